"""A score in lines of text, for people.

Invariant: every line says how many it counted, so that no figure stands without what it rests on.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from sijill.evaluate.score import Counts, Score


def lines(score: Score, *, as_json: bool = False, types: bool = False, reports: bool = False, errors: int = 0) -> Iterator[str]:
    """The whole account, as much of it as is asked for."""
    if as_json:
        yield figures_json(score)
        return
    if score.not_read:
        yield f"not read: {len(score.not_read)} of {len(score.by_report)} reports, {score.not_read[0]} the first"
    yield from by_field(score)
    if types:
        yield from ("", "by type", *by_type(score))
    if reports:
        yield from ("", "by report, all facts", *by_report(score))
    if errors:
        yield from ("", "disagreements", *disagreements(score, errors))


def by_field(score: Score) -> Iterator[str]:
    return _lines(score.rows())


def by_type(score: Score) -> Iterator[str]:
    """Types in order of how many gold has."""
    ranked = sorted(score.by_type.items(), key=lambda item: (-item[1].gold, item[0]))
    return _lines(dict(ranked))


def by_report(score: Score) -> Iterator[str]:
    return _lines(score.by_report)


def disagreements(score: Score, limit: int) -> Iterator[str]:
    for d in score.disagreements[:limit]:
        gold, read = (json.dumps(v, ensure_ascii=False) for v in (d.gold, d.read))
        yield f"{d.report_id} {d.field}: gold {gold}, read {read}"


def figures_json(score: Score) -> str:
    return json.dumps({k: {"p": c.precision, "r": c.recall, "f1": c.f1} for k, c in score.rows().items()})


def _lines(rows: Mapping[str, Counts]) -> Iterator[str]:
    width = max((len(name) for name in rows), default=0)
    for name, c in rows.items():
        figures = f"P {c.precision:6.1%}  R {c.recall:6.1%}  F1 {c.f1:6.1%}"
        yield f"{name:<{width}}  {figures}   ({c.right} right of {c.gold} gold, {c.read} read)"
