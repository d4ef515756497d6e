"""Words to the rows that hold them.

Invariant: a word is found by any part of itself, so that «البوكمال» finds «والبوكمال», and only as folded.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable

import numpy as np

from sijill.arabic.fold import fold
from sijill.desk.index.columns import Mask

_BETWEEN = "\n"
#: What may stand around a word that is looked for and is none of it: «"الأتارب"».
_AROUND = re.compile(r"^\W+|\W+$")


class WordIndex:
    """Rows are added in order; what was added stays."""

    def __init__(self) -> None:
        self._rows: dict[str, array[int]] = {}
        self._listed, self._starts, self._many = "", np.zeros(0, dtype=np.int64), 0
        self._names: list[str] = []

    def add(self, row: int, words: Iterable[str]) -> None:
        for word in words:
            held = self._rows.get(word)
            if held is None:
                held = self._rows[word] = array("i")
            held.append(row)

    def mask(self, query: str, rows: int) -> Mask:
        """Rows that hold every word of the query, or a longer word with it inside."""
        found = np.ones(rows, dtype=bool)
        for part in dict.fromkeys(_AROUND.sub("", word) or word for word in fold(query).split()):
            here = np.zeros(rows, dtype=bool)
            for word in self._holding(part):
                here[np.array(self._rows[word], dtype=np.int32)] = True
            found &= here
        return found

    def _holding(self, part: str) -> list[str]:
        """The words that the part is in."""
        self._list()
        found, at = [], self._listed.find(part)
        while at >= 0:
            number = int(np.searchsorted(self._starts, at, side="right")) - 1
            found.append(self._names[number])
            after = int(self._starts[number]) + len(self._names[number])
            at = self._listed.find(part, after)
        return found

    def _list(self) -> None:
        """All words in one text, which is searched faster than each of them."""
        if self._many == len(self._rows):
            return
        self._names = list(self._rows)
        self._many = len(self._names)
        lengths = np.fromiter((len(n) + len(_BETWEEN) for n in self._names), dtype=np.int64, count=self._many)
        self._starts = np.concatenate(([0], np.cumsum(lengths)[:-1]))
        self._listed = _BETWEEN.join(self._names)
