"""A reading in a notebook: the same value as any reading, and a piece of HTML in which nothing of a report is markup."""

import re
from datetime import date
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page

import sijill
from sijill.model import Actor, Attribution, Claim, Dating, Interval, Place, Reading, Report, Source, Span, Telling, Toll
from sijill.publish.marks import MARK_KINDS
from sijill.publish.notebook import ShownReading
from sijill.publish.notebook.write import _GROUNDS, reading_html
from sijill.saying.words import LANGUAGES, words

_TAGS = {"div", "bdi", "span", "small", "mark", "sup", "table", "caption", "b", "tbody", "tr", "th", "td", "p"}
_ATTRIBUTES = {"class", "dir", "lang", "style", "title", "scope", "data-kinds"}


class Seen(HTMLParser):
    """Tags, attributes, and the text of the element of class sijill-text (without the raised numbers)."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.titles: list[str] = []
        self.open: list[str] = []
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.titles += [value or "" for name, value in attrs if name == "title"]
        named = dict(attrs).get("class") == "sijill-text"
        self.open.append("text" if named or (self.open and self.open[-1] == "text" and tag == "mark") else tag)

    def handle_endtag(self, tag: str) -> None:
        self.open.pop()

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] == "text":
            self.text += data


_WORDS = st.text(st.sampled_from("<>&\"'`=/ \nبغارةabscript!-{}%\u202e\ud83d\x00\x1b"), min_size=1, max_size=40) | st.sampled_from(
    ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "</div>", "<!--", "&lt;", "{{ 7*7 }}", "]]>"]
)


@st.composite
def any_readings(draw: st.DrawFn) -> Reading:
    text = draw(_WORDS) + draw(_WORDS)
    report = Report(text, outlet=draw(st.none() | _WORDS), title=draw(st.none() | _WORDS), given_id=draw(st.none() | _WORDS))

    def spans() -> tuple[Span, ...]:
        start = draw(st.integers(0, len(text) - 1))
        return (Span(start, draw(st.integers(start + 1, len(text)))),)

    def telling() -> Telling:
        said = (Attribution((Source(draw(_WORDS), spans()), Source(draw(_WORDS), spans()))),)
        claims = (
            Claim(report.id, "where", Place(draw(_WORDS)), spans()),
            Claim(report.id, "target", Actor(draw(_WORDS)), spans()),
            Claim(report.id, "toll", Toll("killed", 1, None, who=draw(st.none() | _WORDS)), spans(), attributions=said),
        )
        return Telling(report.id, draw(st.sampled_from(["air_strike"]) | _WORDS), spans(), claims, attributions=said)

    return Reading(report, Dating(None), tuple(telling() for _ in range(draw(st.integers(0, 2)))), "by hand")


def held(text: str) -> str:
    """What HTML can hold of a text."""
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]", "\ufffd", whole)


@settings(max_examples=150, deadline=None)
@given(any_readings())
def test_nothing_of_a_report_is_markup_and_nothing_is_lost(reading: Reading) -> None:
    html = reading_html(reading)
    html.encode("utf-8")
    seen = Seen(html)
    assert seen.open == []  # each element closed
    assert seen.tags <= _TAGS
    assert seen.attributes <= _ATTRIBUTES
    if not any(0xD800 <= ord(c) <= 0xDFFF for c in reading.report.text):  # half an emoji may find its other half
        assert seen.text == held(reading.report.text)


@settings(max_examples=60, deadline=None)
@given(any_readings())
def test_words_stand_in_the_titles_of_their_values(reading: Reading) -> None:
    titles = Seen(reading_html(reading)).titles
    for claim in (c for t in reading.tellings for c in t.claims):
        quote = " ".join(claim.spans[0].of(reading.report.text).split())
        assert f"«{held(quote)}»" in map(held, titles)


def test_labels_are_in_both_languages(readings: tuple[Reading, ...]) -> None:
    html = reading_html(readings[0])
    for key in ("when", "where", "initiator", "toll", "said_by", "event_words", "actor_words", "source_words"):
        assert all(f">{words(language)(key)}</bdi>" in html for language in LANGUAGES), key
    assert all(f">{words(language).type('air_strike')}</bdi>" in html for language in LANGUAGES)


@pytest.mark.parametrize(
    "said",
    [
        '<bdi lang="ar" dir="rtl">غير معروف</bdi> · <bdi lang="en" dir="ltr">not known</bdi>',
        '<bdi lang="ar" dir="rtl">تاريخ النشر غير معروف</bdi> · <bdi lang="en" dir="ltr">date of publication not known</bdi>',
    ],
)
def test_what_is_not_known_is_said(readings: tuple[Reading, ...], said: str) -> None:
    assert said in reading_html(readings[1])


def test_nothing_found_is_said() -> None:
    html = reading_html(Reading(Report("نص"), Dating(None), (), "by hand"))
    assert "no incident found" in html
    assert "لم يُعثر على حادث" in html


def test_it_is_self_contained(readings: tuple[Reading, ...]) -> None:
    html = reading_html(readings[0])
    assert not re.search(r"<script|<style|<link|\bhref=|\bsrc=|url\(|\bid=|\bon\w+=", html)


def nested() -> Reading:
    """Two incidents; a toll within a toll, a day that both share, an actor that reaches over the edge of a place."""
    text = "قتل 12 شخصاً بينهم 3 أطفال أمس في قصف قرية تل الزيتون وغارة قربها"  # "12 people were killed, 3 children among them, …"
    report = Report(text, given_id="n")

    def at(quote: str) -> tuple[Span, ...]:
        return (Span(text.index(quote), text.index(quote) + len(quote)),)

    day = Claim(report.id, "when", Interval.day(date(2021, 3, 9)), at("أمس"))
    first = (
        Claim(report.id, "toll", Toll("killed", 12, 12), at("قتل 12 شخصاً بينهم 3 أطفال")),
        Claim(report.id, "toll", Toll("killed", 3, 3), at("3 أطفال")),
        Claim(report.id, "where", Place("Tall al-Zaytun"), at("قرية تل الزيتون")),
        Claim(report.id, "target", Actor("village"), at("قصف قرية")),
        day,
    )
    tellings = (Telling(report.id, "shelling", at("قصف"), first), Telling(report.id, "air_strike", at("غارة"), (day,)))
    return Reading(report, Dating(None), tellings, "by hand")


def test_the_number_of_each_incident_stands_behind_its_words() -> None:
    numbered = re.findall(r"([^<>]+)</mark><sup[^>]*>([\d,]+)</sup>", reading_html(nested()))
    assert numbered == [("3 أطفال", "1"), ("أمس", "1,2"), (" تل الزيتون", "1"), ("غارة", "2")]


def test_a_shown_reading_is_the_reading(readings: tuple[Reading, ...]) -> None:
    shown = ShownReading.of(readings[0])
    assert shown == readings[0]
    assert readings[0] == shown
    assert hash(shown) == hash(readings[0])
    assert shown != ShownReading.of(readings[1])
    assert shown != "a reading"
    assert shown._repr_html_() == reading_html(readings[0])


@pytest.mark.usefixtures("simple_reader")
def test_what_sijill_reads_shows_itself() -> None:
    reading = sijill.read("خلفت غارة على القرية 5 قتلى")
    assert ">غارة</mark>" in reading._repr_html_()
    with sijill.Register("sqlite://") as register:
        assert register.add(reading) == "new"


def luminance(colour: tuple[float, ...]) -> float:
    r, g, b = (v / 12.92 if (v := c / 255) <= 0.03928 else ((v + 0.055) / 1.055) ** 2.4 for c in colour)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


@pytest.mark.parametrize("kind", MARK_KINDS)
@pytest.mark.parametrize(("paper", "ink"), [((255,) * 3, (33,) * 3), ((17,) * 3, (224,) * 3), ((30,) * 3, (212,) * 3)])
def test_words_can_be_read_on_light_and_dark_notebooks(kind: str, paper: tuple[int, ...], ink: tuple[int, ...]) -> None:
    tint = tuple(map(int, _GROUNDS[kind].split(",")))  # type: ignore[index]
    ground = tuple(0.28 * t + 0.72 * p for t, p in zip(tint, paper, strict=True))
    light, dark = sorted((luminance(ground), luminance(ink)), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 4.5


# in a real browser

_MARKED = """kind => {
  const found = []; let open = false;
  for (const node of document.querySelector('.sijill-text').childNodes) {
    const marked = node.nodeName === 'MARK' && node.dataset.kinds.split(' ').includes(kind);
    if (marked) { if (open) found[found.length - 1] += node.textContent; else found.push(node.textContent); }
    open = marked;
  }
  return found; }"""


def quotes(reading: Reading) -> dict[str, set[str]]:
    text = reading.report.text
    told = {kind: set[str]() for kind in MARK_KINDS}
    fields = {"when": "when", "where": "where", "initiator": "actor", "target": "actor", "participant": "actor", "toll": "toll"}
    for telling in reading.tellings:
        told["event"] |= {s.of(text) for s in telling.spans}
        told["source"] |= {s.of(text) for a in telling.attributions for source in a.chain for s in source.spans}
        for claim in telling.claims:
            told[fields[claim.field]] |= {s.of(text) for s in claim.spans}
    return told


def shown(page: Page, reading: Reading) -> None:
    page.set_content(f'<!doctype html><body style="font:16px sans-serif">{reading_html(reading)}')


def test_highlighted_words_are_the_quotes(page: Page, readings: tuple[Reading, ...]) -> None:
    for reading in readings:
        shown(page, reading)
        assert {kind: set(page.evaluate(_MARKED, kind)) for kind in MARK_KINDS} == quotes(reading)


def test_overlapping_words_are_each_highlighted_whole(page: Page) -> None:
    shown(page, nested())
    marked = {kind: set(page.evaluate(_MARKED, kind)) for kind in ("event", "where", "actor", "when")}
    assert marked == {k: v for k, v in quotes(nested()).items() if k in marked}
    inner = page.locator("mark", has_text="3 أطفال")
    assert inner.get_attribute("title") == "1: Toll: 3 killed; 1: Toll: 12 killed"


def test_it_runs_from_right_to_left_and_no_markup_of_the_report_is_alive(page: Page, readings: tuple[Reading, ...]) -> None:
    shown(page, readings[0])
    for selector in (".sijill-reading", ".sijill-text", ".sijill-incident"):
        assert page.locator(selector).first.evaluate("e => getComputedStyle(e).direction") == "rtl"
    lefts = [page.locator(f'mark[data-kinds="{k}"]').first.bounding_box() for k in ("actor", "event", "where", "when")]
    xs = [box["x"] for box in lefts if box is not None]
    assert xs == sorted(xs, reverse=True)  # the first words of the sentence are the rightmost
    assert page.locator(".sijill-text b").count() == 0
    assert "<b>عاجل</b>" in page.locator(".sijill-text").inner_text()
    label, value = (page.locator(f".sijill-incident tr:first-child {cell}").bounding_box() for cell in ("th", "td"))
    assert label is not None
    assert value is not None
    assert label["x"] > value["x"]


def test_letters_stay_joined_at_the_edge_of_a_highlight(page: Page) -> None:
    text = "سمعت الغارة"  # «ال» is bare and «غارة» marked: as one word they are narrower than as two
    shown(page, Reading(Report(text), Dating(None), (Telling("x", "air_strike", (Span(7, 11),)),), "by hand"))
    wide = """plain => { const box = document.querySelector('.sijill-text'); box.style.cssText += ';display:inline-block;padding:0';
        if (plain) box.textContent = box.textContent; return box.getBoundingClientRect().width; }"""
    marked, plain = page.evaluate(wide, False), page.evaluate(wide, True)
    assert marked == pytest.approx(plain, abs=0.5)


def test_a_narrow_cell_does_not_scroll_sideways(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    shown(page, nested())
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
