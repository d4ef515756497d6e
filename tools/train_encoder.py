"""Teach the reader's encoder on annotated reports: python tools/train_encoder.py REPORTS.jsonl GOLD.jsonl --halves DIR

First two teachers, each the lower half of a multilingual model, are taught the scorers' questions on half of the reports each; then the
encoder, a thirtieth of their work, learns to give their states, and to answer from them. Writes sijill/reading/data/encoder.npz, taught
by all reports, and to DIR two encoders that did not see half of them each: through those tools/train_reader.py and
tools/cross_validate.py look at the reports, so that the scorers learn what an encoder is worth on reports that it never saw. What lies
in DIR already is not made again. Needs PyTorch and the base model (the `encoder` dependency group); an hour on two cores, and no GPU.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import numpy as np
import torch
from annotated import ANNOTATED, load_annotated
from batching import batches
from encoder_answers import loss_of, means_of
from encoder_base import Base, installed, read_base
from encoder_model import Pupil, arrays
from encoder_teacher import Teacher, states_of
from encoder_words import MARKS, UNKNOWN, Pieces, Vocabulary, common_words, known_pieces
from invented import INVENTED, load_invented
from lessons import Gold, load, scene_of, taught_half
from schooling import Schooling, schooling
from torch import Tensor, nn
from torch.nn import functional
from torch.nn.utils import clip_grad_norm_

from sijill.reading.scene import Scene
from sijill.reading.wordpieces import Wordpieces

OUT = Path(__file__).parents[1] / "sijill" / "reading" / "data" / "encoder.npz"
T = TypeVar("T")


@dataclass(frozen=True)
class Lessons:
    """How often all reports are gone through, and how fast is learnt."""

    rounds: int
    warming: float
    rates: list[dict[str, object]]
    decay: float


def learn(model: nn.Module, reports: Sequence[T], lessons: Lessons, size: Callable[[T], int], loss_on: Callable[[list[T]], Tensor]) -> None:
    """Goes through reports in rounds, those of about one size together, in no order."""
    chance = random.Random(0)
    rounds = [batches(reports, size, chance) for _ in range(lessons.rounds)]
    steps = sum(map(len, rounds))
    learning = torch.optim.AdamW(lessons.rates, weight_decay=lessons.decay)
    slower = torch.optim.lr_scheduler.LambdaLR(learning, lambda n: min(1.0, (n + 1) / (lessons.warming * steps)) * (steps - n) / steps)
    model.train()
    for n, taken in enumerate(rounds):
        lost = 0.0
        for batch in taken:
            loss = loss_on(batch)
            loss.backward()  # type: ignore[no-untyped-call]
            clip_grad_norm_(model.parameters(), 1.0)
            learning.step()
            slower.step()
            learning.zero_grad()
            lost += float(loss.detach())
        print(f"round {n + 1} of {lessons.rounds}: {lost / len(taken):.3f}", flush=True)
    model.eval()


def teach_teacher(teacher: Teacher, reports: Sequence[Schooling], cut: Wordpieces) -> None:
    told = [(one, Pieces(one, cut)) for one in reports]

    def loss_on(batch: list[tuple[Schooling, Pieces]]) -> Tensor:
        states = states_of(teacher, [pieces for _, pieces in batch])
        return loss_of(teacher.answers, [(one, means_of(rows, p.first)) for (one, p), rows in zip(batch, states, strict=True)])

    body = [p for name, p in teacher.named_parameters() if not name.startswith("answers")]
    rates: list[dict[str, object]] = [{"params": body, "lr": 2e-4}, {"params": list(teacher.answers.parameters()), "lr": 1e-3}]
    learn(teacher, told, Lessons(4, 0.08, rates, 0.01), lambda row: row[1].longest * len(row[1].stretches), loss_on)


def shown(teacher: Teacher, reports: Sequence[Schooling], cut: Wordpieces) -> list[Tensor]:
    """The teacher's states of each report's tokens, in one measure: each number with mean 0 and spread 1."""
    teacher.eval()
    told = [(n, one, Pieces(one, cut)) for n, one in enumerate(reports)]
    found = [torch.zeros(0)] * len(reports)
    with torch.no_grad():
        for batch in batches(told, lambda row: row[2].longest * len(row[2].stretches), random.Random(0)):
            for (n, one, pieces), rows in zip(batch, states_of(teacher, [p for _, _, p in batch]), strict=True):
                found[n] = means_of(rows, pieces.first)([(k, k + 1) for k in range(len(one.tokens))])
    every = torch.cat(found)
    mean, spread = every.mean(0), every.std(0) + 1e-3
    return [(rows - mean) / spread for rows in found]


@dataclass(frozen=True)
class Seen:
    """One report as the encoder sees it: `pieces` of all its tokens, where each token's begin, `words` with a row of their own."""

    one: Schooling
    pieces: list[list[int]]
    words: list[int]
    target: Tensor

    @property
    def longest(self) -> int:
        return max(b - a for a, b in self.one.stretches) * len(self.one.stretches)


def seen(one: Schooling, target: Tensor, known: Vocabulary, cut: Wordpieces) -> Seen:
    numbers = {word: n for n, word in enumerate(known.words)}
    return Seen(one, [list(cut.of(word)) for word in one.tokens], [numbers.get(word, len(numbers)) for word in one.tokens], target)


def encoded(pupil: Pupil, batch: Sequence[Seen]) -> Iterator[Tensor]:
    """For each report, its tokens' states."""
    cuts = [(row, a, b) for row in batch for a, b in row.one.stretches]
    longest = max(b - a for _, a, b in cuts)
    words = torch.full((len(cuts), longest), pupil.words.padding_idx)
    sentences, there = torch.zeros_like(words), torch.zeros_like(words, dtype=torch.bool)
    pieces, first = list[int](), list[int]()
    for n, (row, a, b) in enumerate(cuts):
        there[n, : b - a], words[n, : b - a] = True, torch.tensor(row.words[a:b])
        sentences[n, : b - a] = torch.tensor(row.one.places[a:b])
        for numbers in row.pieces[a:b]:
            first.append(len(pieces))
            pieces += numbers
    states = pupil(torch.tensor(pieces), torch.tensor(first), words, sentences, there)
    at = 0
    for row in batch:
        yield torch.cat([states[at + n, : b - a] for n, (a, b) in enumerate(row.one.stretches)])
        at += len(row.one.stretches)


def teach_pupil(pupil: Pupil, reports: Sequence[Seen]) -> None:
    """First to give the teacher's states, then also to answer."""

    def off(rows: Sequence[Tensor], batch: Sequence[Seen]) -> Tensor:
        return functional.mse_loss(pupil.to_teacher(torch.cat(list(rows))), torch.cat([row.target for row in batch]))

    def alike(batch: list[Seen]) -> Tensor:
        return off(list(encoded(pupil, batch)), batch)

    def answering(batch: list[Seen]) -> Tensor:
        states = list(encoded(pupil, batch))
        return off(states, batch) + loss_of(pupil.answers, [(row.one, means_of(rows)) for row, rows in zip(batch, states, strict=True)])

    pupil.drop.p = 0.05
    learn(pupil, reports, Lessons(12, 0.05, [{"params": list(pupil.parameters()), "lr": 1.5e-3}], 0.02), lambda row: row.longest, alike)
    pupil.drop.p = 0.2
    words = [pupil.words.weight, pupil.pieces.weight]
    rest = [p for p in pupil.parameters() if not any(p is word for word in words)]
    rates: list[dict[str, object]] = [{"params": words, "lr": 1e-3, "weight_decay": 0.1}, {"params": rest, "lr": 1e-3}]
    learn(pupil, reports, Lessons(5, 0.1, rates, 0.05), lambda row: row.longest, answering)


class School:
    """What all encoders have in common. `kept`: the base's pieces that teachers know; `halves`: where teachers and pupils are put."""

    def __init__(self, base: Base, reports: Sequence[Schooling], types: Sequence[str], halves: Path) -> None:
        self.base, self.reports, self.types, self.halves = base, reports, types, halves
        self.kept = known_pieces(base, reports)
        self.cut = Wordpieces([base.pieces[n] for n in self.kept], [base.odds[n] for n in self.kept], UNKNOWN)

    def but(self, half: int) -> list[Schooling]:
        return [one for one in self.reports if taught_half(one.report_id) != half]

    def teacher(self, half: int) -> Teacher:
        """The one that did not see that half."""
        at = self.halves / f"but-{half}.pt"
        torch.manual_seed(0)
        teacher = Teacher(self.base, self.kept, len(self.types))
        if at.exists():
            teacher.load_state_dict(torch.load(at))
        else:
            teach_teacher(teacher, self.but(half), self.cut)
            torch.save(teacher.state_dict(), at.with_suffix(".part"))
            at.with_suffix(".part").replace(at)
        return teacher

    def pupil(self, reports: Sequence[Schooling], teachers: Sequence[Teacher], out: Path) -> None:
        """An encoder by these reports: it learns the mean of what the teachers make of them."""
        states = [torch.stack(rows).mean(0) for rows in zip(*(shown(t, reports, self.cut) for t in teachers), strict=True)]
        known = Vocabulary(self.base, [UNKNOWN, *(n for n in self.kept if n not in MARKS)], common_words(reports))
        torch.manual_seed(0)
        pupil, cut = Pupil(known, len(self.types)), known.wordpieces
        teach_pupil(pupil, [seen(one, target, known, cut) for one, target in zip(reports, states, strict=True)])
        part = out.with_name(f"{out.name}.part")
        with part.open("wb") as file:
            np.savez(file, **arrays(pupil, known, self.types))  # type: ignore[arg-type]
        part.replace(out)
        print(f"{out}: {out.stat().st_size / 1e6:.1f} MB", flush=True)


def _collected(given: argparse.Namespace) -> Iterator[tuple[Scene, Gold]]:
    rows = {r["report_id"]: r for r in load(given.reports)}
    yield from ((scene_of(rows[g["report_id"]]), g) for g in load(given.gold))
    pools = sorted(given.reports.parent.glob("*reports*.jsonl"))
    yield from ((scene_of(row), g) for row, g in load_annotated(ANNOTATED, pools))
    for path in INVENTED:
        yield from ((scene_of(row), {**g, "report_id": row["report_id"]}) for row, g in load_invented(path))


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("reports", type=Path)
    cli.add_argument("gold", type=Path)
    cli.add_argument("--halves", type=Path, required=True, metavar="DIR", help="where those that saw half go, and the teachers")
    cli.add_argument("--base", type=Path, help="the base model's file; where pip put it, else")
    cli.add_argument("--out", type=Path, default=OUT)
    given = cli.parse_args()
    base, collected = read_base(given.base or installed()), list(_collected(given))
    types = sorted({i["type"] for _, gold in collected for i in gold["incidents"]})
    reports = [schooling(scene, gold, types) for scene, gold in collected if scene.triggers]
    given.halves.mkdir(parents=True, exist_ok=True)
    school = School(base, reports, types, given.halves)
    teachers = [school.teacher(half) for half in (0, 1)]
    for half, teacher in enumerate(teachers):
        if not (out := given.halves / f"but-{half}.npz").exists():
            school.pupil(school.but(half), [teacher], out)
    school.pupil(reports, teachers, given.out)


if __name__ == "__main__":
    main()
