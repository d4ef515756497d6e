"""How alike two texts are, by the runs of three words they share.

Invariant: a signature depends on the folded words alone, never on the run, the machine or the version of Python: it may
be stored, and compared years after. Two texts with at most `KEPT` runs are compared exactly, longer ones by sample.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator

from sijill.arabic.fold import fold

#: A signature's size: the smallest hashes of a text's runs (a bottom-k sketch). The error of `resemblance` is about 1/sqrt(KEPT).
KEPT = 128
_RUN = 3
_WORD = re.compile(r"[^\W_]+")
_MASK = 2**63 - 1  # fits a signed integer of SQLite
_MIX = (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9)


def shingles(text: str) -> frozenset[int]:
    """Hashes of every run of three words (of all the words, where there are fewer); none for a text without words."""
    return frozenset(_runs(_WORD.findall(fold(text))))


def signature(text: str) -> tuple[int, ...]:
    """The `KEPT` smallest of `shingles(text)`, in order: 63-bit integers, the same for ever."""
    return tuple(sorted(shingles(text))[:KEPT])


def resemblance(left: Iterable[int], right: Iterable[int]) -> float:
    """Of two signatures (or sets of shingles): the share of all their runs that both texts have, from 0 to 1."""
    a, b = frozenset(left), frozenset(right)
    if not a or not b:
        return 0.0
    if len(a) < KEPT and len(b) < KEPT:
        return len(a & b) / len(a | b)
    sample = sorted(a | b)[:KEPT]
    both = a & b
    return sum(h in both for h in sample) / len(sample)


def containment(part: Iterable[int], whole: Iterable[int]) -> float:
    """Of two sets of shingles (not signatures): the share of the first text's runs that the second has, from 0 to 1."""
    a, b = frozenset(part), frozenset(whole)
    return len(a & b) / len(a) if a else 0.0


def _runs(words: list[str]) -> Iterator[int]:
    hashes = [zlib.crc32(word.encode("utf-8", "surrogatepass")) + 1 for word in words]
    if 0 < len(hashes) < _RUN:
        hashes += [0] * (_RUN - len(hashes))
    for a, b, c in zip(hashes, hashes[1:], hashes[2:], strict=False):
        mixed = (a * _MIX[0] + b * _MIX[1] + c * _MIX[2]) & 0xFFFFFFFFFFFFFFFF
        mixed ^= mixed >> 29
        yield ((mixed * _MIX[1]) ^ (mixed >> 32)) & _MASK
