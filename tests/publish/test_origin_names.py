"""Whom an incident rests on is told on an Arabic page in the report's own words, also where nobody signs."""

from __future__ import annotations

import pytest

from sijill.model import Report
from sijill.publish.site.incident_page import IncidentPage, incident_page
from sijill.register import build_register
from sijill.saying.words import Language, words
from sijill.store import Ledger
from sijill.workflow import read_one

#: Invented: "activists said that warplanes bombed a market in the city of Raqqa … and that three civilians were killed".
TOLD = "قال ناشطون إن طائرات حربية قصفت سوقا في مدينة الرقة يوم 14 آذار 2023، ما أدى إلى مقتل ثلاثة مدنيين."


def page(language: Language, outlet: str | None, text: str = TOLD) -> IncidentPage:
    report = Report(text, outlet=outlet, given_id="r-7")
    with Ledger.open("sqlite://") as ledger:
        ledger.add(read_one(report))
        (incident,) = (i for i in build_register(ledger) if i.type == "air_strike")
    return incident_page(incident, {report.id: [report]}, words(language))


@pytest.mark.parametrize(
    ("language", "outlet", "origin"),
    [
        ("ar", "شبكة سهل اليوم", "ناشطون (شبكة سهل اليوم)"),
        ("en", "شبكة سهل اليوم", "activists (شبكة سهل اليوم)"),
        ("ar", None, "ناشطون"),
        ("en", None, "activists"),
    ],
)
def test_an_unnamed_origin_is_told_in_the_page_s_language(language: Language, outlet: str | None, origin: str) -> None:
    shown = page(language, outlet)
    assert shown.origins == (origin,)
    assert any(origin in reason for reason in shown.reasons)


@pytest.mark.parametrize(("language", "origin"), [("ar", "التقرير r-7"), ("en", "report r-7")])
def test_a_report_that_names_nobody_and_has_no_outlet_is_told_so(language: Language, origin: str) -> None:
    # "warplanes bombed a market in the city of Raqqa on 14 March 2023, and three civilians were killed"
    shown = page(language, None, "قصفت طائرات حربية سوقا في مدينة الرقة يوم 14 آذار 2023، ما أدى إلى مقتل ثلاثة مدنيين.")
    assert shown.origins == (origin,)
    assert any(origin in reason for reason in shown.reasons)
