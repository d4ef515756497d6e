"""Whatever is said can be said in both languages, and rightly in each."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest

import sijill
from sijill.errors import KnowledgeError
from sijill.model import Interval, Place, Point
from sijill.saying import END, ISOLATE, LANGUAGES, Said, in_words, told, without_marks
from sijill.saying.rendering import GAPS
from sijill.saying.wording import parse_wording, wording

DAY, NEXT = Interval.day(date(2021, 5, 1)), Interval(date(2021, 5, 3), date(2021, 5, 5))
ALEPPO = Place("eastern Aleppo countryside", "SY", "sy-aleppo", Point(36.2, 37.4), 25.0, "derived")
HOMS = Place("Homs", "SY", "sy-homs", Point(34.7, 36.7), 8.0)

#: What is said, in English, in Arabic.
SAID = (
    (told("days_apart", gap=1, first=DAY, second=DAY), "1 day apart: 1 May 2021 and 1 May 2021", "بينهما يوم واحد: 1 أيار/مايو 2021 و1 أيار/مايو 2021"),
    (told("days_apart", gap=2, first=DAY, second=NEXT), "2 days apart: 1 May 2021 and 3 May 2021 to 5 May 2021", "بينهما يومان: 1 أيار/مايو 2021 ومن 3 أيار/مايو 2021 إلى 5 أيار/مايو 2021"),
    (told("published_too_early", early=2, day=DAY), "one says no day, and was published 2 days before the other's, 1 May 2021", "إحداهما لا تذكر يومًا، ونُشرت قبل يومين من تاريخ الأخرى، وهو 1 أيار/مايو 2021"),
    (told("published_too_late", late=40, day=DAY), "one says no day, and was published 40 days after the other's, 1 May 2021", "إحداهما لا تذكر يومًا، ونُشرت بعد 40 يومًا من تاريخ الأخرى، وهو 1 أيار/مايو 2021"),
    (told("within_days", day=NEXT), "both within 3 May 2021 to 5 May 2021", "كلتاهما ضمن المدة من 3 أيار/مايو 2021 إلى 5 أيار/مايو 2021"),
    (told("within_days", day=DAY), "both within 1 May 2021", "كلتاهما ضمن يوم 1 أيار/مايو 2021"),
    (told("weekday_fits", weekday=6, day=DAY), "one says only Saturday, and 1 May 2021 was one", "إحداهما لا تذكر إلا يوم السبت، وهو يوافق يوم 1 أيار/مايو 2021"),
    (told("one_kind", type="air_strike"), "both tell of the same kind of act (air strike)", "كلتاهما تروي نوع الفعل نفسه (غارة جوية)"),
    (told("one_figure", toll=("killed", 1, 1)), "both say 1 killed", "تتفقان على قتيل واحد"),
    (told("one_figure", toll=("killed", 2, 2)), "both say 2 killed", "تتفقان على قتيلين"),
    (told("one_figure", toll=("injured", 5, None)), "both say at least 5 injured", "تتفقان على 5 جرحى على الأقل"),
    (told("other_figures", one=("killed", 2, 2), other=("killed", 15, 15)), "one says 2 killed, the other 15 killed", "في إحداهما قتيلان، وفي الأخرى 15 قتيلًا"),
    (told("other_figures", one=("killed", 0, 8), other=("killed", 100, 102)), "one says up to 8 killed, the other 100 to 102 killed", "في إحداهما حتى 8 قتلى، وفي الأخرى 100 إلى 102 قتيل"),
    (told("places_apart", one=ALEPPO, other=HOMS, km=160.4), "eastern Aleppo countryside and Homs are 160 km apart", "بين ريف حلب الشرقي وحمص 160 كم"),
    (told("one_initiator", who=frozenset({"il-army", "من لا يعرفه أحد"})), "both by Israeli Army, من لا يعرفه أحد", "الفاعل واحد في كلتيهما: الجيش الإسرائيلي، من لا يعرفه أحد"),
    (told("other_objects", one=frozenset({"market"}), other=frozenset({"school", "car"})), "one speaks of a market, the other of a car, a school", "إحداهما تذكر: سوق، والأخرى: سيارة، مدرسة"),
    (told("but", of=told("shared_words", share=0.214)), "but 21% of their telling words are the same", "لكن 21٪ من كلماتهما الدالّة مشتركة"),
    (told("figures_and_no_date", of=told("other_figures", one=("killed", 15, 15), other=("killed", 57, 57))), "nothing dates both, and one says 15 killed, the other 57 killed", "لا شيء يحدّد تاريخ كلتيهما، وفي إحداهما 15 قتيلًا، وفي الأخرى 57 قتيلًا"),
    (told("several_origins", origins=2, by=told("published_by", reports=11, outlets=3)), "2 independent origins (11 reports, 3 outlets)", "مصدران مستقلان (11 تقريرًا، 3 ناشرين)"),
    (told("one_origin", who=("Syrian Observatory for Human Rights",), by=told("published_by", reports=1, outlets=1)), "rests on one origin, Syrian Observatory for Human Rights (1 report, 1 outlet)", "تستند إلى مصدر أصلي واحد: المرصد السوري لحقوق الإنسان (تقرير واحد، ناشر واحد)"),
    (told("too_many", seconds=2), "too many attempts; try again in 2 seconds", "محاولات كثيرة؛ حاول مرة أخرى بعد ثانيتين"),
)  # fmt: skip


@pytest.mark.parametrize(("said", "english", "arabic"), SAID, ids=[s.key for s, *_ in SAID])
def test_said_in_both_languages(said: Said, english: str, arabic: str) -> None:
    assert str(said) == english
    assert without_marks(in_words(said, "ar")) == arabic


def test_what_is_said_is_a_value() -> None:
    assert told("one_side", sides=frozenset({"b", "a"})) == told("one_side", sides=frozenset({"a", "b"}))
    assert hash(told("days_apart", gap=1, first=DAY, second=NEXT)) == hash(told("days_apart", second=NEXT, first=DAY, gap=1))
    assert told("but", of=told("binary"))["of"] == told("binary")


def test_names_are_set_apart_and_cannot_break_out() -> None:
    """A report may be called anything, marks of direction among it."""
    said = in_words(told("likely_told_too", sure=0.5, report=f"r{END}{ISOLATE}1"), "ar")
    assert f"{ISOLATE}r1{END}" in said
    assert said.count(ISOLATE) == said.count(END) == 1
    assert ISOLATE not in str(told("likely_told_too", sure=0.5, report="r1"))


@pytest.mark.parametrize(("sure", "percent"), [(0.9996, "99%"), (1.0, "100%"), (0.934, "93%"), (0.004, "1%"), (0.0, "0%")])
def test_what_is_less_than_sure_is_not_said_to_be_and_what_may_be_is_not_ruled_out(sure: float, percent: str) -> None:
    assert percent in str(told("likely_told_too", sure=sure, report="r1"))


def test_plain_words_are_said_as_they_stand() -> None:
    assert in_words("kept as written", "ar") == f"{ISOLATE}kept as written{END}"


# the file and the code


def calls() -> Iterator[tuple[str, ast.Call]]:
    for file in Path(sijill.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                yield str(file), node


#: Which argument of a call is a key.
KEY_AT = {"told": 0, "problem": 1, "nothing": 1, "_forbidden": 1, "Evidence": 2}
#: Arguments that fill no gap.
NOT_GAPS = {"headers", "decisions"}


def keys(node: ast.expr) -> Iterator[str]:
    """Keys that an argument can be."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from (*keys(node.body), *keys(node.orelse))


def used() -> Iterator[tuple[str, str, ast.Call]]:
    for file, call in calls():
        name = call.func.id if isinstance(call.func, ast.Name) else ""
        at = KEY_AT.get(name)
        if at is not None and len(call.args) > at:
            yield from ((key, file, call) for key in keys(call.args[at]))


def constants() -> set[str]:
    return {
        node.value
        for file in Path(sijill.__file__).parent.rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def gaps(key: str) -> set[str]:
    return {name for _, name, _ in wording().sentences[key]["en"] if name}


def test_every_key_that_the_code_uses_is_in_the_file_with_the_gaps_that_it_fills() -> None:
    found = list(used())
    assert len({key for key, _, _ in found}) > 100
    for key, file, call in found:
        assert key in wording().sentences, f"{file}:{call.lineno}: {key}"
        if any(k.arg is None for k in call.keywords):
            continue
        filled = {k.arg for k in call.keywords if k.arg not in NOT_GAPS}
        told_by_dict = next((a for a in call.args if isinstance(a, ast.Dict)), None)
        if told_by_dict is not None:
            filled = {k.value for k in told_by_dict.keys if isinstance(k, ast.Constant)}  # type: ignore[misc]
        if isinstance(call.func, ast.Name) and call.func.id in ("Evidence", "nothing") and told_by_dict is None:
            continue  # filled in from a variable: rendered in tests/linking
        assert filled == gaps(key), f"{file}:{call.lineno}: {key}"


def test_every_key_of_the_file_is_used() -> None:
    named = constants() | {key for key, _, _ in used()}
    assert {key for key in wording().sentences if key not in named} == set()


def listed(name: str) -> set[str]:
    text = (files("sijill.linking") / "data" / name).read_text(encoding="utf-8")
    return {line.split("\t")[1] for line in text.splitlines()[1:] if line and not line.startswith("#")}


def test_every_noun_and_term_is_used_and_whatever_may_be_hit_has_one() -> None:
    hit = listed("people.tsv") | listed("objects.tsv")
    assert hit <= set(wording().terms)
    assert set(wording().terms) - hit <= constants()
    harms = {case + harm for case in ("", "of_") for harm in ("killed", "injured")}
    assert set(wording().nouns) == {key for key in GAPS if key in wording().nouns} | harms


def test_every_kind_of_gap_is_known_and_used() -> None:
    kinds = {spec for both in wording().sentences.values() for parts in both.values() for _, name, spec in parts if name}
    assert kinds == set(GAPS)


#: What stands in Latin letters in Arabic sentences: forms of files, and what is typed as it stands.
LATIN = re.compile(r"[A-Za-z][\w./-]*(?: [A-Za-z][\w./-]*)+")


@pytest.mark.parametrize("key", sorted(wording().sentences))
def test_an_arabic_sentence_holds_no_english(key: str) -> None:
    literal = "".join(text for text, *_ in wording().sentences[key]["ar"])
    allowed = ("sijill desk", "sijill review export")
    assert [run for run in LATIN.findall(literal) if run not in allowed] == []


def broken(sentences: str = "", nouns: str = "", terms: str = "") -> str:
    return f"[sentences]\n{sentences}\n[nouns]\n{nouns}\n[terms]\n{terms}\n"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (broken('a = { en = "x" }'), "'a' is not in both languages"),
        (broken('a = { en = "{x}", ar = "{y}" }'), "'a' has other gaps"),
        (broken(nouns='n = { en = { one = "x" }, ar = { one = "x" } }'), "'n' lacks a form"),
        (broken(terms='t = { ar = "x" }'), "'t' is not in both languages"),
    ],
)
def test_a_file_that_cannot_work_is_refused(text: str, said: str) -> None:
    with pytest.raises(KnowledgeError, match=said):
        parse_wording(text)


def test_the_file_is_itself_in_both_languages() -> None:
    for both in wording().sentences.values():
        assert set(both) == set(LANGUAGES)
    assert isinstance(wording().terms["market"], Mapping)


def test_names_are_put_in_the_place_of_others_wherever_they_stand() -> None:
    said = told("but", of=told("other_initiators", one=frozenset({"الاهالي"}), other=frozenset({"مسلحون"})))
    assert str(said.renamed({"الاهالي": "الأهالي"})) == "but one says by الأهالي, the other by مسلحون"
    assert told("one_figure", toll=("killed", 1, 1)).renamed({"x": "y"}) == told("one_figure", toll=("killed", 1, 1))
