"""Tellings to clusters, as they come and go.

Invariant: the clusters are a function of the candidates and the decisions alone, whatever came first and how many at a time; a
person's "different" is never overruled, a person's "same" only by a person's "different". Only the blocks that a telling is
in, and the pieces that its ties lead to, are looked at again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import islice
from typing import TypeVar

from sijill.linking.blocking import FULL, HUBS, shared_mass
from sijill.linking.blocks import Blocks, Crowded
from sijill.linking.candidate import Candidate
from sijill.linking.clusters import cluster, ordered
from sijill.linking.compact import pack
from sijill.linking.compare import Comparer
from sijill.linking.index import Home, Housed, Index, Pair, Tied, item_of
from sijill.linking.nearness import Nearness
from sijill.linking.pieces import MOST, regroup
from sijill.linking.quick import Scorer
from sijill.linking.rarity import rarity
from sijill.linking.scores import Scores
from sijill.linking.shelf import Shelf
from sijill.linking.standing import standing
from sijill.linking.stirred import Stirred
from sijill.linking.weights import Weights, kinds, leaders, weights
from sijill.model import Decision

#: Raise it when the code of linking makes something else of the same candidates, or others of the same readings.
FORM = "7"
_AT_A_TIME = 4000
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Persons:
    """What persons say of pairs of candidates, by item, the lesser first; where they say both, apart."""

    same: Mapping[Pair, Decision] = field(default_factory=dict)
    apart: Mapping[Pair, Decision] = field(default_factory=dict)

    @classmethod
    def of(cls, decisions: Iterable[Decision]) -> Persons:
        """From the standing decisions; the linker's own are not heard."""
        same: dict[Pair, Decision] = {}
        apart: dict[Pair, Decision] = {}
        for decision in sorted(decisions, key=lambda d: (d.at, d.id)):
            if not decision.by_person or decision.right is None or decision.left == decision.right:
                continue
            a, b = sorted((item_of(decision.left), item_of(decision.right)))
            if decision.judgement in ("same", "different"):
                (same if decision.judgement == "same" else apart)[a, b] = decision
        return cls({pair: d for pair, d in same.items() if pair not in apart}, apart)


@dataclass(frozen=True, slots=True)
class Moves:
    """Clusters, by their least item: those with other members or other ties than before, and those that are no more."""

    changed: frozenset[int]
    gone: frozenset[int]


class Linker:
    """Keeps an index up to date. `persons` are those of now, whoever they were when it was last touched."""

    def __init__(self, index: Index, persons: Persons, using: Weights | None = None) -> None:
        numbers = using if using is not None else weights()
        self.index, self.persons, self.weights = index, persons, numbers
        self.comparer, self.scorer = Comparer(numbers), Scorer(numbers)
        self.shelf = Shelf(index, self.scorer)
        self._blocks = Blocks(index, self.shelf.visitors, numbers.limits)
        self._together: dict[int, list[int]] = {}
        for a, b in persons.same:
            self._together.setdefault(a, []).append(b)
            self._together.setdefault(b, []).append(a)
        self._near = Nearness(index, persons.apart, self._together)

    def update(self, *, new: Iterable[Candidate] = (), gone: Collection[int] = (), said: Collection[int] = ()) -> Moves:
        """`gone` go before the `new` come, which are not held all at once; `said`: items that persons now say something else of."""
        stirred = Stirred()
        left, again = self._let_out(gone, stirred)
        fresh, crowded = self._let_in(new)
        stirred.items |= fresh
        stirred.say(self._present(said) | fresh & self._together.keys())
        self._part(crowded, stirred)
        todo = fresh | again
        for some in _chunks(sorted(todo)):
            self._tie(some, todo, stirred)
        return self._settle(stirred, left, set(gone))

    def _present(self, items: Collection[int]) -> set[int]:
        return set(self.index.bodies(items)) if items else set()

    def _let_out(self, gone: Collection[int], stirred: Stirred) -> tuple[set[int], set[int]]:
        """Those that they were in a piece with, and those who may meet others from now on."""
        if not gone:
            return set(), set()
        left = self._fellows(gone)
        for fellows in self.index.clusters({home.cluster for home in self.index.homes(gone).values()}).values():
            stirred.shown |= fellows
        for item, some in self.index.ties(gone).items():
            for tie in some:
                stirred.go(item, tie.other, tie.odds, joins=tie.joins)
        stirred.leave(gone)
        again = self._blocks.leave(gone)
        self.index.drop_items(gone)
        self.shelf.forget(gone)
        return left - set(gone), again - set(gone)

    def _let_in(self, new: Iterable[Candidate]) -> tuple[set[int], list[Crowded]]:
        """The items that came, and who is in a block that is now too full."""
        fresh: set[int] = set()
        crowded: list[Crowded] = []
        rest = iter(new)
        while some := list(islice(rest, _AT_A_TIME)):
            known = {item_of(c.id): c for c in some}
            fresh |= known.keys()
            self.index.put_bodies((item, c.id, c.report_id, pack(c)) for item, c in sorted(known.items()))
            self.shelf.put(known)
            crowded += self._blocks.enter(known)
        return fresh, crowded

    def _part(self, crowded: Sequence[Crowded], stirred: Stirred) -> None:
        """Drop the ties of those that meet no longer."""
        if not crowded:
            return
        company: defaultdict[int, set[int]] = defaultdict(set)
        for some, others in crowded:
            for x in some:
                company[x] |= others
        doubtful = {_pair(x, t.other): t for x, ties in self.index.ties(company.keys()).items() for t in ties if t.other in company[x]}
        met = self._blocks.meeting(doubtful.keys())
        parted = {pair: tie for pair, tie in doubtful.items() if pair not in met or not self._has_enough(*pair, by_word=met[pair])}
        for (one, other), tie in parted.items():
            stirred.go(one, other, tie.odds, joins=tie.joins)
        self.index.drop_ties(parted.keys())

    def _has_enough(self, one: int, other: int, *, by_word: bool) -> bool:
        """Whether two that met share more than a rare word."""
        return other in self._looked_at(one, {other: by_word})

    def met(self, items: Collection[int]) -> dict[int, set[int]]:
        """Whom each of these is compared with."""
        partners = self._blocks.partners(items)
        return {x: self._looked_at(x, partners[x]) for x in items}

    def _looked_at(self, item: int, met: Mapping[int, bool]) -> set[int]:
        """Of those whom it meets, the ones of other reports with whom it shares more than a rare word."""
        own = self.shelf.load([item])[item]
        others = self.shelf.load(met.keys())
        least = self.weights.limits.rare_mass
        return {
            x
            for x, by_word in met.items()
            if others[x].report_id != own.report_id and (not by_word or shared_mass(own, others[x]) >= least)
        }

    def _tie(self, items: Collection[int], fresh: Collection[int], stirred: Stirred) -> None:
        """Compare those who meet, two of the fresh ones when the turn of the greater comes."""
        partners = self._blocks.partners(items)
        known = self.index.ties(items)
        made: dict[Pair, tuple[float, bool]] = {}
        for item, met in partners.items():
            tied = {tie.other for tie in known[item]}
            todo = {x: by for x, by in met.items() if x not in tied and (x < item or x not in fresh)}
            own, others = self.shelf.views([item])[item], self.shelf.views(todo.keys())
            for other in self._looked_at(item, todo):
                tie = self.scorer.tie(own, others[other])
                if tie is not None:
                    made[_pair(item, other)] = tie
        self.index.put_ties([row for (a, b), tie in made.items() for row in ((a, b, *tie), (b, a, *tie))])
        for (a, b), (_, joins) in made.items():
            stirred.come(a, b, joins=joins)

    # pieces and clusters

    def _settle(self, stirred: Stirred, left: set[int], gone: set[int]) -> Moves:
        """`left`: those that were in a piece with the gone."""
        self._near.forget()
        changed: set[int] = set()
        lost: set[int] = set()
        shown = stirred.items | stirred.shown
        disturbed: set[int] = set()  # pieces that are not, or no longer, what they were
        for piece in regroup(self._unsettled(stirred) | left, self._near.tied, self._fellows):
            homes = self.index.homes(piece)
            names = {home.piece for home in homes.values()}
            calm = left.isdisjoint(piece) and not stirred.is_within(piece)
            if calm and disturbed.isdisjoint(names) and self.index.pieces(names) == {min(piece): piece}:
                continue
            disturbed |= names
            before = self.index.clusters({h.cluster for h in homes.values()})
            moved = self._clustered(piece)
            self.index.put_homes({x: home for x, home in moved.items() if not _is_at(homes.get(x), home)})
            after = _by_cluster(moved)
            changed |= {c for c, some in after.items() if before.get(c) != some}
            # a cluster that lost some to a piece settled before this one looks as it did, and is not
            lost |= before.keys() - after.keys() | {home.cluster for x, home in homes.items() if home.cluster != moved[x].cluster}
        changed |= {home.cluster for home in self.index.homes(shown).values()}
        standing = set(self.index.clusters(lost | gone))
        return Moves(frozenset(changed | (lost & standing)), frozenset((lost | gone) - standing))

    def _unsettled(self, stirred: Stirred) -> set[int]:
        """Those that may be in another piece now, less those whose piece stands."""
        names: dict[int, int] = {}

        def homes(items: Collection[int]) -> dict[int, int]:
            missing = [x for x in items if x not in names]
            names.update((x, home.piece) for x, home in self.index.homes(missing).items())
            return {x: names[x] for x in items if x in names}

        stands = standing(stirred.joined, stirred.lost, self._near.tied, homes, self.index.pieces)
        return {x for x in stirred.touched if names.get(x) not in stands}

    def _clustered(self, piece: set[int]) -> dict[int, Home]:
        name, ties = min(piece), self._near.ties(piece) if len(piece) > 1 else {}
        return {x: Home(name, cluster) for some in self.clusters(piece, ties) for cluster in [min(some)] for x in some}

    def _fellows(self, items: Collection[int]) -> set[int]:
        homes = self.index.homes(items)
        return {x for some in self.index.pieces({h.piece for h in homes.values()}).values() for x in some}

    def clusters(self, piece: set[int], tied: Mapping[int, Sequence[Tied]]) -> Iterator[set[int]]:
        """What a piece falls into. `tied`: the ties of its members."""
        if len(piece) == 1:
            yield piece
            return
        loaded = self.shelf.load(piece)
        known = {item: c.id for item, c in loaded.items()}
        items = {name: item for item, name in known.items()}
        scores = self.scores({known[x]: x for x in piece}, tied)
        pairs = [ordered(known[x], known[t.other]) for x in piece for t in tied[x] if t.joins and x < t.other and t.other in piece]
        same, apart = ([ordered(known[a], known[b]) for a, b in some if a in known and b in known] for some in self._said(piece))
        dateless = [c.id for c in loaded.values() if c.dateless]
        joined = cluster(items, sorted(pairs), scores.odds, least=self.scorer.join, same=same, different=apart, dateless=dateless)
        for members in joined:
            yield {items[name] for name in members}

    def scores(self, items: Mapping[str, int], ties: Mapping[int, Sequence[Tied]]) -> Scores:
        """Of pairs among these candidates, by their ids. `ties`: those of each, at least."""
        return Scores(self.scorer, self.persons.apart, items, self.shelf.views(items.values()), ties)

    def _said(self, piece: set[int]) -> tuple[list[Pair], list[Pair]]:
        same = [_pair(a, b) for a in piece for b in self._together.get(a, ()) if b in piece]
        if len(self.persons.apart) < len(piece):
            return same, [pair for pair in self.persons.apart if piece.issuperset(pair)]
        listed = sorted(piece)
        return same, [(a, b) for n, a in enumerate(listed) for b in listed[n + 1 :] if (a, b) in self.persons.apart]


def stamp(using: Weights) -> str:
    """Says which linker made an index: its form, its numbers and what it knows of words. Others' must be made anew."""
    known = rarity()
    words = sha256(repr((sorted(known.counts.items()), known.reports, sorted(known.plain))).encode()).hexdigest()[:16]
    return f"{FORM} {sorted(using.of.items())} {using.limits} {sorted(kinds().items())} {sorted(leaders().items())} {words} {FULL} {HUBS} {MOST}"


def _by_cluster(homes: Mapping[int, Home]) -> dict[int, set[int]]:
    found: dict[int, set[int]] = {}
    for x, home in homes.items():
        found.setdefault(home.cluster, set()).add(x)
    return found


def _is_at(one: Housed | None, other: Home) -> bool:
    return one is not None and (one.piece, one.cluster) == (other.piece, other.cluster)


def _pair(a: int, b: int) -> Pair:
    return (a, b) if a < b else (b, a)


def _chunks(items: Sequence[T]) -> Iterator[Sequence[T]]:
    return (items[n : n + _AT_A_TIME] for n in range(0, len(items), _AT_A_TIME))
