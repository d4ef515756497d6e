"""Features of what a scorer weighs, told by the facts that they are named after.

Invariant: a feature is its name, and `names` spells every one; no two traits of one thing name the same feature, so that what
its traits weigh together is what its features do. Reading spells a trait's names once and keeps what they weigh, since the
same few facts come again and again; spelling them all for each thing weighed took half of all the time of reading.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

#: A function that names features, and the facts of few values that it names them after: `(namer, fact, fact, …)`.
Trait = tuple[Any, ...]


@dataclass(slots=True)
class Features:
    """What is told of one thing: `plain` by facts alone; `worded` by facts and each of some words, all different,
    of which there is no end."""

    plain: list[Trait]
    worded: list[tuple[Trait, Iterable[str]]]


def names(features: Features) -> Iterator[str]:
    """The name of each feature; a trait may name one twice."""
    for namer, *facts in features.plain:
        yield from namer(*facts)
    for (namer, *facts), words in features.worded:
        for word in words:
            yield from namer(*facts, word)


def spelled(name: str) -> tuple[str]:
    """Names a feature by what is the word of a trait: for names with words of the report in them, which would be met but once."""
    return (name,)


#: The trait of features that are spelled where they are told.
SPELLED: Trait = (spelled,)


def just(form: str, *facts: object) -> tuple[str]:
    """Names one feature."""
    return (form.format(*facts),)
