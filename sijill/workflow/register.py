"""A register on disk: readings in, incidents out.

Invariant: each report goes in whole, in one transaction, or not at all; incidents are worked out anew from what is there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import BinaryIO, Self

from sijill.errors import InputRefused, UsageError
from sijill.model import Actor, ChosenValue, Decision, Interval, Place, Reading, Report
from sijill.publish.out import safe
from sijill.register import Incident, Update, build_register, incident_of, refresh, stream
from sijill.register.republished import published_again
from sijill.saying import told
from sijill.store import Ledger, Minted
from sijill.workflow.choosing import choice
from sijill.workflow.deciding import Decider
from sijill.workflow.reading import Progress, Refusal, read, silent
from sijill.workflow.rereading import Reread, reread
from sijill.workflow.reviewing import Question, Replayed, described, export_decisions, queue, replay

#: What a text that was published again is called, and the days.
Again = tuple[str, tuple[Interval, ...]]
#: Of many, so many are named.
_NAMED = 3
_AT_A_TIME = 200


@dataclass(frozen=True, slots=True)
class Account:
    """What became of the reports of one `add`. `outcomes`: how many were new, known, copy (the text known from elsewhere)
    or reread; `incidents`: how many the register now holds; `again`: texts of which a copy came, and whose
    copies were published more than three days apart."""

    outcomes: Mapping[str, int]
    refused: int
    incidents: int
    again: tuple[Again, ...] = ()

    def lines(self) -> Iterator[str]:
        """The sentence, and what a person should know beside it."""
        yield self.sentence()
        if self.again:
            texts = "1 text was" if len(self.again) == 1 else f"{len(self.again)} texts were"
            yield f"{texts} published again on another day, and may tell of more than one incident:"
            yield from (f"  {safe(name)}: {told('on_days', days=days)}" for name, days in self.again[:_NAMED])
        if len(self.again) > _NAMED:
            yield f"  … and {len(self.again) - _NAMED} more"

    def sentence(self) -> str:
        counted = {"new": self.outcomes.get("new", 0), **self.outcomes, "refused": self.refused}
        return f"{', '.join(f'{n} {what}' for what, n in counted.items())}; {held(self.incidents)}"


def held(incidents: int) -> str:
    return f"{incidents} incident{'' if incidents == 1 else 's'} in the register"


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
        if not isinstance(reading, Reading):
            raise UsageError(f"a register takes what sijill.read gives, not a {type(reading).__name__}")
        return self._ledger.add(reading)

    def incidents(self) -> tuple[Incident, ...]:
        """What the readings and decisions add up to, linked as they stand now, by day."""
        return build_register(self._ledger)

    def ids(self) -> dict[str, Minted]:
        """Every incident id there was, and what became of it."""
        return {m.id: m for m in self._ledger.minted()}

    def stamp(self) -> tuple[int, ...]:
        """What changes whenever reports or decisions are added, by whomever: to be asked often."""
        return tuple(self._ledger.counts().values())

    def reread(self, *, places: Path | None = None, progress: Progress = silent, refused: Refusal = silent) -> Reread:
        """Read every report again with the present reader; what that changed. After an interruption, call it again."""
        return reread(self._ledger, places=places, progress=progress, refused=refused)

    def stream(self, names: Collection[str] | None = None) -> Iterator[Incident]:
        """The same, or those with these ids, some hundreds held at a time; by the first day that a telling gives."""
        refresh(self._ledger)
        return stream(self._ledger, names)

    def incident(self, id: str) -> Incident | None:  # noqa: A002 — what it is called everywhere
        """The incident with this id, linked as it stands now; `None` where there is none."""
        refresh(self._ledger)
        return incident_of(self._ledger, id)

    def refresh(self) -> Update:
        """Link what came since the last time; the ids of the incidents that are not as they were, and of those that are no more.
        However large the register, only what the new reports and decisions touch is looked at."""
        return refresh(self._ledger)

    def count(self, *, jobs: int = 1) -> int:
        """How many incidents it holds, linked as they stand now. `jobs`: on how many cores many new reports are linked."""
        refresh(self._ledger, jobs=jobs)
        with self._ledger.linking() as kept:
            return kept.count()

    def copies(self, incidents: Iterable[Incident]) -> dict[str, tuple[Report, ...]]:
        """The reports that incidents rest on, every publication of each text, by report id."""
        return self._ledger.copies({m.telling.report_id for i in incidents for m in i.members})

    def again(self, reports: Iterable[str]) -> tuple[Again, ...]:
        """Of reports, by id: each whose text was published on days more than three apart, by its name."""
        listed = sorted(set(reports))
        chunks = (listed[n : n + _AT_A_TIME] for n in range(0, len(listed), _AT_A_TIME))  # texts come whole, once a copy
        copies = (some for chunk in chunks for _, some in sorted(self._ledger.copies(chunk).items()))
        dated = ((min(c.name for c in some), published_again(some)) for some in copies)
        return tuple(sorted((one for one in dated if one[1]), key=lambda one: one[0]))

    # what people decide: see `sijill.workflow.deciding`. Subjects are named by the id of an incident, telling, claim or report, or by
    # how it begins; `instead_of` names decisions of persons that are to give way.

    def same(self, left: str, right: str, *, by: str, why: str, instead_of: Collection[str] = ()) -> tuple[Decision, ...]:
        """Two tellings are of one incident, or two incidents are one; the decisions that say so and were not here yet."""
        return self._decider(by, why, instead_of).same(left, right)

    merge = same

    def different(self, left: str, right: str, *, by: str, why: str, instead_of: Collection[str] = ()) -> tuple[Decision, ...]:
        """Two tellings, or two incidents, are not the same; a telling and its incident: it leaves it."""
        return self._decider(by, why, instead_of).different(left, right)

    def split(self, incident: str, tellings: Sequence[str], *, by: str, why: str, instead_of: Collection[str] = ()) -> tuple[Decision, ...]:
        """These tellings (or reports) leave the incident and make one of their own."""
        return self._decider(by, why, instead_of).split(incident, tellings)

    def right(self, subject: str, *, by: str, why: str, instead_of: Collection[str] = ()) -> tuple[Decision, ...]:
        """A claim, telling or report was read rightly."""
        return self._decider(by, why, instead_of).judge("right", subject)

    def wrong(self, subject: str, *, by: str, why: str, instead_of: Collection[str] = ()) -> tuple[Decision, ...]:
        """A claim, telling or report was read wrongly, and counts for nothing."""
        return self._decider(by, why, instead_of).judge("wrong", subject)

    def withdrawn(self, subject: str, *, by: str, why: str, instead_of: Collection[str] = ()) -> tuple[Decision, ...]:
        """A report, telling or claim was taken back by who published it: it stays to be seen and supports nothing."""
        return self._decider(by, why, instead_of).judge("withdrawn", subject)

    def choose(
        self,
        incident: str,
        field: str,
        value: ChosenValue | Place | Actor | date,
        *,
        by: str,
        why: str,
        instead_of: Collection[str] = (),
        places: Path | None = None,
    ) -> tuple[Decision, ...]:
        """A person's own value for a field of an incident (one of `CHOICE_FIELDS`), as a value or as it is written:
        `12`, `2021-03-09`, `Tell Noor, 34.5, 36.5`, `unknown`."""
        return self._decider(by, why, instead_of).choose(incident, choice(field, value, places=places))

    def undo(self, decision: str, *, by: str, why: str) -> tuple[Decision, ...]:
        """Take back a decision, and all that were made together with it: what stood before stands again."""
        return self._decider(by, why, ()).undo(decision)

    def decisions(self, *, standing: bool = False) -> tuple[Decision, ...]:
        """The history of decisions in the order they were made; what is put aside has `superseded_by`."""
        return self._ledger.decisions(standing=standing)

    def queue(self, *, limit: int | None = None) -> list[Question]:
        """Pairs of tellings whose decision would settle most, those first."""
        return queue(self.incidents(), self.decisions(standing=True), limit=limit)

    def redirects(self) -> dict[str, str]:
        """Ids of incidents that are part of another now, and the id that each leads to."""
        return {m.id: m.redirect for m in self._ledger.minted() if m.redirect is not None}

    def reports_of(self, ids: Iterable[str]) -> dict[str, str]:
        """Of ids of reports, tellings and claims: each that is here, and the report it is of."""
        return self._ledger.located(ids)

    def described(self, decisions: Iterable[Decision]) -> dict[str, str]:
        """What the ids that decisions name stand for, in words."""
        return described(self._ledger, decisions)

    def export_decisions(self) -> Iterator[str]:
        """The history of decisions, a line of JSON each."""
        return export_decisions(self._ledger)

    def replay(self, file: Path, *, by: str) -> Replayed:
        """Take over decisions that `export_decisions` wrote from this register or another; idempotent."""
        return replay(self._ledger, file, by=by)

    def _decider(self, by: str, why: str, instead_of: Collection[str]) -> Decider:
        return Decider(self._ledger, by=by, why=why, instead_of=instead_of)


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
    copies: set[str] = set()
    with Register(register) as kept:
        for done, item in enumerate(read(paths, stdin=stdin, places=places, register=register, jobs=jobs), 1):
            if isinstance(item, InputRefused):
                refused(item)
                outcomes["refused"] += 1
            else:
                outcome = kept.add(item)
                outcomes[outcome] += 1
                copies.update([item.report.id] if outcome == "copy" else ())
            progress(done)
        incidents, again = kept.count(jobs=jobs), kept.again(copies)
    return Account(outcomes, outcomes.pop("refused", 0), incidents, again)
