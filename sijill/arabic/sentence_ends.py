"""Where sentences end.

Invariant: no end falls inside a number, an address or an abbreviation; a line always ends what stands in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

# Sentence ends: . ! ? ؟ … newlines, and the scraped joint «., ». A closing quotation mark belongs to what it closes.
ENDS = frozenset(".!?؟…")
_END = re.compile(r"[.!?؟…\n]+(?:,(?=\s))?(?:[\"”»›’')\]]+[.؟…]*)?")
# A single letter before the stop is an abbreviation («د. أحمد», «أ. ف. ب»), unless a number stands before («2018 م.»).
_ABBREVIATED = re.compile(r"(?<![^\W_])(?<!\d )[^\W\d_]\.$|(?:^|\n)\s*\d{1,2}\.$")
# No end either: decimals, addresses («syria.net», «السورية.نت»), names of letters («آر.بي.جي», «ي.ب.ك»).
_INSIDE = re.compile(
    r"\.(?<=[a-z0-9]\.)(?=[a-z0-9/])|\.(?=(?:نت|كوم|اورغ)(?![^\W_]))"
    r"|\.+(?<=(?<![^\W_])[^\W\d_]\.)(?=[^\W\d_]{1,2}(?![^\W_]))|\.(?<=(?<![^\W_])[^\W\d_]{2}\.)(?=[^\W\d_]{1,2}(?![^\W_]))"
)
_WORD = re.compile(r"[^\W_]+")
# «إدلب.. جريحان في قصف»: dots after the first words of a headline set the place before the news, and end nothing.
_LEADING_WORDS = 3


def sentence_ends(folded: str) -> Iterator[int]:
    """The folded offsets at which sentences end, in order."""
    begun = 0
    for stop in _END.finditer(folded):
        if _INSIDE.match(folded, stop.start()):
            continue
        sign = stop.group()
        if sign == "." and _ABBREVIATED.search(folded, max(0, stop.start() - 4), stop.end()):
            continue
        if sign.startswith(("..", "…")) and "\n" not in sign and len(_WORD.findall(folded, begun, stop.start())) <= _LEADING_WORDS:
            continue
        begun = stop.end()
        yield begun
