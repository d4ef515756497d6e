"""One text published again, days later: word for word alike, it may tell of more than one incident.

Invariant: what is found depends on the copies alone, in whatever order they came; nothing is split by it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta

from sijill.model import Interval, Report
from sijill.register.incident import Incident, Member
from sijill.saying import Said, told

#: Within so much time an outlet repeats its news; what it posts in the same words later may well be news.
_APART = timedelta(days=3)


def published_again(copies: Iterable[Report]) -> tuple[Interval, ...]:
    """The days that the copies of one text were published, in order, where some are more than three days apart; else none.
    A copy without a day of its own says nothing: it may have been fetched at any time."""
    days = sorted({(c.published.earliest, c.published.latest) for c in copies if c.published is not None})
    if not days or days[-1][0] - min(latest for _, latest in days) <= _APART:
        return ()
    return tuple(Interval(earliest, latest, "given") for earliest, latest in days)


def republished(incident: Incident) -> Iterator[Said]:
    """What there is to look into: «عاجل: غارة جوية على مدينة …» (urgent: an air raid on the city of …), posted again and again."""
    days = dict.fromkeys(m.again for m in incident.members if m.again and not m.withdrawn and not _says_when(m))
    yield from (told("published_again", days=one) for one in days)


def _says_when(member: Member) -> bool:
    """Whether the words give a day that stays the same whenever they are published, as «أمس» (yesterday) does not."""
    when = member.telling.when()
    return when is not None and when.basis == "stated"
