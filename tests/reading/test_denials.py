"""Denials in two parts, those that deny a part in it alone, and where their sources end."""

from __future__ import annotations

import pytest

import sijill
from sijill.arabic.text import analyse
from sijill.reading.denials import disowned_at
from sijill.reading.factuality import told_at


def denied_by(raw: str, word: str) -> str:
    text = analyse(raw)
    start = text.map.find(raw.index(word))
    told = told_at(text, start, start + len(word))
    assert (told.factuality == "denied") == bool(told.by)
    return told.by


@pytest.mark.parametrize(
    ("raw", "word"),
    [
        ("نفت وزارة الدفاع الليبية، الثلاثاء، في بيان لها صحة الأنباء عن شن غارات على بلدة الهيشة.", "غارات"),
        ("نفى مسؤول عسكري في عمان صحة التقارير التي تحدثت عن قصف مخيم الرمان.", "قصف"),
        ("ونفى متحدث باسم الفيلق أن تكون وحداته قد استهدفت قرية العين بالمدفعية.", "استهدفت"),
        ("نفى الفيلق أن تكون وحداته قد استهدفت قرية العين بقصف مدفعي.", "قصف"),
        ("نفى أهالي الصفا، أمس، صحة أنباء عن اشتباكات في بلدتهم.", "اشتباكات"),
        ("نفى مدير الناحية، في تصريح لإذاعة الوادي، ما أشيع عن هجوم على مخفر الجسر.", "هجوم"),
        ("لا صحة لما تناقلته صفحات محلية عن قصف بلدة الصفا.", "قصف"),
        ("كذّب المجلس المحلي رواية الفيلق عن انفجار في سوق الصفا.", "انفجار"),
        ("وصف المجلس الأنباء عن قصف بلدة الصفا بأنها مفبركة.", "قصف"),
        ("الأنباء عن هجوم على جسر الصفا عارية عن الصحة.", "هجوم"),
    ],
)
def test_what_is_opened_far_from_whoever_denies_is_denied(raw: str, word: str) -> None:
    assert denied_by(raw, word)


@pytest.mark.parametrize(
    ("raw", "word"),
    [
        ("لم ينف الفيلق صحة الأنباء عن قصف بلدة الصفا.", "قصف"),
        ("ولا ينفي الفيلق قصف بلدة الصفا.", "قصف"),  # "does not deny"
        ("أكد الفيلق صحة الأنباء عن قصف بلدة الصفا.", "قصف"),
        ("نفى الفيلق استقالة قائده، فيما أكد ناشطون صحة الأنباء عن قصف بلدة الصفا.", "قصف"),
        ("نفى الفيلق صحة الأنباء عن فرار جنوده بعد هجوم على جسر الصفا.", "هجوم"),  # "after an attack"
        ("نفى متحدث باسم الفيلق صحة الأنباء، ووقع قصف على بلدة الصفا.", "قصف"),
        ("نفت الحركة مسؤوليتها عن الهجوم على جسر الصفا.", "الهجوم"),
        ("نفت الحركة صحة الأنباء عن ضلوعها في الهجوم على جسر الصفا.", "الهجوم"),
        ("قتل جندي في هجوم على الجسر. ونفى الفيلق صحة الأنباء عن استقالة قائده.", "هجوم"),
    ],
)
def test_what_is_not_denied_itself_happened(raw: str, word: str) -> None:
    assert denied_by(raw, word) == ""


@pytest.mark.parametrize(
    ("raw", "disowned"),
    [
        ("نفت الحركة مسؤوليتها عن الهجوم.", True),
        ("نفت الحركة أي علاقة لها بالهجوم.", True),
        ("لم ينف قادة الحركة مسؤوليتهم عن الهجوم.", False),
        ("نفى الفيلق قصف القرية، وأعلنت الحركة مسؤوليتها عن الهجوم.", False),
        ("أعلنت الحركة مسؤوليتها عن الهجوم.", False),
    ],
)
def test_whoever_disowns_a_part_in_it_is_told_by_his_words(raw: str, disowned: bool) -> None:
    text = analyse(raw)
    assert disowned_at(text, text.token_at(text.map.find(raw.index("الحركة")))) is disowned


def test_an_attack_that_is_disowned_happened_and_not_by_whoever_disowns_it() -> None:
    (telling,) = sijill.read("قتل جنديان في هجوم على مدينة صيدا مساء الأحد. ونفت حركة حماس مسؤوليتها عن الهجوم.").tellings
    assert telling.factuality == "happened"
    assert [c.factuality for c in telling.claims if c.field == "initiator"] == ["denied"]
    assert [c.factuality for c in telling.claims if c.field == "where"] == ["happened"]


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        ("نفى مصدر عسكري في دمشق صحة الأنباء التي تحدثت عن قصف مدينة إدلب.", "مصدر عسكري في دمشق"),
        ("نفى مصدر عسكري في حلب أنباء عن قصف مدينة إدلب.", "مصدر عسكري في حلب"),
    ],
)
def test_a_source_ends_where_what_it_denies_is_opened(raw: str, name: str) -> None:
    (telling,) = sijill.read(raw).tellings
    assert telling.factuality == "denied"
    assert [s.name for a in telling.attributions for s in a.chain] == [name]
