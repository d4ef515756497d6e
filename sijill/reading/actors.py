"""Actors, persons and targets in a text.

Invariant: a find's span covers the whole naming phrase; what the words do not settle is not settled here: an actor that is
not on the list, or could be two, has no id. A noun told again («التنظيم») is who it was only where one listed actor fits.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from sijill.arabic.text import Text
from sijill.model import Actor, Span
from sijill.reading.actor_naming import Naming, kind_of
from sijill.reading.actor_phrases import Grammar, Phrase, is_thing
from sijill.reading.actor_tokens import Unit, units_of
from sijill.reading.finds import Find
from sijill.reading.persons import PersonPhrase, Persons


@dataclass(frozen=True, slots=True)
class ActorValue:
    """What a phrase names. `head`: its core words. `nisba`: an adjective only («إسرائيلية»), of use beside an event word.
    `kind`: what the words say it is (facility, vehicle, aircraft, person, civilians, source, …), which may be finer than
    `actor.kind`. `armed`: may carry out an armed act. `can_speak`: may be cited. `place_like`: may as well be a place.
    `owner`: whose it is, for a thing («مواقع لقسد») or a person («قيادي في حماس»)."""

    actor: Actor
    head: Span
    plural: bool
    gender: str | None
    definite: bool
    nisba: bool
    kind: str
    armed: bool
    can_speak: bool
    place_like: bool = False
    owner: Actor | None = None


def find_actors(text: Text) -> list[Find[ActorValue]]:
    """Every actor, person and target that the text names, in order; none overlaps another."""
    return _Finder(text).finds()


class _Finder:
    """One text's worth of state: its units, its phrases, the listed actors that it names."""

    def __init__(self, text: Text) -> None:
        self._text = text
        self._units = units_of(text)
        self._grammar = Grammar(self._units)
        self._persons = Persons(self._units, self._grammar)

    def finds(self) -> list[Find[ActorValue]]:
        phrases = list(self._phrases())
        naming = Naming([p for p in phrases if isinstance(p, Phrase)])
        surnames: dict[str, Actor] = {}
        found: list[Find[ActorValue]] = []
        for phrase in phrases:
            if isinstance(phrase, int):
                find = self._again(phrase, surnames)
            elif isinstance(phrase, PersonPhrase):
                find = self._person(phrase, naming, surnames)
            else:
                find = self._actor(phrase, naming)
            if find is not None:
                found.append(find)
        return found

    def _phrases(self) -> Iterator[Phrase | PersonPhrase | int]:
        """Naming phrases and persons in order, and single words (by their unit) that may be a surname told again."""
        at = 0
        while at < len(self._units):
            word = self._units[at].word
            if word.idle:
                if not word.common and word.adjective is None and word.link is None and word.form.isalpha():
                    yield at
                at += 1
                continue
            phrase = self._grammar.phrase(at)
            person = self._persons.at(at)
            if person is not None and self._outdoes(person, phrase):
                yield person
                at = person.end
            elif phrase is not None and self._stands(phrase):
                yield phrase
                at = phrase.end
            elif phrase is not None and phrase.listed:  # a state said as a place: «في روسيا»
                at = phrase.end
            elif word.nisba is not None:
                yield Phrase(at, at + 1, at + 1, word.skip, word.clitic, plural=word.nisba.plural, al=word.al, nisbas=[word.nisba])
                at += 1
            else:
                if word.head is None and word.adjective is None and not word.common:
                    yield at
                at += 1

    def _after_place(self, at: int) -> bool:
        before = self._units[at - 1].word if at > 0 and not self._units[at].after_break else None
        return before is not None and before.link is not None and before.link[0] in {"locative", "in"}

    def _outdoes(self, person: PersonPhrase, phrase: Phrase | None) -> bool:
        """Whether the words are rather a person: a name in it, or more of the words."""
        if phrase is None:
            return not (person.first == person.name_start and self._after_place(person.first))
        if phrase.listed and person.end <= phrase.end:
            return False
        if person.first == person.name_start and self._after_place(person.first):  # «محافظة صلاح الدين»
            return False
        return person.name_start is not None or person.end > phrase.end or phrase.head is None or not self._stands(phrase)

    def _stands(self, phrase: Phrase) -> bool:
        """Whether the phrase is an actor by itself."""
        if phrase.listed:
            return not ((phrase.place_like or phrase.listed[0].kind == "person") and self._located(phrase))
        head = phrase.head
        if head is None:
            return False
        told = bool(phrase.nisbas) or phrase.owner is not None or phrase.proper
        if head.bare == "n":
            return phrase.owner is not None and bool(phrase.owner.listed)
        if head.bare == "m":
            return bool(phrase.nisbas) or phrase.owner is not None
        if head.bare == "c":
            return told or phrase.pronoun
        if head.bare == "a":
            return told or phrase.pronoun or bool(phrase.adjectives) or (phrase.al and phrase.plural and head.kind == "forces")
        if head.bare == "d":
            return told or phrase.al or phrase.pronoun
        return head.bare == "y" or phrase.plural or told

    def _located(self, phrase: Phrase) -> bool:
        """Whether a state's or capital's name is said as a place: «في روسيا», «شمال سوريا», «بلبنان»."""
        if "ب" in phrase.clitic:
            return phrase.place_like
        if phrase.first == 0 or self._units[phrase.first].after_break:
            return phrase.place_like and self._heads_a_line(phrase)
        before = self._units[phrase.first - 1].word
        if before.link is not None and before.link[0] in {"locative", "in", "from"} and not phrase.clitic:
            return True
        if not phrase.place_like:
            return False
        if before.form == "مع" and phrase.first > 1 and "حدود" in self._units[phrase.first - 2].word.form:
            return True
        return phrase.capital and not _says(before.form)

    def _heads_a_line(self, phrase: Phrase) -> bool:
        """«بغداد، العراق (CNN)», «سوريا.. مقتل …»: where the report comes from."""
        return phrase.end < len(self._units) and not self._units[phrase.end].word.form.isalpha()

    def _span(self, first: int, end: int, skip: int) -> tuple[int, int]:
        return self._units[first].start + skip, self._units[end - 1].end

    def _actor(self, phrase: Phrase, naming: Naming) -> Find[ActorValue] | None:
        actor, owner = naming.name(phrase)
        if actor is None:
            return None
        start, end = self._span(phrase.first, phrase.end, phrase.skip)
        core = self._span(phrase.first, phrase.head_end, phrase.skip)
        in_capital = phrase.owner is not None and phrase.owner.capital and is_thing(phrase.head)  # «برج دمشق»
        if actor.id is None and (phrase.proper or in_capital or len(phrase.listed) > 1):
            actor = replace(actor, name=self._text.map.span(start, end).of(self._text.raw))
        kind = kind_of(phrase, actor)
        nisba = phrase.head is None and not phrase.listed and not (phrase.nisbas and phrase.nisbas[0].people)
        value = ActorValue(
            actor=actor,
            head=self._text.map.span(*core),
            plural=phrase.plural,
            gender=_gender(phrase),
            definite=phrase.al or phrase.pronoun or bool(phrase.listed) or (phrase.owner is not None and phrase.owner.al),
            nisba=nisba,
            kind=kind.id,
            armed=kind.armed,
            can_speak=kind.speaks and not nisba,
            place_like=phrase.place_like,
            owner=owner,
        )
        find_kind = "person" if kind.id == "person" and not phrase.plural else "actor"
        return Find("person" if find_kind == "person" else "actor", self._text.map.span(start, end), start, end, value)

    def _person(self, phrase: PersonPhrase, naming: Naming, surnames: dict[str, Actor]) -> Find[ActorValue]:
        start, end = self._span(phrase.first, phrase.end, phrase.skip)
        named = phrase.name_start is not None
        at = phrase.name_start if phrase.name_start is not None else phrase.first
        core = self._span(at, phrase.name_end or phrase.end, self._units[at].word.skip if named else phrase.skip)
        body = naming.name(phrase.body)[0] if phrase.body is not None else None
        if phrase.name_start is not None:
            words = self._text.raw[self._text.map.span(*core).start : self._text.map.span(*core).end]
            listed = naming.listed_person(self._units, phrase)
            actor = listed or Actor(words, None, body.side if body is not None else None, "person")
            for unit in self._units[phrase.name_start : phrase.name_end]:
                if unit.word.form != "عبد":
                    surnames[unit.word.form.removeprefix("ال")] = actor
        else:
            nation = phrase.nation.nation if phrase.nation is not None else None
            office = f"{nation.adjective} {phrase.office}" if nation is not None else str(phrase.office)
            side = body.side if body is not None else nation.side if nation is not None else None
            actor = Actor(f"{office} of {body.name}" if body is not None else office, None, side, "person")
        return self._value(start, end, core, actor, definite=phrase.definite, owner=body)

    def _again(self, at: int, surnames: dict[str, Actor]) -> Find[ActorValue] | None:
        """«وقال حسين» after «الرائد محمد حسين»: one word of a name told before."""
        if not surnames:
            return None
        unit = self._units[at]
        for skip in (0, 1, 2):
            form = unit.word.form[skip:]
            actor = surnames.get(form.removeprefix("ال")) if len(form) > 2 else None
            if actor is not None and (skip == 0 or set(unit.word.form[:skip]) <= set("وفلب")):
                return self._value(unit.start + skip, unit.end, (unit.start + skip, unit.end), actor, definite=True)
        return None

    def _value(
        self, start: int, end: int, core: tuple[int, int], actor: Actor, *, definite: bool, owner: Actor | None = None
    ) -> Find[ActorValue]:
        value = ActorValue(
            actor=actor, head=self._text.map.span(*core), plural=False, gender=None, definite=definite, nisba=False,
            kind="person", armed=False, can_speak=True, owner=owner,
        )  # fmt: skip
        return Find("person", self._text.map.span(start, end), start, end, value)


def _says(form: str) -> bool:
    """Whether the word has the shape of a verb of a capital that acts: «أعلنت», «تنفي»; not of a plural noun, «تفجيرات»."""
    return (form[-1] == "ت" and form[-2:] != "ات") or form[0] == "ت"


def _gender(phrase: Phrase) -> str | None:
    if phrase.head is not None and not is_thing(phrase.head):
        return "f" if phrase.head.lemma.endswith("ة") else "m"
    return phrase.nisbas[0].gender if phrase.nisbas else None


__all__ = ["ActorValue", "Unit", "find_actors"]
