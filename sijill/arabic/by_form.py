"""What a form alone tells, worked out once for each form.

Invariant: only what rests on nothing but the form is kept here. The words of reports come again and again, so that most
look-ups are one of a plain dictionary, which costs a third of a call through `lru_cache`. What finders ask of every token
of a text is a column: all columns of a form lie on one card, so that a text's forms are looked up once for all finders.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

V = TypeVar("V")

_MOST = 1 << 16


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


class Column(Generic[V]):
    """What a function says of the form of every token."""

    def __init__(self, tell: Callable[[str], V]) -> None:
        self.tell = tell
        self._place: int | None = None

    def of(self, cards: Cards) -> Sequence[V]:
        """What it says of each of the forms, in order."""
        if self._place is None:
            self._place = len(_in_use)
            _in_use.append(self)
            _CARDS.clear()
        return cards.column(self._place)


class Cards:
    """The cards of a text's forms, turned into columns all at once."""

    __slots__ = ("_columns", "_forms")

    def __init__(self, forms: Sequence[str]) -> None:
        self._forms = forms
        self._columns: list[tuple[Any, ...]] = []

    def column(self, place: int) -> tuple[Any, ...]:
        """The column in use with this number."""
        if place >= len(self._columns):  # not looked up yet, or before that column was in use
            self._columns = list(zip(*map(_CARDS.__getitem__, self._forms), strict=True)) or [()] * len(_in_use)
        return self._columns[place]


def _card(form: str) -> tuple[Any, ...]:
    return tuple(column.tell(form) for column in _in_use)


_in_use: list[Column[Any]] = []
_CARDS = ByForm(_card)
