"""The grammar of naming phrases: a head noun or a listed name, what is said of it, and whom it belongs to.

Invariant: a phrase is an unbroken run of units that starts with its head; nothing in it is guessed: a head with nothing
after it is a phrase without an owner. «قيادات من الحرس الثوري الإيراني»: head «قيادات», link «من», owner the listed IRGC.
"""

from __future__ import annotations

from sijill.knowledge.actor_words import HeadForm, Node
from sijill.reading.actor_phrase import WITHIN, Phrase, agrees, is_accusative, is_thing, may_link, may_own
from sijill.reading.actor_tokens import LONE_LAM, Start, Units, Word

_DEPTH = 4
_OWNING = frozenset({"of", "from", "in", "by", "pro"})
#: What may bear a name of its own: «كتيبة الفاروق», «سد تشرين», «شركة الكهرباء».
_NAMED = frozenset({"group", "forces", "tribe", "org", "outlet", "observatory", "party", "government", "facility"})
_VERB_BEGINS = frozenset("يتن")
_LEAST_LETTERS = 3
_PREFIXES = {"l": "ل", "b": "ب"}


class Grammar:
    """Parses one text's units; phrases are parsed once for each place."""

    def __init__(self, units: Units) -> None:
        self._units = units
        self._words, self._breaks, self._length = units.words, units.breaks, len(units.words)
        self._known: dict[int, Phrase | None] = {}  # by twice the unit, and one more for an owner's

    def phrase(self, at: int, depth: int = 0) -> Phrase | None:
        """The longest naming phrase that starts with unit `at`."""
        if at >= self._length or depth > _DEPTH:
            return None
        word = self._words[at]
        names = word.named or (bool(word.seconds) and self.may_name(at, word))
        if word.head is None and not names:
            return None
        key, known = 2 * at + (depth > 0), self._known
        if key in known:
            return known[key]
        phrase = known[key] = self._parse(at, word, depth, names=names)
        return phrase

    def _parse(self, at: int, word: Word, depth: int, *, names: bool) -> Phrase | None:
        named = self._named(at, word) if names else None
        headed = self._headed(at, word, word.head) if word.head is not None else None
        if named is not None:
            self._extend(named, depth)
        if headed is not None:
            self._extend(headed, depth)
        if named is None or headed is None:
            return named or headed
        # «طائرات التحالف» is listed, «طائرات التحالف العربي» is made of a noun and a longer name
        return headed if headed.end > named.end else named

    def _named(self, at: int, word: Word) -> Phrase | None:
        """The longest listed name, or head of several words, that starts here, where `may_name` says that one can."""
        best: tuple[int, Start, Node] | None = None
        for start in word.starts:
            end, node = self._walk(at, start.node)
            if node is not None and (best is None or end > best[0]):
                best = (end, start, node)
        if best is None or (best[0] == at + 1 and word.head is not None and not best[2].actors):
            return None
        end, start, node = best
        definite = bool(node.actors) or word.al
        phrase = Phrase(at, end, end, start.skip, start.clitic, None, tuple(node.actors), al=definite)
        phrase.place_like, phrase.capital = node.place_like, node.capital
        if not node.actors and node.head is not None:
            phrase.head, phrase.plural = node.head.head, node.head.form.plural
        return phrase

    def may_name(self, at: int, word: Word) -> bool:
        """Whether a listed name can start here, as far as this word and the next one tell."""
        return word.named or (bool(word.seconds) and at + 1 < self._length and self._words[at + 1].form in word.seconds)

    def _walk(self, at: int, node: Node) -> tuple[int, Node | None]:
        best, found, here = at + 1, node if node.actors or node.head else None, at + 1
        words, breaks, length = self._words, self._breaks, self._length
        while node.next and here < length and here not in breaks:
            form = words[here].form
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

    def _headed(self, at: int, word: Word, noun: HeadForm) -> Phrase | None:
        form, head = noun.form, noun.head
        if (word.al and (form.pronoun or form.construct)) or (form.pronoun and self._units.marbuta(at)):
            return None
        if form.construct and word.adjective is not None and not head.human:  # «هجوم صاروخي»
            return None
        # no names of fields: they would nearly double what it costs, and a text has thirty
        return Phrase(at, at + 1, at + 1, word.skip, word.clitic, head, (), form.plural, word.al, form.pronoun, form.construct, form.free)

    def _extend(self, phrase: Phrase, depth: int) -> None:
        """Take in what follows: adjectives, a noun in the construct, «تابعة ل…», «من …», «و» + another thing."""
        words, breaks = self._words, self._breaks
        while (end := phrase.end) < self._length and end not in breaks:
            word = words[end]
            if word.inert and (phrase.head is None or phrase.head.kind not in _NAMED):  # as mostly: a verb, a preposition
                return
            if (word.nisba is not None or word.adjective is not None) and self._adjective(phrase, word):
                continue
            if phrase.owner is not None or phrase.head is None or not self._complement(phrase, word, depth):
                return

    def _adjective(self, phrase: Phrase, word: Word) -> bool:
        """Take in an adjective that agrees: «القوات العراقية», «غارات … ميليشيات الحوثي الإيرانية»; a nisba may be loose."""
        if word.clitic:
            return False
        people = word.nisba is not None and word.nisba.people and phrase.plural  # «عناصر أمن سعوديين»
        if not word.al and (phrase.listed or phrase.al or (phrase.owner is not None and not people) or phrase.construct):
            return False
        if word.link is not None and word.link[0] == "locative" and not word.al:  # «مسلحين شرقي المدينة»
            return False
        if not word.al and not phrase.plural and phrase.owner is None and self._is_another(phrase, word):
            return False
        if word.nisba is not None:
            if word.nisba.people and not phrase.plural:
                return False
            phrase.nisbas += (word.nisba,)
        elif phrase.construct or (word.al and not phrase.al and phrase.owner is None and not phrase.nisbas):
            return False
        else:
            if word.head is not None and not agrees(phrase, word):
                return False
            phrase.adjectives += (str(word.adjective),)
        phrase.end += 1
        return True

    def _is_another(self, phrase: Phrase, word: Word) -> bool:
        """«طعن مستوطن شابا», «قتل جندي إسرائيلي فلسطينية»: case, or gender, says that it is the object after its subject."""
        last = self._words[phrase.end - 1].form
        if word.form[-1] == "ا":
            return last[-1] != "ا"
        return bool(phrase.nisbas) and word.nisba is not None and word.form[-1] == "ه" and last[-1] == "ي"

    def _complement(self, phrase: Phrase, word: Word, depth: int) -> bool:
        """Take in whose it is or what it is made of; whether there was such a thing."""
        at = phrase.end
        if phrase.head is None:
            return False
        if word.link is not None and word.link[0] in _OWNING:
            return self._linked(phrase, word, depth)
        if phrase.pronoun:
            return False
        if word.form in LONE_LAM:
            return self._own(phrase, at + 1, depth, "of")
        if word.clitic == "ل":
            if phrase.al and not phrase.adjectives and not is_thing(phrase.head):
                return False
            return self._own(phrase, at, depth, "of")
        if word.clitic == "ب" and phrase.head.kind in WITHIN:
            return self._own(phrase, at, depth, "in")
        if not word.clitic and not (phrase.al or phrase.free or phrase.nisbas or phrase.proper):
            at += word.link is not None and word.link[0] == "this"
            return self._own(phrase, at, depth, "construct") or self._proper(phrase, word)
        return word.clitic == "و" and is_thing(phrase.head) and self._joined(phrase, at, depth)

    def _own(self, phrase: Phrase, at: int, depth: int, link: str) -> bool:
        """Make what starts at `at` the owner, if it may be one."""
        if at >= self._length or at in self._breaks:
            return False
        word = self._words[at]
        if word.head is None and word.nisba is None and not word.starts:  # as most words
            return False
        if link == "construct" and is_accusative(word):
            return False
        owner = self.phrase(at, depth + 1) or self._people(at)
        if owner is None or not may_own(phrase, owner, link):
            return False
        phrase.owner, phrase.link, phrase.end = owner, link, owner.end
        return True

    def _people(self, at: int) -> Phrase | None:
        """A plural nisba by itself: «الأتراك», «فلسطينيين»."""
        word = self._words[at]
        if word.nisba is None or not word.nisba.people:
            return None
        return Phrase(at, at + 1, at + 1, word.skip, word.clitic, plural=True, al=word.al, nisbas=(word.nisba,))

    def _linked(self, phrase: Phrase, word: Word, depth: int) -> bool:
        """«تابعة لإيران», «مدعومة من تركيا», «من الحرس الثوري», «في الشرطة»."""
        link, clitic = word.link or ("", "")
        kind = phrase.head.kind if phrase.head is not None else ""
        start = phrase.end + 1
        if word.clitic or start >= self._length or not may_link(kind, link):
            return False
        following = self._words[start]
        if clitic == "m" and following.form in {"من", "مع"}:
            start += 1
        elif clitic in _PREFIXES:
            wanted = _PREFIXES[clitic]
            if following.form in (wanted, wanted + "ـ"):
                start += 1
            elif following.clitic != wanted and not any(s.clitic == wanted for s in following.starts):
                return False
        return self._own(phrase, start, depth, link)

    def _proper(self, phrase: Phrase, word: Word) -> bool:
        """«لواء التوحيد», «قوات التدخل السريع», «سد تشرين»: a name that no list has, one word and its adjectives."""
        head = phrase.head
        if head is None or head.kind not in _NAMED or phrase.adjectives or not word.form.isalpha():
            return False
        if head.bare == "y" and head.kind != "facility":  # «الشرطة», «قوات الأمن» have no other name
            return False
        if head.kind == "forces" and head.bare == "a" and not phrase.plural:  # «قوة الدفع», thrust
            return False
        if head.bare == "d" and head.kind == "group" and word.common:  # «حركة السير», traffic
            return False
        verb = word.form[0] in _VERB_BEGINS and not (head.kind == "facility" and head.bare == "a")
        if not word.al and (word.known or phrase.plural or len(word.form) < _LEAST_LETTERS or verb):
            return False
        phrase.proper = phrase.al = True
        phrase.end += 1
        return True

    def _joined(self, phrase: Phrase, at: int, depth: int) -> bool:
        """«مواقع وتجمعات الميليشيات»: things joined, the owner said once."""
        word = self._words[at]
        other = self.phrase(at, depth + 1) if word.head is not None or word.starts else None
        if other is None or not is_thing(other.head) or phrase.adjectives or (other.owner is None and phrase.al):
            return False
        phrase.owner, phrase.link, phrase.end = other.owner, other.link, other.end
        phrase.adjectives += other.adjectives
        phrase.nisbas += other.nisbas
        return True
