"""The words of a text without what is written to their front: «والجيش», «للجيش» and «الجيش» are «جيش».

Invariant: a base is a part of its form, and rests on the form alone; it is cut by letters, not by grammar, for counting and comparing only.
"""

from __future__ import annotations

from collections.abc import Sequence

from sijill.arabic.by_form import Column
from sijill.arabic.text import Text

_SHORT = 4  # letters: of these the first is most often the word's own
_JOINED = "وفبلك"
_ARTICLE = "ال"


def base(form: str) -> str:
    return form if len(form) <= _SHORT else form.lstrip(_JOINED).removeprefix(_ARTICLE)


_BASES = Column(base)


def bases(text: Text) -> Sequence[str]:
    """The base of each token."""
    return _BASES.of(text.cards)
