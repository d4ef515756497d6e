"""What one report says of one incident.

Invariant: every claim points at the words it came from (`text[start:end] == quote`): spans are checked against the
report where a telling is made (`checked`), and again where it is stored.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from sijill.errors import GroundingError
from sijill.model.report import Report
from sijill.model.span import Span
from sijill.model.values import Actor, Attribution, Factuality, Place, Role, Toll
from sijill.model.when import Interval

Field = Literal["when", "where", "initiator", "target", "participant", "toll"]
FIELDS: tuple[Field, ...] = ("when", "where", "initiator", "target", "participant", "toll")
Value = Interval | Place | Actor | Toll


def _digest(*parts: object) -> str:
    return hashlib.sha256(json.dumps(parts, default=_plain, ensure_ascii=False).encode("utf-8", "surrogatepass")).hexdigest()[:24]


def _plain(value: object) -> object:
    """What JSON has no form for: a value of the model by its fields, a day as it is written."""
    names = getattr(value, "__dataclass_fields__", None)
    return str(value) if names is None else {name: getattr(value, name) for name in names}


def claim_id(report_id: str, field: Field, value: Value, spans: tuple[Span, ...]) -> str:
    """The key of a claim: report, field, value and words; who read it is not part of it."""
    return _digest(report_id, field, value, [(s.start, s.end) for s in spans])


@dataclass(frozen=True, slots=True)
class Claim:
    """One value of one field, the words it came from, and who says so (no attribution: the outlet itself).

    A date that is worked out without words of its own (a report's only day) may have no spans; nothing else may.
    """

    report_id: str
    field: Field
    value: Value
    spans: tuple[Span, ...]
    factuality: Factuality = "happened"
    attributions: tuple[Attribution, ...] = ()

    def __post_init__(self) -> None:
        if not self.spans and self.field != "when":
            raise GroundingError(f"a claim of {self.field} needs the words it came from")

    @property
    def id(self) -> str:
        return claim_id(self.report_id, self.field, self.value, self.spans)


@dataclass(frozen=True, slots=True)
class Telling:
    """One report's account of one incident; `spans` are the event words, the first mention first."""

    report_id: str
    type: str
    spans: tuple[Span, ...]
    claims: tuple[Claim, ...] = ()
    factuality: Factuality = "happened"
    background: bool = False
    attributions: tuple[Attribution, ...] = ()

    def __post_init__(self) -> None:
        if not self.spans:
            raise GroundingError("a telling needs at least one event word")

    @property
    def id(self) -> str:
        return _digest(self.report_id, self.spans[0].start, self.spans[0].end)

    def of(self, field: Field) -> tuple[Claim, ...]:
        return tuple(c for c in self.claims if c.field == field)

    def when(self) -> Interval | None:
        return next((c.value for c in self.claims if isinstance(c.value, Interval)), None)

    def places(self) -> tuple[Place, ...]:
        return tuple(c.value for c in self.claims if isinstance(c.value, Place))

    def actors(self, role: Role) -> tuple[Actor, ...]:
        return tuple(c.value for c in self.claims if c.field == role and isinstance(c.value, Actor))

    def said_by(self, claim: Claim) -> tuple[Attribution, ...]:
        """Whose word one of its claims is: its own chains, else those of the telling; none where it is the outlet's own.

        Where a figure without a chain has a rival with one («قُتل مدنيان …، فيما ذكر المرصد أن عدد القتلى ثلاثة», while the
        Observatory says that three were killed), what stands without a chain is not the word of who gives that rival.
        """
        if claim.attributions:
            return claim.attributions
        bare = [c for c in self.claims if c.field == "toll" and not c.attributions]
        theirs = {a.names for c in self.claims if any(_rivals(c, other) for other in bare) for a in c.attributions}
        return tuple(a for a in self.attributions if a.names not in theirs)

    def tolls(self) -> tuple[Toll, ...]:
        return tuple(c.value for c in self.claims if isinstance(c.value, Toll))

    def all_spans(self) -> Iterator[Span]:
        """Every span the telling rests on, those of its sources too."""
        yield from self.spans
        for chain in self.attributions:
            for source in chain.chain:
                yield from source.spans
        for claim in self.claims:
            yield from claim.spans
            for chain in claim.attributions:
                for source in chain.chain:
                    yield from source.spans


def _rivals(claim: Claim, other: Claim) -> bool:
    """Whether the two count the same harm of all, and not alike."""
    a, b = claim.value, other.value
    if not isinstance(a, Toll) or not isinstance(b, Toll) or a.harm != b.harm:
        return False
    whole = not any(t.part_of or t.additional for t in (a, b))
    return whole and (a.low, a.high) != (b.low, b.high)


def telling_ids(tellings: Iterable[Telling]) -> Iterator[tuple[str, Telling]]:
    """Each telling with its id in the register: the second that rests on the same first words is told apart."""
    seen: dict[str, int] = {}
    for telling in tellings:
        plain = telling.id
        seen[plain] = seen.get(plain, 0) + 1
        yield (plain if seen[plain] == 1 else f"{plain}.{seen[plain]}"), telling


def checked(telling: Telling, report: Report) -> Telling:
    """The telling itself, once every span is known to lie in the report; `GroundingError` otherwise."""
    if telling.report_id != report.id:
        raise GroundingError(f"telling {telling.id} is of report {telling.report_id[:12]}, not of {report.id[:12]}")
    for span in telling.all_spans():
        if span.end > len(report.text):
            raise GroundingError(f"span [{span.start}, {span.end}) lies outside report {report.name} ({len(report.text)} characters)")
    return telling


@dataclass(frozen=True, slots=True)
class Dating:
    """When a report was published, as far as can be told, and the reasons in words. `interval` `None`: unknown."""

    interval: Interval | None
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader made of one report."""

    report: Report
    dating: Dating
    tellings: tuple[Telling, ...]
    reader: str
