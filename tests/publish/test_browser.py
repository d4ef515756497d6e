"""The site in a real browser, opened from its folder: direction, highlights, and the way from a claim to its words and back."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from sijill.model import Report
from sijill.publish.site import write_site
from sijill.register.incident import Incident


@pytest.fixture
def site(tmp_path: Path, incidents: tuple[Incident, ...], copies: dict[str, tuple[Report, ...]]) -> Path:
    write_site(incidents, copies, tmp_path / "site")
    return tmp_path / "site"


def left(page: Page, selector: str) -> float:
    box = page.locator(selector).first.bounding_box()
    assert box is not None
    return box["x"]


def test_arabic_text_runs_from_the_right(page: Page, site: Path) -> None:
    page.goto((site / "incidents/inc-strike.html").as_uri())
    text = page.locator(".text").first
    assert text.evaluate("e => getComputedStyle(e).direction") == "rtl"
    assert page.evaluate("getComputedStyle(document.body).direction") == "ltr"
    # the first marked words of the sentence stand to the right of those that follow
    assert left(page, ".text mark.k-actor") > left(page, ".text mark.k-event") > left(page, ".text mark.k-where")


def test_highlights_are_seen(page: Page, site: Path) -> None:
    page.goto((site / "incidents/inc-strike.html").as_uri())
    for kind in ("event", "when", "where", "actor", "toll", "source"):
        mark = page.locator(f".text mark.k-{kind}").first
        assert mark.evaluate("e => getComputedStyle(e).backgroundColor") not in ("rgba(0, 0, 0, 0)", "transparent")


def test_from_a_claim_to_its_words_and_back(page: Page, site: Path) -> None:
    page.goto((site / "incidents/inc-strike.html").as_uri())
    card = page.locator(".toll").filter(has_text="14").first
    card.locator("a.quote").click()
    words = page.locator(".at:target + mark")
    assert words.inner_text() == "14 قتيلا"
    box = words.bounding_box()
    assert box is not None
    page.wait_for_function(
        "() => { const b = document.querySelector('.at:target + mark').getBoundingClientRect(); return b.top >= 0 && b.bottom <= innerHeight; }"
    )
    words.locator("a").click()
    assert page.locator(".toll:target").locator("> .figure").inner_text() == "14"


def test_the_other_language_is_one_click_away_and_mirrored(page: Page, site: Path) -> None:
    page.goto((site / "incidents/inc-strike.html").as_uri())
    name_left = left(page, ".masthead .name")
    page.locator("a.language").click()
    assert page.url.endswith("inc-strike.ar.html")
    assert page.evaluate("getComputedStyle(document.body).direction") == "rtl"
    assert left(page, ".masthead .name") > name_left


def test_from_the_table_and_from_the_map_to_an_incident(page: Page, site: Path) -> None:
    for selector in ("td.what a", ".spots a", ".timeline svg a"):
        page.goto((site / "index.html").as_uri())
        page.locator(selector).first.click()
        assert page.url.endswith("inc-strike.html")


def test_the_filter_leaves_the_rows_that_fit(page: Page, site: Path) -> None:
    page.goto((site / "index.html").as_uri())
    page.locator("#filter").fill("zaytun strike")
    assert page.locator("#incidents tbody tr:visible").count() == 1
    page.locator("#filter").fill("nothing like it")
    assert page.locator("#none-left").is_visible()


def contrast(page: Page, selector: str) -> float:
    """WCAG contrast of the element's colour with the nearest ground behind it."""
    script = """e => {
      const rgb = c => c.match(/[\\d.]+/g).map(Number);
      const lum = c => { const [r, g, b] = c.slice(0, 3).map(v => { v /= 255; return v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4; });
                         return .2126 * r + .7152 * g + .0722 * b; };
      let ground = e; let back = rgb(getComputedStyle(ground).backgroundColor);
      while (back.length === 4 && back[3] === 0) { ground = ground.parentElement; back = rgb(getComputedStyle(ground).backgroundColor); }
      const [a, b] = [lum(rgb(getComputedStyle(e).color)), lum(back)].sort((x, y) => y - x);
      return (a + .05) / (b + .05); }"""
    return float(page.locator(selector).first.evaluate(script))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_contrast_is_aa(page: Page, site: Path, scheme: str) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.goto((site / "incidents/inc-strike.html").as_uri())
    everywhere = [
        ".tagline",
        ".invented-note",
        ".up a",
        ".kind",
        ".note",
        ".rule",
        ".grade",
        ".quote",
        ".citing",
        ".to-report",
        ".reasons",
        ".meta",
        ".invented",
    ]
    marks = [f".text mark.k-{k} a" for k in ("event", "when", "where", "actor", "toll", "source")]
    low = {s: round(c, 2) for s in (*everywhere, *marks) if (c := contrast(page, s)) < 4.5}
    assert low == {}


def test_a_narrow_screen_does_not_scroll_sideways(page: Page, site: Path) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    for name in ("index.html", "index.ar.html", "incidents/inc-strike.html", "incidents/inc-strike.ar.html"):
        page.goto((site / name).as_uri())
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), name


@pytest.mark.parametrize("name", ["index.html", "index.ar.html"])
def test_names_on_the_map_can_be_read_on_a_narrow_screen(page: Page, site: Path, name: str) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto((site / name).as_uri())
    size = page.evaluate("""() => {
        const text = document.querySelector(".map .place-names text");
        return parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a;
    }""")
    assert size >= 9
