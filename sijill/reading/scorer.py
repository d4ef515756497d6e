"""Small linear scorers: rules propose, a scorer decides.

Invariant: a score depends only on the named features given and on the weights in data/weights.json, which
tools/train_reader.py makes from annotated reports; a feature the weights do not know counts for nothing, one given twice
counts once, and the order they are given in does not matter (sums are exact before they are rounded).
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

_STEEPEST = 60.0


@dataclass(frozen=True, slots=True)
class Judge:
    """A logistic model for a yes-or-no question: log-odds a feature."""

    bias: float
    weights: Mapping[str, float]

    def odds(self, features: Iterable[str]) -> float:
        """Log-odds of yes."""
        return self.bias + math.fsum([w for w in map(self.weights.get, set(features)) if w is not None])

    def yes(self, features: Iterable[str]) -> float:
        """Probability of yes."""
        return 1 / (1 + math.exp(max(-_STEEPEST, min(_STEEPEST, -self.odds(features)))))


@dataclass(frozen=True, slots=True)
class Chooser:
    """A multinomial logistic model: one weight a class a feature, in the order of `classes`."""

    classes: tuple[str, ...]
    bias: tuple[float, ...]
    weights: Mapping[str, Sequence[float]]

    def logits(self, features: Iterable[str]) -> list[float]:
        known = self.weights.get
        rows = [row for row in map(known, set(features)) if row is not None]
        return [math.fsum(column) for column in zip(self.bias, *rows, strict=True)]

    def probabilities(self, features: Iterable[str]) -> list[float]:
        """One probability a class."""
        logits = self.logits(features)
        top = max(logits)
        powers = [math.exp(x - top) for x in logits]
        total = sum(powers)
        return [p / total for p in powers]


@dataclass(frozen=True, slots=True)
class Scorers:
    """All that the reader decides by."""

    mention: Judge  # an event word tells of an incident
    same: Judge  # two mentions tell of one incident
    merge: Judge  # two groups of mentions do
    incident: Judge  # a group of mentions is an incident to record
    place: Judge
    when: Judge
    toll: Judge
    type: Chooser
    role: Chooser  # of an actor in an incident, "none" among them


JUDGES = ("mention", "same", "merge", "incident", "place", "when", "toll")
CHOOSERS = ("type", "role")


@cache
def shipped() -> Scorers:
    """The scorers that come with the package."""
    raw = json.loads((files("sijill.reading") / "data" / "weights.json").read_text(encoding="utf-8"))
    models: dict[str, Any] = {name: Judge(raw[name]["bias"], raw[name]["weights"]) for name in JUDGES}
    models |= {name: Chooser(tuple(raw[name]["classes"]), tuple(raw[name]["bias"]), raw[name]["weights"]) for name in CHOOSERS}
    return Scorers(**models)
