"""The grammar of naming phrases: a head noun or a listed name, what is said of it, and whom it belongs to.

Invariant: a phrase is an unbroken run of units that starts with its head; nothing in it is guessed: a head with nothing
after it is a phrase without an owner. «قيادات من الحرس الثوري الإيراني»: head «قيادات», link «من», owner the listed IRGC.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from sijill.knowledge.actor_words import Head, NisbaForm, Node
from sijill.knowledge.actors import ListedActor
from sijill.reading.actor_tokens import Start, Unit, Word

_DEPTH = 4
_THINGS = frozenset({"facility", "vehicle", "convoy", "gathering", "materiel", "land"})
_WITH_PREPOSITION_IN = frozenset({"leader", "source", "speakers", "outlet", "people", "residents"})
_MOST_WORDS_BETWEEN = 2


@dataclass(slots=True)
class Phrase:
    """Units `first` to `end`, half-open; the head is units `first` to `head_end`; `skip` folded characters of the first
    unit are proclitics. `listed`: the actors that bear the name; `owner`: the phrase it belongs to or is made of."""

    first: int
    end: int
    head_end: int
    skip: int
    clitic: str
    head: Head | None = None
    listed: tuple[ListedActor, ...] = ()
    plural: bool = False
    al: bool = False
    pronoun: bool = False
    construct: bool = False
    place_like: bool = False
    capital: bool = False
    nisbas: list[NisbaForm] = field(default_factory=list)
    adjectives: list[str] = field(default_factory=list)
    owner: Phrase | None = None
    link: str | None = None


def is_thing(head: Head | None) -> bool:
    """Whether what the head names is a thing («موقع», «سيارة»), which may have an owner but does not act."""
    return head is not None and head.kind in _THINGS


class Grammar:
    """Parses one text's units; phrases are parsed once for each place."""

    def __init__(self, units: list[Unit]) -> None:
        self._units = units
        self._known: dict[tuple[int, int], Phrase | None] = {}

    def phrase(self, at: int, depth: int = 0) -> Phrase | None:
        """The longest naming phrase that starts with unit `at`."""
        if at >= len(self._units) or depth > _DEPTH:
            return None
        key = (at, min(depth, 1))
        if key not in self._known:
            word = self._units[at].word
            self._known[key] = self._parse(at, word, depth) if word.starts or word.head else None
        return self._known[key]

    def _parse(self, at: int, word: Word, depth: int) -> Phrase | None:
        phrase = self._named(at, word) or self._headed(at, word)
        if phrase is None:
            return None
        self._extend(phrase, depth)
        return phrase

    def _named(self, at: int, word: Word) -> Phrase | None:
        """The longest listed name, or head of several words, that starts here."""
        best: tuple[int, Start, Node] | None = None
        for start in word.starts:
            end, node = self._walk(at, start.node)
            if node is not None and (best is None or end > best[0]):
                best = (end, start, node)
        if best is None or (best[0] == at + 1 and word.head is not None and not best[2].actors):
            return None
        end, start, node = best
        phrase = Phrase(at, end, end, start.skip, start.clitic, al=True)
        phrase.listed = tuple(node.actors)
        phrase.place_like, phrase.capital = node.place_like, node.capital
        if not node.actors and node.head is not None:
            phrase.head, phrase.plural = node.head.head, node.head.form.plural
        return phrase

    def _walk(self, at: int, node: Node) -> tuple[int, Node | None]:
        best, found, here = at + 1, node if node.actors or node.head else None, at + 1
        while here < len(self._units) and not self._units[here].after_break:
            form = self._units[here].word.form
            if form in "-–" and found is None:
                here += 1
                continue
            step = node.next.get(form)
            if step is None:
                break
            node, here = step, here + 1
            if node.actors or node.head:
                best, found = here, node
        return best, found

    def _headed(self, at: int, word: Word) -> Phrase | None:
        if word.head is None:
            return None
        form = word.head.form
        if word.al and (form.pronoun or form.construct):
            return None
        return Phrase(
            at, at + 1, at + 1, word.skip, word.clitic, head=word.head.head,
            plural=form.plural, al=word.al, pronoun=form.pronoun, construct=form.construct,
        )  # fmt: skip

    def _extend(self, phrase: Phrase, depth: int) -> None:
        """Take in what follows: adjectives, a noun in the construct, «تابعة ل…», «من …», «و» + another thing."""
        while phrase.end < len(self._units) and not self._units[phrase.end].after_break:
            before = phrase.end
            word = self._units[phrase.end].word
            if not self._adjective(phrase, word):
                self._complement(phrase, word, depth)
            if phrase.end == before:
                return

    def _adjective(self, phrase: Phrase, word: Word) -> bool:
        if word.clitic:
            return False
        bound = phrase.construct or phrase.owner is not None
        if word.nisba is not None and (not word.nisba.people or phrase.plural or phrase.construct):
            if phrase.listed and not word.al:
                return False
            if phrase.head is not None and word.al and not phrase.al and not (phrase.nisbas or phrase.adjectives) and not word.nisba.people:
                pass  # «قوات الإسرائيلية»: loose, but one phrase
            phrase.nisbas.append(word.nisba)
        elif word.adjective is not None and not (bound and phrase.head is not None and not word.al and phrase.owner is None):
            if phrase.listed and not word.al:
                return False
            if phrase.head is not None and not word.al and phrase.al:
                return False
            phrase.adjectives.append(word.adjective)
        elif not (word.adjective is None and phrase.listed and word.al and word.bare in {"مذكور"}):
            return False
        phrase.end += 1
        return True

    def _complement(self, phrase: Phrase, word: Word, depth: int) -> None:
        if phrase.head is None or phrase.owner is not None or phrase.pronoun and word.link is None:
            return
        at = phrase.end
        if word.link is not None and word.link[0] not in {"son", "kunya", "mother", "god", "name", "locative"}:
            self._linked(phrase, word, at, depth)
        elif word.clitic == "ل" and not self._own(phrase, at, depth, "of"):
            return
        elif word.clitic == "ب" and phrase.head.kind in _WITH_PREPOSITION_IN:
            self._own(phrase, at, depth, "in")
        elif not word.clitic and not phrase.al and not phrase.pronoun and not phrase.nisbas:
            self._own(phrase, at, depth, "construct")
        elif word.clitic == "و" and is_thing(phrase.head) and phrase.owner is None:
            self._joined(phrase, at, depth)
        if phrase.owner is None and word.form in {"ل", "لـ"}:
            self._own(phrase, at + 1, depth, "of")

    def _own(self, phrase: Phrase, at: int, depth: int, link: str) -> bool:
        """Make what starts at `at` the owner, if it may be one."""
        if at >= len(self._units) or self._units[at].after_break:
            return False
        owner = self.phrase(at, depth + 1) or self._people(at)
        if owner is None or not self._may_own(phrase, owner, link):
            return False
        phrase.owner, phrase.link, phrase.end = owner, link, owner.end
        return True

    def _people(self, at: int) -> Phrase | None:
        """A plural nisba by itself: «الأتراك», «فلسطينيين»."""
        word = self._units[at].word
        if word.nisba is None or not word.nisba.people:
            return None
        return Phrase(at, at + 1, at + 1, word.skip, word.clitic, plural=True, al=word.al, nisbas=[word.nisba])

    def _may_own(self, phrase: Phrase, owner: Phrase, link: str) -> bool:
        assert phrase.head is not None
        if link in {"construct", "of"} and owner.head is not None and is_thing(owner.head):
            return is_thing(phrase.head) or link == "construct"
        if link == "from":
            return owner.listed != () or owner.head is not None and not is_thing(owner.head) and not owner.place_like
        if link == "in":
            return not owner.place_like and not (
                owner.head is not None and is_thing(owner.head) and phrase.head.kind not in _WITH_PREPOSITION_IN
            )
        return True

    def _linked(self, phrase: Phrase, word: Word, at: int, depth: int) -> None:
        assert word.link is not None and phrase.head is not None
        link, clitic = word.link
        if word.clitic or (link == "in" and phrase.head.kind not in _WITH_PREPOSITION_IN):
            return
        if link == "from" and is_thing(phrase.head) and phrase.head.kind != "gathering":
            return
        start = at + 1
        if clitic == "m" and start < len(self._units) and self._units[start].word.form in {"من", "مع"}:
            start += 1
        if clitic in {"l", "b"} and start < len(self._units):
            nearest = self._units[start].word
            wanted = "ل" if clitic == "l" else "ب"
            if wanted in nearest.form[:1] and nearest.form in {"ل", "ب", "لـ"}:
                start += 1
            elif not any(s.clitic == wanted for s in nearest.starts) and nearest.clitic != wanted:
                return
        self._own(phrase, start, depth, link)

    def _joined(self, phrase: Phrase, at: int, depth: int) -> None:
        """«مواقع وتجمعات الميليشيات»: things joined, the owner said once."""
        other = self.phrase(at, depth + 1)
        if other is None or not is_thing(other.head) or other.listed or phrase.adjectives:
            return
        if other.owner is not None or not phrase.al:
            phrase.owner, phrase.link, phrase.end = other.owner, other.link, other.end
            phrase.adjectives += other.adjectives
            phrase.nisbas += other.nisbas
