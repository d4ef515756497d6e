"""The built-in reader: one report in, its tellings out.

Invariant: a reading says which reader made it; every span of every telling lies in the report (`checked`).
"""

from __future__ import annotations

from typing import Protocol

from sijill.arabic.text import Text
from sijill.knowledge.gazetteer import Gazetteer
from sijill.model import Dating, Reading, Report, checked
from sijill.reading.assembly import assemble
from sijill.reading.scene import look
from sijill.reading.scorer import shipped

NAME = "sijill"
VERSION = "1"


class Reader(Protocol):
    """Anything that reads: the built-in reader, or a language model behind the same door."""

    def __call__(self, report: Report, dating: Dating) -> Reading: ...


def read_report(report: Report, dating: Dating, *, text: Text | None = None, gazetteer: Gazetteer | None = None) -> Reading:
    """The tellings of a report whose date is known as far as `dating` says. Pure: the same report reads the same.

    `text`: the report's own, where it was analysed before, as for its dating. `gazetteer`: places to look names up in, the
    project's own by default.
    """
    tellings = assemble(look(report, dating, text=text, gazetteer=gazetteer), shipped())
    return Reading(report, dating, tuple(checked(t, report) for t in tellings), f"{NAME}@{VERSION}")
