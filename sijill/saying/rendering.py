"""What is said, in the words of a language; and what stands behind the colon of a gap in data/said.toml makes of a value.

Invariant: whatever fills a gap is said in the sentence's own language as far as it has a name there, and as it is where it has none;
names are set apart from the words around them by marks of direction, so that each keeps its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Any, TypeVar

from sijill.model import Interval, Place
from sijill.saying.counting import counted, likelihood
from sijill.saying.names import actor_name, place_name, side_name
from sijill.saying.said import Said
from sijill.saying.wording import Part, name, without_marks, wording
from sijill.saying.words import Language, Words
from sijill.saying.words import words as words_of


def in_words(said: object, language: Words | Language) -> str:
    """In a language, names set apart by `ISOLATE` and `END`; what is not something said (but words alone) as it stands."""
    if not isinstance(said, Said):
        return name(str(said))
    use = language if isinstance(language, Words) else words_of(language)
    return "".join(_filled(part, dict(said.filled), use) for part in wording().sentences[said.key][use.language])


def _filled(part: Part, values: Mapping[str, Any], use: Words) -> str:
    literal, gap, spec = part
    return literal + GAPS[spec](values[gap], use) if gap else literal


def in_english(said: Said) -> str:
    """As the command line and programs are told."""
    return without_marks(in_words(said, "en"))


# what fills a gap

#: How many are killed or injured: the harm, the least and the most, `None` where that is open.
Bounds = tuple[str, int | None, int | None]
#: Of many, so many are named.
_SHOWN = 6
T = TypeVar("T")


def _plain(value: object, words: Words) -> str:
    return name(value) if isinstance(value, str) else str(value)


def _listed(value: Iterable[T], words: Words, say: Callable[[T, Words], str] = _plain) -> str:
    listed = list(value)
    return f"{words('comma')} ".join(say(one, words) for one in listed[:_SHOWN]) + (" …" if len(listed) > _SHOWN else "")


def _either(value: Iterable[Place], words: Words) -> str:
    return " / ".join(dict.fromkeys(_place(p, words) for p in value))


def _place(value: Place, words: Words) -> str:
    return name(place_name(value, words.language))


def _actor(value: str, words: Words) -> str:
    return name(actor_name(value, words.language))


def _side(value: str, words: Words) -> str:
    return name(side_name(value, words.language))


def _term(value: str, words: Words) -> str:
    known = wording().terms.get(value)
    return name(value) if known is None else known[words.language]


def _when(value: Interval | None, words: Words) -> str:
    return words.interval(value)


def _span(value: Interval, words: Words) -> str:
    """A day or days as they stand behind a preposition: «المدة من … إلى …» (the time from … to …)."""
    if value.earliest == value.latest:
        return words("span_day", day=words.day(value.earliest))
    return words("span_days", first=words.day(value.earliest), last=words.day(value.latest))


def _weekday(value: int, words: Words) -> str:
    return words.weekday(value)


def _day(value: date, words: Words) -> str:
    return words.day(value)


def _percent(value: float, words: Words) -> str:
    return words("percent", percent=str(likelihood(value)))


def _noun(key: str) -> Callable[[Any, Words], str]:
    def say(value: int, words: Words) -> str:
        return counted(value, wording().nouns[key][words.language], words.language)

    return say


def _toll(case: str) -> Callable[[Any, Words], str]:
    """`case`: what the nouns begin with: "" as a sentence's subject, "of_" where another word governs it."""

    def say(value: Bounds, words: Words) -> str:
        harm, low, high = value
        if high is None:
            return words("at_least", low=_noun(f"{case}{harm}")(low or 0, words))
        if low == high:
            return _noun(f"{case}{harm}")(high, words)
        said = _noun(f"of_{harm}")(high, words)
        return words("between", low=low, high=said) if low else words("at_most", high=said)

    return say


def _figure(value: tuple[int | None, int | None], words: Words) -> str:
    return words.figure(*value)


def _said(value: Said | str, words: Words) -> str:
    return in_words(value, words)


def _commas(value: Iterable[Said | str], words: Words) -> str:
    return f"{words('comma')} ".join(in_words(one, words) for one in value)


def _several(value: Sequence[Said | str], words: Words) -> str:
    """The first few of many."""
    return words("list").join(in_words(one, words) for one in value[:_SHOWN]) + (" …" if len(value) > _SHOWN else "")


def _type(value: str, words: Words) -> str:
    """As it stands within a sentence: only at the head of a line is it written large."""
    said = words.type(value)
    return said[:1].lower() + said[1:] if words.language == "en" and not said[1:2].isupper() else said


GAPS: Mapping[str, Callable[[Any, Words], str]] = MappingProxyType(
    {
        "": _plain,
        "names": _listed,
        "place": _place,
        "either": _either,
        "places": lambda value, words: f"{words('comma')} ".join(_place(p, words) for p in value),
        "actor": _actor,
        "actors": lambda value, words: _listed(value, words, _actor),
        "sides": lambda value, words: _listed(value, words, _side),
        "term": _term,
        "terms": lambda value, words: _listed(value, words, _term),
        "type": _type,
        "when": _when,
        "whens": lambda value, words: _listed(value, words, _when),
        "span": _span,
        "day": _day,
        "weekday": _weekday,
        "percent": _percent,
        "number": lambda value, words: f"{value:.0f}",
        "days": _noun("days"),
        "of_days": _noun("of_days"),
        "reports": _noun("reports"),
        "outlets": _noun("outlets"),
        "origins": _noun("origins"),
        "toll": _toll(""),
        "of_toll": _toll("of_"),
        "figure": _figure,
        "iso": lambda value, words: str(value),
        "english": lambda value, words: str(value) if words.language == "en" else "",
        "seconds": _noun("seconds"),
        "tellings": _noun("tellings"),
        "said": _said,
        "several": _several,
        "commas": _commas,
    }
)
