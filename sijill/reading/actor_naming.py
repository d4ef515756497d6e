"""Who a phrase names: the listed actor where the words settle it, else a name made of the words' English glosses.

Invariant: an id is given only where exactly one listed actor fits; «قوات» + «إسرائيلية» is Israel's forces, «المقاومة» alone
is nobody's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from sijill.arabic.fold import fold
from sijill.knowledge.actor_words import Head, NisbaForm, actor_words
from sijill.knowledge.actors import Kind, ListedActor, actor_list, kinds
from sijill.model import Actor
from sijill.reading.actor_phrase import THINGS, Phrase, is_thing
from sijill.reading.actor_tokens import Word
from sijill.reading.persons import PersonPhrase

#: The grammar's kinds of heads, as kinds of the actor list.
_KINDS = {
    "forces": "state_forces", "fighters": "armed_group", "group": "armed_group", "aircraft": "aircraft", "armour": "state_forces",
    "patrol": "state_forces", "unknown": "armed_unknown", "crowd": "crowd", "leader": "person", "people": "civilians",
    "residents": "civilians", "protesters": "protesters", "speakers": "source", "source": "source", "outlet": "outlet",
    "observatory": "observatory", "government": "government", "org": "org", "party": "party", "tribe": "tribe", "aid": "aid_org",
    "facility": "facility", "vehicle": "vehicle", "convoy": "vehicle", "gathering": "gathering", "materiel": "materiel", "land": "land", "front": "armed_group", "regime": "state_forces",
}  # fmt: skip
_ARMED_HEADS = frozenset({"forces", "regime", "fighters", "group", "aircraft", "armour", "patrol", "government", "party", "unknown"})
_ANAPHORS = frozenset({"forces", "regime", "group", "party", "outlet", "observatory", "government", "org"})
#: Adjectives that name nobody: «التنظيم الإرهابي», «الحركة المتشددة»; «الجيش الوطني» is another army than «الجيش».
_ABUSE = frozenset({"", "terrorist", "hardline", "extremist", "armed", "coup", "rebel", "criminal", "occupying"})
_ARMY = "جيش"
_THE_ARMY = "الجيش"
_SONS = "ابن"
_NEWS_KINDS = frozenset({"outlet", "agency", "observatory"})
_STATE_KINDS = frozenset({"state", "government", "state_forces"})


def kind_of(phrase: Phrase, actor: Actor) -> Kind:
    """What the words say it is."""
    return _kind(None if phrase.head is None else phrase.head.kind, actor.kind)


@cache
def _kind(head: str | None, actor: str | None) -> Kind:
    """Of the kind of the head noun and of the actor, where there is either."""
    if head is not None:
        own = _KINDS[head]
        listed = own in {"armed_group", "state_forces", "party", "government"} and actor in kinds()
        return kinds()[actor if listed and actor is not None else own]
    return kinds()[actor if actor is not None else "civilians"]


@cache
def _listed_lemmas(actor_id: str) -> frozenset[str]:
    """The head nouns that a listed actor is called by: «حركة», «تنظيم»."""
    found = set()
    actor = actor_list().get(actor_id)
    for name in () if actor is None else actor.names_ar:
        word = fold(name).split()[0]
        head = actor_words().heads.get(word) or actor_words().heads.get(word.removeprefix("ال"))
        if head is not None:
            found.add(head.head.lemma)
    return frozenset(found)


@cache
def _is_army(actor_id: str) -> bool:
    """Whether «الجيش» is what the listed actor is called first, as «الجيش الحر» is; «جيش الإسلام» is a group, which fights the army."""
    actor = actor_list().get(actor_id)
    return actor is None or actor.kind in _STATE_KINDS or fold(actor.names_ar[0]).startswith(_THE_ARMY)


@cache
def _tells_news(actor_id: str) -> bool:
    """Of «مصادر في الشرطة لوكالة كذا» (sources in the police, to an agency) the agency is not «الشرطة» ever after."""
    actor = actor_list().get(actor_id)
    return actor is not None and actor.kind in _NEWS_KINDS


@cache
def _called(actor_id: str) -> tuple[tuple[str, str], ...]:
    """The head nouns by which a text that names the listed actor may go on, each with whom it then means: the actor, or the
    government above it («النظام» after «قوات النظام»)."""
    meant = [actor_id, *(above.id for above in actor_list().ancestors(actor_id) if above.kind == "government")]
    return tuple((lemma, called) for called in meant for lemma in _listed_lemmas(called))


class Naming:
    """Names one text's phrases; knows which listed actors the text names by which noun."""

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        self._by_lemma: dict[str, set[str]] = {}
        self._told_again = False
        self._ids: set[str] = set()
        self._countries: set[str] = set()
        known, called_already = actor_list(), set[str]()
        for phrase in _with_owners(phrases):
            named = (phrase.names or self.name(phrase))[0]
            if named is None or (actor := named.id) is None or _could_be_several(phrase):
                continue
            if actor not in self._ids:
                listed = known.get(actor)
                if listed is None:
                    continue
                self._ids.add(actor)
                if listed.country is not None:
                    self._countries.add(listed.country)
            if is_thing(phrase.head):
                continue
            if phrase.head is not None and not (phrase.head.kind in _ARMED_HEADS and _tells_news(actor)):
                self._by_lemma.setdefault(phrase.head.lemma, set()).add(actor)
            if actor in called_already:
                continue
            called_already.add(actor)
            for lemma, called in _called(actor):
                if lemma == _ARMY and not _is_army(actor):
                    continue  # «بين الجيش والحركة الشعبية لتحرير السودان»: its army, of another name, is not «الجيش»
                self._by_lemma.setdefault(lemma, set()).add(called)

    def name(self, phrase: Phrase) -> tuple[Actor | None, Actor | None]:
        """The actor that the phrase names, and the one whose it is."""
        if phrase.names is not None:
            return phrase.names
        if len(phrase.listed) == 1:  # as nearly half
            phrase.names = phrase.listed[0].actor, None
            return phrase.names
        before, self._told_again = self._told_again, False
        named = self._name(phrase)
        if not self._told_again:  # what rests on a noun told again is settled only once the whole text is known
            phrase.names = named
        self._told_again = self._told_again or before
        return named

    def _name(self, phrase: Phrase) -> tuple[Actor | None, Actor | None]:
        if phrase.listed:
            return self._of_listed(phrase), None
        if phrase.head is None:
            return _of_nation(phrase), None
        owner = self._owner(phrase) if phrase.owner is not None or phrase.nisbas else None
        if owner is not None and owner.id is None and not phrase.nisbas and _are_sons(phrase.owner):
            owner = None  # «شاب من أبناء مدينة جاسم»: whose son he is names nobody
        if phrase.head.kind in _ARMED_HEADS:
            listed = self._armed(phrase, phrase.head, owner)
            if listed is not None:
                return listed.actor, owner
        if owner is None and not phrase.nisbas and not phrase.adjectives:
            return _bare(phrase.head.gloss, phrase.head.kind, phrase.plural), None
        kind = _KINDS[phrase.head.kind]
        side = owner.side if owner is not None else None
        return _unlisted(_gloss(phrase, owner), side, kind), owner

    def listed_person(self, words: list[Word], phrase: PersonPhrase) -> Actor | None:
        """The listed person whose whole name the words are."""
        node = actor_words().names
        for n, word in enumerate(words[phrase.name_start : phrase.name_end]):
            form = word.form if n else word.form[word.skip :]
            step = node.next.get(form)
            if step is None:
                return None
            node = step
        return node.actors[0].actor if len(node.actors) == 1 else None

    def _of_listed(self, phrase: Phrase) -> Actor:
        """The actor that bears the name; of several («الجيش الوطني»: Yemen's, Syria's, Libya's) the one whose country the text tells."""
        self._told_again = True
        told = [a for a in phrase.listed if a.id in self._ids]
        told = told or [a for a in phrase.listed if a.country is None]  # «التحالف»: a coalition, whichever
        told = told or [a for a in phrase.listed if a.country in self._countries]
        if len(told) == 1:
            return told[0].actor
        return Actor(phrase.listed[0].names_ar[-1], None, None, phrase.listed[0].kind)

    def _owner(self, phrase: Phrase) -> Actor | None:
        """Whose it is: the complement's actor, else the one that an adjective names."""
        if phrase.owner is not None:
            if phrase.owner.capital and is_thing(phrase.head):
                return None
            named = self.name(phrase.owner)
            if phrase.nisbas and named[0] is not None and named[0].id is None and named[1] is None:
                return self._of_nisba(phrase)
            if named[1] is not None and phrase.owner.head is not None and named[0] is not None and named[0].id is None:
                return named[1]
            return named[0]
        return self._of_nisba(phrase)

    def _of_nisba(self, phrase: Phrase) -> Actor | None:
        nisba = _nisba(phrase)
        if nisba is None:
            return None
        return nisba.listed.actor if nisba.listed is not None else Actor(nisba.nation.name, None, nisba.nation.side, None)

    def _armed(self, phrase: Phrase, head: Head, owner: Actor | None) -> ListedActor | None:
        """The listed actor that armed people or a body are: the owner itself, or its army, police, air force…"""
        if owner is None:
            if not phrase.al or phrase.pronoun or head.kind not in _ANAPHORS or not _ABUSE.issuperset(phrase.adjectives):
                return None
            self._told_again = True
            fitting = self._by_lemma.get(head.lemma, ())
            return actor_list().get(next(iter(fitting))) if len(fitting) == 1 else None
        if phrase.link in {"pro", "by"}:
            return actor_list().get("ir-militias") if owner.id == "ir-state" else None
        listed = actor_list().get(owner.id) if owner.id is not None else None
        if listed is None:
            return None
        if listed.country is not None and listed.kind in _STATE_KINDS and _is_states_own(listed):
            return _service(listed, head)
        return listed if listed.kind != "person" else None


def _is_states_own(listed: ListedActor) -> bool:
    """Whether the actor is a state, its government or its forces as a whole, so that a noun can narrow it."""
    prefix = f"{str(listed.country).lower()}-"
    return listed.id in {prefix + part for part in ("state", "government", "forces", "army")}


def _service(listed: ListedActor, head: Head) -> ListedActor | None:
    country = str(listed.country)
    if head.service == "militia":
        return actor_list().get("ir-militias") if country == "IR" else None
    if head.service is None:
        return None if listed.kind == "state" else listed
    narrower = actor_list().service(country, head.service)
    if head.service == "forces" and listed.kind != "state":
        return listed
    return narrower or actor_list().service(country, "forces")


def _are_sons(owner: Phrase | None) -> bool:
    return owner is not None and owner.head is not None and owner.head.lemma == _SONS


def _could_be_several(phrase: Phrase) -> bool:
    """«التحالف», «طيران التحالف»: a name that several listed actors bear tells of none that the text knows."""
    return len(phrase.listed) > 1 or (phrase.owner is not None and len(phrase.owner.listed) > 1)


def _with_owners(phrases: Iterable[Phrase]) -> Iterator[Phrase]:
    for phrase in phrases:
        here: Phrase | None = phrase
        while here is not None:
            yield here
            here = here.owner


@lru_cache(maxsize=4096)
def _unlisted(name: str, side: str | None, kind: str | None) -> Actor:
    return Actor(name, None, side, kind)


@lru_cache(maxsize=4096)
def _bare(gloss: str, kind: str, plural: bool) -> Actor:
    """Whom a noun names with nothing said of it."""
    return Actor(_plural(gloss) if plural and kind in THINGS else gloss, None, None, _KINDS[kind])


def _nisba(phrase: Phrase) -> NisbaForm | None:
    """The state or listed group that the phrase's adjectives name; a group's name counts before a state's."""
    best: NisbaForm | None = None
    for nisba in phrase.nisbas:
        if nisba.listed is not None and not nisba.nation.is_state:
            return nisba
        if best is None or (nisba.nation.is_state and not best.nation.is_state):
            best = nisba
    return best


def _of_nation(phrase: Phrase) -> Actor | None:
    """An adjective or a people by itself: «إسرائيلية» is Israel, «الحوثيين» the Houthi movement, «فلسطينيين» Palestinians."""
    nisba = _nisba(phrase)
    if nisba is None:
        return None
    nation, people = nisba.nation, phrase.nisbas[0].people
    if nisba.listed is not None and not (people and nation.is_state):
        return nisba.listed.actor
    plural = f"{nation.adjective}s" if nation.adjective.endswith(("n", "i")) else f"{nation.adjective} people"
    return Actor(plural if people else nation.adjective, None, nation.side if people else None, "civilians")


def _plural(gloss: str) -> str:
    """Of an English noun for a thing: sites, factories, churches."""
    if gloss.endswith(("s", "equipment", "infrastructure", "ammunition", "farmland")):
        return gloss
    if gloss.endswith("y") and gloss[-2] not in "aeiou":
        return gloss[:-1] + "ies"
    return gloss + ("es" if gloss.endswith(("ch", "x")) else "s")


def _gloss(phrase: Phrase, owner: Actor | None) -> str:
    """«مواقع عسكرية لقسد»: military sites of Syrian Democratic Forces (SDF)."""
    nisba = _nisba(phrase)
    parts = [nisba.nation.adjective] if nisba is not None else []
    if phrase.adjectives:
        parts += dict.fromkeys(a for a in phrase.adjectives if a)
    gloss = phrase.head.gloss if phrase.head is not None else ""
    parts.append(_plural(gloss) if phrase.plural and is_thing(phrase.head) else gloss)
    name = " ".join(parts)
    if owner is not None and phrase.owner is not None and owner.name.endswith(f" {name}"):
        return owner.name  # «قوات الاحتلال»: occupation forces
    if owner is not None and phrase.owner is not None:
        name += f" {'backed by' if phrase.link in {'by', 'pro'} else 'of'} {owner.name}"
    return name
