"""A reading that shows itself in a notebook.

Invariant: in all but its showing, equality and hash too, it is the reading itself: the model knows nothing of HTML.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from sijill.model import Dating, Reading, Report, Telling

__all__ = ["ShownReading"]


@dataclass(frozen=True, slots=True, eq=False)
class ShownReading(Reading):
    """What `sijill.read` gives. Notebooks ask a value for `_repr_html_` and show that."""

    @classmethod
    def of(cls, reading: Reading) -> Self:
        return cls(*_parts(reading))

    def _repr_html_(self) -> str:
        from sijill.publish.notebook.write import reading_html  # its templates' engine is not needed until now

        return reading_html(self)

    def __eq__(self, other: object) -> bool:
        return _parts(self) == _parts(other) if isinstance(other, Reading) else NotImplemented

    def __hash__(self) -> int:
        return hash(_parts(self))


def _parts(reading: Reading) -> tuple[Report, Dating, tuple[Telling, ...], str]:
    return reading.report, reading.dating, reading.tellings, reading.reader
