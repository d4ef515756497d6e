"""The questions that are asked of an encoder's states while it is taught, in PyTorch: the same sums as sijill/reading/sense.py does.

Invariant: the teacher and the pupil are asked the same of the same tokens; what a report does not ask costs nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import torch
from schooling import NO_TYPE, Schooling, Span
from torch import Tensor, nn
from torch.nn import functional

from sijill.reading.sense import ANSWERS

#: What each question weighs in what is learnt.
_WEIGHTS = {"mention": 1.0, "type": 0.3, "same": 0.5, "role": 0.4, "place": 0.3, "when": 0.3, "toll": 0.3}
_YES_OR_NO = ("mention", "same")

#: For stretches of tokens, the mean of each one's states.
Means = Callable[[Sequence[Span]], Tensor]


class Pairing(nn.Module):
    """Of two states, an answer; `one`: both are projected alike."""

    def __init__(self, width: int, projected: int, answers: int, *, one: bool = False) -> None:
        super().__init__()
        self.left = nn.Linear(width, projected)
        self.right = self.left if one else nn.Linear(width, projected)
        self.inner, self.answer = nn.Linear(3 * projected, 64), nn.Linear(64, answers)

    def forward(self, left: Tensor, right: Tensor) -> Tensor:
        a, b = torch.tanh(self.left(left)), torch.tanh(self.right(right))
        told: Tensor = self.answer(torch.relu(self.inner(torch.cat([a, b, a * b], dim=-1))))
        return told


class Answers(nn.Module):
    """What turns states into answers."""

    def __init__(self, width: int, projected: int, types: int) -> None:
        super().__init__()
        self.mention, self.kinds = nn.Linear(width, 1), nn.Linear(width, types)
        self.same = Pairing(width, projected, 1, one=True)
        self.bonds = nn.ModuleDict({question: Pairing(width, projected, len(answers)) for question, answers in ANSWERS.items()})

    def asked(self, one: Schooling, means: Means) -> Iterator[tuple[str, Tensor, list[float]]]:
        """Each question asked of a report: the log-odds of its answers, and the right ones."""
        words = means(one.words)
        yield "mention", self.mention(words), one.mentions
        yield "type", self.kinds(words), list(one.types)
        if one.same:
            left, right, answers = zip(*one.same, strict=True)
            yield "same", self.same(words[list(left)], words[list(right)]), list(answers)
        incidents = [words[members].mean(0) for members in one.incidents]
        for question, asked in one.bonds.items():
            if asked:
                owners = torch.stack([incidents[n] for n, _, _ in asked])
                yield question, self.bonds[question](owners, means([span for _, span, _ in asked])), [answer for _, _, answer in asked]


def loss_of(answers: Answers, batch: Sequence[tuple[Schooling, Means]]) -> Tensor:
    """What the answers to all that a batch asks are off by."""
    told: dict[str, list[Tensor]] = {question: [] for question in _WEIGHTS}
    right: dict[str, list[float]] = {question: [] for question in _WEIGHTS}
    for one, means in batch:
        for question, odds, said in answers.asked(one, means):
            told[question].append(odds)
            right[question] += said
    loss = torch.zeros(())
    for question, weight in _WEIGHTS.items():
        said = right[question]
        if question in _YES_OR_NO and said:
            loss = loss + weight * functional.binary_cross_entropy_with_logits(torch.cat(told[question])[:, 0], torch.tensor(said))
        elif any(answer != NO_TYPE for answer in said):
            loss = loss + weight * functional.cross_entropy(torch.cat(told[question]), torch.tensor(said, dtype=torch.long))
    return loss


def means_of(rows: Tensor, first: Sequence[int] | None = None) -> Means:
    """Over a text's states, or over those of its pieces, of which each token's begin at `first`."""
    sums = torch.cat([torch.zeros(1, rows.shape[1]), rows.cumsum(0)])

    def means(spans: Sequence[Span]) -> Tensor:
        starts, ends = torch.tensor(spans if first is None else [(first[a], max(first[a] + 1, first[b])) for a, b in spans]).T
        return (sums[ends] - sums[starts]) / (ends - starts)[:, None]

    return means
