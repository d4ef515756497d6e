"""The encoder while it is taught, in PyTorch: the same sums as sijill/reading/encoder.py and sense.py do, and how they are kept.

Invariant: `arrays` gives what `sijill.reading.encoder.Encoder` reads; of one text both make the same states, but for rounding.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import torch
from encoder_answers import Answers
from encoder_base import Base
from schooling import Schooling
from torch import Tensor, nn
from torch.nn import functional

from sijill.reading.encoder import BLOCK, DEEPEST, HEAD
from sijill.reading.wordpieces import Wordpieces

WIDTH = 192
_PLACES = 7
#: How far apart the places are that a layer looks at; 0: it looks at all of the stretch.
_LAYERS = (1, 2, 0, 1, 4)
_PROJECTED = 64
_SEEN = 3  # times, for a word to have a row of its own
_FORGOTTEN = 0.15  # of those rows, while it learns

Array = npt.NDArray[np.generic]


@dataclass(frozen=True)
class Vocabulary:
    """`pieces`: numbers in the base, what is unknown first; `words`: those with a row of their own."""

    base: Base
    pieces: Sequence[int]
    words: Sequence[str]

    @property
    def wordpieces(self) -> Wordpieces:
        return Wordpieces([self.base.pieces[n] for n in self.pieces], [self.base.odds[n] for n in self.pieces], 0)


def common_words(reports: Sequence[Schooling]) -> list[str]:
    seen = Counter(word for one in reports for word in one.tokens)
    return sorted(word for word, times in seen.items() if times >= _SEEN and "\n" not in word)


class _Spreading(nn.Module):
    def __init__(self, apart: int, drop: nn.Dropout) -> None:
        super().__init__()
        self.spread = nn.Conv1d(WIDTH, WIDTH, _PLACES, padding=apart * (_PLACES // 2), dilation=apart, groups=WIDTH)
        self.normed, self.drop = nn.LayerNorm(WIDTH), drop
        self.widen, self.narrow = nn.Linear(WIDTH, 2 * WIDTH), nn.Linear(2 * WIDTH, WIDTH)

    def forward(self, x: Tensor, there: Tensor) -> Tensor:
        told = self.spread((x * there[..., None]).transpose(1, 2)).transpose(1, 2)
        new: Tensor = x + self.drop(self.narrow(torch.relu(self.widen(self.normed(told)))))
        return new


class _Heeding(nn.Module):
    def __init__(self, drop: nn.Dropout) -> None:
        super().__init__()
        self.normed, self.drop = nn.LayerNorm(WIDTH), drop
        self.heed, self.out = nn.Linear(WIDTH, 3 * WIDTH), nn.Linear(WIDTH, WIDTH)

    def forward(self, x: Tensor, there: Tensor) -> Tensor:
        rows, size, _ = x.shape
        apart = (part.view(rows, size, WIDTH // HEAD, HEAD).transpose(1, 2) for part in self.heed(self.normed(x)).chunk(3, -1))
        mixed = functional.scaled_dot_product_attention(*apart, attn_mask=there[:, None, None, :])
        new: Tensor = x + self.drop(self.out(mixed.transpose(1, 2).reshape(rows, size, WIDTH)))
        return new


class Pupil(nn.Module):
    """Rows of words begin as the base has them, seen from where they differ most."""

    def __init__(self, known: Vocabulary, types: int) -> None:
        super().__init__()
        rows = torch.from_numpy(known.base.tensor("emb.word", known.base.words, known.base.width)[list(known.pieces)])
        rows = (rows - rows.mean(0)) / rows.std()
        _, _, directions = torch.linalg.svd(rows, full_matrices=False)
        self.pieces = nn.EmbeddingBag.from_pretrained(rows @ directions[:WIDTH].T, freeze=False, mode="mean")
        self.words = nn.Embedding(len(known.words) + 1, WIDTH, padding_idx=len(known.words))
        self.sentences = nn.Embedding(DEEPEST + 1, WIDTH)
        nn.init.zeros_(self.words.weight)
        nn.init.normal_(self.sentences.weight, std=0.1)
        self.drop = nn.Dropout()
        self.layers = nn.ModuleList(_Spreading(apart, self.drop) if apart else _Heeding(self.drop) for apart in _LAYERS)
        self.closing = nn.LayerNorm(WIDTH)
        self.answers = Answers(WIDTH, _PROJECTED, types)
        self.to_teacher = nn.Linear(WIDTH, known.base.width)

    def forward(self, pieces: Tensor, first: Tensor, words: Tensor, sentences: Tensor, there: Tensor) -> Tensor:
        """States (rows × size × width) of stretches of tokens: their pieces in one row with where each token's begin, the numbers of
        words and sentences (rows × size), and whether there is a token."""
        if self.training:
            words = torch.where(torch.rand(words.shape) < _FORGOTTEN, self.words.padding_idx, words)
        x = torch.zeros(*words.shape, WIDTH)
        x[there] = self.pieces(pieces, first)
        x = self.drop(x + self.words(words) + self.sentences(sentences))
        for layer in self.layers:
            x = layer(x, there)
        told: Tensor = self.closing(x)
        return told


def arrays(pupil: Pupil, known: Vocabulary, types: Sequence[str]) -> Mapping[str, Array]:
    """As data/encoder.npz has them: matrices in whole numbers, each block of a row with its step."""
    pieces = [known.base.pieces[n] for n in known.pieces]
    made: dict[str, Array] = {
        "piece names": _lines(pieces),
        "word names": _lines(known.words),
        "types": _lines(types),
        "odds": np.array([known.base.odds[n] for n in known.pieces], np.float32),
    }
    for n, apart in enumerate(_LAYERS):
        if apart:
            made[f"{n} apart"] = np.array(apart, np.int32)
    for name, value in pupil.state_dict().items():
        if not name.startswith("to_teacher") and ".same.right." not in name:
            _keep(made, _named(name), value.detach().float().numpy())
    made["words"], made["words step"] = made["words"][:-1], made["words step"][:-1]
    return made


def _lines(names: Sequence[str]) -> Array:
    return np.frombuffer("\n".join(names).encode("utf-8"), np.uint8)


def _keep(made: dict[str, Array], name: str, value: npt.NDArray[np.float32]) -> None:
    if value.ndim != 2:  # of ones, and what spreads (width × 1 × places)
        made[name] = value.squeeze()
        return
    blocks = value.reshape(len(value), -1, BLOCK)
    steps = np.maximum(np.abs(blocks).max(axis=2) / 127, np.finfo(np.float16).smallest_normal).astype(np.float16)
    rounded = np.round(blocks / steps[:, :, None].astype(np.float32)).clip(-127, 127).astype(np.int8)
    made[name], made[f"{name} step"] = rounded.reshape(value.shape), steps


_BOND = {"left": "incident", "right": "find"}


def _named(name: str) -> str:
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
