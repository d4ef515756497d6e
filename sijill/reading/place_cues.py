"""The words around a place name that say what it is, where from it, and whether it is one at all.

Invariant: every word comes from data/place_cues.tsv, folded; a role that the file lacks is an error.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sijill.arabic.fold import fold
from sijill.errors import KnowledgeError

_FILE = Path(__file__).parent / "data" / "place_cues.tsv"
_COLUMNS = "role\twords\tvalue\tsource"


@dataclass(frozen=True, slots=True)
class Cues:
    """`admin`: word → kinds of place it may introduce («*»: any), best first. `side`, `side_after`: word → N, S, E, W.
    `site`: word → what its place is called by («سوق X»: market, X). `unknown`: words after which whatever may be a name is one; `strange`: word → kind, likewise where the name is nothing else.
    `listed`: after which places are listed («منها»). `back`: noun that points back to a place → kinds of that place; `back_alone`: those that do so by themselves → "any", or after a
    preposition; `back_same`: what may stand between («في نفس المدينة»); `back_own`: word with a pronoun that does. `seat`: noun for the
    seat of an office → kind, `seat_the` where an adjective follows; `line`: the line between two lands.

    `holds`: words between a place and the one that it lies in («بريف», «في محافظة»). `act`: noun of an act that a town right after it bore («تفجير الباب»), `deed`: word of one that happened in it («مقتل شاب في نوى»); `struck`: ambiguous names that are things an act hits
    («قصف المصنع», the factory).

    `common`: ordinary words and first names that are places only after an admin word or a hashtag; `ambiguous`: those
    that need a preposition or a neighbour on the map; `given`: first names, of which neither alone nor at the head of
    two words a place is made.
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


@cache
def cues() -> Cues:
    """The table, read once."""
    table = _read()

    def words(role: str) -> frozenset[str]:
        return frozenset(table[role])

    return Cues(
        admin={w: tuple(v.split()) for w, v in reversed(table["admin"].items())},
        many=words("many"), at=words("at"), unknown=words("unknown"), site=table["site"], strange=table["strange"], back={w: tuple(v.split()) for w, v in table["back"].items()}, back_alone=table["back_alone"], back_own=table["back_own"], back_same=words("back_same"),
        listed=words("listed"), parts=words("parts"), seat=table["seat"], seat_the=table["seat_the"], seat_after=table["seat_after"], line=words("line"), line_next=words("line_next"),
        side=table["side"], side_after=table["side_after"], near=words("near"), inside=words("inside"),
        countryside=words("countryside"), countrysides=words("countrysides"), about=words("about"), border=words("border"), unit={w: float(v) for w, v in table["unit"].items()},
        prep=words("prep"), act=words("act"), deed=words("deed"), struck=words("struck"), link=words("link"), holds=words("holds"), land=words("land"), capital=words("capital"), quote=words("quote"),
        block_before=words("block_before"), block_town=words("block_town"), block_country=words("block_country"), block_after=words("block_after"), block_phrase=tuple(table["block_phrase"]),
        common=words("common"), ambiguous=words("ambiguous"), given=words("given"), not_name=words("not_name"),
        name_head=words("name_head"), town_head=words("town_head"), name_tail=words("name_tail"),
        direction={w.upper(): _direction(v) for w, v in table["direction"].items()},
    )  # fmt: skip


@cache
def roles() -> dict[str, tuple[str, ...]]:
    """Folded word → the roles it bears."""
    found: dict[str, tuple[str, ...]] = {}
    for role in Cues.__dataclass_fields__:
        for word in getattr(cues(), role):
            found[word] = (*found.get(word, ()), role)
    return found


def _direction(value: str) -> tuple[str, str, float]:
    noun, adjective, azimuth = value.split()
    return noun, adjective, float(azimuth)


def _read() -> dict[str, dict[str, str]]:
    lines = _FILE.read_text(encoding="utf-8").splitlines()
    if lines[0] != _COLUMNS:
        raise KnowledgeError(f"{_FILE}:1: expected the columns {_COLUMNS}")
    roles = {f: dict[str, str]() for f in Cues.__dataclass_fields__}
    for number, line in enumerate(lines[1:], 2):
        cells = line.split("\t")
        if len(cells) != 4 or cells[0] not in roles:
            raise KnowledgeError(f"{_FILE}:{number}: not a cue: {line[:60]}")
        for word in cells[1].split("|"):
            roles[cells[0]].setdefault(fold(word), cells[2])
    if empty := [role for role, words in roles.items() if not words]:
        raise KnowledgeError(f"{_FILE}: no words for {', '.join(empty)}")
    return roles
