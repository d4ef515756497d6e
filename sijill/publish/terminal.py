"""Readings and incidents as lines of text, for people at a terminal.

Invariant: a value is shown with the words it came from and with who says so; nothing of a report commands the terminal.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from sijill.model import Actor, Attribution, Claim, Interval, Place, Reading, Report, Telling, Toll
from sijill.publish.out import safe
from sijill.publish.reading_view import IncidentView, ReadingView, Row, Run, reading_view
from sijill.publish.words import words

if TYPE_CHECKING:  # brings in the database, which reading does not need
    from sijill.register.incident import Held, Incident, Member, Range, SaidToll

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
    return f"{view.name}{'' if view.outlet is None else f', {view.outlet}'}, {view.published}"


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


def telling_lines(telling: Telling, text: str) -> Iterator[str]:
    notes = [n for n in (telling.factuality if telling.factuality != "happened" else "", "background" if telling.background else "") if n]
    mentions = ", ".join(dict.fromkeys(s.of(text) for s in telling.spans))
    yield f"{words().type(telling.type)}{' (' + ', '.join(notes) + ')' if notes else ''}  «{mentions}»"
    for claim in telling.claims:
        yield f"  {claim.field:<11} {value_text(claim)}{_quote(claim, text)}"
    for attribution in telling.attributions:
        yield f"  {'says':<11} {chain_text(attribution)}"


def value_text(claim: Claim) -> str:
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
            safe("; ".join(h.value.name for h in incident.where)),
            _range(incident.killed),
            _range(incident.injured),
            safe("; ".join(h.value.name for h in incident.initiators or incident.participants)),
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


def incident_lines(incident: Incident, copies: Mapping[str, Sequence[Report]]) -> Iterator[str]:
    """One incident with its claims, who says what, and why each telling is in it."""
    return map(safe, _whole(incident, copies))


def _whole(incident: Incident, copies: Mapping[str, Sequence[Report]]) -> Iterator[str]:
    notes = "".join(
        f", {n}"
        for n in (incident.factuality if incident.factuality != "happened" else "", "background" if incident.background else "")
        if n
    )
    yield f"{incident.id}  {words().type(incident.type)} ({incident.category}{notes})"
    yield from _fields(incident)
    yield from (f"  {name:<11} {_ranged(value)}" for name, value in (("killed", incident.killed), ("injured", incident.injured)) if value)
    yield f"  {'support':<11} {incident.strength.grade}: {'; '.join(incident.strength.reasons)}"
    yield f"  {'origins':<11} {'; '.join(incident.origins)} ({incident.independent_origins} independent)"
    if incident.tolls:
        yield "  tolls, as each report gives them"
        yield from (f"    {_said(toll)}" for toll in incident.tolls)
    for member in incident.members:
        yield ""
        yield from _member(member, copies[member.telling.report_id][0].text)
    for link in incident.nearly:
        yield ""
        yield f"  nearly: {link.left} and {link.right}, {link.score:.2f}: {'; '.join(link.why)}"


def _fields(incident: Incident) -> Iterator[str]:
    yield f"  {'when':<11} {words().interval(None if incident.when is None else incident.when.value)}{_against(incident.when)}"
    yield from (f"  {'where':<11} {place_text(h.value)}{_against(h)}" for h in incident.where)
    for name, held in (("initiator", incident.initiators), ("target", incident.targets), ("participant", incident.participants)):
        yield from (f"  {name:<11} {h.value.name}{_against(h)}" for h in held)


def _against(held: Held[Interval] | Held[Place] | Held[Actor] | None) -> str:
    if held is None or not held.contradicting:
        return ""
    return f"  ({len(held.supporting)} claims for it, {len(held.contradicting)} otherwise)"


def _ranged(value: Range) -> str:
    best = "" if value.best is None else f", taken as {value.best}"
    return f"{words().figure(value.low, value.high)}{best} ({words().rule(value.rule)})"


def _said(toll: SaidToll) -> str:
    figure = words().figure(toll.low, toll.high, approximate=toll.approximate, additional=toll.additional)
    who = "" if toll.who is None else f" ({toll.who})"
    chain = ", citing ".join(toll.attribution)
    notes = [n for n, held in (("of these", toll.part_of is not None), ("corrected later", toll.superseded_by is not None)) if held]
    told = f"report {toll.report_name}" + (f", citing {chain}" if chain else "")
    return f"{figure} {toll.harm}{who}: {told}{' [' + ', '.join(notes) + ']' if notes else ''}"


def _member(member: Member, text: str) -> Iterator[str]:
    outlets = ", ".join(member.outlets) or "outlet not known"
    yield f"  {', '.join(member.reports)}: {outlets}, published {words().interval(member.published)}{' [withdrawn]' if member.withdrawn else ''}"
    yield from (f"    because {why}" for why in member.why)
    yield from (f"    {line}" for line in telling_lines(member.telling, text))
