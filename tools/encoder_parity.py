"""Whether the encoder reads as it was taught: python tools/encoder_parity.py [--base FILE]

Makes an untaught pupil of the base model's words, with weights that eight bits hold, keeps it as data/encoder.npz is kept, and asks PyTorch
and NumPy for the states of one text of several stretches, and for the answers to the same states. Says by how much each differs at
most, and ends with 1 where that is more than sums in another order explain. Needs PyTorch and the base model (the `encoder` dependency
group); a minute, and no gold.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
from encoder_base import Base, installed, read_base
from encoder_file import in_steps
from encoder_model import Pupil, arrays
from encoder_words import MARKS, UNKNOWN, Vocabulary
from schooling import Schooling
from train_encoder import encoded, seen

from sijill.arabic.text import analyse
from sijill.reading.encoder import Encoder, of_steps, sentence_numbers, stretches
from sijill.reading.sense import Heads
from sijill.reading.wordpieces import plain

#: "Three civilians were killed in a raid on a town. The civil defence said that 5 were hurt." Many times: a text of some stretches.
TEXT = "قتل ثلاثة مدنيين في غارة جوية على البلدة. وقال الدفاع المدني إن 5 أصيبوا. " * 40
_TYPES = ("a", "b", "c")
_PIECES = 9000
_STIRRED = 0.05  # so that no weight is at its beginning, where half of all sums are of nothing
_MOST = 1e-3  # states and answers are of about 1


def _schooling(text: str) -> Schooling:
    read = analyse(text)
    tokens, edges = [plain(read.written(n)) for n in range(len(read.forms))], [s.first for s in read.sentences]
    cut = list(stretches(len(tokens), edges))
    places = [n for a, b in cut for n in sentence_numbers(edges, a, b)]
    return Schooling("r", tokens, [True] * len(tokens), edges, cut, places, [], [], [], [], [], {})


def _pupil(base: Base, words: list[str]) -> tuple[Pupil, Vocabulary]:
    torch.manual_seed(1)
    known = Vocabulary(base, [UNKNOWN, *range(len(MARKS), min(_PIECES, len(base.pieces)))], words)
    pupil = Pupil(known, len(_TYPES))
    for weights in pupil.parameters():
        weights.data += _STIRRED * torch.randn_like(weights)
        if weights.ndim == 2:
            weights.data = torch.from_numpy(of_steps(*in_steps(weights.detach().numpy())))
    pupil.words.weight.data[-1] = 0  # of words without a row of their own, which nothing is taught
    return pupil.eval(), known


def differences(base: Base) -> Iterator[tuple[str, float]]:
    """What is compared, and by how much it differs at most."""
    one = _schooling(TEXT)
    pupil, known = _pupil(base, sorted(set(one.tokens[:4])))
    encoder = Encoder(arrays(pupil, known, _TYPES))
    with torch.no_grad():
        (rows,) = encoded(pupil, [seen(one, torch.zeros(0), known, known.wordpieces)])
        yield "states", _apart(encoder.states(analyse(TEXT)).rows, rows)
        told, heads = rows.numpy(), Heads(encoder)
        left, right = rows[:50], rows[50:100]
        yield "mention", _apart(heads.mention(told), pupil.answers.mention(rows))
        yield "type", _apart(heads.type(told), pupil.answers.kinds(rows))
        asked = {"same": (heads.same, pupil.answers.same)} | {name: (ours, pupil.answers.bonds[name]) for name, ours in heads.bonds.items()}
        for name, (ours, theirs) in asked.items():
            yield name, _apart(ours.of(ours.left(left.numpy()), ours.right(right.numpy())), theirs(left, right))


def _apart(ours: np.ndarray[tuple[int, ...], np.dtype[np.float32]], theirs: torch.Tensor) -> float:
    return float(np.abs(ours - theirs.numpy()).max())


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("--base", type=Path, help="the base model's file; where pip put it, else")
    given = cli.parse_args()
    torch.set_num_threads(1)
    told = list(differences(read_base(given.base or installed())))
    for name, apart in told:
        print(f"{name:8} {apart:.6f}")
    raise SystemExit(any(apart > _MOST for _, apart in told))


if __name__ == "__main__":
    main()
