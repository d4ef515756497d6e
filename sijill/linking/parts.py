"""Items drawn together, the strongest ties first, until their parts would be too large.

Invariant: each tie is looked at once; a part is named by its least item, and one that would be of more than so many stays for
good as it was before.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

_ROWS_AT_A_TIME = 100_000
Array = npt.NDArray[Any]


class Parts:
    """Of `many` items, by their ranks."""

    def __init__(self, many: int) -> None:
        self.names = np.arange(many, dtype=np.int64)
        self._sizes = np.ones(many, np.int64)
        self._shut = np.zeros(many, np.bool_)

    def bind(self, one: Array, other: Array, most: int) -> None:
        """Join what these pairs tie, however much it is; what is of more than `most` by that is shut."""
        here, roots = self._meeting(one, other)
        self._join(here, roots)
        self._shut |= self._sizes > most

    def draw(self, one: Array, other: Array, most: int) -> None:
        """Join what these pairs tie, all of them at once, where it is not of more than `most`; where it is, shut its parts."""
        here, roots = self._meeting(one, other)
        shut = np.bincount(roots, self._shut[here], len(here)) > 0
        sizes = np.bincount(roots, self._sizes[here], len(here))
        closed = (shut | (sizes > most))[roots]
        self._shut[here[closed]] = True
        self._join(here[~closed], roots[~closed], here)

    def _meeting(self, one: Array, other: Array) -> tuple[Array, Array]:
        """The parts, by name, that these pairs tie to another one that is not shut as well; and of each, which of them is the least
        that it hangs together with."""
        a, b = self.names[one], self.names[other]
        open_ = (a != b) & ~(self._shut[a] & self._shut[b])
        pairs = np.unique(np.minimum(a[open_], b[open_]) << 32 | np.maximum(a[open_], b[open_]))
        here, places = np.unique(np.concatenate((pairs >> 32, pairs & 0xFFFFFFFF)), return_inverse=True)
        return here, _roots(places[: len(pairs)], places[len(pairs) :], len(here))

    def _join(self, some: Array, roots: Array, here: Array | None = None) -> None:
        into = (some if here is None else here)[roots]
        lead = np.arange(len(self.names), dtype=np.int64)
        lead[some] = into
        self.names = lead[self.names]
        sizes = self._sizes[some]
        self._sizes[some] = 0
        np.add.at(self._sizes, into, sizes)


def _roots(one: Array, other: Array, many: int) -> Array:
    """Of each of `many` the least that it hangs together with."""
    root = list(range(many))

    def find(x: int) -> int:
        while root[x] != x:
            root[x] = x = root[root[x]]
        return x

    for n in range(0, len(one), _ROWS_AT_A_TIME):
        some = slice(n, n + _ROWS_AT_A_TIME)
        for a, b in zip(one[some].tolist(), other[some].tolist(), strict=True):
            x, y = find(a), find(b)
            root[max(x, y)] = min(x, y)
    return np.array([find(x) for x in range(many)], np.int64)
