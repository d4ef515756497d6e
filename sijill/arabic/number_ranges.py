"""Two numbers that are the ends of one range: «بين 5 و7», «من 5 إلى 7», «خمسة أو ستة», «10 - 12».

Invariant: the first end is below the second; «ارتفع من 5 إلى 7» (rose from 5 to 7) is no range.
"""

from __future__ import annotations

from collections.abc import Sequence

from sijill.arabic.number_lexicon import beside
from sijill.arabic.quantities import Quantity, QuantityKind
from sijill.arabic.text import Text

_BETWEEN = ("بين", "مابين", "وبين")
_TO = ("الي", "حتي", "ل")
_DASHES = ("-", "–", "—", "−", "ـ")
_LOOK_BACK = 14


def join_ranges(found: Sequence[Quantity], text: Text) -> list[Quantity]:
    """The numbers with each pair of ends made one."""
    joined: list[Quantity] = []
    for quantity in found:
        both = _range(joined[-1], quantity, text) if joined else None
        if both is None:
            joined.append(quantity)
        else:
            joined[-1] = both
    return joined


def _range(left: Quantity, right: Quantity, text: Text) -> Quantity | None:
    if left.kind != "cardinal" or right.kind not in ("cardinal", "percent") or left.value is None or right.value is None:
        return None
    if not _linked(left, right, text):
        return None
    low = left.value
    if left.scale == 1 and right.scale > 1 and low * right.scale < right.value:  # «بين 5 و7 آلاف»
        low = low * right.scale
    if low >= right.value:
        return None
    kind: QuantityKind = "range" if right.kind == "cardinal" else "percent"
    words = text.forms[max(0, left.first - 2) : left.first]
    reach = left.first - (0 if not words or words[-1] not in _BETWEEN else 2 if words[0] in ("ما", "وما", "بما") else 1)
    return left._replace(
        reach_first=reach, kind=kind, value=None, low=low, high=right.value, last=right.last, reach_last=right.last, digits=True
    )


def _linked(left: Quantity, right: Quantity, text: Text) -> bool:
    between = text.forms[left.last : right.first]
    before = text.forms[left.first - 1] if left.first else ""
    if before in _BETWEEN and ((right.joined and not between) or between in (["و"], ["و", "بين"], ["وبين"])):
        return True
    if between == ["او"]:
        return right.scale <= left.scale * 1000 and left.scale <= right.scale
    if len(between) == 1 and between[0] in _DASHES:
        return left.digits and right.digits
    if len(between) != 1 or between[0] not in _TO:
        return False
    words = text.forms[max(0, left.first - _LOOK_BACK) : left.first]
    return not any(word.lstrip("و").startswith(beside("change")) for word in words)
