"""The wording of whatever is said: data/said.toml.

Invariant: every sentence stands in both languages with the same gaps, every noun in all forms that its language counts by; the
file is refused otherwise.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from string import Formatter
from types import MappingProxyType

from sijill.errors import KnowledgeError
from sijill.saying.counting import FORMS
from sijill.saying.words import LANGUAGES

_NAME = "said.toml"
#: Around a name, whose own letters give its direction: a page makes <bdi> of them, a line of plain text has none.
ISOLATE, END = "\u2068", "\u2069"

#: Words as they stand, and the gaps between them: the name of what fills one, and how it is said.
Part = tuple[str, str, str]


@dataclass(frozen=True, slots=True, eq=False)
class Wording:
    """`sentences`: by key and language; `nouns`: things that are counted; `terms`: what else has a name in both languages."""

    sentences: Mapping[str, Mapping[str, tuple[Part, ...]]]
    nouns: Mapping[str, Mapping[str, Mapping[str, str]]]
    terms: Mapping[str, Mapping[str, str]]


@cache
def wording() -> Wording:
    return parse_wording((files("sijill.saying") / "data" / _NAME).read_text(encoding="utf-8"))


def parse_wording(text: str) -> Wording:
    """`KnowledgeError` names a key that cannot be said in both languages alike."""
    table = tomllib.loads(text)
    for section in ("sentences", "nouns", "terms"):
        for key, both in table[section].items():
            if set(both) != set(LANGUAGES):
                raise KnowledgeError(f"{_NAME}: {key!r} is not in both languages")
    for key, both in table["nouns"].items():
        if any(set(both[language]) != set(FORMS[language]) for language in LANGUAGES):
            raise KnowledgeError(f"{_NAME}: the noun {key!r} lacks a form, or has one too many")
    return Wording({key: _sentence(key, both) for key, both in table["sentences"].items()}, table["nouns"], table["terms"])


def _sentence(key: str, both: Mapping[str, str]) -> Mapping[str, tuple[Part, ...]]:
    parts: dict[str, tuple[Part, ...]] = {language: _parts(both[language]) for language in LANGUAGES}
    gaps = [{name for _, name, _ in parts[language] if name} for language in LANGUAGES]
    if gaps[0] != gaps[1]:
        raise KnowledgeError(f"{_NAME}: {key!r} has other gaps in one language than in the other")
    return MappingProxyType(parts)


def _parts(text: str) -> tuple[Part, ...]:
    return tuple((literal, name or "", spec or "") for literal, name, spec, _ in Formatter().parse(text))


def without_marks(text: str) -> str:
    return text.replace(ISOLATE, "").replace(END, "")


def name(text: str) -> str:
    """A name set apart from the words around it."""
    return f"{ISOLATE}{without_marks(text)}{END}"
