"""Tellings that almost belong to an incident, and why they do not.

Invariant: each leads to the incident that it is in, and to where the two can be decided on.
"""

from __future__ import annotations

from dataclasses import dataclass

from sijill.desk.state import Desk
from sijill.register.incident import Incident, Link
from sijill.saying import Words, in_words
from sijill.saying.counting import likelihood
from sijill.saying.names import value_name
from sijill.saying.wording import name


@dataclass(frozen=True, slots=True)
class Near:
    """`here`, `there`: the two tellings; `incident`: the one that `there` is in, "" where it is in none; `title`: what that is about."""

    here: str
    there: str
    incident: str
    title: str
    score: int
    why: tuple[str, ...]


def near_misses(desk: Desk, one: Incident, words: Words) -> tuple[Near, ...]:
    mine = set(one.tellings)
    return tuple(_near(desk, link, mine, words) for link in one.nearly)


def _near(desk: Desk, link: Link, mine: set[str], words: Words) -> Near:
    here, there = (link.left, link.right) if link.left in mine else (link.right, link.left)
    home = desk.incident_of(there)
    title = "" if home is None else incident_title(desk.incident(home), words)
    return Near(here, there, home or "", title, likelihood(link.score), tuple(in_words(w, words) for w in link.why))


def incident_title(one: Incident, words: Words) -> str:
    """What happened where and when, in a line."""
    where = [name(value_name(h.value, words.language)) for h in one.where[:2]]
    when = words.interval(None if one.when is None else one.when.value)
    return words("list").join([words.type(one.type), *where, when])
