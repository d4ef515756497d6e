"""Small linear scorers: rules propose, a scorer decides.

Invariant: a score depends only on the features told and on the weights in data/weights.json.gz, which tools/train_reader.py
makes from annotated reports; a feature the weights do not know counts for nothing, one given twice counts once, and the
order they are told in does not matter: sums are of whole numbers, and rounded once. The weights that ship belong to the
encoder that ships, and are not read beside another.
"""

from __future__ import annotations

import gzip
import json
import math
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from struct import Struct
from typing import Any

from sijill.errors import KnowledgeError
from sijill.reading.encoder import shipped_digest
from sijill.reading.features import Features, Trait

#: Under this name the file of weights says with which encoder they were fitted, by its digest.
ENCODER = "encoder"
_STEEPEST = 60.0
#: Weights are summed as multiples of 2**-64, which every weight of more than 0.0003 is.
_UNIT, _PER_UNIT = 1 << 64, 2.0**-64
#: What traits weigh is kept for so many of them, so that memory stays bounded.
_MOST = 1 << 16
#: Stands in a name where the word does; in no text, since it is no part of a word.
_HOLE = "\0"
_AFTER_ALL = "\U0010ffff"
#: Bytes that hold one class's sum of multiples of 2**-64, with half of what they hold added so that none is negative.
_WIDTH = 12
_HALF = 1 << (8 * _WIDTH - 1)


def _exact(weight: float) -> int:
    """The weight as a multiple of 2**-64."""
    scaled = weight * _UNIT
    if not scaled.is_integer():
        raise ValueError(f"a weight of {weight!r} is too fine to be summed exactly")
    return int(scaled)


class _Plain(dict[Trait, int]):
    """What the features of each trait weigh together."""

    def __init__(self, weights: Mapping[str, int]) -> None:
        super().__init__()
        self._weights = weights

    def __missing__(self, trait: Trait) -> int:
        if len(self) >= _MOST:
            self.clear()
        known, (namer, *facts) = self._weights, trait
        total = self[trait] = sum(known.get(name, 0) for name in set(namer(*facts)))
        return total


class _Worded(dict[Trait, Mapping[str, int]]):
    """For each trait told of words, what each word weighs; a word that no weight knows is not there."""

    def __init__(self, weights: Mapping[str, int]) -> None:
        super().__init__()
        self._weights, self._names = weights, sorted(weights)

    def __missing__(self, trait: Trait) -> Mapping[str, int]:
        if len(self) >= _MOST:
            self.clear()
        (namer, *facts), table = trait, dict[str, int]()
        for pattern in set(namer(*facts, _HOLE)):
            for word, weight in self._told(*pattern.split(_HOLE)):
                table[word] = table.get(word, 0) + weight
        self[trait] = table or _NONE
        return table

    def _told(self, before: str, after: str) -> Iterator[tuple[str, int]]:
        """The words that stand between the two in the name of a weight."""
        least = len(before) + len(after)
        for name in self._names[bisect_left(self._names, before) : bisect_left(self._names, before + _AFTER_ALL)]:
            if name.endswith(after) and len(name) >= least:
                yield name[len(before) : len(name) - len(after)], self._weights[name]


_NONE: Mapping[str, int] = {}


class Sums:
    """What features weigh together, in whole numbers."""

    def __init__(self, weights: Mapping[str, int]) -> None:
        self._plain, self._worded = _Plain(weights), _Worded(weights)

    def of(self, features: Features) -> int:
        total, tables = sum(map(self._plain.__getitem__, features.plain)), self._worded
        for trait, words in features.worded:
            table = tables[trait]
            if table:
                for word in words:
                    if word in table:
                        total += table[word]
        return total


@dataclass(frozen=True)
class Judge:
    """A logistic model for a yes-or-no question: log-odds a feature."""

    bias: float
    weights: Mapping[str, float]

    @cached_property
    def _sums(self) -> Sums:
        return Sums({name: _exact(w) for name, w in self.weights.items()})

    def part(self, features: Features) -> int:
        """What these features add to the log-odds, to be given to `odds` with others: of a thing weighed against many."""
        return self._sums.of(features)

    def odds(self, features: Features, more: int = 0) -> float:
        """Log-odds of yes. `more`: what further features add (`part`)."""
        return self.bias + (self._sums.of(features) + more) * _PER_UNIT

    def yes(self, features: Features) -> float:
        """Probability of yes."""
        return 1 / (1 + math.exp(max(-_STEEPEST, min(_STEEPEST, -self.odds(features)))))


def _packed(row: Sequence[float]) -> int:
    """One number that holds a row's: sums of such numbers hold the sums of the rows, so that all classes are summed at once."""
    return sum(_exact(w) << (8 * _WIDTH * k) for k, w in enumerate(reversed(row)))


@dataclass(frozen=True)
class Chooser:
    """A multinomial logistic model: one weight a class a feature, in the order of `classes`."""

    classes: tuple[str, ...]
    bias: tuple[float, ...]
    weights: Mapping[str, Sequence[float]]

    @cached_property
    def _sums(self) -> Sums:
        return Sums({name: _packed(row) for name, row in self.weights.items()})

    @cached_property
    def _base(self) -> int:
        """The biases, and what keeps each class's sum from borrowing of its neighbour's."""
        return _packed(self.bias) + sum(_HALF << (8 * _WIDTH * k) for k in range(len(self.bias)))

    @cached_property
    def _fields(self) -> Struct:
        return Struct(f"{_WIDTH}s" * len(self.bias))

    def logits(self, features: Features) -> list[float]:
        """One log-odds a class."""
        fields = self._fields
        raw = (self._base + self._sums.of(features)).to_bytes(fields.size, "big")
        return [(total - _HALF) * _PER_UNIT for total in map(int.from_bytes, fields.unpack(raw))]

    def probabilities(self, features: Features) -> list[float]:
        """One probability a class."""
        logits = self.logits(features)
        top = max(logits)
        powers = [math.exp(x - top) for x in logits]
        total = sum(powers)
        return [p / total for p in powers]


@dataclass(frozen=True, slots=True)
class Scorers:
    """All that the reader decides by."""

    mention: Judge  # an event word tells of an incident
    same: Judge  # two mentions tell of one incident
    merge: Judge  # two groups of mentions do
    settle: Judge  # those do of which their words leave it open
    incident: Judge  # a group of mentions is an incident to record
    place: Judge
    when: Judge
    toll: Judge
    type: Chooser  # what a mention speaks for
    kind: Chooser  # the type of a group of mentions
    role: Chooser  # of an actor in an incident, "none" among them


JUDGES = ("mention", "same", "merge", "settle", "incident", "place", "when", "toll")
CHOOSERS = ("type", "kind", "role")


def from_json(told: str, *, encoder: str | None = None) -> Scorers:
    """Scorers as tools/train_reader.py writes them. `encoder`: the digest of the one whose answers they are to weigh; `KnowledgeError`
    where they were fitted with another, of which every answer would be weighed for what another one's was worth."""
    raw = json.loads(told)
    if encoder is not None and raw.get(ENCODER) != encoder:
        raise KnowledgeError(
            "weights.json.gz was fitted with another encoder than the encoder.npz beside it: "
            "take both from one release, or fit it anew (tools/train_reader.py)"
        )
    models: dict[str, Any] = {name: Judge(raw[name]["bias"], raw[name]["weights"]) for name in JUDGES}
    models |= {name: Chooser(tuple(raw[name]["classes"]), tuple(raw[name]["bias"]), raw[name]["weights"]) for name in CHOOSERS}
    return Scorers(**models)


def shipped_json() -> str:
    """The weights that come with the package, as `from_json` reads them."""
    return gzip.decompress((files("sijill.reading") / "data" / "weights.json.gz").read_bytes()).decode("utf-8")


@cache
def shipped() -> Scorers:
    """The scorers that come with the package."""
    return from_json(shipped_json(), encoder=shipped_digest())
