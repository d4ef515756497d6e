"""A small register made by hand: one strike told by two outlets with rival tolls, and an undated meeting with no place.
And a browser, for what only a browser can tell."""

import shutil
from collections.abc import Iterator
from datetime import date

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from sijill.model import Actor, Attribution, Claim, Dating, Interval, Place, Point, Reading, Report, Source, Span, Telling, Toll
from sijill.register.incident import Held, Incident, Link, Member, Range, SaidToll, Strength
from sijill.saying import told

# "Warplanes raided the town of Tall al-Zaytun on Tuesday and killed 9 people, among them 3 children, the Jazira Observatory said. <b>"
FIRST = "شنت طائرات حربية غارة على بلدة تل الزيتون الثلاثاء أسفرت عن مقتل 9 أشخاص بينهم 3 أطفال، بحسب مرصد الجزيرة. <b>عاجل</b>"
# "A raid on Tall al-Zaytun on Tuesday left 14 dead, according to medics."
SECOND = "خلفت غارة على تل الزيتون الثلاثاء 14 قتيلا، وفق مسعفين"
# "Commanders held a meeting."
THIRD = "عقد قادة اجتماعا"
DAY = Interval.day(date(2021, 3, 9), "relative")
PLACE = Place("Tall al-Zaytun", "SY", point=Point(35.1, 40.2), uncertainty_km=2.0)


def span(text: str, words: str) -> Span:
    at = text.index(words)
    return Span(at, at + len(words))


def source(text: str, name: str, words: str) -> Attribution:
    return Attribution((Source(name, (span(text, words),)),))


def strike_telling(report: Report, who: Attribution, *tolls: tuple[Toll, str]) -> Telling:
    text = report.text
    claims = [
        Claim(report.id, "when", DAY, (span(text, "الثلاثاء"),)),
        Claim(report.id, "where", PLACE, (span(text, "تل الزيتون"),)),
        *(Claim(report.id, "toll", toll, (span(text, words),)) for toll, words in tolls),
    ]
    if "طائرات" in text:
        claims.append(Claim(report.id, "initiator", Actor("unidentified warplanes"), (span(text, "طائرات حربية"),)))
    return Telling(report.id, "air_strike", (span(text, "غارة"),), tuple(claims), attributions=(who,))


def said(claim: Claim, report: Report, origin: str, *, total: bool = True) -> SaidToll:
    toll = claim.value
    assert isinstance(toll, Toll)
    return SaidToll(
        claim.id, report.id, report.name, toll.harm, toll.low, toll.high, toll.approximate, toll.additional, toll.who, toll.part_of,
        (origin,), origin, total,
    )  # fmt: skip


def strike() -> tuple[Incident, tuple[Report, ...]]:
    a = Report(FIRST, outlet="Al-Furat agency", published=DAY, given_id="r-1", url="https://example.org/1", extra={"invented": True})
    b = Report(SECOND, outlet="<i>Nahr</i>", given_id="r-2", url="javascript:alert(1)", extra={"invented": True})
    nine = Toll("killed", 9, 9)
    total = Claim(a.id, "toll", nine, (span(FIRST, "9 أشخاص"),))
    children = Toll("killed", 3, 3, who="أطفال", part_of=total.id)
    one = strike_telling(a, source(FIRST, "Jazira Observatory", "مرصد الجزيرة"), (nine, "9 أشخاص"), (children, "3 أطفال"))
    two = strike_telling(b, source(SECOND, "medics", "مسعفين"), (Toll("killed", 14, 14), "14 قتيلا"))
    tolls = (*one.of("toll"), *two.of("toll"))
    when, where = ((one.of(f)[0].id, two.of(f)[0].id) for f in ("when", "where"))
    incident = Incident(
        id="inc-strike", type="air_strike", category="violence", factuality="happened", background=False,
        when=Held(DAY, when), where=(Held(PLACE, where),), initiators=(Held(Actor("unidentified warplanes"), (one.of("initiator")[0].id,)),),
        targets=(), participants=(), killed=Range(9, 14, 14, "latest per origin", (tolls[2].id,), (tolls[0].id,)), injured=None,
        tolls=(
            said(tolls[0], a, "Jazira Observatory"), said(tolls[1], a, "Jazira Observatory", total=False), said(tolls[2], b, "medics"),
        ),
        origins=("Jazira Observatory", "medics"), independent_origins=2, strength=Strength("contested", (told("figures_differ", harm="killed", figure=(9, 14)),)),
        members=(
            Member(one.id, one, ("r-1",), ("Al-Furat agency",), ("Jazira Observatory",), DAY, ()),
            Member(two.id, two, ("r-2",), ("<i>Nahr</i>",), ("medics",), None, (told("on_one_day", day=DAY),)),
        ),
        nearly=(Link(one.id, "elsewhere", 0.4, (told("days_apart", gap=2, first=DAY, second=Interval.day(date(2021, 3, 11))),)),),
    )  # fmt: skip
    return incident, (a, b)


def meeting() -> tuple[Incident, Report]:
    report = Report(THIRD, given_id="=r-3")
    telling = Telling(
        report.id, "meeting", (span(THIRD, "اجتماعا"),), (Claim(report.id, "participant", Actor("@commanders"), (span(THIRD, "قادة"),)),)
    )
    incident = Incident(
        id="inc-meeting", type="meeting", category="diplomacy", factuality="possible", background=True, when=None, where=(), initiators=(),
        targets=(), participants=(Held(Actor("@commanders"), (telling.claims[0].id,)),), killed=None, injured=None, tolls=(), origins=("r-3",),
        independent_origins=1, strength=Strength("single origin", (told("only_telling"),)),
        members=(Member(telling.id, telling, ("=r-3",), (), ("r-3",), None, ()),),
    )  # fmt: skip
    return incident, report


@pytest.fixture
def incidents() -> tuple[Incident, ...]:
    return strike()[0], meeting()[0]


@pytest.fixture
def copies() -> dict[str, tuple[Report, ...]]:
    return {r.id: (r,) for r in (*strike()[1], meeting()[1])}


@pytest.fixture
def readings() -> tuple[Reading, ...]:
    """What was read of the first report of the strike, and of the undated, unplaced meeting."""
    told, (first, _) = strike()
    meant, third = meeting()
    return tuple(Reading(r, Dating(None), (i.members[0].telling,), "by hand") for i, r in ((told, first), (meant, third)))


_ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-dev-shm-usage", "--no-first-run"]


def chromium() -> str:
    """Where the browser is; these tests fail, and are not skipped, without one (`make test` installs it)."""
    found = next((path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None)
    assert found is not None, "no Chromium: apt-get install chromium"
    return found


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=_ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(offline=True, viewport={"width": 1200, "height": 900})
    page = context.new_page()
    failed: list[str] = []
    page.on(
        "requestfailed", lambda request: None if request.failure == "net::ERR_ABORTED" else failed.append(request.url)
    )  # left early is no failure
    page.on("console", lambda message: failed.append(message.text) if message.type == "error" else None)
    yield page
    context.close()
    assert failed == []
