"""The teacher of the reader's encoder, in PyTorch: the lowest layers of a multilingual model, taught the reader's own questions.

Nothing of it is needed to read: what it makes of the words is what the encoder learns to make of them (tools/train_encoder.py).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import torch
from encoder_answers import Answers
from encoder_base import Base
from encoder_words import CLOSES, OPENS, PADDING, STRETCH, Pieces
from torch import Tensor, nn
from torch.nn import functional

LAYERS, HEADS = 6, 12
_PROJECTED = 96
_DROPPED = 0.1


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
