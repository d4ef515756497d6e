"""Bringing the ledger's derived tables up to its facts: what came since is linked, and nothing else is looked at.

Invariant: after it the derived tables are a function of the facts, whatever came first and how often they were brought up;
where they were made by another linker they are made anew.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from sijill.linking import Candidate, Linker, Persons, Weights, candidates, item_of, pack, stamp, weights
from sijill.model import Decision
from sijill.register.identity import Cluster, assign
from sijill.register.rulings import Rulings
from sijill.store import Ledger, Linking, Listed

#: Raise it when the same facts would be derived otherwise by other code than linking's (that has its own stamp).
_FORM = "1"
_AT_A_TIME = 2000


@dataclass(frozen=True, slots=True)
class Update:
    """Ids of the incidents that are not as they were, and of those that are no more (they may lead elsewhere). `before`, `after`:
    marks of what the derived tables stood for; whoever last saw `before` has seen all but this."""

    changed: tuple[str, ...]
    gone: tuple[str, ...]
    before: str = ""
    after: str = ""


def refresh(ledger: Ledger, *, using: Weights | None = None) -> Update:
    """Take in what came since the last time; nothing is written where nothing did."""
    numbers = using if using is not None else weights()
    made_by = sha256(f"{_FORM} {stamp(numbers)}".encode()).hexdigest()[:16]
    with ledger.linking() as kept:
        state = kept.state()
        if state == kept.marks() | {"made_by": made_by}:
            return Update((), (), _mark(state), _mark(state))
    with ledger.linking(write=True) as kept:
        before = state = kept.state()
        if state.get("made_by") != made_by:
            kept.forget()
            state = {}
        marks = kept.marks()
        update = _Refreshing(kept, numbers).take_in(state, marks)
        kept.note(marks | {"made_by": made_by})
    return replace(update, before=_mark(before), after=_mark(marks | {"made_by": made_by}))


def _mark(state: Mapping[str, str]) -> str:
    return " ".join(f"{name}:{value}" for name, value in sorted(state.items()))


def following(decisions: Iterable[Decision], renamed: Mapping[str, str | None]) -> list[Decision]:
    """Decisions on tellings of superseded readings, moved to where those went."""
    return [replace(d, left=renamed.get(d.left) or d.left, right=d.right and (renamed.get(d.right) or d.right)) for d in decisions]


def standing_decisions(kept: Linking) -> list[Decision]:
    decisions = kept.decisions()
    return following(decisions, kept.renamed()) if decisions else []


def rulings(kept: Linking, decisions: Sequence[Decision]) -> Rulings:
    """What persons decided, with the reports that hold what they decided on."""
    return Rulings.of(decisions, kept.located(d.left for d in decisions if d.right is None).values())


class _Refreshing:
    """One refresh, on one transaction."""

    def __init__(self, kept: Linking, numbers: Weights) -> None:
        self._kept = kept
        self._decisions = standing_decisions(kept)
        self._rulings = rulings(kept, self._decisions)
        self._linker = Linker(kept.index, Persons.of(self._decisions), numbers)

    def take_in(self, state: Mapping[str, str], marks: Mapping[str, str]) -> Update:
        reports, said = self._said(state, marks)
        reports |= set(self._kept.reports_since(int(state.get("readings", 0)), int(state.get("copies", 0))))
        if not state:
            moves = self._linker.build(self._told(sorted(reports)))
            return self._name(moves.changed, moves.gone)
        new, gone, same = self._differences(sorted(reports))
        moves = self._linker.update(new=new, gone=gone, said=said | same)
        return self._name(moves.changed, moves.gone)

    def _said(self, state: Mapping[str, str], marks: Mapping[str, str]) -> tuple[set[str], set[int]]:
        """Reports and items that persons now say something else of."""
        if all(state.get(name) == marks[name] for name in ("decisions", "renames", "aside")):
            return set(), set()
        now = {(d.id, d.left, d.right) for d in self._decisions}
        other = now ^ self._kept.heard()
        self._kept.hear(now)
        pairs = {item_of(x) for _, left, right in other if right is not None for x in (left, right)}
        singles = {left for _, left, right in other if right is None}
        return self._reports_of(singles), pairs

    def _reports_of(self, names: set[str]) -> set[str]:
        """The reports that claims, tellings or reports with these ids are, or are in."""
        return set(self._kept.located(x.split(".")[0] for x in names).values()) if names else set()

    def _differences(self, reports: Sequence[str]) -> tuple[list[Candidate], set[int], set[int]]:
        """Candidates that came, and items that went or stayed, of reports that are not as they were."""
        new: list[Candidate] = []
        gone: set[int] = set()
        same: set[int] = set()
        for n in range(0, len(reports), _AT_A_TIME):
            some = reports[n : n + _AT_A_TIME]
            old = self._kept.items_of(some)
            left = set(old)
            for candidate in self._told(some):
                item = item_of(candidate.id)
                left.discard(item)
                if item in old and old[item] == pack(candidate):
                    same.add(item)
                else:
                    new.append(candidate)
                    gone |= {item} & old.keys()
            gone |= left
        return new, gone, same

    def _told(self, reports: Sequence[str]) -> Iterator[Candidate]:
        ruled = self._rulings
        told = (c for reading in self._kept.readings(reports) for c in candidates(ruled.less_wrong(reading)))
        return (c for c in told if not ruled.is_wrong(c.id, c.report_id))

    # ids

    def _name(self, changed: Collection[int], gone: Collection[int]) -> Update:
        """Give each changed cluster its incident's id; the oldest first, so that fresh registers agree."""
        old = {one.cluster: one.incident for one in self._kept.listed({*changed, *gone})}
        self._kept.enlist([], gone=gone)
        ages = sorted((min(ages), cluster) for cluster, ages in self._ages(changed))
        names: set[str] = set()
        for n in range(0, len(ages), _AT_A_TIME):
            names |= self._name_some([cluster for _, cluster in ages[n : n + _AT_A_TIME]])
        lost = sorted(set(old.values()) - names)
        return Update(tuple(sorted(names)), tuple(x for x in lost if not self._kept.listed(incident=x)))

    def _ages(self, clusters: Collection[int]) -> Iterator[tuple[int, list[tuple[str, str]]]]:
        listed = sorted(clusters)
        for n in range(0, len(listed), _AT_A_TIME):
            members = self._kept.index.clusters(listed[n : n + _AT_A_TIME])
            known = self._linker.shelf.load({x for some in members.values() for x in some})
            for cluster, some in members.items():
                yield cluster, [age(known[x]) for x in some]

    def _name_some(self, clusters: Sequence[int]) -> set[str]:
        kept = self._kept
        members = kept.index.clusters(clusters)
        known = self._linker.shelf.load({x for some in members.values() for x in some})
        ordered = [sorted((known[x] for x in members[c]), key=age) for c in clusters]
        tellings = {c.id for some in ordered for c in some}
        moved, former = kept.moved_to(tellings), kept.memberships(tellings)
        minted = kept.minted(tellings | moved.keys(), set(former.values()))
        told = [Cluster(tuple(c.id for c in some)) for some in ordered]
        ids, fresh = assign(told, minted, moved, former, is_taken=kept.taken, is_elsewhere=self._is_here)
        seen = {c.id: name for name, some in zip(ids, ordered, strict=True) for c in some if former.get(c.id) != name}
        kept.mint(fresh, seen)
        days = [min((c.when.earliest.isoformat() for c in some if c.when is not None), default=None) for some in ordered]
        kept.enlist([Listed(c, name, day, some[0].id) for c, name, day, some in zip(clusters, ids, days, ordered, strict=True)], gone=())
        return set(ids)

    def _is_here(self, telling: str) -> bool:
        """Whether a telling, or what a newer reader took it for, is in any cluster."""
        seen: set[str] = set()
        at: str | None = telling
        while at is not None and at not in seen:
            if self._kept.index.homes({item_of(at)}):
                return True
            seen.add(at)
            at = self._kept.renamed_to(at)
        return False


def age(candidate: Candidate) -> tuple[str, str]:
    published = candidate.published
    return ("9999" if published is None else published.earliest.isoformat(), candidate.id)
