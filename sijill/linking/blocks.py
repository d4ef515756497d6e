"""Candidates in their blocks: who enters, who leaves, and who meets whom.

Invariant: which blocks are taken apart, and who meets whom, is a function of the set of candidates that are in. No two are
dropped because there are too many like them: where no key part is left to add, each still meets the block's least members.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping
from typing import NamedTuple

from sijill.linking import blocking
from sijill.linking.blocking import Key, Visitor, doors, further, is_last, may_meet, number
from sijill.linking.index import Index, Pair
from sijill.linking.weights import Limits

#: Blocks, and who of those in question is in them, as what.
Wave = dict[Key, dict[int, int]]
#: By its number, of each block where not all meet all, whom all others meet.
Least = dict[int, set[int]]
#: Of a block that is too full, and those whom they met there.
Crowded = tuple[set[int], set[int]]
Load = Callable[[Collection[int]], Mapping[int, Visitor]]


class Blocks:
    """The blocks of an index. `load` gives the visitors by item."""

    def __init__(self, index: Index, load: Load, limits: Limits) -> None:
        self._index, self._load, self._limits = index, load, limits

    def enter(self, items: Collection[int]) -> list[Crowded]:
        """Let candidates in; of each block that this took apart all members, and of one that could not be those whom newcomers
        displaced: some whom they met there they meet no longer."""
        crowded: list[Crowded] = []
        wave = self._doors(items)
        while wave:
            wave = self._enter(wave, crowded)
        return crowded

    def _enter(self, wave: Wave, crowded: list[Crowded]) -> Wave:
        numbers = {key: number(key) for key in wave}
        sizes = self._index.sizes(numbers.values())
        held = self._index.members([n for n in numbers.values() if n not in sizes])
        grown: dict[int, int | None] = {}
        on: list[tuple[Key, dict[int, int]]] = []
        for key, entering in wave.items():
            n = numbers[key]
            if n in sizes:
                grown[n] = sizes[n] + len(entering)
                on.append((key, entering))
                crowded += self._displaced(key, n, entering)
                continue
            everyone = held.get(n, {}) | entering
            if len(everyone) > blocking.FULL:
                grown[n] = len(everyone)
                on.append((key, everyone))
                crowded.append((set(everyone), set(everyone)))
        self._index.put_members([(numbers[key], item, flags) for key, some in wave.items() for item, flags in some.items()])
        self._index.put_sizes(grown)
        return self._further(on)

    def _displaced(self, key: Key, n: int, entering: Mapping[int, int]) -> list[Crowded]:
        """Who was among the least members of a block that can be taken apart no further, and is no longer."""
        if not is_last(key):
            return []
        before = self._index.least(n, blocking.HUBS)
        after = sorted(before.keys() | entering.keys())[: blocking.HUBS]
        displaced = before.keys() - set(after)
        return [(displaced, set(self._index.members([n])[n]))] if displaced else []

    def leave(self, items: Collection[int]) -> set[int]:
        """Let candidates out; those left behind that may meet others from now on."""
        again: set[int] = set()
        wave = self._doors(items)
        while wave:
            wave = self._leave(wave, set(items), again)
        return again - set(items)

    def _leave(self, wave: Wave, gone: set[int], again: set[int]) -> Wave:
        numbers = {key: number(key) for key in wave}
        sizes = self._index.sizes(numbers.values())
        shrunk: dict[int, int | None] = {}
        on: list[tuple[Key, dict[int, int]]] = []
        for key, leaving in wave.items():
            n = numbers[key]
            if n not in sizes:
                continue
            left = sizes[n] - len(leaving)
            if left > blocking.FULL:
                shrunk[n] = left
                on.append((key, leaving))
                again |= self._promoted(n, leaving) if is_last(key) else set()
            else:
                shrunk[n] = None
                everyone = self._index.members([n]).get(n, {})
                on.append((key, everyone))
                again |= everyone.keys() - leaving.keys()
        self._index.drop_members([(numbers[key], item) for key, some in wave.items() for item in some])
        self._index.put_sizes(shrunk)
        return self._further(on)

    def _promoted(self, n: int, leaving: Mapping[int, int]) -> set[int]:
        """Who may be among a block's least members now that these are gone."""
        before = self._index.least(n, blocking.HUBS + len(leaving))
        if not leaving.keys() & set(list(before)[: blocking.HUBS]):
            return set()
        return set(before) - leaving.keys()

    def _doors(self, items: Collection[int]) -> Wave:
        wave: Wave = defaultdict(dict)
        for item, visitor in self._load(items).items():
            for key, flags in doors(visitor, self._limits).items():
                wave[key][item] = flags
        return wave

    def _further(self, on: Collection[tuple[Key, Mapping[int, int]]]) -> Wave:
        wave: Wave = defaultdict(dict)
        known = self._load({item for _, some in on for item in some})
        for key, some in on:
            for item, flags in some.items():
                for child, own in further(known[item], key, flags, self._limits).items():
                    wave[child][item] = own
        return wave

    def partners(self, items: Collection[int]) -> dict[int, dict[int, bool]]:
        """Whom each of the items meets, and whether by a word alone."""
        found: dict[int, dict[int, bool]] = {item: {} for item in items}
        wave = self._doors(items)
        while wave:
            wave = self._meet(wave, found)
        return found

    def meeting(self, pairs: Collection[Pair]) -> dict[Pair, bool]:
        """Those of the pairs that meet, and whether by a word alone."""
        least: Least = {}
        at = self._ends({x for pair in pairs for x in pair}, least)
        met = {pair: _by_word(pair, at[pair[0]], at[pair[1]], least) for pair in pairs}
        return {pair: by_word for pair, by_word in met.items() if by_word is not None}

    def _ends(self, items: Collection[int], least: Least) -> dict[int, _Ends]:
        """The blocks where each meets others. Into `least` goes whom they meet there, where that is not everyone."""
        found = {item: _Ends({}, {}) for item in items}
        wave = self._doors(items)
        while wave:
            numbers = {key: number(key) for key in wave}
            sizes = self._index.sizes(numbers.values())
            on = {key: some for key, some in wave.items() if numbers[key] in sizes and not is_last(key)}
            for key in wave.keys() - on.keys():
                n = numbers[key]
                if n in sizes:
                    least[n] = set(self._index.least(n, blocking.HUBS))
                for item, flags in wave[key].items():
                    found[item].of(key)[n] = flags
            wave = self._further(on.items())
        return found

    def _meet(self, wave: Wave, found: Mapping[int, dict[int, bool]]) -> Wave:
        numbers = {key: number(key) for key in wave}
        sizes = self._index.sizes(numbers.values())
        whole = self._index.members([n for n in numbers.values() if n not in sizes])
        on: list[tuple[Key, dict[int, int]]] = []
        for key, some in wave.items():
            n = numbers[key]
            if n not in sizes:
                _note(found, some, whole.get(n, {}), by_word=key[0] == "word")
            elif is_last(key):
                for seekers, others in self._by_least(n, some):
                    _note(found, seekers, others, by_word=key[0] == "word")
            else:
                on.append((key, some))
        return self._further(on)

    def _by_least(self, n: int, some: Mapping[int, int]) -> Iterator[tuple[dict[int, int], dict[int, int]]]:
        """Each meets the block's least members, and these meet all."""
        least = self._index.least(n, blocking.HUBS)
        yield {x: flags for x, flags in some.items() if x not in least}, least
        hubs = {x: flags for x, flags in some.items() if x in least}
        if hubs:
            yield hubs, self._index.members([n])[n]


class _Ends(NamedTuple):
    """The blocks where one meets others, by number, and as what: those that gather who shares a word, and the rest."""

    by_word: dict[int, int]
    rest: dict[int, int]

    def of(self, key: Key) -> dict[int, int]:
        return self.by_word if key[0] == "word" else self.rest


def _by_word(pair: Pair, one: _Ends, other: _Ends, least: Least) -> bool | None:
    """Whether two meet by a word alone; `None` where they meet nowhere."""
    if _do_meet(pair, one.rest, other.rest, least):
        return False
    return True if _do_meet(pair, one.by_word, other.by_word, least) else None


def _do_meet(pair: Pair, one: Mapping[int, int], other: Mapping[int, int], least: Least) -> bool:
    both = one.keys() & other.keys()
    return any(may_meet(one[n], other[n]) and (n not in least or not least[n].isdisjoint(pair)) for n in both)


def _note(found: Mapping[int, dict[int, bool]], some: Mapping[int, int], others: Mapping[int, int], *, by_word: bool) -> None:
    for item, flags in some.items():
        met = found[item]
        for other, theirs in others.items():
            if other != item and may_meet(flags, theirs) and met.get(other, True):
                met[other] = by_word
