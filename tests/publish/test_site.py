"""The site's files: whole, escaped, linked within themselves, and asking nothing of the network."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from sijill.errors import SijillError
from sijill.model import Report
from sijill.publish.site import write_site
from sijill.register.incident import Incident

Copies = dict[str, tuple[Report, ...]]
PAGES = (
    "index.html",
    "index.ar.html",
    "incidents/inc-strike.html",
    "incidents/inc-strike.ar.html",
    "incidents/inc-meeting.html",
    "incidents/inc-meeting.ar.html",
)


class Page(HTMLParser):
    """Ids, links, marked words and the text of `.text` blocks."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: list[str] = []
        self.marked: list[str] = []
        self.texts: list[str] = []
        self._in_mark, self._text_depth = False, 0
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.tags.append(tag)
        self.ids += [found["id"]] if found.get("id") else []
        self.links += [v for k in ("href", "src") if (v := found.get(k))]
        if tag == "mark":
            self._in_mark = True
        if tag == "div":
            if found.get("class") == "text":
                self.texts.append("")
                self._text_depth = 1
            elif self._text_depth:
                self._text_depth += 1

    def handle_endtag(self, tag: str) -> None:
        if tag == "mark":
            self._in_mark = False
        if tag == "div" and self._text_depth:
            self._text_depth -= 1

    def handle_data(self, data: str) -> None:
        if self._in_mark:
            self.marked.append(data)
        if self._text_depth:
            self.texts[-1] += data


@pytest.fixture
def site(tmp_path: Path, incidents: tuple[Incident, ...], copies: Copies) -> Path:
    assert write_site(incidents, copies, tmp_path / "site") == len(PAGES) + 2
    return tmp_path / "site"


def page(site: Path, name: str) -> Page:
    return Page((site / name).read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", PAGES)
def test_ids_are_unique_and_every_link_leads_somewhere(site: Path, name: str) -> None:
    this = page(site, name)
    assert len(this.ids) == len(set(this.ids))
    for link in this.links:
        if link.startswith("https://"):
            continue
        path, _, fragment = link.partition("#")
        target = (site / name).parent / path if path else site / name
        assert target.is_file(), link
        if fragment:
            assert fragment in Page(target.read_text(encoding="utf-8")).ids, link


@pytest.mark.parametrize("name", ["incidents/inc-strike.html", "incidents/inc-strike.ar.html"])
def test_a_report_s_text_is_whole_and_never_markup(site: Path, name: str, copies: Copies) -> None:
    this = page(site, name)
    strike = {r[0].text for r in copies.values()} - {"عقد قادة اجتماعا"}
    assert set(this.texts) == strike
    assert "b" not in this.tags
    assert "i" not in this.tags
    assert not any(link.startswith("javascript") for link in this.links)


def test_words_of_claims_are_marked(site: Path) -> None:
    marked = page(site, "incidents/inc-strike.html").marked
    for words in ("غارة", "تل الزيتون", "9 أشخاص", "3 أطفال", "مرصد الجزيرة", "14 قتيلا"):
        assert words in marked


@pytest.mark.parametrize("name", PAGES)
def test_direction_and_language_are_those_of_the_page(site: Path, name: str) -> None:
    html = (site / name).read_text(encoding="utf-8")
    assert ('<html lang="ar" dir="rtl">' if name.endswith(".ar.html") else '<html lang="en" dir="ltr">') in html
    assert html.count('class="text" lang="ar" dir="rtl"') == len(page(site, name).texts)


@pytest.mark.parametrize("name", PAGES)
def test_no_inline_script_and_nothing_from_the_network(site: Path, name: str) -> None:
    html = (site / name).read_text(encoding="utf-8")
    assert not re.search(r"<script(?![^>]*\bsrc=)|\son\w+=|\sstyle=", html)
    assert not re.search(r'(?:src|<link[^>]*href)="(?:https?:)?//', html)


def test_rival_tolls_stand_side_by_side_with_who_says_them(site: Path) -> None:
    html = (site / "incidents/inc-strike.html").read_text(encoding="utf-8")
    cards = re.findall(r'class="toll".*?class="who">(.*?)</p>', html, re.DOTALL)
    told = [re.sub(r"<[^>]+>", "", c) for c in cards]
    assert any("Al-Furat agency citing Jazira Observatory" in t for t in told)
    assert any("medics" in t for t in told)


def test_an_arabic_page_says_by_which_rule_in_arabic(site: Path) -> None:
    html = (site / "incidents/inc-strike.ar.html").read_text(encoding="utf-8")
    assert "(آخر ما قاله كل مصدر)" in html
    assert "latest per origin" not in html


def test_invented_reports_say_so(site: Path, incidents: tuple[Incident, ...], copies: Copies, tmp_path: Path) -> None:
    assert "Some of the reports here are invented" in (site / "index.html").read_text(encoding="utf-8")
    assert (site / "incidents/inc-strike.html").read_text(encoding="utf-8").count('class="invented"') == 2
    only = {k: v for k, v in copies.items() if v[0].extra}
    write_site(incidents[:1], only, tmp_path / "all")
    assert "Everything here is invented" in (tmp_path / "all/index.html").read_text(encoding="utf-8")


def test_an_empty_register_has_a_front_page(tmp_path: Path) -> None:
    assert write_site((), {}, tmp_path / "empty") == 4
    assert "<svg" not in (tmp_path / "empty/index.html").read_text(encoding="utf-8")


def test_the_same_incidents_give_the_same_files(site: Path, incidents: tuple[Incident, ...], copies: Copies, tmp_path: Path) -> None:
    write_site(incidents, dict(reversed(copies.items())), tmp_path / "again")
    for name in PAGES:
        assert (site / name).read_bytes() == (tmp_path / "again" / name).read_bytes()


def test_half_of_a_cut_emoji_does_not_stop_the_site(tmp_path: Path, incidents: tuple[Incident, ...], copies: Copies) -> None:
    from dataclasses import replace

    key, (report,) = next(iter(copies.items()))
    write_site(incidents, {**copies, key: (replace(report, text=report.text + "\ud83d"),)}, tmp_path / "site")
    assert "\ufffd" in (tmp_path / "site/incidents/inc-strike.html").read_text(encoding="utf-8")


def test_a_file_in_the_way_is_one_clear_error(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("x", encoding="utf-8")
    with pytest.raises(SijillError, match="not a folder"):
        write_site((), {}, tmp_path / "site")


def test_pages_of_incidents_that_are_no_more_go(site: Path, incidents: tuple[Incident, ...], copies: Copies) -> None:
    mine = site / "incidents" / "notes.html"
    mine.write_text("mine", encoding="utf-8")
    write_site(incidents[:1], copies, site)
    assert sorted(p.name for p in (site / "incidents").iterdir()) == ["inc-strike.ar.html", "inc-strike.html", "notes.html"]
