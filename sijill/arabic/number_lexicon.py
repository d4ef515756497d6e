"""The words that numbers are made of, read once from data/numbers*.tsv.

Invariant: every form is folded when it is loaded, as the text is; a row that cannot work is an error that names its line.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache, lru_cache
from typing import Literal, TypeAlias, cast, get_args

from sijill.arabic.datafile import rows
from sijill.arabic.fold import fold
from sijill.arabic.proclitics import splits

WordClass = Literal[
    "zero", "unit", "first_unit", "ten", "tens", "teen", "hundred", "hundreds", "scale", "scales", "dual_scale", "dozen",
    "fraction", "fractions", "fraction_tail", "many", "ordinal", "digits", "share", "none",
]  # fmt: skip
Effect = Literal["approximately", "at_least", "more_than", "at_most", "less_than"]
#: What a word beside a number tells of it: `change`, that «من 5 إلى 7» after it is no range; `day` and `month`, that what looks
#: like a number after them names a day («يوم اثنين») or a month («كانون الأول»).
Beside = Literal["others", "percent", "point", "change", "day", "month"]

#: Whole numbers are `int`: most are, and a `Fraction` takes ten times as long to make or add.
Rational: TypeAlias = int | Fraction


@dataclass(frozen=True, slots=True)
class NumberWord:
    """A form and what it is worth. `needs`: a letter that the raw word must show («مئتا», not the company «ميتا»)."""

    value: Rational
    kind: WordClass
    needs: str = ""


@dataclass(frozen=True, slots=True)
class Worded:
    """A word of a text read as a number word: joined by «و», after «ب ل ك ف», with the article."""

    entries: tuple[NumberWord, ...]
    joined: bool
    cliticised: bool
    article: bool


@dataclass(frozen=True, slots=True)
class Counted:
    """A dual form's noun. `plural_in`: the form in «-ين» may also be the plural («مدنيين»)."""

    singular: str
    kind: str
    sure: bool
    stem: str


@dataclass(frozen=True, slots=True)
class Bound:
    """A phrase that bounds a number before or after it; `*` stands for one word («يزيد عددهم على»)."""

    words: tuple[str, ...]
    effect: Effect


def whole(value: Fraction) -> Rational:
    """As `int` where it is whole."""
    return value.numerator if value.denominator == 1 else value


@cache
def number_words() -> Mapping[str, tuple[NumberWord, ...]]:
    """Folded form to its readings."""
    found: dict[str, tuple[NumberWord, ...]] = {}
    for row in rows("numbers.tsv", ("form", "value", "class", "needs", "source")):
        form, kind = fold(row["form"]), row["class"]
        if kind not in get_args(WordClass):
            raise row.wrong(f"no such class of number word: {kind}")
        try:
            value = whole(Fraction(row["value"]))
        except ValueError as error:
            raise row.wrong(f"not a number: {row['value']}") from error
        found[form] = (*found.get(form, ()), NumberWord(value, cast("WordClass", kind), row["needs"]))
    return found


@cache
def _counted() -> Mapping[str, Counted]:
    found: dict[str, Counted] = {}
    for row in rows("numbers_counted.tsv", ("singular", "gender", "kind", "plural_in", "except", "source")):
        stem = fold(row["singular"])
        stem = stem[:-1] + "ت" if row["gender"] == "f" and stem.endswith("ه") else stem
        for ending in ("ان", "ين"):
            if stem + ending not in fold(row["except"]).split():
                sure = ending == "ان" or row["plural_in"] == "no"
                found.setdefault(stem + ending, Counted(row["singular"], row["kind"], sure, stem))
    return found


@cache
def bounds(side: Literal["before", "after"]) -> Mapping[str, tuple[Bound, ...]]:
    """Phrases by the word next to the number (their last one before it, their first one after it), longest first."""
    found: dict[str, list[Bound]] = {}
    for row in rows("numbers_bounds.tsv", ("phrase", "side", "effect", "source")):
        where, effect = row["side"], row["effect"]
        if where not in ("before", "after") or effect not in get_args(Effect):
            raise row.wrong(f"unknown side or effect: {where}, {effect}")
        if where == side:
            words = tuple(fold(row["phrase"]).split())
            found.setdefault(words[-1] if side == "before" else words[0], []).append(Bound(words, cast("Effect", effect)))
    return {word: tuple(sorted(listed, key=lambda b: -len(b.words))) for word, listed in found.items()}


@cache
def labels() -> frozenset[str]:
    """Words that take a number into a name: «ميغ29», «إف-16»."""
    return frozenset(fold(row["word"]) for row in rows("numbers_labels.tsv", ("word", "source")))


@cache
def beside(kind: Beside) -> tuple[str, ...]:
    """Words that stand beside numbers and count nothing, of one kind, in the file's order: «آخرين» (others), «في المئة» (per cent)."""
    return tuple(phrase for phrase, told in _besides() if told == kind)


@cache
def _besides() -> tuple[tuple[str, str], ...]:
    found = []
    for row in rows("numbers_beside.tsv", ("phrase", "kind", "gloss", "source")):
        if row["kind"] not in get_args(Beside):
            raise row.wrong(f"no such kind of word beside a number: {row['kind']}")
        found.append((fold(row["phrase"]), row["kind"]))
    return tuple(found)


@cache
def wholes() -> frozenset[str]:
    """Words for a whole that has fifths and eighths and of which there are not five: «خمس سكان البلدة»."""
    return frozenset(fold(row["word"]) for row in rows("numbers_wholes.tsv", ("word", "source")))


@lru_cache(maxsize=65536)
def worded(form: str) -> Worded | None:
    """A folded word as a number word, its clitics split off where that leaves one; `None` for other words."""
    words = number_words()
    if form in words and words[form][0].kind == "none":  # «كمية», quantity, is not ك + مية, hundred
        return None
    if form in words:
        return Worded(words[form], joined=False, cliticised=False, article=False)
    for conjunction, preposition, article, rest in splits(form):
        if rest in words:
            return Worded(words[rest], conjunction == "و", bool(preposition) or conjunction == "ف", bool(article))
    return None


@lru_cache(maxsize=65536)
def dual(form: str) -> Counted | None:
    """The noun whose dual a folded word is, clitics split off; `None` for other words."""
    if not form.endswith(("ان", "ين")):
        return None
    known = _counted()
    if form in known:
        return known[form]
    return next((known[rest] for *_, rest in splits(form) if rest in known), None)
