"""What a number in a text says: the number itself, and the bounds its neighbours put on it.

Invariant: a bound that the words leave open is `None`, and `low` is never above `high`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from sijill.arabic.number_lexicon import Effect, Rational
from sijill.model import Span

Number = int | float
QuantityKind = Literal["cardinal", "ordinal", "fraction", "range", "dual", "plural", "percent"]


class Quantity(NamedTuple):
    """A number as the words give it.

    `value` is the number itself, `None` for a range or a plural ("dozens"). `low`, `high` are what the words around
    it make of it ("at least 5": 5 and `None`). `first`, `last` are the tokens of the number, half-open; `reach_first`,
    `reach_last` those of the number with its bounds ("more than", "others"). `noun` is the token of the word that
    stands after the number, or of the dual itself. `scale` is the thousand or million it ends in; `joined`: after «و».
    """

    kind: QuantityKind
    value: Number | None
    low: Number | None
    high: Number | None
    approximate: bool = False
    additional: bool = False
    noun: int | None = None
    first: int = 0
    last: int = 0
    reach_first: int = 0
    reach_last: int = 0
    digits: bool = False
    scale: Number = 1
    joined: bool = False

    @property
    def counts_people(self) -> bool:
        """Whether it can be a toll: no fraction, percentage or place in an order."""
        if self.kind not in ("cardinal", "range", "dual", "plural"):
            return False
        return not any(isinstance(n, float) or (n is not None and n <= 0) for n in (self.value, self.low, self.high))


class NumberFind(NamedTuple):
    """A number found. `start`, `end`: offsets of the folded text; `span`: of the raw one. Shaped as a `Find`."""

    span: Span
    start: int
    end: int
    value: Quantity
    kind: Literal["number"] = "number"


def plain(value: Rational) -> Number:
    """`int` where the fraction is whole, else `float`."""
    return value.numerator if value.denominator == 1 else float(value)


def bounded(quantity: Quantity, effects: Sequence[Effect]) -> Quantity:
    """The quantity under "at least", "about" and the like; a plural stays open above."""
    for effect in effects:
        if effect == "approximately":
            quantity = quantity._replace(approximate=quantity.kind != "plural")
        elif effect in ("at_least", "more_than"):
            quantity = quantity._replace(high=None)
        elif quantity.kind != "plural":
            quantity = quantity._replace(low=None, high=quantity.high if quantity.high is not None else quantity.value)
    return quantity
