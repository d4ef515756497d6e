"""What a form alone tells, worked out once for each form.

Invariant: only what rests on nothing but the form is kept here. The words of reports come again and again, so that most
look-ups are one of a plain dictionary, which costs a third of a call through `lru_cache`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

V = TypeVar("V")

_MOST = 1 << 16


class ByForm(dict[str, V]):
    """`told[form]` is what the function says of the form; at most 65,536 are kept, so that memory stays bounded."""

    def __init__(self, tell: Callable[[str], V]) -> None:
        super().__init__()
        self._tell = tell

    def __missing__(self, form: str) -> V:
        if len(self) >= _MOST:
            self.clear()
        told = self[form] = self._tell(form)
        return told
