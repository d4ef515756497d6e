"""The teacher of the reader's encoder, in PyTorch: the lowest layers of a multilingual model, taught the reader's own questions.

Nothing of it is needed to read: what it makes of the words is what the encoder learns to make of them (tools/train_encoder.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import torch
from encoder_answers import Answers
from encoder_base import Base
from schooling import Schooling, Span
from torch import Tensor, nn
from torch.nn import functional

from sijill.reading.encoder import stretches
from sijill.reading.wordpieces import Wordpieces

LAYERS, HEADS = 6, 12
#: Pieces of one stretch, without the two marks around it.
STRETCH = 380
#: Numbers of the marks around a stretch, of what fills it up and of an unknown piece, in the base and here.
OPENS, PADDING, CLOSES, UNKNOWN = 0, 1, 2, 3
MARKS = (OPENS, PADDING, CLOSES, UNKNOWN)
_PROJECTED = 96
_DROPPED = 0.1
_ARABIC = re.compile("\u2581?[ء-غف-ي]+")


def known_pieces(base: Base, reports: Sequence[Schooling]) -> list[int]:
    """Those that the reports are made of, and all Arabic ones: numbers in the base, the marks first."""
    every = Wordpieces(base.pieces, base.odds, UNKNOWN)
    words = {told for one in reports for told in zip(one.tokens, one.spaced, strict=True)}
    met = {n for word, spaced in words for also in {True, spaced} for n in every.of(word, spaced=also)}
    met |= {n for n, piece in enumerate(base.pieces) if _ARABIC.fullmatch(piece)}
    return [*MARKS, *sorted(met - set(MARKS))]


def _linear(base: Base, name: str, inputs: int, outputs: int) -> nn.Linear:
    made = nn.Linear(inputs, outputs)
    made.weight.data = torch.from_numpy(base.tensor(f"{name}.w", outputs, inputs))
    made.bias.data = torch.from_numpy(base.tensor(f"{name}.b", outputs))
    return made


def _norm(base: Base, name: str) -> nn.LayerNorm:
    made = nn.LayerNorm(base.width, eps=1e-12)
    made.weight.data = torch.from_numpy(base.tensor(f"{name}.w", base.width))
    made.bias.data = torch.from_numpy(base.tensor(f"{name}.b", base.width))
    return made


class _Layer(nn.Module):
    def __init__(self, base: Base, n: int) -> None:
        super().__init__()
        width = base.width
        self.queries, self.keys, self.values, self.out = (_linear(base, f"l{n}.{name}", width, width) for name in ("q", "k", "v", "ao"))
        self.widen, self.narrow = _linear(base, f"l{n}.fi", width, base.inner), _linear(base, f"l{n}.fo", base.inner, width)
        self.heeded, self.normed = _norm(base, f"l{n}.aln"), _norm(base, f"l{n}.oln")
        self.drop = nn.Dropout(_DROPPED)

    def forward(self, x: Tensor, there: Tensor) -> Tensor:
        rows, size, width = x.shape
        apart = (f(x).view(rows, size, HEADS, width // HEADS).transpose(1, 2) for f in (self.queries, self.keys, self.values))
        mixed = functional.scaled_dot_product_attention(*apart, attn_mask=there).transpose(1, 2).reshape(rows, size, width)
        x = self.heeded(x + self.drop(self.out(mixed)))
        wide = self.widen(x)
        told: Tensor = self.normed(x + self.drop(self.narrow(wide * torch.sigmoid(1.702 * wide))))
        return told


class Teacher(nn.Module):
    """The lowest layers of the base, for the words of `kept` pieces, with untaught answers on top."""

    def __init__(self, base: Base, kept: Sequence[int], types: int) -> None:
        super().__init__()
        self.words = nn.Embedding.from_pretrained(torch.from_numpy(base.tensor("emb.word", base.words, base.width)[kept]), freeze=False)
        at = base.tensor("emb.pos", base.reach, base.width) + base.tensor("emb.type", 2, base.width)[0]
        self.positions = nn.Parameter(torch.from_numpy(at[: STRETCH + 2]))
        self.normed, self.drop = _norm(base, "emb.ln"), nn.Dropout(_DROPPED)
        self.layers = nn.ModuleList(_Layer(base, n) for n in range(LAYERS))
        self.answers = Answers(base.width, _PROJECTED, types)

    def forward(self, pieces: Tensor, there: Tensor) -> Tensor:
        """For stretches of pieces (rows × size), and whether there is a piece, their states (rows × size × width)."""
        x: Tensor = self.drop(self.normed(self.words(pieces) + self.positions[: pieces.shape[1]]))
        for layer in self.layers:
            x = layer(x, there[:, None, None, :])
        return x


class Pieces:
    """One report in pieces: their numbers, where each token's begin, and the stretches that are read at once."""

    def __init__(self, one: Schooling, wordpieces: Wordpieces) -> None:
        self.numbers, self.first = list[int](), [0]
        for word, spaced in zip(one.tokens, one.spaced, strict=True):
            self.numbers += wordpieces.of(word, spaced=spaced)
            self.first.append(len(self.numbers))
        self.stretches: list[Span] = list(stretches(len(self.numbers), [self.first[n] for n in one.edges], STRETCH))

    @property
    def longest(self) -> int:
        return max(b - a for a, b in self.stretches) + 2


def states_of(teacher: Teacher, batch: Sequence[Pieces]) -> Iterator[Tensor]:
    """For each report, its pieces' states (pieces × width)."""
    rows = [[OPENS, *one.numbers[a:b], CLOSES] for one in batch for a, b in one.stretches]
    longest = max(map(len, rows))
    pieces = torch.tensor([row + [PADDING] * (longest - len(row)) for row in rows])
    with torch.autocast("cpu", torch.bfloat16):
        states = teacher(pieces, pieces != PADDING)
    at = 0
    for one in batch:
        yield torch.cat([states[at + n, 1 : 1 + b - a] for n, (a, b) in enumerate(one.stretches)]).float()
        at += len(one.stretches)
