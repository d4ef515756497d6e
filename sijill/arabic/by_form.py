"""What a form alone tells, worked out once for each form.

Invariant: only what rests on nothing but the form is kept here. The words of reports come again and again, so that most
look-ups are one of a plain dictionary, which costs a third of a call through `lru_cache`. What finders ask of every token
of a text is a column: all columns of a form lie on one card, so that a text's forms are looked up once for all finders.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import count
from operator import attrgetter
from typing import Any, Generic, TypeVar

V = TypeVar("V")

_MOST = 1 << 16
_COLUMNS = 12
_numbers = count()


class ByForm(dict[str, V]):
    """`told[form]` is what the function says of the form; at most 65,536 are kept, so that memory stays bounded."""

    def __init__(self, tell: Callable[[str], V]) -> None:
        super().__init__()
        self._tell = tell

    def __missing__(self, form: str) -> V:
        if len(self) >= _MOST:
            self.clear()
        told = self[form] = self._tell(form)
        return told

    def of(self, cards: Iterable[Card]) -> list[V]:
        """What it says of each of the forms, in order."""
        return [self[card.form] for card in cards]


class Card:
    """One form, and what the columns in use tell of it."""

    __slots__ = ("form", *(f"column_{n}" for n in range(_COLUMNS)))

    def __init__(self, form: str) -> None:
        self.form = form
        for column in _in_use:
            column.fill(self)


class Column(Generic[V]):
    """What a function says of the form of every token."""

    def __init__(self, tell: Callable[[str], V]) -> None:
        name = f"column_{next(_numbers)}"
        self._tell, self._get = tell, attrgetter(name)
        self._set: Callable[[Card, V], None] = vars(Card)[name].__set__

    def fill(self, card: Card) -> None:
        self._set(card, self._tell(card.form))

    def __getitem__(self, form: str) -> V:
        (told,) = self.of((_CARDS[form],))
        return told

    def of(self, cards: Iterable[Card]) -> list[V]:
        """What it says of each of the forms, in order."""
        try:
            return list(map(self._get, cards))
        except AttributeError:  # cards from before it was first asked
            if self not in _in_use:
                _in_use.append(self)
            for card in cards:
                self.fill(card)
            return list(map(self._get, cards))


_in_use: list[Column[Any]] = []
_CARDS = ByForm(Card)


def cards_of(forms: Iterable[str]) -> list[Card]:
    """The cards of the forms, in order."""
    return list(map(_CARDS.__getitem__, forms))
