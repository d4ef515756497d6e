"""The tokens of a text with what each may say of time, looked up once.

Invariant: built once for a text and never changed; the grammar asks it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any, NamedTuple, TypeVar, cast

from sijill.arabic.sentence_ends import ENDS
from sijill.arabic.text import Text
from sijill.arabic.times_forms import AHEAD, COUNTING, NUMBERS, OF_ME, POINTS, TOLD, Told
from sijill.arabic.times_lexicon import Reading, beside

_AT_HOUR = ("عند", "وعند")
_AHEAD_REACH = 10  # how far before a time the verb may stand that puts it ahead
_REACH = 5  # how far from a number the month or unit that it belongs to may stand


Found = TypeVar("Found")


class Number(NamedTuple):
    """A number at a token: its value, where it ends, whether it is an ordinal, whether in digits."""

    value: int
    end: int
    ordinal: bool
    digits: bool


class Words:
    """`readings[i]`: kind to the reading whose words are the tokens from `i` on. `live`: tokens where a time may begin."""

    def __init__(self, text: Text) -> None:
        self.text = text
        self.forms = text.forms
        self._length = len(text.forms)
        self.readings: dict[int, Mapping[str, Reading]] = {}
        #: What rules have found at a token, by rule and token: several rules ask others the same.
        self.known: dict[tuple[object, ...], Any] = {}
        self._numbers: dict[int, Number | None] = {}
        self._lone: list[int] = []  # words that are a time after «يوم», where it does not stand before them
        digits: list[int] = []
        points: set[int] = set()
        leads: set[int] = set()
        self._look_up(digits, points, leads)
        self.live = self._live(digits, points, leads)
        #: `live`, and every «منذ», whose time may stand a few words on.
        self.beginnings = sorted(self.live.union(i for i, found in self.readings.items() if "since" in found))

    def _look_up(self, digits: list[int], points: set[int], leads: set[int]) -> None:
        """The readings of all tokens, and the tokens of digits, those that are a time or its last part, and those that only
        lead to one right after them; a form tells of itself which it is where the next word does not matter."""
        forms, last, found = self.forms, self._length - 1, self.readings
        named = False
        for i, told in TOLD.of(self.text.cards):
            _, alone, seconds, is_digits, point, lead, after_unit = told
            if is_digits:
                digits.append(i)
            elif seconds and i < last and forms[i + 1] in seconds:
                if fitting := self._fitting(i, told):
                    found[i] = fitting
                    named = named or "name" in fitting
                    if not POINTS.isdisjoint(fitting):
                        points.add(i)
            elif alone:
                found[i] = alone
                if point:
                    points.add(i)
                    if after_unit and "unit" not in found.get(i - 1, ()) and "unit" not in found.get(i - 2, ()):
                        self._lone.append(i)
                elif lead:
                    leads.add(i)
                named = named or "name" in alone
        if named:
            self._leave_out_names()
            points.intersection_update(found)

    def _fitting(self, i: int, told: Told) -> Mapping[str, Reading]:
        """The readings whose words all stand from token `i` on, by kind; the first of a kind is the longest."""
        fitting: dict[str, Reading] = {}
        for reading in told.readings:
            words = reading.words
            if reading.kind not in fitting and (len(words) == 1 or tuple(self.forms[i + 1 : i + len(words)]) == words[1:]):
                fitting[reading.kind] = reading
        return fitting

    def _leave_out_names(self) -> None:
        """«روسيا اليوم» is an outlet and «كل يوم» is "every day": no word in them is a time."""
        named = [(i, found["name"]) for i, found in self.readings.items() if "name" in found]
        for first, reading in named:
            if "ل" not in reading.stuck and not self._of_place(first, reading):
                for i in range(first, first + len(reading.words)):
                    self.readings.pop(i, None)

    def _of_place(self, i: int, reading: Reading) -> bool:
        """«في شمالي سوريا اليوم», «الجيش المصري اليوم»: the place and the day, not the outlet of that name."""
        before = self.form(i - 1)
        told = before in beside("where") or (reading.words[0].startswith("ال") and before.startswith("ال"))
        return told and len(reading.words) == 2 and reading.words[1] == "اليوم"

    def _live(self, digits: list[int], points: set[int], leads: set[int]) -> set[int]:
        """Tokens where a time may begin: a word that is one, a number near such a word, or a word that leads to either."""
        live = points.union(i for i in digits if self._may_be_date(i, points))
        live.difference_update(i for i in self._lone if self.number(i) is None or not self.goes_on(i))
        for i in reversed(self.readings):  # they lie in order
            if i in leads:
                if i + 1 in live:
                    live.add(i)
                continue
            if i in points:
                continue
            found = self.readings[i]
            if not NUMBERS.isdisjoint(found):
                near = not points.isdisjoint(range(i + 1, i + 1 + _REACH)) and (not found.keys() <= COUNTING or self.goes_on(i))
                if near or ("#ordinal" in found and self.at_hour(i)):
                    live.add(i)
                continue
            for reading in found.values():
                if i + len(reading.words) in live:
                    live.add(i)
        return live

    def _may_be_date(self, i: int, points: set[int]) -> bool:
        """Whether a token of digits has its separators, four digits, or a month or unit near."""
        form = self.forms[i]
        if self.at(i - 1, "in", "cue") is not None and all(f in (".", "!") for f in self.forms[i + 1 :]):
            return True  # «في 15.»
        return (
            not form.isdigit()
            or len(form) == 4
            or self.form(i + 1) in ("/", "-", ".")
            or (not points.isdisjoint(range(i + 1, i + 1 + _REACH)) and self.goes_on(i))
        )

    def goes_on(self, i: int) -> bool:
        """Whether after the number at token `i` a time may go on, by the next word: after an everyday word none does, whatever
        stands near («3 بجروح، الخميس»). A fifth of all that might begin a time ends here."""
        number = self.number(i)
        if number is None:
            return True
        end, form = number.end, self.form(number.end)
        return end in self.readings or not form.isalpha() or form.isascii() or form[0] == "و" or len(form) < 3 or not self.joined(end)

    def __len__(self) -> int:
        return len(self.forms)

    def dark(self, i: int) -> bool:
        """Whether token `i` says nothing of time: neither a reading nor digits, nor the article before them."""
        if i in self.readings:
            return False
        form = self.form(i)
        return not form[:1].isdigit() and form != "ال"

    def form(self, i: int) -> str:
        return self.forms[i] if 0 <= i < self._length else ""

    def at(self, i: int, first: str, *others: str) -> tuple[Reading, int] | None:
        """The longest reading of one of the kinds at token `i`, and the token after it."""
        here = self.readings.get(i)
        if here is None:
            return None
        best = here.get(first)
        length = 0 if best is None else len(best.words)
        for kind in others:
            reading = here.get(kind)
            if reading is not None and len(reading.words) > length:
                best, length = reading, len(reading.words)
        return None if best is None else (best, i + length)

    def skip(self, i: int, *kinds: str) -> int:
        """Past a word of one of the kinds, if one stands there."""
        here = self.readings.get(i)
        if here is None or here.keys().isdisjoint(kinds):  # as nine times in ten
            return i
        hit = self.at(i, *kinds)
        return hit[1] if hit is not None else i

    def sign(self, i: int, signs: str) -> int:
        """Past one of the signs, if one stands there."""
        return i + 1 if 0 <= i < self._length and self.forms[i] in signs else i

    def number(self, i: int) -> Number | None:
        """A number up to 99, in words or digits, or a number of any size in plain digits."""
        if i not in self._numbers:
            self._numbers[i] = self._number(i)
        return self._numbers[i]

    def _number(self, i: int) -> Number | None:
        form = self.form(i)
        if form == "ال":  # «ال 48 ساعة»
            after = self.number(i + 1)
            return after if after is not None and after.digits else None
        if form.isdigit():
            return Number(int(form), i + 1, False, True) if len(form) < 6 else None
        hit = self.at(i, "#ordinal", "#unit", "#tens")
        return None if hit is None else self._compound(hit)

    def _compound(self, hit: tuple[Reading, int]) -> Number:
        """«ثلاثة وعشرون», «الثالث عشر», «الحادي والعشرون», «اثنا عشر»."""
        reading, end = hit
        ordinal = reading.kind == "#ordinal"
        if reading.kind != "#tens":
            tens = self.at(end, "#tens")
            if tens is not None and tens[0].stuck.startswith("و") and reading.number < 12:
                return Number((reading.number if reading.number != 11 else 1) + tens[0].number, tens[1], ordinal, False)
            ten = self.at(end, "#ten")
            if ten is not None and not ten[0].stuck and reading.number < 12:
                return Number((reading.number if reading.number != 11 else 1) + 10, ten[1], ordinal, False)
        return Number(reading.number, end, ordinal, False)

    def joined(self, i: int) -> bool:
        """Whether token `i` begins in the same sentence as the one before and nothing but blanks stands between."""
        return 0 < i < len(self) and "\n" not in self.text.gaps[i]

    def at_hour(self, i: int) -> bool:
        """Whether an ordinal at token `i` is an hour: «عند الثامنة»; «في الثامنة» may tell an age."""
        return i > 0 and self.forms[i - 1] in _AT_HOUR and self.joined(i)

    def ends_hour(self, i: int) -> bool:
        """Whether an hour may end before token `i`: no noun that its number counts follows."""
        return self.ends(i) or self.at(i, "part", "dayword", "from", "in") is not None

    def ends(self, i: int) -> bool:
        """Whether a phrase may end before token `i`: no counted noun follows, no «على التوالي»."""
        return self.form(i) in ("", ".", "،", ",", "!", "؟", ")", "؛", "-", "–") or not self.joined(i) or self.at(i, "to") is not None

    def same_sentence(self, i: int, j: int) -> bool:
        if 0 <= i <= j < len(self.forms) and self._unbroken(i, j):
            return True
        whole = self.text.sentence_of
        return i < len(whole) and j < len(whole) and whole[i] == whole[j]

    def _unbroken(self, i: int, j: int) -> bool:
        """Whether nothing stands from token `i` to token `j` that can end a sentence: then their sentences need not be cut."""
        return all(self.forms[k] not in ENDS and "\n" not in self.text.gaps[k + 1] for k in range(i, j))

    def future_before(self, i: int) -> bool:
        """Whether the words before point ahead: «سيعقد ... الأحد» (will be held on Sunday), «من المقرر أن»."""
        for j in range(i - 1, max(-1, i - 1 - _AHEAD_REACH), -1):
            told = AHEAD[self.forms[j]]
            if told is None and j not in self.readings:  # as most
                continue
            if told == "stop":
                return self.forms[j] == "،" and self.at(j - 1, "future") is not None and self.same_sentence(i, j)  # «من المنتظر، أن»
            if self.at(j, "future") is not None:  # «كان من المقرر»: what was to be is past
                return self.same_sentence(i, j) and self.at(j - 1, "was") is None and self.at(j - 2, "was") is None
            if told == "verb" or (told == "me" and OF_ME.match(self.text.written(j))):  # «سأعود», I shall return; «سأل» is "asked"
                return self.same_sentence(i, j)
        return False


def once(rule: Callable[[Words, int], Found]) -> Callable[[Words, int], Found]:
    """A rule whose finds are kept with the text's words: other rules ask for the same token again."""

    @wraps(rule)
    def kept(w: Words, i: int) -> Found:
        key = (rule, i)
        found = w.known.get(key, w)  # the words themselves, where nothing is kept: no rule finds those
        if found is w:
            found = w.known[key] = rule(w, i)
        return cast("Found", found)

    return kept
