"""The encoder: for each token of a report a state, a row of numbers that tells what the token means where it stands.

A small network over words, whose weights (data/encoder.npz) tools/train_encoder.py makes: it learns to give the states of a large
multilingual model that was taught the reader's own questions, and then to answer these itself. It runs in NumPy alone.

Invariant: states depend on the text and the weights alone; a long text is cut at sentence ends and each stretch is encoded by
itself, so that time grows with length and no faster.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import cache, cached_property
from hashlib import sha256
from importlib.resources import as_file, files
from itertools import chain
from math import ceil, sqrt
from pathlib import Path
from typing import NamedTuple
from zipfile import ZipFile

import numpy as np
import numpy.typing as npt

from sijill.arabic.text import Text
from sijill.reading.one_core import ONE_CORE
from sijill.reading.wordpieces import Wordpieces, plain

Numbers = npt.NDArray[np.float32]

#: Tokens of one stretch.
STRETCH = 400
#: The number of a piece that is unknown.
UNKNOWN = 0
#: Sentences further down a stretch are told apart no more.
DEEPEST = 63
#: Numbers of a state that one head of attention looks at.
HEAD = 32
BLOCK = 32
#: Words whose rows are kept, so that memory stays bounded.
_MOST = 1 << 14
_TINY = np.float32(1e-5)
_STEEP = 80  # what a power may be raised to in single precision


def stretches(size: int, edges: Sequence[int], most: int = STRETCH) -> Iterator[tuple[int, int]]:
    """Cuts `size` tokens into stretches of at most `most`, about even, at `edges` (where sentences begin) if any is in reach."""
    first = 0
    while size - first > most:
        left = size - first
        wanted = first + left / ceil(left / most)
        within = edges[bisect_left(edges, first + 1) : bisect_left(edges, first + most + 1)]
        last = min(within, key=lambda edge: abs(edge - wanted)) if within else first + most
        yield first, last
        first = last
    if size > first:
        yield first, size


class _Norm(NamedTuple):
    weight: Numbers
    bias: Numbers

    def __call__(self, x: Numbers) -> Numbers:
        x = x - x.mean(axis=-1, keepdims=True)
        x /= np.sqrt(np.einsum("ij,ij->i", x, x)[:, None] / np.float32(x.shape[1]) + _TINY)
        x *= self.weight
        x += self.bias
        return x


class Linear(NamedTuple):
    """`weight` (inputs × outputs)."""

    weight: Numbers
    bias: Numbers

    def __call__(self, x: Numbers) -> Numbers:
        x = x @ self.weight
        x += self.bias
        return x


class _Spreading(NamedTuple):
    """Each token looks at those around it, `step` apart. `weight` (places × width)."""

    weight: Numbers
    bias: Numbers
    step: int
    normed: _Norm
    widen: Linear
    narrow: Linear

    def __call__(self, x: Numbers) -> Numbers:
        size, places = len(x), len(self.weight)
        edge = self.step * (places // 2)
        padded = np.zeros((size + 2 * edge, x.shape[1]), dtype=np.float32)
        padded[edge : edge + size] = x
        told = np.repeat(self.bias[None, :], size, axis=0)
        for n, weight in enumerate(self.weight):
            told += padded[n * self.step : n * self.step + size] * weight
        wide = self.widen(self.normed(told))
        return x + self.narrow(np.maximum(wide, 0, out=wide))


class _Heeding(NamedTuple):
    """Each token looks at all of its stretch. `heed`: for queries, keys and values at once."""

    normed: _Norm
    heed: Linear
    out: Linear

    def __call__(self, x: Numbers) -> Numbers:
        size, width = x.shape
        told: Numbers = self.heed(self.normed(x)).reshape(size, 3, width // HEAD, HEAD).transpose(1, 2, 0, 3)
        shares: Numbers = (told[0] * np.float32(1 / sqrt(HEAD))) @ told[1].transpose(0, 2, 1)
        if max(shares.max(), -shares.min()) > _STEEP:
            shares -= shares.max(axis=-1, keepdims=True)
        np.exp(shares, out=shares)
        mixed: Numbers = (shares @ told[2]) / shares.sum(axis=-1, keepdims=True)
        return x + self.out(mixed.transpose(1, 0, 2).reshape(size, width))


@dataclass(frozen=True, eq=False)
class States:
    """The states of a text's tokens (`rows`: tokens × width)."""

    rows: Numbers

    def of(self, spans: Sequence[tuple[int, int]]) -> Numbers:
        """For each stretch of tokens, half-open, the mean of its states (stretches × width)."""
        means = np.empty((len(spans), self.rows.shape[1]), dtype=np.float32)
        for n, (first, last) in enumerate(spans):
            means[n] = self.mean(first, last)
        return means

    def mean(self, first: int, last: int) -> Numbers:
        """Of one stretch."""
        mean: Numbers = self.rows[first] if last == first + 1 else np.add.reduce(self.rows[first:last]) / np.float32(last - first)
        return mean


def of_steps(whole: npt.NDArray[np.generic], steps: npt.NDArray[np.generic]) -> Numbers:
    """A matrix that is kept in whole numbers, each block of a row in steps of its own (rows × blocks)."""
    blocks: Numbers = whole.reshape(len(whole), -1, BLOCK).astype(np.float32) * steps[:, :, None].astype(np.float32)
    return blocks.reshape(whole.shape)


class Encoder:
    """`raw`: the arrays of data/encoder.npz by name."""

    def __init__(self, raw: Mapping[str, npt.NDArray[np.generic]]) -> None:
        self._raw = {name: raw[name] for name in raw}
        self.wordpieces = Wordpieces(self._lines("piece names"), self._raw["odds"].tolist(), UNKNOWN)
        self._rows: dict[str, Numbers] = {}

    def _lines(self, name: str) -> list[str]:
        return self._raw[name].tobytes().decode("utf-8").split("\n")

    @property
    def types(self) -> tuple[str, ...]:
        """What its answers on types are about, in their order."""
        return tuple(self._lines("types"))

    def _whole(self, name: str) -> Numbers:
        return of_steps(self._raw[name], self._raw[f"{name} step"])

    def _vector(self, name: str) -> Numbers:
        return self._raw[name].astype(np.float32)

    def linear(self, name: str) -> Linear:
        return Linear(np.ascontiguousarray(self._whole(name).T), self._vector(f"{name} bias"))

    def _norm(self, name: str) -> _Norm:
        return _Norm(self._vector(name), self._vector(f"{name} bias"))

    @cached_property
    def _layers(self) -> list[_Spreading | _Heeding]:
        found = list[_Spreading | _Heeding]()
        while f"{len(found)} normed" in self._raw:
            found.append(self._layer(str(len(found))))
        return found

    def _layer(self, n: str) -> _Spreading | _Heeding:
        norm = self._norm(f"{n} normed")
        if f"{n} heed" in self._raw:
            return _Heeding(norm, self.linear(f"{n} heed"), self.linear(f"{n} out"))
        spread = np.ascontiguousarray(self._vector(f"{n} spread").T), self._vector(f"{n} spread bias"), int(self._raw[f"{n} apart"])
        return _Spreading(*spread, norm, self.linear(f"{n} widen"), self.linear(f"{n} narrow"))

    @cached_property
    def _opening(self) -> tuple[Numbers, Numbers, Numbers]:
        return self._whole("pieces"), self._whole("words"), self._whole("sentences")

    @cached_property
    def _words(self) -> Mapping[str, int]:
        return {word: n for n, word in enumerate(self._lines("word names"))}

    @cached_property
    def _closing(self) -> _Norm:
        return self._norm("closing")

    def _rows_of(self, written: Sequence[str]) -> Numbers:
        """Of each word the mean of its pieces and, if it is a common one, what is its own. Rows are kept for when it is met again."""
        known = self._rows if len(self._rows) <= _MOST else {}  # another thread may put a new one in its place meanwhile
        new = [word for word in dict.fromkeys(written) if word not in known]
        if new:
            known.update(self._new_rows(new))
        self._rows = known
        return np.array([known[word] for word in written])

    def _new_rows(self, new: Sequence[str]) -> Iterator[tuple[str, Numbers]]:
        words = [plain(written) for written in new]
        cut = [self.wordpieces.of(word) for word in words]
        pieces, own, _ = self._opening
        rows = np.add.reduceat(pieces[list(chain.from_iterable(cut))], np.cumsum([0, *map(len, cut[:-1])]))
        rows /= np.array([[len(numbers)] for numbers in cut], dtype=np.float32)
        for written, word, row in zip(new, words, rows, strict=True):
            number = self._words.get(word)
            yield written, row.copy() if number is None else row + own[number]

    def states(self, text: Text) -> States:
        edges, size = [s.first for s in text.sentences], len(text.forms)
        rows = np.empty((size, self.width), dtype=np.float32)
        with ONE_CORE:
            for first, last in stretches(size, edges):
                rows[first:last] = self._encoded(text, edges, first, last)
        return States(rows)

    @property
    def width(self) -> int:
        return int(self._opening[0].shape[1])

    def _encoded(self, text: Text, edges: Sequence[int], first: int, last: int) -> Numbers:
        x = self._rows_of([text.written(n) for n in range(first, last)])
        x += self._opening[2][sentence_numbers(edges, first, last)]
        for layer in self._layers:
            x = layer(x)
        return self._closing(x)


def sentence_numbers(edges: Sequence[int], first: int, last: int) -> list[int]:
    """For each token of a stretch, in which of its sentences it stands."""
    within = edges[bisect_left(edges, first + 1) : bisect_left(edges, last)]
    return [min(n, DEEPEST) for n, (a, b) in enumerate(zip([first, *within], [*within, last], strict=True)) for _ in range(a, b)]


def _file() -> AbstractContextManager[Path]:
    return as_file(files("sijill.reading") / "data" / "encoder.npz")


@cache
def shipped() -> Encoder:
    """The encoder that comes with the package."""
    with _file() as path:
        return read_encoder(path)


def shipped_digest() -> str:
    """The digest of the encoder that comes with the package."""
    with _file() as path:
        return digest(path)


def read_encoder(path: Path) -> Encoder:
    """An encoder as tools/train_encoder.py writes it."""
    with np.load(path) as raw:
        return Encoder(raw)


def digest(path: Path) -> str:
    """What tells an encoder from another: SHA-256, in hex, of its arrays' names and check sums. The archive lists these, so that
    nothing of its 6 MB is read, and NumPy checks them when it does read."""
    with ZipFile(path) as archive:
        told = sorted((one.filename, one.CRC) for one in archive.infolist())
    return sha256(repr(told).encode("utf-8")).hexdigest()
