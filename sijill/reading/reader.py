"""The built-in reader: one report in, its tellings out.

Invariant: a reading says which reader made it; every span of every telling lies in the report (`checked`).
"""

from __future__ import annotations

from typing import Protocol

from sijill.model import Dating, Reading, Report, checked
from sijill.reading.assembly import assemble
from sijill.reading.scene import look
from sijill.reading.scorer import shipped

NAME = "sijill"
VERSION = "1"


class Reader(Protocol):
    """Anything that reads: the built-in reader, or a language model behind the same door."""

    def __call__(self, report: Report, dating: Dating) -> Reading: ...


def read_report(report: Report, dating: Dating) -> Reading:
    """The tellings of a report whose date is known as far as `dating` says. Pure: the same report reads the same."""
    tellings = assemble(look(report, dating), shipped())
    return Reading(report, dating, tuple(checked(t, report) for t in tellings), f"{NAME}@{VERSION}")
