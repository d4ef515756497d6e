"""What is taught is kept under the names that the encoder reads, in numbers of eight bits that are off by half a step at most."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sijill.arabic.text import analyse
from sijill.reading.encoder import BLOCK, DEEPEST, Encoder, of_steps
from sijill.reading.sense import ANSWERS, Heads
from sijill.reading.wordpieces import BLANK

TOOLS = Path(__file__).parents[2] / "tools"
WIDTH, PROJECTED, TYPES = 64, 32, ("a", "b")
PIECES = ["<unk>", BLANK, f"{BLANK}قصف", "."]
LAYERS = (2, 0)


@pytest.fixture
def tool(monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.syspath_prepend(str(TOOLS))
    import encoder_file

    return encoder_file


@pytest.mark.parametrize(
    ("learnt", "kept"),
    [
        ("pieces.weight", "pieces"),
        ("layers.0.normed.bias", "0 normed bias"),
        ("layers.2.heed.weight", "2 heed"),
        ("answers.mention.bias", "mention bias"),
        ("answers.kinds.weight", "type"),
        ("answers.same.left.weight", "same state"),
        ("answers.same.inner.bias", "same inner bias"),
        ("answers.bonds.role.left.weight", "role incident"),
        ("answers.bonds.place.right.bias", "place find bias"),
        ("closing.weight", "closing"),
    ],
)
def test_names(tool: Any, learnt: str, kept: str) -> None:
    assert tool.named(learnt) == kept


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, 2**32 - 1), st.sampled_from([1e-3, 1.0, 50.0]))
def test_numbers_are_off_by_half_a_step_and_a_second_time_by_nothing(tool: Any, lot: int, spread: float) -> None:
    matrix = np.random.default_rng(lot).normal(0, spread, (3, 2 * BLOCK)).astype(np.float32)
    whole, steps = tool.in_steps(matrix)
    again = of_steps(whole, steps)
    most = 0.6 * np.repeat(steps.astype(np.float32), BLOCK, axis=1)  # steps are rounded too: of 127 of them up to a tenth of one
    assert (np.abs(again - matrix) <= most).all()
    assert np.array_equal(of_steps(*tool.in_steps(again)), again)


def _taught() -> dict[str, np.ndarray[Any, np.dtype[np.float32]]]:
    """What PyTorch would have learnt, by lot: of a layer that looks two tokens away, and one that looks at all of them."""
    shapes: dict[str, tuple[int, ...]] = {
        "pieces": (len(PIECES), WIDTH), "words": (2, WIDTH), "sentences": (DEEPEST + 1, WIDTH), "layers.0.spread": (WIDTH, 1, 3),
        "layers.0.widen": (2 * WIDTH, WIDTH), "layers.0.narrow": (WIDTH, 2 * WIDTH), "layers.1.heed": (3 * WIDTH, WIDTH),
        "layers.1.out": (WIDTH, WIDTH), "layers.0.normed": (WIDTH,), "layers.1.normed": (WIDTH,), "closing": (WIDTH,),
        "answers.mention": (1, WIDTH), "answers.kinds": (len(TYPES), WIDTH),
    }  # fmt: skip
    for name, answers in (("same", 1), *((f"bonds.{question}", len(said)) for question, said in ANSWERS.items())):
        shapes |= {f"answers.{name}.left": (PROJECTED, WIDTH), f"answers.{name}.right": (PROJECTED, WIDTH)}
        shapes |= {f"answers.{name}.inner": (64, 3 * PROJECTED), f"answers.{name}.answer": (answers, 64)}
    chance = np.random.default_rng(5)
    weights = {f"{name}.weight": chance.normal(0, 0.1, shape).astype(np.float32) for name, shape in shapes.items()}
    no_bias = ("pieces", "words", "sentences")
    return weights | {f"{n}.bias": chance.normal(0, 0.1, s[0]).astype(np.float32) for n, s in shapes.items() if n not in no_bias}


def test_the_encoder_reads_what_is_kept(tool: Any) -> None:
    from encoder_base import Base
    from encoder_words import Vocabulary

    base = Base(WIDTH, 64, 1, len(PIECES), 9, PIECES, [-1.0] * len(PIECES), b"", {})
    made = tool.kept(_taught(), Vocabulary(base, range(len(PIECES)), ["قصف"]), TYPES, LAYERS)
    assert int(made["0 apart"]) == LAYERS[0]
    assert "1 apart" not in made
    assert not [name for name in made if "right" in name or "taught" in name]
    assert made["words"].shape == (1, WIDTH)  # the row for words that have none is not kept
    encoder = Encoder(made)
    assert encoder.types == TYPES
    assert encoder.states(analyse("قصف.")).rows.shape == (2, WIDTH)  # "Shelling."
    assert set(Heads(encoder).bonds) == set(ANSWERS)
