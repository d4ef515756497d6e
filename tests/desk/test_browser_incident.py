"""The page of an incident in a real browser: from claims to their words and back, pictures, decisions, what was withdrawn, hostile text."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

Look = Callable[..., Page]
LANGUAGES = ("en", "ar")


@pytest.fixture
def strike(served: Any) -> str:
    """The id of the strike that four reports tell of."""
    return str(next(i.id for i in served.desk.incidents(served.desk.index.ids(_everything())) if len(i.members) > 2))


def _everything() -> Any:
    from sijill.desk.filter import View

    return View()


def telling(served: Any, strike: str, report: str) -> Any:
    return next(m for m in served.desk.incident(strike).members if report in m.reports)


def told(served: Any, judgement: str, left: str, by: str = "aya", **more: Any) -> Any:
    """Decided by a colleague, from elsewhere."""
    from sijill.desk.deciding import Asked
    from sijill.desk.sessions import Visitor

    return served.desk.decide(Asked(judgement=judgement, left=left, why="we asked them", **more), Visitor(by, "analyst", ""))


def in_sight(page: Page, selector: str) -> bool:
    return bool(
        page.locator(selector).evaluate("e => { const b = e.getBoundingClientRect(); return b.top >= 0 && b.bottom <= innerHeight; }")
    )


@pytest.mark.parametrize("lang", LANGUAGES)
def test_from_a_claim_to_its_words_and_back_by_click(look: Look, strike: str, lang: str) -> None:
    page = look(f"/incident/{strike}", lang=lang)
    card = page.locator(".toll").filter(has_text="14").first
    card.locator("a.quote").click()
    assert page.locator(".at:target + mark").inner_text() == "14 قتيلا"
    expect(page.locator("mark a:focus")).to_have_text("14 قتيلا")
    page.locator(".at:target + mark a").click()
    assert "14" in page.locator(".toll:target .figure").inner_text()
    assert in_sight(page, ".toll:target")


def test_from_a_claim_to_its_words_and_back_by_one_key_each(look: Look, strike: str) -> None:
    page = look(f"/incident/{strike}")
    page.keyboard.press("j")
    row = page.locator(".here").get_attribute("id")
    page.keyboard.press("t")
    expect(page.locator("mark a:focus")).to_be_in_viewport()
    page.keyboard.press("b")
    expect(page.locator(f"#{row} a.quote:focus")).to_be_in_viewport()
    assert page.url.endswith(f"#{row}")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_it_runs_the_way_of_its_language(look: Look, strike: str, lang: str) -> None:
    page = look(f"/incident/{strike}", lang=lang)
    assert page.evaluate("getComputedStyle(document.body).direction") == ("rtl" if lang == "ar" else "ltr")
    assert page.locator(".text").first.evaluate("e => getComputedStyle(e).direction") == "rtl"
    claims, reports = (page.locator(s).bounding_box() for s in (".claims-side", ".words-side"))
    assert claims is not None
    assert reports is not None
    assert (claims["x"] > reports["x"]) == (lang == "ar")
    assert page.locator(".kind .id").evaluate("e => getComputedStyle(e).direction") == "ltr"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_chart_has_a_mark_for_each_figure_and_time_runs_as_one_reads(look: Look, strike: str, lang: str) -> None:
    page = look(f"/incident/{strike}", lang=lang)
    chart = page.locator(".chart").first
    assert chart.locator("a .mark").count() == 4
    days = chart.locator(".ticks text").all()
    first, last = (d.bounding_box() for d in (days[0], days[-1]))
    assert first is not None
    assert last is not None
    assert (first["x"] < last["x"]) == (lang == "en")
    chart.locator("a").first.click()
    assert page.locator(".toll:target").count() == 1


def test_who_cites_whom_is_drawn_and_said(look: Look, strike: str) -> None:
    page = look(f"/incident/{strike}")
    title = page.locator(".network title").text_content() or ""
    assert "شبكة الضفة cites وكالة الفرات" in title
    assert page.locator(".node.end").count() >= 2
    assert page.locator(".network .edge").count() >= 3


@pytest.mark.parametrize(
    ("lang", "why"),
    [
        ("en", "other day: 13 March 2023 and 18 March 2023"),
        ("ar", "يومان مختلفان: 13 آذار/مارس 2023 و18 آذار/مارس 2023"),
    ],
)
def test_a_near_miss_says_why_not_and_leads_there(look: Look, strike: str, lang: str, why: str) -> None:
    page = look(f"/incident/{strike}", lang=lang)
    near = page.locator(".near > li").first
    expect(near).to_contain_text(why)
    near.locator("a").first.click()
    assert re.search(r"/incident/inc-\w+$", page.url)
    assert strike not in page.url


def test_why_each_telling_belongs(look: Look, strike: str) -> None:
    page = look(f"/incident/{strike}")
    page.locator(".telling summary").first.click()
    expect(page.locator(".telling details[open] .reasons").first).to_contain_text("likely told by")


# deciding


@pytest.mark.changes
@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_claim_is_found_wrong_by_keys_stays_to_be_seen_and_comes_back_when_undone(
    look: Look, served: Any, strike: str, lang: str
) -> None:
    page = look(f"/incident/{strike}", lang=lang)
    page.keyboard.press("j")
    while not page.locator(".here .figure").filter(has_text="14").count():
        page.keyboard.press("j")
    page.keyboard.press("w")
    page.wait_for_url("**/decide?**")
    page.keyboard.type("misread")
    page.keyboard.press("Enter")
    page.wait_for_url("**/incident/*done=*")
    expect(page.locator(".struck")).to_contain_text("14")
    assert served.desk.incident(strike).killed.high == 11
    assert page.locator(".history li").count() == 1
    page.keyboard.press("u")
    expect(page.locator(".history li")).to_have_count(2)
    assert page.locator(".history .aside").count() == 1
    assert served.desk.incident(strike).killed.high == 14


def test_keys_lie_where_they_lie_on_an_arabic_keyboard(look: Look, strike: str) -> None:
    page = look(f"/incident/{strike}", lang="ar")
    for key, code in (("ت", "KeyJ"), ("ص", "KeyW")):
        page.evaluate("([key, code]) => document.body.dispatchEvent(new KeyboardEvent('keydown', {key, code, bubbles: true}))", [key, code])
    page.wait_for_url("**/decide?judgement=wrong**")


def test_a_key_means_the_field_that_one_stands_in(look: Look, strike: str) -> None:
    page = look(f"/incident/{strike}")
    page.keyboard.press("j")
    while not page.locator(".claim.here .k-where").count():
        page.keyboard.press("j")
    page.keyboard.press("c")
    page.wait_for_url("**field=where**")


def test_escape_leaves_a_question_undecided(look: Look, served: Any, strike: str) -> None:
    page = look(f"/incident/{strike}")
    page.keyboard.press("j")
    page.keyboard.press("r")
    page.wait_for_url("**/decide?**")
    page.keyboard.press("Escape")
    page.wait_for_url(f"**/incident/{strike}")
    assert served.desk.decisions() == ()


@pytest.mark.changes
@pytest.mark.parametrize("lang", ["ar"])
def test_a_value_is_chosen_with_a_reason_and_no_claim_changes(look: Look, served: Any, strike: str, lang: str) -> None:
    claims = [c for m in served.desk.incident(strike).members for c in m.telling.claims]
    page = look(f"/incident/{strike}", lang=lang)
    page.locator(".choose-field select").select_option("killed")
    page.keyboard.press("Escape")
    page.locator(".choose-field button").click()
    page.locator("#value").fill("12")
    page.locator("#why").fill("the hospital's list")
    page.keyboard.press("Enter")
    page.wait_for_url("**/incident/*done=*")
    expect(page.locator(".chosen")).to_contain_text("the hospital's list")
    assert served.desk.incident(strike).killed.best == 12
    assert [c for m in served.desk.incident(strike).members for c in m.telling.claims] == claims


def test_a_value_that_cannot_be_is_refused_with_how_to_write_it(look: Look, served: Any, strike: str) -> None:
    page = look(f"/decide?judgement=chosen&left={strike}&incident={strike}&field=killed&value=many&why=so")
    page.on("response", lambda answer: None)
    answer = page.request.post(f"{served.address}/decide", form={"judgement": "chosen", "left": strike, "field": "killed", "value": "many", "why": "so", "csrf": page.locator("[name=csrf]").last.get_attribute("value") or ""})  # fmt: skip
    assert answer.status == 400
    assert "write a number" in answer.text()


@pytest.mark.changes
@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_withdrawn_report_stays_to_be_seen_and_supports_nothing(look: Look, served: Any, strike: str, lang: str) -> None:
    report = telling(served, strike, "s-2").telling.report_id
    page = look(f"/incident/{strike}", lang=lang)
    box = page.locator(".report", has=page.locator(".meta", has_text="s-2"))
    box.locator(".deed[data-key=KeyX]").click()
    page.wait_for_url("**/decide?**")
    page.keyboard.type("taken down by the paper")
    page.keyboard.press("Enter")
    page.wait_for_url("**/incident/*done=*")
    gone = page.locator(".report.withdrawn")
    expect(gone).to_have_count(1)
    expect(gone).to_contain_text("14 قتيلا")
    expect(page.locator(".toll.gone").filter(has_text="14")).to_have_count(1)
    assert served.desk.incident(strike).killed.high == 11
    assert report in {m.telling.report_id for m in served.desk.incident(strike).members if m.withdrawn}


@pytest.mark.changes
def test_tellings_split_off_and_merge_back(look: Look, served: Any, strike: str) -> None:
    page = look(f"/incident/{strike}")
    page.locator(".report", has=page.locator(".meta", has_text="s-3")).locator("[name=tellings]").check()
    page.keyboard.press("p")
    page.wait_for_url("**/decide?**")
    page.keyboard.type("another raid")
    page.keyboard.press("Enter")
    page.wait_for_url("**done=*")
    assert len(served.desk.incident(strike).members) == 3
    page.keyboard.press("u")
    expect(page.locator(".history .aside").first).to_be_visible()
    assert len(served.desk.incident(strike).members) == 4


@pytest.mark.changes
def test_an_incident_merges_with_another_by_keys(look: Look, served: Any, strike: str) -> None:
    other = next(i.id for i in served.desk.incidents(served.desk.index.ids(_everything())) if i.type == "shelling")
    page = look(f"/incident/{other}")
    page.keyboard.press("e")
    page.keyboard.type(strike)
    page.keyboard.press("Enter")
    page.wait_for_url("**/decide?**")
    page.keyboard.type("one operation")
    page.keyboard.press("Enter")
    page.wait_for_url("**/incident/*done=*")
    assert len({m.id for m in served.desk.incident(page.url.split("/incident/")[1].split("?")[0]).members}) == 5


@pytest.mark.changes
@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_contradicts_a_colleague_is_refused_in_both_languages_and_can_be_put_in_its_place(
    look: Look, served: Any, strike: str, lang: str
) -> None:
    claim = telling(served, strike, "s-2").telling.of("toll")[0].id
    page = look(f"/decide?judgement=wrong&left={claim}&incident={strike}", "anas", lang=lang)
    told(served, "right", claim)
    page.locator("#why").fill("misread")
    page.keyboard.press("Enter")
    alert = page.locator("[role=alert]")
    expect(alert).to_contain_text("contradicts a decision that stands")
    expect(alert).to_contain_text("يناقض قرارًا قائمًا")
    expect(page.locator(".standing")).to_contain_text("aya")
    expect(page.locator(".standing")).to_contain_text("we asked them")
    assert [d.judgement for d in served.desk.decisions(standing=True) if d.by_person] == ["right"]
    page.locator(".conflict button").click()
    page.wait_for_url("**/incident/*done=*")
    assert [d.judgement for d in served.desk.decisions(standing=True) if d.by_person] == ["wrong"]
    expect(page.locator(".history .aside")).to_contain_text("aya")


@pytest.mark.changes
def test_what_others_decide_appears(look: Look, served: Any, strike: str) -> None:
    page = look(f"/incident/{strike}", "anas")
    assert page.locator(".history li.none").count() == 1
    told(served, "wrong", telling(served, strike, "s-2").telling.of("toll")[0].id)
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")  # asks at once, and not in four seconds
    expect(page.locator("#changed")).to_be_visible()
    expect(page.locator(".history")).to_contain_text("aya")


@pytest.mark.changes
@pytest.mark.parametrize("lang", ["ar"])
def test_notes_and_who_has_taken_it_on(look: Look, served: Any, strike: str, lang: str) -> None:
    page = look(f"/incident/{strike}", "anas", lang=lang)
    page.keyboard.press("a")
    page.wait_for_url("**#notes")
    assert served.desk.assigned(strike).to == "anas"
    page.keyboard.press("n")
    page.keyboard.type("<b>ask</b> the hospital")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".note-text")).to_have_text("<b>ask</b> the hospital")


def test_a_reader_sees_and_decides_nothing(look: Look, served: Any, strike: str) -> None:
    page = look(f"/incident/{strike}", "rima")
    assert page.locator(".toll").count() >= 5
    assert page.locator(".deed, main form").count() == 0


# what reports carry


@pytest.mark.parametrize("lang", ["ar"])
def test_hostile_text_stays_text(look: Look, strike: str, lang: str) -> None:
    page = look(f"/incident/{strike}", lang=lang)
    expect(page.locator(".report h3").filter(has_text="<script>window.owned=1</script>")).to_have_count(1)
    expect(page.locator(".text").filter(has_text="<img src=x onerror=window.owned=2>")).to_have_count(1)
    assert page.evaluate("window.owned") is None
    assert page.locator("main script, main img").count() == 0


def test_an_override_of_direction_ends_with_the_text_it_is_in(look: Look, strike: str) -> None:
    page = look(f"/incident/{strike}")
    box = page.locator(".report").filter(has_text="gpj.exe").locator(".meta")
    assert box.evaluate("e => getComputedStyle(e).direction") == "ltr"
    assert page.locator(".text").filter(has_text="gpj.exe").evaluate("e => getComputedStyle(e).unicodeBidi") == "isolate"


@pytest.mark.changes
@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("width", [1280, 390])
def test_it_fits_and_everybody_can_use_it(
    look: Look, served: Any, strike: str, lang: str, width: int, broken: Callable[[Page], list[str]]
) -> None:
    told(served, "wrong", telling(served, strike, "s-2").telling.of("toll")[0].id)
    page = look(f"/incident/{strike}", lang=lang, width=width, dark=width == 390)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert broken(page) == []
