"""A score in lines of text, for people.

Invariant: every line says how many it counted, so that no figure stands without what it rests on.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import Any

from sijill.evaluate.errors import by_kind
from sijill.evaluate.errors import errors as found
from sijill.evaluate.score import Counts, Score


def lines(score: Score, *, as_json: bool = False, types: bool = False, reports: bool = False, errors: int = 0) -> Iterator[str]:
    """The whole account, as much of it as is asked for. `errors`: how many of each kind."""
    if as_json:
        yield figures_json(score, types=types, reports=reports, errors=errors)
        return
    if score.not_read:
        yield f"not read: {len(score.not_read)} of {len(score.by_report)} reports, {score.not_read[0]} the first"
    yield from by_field(score)
    if types:
        yield from ("", "by type: found as such, and all facts of those", *by_type(score))
    if reports:
        yield from ("", "by report, all facts", *by_report(score))
    if errors:
        yield from ("", "errors by kind", *error_counts(score), *error_lines(score, errors))


def by_field(score: Score) -> Iterator[str]:
    return _lines(score.rows())


def by_type(score: Score) -> Iterator[str]:
    """Types in order of how many gold has; below each, what became of those that were not found as such."""
    ranked = dict(sorted(score.by_type.items(), key=lambda item: (-item[1].gold, item[0])))
    otherwise = _otherwise(score)
    for name, line in zip(ranked, _lines(ranked), strict=True):
        yield f"{line}   all facts F1 {score.facts_by_type.get(name, Counts()).f1:6.1%}"
        if name in otherwise:
            yield "    " + ", ".join(f"{n} {what}" for what, n in sorted(otherwise[name].items(), key=lambda item: (-item[1], item[0])))


def _otherwise(score: Score) -> dict[str, Counter[str]]:
    """By gold's type: how many were missed, and how many read as what."""
    became: dict[str, Counter[str]] = {}
    for d in score.disagreements:
        if d.field in ("missed", "type"):
            what = "missed" if d.field == "missed" else f"read as {d.read[0]}"
            became.setdefault(d.gold[0], Counter())[what] += 1
    return became


def by_report(score: Score) -> Iterator[str]:
    return _lines(score.by_report)


def error_counts(score: Score) -> Iterator[str]:
    """How many errors of each kind, the most frequent first."""
    kinds = by_kind(found(score))
    width = max(map(len, kinds), default=0)
    yield from (f"{kind:<{width}}  {len(listed):>4}" for kind, listed in kinds.items())


def error_lines(score: Score, limit: int) -> Iterator[str]:
    """The first errors of each kind with their words."""
    for kind, listed in by_kind(found(score)).items():
        more = f", the first {limit}" if len(listed) > limit else ""
        yield from ("", f"{kind} ({len(listed)}{more})", *(f"  {error.line()}" for error in listed[:limit]))


def figures_json(score: Score, *, types: bool = False, reports: bool = False, errors: int = 0) -> str:
    """The figures as one JSON object; `by_type`, `by_report` and `errors` beside them where they are asked for."""
    table: dict[str, Any] = _figures(score.rows())
    if types:
        table["by_type"] = {
            name: {**row, "all_facts": _figures(score.facts_by_type).get(name)} for name, row in _figures(score.by_type).items()
        }
    if reports:
        table["by_report"] = _figures(score.by_report)
    if errors:
        table["errors"] = [{"kind": e.kind, **asdict(e)} for listed in by_kind(found(score)).values() for e in listed[:errors]]
    return json.dumps(table, ensure_ascii=False)


def _figures(rows: Mapping[str, Counts]) -> dict[str, Any]:
    return {k: {"p": c.precision, "r": c.recall, "f1": c.f1} for k, c in rows.items()}


def _lines(rows: Mapping[str, Counts]) -> Iterator[str]:
    width = max((len(name) for name in rows), default=0)
    for name, c in rows.items():
        figures = f"P {c.precision:6.1%}  R {c.recall:6.1%}  F1 {c.f1:6.1%}"
        yield f"{name:<{width}}  {figures}   ({c.right} right of {c.gold} gold, {c.read} read)"
