from __future__ import annotations

from datetime import date

import pytest

from sijill.arabic.fold import fold
from sijill.knowledge import offices
from sijill.knowledge.offices import bounds, horizon

CASES = [
    ("قال الرئيس الأميركي المنتخب جو بايدن", "elect", [("2020-11-07", "2021-01-20")]),  # president-elect
    ("ترى إدارة الرئيس المنتخب جو بايدن", "elect", [("2020-11-07", "2021-01-20")]),
    ("أعلن وزير الخارجية الأميركي مايك بومبيو", "office", [("2018-04-26", "2021-01-20")]),
    ("وصل وزير الدفاع التركي خلوصي أكار", "office", [("2018-07-10", "2023-06-03")]),
    ("هدد الرئيس الأميركي دونالد ترامب", "office", [("2017-01-20", "2021-01-20"), ("2025-01-20", None)]),  # two terms
    ("انتقد الرئيس الأميركي السابق دونالد ترامب", "former", [("2021-01-20", "2025-01-20")]),
    ("التقى المبعوث الأممي غير بيدرسون", "office", [("2019-01-07", "2025-12-31")]),
    ("بدأت عملية نبع السلام", "event", [("2019-10-09", None)]),
    ("قتل زعيم التنظيم أبو بكر البغدادي", "office", [("2010-05-16", None)]),  # a fallen leader is still called one
    ("استقبل رئيس الوزراء العراقي محمد شياع السوداني", "office", [("2022-10-27", None)]),
    ("أكد وزير الخارجية التركي هاكان فيدان", "office", [("2023-06-03", None)]),
    ("قال مدير المخابرات التركية هاكان فيدان", "office", [("2010-05-25", "2023-06-03")]),
]
SILENT = [
    "قال بايدن إنه سيزور المنطقة",  # the name alone
    "زار نجل الرئيس جو بايدن المدينة",  # his son
    "قال الرئيس في خطاب، وكان بايدن حاضرا",  # another clause
    "حدث ذلك في عهد الرئيس باراك أوباما",  # in his time
    "وصل الوزير إلى المطار",
]


@pytest.mark.parametrize(("words", "kind", "windows"), CASES)
def test_an_office_bounds_the_report(words: str, kind: str, windows: list[tuple[str, str | None]]) -> None:
    (bound,) = bounds(fold(words))
    assert bound.kind == kind
    assert [(str(a), None if b is None else str(b)) for a, b in bound.windows] == windows


@pytest.mark.parametrize("words", SILENT)
def test_no_bound(words: str) -> None:
    assert bounds(fold(words)) == []


def test_every_row_is_well_formed_and_the_table_covers_the_region() -> None:
    rows = [row for _, row in offices._rows()]
    assert len([r for r in rows if r.kind == "holder"]) > 300
    assert all(r.since is None or date(1960, 1, 1) <= r.since <= horizon() for r in rows)
    titles = {r.office for r in rows if r.kind == "title"}
    assert {r.office for r in rows if r.kind == "holder"} <= titles
