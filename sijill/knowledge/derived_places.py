"""What a place is called that is told from another: «ريف حلب الشرقي» (the eastern Aleppo countryside), «شمال غرب منبج».

Invariant: the reader makes the English name by the same table (data/derived_places.tsv) by which it is turned into Arabic; a name that
the table cannot have made has no Arabic here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from sijill.knowledge.gazetteer import Entry, Gazetteer
from sijill.knowledge.tables import Row, read_table
from sijill.model import Place

_GOVERNORATE = (" governorate", "محافظة ")
_KM = r"\d+(?:\.\d+)?(?:e[+-]?\d+)?"


@cache
def _forms() -> Mapping[str, Row]:
    return {row["form"]: row for row in read_table("derived_places.tsv", ("form", "en", "ar", "source"))}


@cache
def _sides() -> tuple[Row, ...]:
    return tuple(read_table("derived_sides.tsv", ("side", "part", "side_ar", "part_ar", "parts_ar", "source")))


@cache
def _facilities() -> Mapping[str, str]:
    return {row["en"]: row["ar"] for row in read_table("derived_facilities.tsv", ("en", "ar", "source"))}


def derived_name(form: str, **gaps: str) -> str:
    """The English name. `form`: of the table; `gaps`: as the form has them."""
    return _forms()[form]["en"].format(**gaps)


@lru_cache(maxsize=4096)
def arabic_name(place: Place) -> str | None:
    """The place's Arabic name; `None` where the gazetteer does not know it, or not the place that it is told from."""
    entry = None if place.gazetteer_id is None else Gazetteer.default().with_id(place.gazetteer_id)
    if entry is not None and place.name == entry.name:
        return entry.names[0]
    if place.how != "derived":
        return None
    return _between(place) if entry is None else next(_derived(place.name, entry), None)


def _derived(name: str, entry: Entry) -> Iterator[str]:
    for english, arabic in _called(entry):
        for form in _forms().values():
            found = re.fullmatch(_pattern(form["en"], english), name)
            if found is not None:
                yield form["ar"].format(name=arabic, **_filled(found.groupdict()))


def _called(entry: Entry) -> Iterator[tuple[str, str]]:
    """What the place that it is told from is called; of a governorate without that word, as its countryside is."""
    arabic = entry.names[0]
    yield entry.name, arabic
    yield entry.name.removesuffix(_GOVERNORATE[0]), arabic.removeprefix(_GOVERNORATE[1])


def _pattern(form: str, name: str) -> str:
    """A form's English as what it can have made of a name."""
    gaps = {
        "km": _KM,
        "side": "|".join(row["side"] for row in _sides()),
        "part": "|".join(row["part"] for row in _sides()),
        "facility": "|".join(_facilities()),
        "other": ".+",
    }
    return form.format(name=re.escape(name), **{gap: f"(?P<{gap}>{pattern})" for gap, pattern in gaps.items()})


def _filled(found: Mapping[str, str]) -> dict[str, str]:
    """What the gaps hold, in Arabic."""
    filled = {"km": found["km"]} if "km" in found else {}
    if "facility" in found:
        filled["facility"] = _facilities()[found["facility"]]
    for row in _sides():
        if row["side"] == found.get("side") or row["part"] == found.get("part"):
            filled |= {"side": row["side_ar"], "part": row["part_ar"], "parts": row["parts_ar"]}
    return filled


def _between(place: Place) -> str | None:
    """A place half-way, of which the two that it lies between are not known by id: the one pair of names that fits."""
    found = re.fullmatch(_pattern(_forms()["between"]["en"], "").replace("between ", "between (?P<name>.+)"), place.name)
    if found is None:
        return None
    names = [_by_name(found[gap], place.country) for gap in ("name", "other")]
    return None if None in names else _forms()["between"]["ar"].format(name=names[0], other=names[1])


def _by_name(english: str, country: str | None) -> str | None:
    entry = Gazetteer.default().called(english, country)
    return None if entry is None else entry.names[0]
