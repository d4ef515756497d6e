"""Running counts: «منذ بداية العام 491 هجوماً» (491 attacks since the beginning of the year) tells of no one incident.

Invariant: only where acts themselves are counted, many of them, and over a year, a war or a campaign, or the dead of a month
and more, of a calendar month or year; a count of the dead of one day or one act, or of the strikes of one wave, is none.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from sijill.arabic.text import Sentence
from sijill.reading.cues import cue_at, cue_table
from sijill.reading.scene import Scene

#: From so many on, acts are those of many days: a wave told as one incident seldom has more.
_MANY = 10
#: Tokens after a word of counting within which the act stands («تعداد المدنيين الذين قتلوا باستهدافات»).
_REACH = 6
#: Tokens from a word of counting to whom it counts, and on either side of it to the month or year («بلغ منذ مطلع العام عدد القتلى 34»).
_WHOM, _BEFORE, _AFTER = 3, 8, 14
#: Tokens from what tells that a count rises («ليرتفع عدد القتلى») to the count.
_RISES = 6
#: Days from which on the dead «منذ بدء التصعيد» (since the escalation began) are those of a campaign.
_LONG = 30
_OF = "من"
_ACTS = frozenset({"event", "anaphor"})  # «56 عملية»
_HARMED = frozenset({"killed", "injured"})
_KEPT = "tallied"
#: What an item of a list begins with.
_DASHES = frozenset("–-—•*")
#: Folded offsets, half-open.
Stretch = tuple[int, int]


_CUES = cue_table("tallies.tsv", ("role", "words", "gloss", "source"))
_MAY_BEGIN = _CUES.marks()


def tallied(scene: Scene) -> tuple[Stretch, ...]:
    """Where the report counts up acts: from the clause in which it begins to, to the end of its sentence. Worked out once a scene:
    mentions, days and tolls all ask."""
    known: tuple[Stretch, ...] | None = scene.__dict__.get(_KEPT)
    if known is None:
        known = scene.__dict__[_KEPT] = tuple(_stretches(scene))
    return known


def is_in(stretches: tuple[Stretch, ...], start: int) -> bool:
    return any(a <= start < b for a, b in stretches)


def _stretches(scene: Scene) -> Iterator[Stretch]:
    before = False
    for number, sentence in enumerate(scene.text.sentences):
        item = before and _is_item(scene, sentence)
        if not scene.triggers_in[number]:
            before = item
            continue
        if not before and not _marked(scene, sentence):
            continue  # as most
        at = _begun_at(scene, number, sentence)
        if at is None and before:
            at = sentence.first if item or _is_spread(scene, sentence) else _taken_up(scene, number, sentence)
        before = at is not None
        if at is not None:
            yield _clause_start(scene, sentence, at), sentence.end
        elif (dead := _dead_of_calendar(scene, number, sentence)) is not None:
            yield scene.text.starts[dead], sentence.end


def _begun_at(scene: Scene, number: int, sentence: Sentence) -> int | None:
    """The token with which a sentence begins to count up."""
    year, since = (next(_at(scene, sentence, role), None) for role in ("year", "since"))
    if year is None and since is None:
        return None
    counted = _counted(scene, number, sentence)
    if counted is not None and (begun_at := since if year is None and counted[1] else year) is not None:
        return min(begun_at, counted[0])
    dead = _dead_counted(scene, number, sentence) if since is not None else None
    return None if since is None or dead is None else min(since, dead)


def _taken_up(scene: Scene, number: int, sentence: Sentence) -> int | None:
    """The word that takes up the acts counted before: «وأدت هذه الهجمات إلى مقتل 52» (these attacks led to the death of 52)."""
    acts = {scene.token(t.start) for t in scene.triggers_in[number]}
    return next((i for i in _at(scene, sentence, "these") if i + 1 in acts), None)


def _is_item(scene: Scene, sentence: Sentence) -> bool:
    """«– 60 استهداف على الحسكة أسفرت عن مقتل 13» (60 strikes on al-Hasaka that killed 13): what was counted, part by part."""
    forms = scene.text.forms[sentence.first : min(sentence.first + 2, sentence.last)]
    return len(forms) > 1 and forms[0] in _DASHES and forms[1].isdecimal()


def _is_spread(scene: Scene, sentence: Sentence) -> bool:
    """«وتوزعت الاستهدافات على النحو الآتي» (the strikes are spread as follows)"""
    return next(_at(scene, sentence, "spread"), None) == sentence.first


def _dead_counted(scene: Scene, number: int, sentence: Sentence) -> int | None:
    """The word that counts people who came to harm over a month and more: «بلغ عدد القتلى منذ بدء التصعيد في آذار 544»."""
    told = (f.value.interval for f in scene.times_in[number])
    if not any(interval is not None and interval.days >= _LONG for interval in told):
        return None
    many = [scene.token(t.start) for t in scene.tolls_in[number] if (t.low or 0) >= _MANY]
    return next((i for i in _at(scene, sentence, "count") if any(i <= at <= i + _REACH for at in many)), None)


def _dead_of_calendar(scene: Scene, number: int, sentence: Sentence) -> int | None:
    """The token with which the dead of a month or a year are counted: «ليصل عدد القتلى خلال العام الجاري إلى 22», «لقي 26 جنديا
    مصرعهم هذا العام»; the dead of an act are its own: «قتل 35 في تفجيرات هذا العام»."""
    years = sorted({*_at(scene, sentence, "year"), *_at(scene, sentence, "years")})
    calendar = sorted({*years, *_at(scene, sentence, "calendar")})
    if not calendar:
        return None
    for i in sorted({*_at(scene, sentence, "count"), *_at(scene, sentence, "count_dead")}):
        begun_at = next((c for c in calendar if i - _BEFORE <= c <= i + _AFTER), None)
        if begun_at is not None and _counts_dead(scene, number, i) and not _of_act(scene, number, i):
            return min(i, begun_at)
    return _dead_of_years(scene, number, {scene.clause(scene.text.starts[c]) for c in years})


def _dead_of_years(scene: Scene, number: int, clauses: AbstractSet[int]) -> int | None:
    """The first token of the clauses, which speak of a year, where many are told to have died in them, and of no act
    and no day: «قتل عشرون شخصا الجمعة» (twenty were killed on Friday) is news."""
    if any(t.value.word_class != "harm" and scene.clause(t.start) in clauses for t in scene.triggers_in[number]):
        return None
    clauses = {c for c in clauses if not any(scene.clause(f.start) == c for f in scene.dated)}
    many = (scene.clause(t.start) for t in scene.tolls_in[number] if (t.low or 0) >= _MANY and t.harm in _HARMED)
    clause = next((c for c in many if c in clauses), None)
    return None if clause is None else scene.token(scene.text.clause_starts[clause])


def _of_act(scene: Scene, number: int, i: int) -> bool:
    """Whether an act or a day is told after the word of counting at token i, in its clause: «عدد القتلى في تفجير الكرادة خلال الشهر
    الجاري» (the number of the killed in the Karrada bombing, this month)."""
    start = scene.text.starts[i]
    acts = (t.start for t in scene.triggers_in[number] if t.value.word_class in _ACTS)
    days = (f.start for f in scene.dated)
    return any(at > start and scene.clause(at) == scene.clause(start) for at in (*acts, *days))


def _counts_dead(scene: Scene, number: int, i: int) -> bool:
    """Whether the word of counting at token i counts the dead or the hurt, and not those of one act («عدد قتلى التفجير»), or no more
    than some («عدد من القتلى»)."""
    words = {scene.token(t.start): t.value for t in scene.triggers_in[number]}
    whom = next((k for k in range(i + 1, i + 1 + _WHOM) if k in words and words[k].word_class == "harm"), None)
    if whom is None or (scene.text.forms[i + 1] == _OF and words[whom].word == "noun"):
        return False
    return whom + 1 not in words or words[whom + 1].word_class not in _ACTS


def _at(scene: Scene, sentence: Sentence, role: str) -> Iterator[int]:
    """The tokens of a sentence at which a cue of the role stands."""
    cues, forms = _CUES[role], scene.text.forms
    for i, roles in _marked(scene, sentence):
        if role in roles and cue_at(cues, forms, i, sentence.last):
            yield i


def _marked(scene: Scene, sentence: Sentence) -> Sequence[tuple[int, frozenset[str]]]:
    """The tokens of a sentence at which a cue may stand, with the roles of those."""
    marks = _MAY_BEGIN.of(scene.text.cards)
    return marks[bisect_left(marks, (sentence.first,)) : bisect_left(marks, (sentence.last,))] if marks else ()


def _counted(scene: Scene, number: int, sentence: Sentence) -> tuple[int, bool] | None:
    """The token with which acts are counted, and whether a word of counting leads to it: «تعداد الغارات» (the count of air
    strikes), «491 هجوماً» (491 attacks)."""
    acts = {scene.token(t.start) for t in scene.triggers_in[number] if t.value.word_class in _ACTS}
    many = [n.value for n in scene.numbers if sentence.start <= n.start < sentence.end and (n.value.low or 0) >= _MANY]
    begun_at = sorted({*_at(scene, sentence, "year"), *_at(scene, sentence, "since")})
    for i in _at(scene, sentence, "count") if many else ():
        reach = min(i + _REACH, next((b for b in begun_at if b > i), i + _REACH))  # «عدد القتلى منذ بدء الهجوم» counts the dead
        if any(i < act <= reach for act in acts):
            return i, True
    return next(((q.first, False) for q in many if q.last in acts), None)


def _clause_start(scene: Scene, sentence: Sentence, token: int) -> int:
    """Where the clause begins that counts at a token; after «قتل ثلاثة، ليرتفع عدد القتلى …» what tells that the count rises."""
    start = scene.text.clause_starts[scene.clause(scene.text.starts[token])]
    rises = (scene.text.starts[i] for i in _at(scene, sentence, "rises") if token - _RISES <= i <= token)
    return max((start, *rises))
