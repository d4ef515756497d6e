"""Rows, facets and links of the register's page: names by themselves and never as markup, links that change one thing."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any, Literal

import pytest

from sijill.arabic.fold import fold
from sijill.desk.entry import Entry, Named, entry
from sijill.desk.filter import View
from sijill.desk.index import Facet, FacetValue, Index
from sijill.desk.pages import table
from sijill.desk.pages.chart import chart
from sijill.desk.rendering import say
from sijill.model import Report
from sijill.workflow import Register, read_one


@pytest.fixture(scope="module")
def entries(invented_register: ModuleType) -> list[Entry]:
    return [entry(i, {r.id: r.text}) for i, r in invented_register.invented(200, seed=5)]


HOSTILE = (Named("k1", "A <b> & 'c'", "حي <script>"), Named("k2", "Raqqa", "الرقة"), Named("k3", "Raqqa", "مدينة الرقة"))


@pytest.mark.parametrize(
    ("language", "shown"),
    [
        ("en", "<bdi>A &lt;b&gt; &amp; &#39;c&#39;</bdi>; <bdi>Raqqa</bdi>"),  # two places of one name are named once
        ("ar", "<bdi>حي &lt;script&gt;</bdi>؛ <bdi>الرقة</bdi>؛ <bdi>مدينة الرقة</bdi>"),
    ],
)
def test_each_name_stands_by_itself_and_is_no_markup(entries: list[Entry], language: Literal["en", "ar"], shown: str) -> None:
    row = table.row(replace(entries[0], where=HOSTILE, targets=()), say(language))
    assert (str(row.where), str(row.against)) == (shown, "")


def test_the_page_holds_names_as_the_row_does(local: Any) -> None:
    page = local.get("/?lang=ar").text
    assert re.search(r'<td class="where"><bdi>[^<]*الرقة</bdi></td>', page)
    assert "&lt;bdi" not in page


@pytest.mark.parametrize("view", [View(), View(q="زان", type=("strike", "shelling"), sort="place", page=4), View(since=date(2016, 1, 1))])
def test_a_bar_leads_to_the_same_view_with_its_days_and_nothing_else_changed(entries: list[Entry], view: View) -> None:
    timeline = Index(entries).timeline(view)
    bars = chart(timeline, view, say("en")).bars
    assert len(bars) == len(timeline.bins) > 0
    for bar, one in zip(bars, timeline.bins, strict=True):
        wanted = view.url_query(since=one.first, until=one.last, page=1)
        assert sorted(bar.query.split("&")) == sorted(wanted.split("&"))


def test_what_a_report_names_many_times_is_named_once(tmp_path: Path) -> None:
    # "Air strike on the city of Raqqa. A strike on the city of Raqqa killed 6 in the city of Raqqa on Monday 13 March 2023."
    text = "غارة جوية على مدينة الرقة. غارة على مدينة الرقة قتلت 6 أشخاص في مدينة الرقة يوم الاثنين 13 آذار 2023."
    with Register(str(tmp_path / "r.sqlite")) as register:
        register.add(read_one(Report(text)))
        (one,) = register.incidents()
        shown = entry(one, {m.telling.report_id: text for m in one.members})
    assert len(one.members[0].telling.of("where")[0].spans) > 1
    assert [n.ar for n in shown.where] == ["مدينة الرقة"]
    assert shown.words >= {fold("مدينة"), fold("جوية"), "strike"}  # its names, and its type in both languages


@pytest.mark.parametrize("outlet", ["شبكة 'الضفة'", 'شبكة "الضفة"', "ضفاف\nالنهر", "a\\b", "a]b"])
def test_what_a_page_calls_a_value_by_can_stand_in_a_selector(outlet: str) -> None:
    """HTMX finds a ticked box again by `INPUT[id='…']`."""
    (value,) = table.choices(Facet("outlet", (FacetValue(outlet, 1, chosen=False),), 0), say("en")).values
    assert re.fullmatch(r"[\w-]+", value.anchor)
    assert value.key == value.name == outlet
