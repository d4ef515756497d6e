"""Which body speaks: the observatory by its director, a ministry by its spokesman, the one ministry of health that is meant.

Invariant: a source is taken for a body only where the actor list or the source's own name says so; a body without a nation
is one of those that others name, and which only where one alone fits.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from functools import cache

from sijill.arabic.datafile import table
from sijill.arabic.fold import fold
from sijill.knowledge.actors import ListedActor, actor_list
from sijill.model import Source

_PERSON = "person"
_OUTLETS = frozenset({"outlet", "agency"})
#: Words of a body's name by which several nations have one: «Health Ministry»; one word («army») may be anybody's.
_GENERIC = 2
_BRACKETED = re.compile(r"\([^)]*\)")
_LINKS = frozenset({"of", "the"})


@cache
def _known() -> Mapping[str, tuple[ListedActor, ...]]:
    """Actors by each of their names, folded."""
    found: dict[str, dict[str, ListedActor]] = {}
    for actor in actor_list():
        for name in (actor.name, *actor.names_ar):
            found.setdefault(fold(name).strip(), {})[actor.id] = actor
    return {name: tuple(actors.values()) for name, actors in found.items()}


@cache
def _speakers() -> Mapping[str, str]:
    return {fold(row["word"]): row["part"] for row in table("sijill.register", "speakers.tsv", ("word", "part", "source"))}


def body_of(source: Source) -> str:
    """Whose word a source's is: a person's the body's of which the list knows him to be part, a spokesman's the body's that his
    name says; else the source's own, of a listed body always the same."""
    listed = actor_list().get(source.id) if source.id is not None else None
    return _above(listed) or _spoken_for(source.name) or _listed_name(listed) or source.name


def _listed_name(actor: ListedActor | None) -> str | None:
    """Outlets are called as their reports call them."""
    return None if actor is None or actor.kind in _OUTLETS else actor.name


def _above(actor: ListedActor | None) -> str | None:
    body = actor_list().get(actor.parent) if actor is not None and actor.kind == _PERSON and actor.parent is not None else None
    return None if body is None else body.name


def _spoken_for(name: str) -> str | None:
    """«spokesman of X», «مدير X»: the body of a listed person named at the end, else X, or the longest beginning of it that is a
    body's name."""
    words = name.split()
    rest = [n for n, word in enumerate(words) if fold(word) not in _speakers()]
    if not rest or not any(_speakers()[fold(word)] == "speaker" for word in words[: rest[0]]):
        return None
    of = words[rest[0] :]
    persons = (_known().get(fold(" ".join(of[start:])).strip(), ()) for start in range(len(of)))
    above = next((body for found in persons if len(found) == 1 and (body := _above(found[0])) is not None), None)
    ends = (end for end in range(len(of), 0, -1) if of[end - 1] not in _LINKS)
    return above or next((found for end in ends if (found := _named(" ".join(of[:end]))) is not None), None)


def _named(name: str) -> str | None:
    """A body's name as the list has it; of one that several nations have, the words that all have."""
    found = [a for a in _known().get(fold(name).strip(), ()) if a.kind != _PERSON]
    if len(found) == 1:
        return found[0].name
    return _in_common(found) or (name if _is_generic(name) else None)


def _in_common(actors: Collection[ListedActor]) -> str | None:
    """«الدفاع المدني», that of any nation: «Civil Defence»."""
    if not actors:
        return None
    first, *others = (_plain(a.name) for a in actors)
    shared = [word for word in first if all(word in other for other in others)]
    return " ".join(shared) or None


def _plain(name: str) -> list[str]:
    return [word for word in _BRACKETED.sub(" ", name).split() if word.casefold() not in _LINKS]


def _key(name: str) -> frozenset[str]:
    return frozenset(word.casefold() for word in _plain(name))


@cache
def _bodies() -> Mapping[frozenset[str], frozenset[str]]:
    """By the words of a name less one, the bodies that have one word more: a nation's."""
    found: dict[frozenset[str], set[str]] = {}
    for actor in actor_list():
        words = _key(actor.name)
        if actor.kind != _PERSON and len(words) > _GENERIC:
            for word in words:
                found.setdefault(words - {word}, set()).add(actor.name)
    return {words: frozenset(names) for words, names in found.items()}


@cache
def _fitting(name: str) -> frozenset[str]:
    """Bodies that a name without a nation can mean; of one that is listed itself, none."""
    words = _key(name)
    return frozenset() if len(words) < _GENERIC or fold(name).strip() in _known() else _bodies().get(words, frozenset())


def _is_generic(name: str) -> bool:
    return len(_fitting(name)) > 1


def meant(names: Iterable[str]) -> Mapping[str, frozenset[str]]:
    """For each name without a nation, those among the others that it can mean, where there are any."""
    all_names = frozenset(names)
    return {name: found for name in all_names if (found := _fitting(name) & all_names)}
