"""What the encoder's states speak for: is a word a mention, of what type, are two of one incident, does a find belong to it.

Each answer is a log-odds, rounded down to a half, and told to the reader's scorers as one feature for each mark that it lies above:
they weigh it with all else that they know.

Invariant: an answer depends on the text and the encoder alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from math import floor
from typing import NamedTuple

import numpy as np

from sijill.arabic.kept import kept
from sijill.arabic.text import Text
from sijill.reading.encoder import Encoder, Numbers, States
from sijill.reading.features import Trait
from sijill.reading.one_core import ONE_CORE
from sijill.reading.positions import Spot

#: Tokens, half-open.
Span = tuple[int, int]

#: What is asked of a find beside an incident, with its answers; the first is no.
ANSWERS = {
    "role": ("none", "initiator", "target", "participant"),
    "place": ("no", "yes"),
    "when": ("no", "yes"),
    "toll": ("no", "yes"),
}
_STEEPEST = 10  # halves
_AT_ONCE = 32  # event words that one is held against
#: Types unlikelier than the likeliest by so many halves are told of no more.
_LIKELY = 8


def level(odds: float) -> int:
    """In halves, rounded down."""
    return max(-_STEEPEST, min(_STEEPEST, floor(2 * odds)))


def levels(odds: Numbers) -> list[int]:
    """Of each, `level`."""
    told: list[int] = np.clip(np.floor(2 * odds), -_STEEPEST, _STEEPEST).astype(np.intp).tolist()
    return told


def below(name: str, halves: int) -> Iterator[str]:
    """A feature for each mark up to the last that something lies below the likeliest by less than."""
    return (f"sense {name}<{n}" for n in range(max(0, halves), _LIKELY))


def above(name: str, halves: int) -> Iterator[str]:
    """A feature for each mark that lies below."""
    return (f"{name}>{n}" for n in range(-_STEEPEST, halves))


class _Side(NamedTuple):
    """One or more states as a question sees them from one side: projected, and what that tells by itself."""

    projected: Numbers
    told: Numbers


class _Pairing:
    """Answers for two states: of each a projection, then what each and both together tell."""

    def __init__(self, encoder: Encoder, name: str, left: str, right: str) -> None:
        self._left, self._right, inner, self._answer = map(encoder.linear, (left, right, f"{name} inner", f"{name} answer"))
        self._of_left, self._of_right, self._of_both = np.split(inner.weight, 3)
        self._bias = inner.bias

    def left(self, rows: Numbers) -> _Side:
        projected = np.tanh(self._left(rows))
        return _Side(projected, projected @ self._of_left + self._bias)

    def right(self, rows: Numbers) -> _Side:
        projected = np.tanh(self._right(rows))
        return _Side(projected, projected @ self._of_right)

    def of(self, left: _Side, right: _Side) -> Numbers:
        """Log-odds, a row for each pair."""
        told = (left.projected * right.projected) @ self._of_both
        told += left.told
        told += right.told
        return self._answer(np.maximum(told, 0, out=told))


class Heads:
    """What turns states into answers, of one encoder."""

    def __init__(self, encoder: Encoder) -> None:
        self.types = encoder.types
        self.mention, self.type = encoder.linear("mention"), encoder.linear("type")
        self.same = _Pairing(encoder, "same", "same state", "same state")
        self.bonds = {name: _Pairing(encoder, name, f"{name} incident", f"{name} find") for name in ANSWERS}


@cache
def _heads(encoder: Encoder) -> Heads:
    return Heads(encoder)


@dataclass(frozen=True, eq=False, slots=True)
class Asked:
    """The mentions of one incident, by number, and, once they were asked about, the state that they come to for each question."""

    numbers: tuple[int, ...]
    sides: dict[str, _Side] = field(default_factory=dict)


@dataclass(frozen=True, eq=False)
class Sense:
    """What one text's states speak for. `words`: the tokens of its event words, half-open, in order; a mention is told by its number."""

    text: Text
    words: Sequence[Span]
    encoder: Encoder

    @kept
    def _states(self) -> States:
        return self.encoder.states(self.text)

    @kept
    def _heads(self) -> Heads:
        return _heads(self.encoder)

    @kept
    def _rows(self) -> Numbers:
        return self._states.of(self.words)

    @kept
    def _mentions(self) -> list[int]:
        with ONE_CORE:
            return levels(self._heads.mention(self._rows)[:, 0])

    def mention(self, number: int) -> Trait:
        """That an event word tells of an incident."""
        return above, "sense", self._mentions[number]

    @kept
    def _types(self) -> list[list[float]]:
        with ONE_CORE:
            odds = self._heads.type(self._rows)
        told: list[list[float]] = (odds - odds.max(axis=1, keepdims=True)).tolist()
        return told

    def types(self, number: int) -> Iterator[Trait]:
        """How it speaks for each type, less than for the likeliest."""
        for type_, odds in zip(self._heads.types, self._types[number], strict=True):
            yield below, type_, min(_LIKELY, level(-odds))

    @kept
    def _sides(self) -> tuple[_Side, _Side]:
        with ONE_CORE:
            return self._heads.same.left(self._rows), self._heads.same.right(self._rows)

    @kept
    def _same(self) -> dict[tuple[int, int], list[int]]:
        return {}

    def same(self, earlier: int, later: int) -> Trait:
        """That two event words tell of one incident."""
        block = earlier // _AT_ONCE, later
        known = self._same.get(block)
        if known is None:
            (left, left_told), (right, right_told) = self._sides
            first = block[0] * _AT_ONCE
            lefts = _Side(left[first : first + _AT_ONCE], left_told[first : first + _AT_ONCE])
            odds = self._heads.same.of(lefts, _Side(right[later], right_told[later]))
            known = self._same[block] = levels(odds[:, 0])
        return above, "sense", known[earlier % _AT_ONCE]

    def _incident(self, question: str, incident: Asked) -> _Side:
        known = incident.sides.get(question)
        if known is None:
            mean = self._rows[list(incident.numbers)].mean(axis=0)
            known = incident.sides[question] = self._heads.bonds[question].left(mean)
        return known

    @kept
    def _finds(self) -> dict[tuple[str, Span], _Side]:
        return {}

    def _find(self, question: str, span: Span) -> _Side:
        known = self._finds.get((question, span))
        if known is None:
            known = self._finds[question, span] = self._heads.bonds[question].right(self._states.mean(*span))
        return known

    def bonds(self, question: str, incident: Asked, spot: Spot) -> Iterator[Trait]:
        """That a find belongs to an incident, and as what."""
        span = spot.first, spot.last + 1
        odds = self._heads.bonds[question].of(self._incident(question, incident), self._find(question, span)).tolist()
        for answer, one in zip(ANSWERS[question][1:], odds[1:], strict=True):
            yield above, f"sense {answer}", level(one - odds[0])
