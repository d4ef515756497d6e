"""Readings and incidents as lines of text, for people at a terminal.

Invariant: a value is shown with the words it came from and with who says so; nothing of a report commands the terminal.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING

from sijill.model import Actor, Attribution, Claim, Interval, Place, Reading, Telling, Toll
from sijill.publish.out import on_one_line, safe
from sijill.publish.reading_view import IncidentView, ReadingView, Row, Run, reading_view
from sijill.saying.words import words

if TYPE_CHECKING:  # brings in the database, which reading does not need
    from sijill.register.incident import Incident, Range

TABLE_COLUMNS = ("incident", "when", "what", "where", "killed", "injured", "by", "origins", "reports", "grade")
_SHOWN = 160
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def reading_lines(reading: Reading) -> Iterator[str]:
    """What was read of one report, with neither colour nor line breaks of its own: the text with what was found in
    brackets, then each incident."""
    view = reading_view(reading, whole_words=True)
    title = [] if view.title is None else [view.title]
    yield from safe("\n".join((headline(view), *title, "", _bracketed(view), ""))).split("\n")
    for incident in view.incidents:
        yield from map(safe, _incident_lines(incident))
    if not view.incidents:
        yield from (words()("no_incident"), "")


def headline(view: ReadingView) -> str:
    return on_one_line(f"{view.name}{'' if view.outlet is None else f', {view.outlet}'}, {view.published}")


def incident_head(incident: IncidentView) -> str:
    notes = f" ({', '.join(incident.notes)})" if incident.notes else ""
    return f"{incident.number} {incident.type}{notes}"


def quote(quotes: Sequence[str]) -> str:
    """The words of a value in quotation marks; empty where it has none."""
    said = " … ".join(quotes)
    return f"«{said if len(said) <= _SHOWN else said[:_SHOWN] + '…'}»" if said else ""


def row_value(row: Row) -> str:
    value = row.value
    if row.detail:  # figures after Arabic letters would be shown in another order
        value = f"{value} ({row.detail})" if value.isascii() else f"({row.detail}) {value}"
    return value + "".join(f" [{note}]" for note in row.notes)


def row_said_by(row: Row) -> str:
    return f"{words()('said_by').lower()} {row.said_by}" if row.said_by else ""


def row_label(row: Row) -> str:
    return row.field.replace("_", " ")


def numbers(run: Run, view: ReadingView) -> str:
    """The incidents that marked words belong to, raised; none where there is but one incident to belong to."""
    return ",".join(str(n).translate(_RAISED) for n in run.numbers) if len(view.incidents) > 1 else ""


def _bracketed(view: ReadingView) -> str:
    return "".join(f"[{run.text}]{numbers(run, view)}" if run.numbers else run.text for run in view.runs)


def _incident_lines(incident: IncidentView) -> Iterator[str]:
    yield f"{incident_head(incident)}  {quote(incident.quotes)}"
    for row in incident.rows:
        yield "  ".join(part for part in (f"  {row_label(row):<11} {row_value(row)}", quote(row.quotes), row_said_by(row)) if part)
    yield ""


def telling_lines(telling: Telling, text: str, *, notes_of: Mapping[str, str] = MappingProxyType({})) -> Iterator[str]:
    """`notes_of`: what is to be said of claims, by their ids."""
    notes = [n for n in (telling.factuality if telling.factuality != "happened" else "", "background" if telling.background else "") if n]
    mentions = ", ".join(dict.fromkeys(s.of(text) for s in telling.spans))
    yield f"{words().type(telling.type)}{' (' + ', '.join(notes) + ')' if notes else ''}  «{mentions}»"
    for claim in telling.claims:
        note = f"  {notes_of[claim.id]}" if notes_of and claim.id in notes_of else ""
        told = f" ({claim.factuality})" if claim.factuality not in ("happened", telling.factuality) else ""
        yield f"  {claim.field:<11} {value_text(claim)}{told}{_quote(claim, text)}{note}"
    for attribution in telling.attributions:
        yield f"  {'says':<11} {chain_text(attribution)}"


def value_text(claim: Claim) -> str:
    """A claim's value in words, on one line."""
    value = claim.value
    if isinstance(value, Interval):
        return words().interval(value)
    if isinstance(value, Place):
        return place_text(value)
    if isinstance(value, Actor):
        return value.name
    return f"{words().toll(value)} {value.harm}{_of_whom(value)}"


def _of_whom(toll: Toll) -> str:
    return f" ({toll.who})" if toll.who is not None else ""


def place_text(place: Place) -> str:
    if place.point is None:
        return f"{place.name} (not on the map)"
    doubt = "" if place.uncertainty_km is None else f" ±{place.uncertainty_km:g} km"
    return f"{place.name} ({place.point.lat:.3f}, {place.point.lon:.3f}{doubt})"


def chain_text(attribution: Attribution) -> str:
    return ", citing ".join(source.name for source in attribution.chain)


def _quote(claim: Claim, text: str) -> str:
    if not claim.spans:
        return ""
    said = " … ".join(dict.fromkeys(s.of(text) for s in claim.spans))
    flat = " ".join(said.split())
    return f"  «{flat if len(flat) <= _SHOWN else flat[:_SHOWN] + '…'}»"


def table_rows(incidents: Iterable[Incident]) -> Iterator[Sequence[str]]:
    """The register as rows of TABLE_COLUMNS, the latest first, the undated last."""
    for incident in in_order(incidents):
        yield (
            incident.id,
            _days(incident),
            words().type(incident.type),
            on_one_line("; ".join(h.value.name for h in incident.where)),
            _range(incident.killed),
            _range(incident.injured),
            on_one_line("; ".join(h.value.name for h in incident.initiators or incident.participants)),
            str(incident.independent_origins),
            str(len(incident.reports)),
            incident.strength.grade,
        )


def in_order(incidents: Iterable[Incident]) -> list[Incident]:
    """The latest first, the undated last; ties by id."""
    listed = sorted(incidents, key=lambda i: i.id)
    return sorted(listed, key=lambda i: 0 if i.when is None else i.when.value.earliest.toordinal(), reverse=True)


def _days(incident: Incident) -> str:
    if incident.when is None:
        return "?"
    when = incident.when.value
    return when.earliest.isoformat() if when.earliest == when.latest else f"{when.earliest.isoformat()}/{when.latest.isoformat()}"


def _range(value: Range | None) -> str:
    return "" if value is None else words().figure(value.low, value.high)
