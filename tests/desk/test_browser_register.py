"""The register's page in a real browser, and those around it: one view in three parts, keys, both directions, both grounds."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from sijill import workflow

Look = Callable[..., Page]
LANGUAGES = ("en", "ar")
PASSWORD = "a long enough password"

#: Two places that are points, one that is a province, and one report with no day. All invented.
REPORTS = (
    # "9 killed in an air strike on Mayadin yesterday, Monday, according to the Jazira Observatory."
    ("وكالة الفرات", "2023-03-14", "قتل 9 أشخاص في غارة جوية على مدينة الميادين أمس الاثنين، بحسب مرصد الجزيرة."),
    # "3 civilians injured by shelling of the city of Raqqa today."
    ("وكالة الفرات", "2023-03-20", "أصيب 3 مدنيين بقصف مدفعي على مدينة الرقة اليوم."),
    # "Dozens of people went out in a demonstration in the city of Raqqa today."
    ("صحيفة النهر", "2023-04-02", "خرج عشرات الأهالي في مظاهرة في مدينة الرقة اليوم."),
    # "4 killed by an explosion in the province of Hasaka today."
    ("صحيفة النهر", "2023-04-05", "قتل 4 أشخاص بانفجار في محافظة الحسكة اليوم."),
    # "4 fighters killed in armed clashes in the city of Deir ez-Zor."
    ("صفحة محلية", None, "قتل 4 مقاتلين باشتباكات مسلحة في مدينة دير الزور."),
)


@pytest.fixture(scope="session")
def struck(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wide")
    rows = [{"report_id": f"w-{n}", "outlet": o, "text": t} | ({"published": d} if d else {}) for n, (o, d, t) in enumerate(REPORTS)]
    (folder / "reports.jsonl").write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in rows), encoding="utf-8")
    workflow.add([str(folder / "reports.jsonl")], register=str(folder / "r.sqlite"))
    return folder / "r.sqlite"


def rows(page: Page) -> Any:
    return page.locator("#incidents tbody tr")


def bars(page: Page) -> Any:
    return page.locator("[data-brush] a")


def drawn(page: Page, points: int, areas: int) -> None:
    """Wait until the map shows so many incidents as points, and so many areas."""
    page.wait_for_function(
        """([points, areas]) => [...document.querySelectorAll(".cluster")].reduce((n, c) => n + Number(c.textContent), 0) === points
           && document.querySelectorAll("path.area").length === areas""",
        arg=[points, areas],
    )


def press(page: Page, code: str, key: str) -> None:
    """A key as a keyboard of any layout sends it."""
    page.evaluate(
        "([code, key]) => (document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent('keydown', {code, key, bubbles: true, cancelable: true}))",
        [code, key],
    )


# one view in three parts


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_a_facet_narrows_all_three_parts_show(look: Look, lang: str) -> None:
    page = look("/", lang=lang)
    expect(rows(page)).to_have_count(4)
    expect(bars(page)).to_have_count(4)
    drawn(page, 4, 1)
    page.locator("#facet-category summary").click()
    page.locator("#facet-category input[value=violence]").check()
    expect(rows(page)).to_have_count(3)
    expect(bars(page)).to_have_count(3)
    drawn(page, 3, 1)
    assert page.url.endswith("/?category=violence")
    assert page.locator("#facet-category").get_attribute("open") is not None, "the menu stays open"


def test_a_bar_of_the_timeline_narrows_and_going_back_widens(look: Look) -> None:
    page = look("/")
    bars(page).first.click()
    expect(rows(page)).to_have_count(1)
    drawn(page, 1, 0)
    assert re.search(r"since=2023-03-13&until=2023-03-13$", page.url)
    expect(bars(page)).to_have_count(4)  # the days that were not chosen can still be chosen
    page.go_back()
    expect(rows(page)).to_have_count(4)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_drawing_over_the_timeline_chooses_its_days(look: Look, lang: str) -> None:
    page = look("/", lang=lang)
    first, second = (bars(page).nth(n).locator(".bar").bounding_box() for n in (0, 1))
    assert first is not None
    assert second is not None
    assert (first["x"] < second["x"]) == (lang == "en"), "time runs as the page is read"
    left, right = sorted((first["x"], second["x"]))
    y = first["y"] + first["height"] / 2
    page.mouse.move(left - 3, y)
    page.mouse.down()
    page.mouse.move(right + 6, y, steps=4)
    page.mouse.up()
    expect(rows(page)).to_have_count(2)
    assert "since=2023-03-13&until=2023-03-20" in page.url


def test_a_place_on_the_map_narrows_and_its_chip_widens(look: Look) -> None:
    page = look("/")
    drawn(page, 4, 1)
    page.locator(".cluster[aria-label^=Mayadin]").click()
    expect(rows(page)).to_have_count(1)
    expect(bars(page)).to_have_count(1)
    page.locator(".chips a").first.click()
    expect(rows(page)).to_have_count(4)
    assert page.url.endswith("/")


def test_the_table_follows_the_map_where_it_is_asked_to(look: Look) -> None:
    page = look("/")
    drawn(page, 4, 1)
    page.locator("#follow").check()
    expect(page.locator(".chips li").first).to_contain_text("map shows")
    box = page.locator("#map").bounding_box()
    assert box is not None
    for _ in range(3):  # into the corner where nothing is
        page.mouse.move(box["x"] + 80, box["y"] + box["height"] - 60)
        page.mouse.wheel(0, -400)
        page.wait_for_timeout(250)
    expect(page.locator("#none-left")).to_be_visible()
    address = page.url
    page.reload()
    page.wait_for_timeout(400)
    assert page.url == address, "looking at a kept view does not change it"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_province_is_an_area_and_never_a_point(look: Look, lang: str) -> None:
    page = look("/?type=explosion", lang=lang)
    drawn(page, 0, 1)
    area = page.locator("path.area")
    said = area.get_attribute("aria-label") or ""
    assert ("الحسكة" in said) == (lang == "ar")
    assert re.search(r"\d+ (km|كم)", said)
    area.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".chips li").first).to_contain_text("Place" if lang == "en" else "المكان")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_undated_are_listed_apart(look: Look, lang: str) -> None:
    page = look("/", lang=lang)
    expect(page.locator("#undated tbody tr")).to_have_count(1)
    page.locator(".timeline .rule a").click()
    expect(rows(page)).to_have_count(1)
    assert "undated=only" in page.url


def test_a_row_is_shown_on_the_map_and_in_time(look: Look) -> None:
    page = look("/?sort=day")
    drawn(page, 4, 1)
    press(page, "KeyJ", "j")
    expect(page.locator("path.lit")).to_have_count(1)
    expect(page.locator("[data-brush] a.here")).to_have_attribute("data-first", "2023-03-13")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_columns_sort(look: Look, lang: str) -> None:
    page = look("/", lang=lang)
    page.locator("#incidents th a[href*='sort=-killed']").click()
    expect(page.locator("#incidents th[aria-sort=descending]")).to_have_text(re.compile("Killed|قتلى"))
    expect(rows(page).first.locator("td.number").first).to_have_text("9")


# finding, keeping, taking away


@pytest.mark.parametrize("lang", LANGUAGES)
def test_search_finds_folded_words_by_key_alone(look: Look, lang: str) -> None:
    page = look("/", lang=lang)
    press(page, "Slash", "ظ")  # what an Arabic keyboard has there
    expect(page.locator("#q")).to_be_focused()
    page.keyboard.type("الرقه")  # "Raqqa", as it is often misspelt
    expect(rows(page)).to_have_count(2)
    page.keyboard.press("Escape")
    assert page.locator("#q").input_value() == "الرقه"
    press(page, "KeyJ", "ت")
    press(page, "KeyJ", "ت")
    expect(rows(page).nth(1)).to_have_class(re.compile("here"))
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/incident/inc-"))


def test_who_stands_on_an_incident_stands_on_it_in_the_next_view(look: Look) -> None:
    page = look("/")
    page.locator("#q").fill("الرقة")
    expect(page).to_have_url(re.compile("q=."))
    expect(rows(page)).to_have_count(2)
    page.keyboard.press("Escape")
    press(page, "KeyJ", "j")
    press(page, "KeyJ", "j")
    name = rows(page).nth(1).get_attribute("data-id")
    expect(page.locator("tr.here")).to_have_attribute("data-id", name or "none")
    page.locator("#q").fill("")
    expect(rows(page)).not_to_have_count(2)
    expect(page.locator("tr.here")).to_have_attribute("data-id", name or "none")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_keys_are_told(look: Look, lang: str) -> None:
    page = look("/", lang=lang)
    press(page, "Slash", "؟" if lang == "ar" else "?")
    expect(page.locator("#help")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#help")).to_be_hidden()


def test_a_menu_is_opened_walked_and_closed_by_keys(look: Look) -> None:
    page = look("/")
    summary = page.locator("#facet-category summary")
    summary.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(rows(page)).not_to_have_count(4)
    expect(page.locator("#facet-category input:focus")).to_be_checked()  # what was put in its place has the focus that it had
    expect(page.locator(".htmx-settling, .htmx-added, .htmx-swapping")).to_have_count(0)
    page.keyboard.press("Escape")
    expect(page.locator("#facet-category")).not_to_have_attribute("open", "")
    expect(summary).to_be_focused()


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("menu", ["views", "export"])
def test_on_a_narrow_screen_menus_stay_on_it(look: Look, lang: str, menu: str) -> None:
    page = look("/", lang=lang, width=390)
    page.locator(f"#{menu}-menu summary").click()
    box = page.locator(f"#{menu}-menu > :not(summary)").bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390


@pytest.mark.changes
@pytest.mark.parametrize(("lang", "shared"), [("en", "shared"), ("ar", "مشترَك")])
def test_a_view_is_kept_under_a_name(look: Look, lang: str, shared: str) -> None:
    page = look("/?type=protest", "rima", lang=lang)
    page.locator("#views-menu summary").click()
    page.locator("#save-view input[name=name]").fill("<b>protests</b>")
    page.locator("#save-view input[name=shared]").check()
    page.locator("#save-view button").click()
    expect(page.locator("#views li")).to_contain_text(shared)
    other = look("/", "anas")
    expect(rows(other)).to_have_count(4)
    other.locator("#views-menu summary").click()
    kept = other.locator("#views a")
    expect(kept).to_have_text("<b>protests</b>")
    expect(other.locator("#views li button")).to_have_count(0)
    kept.click()
    expect(rows(other)).to_have_count(1)
    page.locator("#views li button").click()
    expect(page.locator("#views a")).to_have_count(0)
    expect(page.locator("#views-menu")).to_have_attribute("open", "")


def test_what_is_found_is_what_is_exported(look: Look) -> None:
    page = look("/?place=&category=violence&since=2023-04-01")
    page.locator("#export-menu summary").click()
    offered = page.locator("#export-menu a").evaluate_all("links => links.map(l => l.dataset.keyExport)")
    assert set(offered) >= {"jsonl", "csv", "geojson", "html"}
    with page.expect_download() as download:
        page.locator("[data-key-export=jsonl]").click()
    lines = Path(download.value.path()).read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["type"] for line in lines] == ["explosion"]


# taking in


@pytest.mark.changes
@pytest.mark.parametrize("lang", LANGUAGES)
def test_reports_are_taken_in_as_text_and_as_files(look: Look, lang: str) -> None:
    page = look("/intake", lang=lang)
    # "5 killed in an air strike on the city of Raqqa today."
    page.locator("textarea").fill("قتل 5 أشخاص في غارة جوية على مدينة الرقة اليوم.")
    page.locator("[name=published]").fill("2023-05-01")
    page.locator("#files").set_input_files([{"name": "empty.jsonl", "mimeType": "application/json", "buffer": b"{"}])
    expect(page.locator("#chosen")).to_contain_text("1")
    page.evaluate("window.still = true")
    page.locator(".intake-form button").click()
    expect(page.locator(".outcomes tbody tr")).to_have_count(2, timeout=20000)
    expect(page.locator("#job progress")).to_have_count(0, timeout=20000)
    expect(page.locator("#job .wide tbody")).to_contain_text("empty.jsonl")
    expect(page.locator("#jobs li a")).to_have_text("Done" if lang == "en" else "تم", timeout=20000)
    expect(page.locator("textarea")).to_have_value("")
    expect(page.locator("#chosen")).to_have_text("")
    page.locator(".intake-form button").click()
    expect(page.locator("#told")).to_contain_text("give files or text" if lang == "en" else "أعطِ ملفات")
    assert page.evaluate("window.still") is True, "the page was never loaded anew"
    page.locator("#job a").click()
    expect(rows(page)).to_have_count(5)


# who may


@pytest.mark.changes
def test_accounts_are_made_keep_the_door_and_are_told_of(look: Look) -> None:
    page = look("/accounts")
    page.locator("[name=name]").fill("adnan")
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("main > form button").click()
    expect(page).to_have_url(re.compile("/login"))  # with the first account, accounts keep the door
    page.locator("[name=name]").fill("adnan")
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("main form button").click()
    page.goto(page.url.split("/accounts")[0].rstrip("/") + "/accounts")
    page.locator("main > form [name=name]").fill("rima")
    page.locator("main > form [name=role]").select_option("reader")
    page.locator("main > form [name=password]").fill(PASSWORD)
    page.locator("main > form button").click()
    expect(page.locator("tr[data-row]")).to_have_count(2)
    page.locator("tr[data-row]:has-text('rima') button.danger").click()
    expect(page.locator("tr[data-row]")).to_have_count(1)
    page.locator("main a[href='/audit']").click()
    expect(page.locator("tbody tr").first).to_contain_text("removed an account")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_is_refused_is_said_on_a_page(served: Any, browser: Any, lang: str) -> None:
    context = browser.new_context()
    context.add_cookies([served.way_in("rima"), {"name": "sijill-language", "value": lang, "url": served.address}])
    page = context.new_page()
    for path, status in (("/nothing", 404), ("/intake", 403), ("/accounts", 403)):
        answer = page.goto(served.address + path)
        assert answer is not None
        assert answer.status == status
        expect(page.locator("[role=alert]")).to_be_visible()
        assert page.locator("html").get_attribute("dir") == ("rtl" if lang == "ar" else "ltr")
    expect(page.locator(".ways a")).to_have_count(2)  # what a reader may not do is not offered
    context.close()


# both directions, both grounds, both widths

PAGES = ("/", "/intake", "/accounts", "/audit")


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("dark", [False, True])
def test_axe_finds_nothing(look: Look, broken: Callable[[Page], list[str]], lang: str, *, dark: bool) -> None:
    page = look("/", lang=lang, dark=dark)
    drawn(page, 4, 1)
    page.locator("#facet-place summary").click()
    assert broken(page) == []
    origin = page.url.rstrip("/")
    for path in PAGES[1:]:
        page.goto(origin + path)
        assert broken(page) == [], path


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("width", [1280, 390])
def test_no_page_scrolls_sideways(look: Look, lang: str, width: int) -> None:
    page = look("/", lang=lang, width=width)
    origin = page.url.rstrip("/")
    for path in PAGES:
        page.goto(origin + path)
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), path


def test_on_a_narrow_screen_the_facets_are_folded_until_asked_for(look: Look) -> None:
    page = look("/", width=390)
    expect(page.locator("#facets")).to_be_hidden()
    page.locator("button.narrow").click()
    expect(page.locator("#facets")).to_be_visible()


def test_the_other_language_mirrors_the_page_and_keeps_the_view(look: Look) -> None:
    page = look("/")
    page.locator("#facet-category summary").click()
    page.locator("#facet-category input[value=violence]").check()
    expect(rows(page)).to_have_count(3)
    page.locator("a.language").click()
    assert page.evaluate("getComputedStyle(document.body).direction") == "rtl"
    expect(rows(page)).to_have_count(3)
    table, map_ = page.locator("#incidents").bounding_box(), page.locator("#map").bounding_box()
    assert table is not None
    assert map_ is not None
    assert map_["x"] < table["x"]


def test_the_ground_that_was_chosen_stays(look: Look) -> None:
    page = look("/")
    ground = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(ground)
    page.locator("[data-theme-switch]").click()
    dark = page.evaluate(ground)
    assert dark != light
    page.reload()
    assert page.evaluate(ground) == dark


def test_the_first_key_reaches_the_content(look: Look) -> None:
    page = look("/")
    page.keyboard.press("Tab")
    expect(page.locator("a.skip")).to_be_focused()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"


#: As wide as what stands in a row comes, word for word: a table that is wider than its room hides how well an incident is supported.
_WIDE = {
    "en": ["19 September 2024", "Assassination", "Hodeidah governorate", "unidentified gunmen", "displaced people", "at least 20", "at least 20", "corroborated"],
    "ar": ["19 أيلول/سبتمبر 2024", "قصف مدفعي أو صاروخي", "محافظة الحديدة", "مسلحون مجهولون", "خيمة النازحين", "20 على الأقل", "20 على الأقل", "متقاطع"],
}  # fmt: skip


@pytest.mark.parametrize("width", [900, 1100, 1230, 1280, 1366, 1500])
@pytest.mark.parametrize("lang", ["en", "ar"])
def test_the_whole_table_is_seen_beside_the_map(look: Look, lang: str, width: int) -> None:
    page = look("/", lang=lang, width=width)
    fill = "(row, words) => [...row.cells].forEach((cell, n) => { (cell.querySelector('a, .grade') ?? cell).textContent = words[n]; })"
    page.locator("#incidents tbody tr").first.evaluate(fill, _WIDE[lang])
    part = page.locator(".table-part .scroller")
    assert part.evaluate("e => e.scrollWidth - e.clientWidth") <= 0
