"""How a taught encoder is kept: names and numbers of data/encoder.npz, as `sijill.reading.encoder.Encoder` reads them. Needs no PyTorch.

Invariant: a matrix is kept in whole numbers of eight bits, each block of a row in steps of its own, and is off by half a step at most.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt
from encoder_words import Vocabulary

from sijill.reading.encoder import BLOCK

Array = npt.NDArray[np.generic]
_MOST = 127  # steps
_BOND = {"left": "incident", "right": "find"}


def kept(
    taught: Mapping[str, npt.NDArray[np.float32]], known: Vocabulary, types: Sequence[str], layers: Sequence[int]
) -> Mapping[str, Array]:
    """`taught`: what was learnt, by PyTorch's names; `layers`: of each, how far apart the places are that it looks at, 0 for all."""
    made: dict[str, Array] = {
        "piece names": _lines([known.base.pieces[n] for n in known.pieces]),
        "word names": _lines(known.words),
        "types": _lines(types),
        "odds": np.array([known.base.odds[n] for n in known.pieces], np.float32),
    }
    made |= {f"{n} apart": np.array(apart, np.int32) for n, apart in enumerate(layers) if apart}
    for name, value in taught.items():
        if ".same.right." not in name:  # the left one: a pair is projected alike
            made |= _numbers(named(name), value)
    made["words"], made["words step"] = made["words"][:-1], made["words step"][:-1]  # the last is for words that have none
    return made


def _lines(names: Sequence[str]) -> Array:
    return np.frombuffer("\n".join(names).encode("utf-8"), np.uint8)


def _numbers(name: str, value: npt.NDArray[np.float32]) -> Mapping[str, Array]:
    if value.ndim != 2:  # of ones, and what spreads (width × 1 × places)
        return {name: value.squeeze()}
    whole, steps = in_steps(value)
    return {name: whole, f"{name} step": steps}


def in_steps(value: npt.NDArray[np.float32]) -> tuple[npt.NDArray[np.int8], npt.NDArray[np.float16]]:
    """A matrix in whole numbers, -127 to 127, and the step of each block of a row (rows × blocks)."""
    blocks = value.reshape(len(value), -1, BLOCK)
    steps = np.maximum(np.abs(blocks).max(axis=2) / _MOST, np.finfo(np.float16).smallest_normal).astype(np.float16)
    rounded = np.round(blocks / steps[:, :, None].astype(np.float32)).clip(-_MOST, _MOST).astype(np.int8)
    return rounded.reshape(value.shape), steps


def named(name: str) -> str:
    """«layers.0.normed.bias» is «0 normed bias», «answers.bonds.role.left.weight» «role incident»."""
    *path, last = name.split(".")
    if path[0] in ("layers", "answers"):
        path = path[1:]
    if path[0] == "bonds":
        path = [path[1], _BOND.get(path[2], path[2])]
    elif path == ["same", "left"]:
        path = ["same", "state"]
    elif path == ["kinds"]:
        path = ["type"]
    return " ".join([*path, last] if last == "bias" else path)
