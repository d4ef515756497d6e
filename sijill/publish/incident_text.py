"""One incident as lines of text: what is held of it, why each telling is in it, what nearly is, and what persons decided.

Invariant: every claim has the id by which it can be decided on; what was withdrawn or found wrong is shown and marked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING

from sijill.model import Actor, Interval, Place, Report
from sijill.publish.out import on_one_line
from sijill.publish.review_text import decision_lines, short_id
from sijill.publish.terminal import place_text, telling_lines, value_text
from sijill.saying import plain, words
from sijill.saying.counting import likelihood

if TYPE_CHECKING:  # brings in the database, which reading does not need
    from sijill.register.incident import Held, Incident, Link, Member, Range, SaidToll

_NONE: Mapping[str, str] = MappingProxyType({})


def incident_lines(incident: Incident, copies: Mapping[str, Sequence[Report]], names: Mapping[str, str] = _NONE) -> Iterator[str]:
    """One incident with its claims, who says what, and why each telling is in it. `names`: what ids of tellings, claims, reports
    and decisions stand for, in words."""
    return map(on_one_line, _whole(incident, copies, names))


def _whole(incident: Incident, copies: Mapping[str, Sequence[Report]], names: Mapping[str, str]) -> Iterator[str]:
    factuality = incident.factuality if incident.factuality != "happened" else ""
    notes = "".join(f", {n}" for n in (factuality, "background" if incident.background else "") if n)
    yield f"{incident.id}  {words().type(incident.type)} ({incident.category}{notes})"
    yield from _fields(incident)
    yield from (f"  {name:<11} {_ranged(value)}" for name, value in (("killed", incident.killed), ("injured", incident.injured)) if value)
    yield f"  {'support':<11} {incident.strength.grade}: {'; '.join(plain(incident.strength.reasons))}"
    yield f"  {'origins':<11} {'; '.join(incident.origins) or 'none that stands'} ({incident.independent_origins} independent)"
    yield from _section("tolls, as each report gives them", _tolls(incident))
    yield from _section("decisions of persons", decision_lines(incident.decisions, names))
    yield from _section("to look into", plain(incident.hints))
    for member in incident.members:
        yield ""
        yield from _member(member, incident, copies[member.telling.report_id][0].text)
    for link in incident.nearly:
        yield ""
        yield from _nearly(link, incident, names)


def _section(title: str, lines: Iterable[str]) -> Iterator[str]:
    listed = list(lines)
    if listed:
        yield f"  {title}"
        yield from (f"    {line}" for line in listed)


def _fields(incident: Incident) -> Iterator[str]:
    yield f"  {'when':<11} {words().interval(None if incident.when is None else incident.when.value)}{_against(incident.when)}"
    yield from (f"  {'where':<11} {place_text(h.value)}{_against(h)}" for h in incident.where)
    for name, held in (("initiator", incident.initiators), ("target", incident.targets), ("participant", incident.participants)):
        yield from (f"  {name:<11} {h.value.name}{_against(h)}" for h in held)


def _against(held: Held[Interval] | Held[Place] | Held[Actor] | None) -> str:
    if held is None or not (held.contradicting or held.chosen):
        return ""
    chosen = "" if held.chosen is None else f"chosen by a person, {held.chosen}; "
    return f"  ({chosen}{_claims(len(held.supporting))} for it, {len(held.contradicting)} otherwise)"


def _claims(count: int) -> str:
    return f"{count} claim{'' if count == 1 else 's'}"


def _ranged(value: Range) -> str:
    best = "" if value.best is None else f", taken as {value.best}"
    return f"{words().figure(value.low, value.high)}{best} ({words().rule(value.rule)})"


def _tolls(incident: Incident) -> Iterator[str]:
    yield from (_said(toll) for toll in incident.tolls)
    yield from (_said(toll, withdrawn=True) for toll in incident.withdrawn_tolls)


def _said(toll: SaidToll, *, withdrawn: bool = False) -> str:
    figure = words().figure(toll.low, toll.high, approximate=toll.approximate, additional=toll.additional)
    who = "" if toll.who is None else f" ({toll.who})"
    chain = ", citing ".join(toll.attribution)
    held = (
        ("withdrawn, not counted", withdrawn),
        ("of these", toll.part_of is not None),
        ("corrected later", toll.superseded_by is not None),
    )
    notes = ", ".join(note for note, holds in held if holds)
    told = f"report {toll.report_name}" + (f", citing {chain}" if chain else "")
    return f"{figure} {toll.harm}{who}: {told}{f' [{notes}]' if notes else ''}"


def _member(member: Member, incident: Incident, text: str) -> Iterator[str]:
    outlets = ", ".join(member.outlets) or "outlet not known"
    gone = " [withdrawn: counts for nothing]" if member.withdrawn else ""
    yield f"  {', '.join(member.reports)}: {outlets}, published {words().interval(member.published)}{gone}"
    yield f"    telling {short_id(member.id)}, in {incident.id} because"
    yield from (f"      {why}" for why in member.why)
    withdrawn = {x: f"[{short_id(x)}, withdrawn]" for x in member.withdrawn_claims}
    notes = {c.id: f"[{short_id(c.id)}]" for c in member.telling.claims} | withdrawn
    yield from (f"    {line}" for line in telling_lines(member.telling, text, notes_of=notes))
    yield from (f"      {c.field:<11} {value_text(c)}  [{short_id(c.id)}, found wrong: left out]" for c in member.wrong)


def _nearly(link: Link, incident: Incident, names: Mapping[str, str]) -> Iterator[str]:
    """The telling inside, the one that nearly is, and what speaks for and against it."""
    inside, outside = (link.left, link.right) if link.left in incident.tellings else (link.right, link.left)
    sure = f"{likelihood(link.score)}% likely the same as" if link.score else "kept apart from"
    yield f"  nearly in it: {names.get(outside, short_id(outside))}, {sure} {names.get(inside, short_id(inside))}"
    yield from (f"    {why}" for why in link.why)
    yield f"    to bring it in: sijill review same {short_id(outside)} {incident.id} --why …"
