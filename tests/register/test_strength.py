"""The reasons of a grade say no more than is known."""

from __future__ import annotations

from dataclasses import replace

from sijill.model import Span, Telling
from sijill.register.incident import Member, Range
from sijill.register.strength import strength
from sijill.saying import in_words, plain


def member(*outlets: str) -> Member:
    telling = Telling("r1", "air_strike", (Span(0, 4),))
    return Member(telling.id, telling, ("r1",), outlets, ("A",), None, ())


def reasons(one: Member, *ranges: tuple[str, Range]) -> list[str]:
    return list(plain(strength([one], whole="happened", independent=1, accused=frozenset(), ranges=ranges).reasons))


def test_no_outlet_is_not_none_of_them() -> None:
    assert reasons(member()) == ["rests on one origin, A (1 report, outlet not known)"]
    assert reasons(member("Enab")) == ["rests on one origin, A (1 report, 1 outlet)"]


def test_of_two_whom_one_report_quotes_neither_is_said_to_be_all_that_it_rests_on() -> None:
    quoting = replace(member("Enab"), origins=("SANA", "SOHR"))
    assert reasons(quoting) == ["may rest on one origin alone of SANA, SOHR (1 report, 1 outlet)"]
    said = strength([quoting], whole="happened", independent=1, accused=frozenset(), ranges=()).reasons[0]
    assert in_words(said, "ar").startswith("قد لا تستند إلا إلى مصدر أصلي واحد من هؤلاء: ")


def test_figures_that_differ_are_more_than_one() -> None:
    """Dozens, and eleven."""
    open_ended = Range(11, None, 11, "latest per origin", ("c1",), ("c2",))
    assert reasons(member(), ("injured", open_ended))[1:] == ["figures of injured differ: 11 and more"]
    said = strength([member()], whole="happened", independent=1, accused=frozenset(), ranges=[("injured", open_ended)]).reasons[1]
    assert "11 فما فوق" in in_words(said, "ar")
    assert reasons(member(), ("killed", Range(9, 14, 9, "latest per origin", ("c1",), ("c2",))))[1:] == [
        "figures of killed differ: 9 to 14"
    ]
