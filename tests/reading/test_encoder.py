"""The encoder does the sums that it says, cuts a text where sentences end, and a stretch's states are its own. Invented sentences."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from math import exp, sqrt
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given
from hypothesis import strategies as st
from threadpoolctl import threadpool_info

from sijill.arabic.text import analyse
from sijill.reading.encoder import BLOCK, DEEPEST, HEAD, Encoder, digest, sentence_numbers, shipped, stretches
from sijill.reading.wordpieces import BLANK

WIDTH, PLACES, APART = 64, 3, 2
PIECES = ("<unk>", BLANK, "▁قتل", "غارة", "▁في", ".")
WORDS = ("في", "غارة")

Array = npt.NDArray[np.generic]
Rows = list[list[float]]


def _matrix(chance: np.random.Generator, rows: int, columns: int) -> tuple[Array, Array]:
    whole = chance.integers(-127, 128, (rows, columns)).astype(np.int8)
    return whole, chance.uniform(0.0005, 0.002, (rows, columns // BLOCK)).astype(np.float16)


def _lines(names: tuple[str, ...]) -> Array:
    return np.frombuffer("\n".join(names).encode(), np.uint8)


@pytest.fixture
def raw() -> dict[str, Array]:
    """An encoder of two layers, by lot: the first looks two tokens away, the second at all of them."""
    chance = np.random.default_rng(7)
    raw: dict[str, Array] = {"piece names": _lines(PIECES), "word names": _lines(WORDS), "types": _lines(("a", "b"))}
    raw["odds"] = np.full(len(PIECES), -3, np.float32)
    shapes = {"pieces": (len(PIECES), WIDTH), "words": (len(WORDS), WIDTH), "sentences": (DEEPEST + 1, WIDTH)}
    shapes |= {"0 widen": (2 * WIDTH, WIDTH), "0 narrow": (WIDTH, 2 * WIDTH), "1 heed": (3 * WIDTH, WIDTH), "1 out": (WIDTH, WIDTH)}
    for name, (rows, columns) in shapes.items():
        raw[name], raw[f"{name} step"] = _matrix(chance, rows, columns)
        raw[f"{name} bias"] = chance.normal(0, 0.1, rows).astype(np.float32)
    for name in ("0 normed", "1 normed", "closing"):
        raw[name], raw[f"{name} bias"] = chance.normal(1, 0.1, WIDTH), chance.normal(0, 0.1, WIDTH)
    raw["0 spread"], raw["0 spread bias"] = chance.normal(0, 0.5, (WIDTH, PLACES)), chance.normal(0, 0.1, WIDTH)
    raw["0 apart"] = np.array(APART)
    return raw


def _whole(raw: dict[str, Array], name: str) -> Rows:
    step = raw[f"{name} step"]
    return [[float(n) * float(step[i][j // BLOCK]) for j, n in enumerate(row)] for i, row in enumerate(raw[name].tolist())]


def _linear(raw: dict[str, Array], name: str, x: list[float]) -> list[float]:
    bias = raw[f"{name} bias"].tolist()
    return [sum(w * v for w, v in zip(row, x, strict=True)) + b for row, b in zip(_whole(raw, name), bias, strict=True)]


def _norm(raw: dict[str, Array], name: str, x: list[float]) -> list[float]:
    mean = sum(x) / len(x)
    spread = sqrt(sum((v - mean) ** 2 for v in x) / len(x) + 1e-5)
    return [(v - mean) / spread * w + b for v, w, b in zip(x, raw[name].tolist(), raw[f"{name} bias"].tolist(), strict=True)]


def _add(*rows: list[float]) -> list[float]:
    return [sum(column) for column in zip(*rows, strict=True)]


def _spread(raw: dict[str, Array], rows: Rows) -> Rows:
    """One number at a time, as the formulas have it."""
    found, weight = [], raw["0 spread"].tolist()
    for n, x in enumerate(rows):
        told = list(map(float, raw["0 spread bias"].tolist()))
        for k in range(PLACES):
            at = n + (k - PLACES // 2) * APART
            if 0 <= at < len(rows):
                told = [t + rows[at][c] * weight[c][k] for c, t in enumerate(told)]
        wide = [max(0.0, v) for v in _linear(raw, "0 widen", _norm(raw, "0 normed", told))]
        found.append(_add(x, _linear(raw, "0 narrow", wide)))
    return found


def _heed(raw: dict[str, Array], rows: Rows) -> Rows:
    told = [_linear(raw, "1 heed", _norm(raw, "1 normed", x)) for x in rows]
    queries, keys, values = ([t[k * WIDTH : (k + 1) * WIDTH] for t in told] for k in range(3))
    found = []
    for x, query in zip(rows, queries, strict=True):
        mixed: list[float] = []
        for first in range(0, WIDTH, HEAD):
            part = slice(first, first + HEAD)
            odds = [sum(a * b for a, b in zip(query[part], key[part], strict=True)) / sqrt(HEAD) for key in keys]
            shares = [exp(o) / sum(map(exp, odds)) for o in odds]
            mixed += [sum(s * v[k] for s, v in zip(shares, values, strict=True)) for k in range(part.start, part.stop)]
        found.append(_add(x, _linear(raw, "1 out", mixed)))
    return found


def test_it_does_the_sums_of_its_layers(raw: dict[str, Array]) -> None:
    """ "He was killed in a raid." Each token is the mean of its pieces and, if common, its own row, with that of its sentence."""
    pieces, words, sentences = (_whole(raw, name) for name in ("pieces", "words", "sentences"))

    def mean(*names: str) -> list[float]:
        return [v / len(names) for v in _add(*(pieces[PIECES.index(name)] for name in names))]

    opening = [mean("▁قتل"), _add(mean("▁في"), words[0]), _add(mean(BLANK, "غارة"), words[1]), mean(BLANK, ".")]
    by_hand = _heed(raw, _spread(raw, [_add(row, sentences[0]) for row in opening]))
    told = Encoder(raw).states(analyse("قتل في غارة."))
    assert told.rows == pytest.approx(np.array([_norm(raw, "closing", x) for x in by_hand]), abs=1e-4)
    assert told.of([(0, 2), (3, 4)]) == pytest.approx(np.array([told.rows[:2].mean(axis=0), told.rows[3]]))


@given(st.lists(st.integers(1, 30), max_size=60), st.integers(30, 50))
def test_stretches_cover_a_text_and_end_where_sentences_do(lengths: list[int], most: int) -> None:
    edges = [0, *np.cumsum(lengths).tolist()]
    cut = list(stretches(edges[-1], edges, most))
    assert [n for a, b in cut for n in range(a, b)] == list(range(edges[-1]))
    assert all(0 < b - a <= most and a in edges for a, b in cut)


def test_a_sentence_longer_than_a_stretch_is_cut_anywhere() -> None:
    assert list(stretches(25, [0], 10)) == [(0, 10), (10, 20), (20, 25)]


@pytest.mark.parametrize(
    ("edges", "first", "last", "numbers"),
    [([0, 2, 3], 0, 5, [0, 0, 1, 2, 2]), ([0, 2, 3], 2, 5, [0, 1, 1]), ([0, 4], 1, 3, [0, 0])],
)
def test_sentences_are_counted_from_where_a_stretch_begins(edges: list[int], first: int, last: int, numbers: list[int]) -> None:
    assert sentence_numbers(edges, first, last) == numbers


def test_stretches_are_encoded_apart() -> None:
    """What stands in another stretch changes nothing: a text of any length takes a time that grows with it."""
    shells = "سقطت قذيفة على السوق. " * 200  # "A shell fell on the market."
    encoder, long = shipped(), analyse(shells)
    edges = [s.first for s in long.sentences]
    first, *_, last = stretches(len(long.forms), edges)
    assert first[1] < last[0]
    told, alone = encoder.states(long).rows, encoder.states(analyse(shells[: long.starts[first[1]]])).rows
    assert len(told) == len(long.forms)
    assert np.allclose(told[: first[1]], alone, atol=1e-4)


def test_a_text_without_words_has_no_states() -> None:
    assert len(shipped().states(analyse("   ")).rows) == 0


def test_threads_read_the_same_and_leave_the_cores_as_they_were(monkeypatch: pytest.MonkeyPatch) -> None:
    """Words that are kept are let go of once they are many, also while another thread looks at them."""
    monkeypatch.setattr("sijill.reading.encoder._MOST", 5)
    encoder, before = shipped(), threadpool_info()
    texts = [
        analyse(f"قتل {n} مدنيين في غارة جوية على السوق رقم {n}.") for n in range(40)
    ]  # "n civilians were killed in a raid on market n"
    alone = [encoder.states(text).rows for text in texts]
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda text: encoder.states(text).rows, texts * 5))
    assert all(np.array_equal(a, b) for a, b in zip(alone * 5, together, strict=True))
    assert threadpool_info() == before


def test_an_encoder_is_told_by_its_numbers(raw: dict[str, Array], tmp_path: Path) -> None:
    """Not by when it was written, nor where; one number that is another makes it another encoder."""
    one, again, other = (tmp_path / f"{name}.npz" for name in ("one", "again", "other"))
    for path in (one, again):
        np.savez(path, **raw)  # type: ignore[arg-type]
    raw["closing"][3] += 1
    np.savez(other, **raw)  # type: ignore[arg-type]
    assert digest(one) == digest(again) != digest(other)
