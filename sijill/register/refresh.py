"""Bringing the ledger's derived tables up to its facts: what came since is linked, and nothing else is looked at.

Invariant: after it the derived tables are a function of the facts, whatever came first and how often they were brought up;
where they were made by another linker they are made anew.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from hashlib import sha256
from itertools import chain
from typing import Any
from uuid import uuid4

from sijill.linking import (
    Candidate,
    Crowd,
    Do,
    Linker,
    Persons,
    Roll,
    Weights,
    finish,
    here,
    item_of,
    keep,
    pack,
    roll_of,
    stamp,
    weights,
)
from sijill.model import Decision
from sijill.register.identity import Cluster, assign, derive
from sijill.register.rulings import Rulings
from sijill.register.sweeping import unswept
from sijill.register.together import Task, doing, seen, told
from sijill.store import Ledger, Linking, Listed

#: Raise it when the same facts would be derived otherwise by other code than linking's (that has its own stamp).
_FORM = "4"
_AT_A_TIME = 2000
#: Reports that are read back at a time, and up to which no other process is called in and no garbage collected.
_PART, _ALONE = 400, 2000


Heard = tuple[str, str, str | None]


@dataclass(frozen=True, slots=True)
class Update:
    """Ids of the incidents that are not as they were, and of those that are no more (they may lead elsewhere). `before`, `after`:
    marks of what the derived tables stood for; whoever last saw `before` has seen all but this."""

    changed: tuple[str, ...]
    gone: tuple[str, ...]
    before: str = ""
    after: str = ""


def refresh(ledger: Ledger, *, using: Weights | None = None, jobs: int = 1) -> Update:
    """Take in what came since the last time; nothing is written where nothing did. What was never linked, or by another linker, or
    is mostly new, is linked as a whole: on as many cores as `jobs` says."""
    numbers = using if using is not None else weights()
    made_by = sha256(f"{_FORM} {stamp(numbers)}".encode()).hexdigest()[:16]
    with ledger.linking() as kept:
        before = kept.state()
        if before == kept.marks() | {"made_by": made_by}:
            return Update((), (), _mark(before), _mark(before))
        anew = _is_made_anew(kept, made_by)
    if not anew:
        with ledger.linking(write=True) as kept:
            if not _is_made_anew(kept, made_by):
                before, marks = kept.state(), kept.marks()
                update = _Refreshing(kept, numbers).take_in(before, marks)
                after = marks | {"made_by": made_by}
                kept.note(after)
                return replace(update, before=_mark(before), after=_mark(after))
    return _found(ledger, made_by, numbers, jobs)


def _mark(state: Mapping[str, str]) -> str:
    return " ".join(f"{name}:{value}" for name, value in sorted(state.items()))


def _is_made_anew(kept: Linking, made_by: str) -> bool:
    """Whether there is nothing to add to, or so little that it is less work to begin again."""
    state = kept.state()
    if state.get("made_by") != made_by:
        return True
    new = kept.count_since(int(state["readings"]))
    return new > _ALONE and new > kept.count_reports() - new  # who adds little is spared the count of all


def _found(ledger: Ledger, made_by: str, numbers: Weights, jobs: int) -> Update:
    """Make all that is derived anew, in two transactions: the second finds the tellings that the first put down, and so do the
    processes that compare them. Who comes between the two starts over, and so does this one then."""
    mark = f"begun {uuid4().hex}"
    with ledger.linking(write=True) as kept:
        marks, crowd = kept.marks(), Crowd(numbers.limits)
        if kept.state() == marks | {"made_by": made_by}:  # another process was faster
            return Update((), (), _mark(kept.state()), _mark(kept.state()))
        kept.forget()
        begun = _Refreshing(kept, numbers)
        task = Task(ledger.name, begun.persons, begun.rulings, replace(numbers, of=dict(numbers.of)))
        with _hands(task, kept, begun, jobs) as do:
            keep(kept.index, chain.from_iterable(do("tell", _in_parts(kept.reports_since(0, 0)))), crowd)
        begun.hear()
        kept.note({"made_by": mark})
    with ledger.linking(write=True) as kept:
        if kept.state() == {"made_by": mark}:
            ending = _Refreshing(kept, numbers, begun)
            with _hands(task, kept, ending, jobs) as do:
                update = ending.found(crowd, do)
            after = marks | {"made_by": made_by}
            kept.note(after)
            return replace(update, after=_mark(after))  # what was there before is forgotten: nobody can follow from it
    return refresh(ledger, using=numbers, jobs=jobs)


@contextmanager
def _hands(task: Task, kept: Linking, one: _Refreshing, jobs: int) -> Iterator[Do]:
    """Whoever does the work: this process, or more where there are enough reports, and a ledger that more can open."""
    if jobs > 1 and ":memory:" not in task.ledger and task.ledger != "sqlite://" and kept.count_reports() > _ALONE:
        with doing(task, jobs) as do:
            yield do
    else:
        yield one.do


def _in_parts(reports: Sequence[str]) -> Iterator[Sequence[str]]:
    return (reports[n : n + _PART] for n in range(0, len(reports), _PART))


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
    """One refresh, on one transaction. `begun`: what persons had decided when the work began."""

    def __init__(self, kept: Linking, numbers: Weights, begun: _Refreshing | None = None) -> None:
        self._kept = kept
        self.decisions: list[Decision] = standing_decisions(kept) if begun is None else begun.decisions
        self.rulings: Rulings = rulings(kept, self.decisions) if begun is None else begun.rulings
        self.persons = Persons.of(self.decisions)
        self._linker = Linker(kept.index, self.persons, numbers)

    def do(self, name: str, units: Iterable[Any]) -> Iterator[Any]:
        """The work of a first linking, in this process."""
        if name == "tell":
            return (told(self._kept, self.rulings, unit) for unit in units)
        return here(self._linker)(name, units)

    def found(self, crowd: Crowd, do: Do) -> Update:
        return self._name(finish(self._linker, crowd, do), ())

    def take_in(self, state: Mapping[str, str], marks: Mapping[str, str]) -> Update:
        reports, said = self._said(state, marks)
        reports |= set(self._kept.reports_since(int(state["readings"]), int(state["copies"])))
        with unswept(when=len(reports) <= _ALONE):
            new, gone, same = self._differences(sorted(reports))
            moves = self._linker.update(new=new, gone=gone, said=said | same)
            return self._name([roll for some in self._rolls(moves.changed) for roll in some], moves.gone)

    def hear(self) -> set[Heard]:
        """Note the decisions as they are now; those that came or went since they were last noted."""
        now = {(d.id, d.left, d.right) for d in self.decisions}
        other = now ^ self._kept.heard()
        if other:
            self._kept.hear(now)
        return other

    def _said(self, state: Mapping[str, str], marks: Mapping[str, str]) -> tuple[set[str], set[int]]:
        """Reports and items that persons now say something else of."""
        if all(state.get(name) == marks[name] for name in ("decisions", "renames", "aside")):
            return set(), set()
        other = self.hear()
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
        return seen(self._kept, self.rulings, reports)

    # ids

    def _name(self, changed: Sequence[Roll], gone: Collection[int]) -> Update:
        """Give each changed cluster its incident's id; the oldest first, so that fresh registers agree."""
        old = {one.cluster: one.incident for one in self._kept.listed({*(roll.cluster for roll in changed), *gone})}
        self._kept.enlist([], gone=gone)
        rolls = sorted(changed, key=lambda roll: roll.age)
        names: set[str] = set()
        for n in range(0, len(rolls), _AT_A_TIME):
            names |= self._name_some(rolls[n : n + _AT_A_TIME])
        lost = sorted(set(old.values()) - names)
        standing = {one.incident for one in self._kept.named(lost)}
        return Update(tuple(sorted(names)), tuple(x for x in lost if x not in standing))

    def _rolls(self, clusters: Collection[int]) -> Iterator[list[Roll]]:
        listed = sorted(clusters)
        for n in range(0, len(listed), _AT_A_TIME):
            members = self._kept.index.clusters(listed[n : n + _AT_A_TIME])
            known = self._linker.shelf.load({x for some in members.values() for x in some})
            yield [roll_of({x: known[x] for x in some}) for some in members.values()]

    def _name_some(self, rolls: Sequence[Roll]) -> set[str]:
        kept = self._kept
        tellings = {x for roll in rolls for x in roll.tellings}
        moved, former = kept.moved_to(tellings), kept.memberships(tellings)
        minted = kept.minted(tellings | moved.keys(), set(former.values()))
        told = [Cluster(roll.tellings) for roll in rolls]
        ids, fresh = assign(told, minted, moved, former, is_taken=self._taken(told), is_elsewhere=self._is_here)
        kept.mint(fresh, {x: name for name, roll in zip(ids, rolls, strict=True) for x in roll.tellings if former.get(x) != name})
        kept.enlist([Listed(r.cluster, name, r.day, r.tellings[0]) for r, name in zip(rolls, ids, strict=True)], gone=())
        return set(ids)

    def _taken(self, clusters: Sequence[Cluster]) -> Callable[[str], bool]:
        """Whether an incident id is; the first that each cluster would get is asked for with the others'."""
        first = {derive(cluster.tellings[0]) for cluster in clusters}
        taken = self._kept.taken(first)
        return lambda name: name in taken if name in first else name in self._kept.taken({name})

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
