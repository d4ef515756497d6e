"""What a person might look into: a report that takes something back, and incidents that it may be about.

Invariant: a hint decides nothing. It is given only where one of those whom the incident rests on is the one that takes back, of the
same place, and after the incident; what an incident's own reports hint at (`republished`) stays before it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from functools import lru_cache
from shlex import quote

from sijill.arabic.fold import fold
from sijill.model import Interval, Place
from sijill.register.incident import Incident, Member
from sijill.register.republished import republished
from sijill.register.taken_back import TAKES_BACK
from sijill.saying import Said, told

#: How long after what happened a withdrawal is still looked for.
_AFTER = timedelta(days=60)


def with_hints(incidents: Iterable[Incident]) -> tuple[Incident, ...]:
    """The incidents, each with what reports that take something back may mean for it."""
    listed = tuple(incidents)
    taking = [m for i in listed for m in i.members if m.telling.type == TAKES_BACK and not m.withdrawn]
    there: dict[str, set[int]] = defaultdict(set)
    for n, back in enumerate(taking):
        for place in _places(back):
            there[place].add(n)
    return tuple(_hinted(i, taking, there) for i in listed) if taking else listed


def _hinted(incident: Incident, taking: Sequence[Member], there: Mapping[str, set[int]]) -> Incident:
    """`there`: by place, which of those that take back tell of it; whatever is elsewhere need not be looked at."""
    here = {n for m in incident.members for place in _places(m) for n in there.get(place, ())}
    hints = (*republished(incident), *_hints(incident, [taking[n] for n in sorted(here)]))
    return incident if hints == incident.hints else replace(incident, hints=hints)


def _hints(incident: Incident, taking: Iterable[Member]) -> Iterator[Said]:
    """`taking`: those of one of its places."""
    for back in taking:
        who = {_folded(name): name for name in _who(back)}
        going = [m for m in incident.members if _may_go(m, back) and set(who) & _voices(m)]
        if going and _after(incident, back):
            names = tuple(who[x] for x in sorted(set(who) & {v for m in going for v in _voices(m)}))
            reports = sorted({m.reports[0] for m in going})
            call = f"sijill review withdrawn {quote(reports[0])} --why …"  # an id may be anything, and is pasted into a shell
            yield told("taken_back", report=back.reports[0], who=names, reports=tuple(reports), call=call)


def _may_go(member: Member, back: Member) -> bool:
    """A report that tells of the retraction, and of what was taken back, is not what was."""
    return not member.withdrawn and member.telling.type != TAKES_BACK and member.telling.report_id != back.telling.report_id


def _who(back: Member) -> set[str]:
    """Who takes back: whoever the report says does, else those it rests on."""
    return {a.name for a in back.telling.actors("initiator")} or {*back.origins, *back.outlets}


def _voices(member: Member) -> set[str]:
    return {_folded(name) for name in (*member.origins, *member.outlets)}


#: The same outlets and places come again and again.
_folded = lru_cache(8192)(fold)


def _places(member: Member) -> set[str]:
    return {_place(p) for p in member.telling.places()}


def _place(place: Place) -> str:
    return place.gazetteer_id or _folded(place.name)


def _after(incident: Incident, back: Member) -> bool:
    said = back.published or back.telling.when()
    return _in_time(None if incident.when is None else incident.when.value, said)


def _in_time(happened: Interval | None, said: Interval | None) -> bool:
    """Where one of them is not dated, nothing is known of the order, and nothing hinted at."""
    return happened is not None and said is not None and happened.earliest <= said.latest <= happened.latest + _AFTER
