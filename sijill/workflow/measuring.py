"""The reader scored on gold, and the gate.

Invariant: floors rise with the figures and fall only with a reason.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from sijill.errors import InputRefused, UsageError
from sijill.evaluate.gate import Floor, below, load_floors, lowered, raised, save_floors
from sijill.evaluate.gold import file_digest, load_rows, reports_beside
from sijill.evaluate.score import Score, score
from sijill.publish.reading_json import reading_row
from sijill.workflow.reading import read, silent


def score_gold(gold: Path, *, reports: Path | None = None, already: Path | None = None) -> Score:
    """Read the reports that gold was made of (or take what was read before) and score it."""
    wanted = load_rows(gold)
    if not wanted:
        raise UsageError(f"{gold}: no report in it to measure by")
    if already is not None:
        return score(wanted, load_rows(already))
    source = reports if reports is not None else reports_beside(gold)
    if source is None:
        raise UsageError(f"{gold}: its reports are not beside it; name them with --reports")
    readings = (item for item in read([str(source)]) if not isinstance(item, InputRefused))
    return score(wanted, {r.report.name: reading_row(r) for r in readings if r.report.name in wanted})


def gate(floors: Path, gold: Path | None = None, *, reports: Path | None = None, tell: Callable[[str], None] = silent) -> list[str]:
    """What keeps the gate shut, a line each: for one gold, or for every gold that has floors."""
    pinned = load_floors(floors)
    if gold is None:
        return [line for floor, path, result in _pinned(floors, tell) for line in below(floor, result, digest=file_digest(path))]
    floor = pinned.of(gold.stem)
    result = score_gold(gold, reports=reports if reports is not None else named_reports(floors, gold))
    tell(_told(floor, result))
    return below(floor, result, digest=file_digest(gold))


def raise_floors(floors: Path, *, tell: Callable[[str], None] = silent) -> None:
    """Raise the floors of every gold that has some and is here."""
    for floor, path, result in _pinned(floors, tell):
        set_floors(floors, path, result, reports=None if floor.reports is None else floors.parent / floor.reports)


def _pinned(floors: Path, tell: Callable[[str], None]) -> Iterator[tuple[Floor, Path, Score]]:
    """Every gold with floors, its file and the reader's score on it. One that lies elsewhere and is not here is told and left out."""
    golds = load_floors(floors).golds.values()
    if not golds:
        raise UsageError(f"{floors}: no floors yet; set them with `sijill evaluate GOLD --raise`")
    for floor in golds:
        path = floors.parent / floor.file
        if floor.elsewhere and not path.is_file():
            tell(f"{floor.name}: {floor.file} is not here: not measured")
            continue
        result = score_gold(path, reports=named_reports(floors, path))
        tell(_told(floor, result))
        yield floor, path, result


def _told(floor: Floor, result: Score) -> str:
    return f"{floor.name}: found F1 {result.found.f1:.1%}, all facts F1 {result.all_facts.f1:.1%}"


def named_reports(floors: Path, gold: Path) -> Path | None:
    """The file of reports that the floors name for this gold, if they do."""
    floor = load_floors(floors).golds.get(gold.stem)
    return None if floor is None or floor.reports is None else floors.parent / floor.reports


def _same_file(path: Path, other: Path | None) -> bool:
    return other is not None and path.resolve() == other.resolve()


def set_floors(floors: Path, gold: Path, result: Score, *, reports: Path | None = None, lower: bool = False, reason: str = "") -> None:
    """Raise the floors of a gold to the figures, or lower them with a reason; `reports` is named where it does not lie beside it."""
    old, digest = load_floors(floors), file_digest(gold)
    file = os.path.relpath(gold, floors.parent)
    named = None if reports is None or _same_file(reports, reports_beside(gold)) else os.path.relpath(reports, floors.parent)
    if lower:
        today = datetime.now(tz=UTC).date()
        new = lowered(old, result, name=gold.stem, file=file, digest=digest, reason=reason, on=today, reports=named)
    else:
        new = raised(old, result, name=gold.stem, file=file, digest=digest, reports=named)
    save_floors(new, floors)
