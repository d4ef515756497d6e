"""What a form alone tells, worked out once for each form.

Invariant: only what rests on nothing but the form is kept here. The words of reports come again and again, so that most
look-ups are one of a plain dictionary, which costs a third of a call through `lru_cache`. What finders ask of every token
of a text is a column, or marks where few forms say anything: all of a form lie on one card, so that a text's forms are looked up once for all finders.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import compress
from operator import itemgetter
from typing import Any, Generic, TypeVar

V = TypeVar("V")

_MOST, _LONGEST = 1 << 16, 100


class ByForm(dict[str, V]):
    """`told[form]` is what the function says of the form; at most 65,536 are kept, and none with more letters than `longest`, so
    that memory stays bounded."""

    def __init__(self, tell: Callable[[str], V], *, longest: int = _LONGEST) -> None:
        super().__init__()
        self._tell, self._longest = tell, longest

    def __missing__(self, form: str) -> V:
        told = self._tell(form)
        if len(form) <= self._longest:
            if len(self) >= _MOST:
                self.clear()
            self[form] = told
        return told


class Column(Generic[V]):
    """What a function says of the form of every token."""

    def __init__(self, tell: Callable[[str], V]) -> None:
        self.tell = tell
        self._place: int | None = None

    def of(self, cards: Cards) -> Sequence[V]:
        """What it says of each of the forms, in order."""
        if self._place is None:
            self._place = len(_columns)
            _columns.append(self)
            _CARDS.clear()
        return cards.column(self._place)


class Marks(Generic[V]):
    """What a function says of the few forms that it says something of: `None` and what is empty are nothing."""

    def __init__(self, tell: Callable[[str], V | None]) -> None:
        self.tell = tell
        self._place: int | None = None

    def of(self, cards: Cards) -> list[tuple[int, V]]:
        """The numbers of the tokens and what it says of their forms, in order."""
        if self._place is None:
            self._place = len(_marks)
            _marks.append(self)
            _CARDS.clear()
        return cards.marked(self._place)


class Cards:
    """The cards of a text's forms, turned into columns and marks all at once."""

    __slots__ = ("_columns", "_forms", "_marked")

    def __init__(self, forms: Sequence[str]) -> None:
        self._forms = forms
        self._columns: list[list[Any]] = []
        self._marked: list[list[tuple[int, Any]]] = []

    def __reduce__(self) -> tuple[type[Cards], tuple[Sequence[str]]]:
        """To another process go the forms alone: there, columns and marks came into use in another order."""
        return Cards, (self._forms,)

    def column(self, place: int) -> list[Any]:
        """The column in use with this number."""
        if place >= len(self._columns):  # not looked up yet, or before that column was in use
            self._look_up()
        return self._columns[place]

    def marked(self, place: int) -> list[tuple[int, Any]]:
        """The marks in use with this number."""
        if place >= len(self._marked):
            self._look_up()
        return self._marked[place]

    def _look_up(self) -> None:
        cards = list(map(_CARDS.__getitem__, self._forms))
        # column by column: `zip` makes an iterator of every card first, which costs three times as much
        marks, *self._columns = [list(map(itemgetter(n), cards)) for n in range(1 + len(_columns))]
        self._marked = [[] for _ in _marks]
        put = [row.append for row in self._marked]
        for i, told_of in compress(enumerate(marks), marks):  # of half of all forms there is nothing to tell
            for place, told in told_of:
                put[place]((i, told))


def _card(form: str) -> tuple[Any, ...]:
    """The marks, each with its number, then the columns: one flat tuple, since what is far apart in memory is slow to read."""
    told = ((place, marks.tell(form)) for place, marks in enumerate(_marks))
    return tuple((place, said) for place, said in told if said), *(column.tell(form) for column in _columns)


_columns: list[Column[Any]] = []
_marks: list[Marks[Any]] = []
_CARDS = ByForm(_card)
