"""Text goes to a file whole or not at all, and what is no file stays what it is."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from sijill.errors import SijillError
from sijill.publish.out import write


def broken() -> Iterator[str]:
    yield "half"
    raise SijillError("no more")


def test_what_fails_midway_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    target = tmp_path / "x.csv"
    write(["whole"], target)
    with pytest.raises(SijillError, match="no more"):
        write(broken(), target)
    assert target.read_text(encoding="utf-8") == "whole"
    assert [p.name for p in tmp_path.iterdir()] == ["x.csv"]


def test_a_link_stays_one(tmp_path: Path) -> None:
    (tmp_path / "real.csv").write_text("old", encoding="utf-8")
    (tmp_path / "link.csv").symlink_to(tmp_path / "real.csv")
    write(["new"], tmp_path / "link.csv")
    assert (tmp_path / "link.csv").is_symlink()
    assert (tmp_path / "real.csv").read_text(encoding="utf-8") == "new"


def test_a_pipe_is_written_to_and_not_put_aside(tmp_path: Path) -> None:
    """As `-o /dev/stdout` and `-o /dev/null`, which an administrator would lose."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    came: list[str] = []
    reader = threading.Thread(target=lambda: came.append(pipe.read_text(encoding="utf-8")))
    reader.start()
    write(["a", "ب"], pipe)
    reader.join(timeout=10)
    assert came == ["aب"]
    assert pipe.is_fifo()


def test_links_that_lead_to_one_another_are_refused_in_words(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    with pytest.raises(SijillError, match=r"a: cannot be written \(its links lead to one another\)"):
        write(["x"], tmp_path / "a")
