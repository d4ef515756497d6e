"""A group of people as words tell it: «5 مدنيين», «جندي تركي», «آخرون».

Invariant: a bound that the words leave open is `None`; the tokens of a group are neighbours in one sentence.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from sijill.model import Harm

#: number: counted; one, two, many: by the noun alone; others: «آخرون»; bare: a number with no noun of people; name: one
#: person by name or pronoun («مقتل فلان», «مقتله»).
GroupKind = Literal["number", "one", "two", "many", "others", "bare", "name"]


class Group(NamedTuple):
    """Tokens `first` to `last`. `harms`: what its own noun says («قتيلا»), two where the figure is joint.

    `sure`: a noun of people, «of …» or «others» shows that it counts people. `who`: tokens of the words for them. `of`:
    counted out of a group («12 من …»), `of_them` out of one named before («12 منهم»).
    """

    first: int
    last: int
    kind: GroupKind
    low: int | None
    high: int | None
    approximate: bool = False
    additional: bool = False
    harms: tuple[Harm, ...] = ()
    sure: bool = True
    joined: bool = False
    definite: bool = False
    who: tuple[int, int] | None = None
    of: bool = False
    of_them: bool = False

    @property
    def joint(self) -> bool:
        return len(self.harms) > 1
