"""Floors that the reader's figures may not fall below.

Invariant: a floor goes up by measurement and down only with a reason that is kept; figures count only against the very
gold that the floor was set on (its SHA-256 is pinned).
"""

from __future__ import annotations

import json
import math
import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from sijill.errors import UsageError
from sijill.evaluate.score import Score

#: Floors are kept to a tenth of a per cent, rounded down.
_STEPS = 1000


@dataclass(frozen=True, slots=True)
class Lowered:
    """One lowering: what fell, when and why."""

    gold: str
    on: date
    reason: str


@dataclass(frozen=True, slots=True)
class Floor:
    """The least F1 for each figure (found, the fields, all facts) on one gold file.

    `file` is relative to the floors' folder; so is `reports`, the gold's reports where they do not lie beside it.
    """

    name: str
    file: str
    sha256: str
    least: Mapping[str, float]
    reports: str | None = None

    @property
    def elsewhere(self) -> bool:
        """Whether the gold lies outside the floors' folder: such a gold may be missing, one inside may not."""
        return os.path.normpath(self.file).startswith((os.pardir, os.sep))


@dataclass(frozen=True, slots=True)
class Floors:
    """The floors of each gold by its name, and each lowering with its reason."""

    golds: Mapping[str, Floor]
    lowered: tuple[Lowered, ...] = ()

    def of(self, name: str) -> Floor:
        if name not in self.golds:
            raise UsageError(f"no floors for {name!r} yet: set them with --raise")
        return self.golds[name]


def load_floors(path: Path) -> Floors:
    """The floors that a file pins; none where there is no file. `UsageError` names the file where it is not one of floors."""
    if not path.is_file():
        return Floors({})
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        golds = {
            name: Floor(name, row["file"], row["sha256"], {k: float(v) for k, v in row["least"].items()}, row.get("reports"))
            for name, row in table.get("gold", {}).items()
        }
        lowered = tuple(Lowered(r["gold"], r["on"], r["reason"]) for r in table.get("lowered", ()))
    except (tomllib.TOMLDecodeError, AttributeError, KeyError, TypeError, ValueError) as error:
        raise UsageError(f"{path}: not a file of floors ({error})") from error
    return Floors(golds, lowered)


def save_floors(floors: Floors, path: Path) -> None:
    """Writes the file anew: F1 from 0 to 1 with three digits, so that `load_floors` gives the same back."""
    lines = ["# Floors of the reader's figures (F1). Raised by `sijill evaluate --raise`; lowered only with a reason, kept below."]
    for floor in floors.golds.values():
        lines += ["", f"[gold.{_quoted(floor.name)}]", f"file = {_quoted(floor.file)}"]
        lines += [] if floor.reports is None else [f"reports = {_quoted(floor.reports)}"]
        lines += [f"sha256 = {_quoted(floor.sha256)}"]
        lines += [f"[gold.{_quoted(floor.name)}.least]", *(f"{_quoted(k)} = {v:.3f}" for k, v in floor.least.items())]
    for row in floors.lowered:
        lines += ["", "[[lowered]]", f"gold = {_quoted(row.gold)}", f"on = {row.on.isoformat()}", f"reason = {_quoted(row.reason)}"]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)  # a JSON string is a TOML basic string


def figures(score: Score) -> dict[str, float]:
    return {name: counts.f1 for name, counts in score.rows().items()}


def below(floor: Floor, score: Score, *, digest: str) -> list[str]:
    """What keeps the gate shut, one line each; empty when it is open."""
    if digest != floor.sha256:
        return [f"{floor.name}: the gold is not the one that the floors were set on ({digest[:12]}, not {floor.sha256[:12]})"]
    now = figures(score)
    return [f"{floor.name}: {k} F1 {now[k]:.1%} is below its floor of {least:.1%}" for k, least in floor.least.items() if now[k] < least]


def raised(floors: Floors, score: Score, *, name: str, file: str, digest: str, reports: str | None = None) -> Floors:
    """Floors as high as the figures allow, never lower than they stand. A gold that changed needs `lowered`."""
    known = floors.golds.get(name)
    if known is not None and known.sha256 != digest:
        raise UsageError(f"{name}: the gold changed since its floors were set; set them anew with --lower --reason")
    old = {} if known is None else known.least
    least = {k: max(_down(f1), old.get(k, 0.0)) for k, f1 in figures(score).items()}
    return replace(floors, golds={**floors.golds, name: Floor(name, file, digest, least, reports)})


def lowered(
    floors: Floors, score: Score, *, name: str, file: str, digest: str, reason: str, on: date, reports: str | None = None
) -> Floors:
    """Floors set to the figures as they are, with the reason kept."""
    if not reason.strip():
        raise UsageError("lowering a floor needs --reason")
    floor = Floor(name, file, digest, {k: _down(f1) for k, f1 in figures(score).items()}, reports)
    return Floors({**floors.golds, name: floor}, (*floors.lowered, Lowered(name, on, reason)))


def _down(f1: float) -> float:
    return math.floor(f1 * _STEPS) / _STEPS
