"""What a report recalls from before its own news.

Invariant: every verdict carries its reason: the words that say so, or the days between; no reason, no background.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sijill.arabic.by_form import Marks
from sijill.arabic.text import Text
from sijill.model import Interval
from sijill.reading.carried import carried_from
from sijill.reading.cues import Beginnings, cue_at, cue_table

#: Days before publication from which an incident is no longer the news.
_OLD_DAYS = 3
#: Days before publication from which one that still goes on is a state, not the news.
_OLD_SINCE = 10
_SINCE = "منذ"
_SPAN = 16
#: Tokens between an event word and what is said of its time («الشهر الماضي»), at most.
_REMARK = 14
#: Tokens from «بعد يومين من» and from «ذكرى» to the event word, at most.
_AFTER_IT = 7
_REMEMBERED = 4
_AFTER = "بعد"
_AND_THAT = "وذلك"
#: An anniversary is of what was nearly a year ago at the least.
_ANNIVERSARY = 300
_OF = "ل"
_YEAR = re.compile(r"(?:19|20)\d\d")


_CUES = cue_table("background.tsv")
#: What a form may be beside the beginning of a cue of a role: a year, «منذ» (since), a word for what is past.
_A_YEAR, _A_SINCE, _A_PAST = "a year", "a since", "a past"


_BEGINNINGS = Beginnings(_CUES.of)
#: What a form may be only as it stands, with no «و» before it.
_ALONE = Beginnings(lambda: {_A_SINCE: [(_SINCE,)], _A_PAST: _CUES["past"]})


def _tell(form: str) -> frozenset[str]:
    year = {_A_YEAR} if _YEAR.fullmatch(form) else set[str]()
    return _BEGINNINGS.begun(form).union(_ALONE.alone(form), year)


#: Of each form, the roles that it may begin a cue of: most forms begin none.
_MAY_BEGIN = Marks(_tell)


@dataclass(frozen=True)
class _Place:
    """Where an event word stands: its sentence's tokens, which of them it is, and the sentence's number.

    `marks`: the tokens that say something of the past, in order, each with what its form may be.
    """

    forms: Sequence[str]
    marks: Sequence[tuple[int, frozenset[str]]]
    at: int
    number: int
    #: The report's own year, where known.
    year: int | None

    def has(self, role: str, first: int, last: int) -> int | None:
        """The first token in `[first, last)` where a cue of the role begins."""
        cues = _CUES[role]
        return next((k for k in self.marked(role, first, last) if cue_at(cues, self.forms, k, len(self.forms))), None)

    def marked(self, what: str, first: int, last: int) -> Iterator[int]:
        """The tokens in `[first, last)` whose form may be this."""
        for n in range(bisect_left(self.marks, (first,)), len(self.marks)):
            k, told = self.marks[n]
            if k >= last:
                return
            if what in told:
                yield k


def news_day(published: date | None, days: Sequence[Interval | None]) -> date | None:
    """The day of the report's own news, from the days of its incidents: the report's, or where each of them is dated and was long
    before it, the newest one's. A report of Saturday may be of nothing but Monday's raid."""
    if published is None or any(day is None or not _long_before(published, day) for day in days):
        return published
    return max((day.latest for day in days if day is not None), default=published)


def background_at(
    text: Text,
    start: int,
    *,
    published: date | None = None,
    when: Interval | None = None,
    news: date | None = None,
    with_news: bool = False,
) -> tuple[bool, str]:
    """Whether the event word at folded offset `start` is recalled from before the news, and why.

    `when` is the time of the incident, `published` the report's day and `news` that of its own news (the report's by default),
    where known. Give the incident's first event word. `with_news`: whether the news is the same incident, or there is no other.
    """
    number = text.sentence_at(start)
    sentence = text.sentences[number]
    old = published is not None and when is not None and number > 0 and _long_before(news or published, when)
    if old:
        return True, f"{old} days before the news"
    first, marks = sentence.first, _MAY_BEGIN.of(text.cards)
    near = [(k - first, told) for k, told in marks[bisect_left(marks, (first,)) : bisect_left(marks, (sentence.last,))]]
    if not near:
        return False, ""  # as in most sentences
    at = min(text.token_at(start), sentence.last - 1) - first
    place = _Place(text.forms[first : sentence.last], near, at, number, None if published is None else published.year)
    today = published is not None and when is not None and (published - when.earliest).days < 1
    for rule in (_opened, _followed, _after_it, _commemorated, _since, _lasting, _dated):
        reason = rule(place)
        if reason is not None and (not today or rule in _WHATEVER_DAY) and not (with_news and rule is _after_it):
            return True, reason
    return False, ""


def _long_before(published: date, when: Interval) -> int:
    """Days since it ended, or since it began where it goes on; 0 where neither is long ago."""
    ended, began = (published - when.latest).days, (published - when.earliest).days
    if ended >= _OLD_DAYS:
        return ended
    return began if began >= _OLD_SINCE else 0


def _opened(place: _Place) -> str | None:
    """«وكانت … قد شنت», «وسبق أن», «يذكر أن»"""
    at = place.has("opens", 0, 3)
    if place.number == 0 or at is None or at > place.at or place.has("today", 0, len(place.forms)) is not None:
        return None
    return " ".join(place.forms[at : at + 2])


def _followed(place: _Place) -> str | None:
    """«ويأتي هذا الهجوم بعد مقتل …»: the second event is recalled, the first is the news."""
    at = place.has("follows", 0, 3)
    after = None if at is None else place.has("after", at + 1, place.at)
    return None if at is None or after is None else f"{place.forms[at]} … {place.forms[after]}"


def _after_it(place: _Place) -> str | None:
    """«، بعد يومين من استهداف مماثل»: the act that «من» governs is the earlier one, and no other; in «قتل 5 بعد يومين من الغارة» it is the news."""
    for k in place.marked("after", max(0, place.at - _AFTER_IT), place.at - 2):
        if place.forms[k] != _AFTER or not _opens_clause(place.forms, k):
            continue
        unit = next((u for role in ("unit", "span_of") if (u := place.has(role, k + 1, min(k + 4, place.at))) is not None), None)
        of = None if unit is None else place.has("since_then", unit + 1, min(unit + 3, place.at))
        if unit is not None and of is not None and carried_from(place.forms, of + 1, place.at) == of + 1:
            return " ".join(place.forms[k : unit + 1])
    return None


def _opens_clause(forms: Sequence[str], k: int) -> bool:
    """Whether token k begins its sentence, stands after a sign, or after «وذلك» (and that was …)."""
    return k == 0 or not forms[k - 1][0].isalnum() or forms[k - 1] == _AND_THAT


def _commemorated(place: _Place) -> str | None:
    """«الذكرى السنوية العاشرة لمجزرة الغوطة», «ذكرى مقتل القائد»: what is remembered, whatever day it is; «في ذكرى الثورة قصف …» is news."""
    at = place.has("anniversary", max(0, place.at - _REMEMBERED), place.at)
    if at is None or not (place.forms[place.at].startswith(_OF) or at == place.at - 1):
        return None
    return " ".join(place.forms[at : place.at + 1])


#: Rules that hold of an incident that seems to be of the report's own day, too.
_WHATEVER_DAY = (_followed, _after_it, _commemorated)


def earlier_by(text: Text, start: int) -> int:
    """Days before the report's own that the event word at folded offset `start` is told to be of, at the least; 0 where it is not."""
    place = _recalling(text, start)
    if place is None:
        return 0  # as nearly always
    if _commemorated(place) is not None:
        return _ANNIVERSARY
    after = _after_it(place)
    return 0 if after is None or any((word,) in _CUES["hours"] for word in after.split()) else 1


def is_followed(text: Text, start: int) -> bool:
    """Whether the event word at folded offset `start` is told to be what the news came after: «بعد يومين من استهداف مماثل»."""
    place = _recalling(text, start)
    return place is not None and _after_it(place) is not None


def _recalling(text: Text, start: int) -> _Place | None:
    """Where the event word stands, if a word for an anniversary or for what came after stands before it."""
    sentence, at = text.sentences[text.sentence_at(start)], text.token_at(start)
    marks = _MAY_BEGIN.of(text.cards)
    near = marks[bisect_left(marks, (max(sentence.first, at - _AFTER_IT),)) : bisect_left(marks, (at,))]
    if not any("anniversary" in told or "after" in told for _, told in near):
        return None
    first = sentence.first
    return _Place(text.forms[first : sentence.last], [(k - first, told) for k, told in near], at - first, 0, None)


def _since(place: _Place) -> str | None:
    """«منذ توقيع الاتفاق», «ردا على إطلاق نار»: right before the event word."""
    at = place.has("since", place.at - 2, place.at)
    if at is not None and place.has("span", at + 1, place.at) is not None:
        return None  # «منذ ساعات لقصف»: what has gone on since then is the news
    if at is not None and place.has("hours", at + 1, place.at) is not None and not place.forms[place.at].startswith("و"):
        return None  # «منذ الصباح لقصف»
    return None if at is None else " ".join(place.forms[at : place.at])


def _lasting(place: _Place) -> str | None:
    """«قتل 130 شخصا منذ بدء الاحتجاجات», «يحاصرها منذ 2013»: a sum or a state of long standing."""
    if place.number == 0:
        return None
    for k in place.marked(_A_SINCE, place.at + 1, min(place.at + _SPAN, len(place.forms) - 1)):
        if _YEAR.fullmatch(place.forms[k + 1]) or place.has("onset", k + 1, min(k + 4, len(place.forms))) is not None:
            return " ".join(place.forms[k : k + 2])
    return None


def _dated(place: _Place) -> str | None:
    """«الشهر الماضي», «قبل أسبوعين», a year: said of the sentence's event."""
    forms, count = place.forms, len(place.forms)
    year = next(place.marked(_A_YEAR, place.at - _SPAN + 1, place.at + _SPAN), None)
    if year is not None and place.number > 1 and (place.year is None or int(forms[year]) < place.year):
        return forms[year]
    ago = place.has("ago", 0, count)
    if ago is not None and place.has("unit", ago + 1, min(ago + 3, count)) is not None:
        return " ".join(forms[ago : ago + 3])
    for k in place.marked(_A_PAST, max(1, place.at - _REMARK + 1), place.at + _REMARK):
        if place.has("longer", k - 2, k) is not None:
            return " ".join(forms[max(0, k - 1) : k + 1])
    return None
