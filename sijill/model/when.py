"""Stretches of time.

Invariant: an interval is of days, and its earliest is never after its latest. What is not known is not an interval: it is `None`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal

#: How an interval was come by: printed or given with the report, said outright in the words ("12 March 2018"),
#: worked out from the report's day ("yesterday"), worked out from other evidence, or not known.
Basis = Literal["given", "stated", "relative", "inferred", "unknown"]


@dataclass(frozen=True, slots=True)
class Interval:
    """Days from `earliest` to `latest`, both included; the times of day narrow the two ends where the words say so."""

    earliest: date
    latest: date
    basis: Basis = "stated"
    from_time: time | None = None
    to_time: time | None = None

    def __post_init__(self) -> None:
        if isinstance(self.earliest, datetime) or isinstance(self.latest, datetime):  # a register could not read it back
            raise ValueError(f"an interval is of days, and {self.earliest} to {self.latest} are moments")
        if self.earliest > self.latest:
            raise ValueError(f"interval ends ({self.latest}) before it begins ({self.earliest})")

    @classmethod
    def day(cls, day: date, basis: Basis = "stated") -> Interval:
        """Of a moment, which Python counts among the days too, its day."""
        whole = day.date() if isinstance(day, datetime) else day
        return cls(whole, whole, basis)

    @property
    def days(self) -> int:
        """How many days it holds; 1 for a single day."""
        return (self.latest - self.earliest).days + 1

    def meets(self, other: Interval, *, slack_days: int = 0) -> bool:
        """Whether the two share a day, or come within `slack_days` of it."""
        slack = timedelta(days=slack_days)
        return self.earliest <= other.latest + slack and other.earliest <= self.latest + slack

    def within(self, other: Interval) -> Interval | None:
        """The part of this one inside the other, with this one's basis; `None` where they share no day."""
        lo, hi = max(self.earliest, other.earliest), min(self.latest, other.latest)
        return Interval(lo, hi, self.basis) if lo <= hi else None
