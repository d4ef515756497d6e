"""No page of an Arabic desk speaks English: whatever the linker, the register and those who refuse say is said in Arabic."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from sijill.desk.deciding import Asked
from sijill.desk.sessions import Visitor

Look = Callable[..., Page]
#: Two words in Latin letters, one after the other.
ENGLISH = re.compile(r"[A-Za-z][A-Za-z'’-]*\s+[A-Za-z][A-Za-z'’-]+")
#: Words of the page, without names and ids (set apart), what persons wrote, and keys.
WORDS = """() => {
  const page = document.body.cloneNode(true);
  for (const one of page.querySelectorAll("bdi, q, kbd, script, svg, input, .id, [lang=en], .text, .quote, select, datalist")) one.replaceWith(" · ");
  return page.textContent;
}"""


def english(page: Page) -> list[str]:
    return ENGLISH.findall(page.evaluate(WORDS))


def told(served: Any, judgement: str, left: str, right: str | None = None, **more: Any) -> Any:
    asked = Asked(judgement=judgement, left=left, right=right, why="قال العمدة ذلك", **more)
    return served.desk.decide(asked, Visitor("aya", "analyst", ""))


def incident(served: Any) -> Any:
    """The strike that several tell of."""
    return max(served.desk.incidents(i.id for i in served.desk.register.incidents()), key=lambda i: len(i.members))


@pytest.mark.changes
def test_an_incident(look: Look, served: Any) -> None:
    one = incident(served)
    told(served, "chosen", one.id, field="killed", value="12")
    told(served, "wrong", one.members[0].telling.claims[0].id)
    page = look(f"/incident/{one.id}", "anas", lang="ar")
    page.eval_on_selector_all("details", "all => all.forEach(one => one.open = true)")
    assert english(page) == []
    for why in page.locator(".reasons li").all():
        assert ENGLISH.search(why.inner_text()) is None
        assert re.search(r"[\u0621-\u064a]{2}", why.inner_text())
        assert why.evaluate("one => getComputedStyle(one).direction") == "rtl"
    assert page.locator(".reasons [lang=en]").count() == 0
    expect(page.locator(".near .reasons").first).to_contain_text("يومان مختلفان: 13 آذار/مارس 2023 و18 آذار/مارس 2023")
    expect(page.locator(".telling .reasons").first).to_contain_text("احتمال أن يروي الحادثةَ التقرير")


def test_review_and_its_queue(look: Look, served: Any) -> None:
    page = look("/review", "anas", lang="ar")
    assert english(page) == []
    for line in page.locator(".reasons li, .queue li a").all():
        assert re.search("[A-Za-z]{2}", line.inner_text()) is None, line.inner_text()
    expect(page.locator(".queue li a").first).to_contain_text("غارة جوية؛")
    assert "الميادين" in page.locator(".queue").inner_text()


def test_a_name_is_set_apart(look: Look, served: Any) -> None:
    """A report's id in Latin letters keeps the figure beside it where it belongs."""
    page = look(f"/incident/{incident(served).id}", "anas", lang="ar")
    page.locator(".telling summary").first.click()
    line = page.locator(".telling details[open] .reasons li").first
    assert re.fullmatch(r"s-\d", line.locator("bdi").inner_text())
    name, figure = line.locator("bdi").bounding_box(), line.bounding_box()
    assert name is not None
    assert figure is not None
    assert name["x"] > figure["x"]  # the percentage stands after it, to the left


@pytest.mark.parametrize("judgement", ["same", "different", "chosen", "wrong", "withdrawn"])
def test_what_is_asked_before_a_decision(look: Look, served: Any, judgement: str) -> None:
    one = incident(served)
    right = "" if judgement in ("chosen", "wrong", "withdrawn") else f"&right={one.members[1].id}"
    field = "&field=where" if judgement == "chosen" else ""
    page = look(f"/decide?judgement={judgement}&left={one.members[0].id}&incident={one.id}{right}{field}", "anas", lang="ar")
    expect(page.locator("form.ask")).to_be_visible()
    assert english(page) == []


@pytest.mark.changes
def test_what_stands_against_a_decision_and_what_takes_it_back(look: Look, served: Any) -> None:
    question = served.desk.queue()[0]
    made = told(served, "same", question.left.id, question.right.id).made[0]
    page = look(f"/review?left={question.left.id}&right={question.right.id}", "anas", lang="ar")
    page.keyboard.press("d")
    page.keyboard.type("لا")
    page.keyboard.press("Enter")
    page.wait_for_selector(".conflict")
    assert english(page) == []
    refused = page.locator("[role=alert] > p").first.inner_text()
    assert refused.startswith("هذا القرار يناقض قرارًا قائمًا: قرار aya في ")
    assert "(حادثة واحدة: قال العمدة ذلك)" in refused
    asked = look(f"/undo/{made.id}", "anas", lang="ar")
    assert english(asked) == []
