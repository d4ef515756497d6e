"""What is worked out of a value when it is first asked for, and kept with it.

Invariant: the work is done once, and its answer lies in the value's own dictionary. That is `functools.cached_property` without the
lock that Python 3.11 takes for each first asking: ten are asked of every text.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

Of = TypeVar("Of")
V = TypeVar("V")


class kept(Generic[Of, V]):  # noqa: N801  a decorator, named as one
    """`@kept` above a method makes an attribute of it."""

    def __init__(self, work: Callable[[Of], V]) -> None:
        self._work, self._name, self.__doc__ = work, "", work.__doc__

    def __set_name__(self, owner: type[Of], name: str) -> None:
        self._name = name

    def __get__(self, of: Of, owner: type[Of]) -> V:
        told = of.__dict__[self._name] = self._work(of)  # from now on found there, and no longer asked for here
        return told
