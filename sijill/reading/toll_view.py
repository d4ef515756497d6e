"""One sentence as tolls are read from it: its groups of people, its harm words, its small words.

Invariant: everything here lies in the sentence, in order; nothing is bound yet.
"""

from __future__ import annotations

from sijill.reading.toll_bounds import with_bounds
from sijill.reading.toll_cues import cues_of, merged
from sijill.reading.toll_group import Group
from sijill.reading.toll_groups import Groups
from sijill.reading.toll_named import with_named


class View:
    """Tokens `first` to `last`. `marked`, `harmed`: the tokens that small words and harm words begin at."""

    def __init__(self, groups: Groups, first: int, last: int) -> None:
        self.groups, self.first, self.last = groups, first, last
        self.tokens, self.words = groups.tokens, groups.words
        self.marked = [i for i in range(first, last) if (w := self.words[i]) is not None and w.marks]
        self.harmed = [i for i in range(first, last) if (w := self.words[i]) is not None and w.harms]
        cues = cues_of(groups, self.harmed, first, last)
        taken = {i for cue in cues for i in range(cue.first, cue.last)}
        self.found: list[Group] = groups.of_sentence(first, last, cues=taken)
        inside = {i for g in self.found if g.harms for i in range(g.first + 1, g.last)}  # «مئة جثة»
        self.cues = merged(groups, [c for c in cues if c.first not in inside], self.found)
        self.found = with_bounds(groups, self.marked, with_named(groups, self.cues, self.found, last), last)

    def mark(self, i: int, *kinds: str) -> bool:
        """Whether a small word of those kinds begins at token i."""
        return self.groups.mark(i, self.last, *kinds) is not None

    def cue_between(self, i: int, j: int) -> bool:
        """Whether a verb or verbal noun of harm begins in tokens i to j."""
        return any(i <= cue.first < j for cue in self.cues)

    def neighbours(self, left: Group, right: Group) -> bool:
        """Whether nothing but a loose «و» stands between two groups: «أطفال و نساء»."""
        return all(t.form == "و" for t in self.tokens[left.last : right.first])

    def form(self, i: int) -> str:
        """The folded word at token i, empty outside the sentence."""
        return self.tokens[i].form if self.first <= i < self.last else ""
