"""The linker's numbers, from its data files.

Invariant: every piece of evidence has a weight and every weight a piece; a bad row is an error that names file and line.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from sijill.arabic.datafile import table
from sijill.codebook import codebook
from sijill.errors import KnowledgeError


@dataclass(frozen=True, slots=True)
class Limits:
    """See the comments in data/weights.toml."""

    bias: float
    join: float
    undated: float
    near: float
    slack_days: int
    margin_km: float
    rare_mass: float


@dataclass(frozen=True, slots=True)
class Weights:
    """`of`: by the evidence's name, log odds for a score of 1."""

    of: Mapping[str, float]
    limits: Limits

    def odds(self, scores: Mapping[str, float]) -> float:
        """Log odds that two tellings are of one incident."""
        return self.limits.bias + sum(self.of[name] * score for name, score in scores.items())


def probability(odds: float) -> float:
    return 1.0 / (1.0 + math.exp(-odds)) if odds > -500 else 0.0


def log_odds(share: float) -> float:
    return math.log(share / (1.0 - share))


def _read(name: str) -> str:
    return (files("sijill.linking") / "data" / name).read_text(encoding="utf-8")


@cache
def weights() -> Weights:
    return parse_weights(_read("weights.toml"))


def parse_weights(text: str) -> Weights:
    """Weights by the evidence's name, in log odds, and limits, from TOML. `KnowledgeError` where a limit is missing or not known."""
    given = tomllib.loads(text)
    wanted = {f.name for f in fields(Limits)}
    if wanted != set(given["limits"]):
        raise KnowledgeError(f"weights.toml: [limits] must have {', '.join(sorted(wanted))}")
    of = {name: float(value) for name, value in given["weights"].items()}
    return Weights(MappingProxyType(of), Limits(**given["limits"]))


@cache
def kinds() -> Mapping[tuple[str, str], float]:
    """How well two types of incident can be one, in [-1, 1], both ways round; a pair that is not listed is not in it."""
    return parse_kinds(_read("kinds.tsv"))


@cache
def leaders() -> Mapping[str, str]:
    """The alliance that a side leads, in whose name it acts."""
    rows = table("sijill.linking", "leaders.tsv", ("side", "alliance", "source"))
    return MappingProxyType({row["side"]: row["alliance"] for row in rows})


def parse_kinds(text: str) -> Mapping[tuple[str, str], float]:
    """How far two types of the codebook may be one act, -1 to 1, either way round. `KnowledgeError` names the line that cannot work."""
    known = codebook().types
    found: dict[tuple[str, str], float] = {}
    for number, line in enumerate(text.splitlines()[1:], start=2):
        cells = line.split("\t")
        if len(cells) != 4 or cells[0] not in known or cells[1] not in known:
            raise KnowledgeError(f"kinds.tsv, line {number}: needs two types of the codebook, a score and a source")
        score = float(cells[2])
        if not -1.0 <= score <= 1.0:
            raise KnowledgeError(f"kinds.tsv, line {number}: score {score} is not within -1 and 1")
        found[cells[0], cells[1]] = found[cells[1], cells[0]] = score
    return MappingProxyType(found)
