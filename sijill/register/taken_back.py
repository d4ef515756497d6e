"""What its own publisher took back: «سحبت الوكالة خبرها عن …» (the agency withdrew its news of …).

Invariant: a telling stands back only where a report of the same incident, not older, says that who published it, or all whom it
rests on, took it back, and no person said that it is right; that report's own words for what was taken back support it as little,
whether or not anything else there tells of it.
Of what was corrected only the figures stand back that the correction names.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from sijill.arabic.datafile import table
from sijill.arabic.fold import fold
from sijill.model import Claim, Harm, Telling, Toll
from sijill.register.called_wrong import CalledWrong, called_wrong
from sijill.register.incident import Member
from sijill.register.sentences import SENTENCE_END

TAKES_BACK = "retraction"
#: Characters between the words that take back and those for what is taken back.
_REACH = 160
_BESIDE = 20  # characters to «وليس 12» behind its rival

_Figure = tuple[Harm, int | None, int | None]


@dataclass(frozen=True, slots=True)
class TakingBack:
    """A member whose report takes back what it tells, and the names, folded, of who does. `corrects`: it says what is right; `again`: it is told
    again only to be taken back, by the sentence that does; `wrong`: claims of figures that this sentence corrects; `denied`: figures that it
    calls wrong without telling them of anybody («11 وليس 12», 11 and not 12)."""

    member: Member
    who: frozenset[str]
    corrects: bool
    again: bool
    wrong: frozenset[str]
    denied: frozenset[int]


def takings(tellings: Iterable[Telling]) -> Mapping[str, tuple[Telling, ...]]:
    """Those that tell that something was taken back, by report."""
    found: dict[str, tuple[Telling, ...]] = {}
    for telling in tellings:
        if telling.type == TAKES_BACK and telling.factuality == "happened":
            found[telling.report_id] = (*found.get(telling.report_id, ()), telling)
    return found


def without_taken_back(
    members: Sequence[Member], backs: Mapping[str, Sequence[Telling]], upheld: Collection[str], texts: Mapping[str, str]
) -> tuple[Member, ...]:
    """The members, those marked that were taken back. `backs`: as `takings` gives them; `upheld`: tellings that a person found right;
    `texts`: of reports."""
    standing = [m for m in members if not m.withdrawn and m.id not in upheld]
    taking = [t for m in standing for t in _taking(m, backs.get(m.telling.report_id, ()), texts)]
    found = {m.id: m for m in members}
    told: set[_Figure] = set()
    for back in sorted(taking, key=lambda t: (not t.corrects, t.member.id)):
        for one in (m for m in standing if _goes(m, back) or _called_wrong(m, back)):
            figures = {f for _, f in _figures(one)}
            named = {f for claim, f in _figures(back.member) if claim in back.wrong or not back.wrong}
            corrected = _called_wrong(one, back) | (figures & named if back.corrects else set())
            found[one.id] = _less(found[one.id], corrected) if corrected else _gone(one, back.member)
            told |= corrected or figures
    for back in taking:  # what is told again only to take it back
        if back.again and not back.corrects:
            found[back.member.id] = _gone(back.member, back.member)
        elif not found[back.member.id].withdrawn:
            rest = _less(found[back.member.id], told, of=None if back.corrects or not told else back.member)
            found[back.member.id] = replace(rest, withdrawn_claims=tuple(sorted({*rest.withdrawn_claims, *back.wrong})))
    return tuple(found[m.id] for m in members)


def _gone(member: Member, back: Member) -> Member:
    return replace(member, withdrawn=True, taken_back_in=back.reports[0])


def _taking(member: Member, backs: Sequence[Telling], texts: Mapping[str, str]) -> Iterator[TakingBack]:
    """«سحبت الوكالة خبرها عن مقتل تسعة» tells of the nine too."""
    for back in backs:
        if member.telling.type != TAKES_BACK and _is_near(back, member.telling):
            near = _around(texts[back.report_id], back)
            who = frozenset(fold(a.name) for a in back.actors("initiator")) or _named(member.outlets, near)
            again = bool(who) and _in_its_sentence(back, member.telling, texts[back.report_id])
            wrong = frozenset(_wrong(back, member.telling, texts[back.report_id]) if again else ())
            denied = frozenset(one.figure for one in _denied(back, texts[back.report_id]))
            yield TakingBack(member, who, bool(denied) or _correcting().search(near) is not None, again, wrong, denied)


def _wrong(back: Telling, told: Telling, text: str) -> Iterator[str]:
    """«اعتذرت الوكالة عن خبر مقتل تسعة والصحيح أربعة»: the figures before what is right."""
    end, denied = max(s.end for s in back.spans), _denied(back, text)
    for claim in told.of("toll"):
        first, last = min(s.start for s in claim.spans), max(s.end for s in claim.spans)
        if any(0 <= one.at - last <= _BESIDE for one in denied):
            continue  # «11 شخصا وليس 12»: the right one
        if end <= first and SENTENCE_END.search(text, end, first) is None and _correcting().search(fold(text[end:first])) is None:
            yield claim.id


def _in_its_sentence(back: Telling, told: Telling, text: str) -> bool:
    """«سحبت الوكالة خبرها عن غارة»: told after the words that take back, with no full stop between."""
    end, start = max(s.end for s in back.spans), min(s.start for s in told.spans)
    return end <= start and SENTENCE_END.search(text, end, start) is None


def _named(outlets: Iterable[str], near: str) -> frozenset[str]:
    return frozenset(name for outlet in outlets if (name := fold(outlet)) in near)


def _around(text: str, back: Telling) -> str:
    """Folded."""
    start, end = min(s.start for s in back.spans), max(s.end for s in back.spans)
    return fold(text[max(0, start - _REACH) : end + _REACH])


def _denied(back: Telling, text: str) -> list[CalledWrong]:
    """What is called wrong from a little before the words that take back to the end of the sentence that they reach."""
    first, reached = min(s.start for s in back.spans) - _REACH, max(s.end for s in back.spans) + _REACH
    end = SENTENCE_END.search(text, reached)
    return [one for one in called_wrong(text) if first <= one.at < (end.start() if end else len(text))]


@cache
def _correcting() -> re.Pattern[str]:
    """«والصحيح أن العدد أربعة» (the right number is four): what happened did, in other numbers."""
    rows = table("sijill.register", "correcting.tsv", ("phrase", "source"))
    return re.compile(rf"(?<!\w)و?(?:{'|'.join(fold(row['phrase']) for row in rows)})(?!\w)")


def _is_near(back: Telling, told: Telling) -> bool:
    return any(a.start - b.end <= _REACH and b.start - a.end <= _REACH for a in back.spans for b in told.spans)


def _goes(member: Member, back: TakingBack) -> bool:
    """Whether it is what was taken back: the word of no one else, and not published later."""
    said, taken = member.published, back.member.published
    if member.withdrawn or member.telling.report_id == back.member.telling.report_id or said is None or taken is None:
        return False
    own = any(fold(outlet) in back.who for outlet in member.outlets)
    return said.earliest <= taken.latest and (own or all(fold(o) in back.who for o in member.origins))


def _called_wrong(member: Member, back: TakingBack) -> set[_Figure]:
    """The figures that those who take back call wrong, wherever they were told as theirs and not later."""
    said, taken = member.published, back.member.published
    if not back.denied or member.telling.report_id == back.member.telling.report_id or said is None or taken is None:
        return set()
    theirs = [c for c in member.telling.of("toll") if _is_theirs(member, c, back.who)] if said.earliest <= taken.latest else []
    return {(t.harm, t.low, t.high) for c in theirs if isinstance(t := c.value, Toll) and {t.low, t.high} & back.denied}


def _is_theirs(member: Member, claim: Claim, who: frozenset[str]) -> bool:
    chains = member.telling.said_by(claim)
    return all(fold(chain.names[-1]) in who for chain in chains) if chains else any(fold(o) in who for o in member.outlets)


def _figures(member: Member) -> Iterator[tuple[str, _Figure]]:
    """By the claim."""
    return ((c.id, (t.harm, t.low, t.high)) for c in member.telling.of("toll") if isinstance(t := c.value, Toll))


def _less(member: Member, told: Collection[_Figure], of: Member | None = None) -> Member:
    """Without the figures that were taken back. `of`: who takes back all; where nothing else is told there, that says nothing."""
    gone = {claim for claim, figure in _figures(member) if figure in told}
    if of is not None and all(claim in gone for claim, _ in _figures(member)):
        return _gone(member, of)
    return replace(member, withdrawn_claims=tuple(sorted({*member.withdrawn_claims, *gone})))
