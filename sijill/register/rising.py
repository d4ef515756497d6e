"""Whether a report says that a figure is one that rose: «ارتفاع حصيلة الاشتباكات إلى 23» (the toll of the clashes rises to 23), or
one put right: «تصحيح: عدد القتلى هو 6 وليس 9» (correction: the number of the killed is 6 and not 9).

Invariant: said before the figure, in its own sentence.
"""

from __future__ import annotations

import re
from functools import cache

from sijill.arabic.datafile import table
from sijill.arabic.fold import fold
from sijill.model import Claim
from sijill.register.sentences import SENTENCE_END

#: Characters before a figure that still speak of it.
_REACH = 90


@cache
def _phrases(name: str) -> re.Pattern[str]:
    rows = table("sijill.register", name, ("phrase", "source"))
    return re.compile(rf"(?<!\w)و?(?:{'|'.join(fold(row['phrase']) for row in rows)})(?!\w)")


def has_risen(claim: Claim, text: str) -> bool:
    return _said_before(claim, text, "rising.tsv")


def is_put_right(claim: Claim, text: str) -> bool:
    return _said_before(claim, text, "put_right.tsv")


def _said_before(claim: Claim, text: str, name: str) -> bool:
    start = min((span.start for span in claim.spans), default=0)
    before = SENTENCE_END.split(text[max(0, start - _REACH) : start])[-1]
    return _phrases(name).search(fold(before)) is not None
