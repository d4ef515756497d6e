"""The values a claim can carry: places, actors, tolls, and who says so.

Invariant: a bound, a point or an id that the words do not give is `None`; no value here is ever a guess.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sijill.model.span import Span

Harm = Literal["killed", "injured", "missing", "detained", "abducted", "displaced"]
HARMS: tuple[Harm, ...] = ("killed", "injured", "missing", "detained", "abducted", "displaced")
Role = Literal["initiator", "target", "participant"]
ROLES: tuple[Role, ...] = ("initiator", "target", "participant")
Factuality = Literal["happened", "possible", "denied", "planned"]
FACTUALITIES: tuple[Factuality, ...] = ("happened", "possible", "denied", "planned")


@dataclass(frozen=True, slots=True)
class Point:
    """WGS 84, decimal degrees."""

    lat: float
    lon: float

    def __post_init__(self) -> None:
        if not (-90 <= self.lat <= 90 and -180 <= self.lon <= 180):
            raise ValueError(f"not a point on the globe: {self.lat}, {self.lon}")


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere named. `point` is `None` where it could not be put on a map; then `uncertainty_km` is too.

    `name` is English where the gazetteer has it, else the words. `how` says how the point was come by:
    gazetteer, derived ("20 km south-east of X"), or unresolved.
    """

    name: str
    country: str | None = None
    gazetteer_id: str | None = None
    point: Point | None = None
    uncertainty_km: float | None = None
    how: Literal["gazetteer", "derived", "unresolved"] = "gazetteer"


@dataclass(frozen=True, slots=True)
class Actor:
    """An armed or other party. `id` is the actor list's, `None` for one known only from the words.

    `side` is the group of actors it fights with (English), `kind` one of the actor list's kinds.
    """

    name: str
    id: str | None = None
    side: str | None = None
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class Toll:
    """How many people came to one harm: `low`–`high`, `None` where the words leave that end open.

    `who` is the group in the report's own words; `part_of` the id of the claim that gives the total this is a
    subset of ("منهم 14", "of them 14"); `additional` for "15 others".
    """

    harm: Harm
    low: int | None
    high: int | None
    approximate: bool = False
    additional: bool = False
    who: str | None = None
    part_of: str | None = None

    def __post_init__(self) -> None:
        if self.low is None and self.high is None:
            raise ValueError("a toll needs at least one bound")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"toll from {self.low} to {self.high}")


@dataclass(frozen=True, slots=True)
class Source:
    """Someone the report cites. `id` is the actor list's or outlet list's; `spans` are the words that name it."""

    name: str
    spans: tuple[Span, ...]
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says so: the chain from the source nearest the reader to the origin. Never empty: an outlet's own voice
    is the absence of an attribution."""

    chain: tuple[Source, ...]

    def __post_init__(self) -> None:
        if not self.chain:
            raise ValueError("an attribution needs at least one source")

    @property
    def origin(self) -> Source:
        return self.chain[-1]

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(source.name for source in self.chain)
