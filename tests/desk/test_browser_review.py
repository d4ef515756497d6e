"""The page of review in a real browser: two tellings are decided on by keys, taken back, and refused where a colleague was first."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

Look = Callable[..., Page]
LANGUAGES = ("en", "ar")


def told(served: Any, judgement: str, left: str, right: str, by: str = "aya") -> Any:
    """Decided by a colleague, from elsewhere."""
    from sijill.desk.deciding import Asked
    from sijill.desk.sessions import Visitor

    return served.desk.decide(Asked(judgement=judgement, left=left, right=right, why="the mayor says so"), Visitor(by, "analyst", ""))


def standing(served: Any) -> list[tuple[str, str, str]]:
    return [(d.judgement, d.by, d.why) for d in served.desk.decisions(standing=True) if d.by_person]


def first(served: Any) -> tuple[str, str]:
    question = served.desk.queue()[0]
    return question.left.id, question.right.id


@pytest.mark.changes
@pytest.mark.parametrize(("lang", "key", "judgement"), [("en", "s", "same"), ("ar", "d", "different")])
def test_a_pair_is_decided_by_keys_alone_and_taken_back_by_one(look: Look, served: Any, lang: str, key: str, judgement: str) -> None:
    pair = first(served)
    waiting = len(served.desk.queue())
    page = look("/review", "anas", lang=lang)
    page.keyboard.press(key)
    page.keyboard.type("one market, one hour")
    page.keyboard.press("Enter")
    page.wait_for_url("**/review?done=*")
    assert standing(served) == [(judgement, "anas", "one market, one hour")]
    expect(page.locator(".queue li")).to_have_count(len(served.desk.queue()))
    assert pair not in [(q.left.id, q.right.id) for q in served.desk.queue()]
    page.keyboard.press("u")
    expect(page.locator(".done button")).to_have_count(1)
    expect(page.locator(".queue li")).to_have_count(waiting)
    assert not [s for s in standing(served) if s[0] == judgement]


def test_nothing_is_decided_without_a_reason(look: Look, served: Any) -> None:
    page = look("/review")
    page.keyboard.press("s")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "why"
    assert page.url.endswith("/review")
    assert standing(served) == []


def test_nothing_is_decided_without_a_choice(look: Look, served: Any) -> None:
    page = look("/review")
    page.locator("#why").fill("one market")
    page.keyboard.press("Enter")
    assert page.url.endswith("/review")
    assert standing(served) == []


def test_the_keys_lie_where_they_lie_on_an_arabic_keyboard(look: Look) -> None:
    page = look("/review", lang="ar")
    page.evaluate("document.body.dispatchEvent(new KeyboardEvent('keydown', {key: 'ي', code: 'KeyD', bubbles: true}))")
    expect(page.locator("[value=different]")).to_be_checked()
    expect(page.locator("#why")).to_be_focused()


#: What the linker says of two strikes on one town, five days apart.
SAID_OF_THEM = {
    "en": ("other day: 13 March 2023 and 18 March 2023", "both in Mayadin"),
    "ar": ("يومان مختلفان: 13 آذار/مارس 2023 و18 آذار/مارس 2023", "كلتاهما في الميادين"),
}
APART = {"en": "days apart", "ar": "بينهما 5 أيام"}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_both_tellings_stand_side_by_side_with_their_words_and_what_speaks_for_and_against(look: Look, served: Any, lang: str) -> None:
    apart = next(q for q in served.desk.queue() if q.link.score == 0)
    page = look(f"/review?left={apart.left.id}&right={apart.right.id}", lang=lang)
    one, other = (page.locator(f"#{side}").bounding_box() for side in ("left", "right"))
    assert one is not None
    assert other is not None
    assert (one["x"] < other["x"]) == (lang == "en")
    assert abs(one["y"] - other["y"]) < 2
    for side in ("left", "right"):
        assert page.locator(f"#{side} mark.k-event").count() >= 1
        assert page.locator(f"#{side} mark.k-toll").count() >= 1
    pro, contra = page.locator(".evidence > div").all()
    day, where = SAID_OF_THEM[lang]
    expect(contra).to_contain_text(day)
    expect(contra).not_to_contain_text(APART[lang])  # which says the same again
    expect(pro).to_contain_text(where)
    expect(pro).not_to_contain_text(day)


def test_from_a_claim_of_either_side_to_its_words_and_back(look: Look) -> None:
    page = look("/review")
    for column, side in ((0, "left"), (1, "right")):
        cell = page.locator(".pair-claims tbody tr").last.locator("td").nth(column)
        words = cell.locator("a.quote").first.inner_text()
        cell.locator("a.quote").first.click()
        expect(page.locator(f"#{side} mark a:focus")).to_have_text(words)
        page.keyboard.press("b")
        expect(cell.locator("a.quote:focus")).to_have_count(1)


def test_the_queue_is_walked_by_keys(look: Look, served: Any) -> None:
    page = look("/review")
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_url("**/review?left=*")
    second = served.desk.queue()[1]
    assert second.left.id in page.url
    expect(page.locator(".queue [aria-current]")).to_have_count(1)


@pytest.mark.changes
@pytest.mark.parametrize("lang", LANGUAGES)
def test_of_two_analysts_the_second_is_refused_and_shown_the_first_ones_word(look: Look, served: Any, lang: str) -> None:
    left, right = first(served)
    page = look(f"/review?left={left}&right={right}", "anas", lang=lang)
    told(served, "different", left, right)
    page.keyboard.press("s")
    page.keyboard.type("one market")
    page.keyboard.press("Enter")
    expect(page.locator("[role=alert]")).to_contain_text("contradicts a decision that stands")
    expect(page.locator("[role=alert]")).to_contain_text("يناقض قرارًا قائمًا")
    expect(page.locator(".standing")).to_contain_text("the mayor says so")
    assert standing(served) == [("different", "aya", "the mayor says so")]
    page.keyboard.press("Escape")
    page.wait_for_url("**/review")
    assert standing(served) == [("different", "aya", "the mayor says so")]


@pytest.mark.changes
def test_what_a_colleague_decides_meanwhile_is_told_and_nothing_is_swept_away(look: Look, served: Any) -> None:
    left, right = first(served)
    page = look(f"/review?left={left}&right={right}", "anas")
    page.keyboard.press("s")
    page.keyboard.type("one mar")
    told(served, "different", left, right)
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")  # asks at once, and not in four seconds
    expect(page.locator("#changed")).to_be_visible()
    expect(page.locator("#why")).to_have_value("one mar")
    page.keyboard.press("Escape")
    page.keyboard.press("l")
    page.wait_for_url("**/review")
    now = first(served)
    assert now != (left, right)
    assert (page.locator("[name=left]").get_attribute("value"), page.locator("[name=right]").get_attribute("value")) == now


def test_the_sheet_of_keys_names_those_of_this_page(look: Look) -> None:
    page = look("/review")
    page.keyboard.press("Shift+Slash")
    sheet = page.locator("#help")
    expect(sheet).to_be_visible()
    keys = sheet.locator("kbd").all_inner_texts()
    assert {"s", "d", "u", "n", "a", "r", "w", "x", "c", "t", "b", "p", "e", "l"} <= set(keys)


def test_a_reader_sees_the_queue_and_decides_nothing(look: Look) -> None:
    page = look("/review", "rima")
    assert page.locator(".queue li").count() >= 3
    assert page.locator("main form").count() == 0


def test_hostile_text_stays_text(look: Look, served: Any) -> None:
    pair = next(q for q in served.desk.queue() if "s-5" in (*q.left.reports, *q.right.reports))
    page = look(f"/review?left={pair.left.id}&right={pair.right.id}")
    expect(page.locator(".pair .text").filter(has_text="<img src=x onerror=window.owned=2>")).to_have_count(1)
    assert page.evaluate("window.owned") is None
    assert page.locator("main script, main img").count() == 0


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("width", [1280, 390])
def test_it_fits_and_everybody_can_use_it(look: Look, lang: str, width: int, broken: Callable[[Page], list[str]]) -> None:
    page = look("/review", lang=lang, width=width, dark=width == 390)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert broken(page) == []
