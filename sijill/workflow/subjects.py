"""What a person's decision is about: an incident, a telling, a claim or a report, by the name it was given.

Invariant: a name that could mean two things is refused with both, and one that means nothing is refused: nobody decides on
what they did not mean.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sijill.errors import UsageError
from sijill.model import Telling, telling_ids
from sijill.register import Incident, incident_of, refresh
from sijill.saying import Said, told
from sijill.store import Ledger
from sijill.store.naming import Named, NameKind

#: How much of a long id tells it from others, in what is said to people.
SHORT = 10
_SHOWN = 6
_WITH_ITS_OWN = re.compile(r".* \(([0-9a-f]{12})\)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Subject:
    """`tellings`: ids, in the register, of the tellings that it stands for: an incident's all, a claim's none. `anchor`: the
    telling that an incident's id is tied to."""

    kind: NameKind
    id: str
    name: str
    tellings: tuple[str, ...] = ()
    anchor: str | None = None


def resolve(ledger: Ledger, name: str) -> Subject:
    """What a name means; `UsageError` where it means nothing or more than one thing."""
    name = _own_id(name.strip())
    found = _meant(_told_apart(ledger, ledger.named(name) if name else ()), name)
    if not found:
        raise UsageError(told("nothing_called_so", name=name or "(empty)"))
    if len(found) > 1:
        times = Counter(map(_shown, found))
        listed = tuple(told("kind_and_name", kind=n.kind, name=_shown(n) if times[_shown(n)] == 1 else n.id[:SHORT]) for n in found)
        raise UsageError(told("several_begin_so", name=name, found=listed))
    return _subject(ledger, found[0])


def _own_id(name: str) -> str:
    """Of the name of a report whose given id another has too, «1 (86c273e818ab)», what only it has."""
    both = _WITH_ITS_OWN.fullmatch(name)
    return name if both is None else both[1]


def _shown(named: Named) -> str:
    return named.given if named.given is not None else named.id if named.kind == "incident" else named.id[:SHORT]


def _told_apart(ledger: Ledger, found: Iterable[Named]) -> list[Named]:
    """A report's second telling of the same first words has the first one's id with .2 behind it, which no row knows."""
    listed: list[Named] = []
    for one in found:
        if one.kind == "telling" and one.report is not None:
            listed += [Named("telling", x, one.report) for x, t in telling_ids(ledger.reading(one.report).tellings) if t.id == one.id]
        else:
            listed.append(one)
    return listed


def _meant(found: Sequence[Named], name: str) -> list[Named]:
    """What has just this name before what only begins so; each thing once."""
    exact = [n for n in found if name in (n.id, n.given)]
    begun = [n for n in found if n.id.startswith(name) or (n.given or "").startswith(name)]
    return list({(n.kind, n.id): n for n in exact or begun}.values())


def _subject(ledger: Ledger, named: Named) -> Subject:
    if named.kind == "incident":
        incident = current(ledger, named.id)
        return Subject("incident", incident.id, incident.id, incident.tellings, _anchor(ledger, incident))
    if named.kind == "report":
        told = tuple(x for x, _ in telling_ids(ledger.reading(named.id).tellings))
        return Subject("report", named.id, _shown(named), told)
    return Subject(named.kind, named.id, named.id[:SHORT], (named.id,) if named.kind == "telling" else ())


def _anchor(ledger: Ledger, incident: Incident) -> str:
    """The telling that the incident's id goes with, so that what is decided of the incident goes with its id."""
    renamed = ledger.renamed()
    tied = next((m.telling for m in ledger.minted() if m.id == incident.id), "")
    tied = renamed.get(tied) or tied
    return tied if tied in incident.tellings else incident.tellings[0]


def current(ledger: Ledger, name: str) -> Incident:
    """The incident that an id leads to now; `UsageError` where nothing is left of it."""
    refresh(ledger)
    leads = {m.id: m.redirect for m in ledger.minted()}
    at, seen = name, {name}
    while (ahead := leads.get(at)) is not None and ahead not in seen:
        at = ahead
        seen.add(ahead)
    incident = incident_of(ledger, at)
    if incident is not None:
        return incident
    raise UsageError(told("nothing_left", name=name))


def one_telling(ledger: Ledger, subject: Subject) -> str:
    """The telling that is meant by naming it, or what has no other; `UsageError` lists them where there are several."""
    if len(subject.tellings) == 1:
        return subject.tellings[0]
    what = {"kind": subject.kind, "name": subject.name}
    if not subject.tellings:
        raise UsageError(told("has_no_telling", **what))
    listed = tuple(_told_of(ledger, subject.tellings[: _SHOWN + 1]))
    raise UsageError(told("has_several_tellings", **what, tellings=len(subject.tellings), listed=listed))


def _told_of(ledger: Ledger, tellings: Sequence[str]) -> Iterator[Said]:
    known = tellings_by_id(ledger, tellings)
    for x in (x for x in tellings if x in known):
        yield told("telling_in_report", name=x[:SHORT] if "." not in x else x, report=known[x][0], type=known[x][1].type)


def tellings_by_id(ledger: Ledger, ids: Iterable[str]) -> dict[str, tuple[str, Telling]]:
    """Tellings by their ids in the register, with their reports' names."""
    wanted = set(ids)
    reports = {n.report for x in wanted for n in ledger.named(x.split(".")[0]) if n.kind == "telling" and n.report is not None}
    return {x: (r.report.name, t) for r in ledger.readings(reports) for x, t in telling_ids(r.tellings) if x in wanted}
