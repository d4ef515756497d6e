"""Bytes to text: Unicode, Windows-1256 and ISO-8859-6.

Invariant: text is decoded strictly or not at all. A legacy Arabic encoding is believed only where what it gives reads as
Arabic: its letters stand together and are as common as they are in Arabic. Latin-1 and binaries are refused.
"""

from __future__ import annotations

import codecs
import re

from sijill.errors import InputRefused
from sijill.saying import told

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LEGACY = ("cp1256", "iso8859_6")
_LETTERS = re.compile("[\u0621-\u063a\u0641-\u064a]+")
_HARAKAT = re.compile("[\u064b-\u0652]")
# Ten letters that are about two in three of an Arabic text, and fewer of one misread.
_COMMONEST = re.compile("[اأإليمونرت]")
# What Arabic must show: letters that are common, in runs; not one by one between Latin ones («dحclarح» is «déclaré»).
_LEAST_COMMON, _SHORTEST_RUN, _LEAST_ARABIC = 0.38, 2.2, 0.95
# Signs of a file that is no text: control characters other than tab, newline, carriage return, form feed, escape.
_CONTROL = re.compile(rb"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f]")


def codec_of_mark(head: bytes) -> str | None:
    """The encoding that a byte order mark at the beginning gives; `None` where there is none."""
    return next((codec for mark, codec in _MARKS if head.startswith(mark)), None)


def is_binary(head: bytes) -> bool:
    """Whether the first bytes are of no text: NUL, or many control characters, and no Unicode mark."""
    if codec_of_mark(head) is not None:
        return False
    return b"\x00" in head or len(_CONTROL.findall(head)) > len(head) // 50


def decode(data: bytes, where: str, *, declared: str | None = None) -> str:
    """The text of `data`; `declared` is the encoding it says it has. `InputRefused` where it is no Arabic or Unicode text."""
    codec = codec_of_mark(data)
    if codec is not None:
        return _strictly(data, codec, where)
    if is_binary(data[:65536]):
        raise InputRefused(where, told("binary"))
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as bad:
        legacy = legacy_codec(data, declared=declared)
        if legacy is not None:
            return data.decode(legacy)
        if _mostly_utf8(data):
            raise InputRefused(where, told("broken_utf8", at=bad.start + 1)) from None
        raise InputRefused(where, told("no_arabic_encoding")) from None


def legacy_codec(data: bytes, *, declared: str | None = None) -> str | None:
    """The legacy Arabic encoding, `cp1256` or `iso8859_6`, in which the bytes read as Arabic; `None` where in neither."""
    scores = {codec: _score(data, codec) for codec in _LEGACY}
    best = max(_LEGACY, key=lambda codec: (scores[codec], _is(declared, codec)))
    return best if scores[best] > 0 else None


def _strictly(data: bytes, codec: str, where: str) -> str:
    try:
        return data.decode(codec)
    except UnicodeDecodeError as bad:
        raise InputRefused(where, told("broken_encoding", codec=codec.upper(), at=bad.start + 1)) from None


def _is(declared: str | None, codec: str) -> bool:
    try:
        return declared is not None and codecs.lookup(declared).name == codecs.lookup(codec).name
    except LookupError:
        return False


def _score(data: bytes, codec: str) -> float:
    """How much the text reads as Arabic: shares of common letters and of words with the article, less that of marks; or 0."""
    try:
        text = data.decode(codec)
    except UnicodeDecodeError:
        return 0.0
    runs = _LETTERS.findall(text)
    letters = sum(map(len, runs))
    foreign = sum(c.isalpha() and not c.isascii() for c in text) - letters - text.count("\u0640")
    if not runs or letters < _SHORTEST_RUN * len(runs) or foreign > (1 - _LEAST_ARABIC) * letters:
        return 0.0
    common, marks = len(_COMMONEST.findall(text)) / letters, len(_HARAKAT.findall(text)) / letters
    articles = sum(run.startswith("ال") for run in runs) / len(runs)
    return max(0.01, common + articles - marks) if common > _LEAST_COMMON else 0.0


def _mostly_utf8(data: bytes) -> bool:
    text = data.decode("utf-8", "replace")
    return text.count("\ufffd") < 0.02 * len(text) and re.search("[\u0621-\u064a]{2}", text) is not None
