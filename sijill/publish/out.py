"""Text to a file or to standard output.

Invariant: a file is written whole or not at all; what cannot be carried by UTF-8 is written as U+FFFD, never as an error.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from sijill.errors import SijillError

#: Control characters but tab and new line become U+FFFD; what turns the direction of a whole line round is left out.
_OBEYED = {c: "\ufffd" for c in (*range(0x20), *range(0x7F, 0xA0)) if c not in (0x09, 0x0A)} | dict.fromkeys(
    (*range(0x202A, 0x202F), *range(0x2066, 0x206A))
)


class NobodyReadsError(Exception):
    """Whoever read standard output has gone (not a BrokenPipeError: Typer would end with an error of its own)."""


def write(pieces: Iterable[str], target: Path | None) -> None:
    """Write pieces, which bring their own line ends, to a file or, without one, to standard output."""
    if target is None:
        _to_standard_output(pieces)
        return
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _put(pieces, target)
    except OSError as error:
        raise SijillError(f"{target}: cannot be written ({error.strerror})") from error
    except RuntimeError as error:  # Python's word for links that lead to one another
        raise SijillError(f"{target}: cannot be written (its links lead to one another)") from error


def _to_standard_output(pieces: Iterable[str]) -> None:
    for piece in pieces:
        try:
            sys.stdout.write(piece)
        except BrokenPipeError as error:
            raise NobodyReadsError from error
        except OSError as error:
            raise SijillError(f"standard output: cannot be written ({error.strerror})") from error


def _put(pieces: Iterable[str], target: Path) -> None:
    """A file is replaced once its successor is whole; a device or a pipe (`/dev/stdout`) is written to and stays what it is, and so does
    a link."""
    if target.exists() and not target.is_file():
        _fill(target, pieces)
        return
    whole = target.resolve()
    unfinished = whole.with_name(whole.name + ".part")
    try:
        _fill(unfinished, pieces)
        unfinished.replace(whole)
    finally:
        unfinished.unlink(missing_ok=True)


def _fill(target: Path, pieces: Iterable[str]) -> None:
    with target.open("wb") as file:
        for piece in pieces:
            file.write(encoded(piece))


def encoded(text: str) -> bytes:
    """UTF-8; halves of cut emoji become U+FFFD."""
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").encode("utf-8")


def safe(text: str) -> str:
    """The text without what a terminal would obey: a report must not colour, move or hide what stands beside it."""
    return text.replace("\r\n", "\n").replace("\r", "\n").translate(_OBEYED)


def on_one_line(text: str) -> str:
    """The same on one line: a name may hold line breaks and tabs, and must not pass for more lines or columns than it is."""
    return safe(text).replace("\n", " ").replace("\t", " ")
