"""Which form an input has, from its name and its first bytes.

Invariant: the first bytes overrule the name where they are unmistakable; a binary of no known form has none.
"""

from __future__ import annotations

import gzip
import re
import zlib
from pathlib import PurePath
from typing import Literal

from sijill.intake.encoding import codec_of_mark, is_binary

Form = Literal["text", "html", "jsonl", "json", "csv", "warc", "feed", "pdf", "mhtml"]

_BY_NAME: dict[str, Form] = {
    ".txt": "text", ".text": "text", ".md": "text", ".html": "html", ".htm": "html", ".xhtml": "html", ".jsonl": "jsonl",
    ".ndjson": "jsonl", ".json": "json", ".csv": "csv", ".tsv": "csv", ".warc": "warc", ".xml": "feed", ".rss": "feed",
    ".atom": "feed", ".pdf": "pdf", ".mhtml": "mhtml", ".mht": "mhtml",
}  # fmt: skip
_SAVED = re.compile(rb"[\w-]+:.*^MIME-Version:.*^Content-Type:\s*multipart/related", re.IGNORECASE | re.MULTILINE | re.DOTALL)
_MOST_NUL = 100  # one in as many bytes: UTF-16 has them everywhere
_FEED = re.compile(r"<(?:rss|feed|rdf:RDF)[\s>]", re.IGNORECASE)
_HTML = re.compile(r"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]|<article[\s>]|<div[\s>]|<p[\s>]", re.IGNORECASE)
_HEADER = re.compile(r'(?:^|[,;\t])\s*"?text"?\s*(?:[,;\t]|$)', re.IGNORECASE)


def form_of(where: str, head: bytes) -> Form | None:
    """The form of an input called `where` that begins with `head`; `None` for a binary of no known form."""
    magic = _by_magic(head)
    if magic is not None:
        return magic
    named = _BY_NAME.get(PurePath(where).suffix.lower())
    if is_binary(head) or is_of_office(head):  # a line that a crash left full of NUL costs JSON lines no more than itself
        return "jsonl" if named == "jsonl" and head.count(0) * _MOST_NUL < len(head) else None
    return named if named is not None else _by_words(_words(head))


def is_of_office(head: bytes) -> bool:
    """Whether the first bytes are of a zip archive, as the files of word processors and spreadsheets are too, or of their other forms."""
    return head.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"{\\rtf"))


def _by_magic(head: bytes) -> Form | None:
    if head.startswith(b"%PDF-"):
        return "pdf"
    if head.startswith(b"WARC/") or _unpacked(head).startswith(b"WARC/"):
        return "warc"
    return "mhtml" if _SAVED.match(head[:2048]) else None


def _unpacked(head: bytes) -> bytes:
    """The first bytes inside a gzip file; none where it is no gzip."""
    if not head.startswith(b"\x1f\x8b"):
        return b""
    try:
        return zlib.decompressobj(16 + zlib.MAX_WBITS).decompress(head, 64)
    except (zlib.error, gzip.BadGzipFile):
        return b""


def _words(head: bytes) -> str:
    return head.decode(codec_of_mark(head) or "utf-8", "replace").lstrip("\ufeff \t\r\n")


def _by_words(words: str) -> Form:
    if words.startswith("<"):
        if _FEED.search(words[:2048]):
            return "feed"
        if _HTML.search(words[:4096]):
            return "html"
    if words.startswith("["):
        return "json"
    if words.startswith("{"):
        return "jsonl" if words.split("\n", 1)[0].rstrip().endswith("}") else "json"
    if _HEADER.search(words.split("\n", 1)[0].rstrip("\r")):
        return "csv"
    return "text"
