"""Actors, persons and targets in a text.

Invariant: a find's span covers the whole naming phrase; what the words do not settle is not settled here: an actor that is
not on the list, or could be two, has no id. A noun told again («التنظيم») is who it was only where one listed actor fits.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from operator import itemgetter
from typing import NamedTuple

from sijill.arabic.text import Text
from sijill.arabic.verbs import is_verb
from sijill.model import Actor, Span
from sijill.reading.actor_naming import Naming, kind_of
from sijill.reading.actor_phrase import THINGS, Phrase, is_thing
from sijill.reading.actor_phrases import Grammar
from sijill.reading.actor_standing import Standing
from sijill.reading.actor_tokens import LIVE, STRAY, Word, units_of
from sijill.reading.finds import Find
from sijill.reading.persons import PersonPhrase, Persons

_TWO = ("يان", "يين", "يتان", "يتين")


class ActorValue(NamedTuple):
    """What a phrase names. `head`: its core words. `nisba`: an adjective only («إسرائيلية»), of use beside an event word.
    `kind`: what the words say it is (facility, vehicle, aircraft, person, civilians, source, …), which may be finer than
    `actor.kind`. `armed`: may carry out an armed act. `can_speak`: may be cited. `place_like`: may as well be a place.
    `owner`: whose it is, for a thing («مواقع لقسد») or a person («قيادي في حماس»). `lemma`: of the head noun; `possessed`: it has
    a pronoun («قواته»); `nameless`: the words say what, not who («المسلحون», «موقع عسكري»)."""

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
    lemma: str | None = None
    possessed: bool = False
    nameless: bool = False


def find_actors(text: Text) -> list[Find[ActorValue]]:
    """Every actor, person and target that the text names, in order; none overlaps another."""
    return _Finder(text).finds()


class _Finder:
    """One text's worth of state: its units, its phrases, the listed actors that it names."""

    def __init__(self, text: Text) -> None:
        self._text = text
        self._units = units_of(text)
        self._words, self._breaks = self._units.words, self._units.breaks
        self._starts, self._ends, self._span_of = self._units.starts, self._units.ends, text.map.span
        self._passed: set[int] = set()  #: the units of states said as places: «في روسيا»
        self._grammar = Grammar(self._units)
        self._standing = Standing(self._units)
        self._persons = Persons(self._units, self._grammar)

    def finds(self) -> list[Find[ActorValue]]:
        phrases, strays = self._phrases()
        naming = Naming([p for _, p in phrases if isinstance(p, Phrase)])
        surnames: dict[str, Actor] = {}
        found: list[Find[ActorValue]] = []
        persons = [p for _, p in phrases if isinstance(p, PersonPhrase) and p.name_start is not None]
        if persons and (again := self._told_again(persons, strays, phrases)):
            phrases = sorted((*phrases, *((at, None) for at in again)), key=itemgetter(0))
        for at, phrase in phrases:
            if isinstance(phrase, Phrase):  # asked first: nine in ten are
                find = self._actor(phrase, naming)
            elif phrase is None:
                find = self._again(at, surnames) if surnames else None
            else:
                find = self._person(phrase, naming, surnames)
            if find is not None:
                found.append(find)
        return found

    def _phrases(self) -> tuple[list[tuple[int, Phrase | PersonPhrase | None]], list[int]]:
        """Naming phrases and persons in order, by their first unit, and the words that begin none though they might have."""
        found: list[tuple[int, Phrase | PersonPhrase | None]] = []
        strays: list[int] = []
        words, end, may_name = self._words, 0, self._grammar.may_name
        for at in [at for at, use in enumerate(self._units.uses) if use == LIVE]:
            if at < end:
                continue
            word = words[at]
            heads = word.named or word.head is not None or (bool(word.seconds) and may_name(at, word))
            begins = heads or word.nisba is not None or word.person
            phrase, end = self._phrase(at, word, heads=heads) if begins else (None, at)
            if phrase is not None:
                found.append((at, phrase))
            elif end == at:
                if word.stray:
                    strays.append(at)
            else:
                self._passed.update(range(at, end))
        return found, strays

    def _told_again(
        self, persons: list[PersonPhrase], strays: list[int], phrases: list[tuple[int, Phrase | PersonPhrase | None]]
    ) -> list[int]:
        """The words outside all phrases that may be a surname told again, of those that the text holds: few of many."""
        surnames = {name for person in persons for name in self._surnames(person)}
        words, found = self._words, list[int]()
        for at in (*strays, *[at for at, use in enumerate(self._units.uses) if use == STRAY]):
            for _, name in words[at].again:
                if name in surnames:
                    found.append(at)
                    break
        if not found:
            return []
        passed = self._passed.union(*(range(at, phrase.end) for at, phrase in phrases if phrase is not None))
        return [at for at in found if at not in passed]

    def _surnames(self, person: PersonPhrase) -> Iterator[str]:
        """The words of a person's name by which the text may go on."""
        for word in self._words[person.name_start : person.name_end]:
            if word.form != "عبد":
                yield word.form.removeprefix("ال")

    def _phrase(self, at: int, word: Word, *, heads: bool) -> tuple[Phrase | PersonPhrase | None, int]:
        """The phrase or person that begins with a unit, if one does, and the unit to go on with; the same where none does. `heads`:
        a phrase may."""
        phrase = self._grammar.phrase(at) if heads else None
        person = self._persons.at(at) if word.person else None
        if person is not None and self._outdoes(person, phrase):
            return person, person.end
        if phrase is not None:
            if self._standing.stands(phrase):
                return phrase, phrase.end
            if phrase.listed:  # a state said as a place: «في روسيا»
                return None, phrase.end
        if word.nisba is not None:
            form = replace(word.nisba, people=True) if self._are_two(at, word) else word.nisba
            nisba = Phrase(at, at + 1, at + 1, word.skip, word.clitic, plural=form.plural, al=word.al, nisbas=(form,))
            return nisba, at + 1
        return None, at

    def _are_two(self, at: int, word: Word) -> bool:
        """«نفذها فلسطينيان» (two Palestinians carried it out): right after a verb, two of a people; «هجومان فلسطينيان» are attacks."""
        verb = at > 0 and at not in self._breaks and is_verb(self._words[at - 1].form.removeprefix("و"))
        return verb and not word.clitic and word.form.endswith(_TWO)

    def _outdoes(self, person: PersonPhrase, phrase: Phrase | None) -> bool:
        """Whether the words are rather a person: a name in it, or more of the words."""
        if phrase is None:
            return not (person.first == person.name_start and self._standing.after_place(person.first))
        if phrase.listed and person.end <= phrase.end:
            return False
        if person.first == person.name_start and self._standing.after_place(person.first):  # «محافظة صلاح الدين»
            return False
        return person.name_start is not None or person.end > phrase.end or phrase.head is None or not self._standing.stands(phrase)

    def _span(self, first: int, end: int, skip: int) -> tuple[int, int]:
        return self._starts[first] + skip, self._ends[end - 1]

    def _actor(self, phrase: Phrase, naming: Naming) -> Find[ActorValue] | None:
        actor, owner = phrase.names or naming.name(phrase)
        if actor is None:
            return None
        ends, noun = self._ends, phrase.head
        start, end = self._starts[phrase.first] + phrase.skip, ends[phrase.end - 1]
        span = self._span_of(start, end)
        head = span if phrase.head_end == phrase.end else self._span_of(start, ends[phrase.head_end - 1])
        if actor.id is None and (phrase.proper or len(phrase.listed) > 1 or _in_capital(phrase)):
            actor = Actor(span.of(self._text.raw), None, actor.side, actor.kind)
        kind = kind_of(phrase, actor)
        nisba = noun is None and not phrase.listed and not (phrase.nisbas and phrase.nisbas[0].people)
        definite = phrase.al or phrase.pronoun or bool(phrase.listed) or (phrase.owner is not None and phrase.owner.al)
        make = tuple.__new__  # by name, a tuple costs half as much again
        value = make(ActorValue, (
            actor, head, phrase.plural, _gender(phrase), definite, nisba, kind.id, kind.armed, kind.speaks and not nisba,
            phrase.place_like, owner, None if noun is None else noun.lemma, phrase.pronoun, _is_nameless(phrase, actor, owner),
        ))  # fmt: skip
        return make(Find, ("person" if kind.id == "person" and not phrase.plural else "actor", span, start, end, value))

    def _person(self, phrase: PersonPhrase, naming: Naming, surnames: dict[str, Actor]) -> Find[ActorValue]:
        start, end = self._span(phrase.first, phrase.end, phrase.skip)
        named = phrase.name_start is not None
        at = phrase.name_start if phrase.name_start is not None else phrase.first
        core = self._span(at, phrase.name_end or phrase.end, self._words[at].skip if named else phrase.skip)
        body = naming.name(phrase.body)[0] if phrase.body is not None else None
        if phrase.name_start is not None:
            words = self._text.raw[self._text.map.span(*core).start : self._text.map.span(*core).end]
            listed = naming.listed_person(self._words, phrase)
            actor = listed or Actor(words, None, body.side if body is not None else None, "person")
            surnames.update(dict.fromkeys(self._surnames(phrase), actor))
        else:
            nation = phrase.nation.nation if phrase.nation is not None else None
            office = f"{nation.adjective} {phrase.office}" if nation is not None else str(phrase.office)
            side = body.side if body is not None else nation.side if nation is not None else None
            actor = Actor(f"{office} of {body.name}" if body is not None else office, None, side, "person")
        nameless = not named and body is None and phrase.nation is None
        return self._value(start, end, core, actor, definite=phrase.definite, owner=body, nameless=nameless)

    def _again(self, at: int, surnames: dict[str, Actor]) -> Find[ActorValue] | None:
        """«وقال حسين» after «الرائد محمد حسين»: one word of a name told before."""
        start, end = self._units.starts[at], self._units.ends[at]
        for skip, name in self._words[at].again:
            actor = surnames.get(name)
            if actor is not None:
                return self._value(start + skip, end, (start + skip, end), actor, definite=True)
        return None

    def _value(
        self,
        start: int,
        end: int,
        core: tuple[int, int],
        actor: Actor,
        *,
        definite: bool,
        owner: Actor | None = None,
        nameless: bool = False,
    ) -> Find[ActorValue]:
        value = ActorValue(
            actor=actor, head=self._text.map.span(*core), plural=False, gender=None, definite=definite, nisba=False,
            kind="person", armed=False, can_speak=True, owner=owner, nameless=nameless,
        )  # fmt: skip
        return Find("person", self._text.map.span(start, end), start, end, value)


def _is_nameless(phrase: Phrase, actor: Actor, owner: Actor | None) -> bool:
    return actor.id is None and owner is None and not (phrase.listed or phrase.proper or phrase.nisbas)


def _in_capital(phrase: Phrase) -> bool:
    """«برج دمشق»: a thing that is told by its town has no other owner."""
    return phrase.owner is not None and phrase.owner.capital and is_thing(phrase.head)


def _gender(phrase: Phrase) -> str | None:
    if phrase.head is not None and phrase.head.kind not in THINGS:
        return "f" if phrase.head.lemma.endswith("ة") else "m"
    return phrase.nisbas[0].gender if phrase.nisbas else None


__all__ = ["ActorValue", "find_actors"]
