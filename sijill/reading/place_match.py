"""Names of the gazetteer in a text, with the words that introduce them.

Invariant: mentions lie in order and do not overlap; of two names that begin at one word the longer is taken.
"""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple, TypeAlias

from sijill.arabic.by_form import ByForm, Marks
from sijill.knowledge.gazetteer import Entry, Gazetteer
from sijill.reading.place_cues import Cues, cues
from sijill.reading.place_strange import STRANGE
from sijill.reading.place_words import LIST, PLAIN, Words, stems

#: How a mention is introduced: by nothing, by a preposition, by a word that says what it is (or a hashtag).
BARE, PREPOSED, NAMED = 0, 1, 2
_PREPOSING = frozenset({"prep", "near", "inside", "countryside", "side", "border"})
_ACT_WORDS, _DEED_WORDS = 2, 5  # from a preposition back to the noun of an act: «غارات جوية على»
_IN = "في"
_SHORT = 3
_PIECE = 3  # letters by which the rest of a blocking phrase is looked up
_VAST, _LARGE, _CITY = 1_000_000, 500_000, 100_000
_SMALL = frozenset({"village", "town"})
_GREAT = frozenset({"country", "capital", "region"})


@dataclass(slots=True)
class Mention:
    """Words `first` to `last` (half-open) bear `key`; `admin` is the word that introduces it, if one does.

    `around_town`: told from it («قرب غزة»), so that it is a town rather than the land of that name. `joined`: after another in a
    list; `leads`: before another. `tag`: a hashtag of its own («#الباب»). `rural`: in a list of countrysides («ريفي حلب وإدلب»).
    `struck`: told by the act that it bore («تفجير الباب», «غارات على الباب والراعي»). `sure`: whether the name alone says that it is a
    place; `None` until asked.
    """

    first: int
    last: int
    key: str
    clitic: str
    entries: tuple[Entry, ...]
    admin: int | None = None
    admin_word: str | None = None
    level: int = BARE
    joined: bool = False
    leads: bool = False
    around_town: bool = False
    tag: bool = False
    rural: bool = False
    struck: bool = False
    sure: bool | None = None

    @property
    def name_offset(self) -> int:
        """Letters of the first word that stand before the name; the two of «للضفة», in which the article is lost, stay with it."""
        return len(self.clitic) - int(self.clitic.endswith("ل") and self.key.startswith("ال"))

    @property
    def from_word(self) -> int:
        return self.first if self.admin is None else self.admin


def find_mentions(words: Words, folded: str, gazetteer: Gazetteer, cues: Cues) -> list[Mention]:
    """Every name, blocked ones left out, each with how it is introduced."""
    found: list[Mention] = []
    skip, forms, length = 0, words.forms, len(words.forms)
    for k, begun in _begun(words, gazetteer):
        openings, alone, seconds = begun
        if k < skip or not (alone or (k + 1 < length and forms[k + 1] in seconds)):
            continue
        mention = _longest(words, k, gazetteer, openings)
        if mention is None or words.owned(mention.last - 1):
            continue
        if _is_blocked(folded, words, mention) or _in_a_name(words, mention, cues) or _in_a_longer(words, mention, cues):
            skip = mention.last if mention.last - mention.first > 1 else skip
            continue
        _introduce(words, mention, found[-1] if found else None, cues)
        found.append(mention)
        skip = mention.last
    return found


@dataclass(frozen=True, slots=True)
class _Opening:
    """A stem of a word with which names begin, the proclitics cut off; of how many words such names are at most, and their
    second words; and the rows of the name that the stem alone is, if it can be one here."""

    stem: str
    clitic: str
    most: int
    seconds: AbstractSet[str]
    alone: tuple[Entry, ...]


class _Begun(NamedTuple):
    """The names that begin with a word; whether one of them may be that word alone; the second words of the others."""

    openings: tuple[_Opening, ...]
    alone: bool
    seconds: AbstractSet[str]


def _begun(words: Words, gazetteer: Gazetteer) -> Iterable[tuple[int, _Begun]]:
    """The words with which names begin, and the names."""
    told = _openings(gazetteer)
    if isinstance(told, ByForm):
        return [(k, begun) for k, form in enumerate(words.forms) if (begun := told[form]) is not None]
    numbers = words.numbers
    return [(numbers[i] - 1, begun) for i, begun in told.of(words.text.cards)]


def _longest(words: Words, k: int, gazetteer: Gazetteer, openings: tuple[_Opening, ...]) -> Mention | None:
    best: Mention | None = None
    forms, tight = words.forms, words.tight
    for opening in openings:
        key, clitic, last = opening.stem, opening.clitic, k + 1
        if opening.alone and best is None:
            best = Mention(k, last, key, clitic, opening.alone)
        if opening.most == 1 or last >= len(forms) or forms[last] not in opening.seconds:
            continue
        for _ in range(1, opening.most):
            if last >= len(forms) or not tight[last]:
                break
            key, last = f"{key} {forms[last]}", last + 1
            if (best is None or last > best.last) and gazetteer.knows(key):
                rows = gazetteer.lookup(key)
                if not clitic or _may_bear(clitic, key, rows):
                    best = Mention(k, last, key, clitic, rows)
    return best


@lru_cache(maxsize=8)
def _openings(gazetteer: Gazetteer) -> Marks[_Begun] | ByForm[_Begun | None]:
    """For each word, the names of the gazetteer that may begin with it."""
    first_words = gazetteer.first_words()

    def tell(form: str) -> _Begun | None:
        found = []
        if not form[0].isalnum():
            return None
        for stem, clitic in stems(form):
            if stem in first_words:
                rows = () if stem in cues().admin or stem in cues().side_after else gazetteer.lookup(stem)
                alone = rows if not clitic or _may_bear(clitic, stem, rows) else ()
                found.append(_Opening(stem, clitic, first_words[stem], gazetteer.second_words(stem), alone))
        openings = tuple(o for o in found if o.alone or o.most > 1)
        seconds = frozenset[str]().union(*(o.seconds for o in openings if o.most > 1))
        return _Begun(openings, any(o.alone for o in openings), seconds) if openings else None

    return Marks(tell) if gazetteer is Gazetteer.default() else ByForm(tell)  # marks stay, users' gazetteers may come and go


def _may_bear(clitic: str, key: str, rows: tuple[Entry, ...]) -> bool:
    """Whether the letters before the name are clitics: «بالحسكة», «وحلب», «لدمشق»; «باراك» is not ب + Arak, «كبيرة» not ك + …."""
    if key.startswith("ال") or " " in key:
        return True
    if len(key) < _SHORT:
        return False
    if len(key) == _SHORT and clitic != "و":
        in_it = clitic == "ب" and STRANGE[clitic + key]  # «برفح», which is no word; «بقرى» is, and «لبد» too
        return any(e.kind in _GREAT or (clitic[-1] in "بل" and e.population >= (_CITY if in_it else _LARGE)) for e in rows)
    if clitic[-1] == "ك":  # «كانكارا», Kankara, is no «like Ankara», and nothing happens in what something is like
        return False
    if clitic[-1] == "ف":
        return any(e.kind in _GREAT for e in rows)
    return clitic == "و" or any(e.source == "hand" or e.kind in _GREAT or e.population >= _VAST for e in rows)


def _is_blocked(folded: str, words: Words, mention: Mention) -> bool:
    """Whether the name is part of the name of something else: «فيلق القدس», the Quds Force."""
    cut = len(mention.clitic)
    start = words.starts[mention.first] + cut
    after_blank, others = _BLOCKING[words.forms[mention.first][cut:]]
    phrases = after_blank if start and folded[start - 1] == " " else after_blank + others
    for before, several in phrases:  # noqa: SIM110  asked of every name: a generator would double what it costs
        if before <= start and folded.startswith(several, start - before):
            return True
    return False


_Phrases: TypeAlias = tuple[tuple[int, tuple[str, ...]], ...]


def _tell_blocking(word: str) -> tuple[_Phrases, _Phrases]:
    """The blocking phrases that a word, its proclitics cut off, may be in, by how many letters of them stand before it: those in
    which it begins a word, and the others, which only a word that something touches can be in."""
    if len(word) < _PIECE:
        near = [rest for rests in _rests().values() for rest in rests]
    else:
        near = [rest for width in range(1, _PIECE + 1) for rest in _rests().get(word[:width], ())]
    after_blank, others = dict[int, tuple[str, ...]](), dict[int, tuple[str, ...]]()
    for phrase, before in near:
        if phrase.startswith(word, before) or word.startswith(phrase[before:]):
            found = after_blank if not before or phrase[before - 1] == " " else others
            found[before] = (*found.get(before, ()), phrase)
    return tuple(after_blank.items()), tuple(others.items())


@cache
def _rests() -> dict[str, list[tuple[str, int]]]:
    """The first letters of what is left of a blocking phrase from each of its letters on → the phrase and the letters before."""
    found: dict[str, list[tuple[str, int]]] = {}
    for phrase in cues().block_phrase:
        for before in range(len(phrase)):
            found.setdefault(phrase[before : before + _PIECE], []).append((phrase, before))
    return found


_BLOCKING = ByForm(_tell_blocking)


def _in_a_name(words: Words, mention: Mention, cues: Cues) -> bool:
    """Whether the word before or after makes the place part of an organisation's or a person's name."""
    first, last = mention.first, mention.last
    if mention.key in cues.back and (first == 0 or "unknown" not in words.roles(first - 1)):
        return True  # «مركز المدينة» is a city's centre, «ناحية المدينة» a township of Basra
    if last < len(words) and words.gaps[last] == PLAIN and words.forms[last] in cues.block_after:
        return True
    if first == 0 or words.gaps[first] != PLAIN or mention.clitic or words.hashed[first]:
        return False
    before = words.roles(first - 1)
    if not before:
        return False
    if "block_town" in before:  # «لواء شهداء إدلب» is a brigade, «شهداء لبنان» are Lebanon's dead
        return mention.entries[0].kind != "country"
    if "block_country" in before:  # «برج الكويت», «مدرسة تونس»; «مدرسة نوى» is the town's
        return mention.entries[0].kind == "country"
    return "block_before" in before


def _in_a_longer(words: Words, mention: Mention, cues: Cues) -> bool:
    """Whether the name is the beginning or the end of one that the gazetteer lacks: «قرية عين الصفصاف» is no «عين», «قرية تل الحمام» no «الحمام»."""
    k, last = mention.first, mention.last
    if mention.clitic or words.hashed[k]:
        return False
    if k and last - k == 1 and words.forms[k] in cues.name_head and _head_word(words, k - 1, cues) is not None:
        return last < len(words) and words.tight[last] and words.forms[last].startswith("ال") and words.forms[last] not in cues.not_name
    if k < 2 or not words.tight[k] or words.gaps[k] != PLAIN or words.forms[k - 1] not in cues.name_head:
        return False
    word = _head_word(words, k - 2, cues)
    return word is not None and cues.admin[word][0] in _SMALL


def _head_word(words: Words, k: int, cues: Cues) -> str | None:
    """The word at k that introduces a name of its own right after it («قرية»), `None` where it is none."""
    return words.roles(k).get("unknown") if words.gaps[k + 1] == PLAIN else None


def _introduce(words: Words, mention: Mention, before: Mention | None, cues: Cues) -> None:
    k = mention.first
    roles = words.roles(k - 1) if k else {}
    listed = (
        before is not None
        and k <= before.last + 2
        and _adjoins(words, before.last, k, cues)
        and (words.gaps[k] == LIST or (words.gaps[k] == PLAIN and mention.clitic[:1] == "و"))
    )
    mention.rural = (listed and before is not None and before.rural) or "countrysides" in roles
    if k and words.gaps[k] == PLAIN and not mention.clitic:
        admin = roles.get("admin")
        if admin is not None:
            mention.admin, mention.admin_word, mention.level = k - 1, admin, NAMED
            return
    if (mention.key.split(" ", 1)[0] in cues.admin and " " in mention.key) or words.hashed[k]:
        mention.level = NAMED
        mention.tag = words.hashed[k] and not words.run_on[k] and not (mention.last < len(words) and words.run_on[mention.last])
    elif not {"ب", "ل", "ع"}.isdisjoint(mention.clitic) or (roles and words.gaps[k] == PLAIN and not _PREPOSING.isdisjoint(roles)):
        mention.level = PREPOSED
        mention.struck = mention.key in cues.ambiguous and _struck(words, mention, k if "act" in roles else k - 1, cues)
    elif "act" in roles and words.gaps[k] == PLAIN and mention.key not in cues.struck:
        mention.struck = True
    if listed and before is not None:
        mention.joined = before.leads = True
        mention.level = max(mention.level, min(before.level, PREPOSED))
        mention.struck = before.struck and mention.key not in cues.struck
        if before.admin_word in cues.many and mention.level != NAMED:
            mention.admin_word, mention.level = before.admin_word, NAMED


def _struck(words: Words, mention: Mention, at: int, cues: Cues) -> bool:
    """Whether a noun of an act ends before word `at`, perhaps with its adjective between: «غارات جوية على»; before «في» any word of
    one, somewhat farther: «هجوم على حاجز في نوى». The name is none of those of things that are hit: «قصف المصنع» (the factory)."""
    if mention.key in cues.struck:
        return False
    inside = words.forms[at] == _IN
    for k in range(at - 1, max(-1, at - 1 - (_DEED_WORDS if inside else _ACT_WORDS)), -1):
        if words.gaps[k + 1] != PLAIN:
            return False
        if "act" in words.roles(k) or (inside and "deed" in words.roles(k)):
            return True
    return False


def _adjoins(words: Words, end: int, k: int, cues: Cues) -> bool:
    """Whether a name that ends at word `end` and one that begins at word k have at most a side between them («ريفي إدلب الجنوبي وحماة»)."""
    return end == k or (end < k <= end + 2 and all(words.forms[w] in cues.side_after and words.gaps[w] == PLAIN for w in range(end, k)))
