"""The encoder while it is taught, in PyTorch: the same sums as sijill/reading/encoder.py and sense.py do, and how they are kept.

Invariant: `arrays` gives what `sijill.reading.encoder.Encoder` reads; of one text both make the same states, but for rounding
(tools/encoder_parity.py).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt
import torch
from encoder_answers import Answers
from encoder_file import kept
from encoder_words import Vocabulary
from torch import Tensor, nn
from torch.nn import functional

from sijill.reading.encoder import DEEPEST, HEAD

WIDTH = 192
_PLACES = 7
#: How far apart the places are that a layer looks at; 0: it looks at all of the stretch.
_LAYERS = (1, 2, 0, 1, 4)
_PROJECTED = 64
_FORGOTTEN = 0.15  # of those rows, while it learns


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


def arrays(pupil: Pupil, known: Vocabulary, types: Sequence[str]) -> Mapping[str, npt.NDArray[np.generic]]:
    """As data/encoder.npz has them."""
    taught = {name: value.detach().float().numpy() for name, value in pupil.state_dict().items() if not name.startswith("to_teacher")}
    return kept(taught, known, types, _LAYERS)
