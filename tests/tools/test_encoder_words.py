"""What the encoder and its teachers know of words: pieces that reports are made of, and words told often enough."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from sijill.reading.wordpieces import BLANK

TOOLS = Path(__file__).parents[2] / "tools"
#: The marks, pieces of Arabic, and those of no report here.
PIECES = ["<s>", "<pad>", "</s>", "<unk>", f"{BLANK}قصف", "قصف", f"{BLANK}في", "ال", BLANK, ".", f"{BLANK}raid", "ق", "ص", "ف"]


@pytest.fixture
def tool(monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.syspath_prepend(str(TOOLS))
    import encoder_words

    return encoder_words


def _base(pieces: list[str]) -> Any:
    from encoder_base import Base

    return Base(32, 64, 1, len(pieces), 9, pieces, [-float(n) for n in range(len(pieces))], b"", {})


def _report(*tokens: str, edges: tuple[int, ...] = (0,)) -> Any:
    from schooling import Schooling

    spaced = [token != "." for token in tokens]
    return Schooling("r", list(tokens), spaced, list(edges), [(0, len(tokens))], [0] * len(tokens), [], [], [], [], [], {})


def test_pieces_are_the_marks_those_of_reports_and_all_arabic_ones(tool: Any) -> None:
    """ "Shelling." : the Latin word is in no report."""
    kept = tool.known_pieces(_base(PIECES), [_report("قصف", ".")])
    assert kept[:4] == list(tool.MARKS)
    assert [PIECES[n] for n in kept[4:]] == [piece for piece in PIECES[4:] if "raid" not in piece]
    assert kept[4:] == sorted(kept[4:])


def test_pieces_are_told_by_their_place_among_those_kept(tool: Any) -> None:
    known = tool.Vocabulary(_base(PIECES), [tool.UNKNOWN, 4, 6, 9], ["في"])
    assert list(known.wordpieces.of("قصف")) == [1]
    assert list(known.wordpieces.of(".", spaced=False)) == [3]


def test_a_word_told_three_times_has_a_row(tool: Any) -> None:
    reports = [_report("في", "قصف", "في"), _report("قصف", "في", ".")]
    assert tool.common_words(reports) == ["في"]
    assert tool.common_words([*reports, _report("قصف", "a\nb", "a\nb", "a\nb")]) == ["في", "قصف"]  # a line break parts names in the file


def test_a_report_in_pieces(tool: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stretches end where sentences do, and hold no more than what is read at once."""
    monkeypatch.setattr(tool, "STRETCH", 3)
    known = tool.Vocabulary(_base(PIECES), list(range(3, len(PIECES))), [])
    one = _report("قصف", ".", "في", "قصف", ".", edges=(0, 2))
    pieces = tool.Pieces(one, known.wordpieces)
    assert pieces.first == [0, 1, 2, 3, 4, 5]
    assert pieces.stretches == [(0, 2), (2, 5)]
    assert pieces.longest == 3 + 2
