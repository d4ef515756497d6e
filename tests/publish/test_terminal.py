"""A reading on a terminal and in a pipe: what stands where, in 80 columns, with and without colour."""

import io
import re
from dataclasses import replace
from datetime import date

import pytest
from rich.cells import cell_len
from rich.console import Console

import sijill
from sijill.model import Actor, Attribution, Claim, Dating, Interval, Place, Point, Reading, Report, Source, Span, Telling, Toll
from sijill.publish.incident_text import incident_lines
from sijill.publish.out import safe
from sijill.publish.reading_colour import print_reading
from sijill.publish.tag_json import tag_texts
from sijill.publish.terminal import reading_lines, table_rows, telling_lines
from sijill.register.incident import Held, Incident

# "Shelling and then a raid on the village killed 12, an agency said, citing the observatory. The meeting is put off."
TEXT = "قصف ثم الغارة على القرية أوقعت 12 قتيلاً، بحسب وكالة عن المرصد. أرجئ الاجتماع"
_COLOUR = re.compile(r"\x1b\[[\d;]*m")
_DIRECTION = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")


def span(words: str) -> Span:
    at = TEXT.index(words)
    return Span(at, at + len(words))


def reading(**changes: object) -> Reading:
    report = Report(TEXT, given_id="r", outlet="ضفاف")
    chain = Attribution((Source("وكالة", (span("وكالة"),)), Source("Observatory", (span("المرصد"),))))
    toll = Claim(report.id, "toll", Toll("killed", 12, None), (span("12 قتيلاً"),), attributions=(chain,))
    strike = Telling(report.id, "air_strike", (span("غارة"),), (toll, Claim(report.id, "where", Place("القرية"), (span("القرية"),))))
    shelling = Telling(report.id, "shelling", (span("قصف"),), (toll,))
    meeting = Telling(report.id, "meeting", (span("الاجتماع"),), factuality="planned", background=True)
    whole = {"report": report, "dating": Dating(None), "tellings": (shelling, strike, meeting), "reader": "by hand"}
    return Reading(**{**whole, **changes})  # type: ignore[arg-type]


def lines(read: Reading) -> list[str]:
    return list(reading_lines(read))


def printed(read: Reading, *, colour: bool = True, width: int = 80) -> str:
    out = io.StringIO()
    print_reading(read, Console(file=out, width=width, force_terminal=True, color_system="standard" if colour else None, highlight=False))
    return out.getvalue()


def test_the_text_comes_first_with_what_was_found_in_brackets_numbered_by_incident() -> None:
    text = lines(reading())[2]
    assert text == "[قصف]¹ ثم [الغارة]² على [القرية]² أوقعت [12 قتيلاً]¹,²، بحسب [وكالة]¹,² عن [المرصد]¹,². أرجئ [الاجتماع]³"


def test_one_incident_needs_no_numbers() -> None:
    one = reading(tellings=reading().tellings[:1])
    assert lines(one)[2].startswith("[قصف] ثم الغارة على القرية أوقعت [12 قتيلاً]، ")


def test_brackets_do_not_tear_a_word_apart() -> None:
    assert "[الغارة]" in lines(reading())[2]  # found is «غارة»: its article would stand with an unjoined lam


@pytest.mark.parametrize(
    "line",
    [
        "r, ضفاف, date of publication not known",
        "1 Shelling  «قصف»",
        "  toll        at least 12 killed  «12 قتيلاً»  said by وكالة, citing Observatory",
        "  when        not known",
        "  where       not known",
        "  where       (not on the map) القرية  «القرية»",
        "3 Meeting (planned, background)  «الاجتماع»",
    ],
)
def test_each_incident_has_its_lines(line: str) -> None:
    assert line in lines(reading())


def test_an_outlet_that_speaks_for_itself_is_named() -> None:
    bare = Claim(reading().report.id, "toll", Toll("killed", 12, 12), (span("12 قتيلاً"),))
    (telling,) = reading(tellings=(Telling(bare.report_id, "killing", (span("أوقعت"),), (bare,)),)).tellings
    assert "said by ضفاف, in its own words" in "\n".join(lines(reading(tellings=(telling,))))


def test_notes_stand_with_values() -> None:
    report = reading().report
    total = Claim(report.id, "toll", Toll("killed", 12, 12), (span("12 قتيلاً"),))
    part = Claim(report.id, "toll", Toll("killed", 3, 3, who="من\nالقرية", part_of=total.id), (span("القرية"),), factuality="denied")
    day = Claim(report.id, "when", Interval.day(date(2021, 3, 9)), ())
    point = Claim(report.id, "where", Place("Zaytun", point=Point(35.1, 40.2), uncertainty_km=2.0), (span("القرية"),))
    text = "\n".join(lines(reading(tellings=(Telling(report.id, "killing", (span("أوقعت"),), (part, total, day, point)),))))
    assert "3 killed (من القرية) [denied] [of these]  «القرية»" in text
    assert "9 March 2021 [worked out, without words of its own]\n" in text
    assert "Zaytun (35.100, 40.200 ±2 km)  «القرية»" in text


def test_nothing_found_is_said() -> None:
    assert lines(reading(tellings=()))[-2:] == ["no incident found", ""]
    assert "no incident found" in printed(reading(tellings=()))


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("\x1b[31mغارة\x1b[0m", "\ufffd[31mغارة\ufffd[0m"),
        ("\x1b]0;title\x07", "\ufffd]0;title\ufffd"),
        ("\x9b2Jقصف", "\ufffd2Jقصف"),
        ("\u202eقصف\u202c \u2067ثم\u2069", "قصف ثم"),
        ("سطر\r\nسطر\rسطر\tسطر", "سطر\nسطر\nسطر\tسطر"),
    ],
)
def test_a_report_cannot_command_the_terminal(raw: str, shown: str) -> None:
    assert safe(raw) == shown
    read = Reading(Report(raw, outlet=raw, title=raw), Dating(None), (Telling("x", "strike", (Span(0, len(raw)),)),), "by hand")
    for text in ("\n".join(reading_lines(read)), _COLOUR.sub("", printed(read))):
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f]", text)
        assert not _DIRECTION.search(text)


def test_nor_can_one_that_is_shown_from_the_register_or_tagged(incidents: tuple[Incident, ...]) -> None:
    evil = "\x1b]0;x\x07\u202e"
    report = Report(f"{evil}غارة", given_id=evil)
    member = replace(incidents[0].members[0], telling=Telling(report.id, "strike", (Span(0, len(report.text)),)), outlets=(evil,))
    incident = replace(incidents[0], members=(member,), where=(Held(Place(evil), ()),), initiators=(Held(Actor(evil), ()),))
    shown = [*incident_lines(incident, {report.id: (report,)}), *next(table_rows([incident])), *tag_texts(report, ())]
    assert not re.search("[\x00-\x1f\x7f-\x9f\u202e]", "".join(shown))


def test_no_signs_of_direction_are_added() -> None:
    assert not _DIRECTION.search("\n".join(lines(reading())) + printed(reading()))


@pytest.mark.parametrize("width", [80, 40])
@pytest.mark.parametrize("colour", [True, False])
def test_lines_are_as_wide_as_the_terminal_at_most(width: int, colour: bool) -> None:
    long = Report(f"{TEXT}. " * 20, given_id="r")
    wide = Telling(long.id, "air_strike", (Span(0, 3),), (Claim(long.id, "toll", Toll("killed", 1, 1), (Span(4, 150),)),))
    out = _COLOUR.sub("", printed(reading(report=long, tellings=(wide,)), colour=colour, width=width))
    assert max(map(cell_len, out.splitlines())) <= width  # cells: vowel signs take none


def test_colours_stand_for_kinds_and_brackets_where_there_are_none() -> None:
    coloured, plain = printed(reading()), printed(reading(), colour=False)
    assert "\x1b[30;43mقصف\x1b[0m\x1b[1m¹" in coloured
    assert "\x1b[97;41m12 قتيلاً\x1b[0m" in coloured
    assert "[قصف]" not in _COLOUR.sub("", coloured)
    assert "[قصف]¹" in _COLOUR.sub("", plain)
    assert "\x1b[3" not in plain.replace("\x1b[3m", "")  # no colour; slanted letters are none
    assert " event   when   where   who   toll   source " in _COLOUR.sub("", coloured)


def test_brackets_of_a_report_are_no_markup() -> None:
    read = Reading(Report("[red]قصف[/red]"), Dating(None), (Telling("x", "shelling", (Span(5, 8),)),), "by hand")
    assert "[red]قصف[/red]" in _COLOUR.sub("", printed(read))


def test_a_claim_that_is_denied_is_shown_as_such() -> None:
    """ "Two soldiers were killed in an attack on Sidon. And the River Brigades denied their responsibility for the attack." """
    told = sijill.read("قتل جنديان في هجوم على مدينة صيدا مساء الأحد. ونفت كتائب النهر مسؤوليتها عن الهجوم.")
    lines = [line.split() for line in telling_lines(told.tellings[0], told.report.text)]
    assert [line[:4] for line in lines if line[0] == "initiator"] == [["initiator", "كتائب", "النهر", "(denied)"]]
    assert not any("(happened)" in line for line in lines)


def test_a_name_is_on_one_line_whatever_is_in_it(incidents: tuple[Incident, ...]) -> None:
    """An outlet called so that it would pass for a line of the incident's own, and a place that would pass for two columns."""
    report = Report(TEXT, given_id="r\n  killed      99")
    telling = Telling(report.id, "air_strike", (span("غارة"),))
    where = Held(Place("القرية\tother\nline"), ())
    member = replace(incidents[0].members[0], telling=telling, outlets=("ضفاف\n  killed      99",))
    incident = replace(incidents[0], members=(member,), where=(where,), nearly=(), tolls=(), killed=None)
    shown = list(incident_lines(incident, {report.id: (report,)}))
    assert not any("\n" in line for line in shown)
    assert not any(line.startswith("  killed") for line in shown)
    assert not any({"\n", "\t"} & set(cell) for row in table_rows([incident]) for cell in row)
    assert "\n" not in lines(reading(report=replace(report, outlet="ضفاف\n1 killed")))[0]
