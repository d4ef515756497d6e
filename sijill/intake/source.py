"""One input as bytes, with its name.

Invariant: `head` looks and takes nothing away; no read takes more memory than its limit.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from sijill.errors import InputRefused
from sijill.intake.encoding import codec_of_mark
from sijill.saying import told

#: The longest line or single report that is read; what is longer is no report.
MOST_BYTES = 16 * 2**20
_HEAD = 64 * 2**10
_MEGABYTE = 2**20


@dataclass(frozen=True, slots=True)
class Source:
    """`where` is what messages call it: a path, or `-`."""

    where: str
    stream: io.BufferedReader

    @classmethod
    def of(cls, where: str, stream: BinaryIO) -> Source:
        if isinstance(stream, io.BufferedReader):
            return cls(where, stream)
        return cls(where, io.BufferedReader(_Unbuffered(stream), _HEAD))

    def head(self) -> bytes:
        """The first bytes, up to 64 KiB."""
        return self.stream.peek(_HEAD)[:_HEAD]

    def whole(self, most: int = MOST_BYTES) -> bytes:
        """All of it; `InputRefused` where it is larger than `most` bytes."""
        data = self.stream.read(most + 1)
        if len(data) > most:
            raise InputRefused(self.where, told("too_large_for_a_report", most=most // _MEGABYTE))
        return data

    def lines(self) -> Iterator[tuple[int, bytes | InputRefused]]:
        """Lines with their numbers from 1, as UTF-8 whatever the input's Unicode form; a line over the limit is refused."""
        codec = codec_of_mark(self.head())
        if codec is None or codec == "utf-8-sig":
            yield from self._lines(self.stream)
            return
        text = io.TextIOWrapper(self.stream, encoding=codec, errors="replace", newline="")
        try:
            yield from self._lines(io.BufferedReader(_Utf8(text)))
        finally:
            text.detach()  # the stream is closed by who opened it

    def _lines(self, stream: io.BufferedReader) -> Iterator[tuple[int, bytes | InputRefused]]:
        number = 0
        while line := stream.readline(MOST_BYTES + 1):
            number += 1
            if len(line) > MOST_BYTES:
                while line and not line.endswith(b"\n"):
                    line = stream.readline(_MEGABYTE)
                yield number, InputRefused(f"{self.where}:{number}", told("line_too_long", most=MOST_BYTES // _MEGABYTE))
            else:
                yield number, line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line


class _Unbuffered(io.RawIOBase):
    """A raw stream over any binary stream, so that it can be buffered and looked into."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        data = self._stream.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)


class _Utf8(io.RawIOBase):
    """UTF-16 or UTF-32 text given on as UTF-8."""

    def __init__(self, text: io.TextIOWrapper) -> None:
        self._text = text
        self._left = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        if not self._left:
            self._left = self._text.read(_HEAD).encode("utf-8", "surrogatepass")
        data, self._left = self._left[: len(buffer)], self._left[len(buffer) :]
        buffer[: len(data)] = data
        return len(data)
