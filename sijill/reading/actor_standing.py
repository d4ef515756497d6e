"""Whether a naming phrase is an actor by itself: «القوات العراقية» is, «هجوم مسلح» and «في روسيا» are not.

Invariant: a phrase is judged by its own words and the two before it; a state or a capital said as a place is no actor.
"""

from __future__ import annotations

import re

from sijill.knowledge.actor_words import Head
from sijill.reading.actor_phrase import Phrase
from sijill.reading.actor_tokens import Units
from sijill.reading.place_words import cue

#: After these a capital acts: «أن دمشق تخوض محادثات».
_CLAUSE = frozenset({"ان", "لكن", "بان"})
_OBJECT = re.compile(r"(?<=[^\W\d_]{3})ت(?:ها|ه|هم|هما)$")
_BODIES = frozenset({"group", "tribe"})
_MILITANT = frozenset({"armed", "rebel", "hardline", "extremist", "Islamist", "opposition", "Salafi", "takfiri"})


class Standing:
    """Judges the phrases of one text."""

    def __init__(self, units: Units) -> None:
        self._words, self._breaks = units.words, units.breaks

    def stands(self, phrase: Phrase) -> bool:
        """Whether the phrase is an actor by itself."""
        if phrase.listed:
            return not ((phrase.place_like or phrase.listed[0].kind == "person") and self._located(phrase))
        head = phrase.head
        if head is None:
            return False
        told = bool(phrase.nisbas) or phrase.owner is not None or phrase.proper
        if head.kind == "fighters" and not (phrase.plural or phrase.al) and self._describes_act(phrase):
            return False
        if head.bare == "n":
            return phrase.owner is not None and bool(phrase.owner.listed)
        if head.bare == "m":
            return bool(phrase.nisbas) or phrase.owner is not None
        if head.bare == "c":
            return told or phrase.pronoun
        if head.bare == "a":
            return told or phrase.pronoun or bool(phrase.adjectives) or (phrase.al and phrase.plural and head.kind == "forces")
        if head.bare == "b":
            return told or phrase.al or phrase.pronoun or bool(phrase.adjectives)
        if head.bare == "d":
            return told or phrase.al or phrase.pronoun or _is_told_closer(phrase, head)
        return head.bare == "y" or phrase.plural or told

    def _describes_act(self, phrase: Phrase) -> bool:
        """«هجوم مسلح» (an armed attack), of which «مسلح» (armed) is no gunman."""
        at = phrase.first
        return at > 0 and at not in self._breaks and not phrase.clitic and cue(self._words[at - 1].form, "act") is not None

    def _located(self, phrase: Phrase) -> bool:
        """Whether a state's or capital's name is said as a place: «في روسيا», «شمال سوريا», «بلبنان»."""
        if "ب" in phrase.clitic:
            return phrase.place_like
        if phrase.first == 0 or phrase.first in self._breaks:
            return phrase.place_like and self._heads_a_line(phrase)
        before = self._words[phrase.first - 1]
        if before.form == "من" and phrase.first > 1 and self._words[phrase.first - 2].bare == "كل":  # «كل من أوغندا وبورندي»
            return False
        if before.link is not None and before.link[0] in {"locative", "in", "from"} and not phrase.clitic:
            return True
        if not phrase.place_like:
            return False
        if before.form == "مع" and phrase.first > 1 and "حدود" in self._words[phrase.first - 2].form:
            return True
        return phrase.capital and not (before.form in _CLAUSE or _says(before.form))

    def _heads_a_line(self, phrase: Phrase) -> bool:
        """«بغداد، العراق (CNN)», «سوريا.. مقتل …»: where the report comes from."""
        return phrase.end < len(self._words) and not self._words[phrase.end].form.isalpha()

    def after_place(self, at: int) -> bool:
        before = self._words[at - 1] if at > 0 and at not in self._breaks else None
        return before is not None and before.link is not None and before.link[0] in {"locative", "in"}


def _is_told_closer(phrase: Phrase, head: Head) -> bool:
    """«فصائل معارضة», «حركة متشددة»: armed bodies of which adjectives say what they are; «حركة تجارية» is traffic."""
    return head.kind in _BODIES and bool(phrase.adjectives) and (phrase.plural or not _MILITANT.isdisjoint(phrase.adjectives))


def _says(form: str) -> bool:
    """Whether the word has the shape of a verb of a capital that acts: «أعلنت», «تنفي», «أطلقتها»; not of a plural noun, «تفجيرات»."""
    form = _OBJECT.sub("ت", form)
    return (form[-1] == "ت" and form[-2:] != "ات") or form[0] == "ت"
