"""Small linear scorers: rules propose, a scorer decides.

Invariant: a score depends only on the named features given and on the weights in data/weights.json, which
tools/train_reader.py makes from annotated reports; a feature the weights do not know counts for nothing.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Scorer:
    """One multinomial logistic model: `weights[feature]` holds one weight a class."""

    classes: tuple[str, ...]
    bias: tuple[float, ...]
    weights: Mapping[str, Sequence[float]]

    def logits(self, features: Iterable[str]) -> list[float]:
        totals = list(self.bias)
        known = self.weights.get
        for feature in features:
            row = known(feature)
            if row is not None:
                for k, weight in enumerate(row):
                    totals[k] += weight
        return totals

    def probabilities(self, features: Iterable[str]) -> list[float]:
        """One probability a class, in the order of `classes`."""
        logits = self.logits(features)
        top = max(logits)
        powers = [math.exp(x - top) for x in logits]
        total = sum(powers)
        return [p / total for p in powers]

    def yes(self, features: Iterable[str]) -> float:
        """Probability of the second of two classes."""
        no, yes = self.logits(features)
        return 1 / (1 + math.exp(min(60.0, no - yes)))


@cache
def _shipped() -> Mapping[str, Scorer]:
    raw = json.loads((files("sijill.reading") / "data" / "weights.json").read_text(encoding="utf-8"))
    return {name: Scorer(tuple(m["classes"]), tuple(m["bias"]), m["weights"]) for name, m in raw.items()}


def shipped() -> Mapping[str, Scorer]:
    """The scorers that come with the package, by name."""
    return _shipped()
