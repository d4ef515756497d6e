"""A register on disk: readings in, incidents out.

Invariant: each report goes in whole, in one transaction, or not at all; incidents are worked out anew from what is there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Self

from sijill.errors import InputRefused
from sijill.model import Reading, Report
from sijill.register import Incident, build_register
from sijill.store import Ledger
from sijill.workflow.reading import Progress, Refusal, read, silent


@dataclass(frozen=True, slots=True)
class Account:
    """What became of the reports of one `add`. `outcomes`: how many were new, known, copy (the text known from elsewhere)
    or reread; `incidents`: how many the register now holds."""

    outcomes: Mapping[str, int]
    refused: int
    incidents: int

    def sentence(self) -> str:
        counted = {"new": self.outcomes.get("new", 0), **self.outcomes, "refused": self.refused}
        return f"{', '.join(f'{n} {what}' for what, n in counted.items())}; {self.incidents} incidents in the register"


class Register:
    """A register on disk: readings in, incidents out. Use as a context manager; `where` is a file or a database URL."""

    def __init__(self, where: str | Path, *, create: bool = True) -> None:
        self._ledger = Ledger.open(where, create=create)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._ledger.close()

    def add(self, reading: Reading) -> str:
        """Keep a reading whole, or not at all; says whether its text was new, known, a copy, or read anew."""
        return self._ledger.add(reading)

    def incidents(self) -> tuple[Incident, ...]:
        """What the readings and decisions add up to, linked as they stand now."""
        return build_register(self._ledger)

    def copies(self, incidents: Iterable[Incident]) -> dict[str, tuple[Report, ...]]:
        """The reports that incidents rest on, every publication of each text, by report id."""
        return self._ledger.copies({m.telling.report_id for i in incidents for m in i.members})


def add(
    paths: Sequence[str],
    *,
    register: str,
    stdin: BinaryIO | None = None,
    places: Path | None = None,
    jobs: int = 1,
    progress: Progress = silent,
    refused: Refusal = silent,
) -> Account:
    """Read reports into the register, each whole in one transaction, then link what is there. `jobs`: as for `read`."""
    outcomes: Counter[str] = Counter()
    with Register(register) as kept:
        for done, item in enumerate(read(paths, stdin=stdin, places=places, register=register, jobs=jobs), 1):
            if isinstance(item, InputRefused):
                refused(item)
                outcomes["refused"] += 1
            else:
                outcomes[kept.add(item)] += 1
            progress(done)
        incidents = kept.incidents()
    return Account(outcomes, outcomes.pop("refused", 0), len(incidents))
