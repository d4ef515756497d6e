"""The words around a place name that say what it is, where from it, and whether it is one at all.

Invariant: every word comes from data/place_cues.tsv, folded; a role that the file lacks is an error.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from sijill.arabic.datafile import table
from sijill.arabic.fold import fold
from sijill.errors import KnowledgeError

_NAME, _COLUMNS = "place_cues.tsv", ("role", "words", "value", "source")


@dataclass(frozen=True, slots=True)
class Cues:
    """`admin`: word → kinds of place it may introduce («*»: any), best first. `side`, `side_after`: word → N, S, E, W.
    `site`: word → what its place is called by («سوق X»: market, X).
    `unknown`: words after which whatever may be a name is one; `strange`: word → kind, likewise where the name is nothing else.
    `listed`: after which places are listed («منها»). `back`: noun that points back to a place → kinds of that place; `back_alone`: those
    that do so by themselves → "any", or after a preposition; `back_same`: what may stand between («في نفس المدينة»); `back_own`: word
    with a pronoun that does. `seat`: noun for the seat of an office → kind, `seat_the` where an adjective follows; `line`: the line
    between two lands.

    `holds`: words between a place and the one that it lies in («بريف», «في محافظة»). `act`: noun of an act that a town right after
    it bore («تفجير الباب»), `deed`: word of one that happened in it («مقتل شاب في نوى»); `struck`: ambiguous names that are things an
    act hits («قصف المصنع», the factory).

    `common`: ordinary words and first names that are places only after an admin word or a hashtag; `ambiguous`: those
    that need a preposition or a neighbour on the map; `given`: first names, of which neither alone nor at the head of
    two words a place is made. `unit`: word → km. `direction`: word → its noun and adjective in English, and degrees from north.
    """

    admin: dict[str, tuple[str, ...]]
    many: frozenset[str]
    at: frozenset[str]
    unknown: frozenset[str]
    strange: dict[str, str]
    site: dict[str, str]
    back: dict[str, tuple[str, ...]]
    back_alone: dict[str, str]
    back_own: dict[str, str]
    back_same: frozenset[str]
    listed: frozenset[str]
    parts: frozenset[str]
    seat: dict[str, str]
    seat_the: dict[str, str]
    seat_after: dict[str, str]
    line: frozenset[str]
    line_next: frozenset[str]
    side: dict[str, str]
    side_after: dict[str, str]
    near: frozenset[str]
    inside: frozenset[str]
    countryside: frozenset[str]
    countrysides: frozenset[str]
    about: frozenset[str]
    border: frozenset[str]
    unit: dict[str, float]
    prep: frozenset[str]
    act: frozenset[str]
    deed: frozenset[str]
    struck: frozenset[str]
    link: frozenset[str]
    holds: frozenset[str]
    land: frozenset[str]
    capital: frozenset[str]
    quote: frozenset[str]
    block_before: frozenset[str]
    block_town: frozenset[str]
    block_country: frozenset[str]
    block_after: frozenset[str]
    block_phrase: tuple[str, ...]
    common: frozenset[str]
    ambiguous: frozenset[str]
    given: frozenset[str]
    not_name: frozenset[str]
    name_head: frozenset[str]
    town_head: frozenset[str]
    name_tail: frozenset[str]
    direction: dict[str, tuple[str, str, float]]


#: A role's words as they are folded, each with its value.
_Listed = Mapping[str, str]


def _several(listed: _Listed) -> dict[str, tuple[str, ...]]:
    return {word: tuple(value.split()) for word, value in listed.items()}


def _directions(listed: _Listed) -> dict[str, tuple[str, str, float]]:
    parts = ((word, value.split()) for word, value in listed.items())
    return {word.upper(): (noun, adjective, float(azimuth)) for word, (noun, adjective, azimuth) in parts}


#: How the roles are kept whose words have values, or an order; of all others, which words there are.
_SHAPES: Mapping[str, Callable[[_Listed], object]] = {
    "admin": lambda listed: dict(reversed(_several(listed).items())),
    "back": _several,
    "block_phrase": tuple,
    "direction": _directions,
    "unit": lambda listed: {word: float(km) for word, km in listed.items()},
    **dict.fromkeys(("site", "strange", "back_alone", "back_own", "seat", "seat_the", "seat_after", "side", "side_after"), dict),
}


@cache
def cues() -> Cues:
    """The table, read once."""
    shaped: dict[str, Any] = {role: _SHAPES.get(role, frozenset)(listed) for role, listed in _read().items()}
    return Cues(**shaped)


@cache
def roles() -> dict[str, tuple[str, ...]]:
    """Folded word → the roles it bears."""
    found: dict[str, tuple[str, ...]] = {}
    for role in Cues.__dataclass_fields__:
        for word in getattr(cues(), role):
            found[word] = (*found.get(word, ()), role)
    return found


def _read() -> dict[str, dict[str, str]]:
    roles = {f: dict[str, str]() for f in Cues.__dataclass_fields__}
    for row in table("sijill.reading", _NAME, _COLUMNS):
        if row["role"] not in roles:
            raise row.wrong(f"no such role: {row['role']}")
        for word in row.several("words"):
            roles[row["role"]].setdefault(fold(word), row["value"])
    if empty := [role for role, words in roles.items() if not words]:
        raise KnowledgeError(f"{_NAME}: no words for {', '.join(empty)}")
    return roles
