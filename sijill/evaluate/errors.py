"""What went wrong, value by value, by kind and with the words.

Invariant: each of gold's values that was not read is one error, and so is each value read that is not gold's; but where the
two rest on the same words (or the field holds one value only) they are one error together, a wrong one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from sijill.evaluate.facts import Value, disagreeing, share_words
from sijill.evaluate.score import Disagreement, Score

How = Literal["missed", "made up", "wrong"]
#: Fields that hold one value, so that another value in its place is a wrong one, whatever its words.
_ONE_VALUE = ("type", "when", "factuality")
_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Error:
    """`field` is a fact's or "incident"; `gold` and `read` are values with their words, `None` where there is none;
    `incident` is the incident's type and first word, gold's where gold has it."""

    report_id: str
    field: str
    how: How
    incident: str
    gold: str | None
    read: str | None

    @property
    def kind(self) -> str:
        return f"{self.field} {self.how}"

    def line(self) -> str:
        if self.field == "incident":
            return f"{self.report_id}  {self.incident}"
        told = {"missed": f"{self.gold}", "made up": f"{self.read}", "wrong": f"gold {self.gold}, read {self.read}"}[self.how]
        return f"{self.report_id}  {self.incident}: {told}"


def errors(score: Score) -> Iterator[Error]:
    """Every error, in the order of the reports."""
    for d in score.disagreements:
        if d.field == "missed":
            yield Error(d.report_id, "incident", "missed", _incident(d.incident), _incident(d.incident), None)
        elif d.field == "made up":
            yield Error(d.report_id, "incident", "made up", _incident(d.incident), None, _incident(d.incident))
        else:
            yield from _values(d)


def by_kind(listed: Iterable[Error]) -> dict[str, list[Error]]:
    """Errors by kind, the most frequent kind first."""
    kinds: dict[str, list[Error]] = {}
    for error in listed:
        kinds.setdefault(error.kind, []).append(error)
    return dict(sorted(kinds.items(), key=lambda item: (-len(item[1]), item[0])))


def _values(d: Disagreement) -> Iterator[Error]:
    missed, made_up = disagreeing(d.field, d.gold, d.read)
    for wanted in missed:
        at = next((i for i, value in enumerate(made_up) if d.field in _ONE_VALUE or share_words(wanted, value)), None)
        given = None if at is None else made_up.pop(at)
        yield _error(d, "missed" if given is None else "wrong", wanted, given)
    yield from (_error(d, "made up", None, value) for value in made_up)


def _error(d: Disagreement, how: How, gold: Value | None, read: Value | None) -> Error:
    said = [None if value is None else value_text(d.field, value) for value in (gold, read)]
    return Error(d.report_id, d.field, how, _incident(d.incident), *said)


def _incident(incident: Mapping[str, Any]) -> str:
    return f"{incident['type']}{_quotes(incident['mentions'][:1])}"


def value_text(field: str, value: Value) -> str:
    """A value in the form of gold, in a few words and with its own."""
    if field == "source":
        return ", citing ".join(f"{link.get('name')}{_quotes(link.get('spans'))}" for link in value)
    if isinstance(value, str):
        return value
    said = {"when": _when, "where": _where, "actor": _actor, "toll": _toll}[field](value)
    return f"{said}{_quotes(value.get('spans'))}"


def _when(value: Value) -> str:
    first, last = value["earliest"], value["latest"]
    return str(first) if first == last else f"{first} to {last}"


def _where(value: Value) -> str:
    on_map = "not on the map" if value.get("lat") is None else f"{value['lat']:.3f}, {value['lon']:.3f}"
    return f"{value.get('name')} ({on_map})"


def _actor(value: Value) -> str:
    return f"{value['role']} {value.get('name')}"


def _toll(value: Value) -> str:
    low, high = value["low"], value["high"]
    figure = str(low) if low == high else f"{'?' if low is None else low} to {'?' if high is None else high}"
    return f"{figure} {value['harm']}"


def _quotes(spans: Sequence[Mapping[str, Any]] | None) -> str:
    """The words, each once, in quotation marks; empty where the file has none."""
    said = " … ".join(dict.fromkeys(" ".join(s["quote"].split()) for s in spans or () if s.get("quote")))
    return f" «{said if len(said) <= _SHOWN else said[:_SHOWN] + '…'}»" if said else ""
