"""Whatever the bytes and whatever they are called: reports and refusals, nothing raised."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sijill.errors import InputRefused
from sijill.intake import open_inputs
from sijill.intake.encoding import decode, legacy_codec
from sijill.model import Report

NAMES = ["a", "a.txt", "a.html", "a.jsonl", "a.json", "a.csv", "a.warc", "a.warc.gz", "a.xml", "a.pdf"]
PIECES = [
    b"\x00", b"\xff", b"\xfe\xff", b"\xef\xbb\xbf", b"\x1f\x8b\x08\x00", b"%PDF-1.4\n", b"WARC/1.0\r\n", b"WARC-Type: response\r\n\r\n",
    b"Content-Length: 9\r\n", b"<html>", b"<rss><channel><item>", b"<title>", b"</p>", b"{", b"}", b"[", b"]", b'"text"', b'"messages"',
    b":", b",", b'"', b"\n", b"\r\n", b"text,published\n", b"1e9999", b"null", b"-1", b"\\ud800", "قتل".encode(), "قصف".encode("cp1256"),
    b"xref\n0 1\ntrailer << /Root 1 0 R >>\nstartxref\n0\n%%EOF", b"<!--", b"<![CDATA[", b"&amp;", b"\x1b",
]  # fmt: skip
mess = st.lists(st.one_of(st.sampled_from(PIECES), st.binary(max_size=6)), max_size=14).map(b"".join)


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=mess)
def test_nothing_is_raised(tmp_path: Path, name: str, data: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    for item in open_inputs([str(path)]):
        assert isinstance(item, Report | InputRefused)
        if isinstance(item, Report):
            assert item.text.strip()
        else:
            assert str(path) in str(item)
            assert "\n" not in str(item)


@given(st.text(alphabet="ابتثجحخدذرزسشصضطظعغفقكلمنهويةىأإئؤء ،.0123\n", min_size=1, max_size=80))
def test_unicode_round_trips(text: str) -> None:
    for codec in ("utf-8", "utf-8-sig", "utf-16", "utf-32"):
        assert decode(text.encode(codec), "x") == text


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyzéèàçüößñãõ ,.'", min_size=20, max_size=200))
def test_latin_1_is_never_taken_for_arabic(text: str) -> None:
    assert legacy_codec(text.encode("latin-1")) is None
