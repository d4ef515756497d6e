"""Which event words of a scene are incidents to record, which of them are one incident, and of what type.

Invariant: every accepted mention is in exactly one group; a group is kept or left out whole.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import prod

from sijill.codebook import codebook
from sijill.reading.belonging import DOUBT, Belongings, belongings, settling_features
from sijill.reading.binding import Group, with_rivals
from sijill.reading.features import Features
from sijill.reading.grouping import Setting, between_features, settings
from sijill.reading.incidents import group_features
from sijill.reading.joining import group
from sijill.reading.kinds import kind_features
from sijill.reading.leaning import leanings
from sijill.reading.mentions import Mention, mention_features, place_triggers, type_features
from sijill.reading.merging import Part, Parts, merge_features
from sijill.reading.namesakes import namesakes
from sijill.reading.positions import found_in
from sijill.reading.scene import Scene
from sijill.reading.scorer import Scorers
from sijill.reading.tallies import is_in, tallied
from sijill.reading.ties import bound, recalls_another

#: Log-odds for the type that the lexicon gives an event word, over what the training reports taught of it.
_LEXICON_SAYS = 1.0
#: Log-odds for two words that grammar makes one telling.
_TIED = 8.0
#: Log-odds for what is recalled beside the news and is another.
_ANOTHER = -8.0
#: Places, tolls and actors beside a group that are weighed for it while it is in doubt.
_MOST_FINDS = 60
_FAR = -4.0  # of groups too far apart to have been asked about

Judged = Sequence[tuple[Mention, float]]


@dataclass(frozen=True, slots=True)
class Candidate:
    """Mentions of perhaps one incident, each with its probability, and the type they speak for together.

    `kin`: log-odds that it is the same as the likest other candidate of its report, `None` where it is the only one;
    `chance`: that any of its mentions tells of an incident, each judged by itself; `rows`: for each mention one log-odds a type.
    """

    judged: Judged
    type: str
    kin: float | None = None
    chance: float = 0.0
    rows: Sequence[Sequence[float]] = ()


#: Types whose words are hardly used of anything else, however little a post of one line says of arms and victims.
_PLAIN = frozenset(("air_strike", "drone_strike", "shelling", "strike", "explosion", "suicide_bombing", "armed_clash"))


@dataclass(frozen=True, slots=True)
class Thresholds:
    """How sure a scorer must be; set by cross-validation on the training reports (tools/train_reader.py)."""

    mention: float = 0.3
    incident: float = 0.43
    bare: float = 0.9  # of violence, in a report that tells of nobody harmed and hardly of arms
    bare_post: float = 0.6  # and in a short one
    same: float = 1.5  # log-odds
    merge: float = -0.3  # log-odds
    role: float = 0.3
    role_more: float = 0.7  # of one more in a role that another has
    role_joined: float = 0.3  # of one that «و» joins to that other
    role_helper: float = 0.1  # of one that is said to help that other
    role_alias: float = 0.1  # of words that may as well be that other's
    place: float = 0.75
    lone_place: float = 0.3
    finer_place: float = 0.35
    place_joined: float = 0.15  # of places joined to one that is sure
    place_again: float = 0.1  # of words for a place that is the incident's by other words
    when: float = 0.16  # that it is an incident, and of that day
    toll: float = 0.3


def accepted(scene: Scene, scorers: Scorers, limits: Thresholds) -> list[tuple[Mention, float]]:
    """The triggers that may tell of an incident, each with its probability."""
    judge, counts, names = scorers.mention, tallied(scene), namesakes(scene)
    told = (m for m in place_triggers(scene) if m.find.start not in names and not is_in(counts, m.find.start))
    scored = [(m, judge.yes(mention_features(scene, m))) for m in told]
    return [(m, p) for m, p in scored if p >= limits.mention]


def type_logits(scene: Scene, mention: Mention, scorers: Scorers) -> list[float]:
    """What the words around speak for, and what the word names by itself."""
    judge, trigger = scorers.type, mention.trigger
    logits = judge.logits(type_features(scene, mention))
    if trigger.word_class == "event" and trigger.type in judge.classes:
        logits[judge.classes.index(trigger.type)] += _LEXICON_SAYS
    return logits


def _best_type(rows: Sequence[Sequence[float]], classes: Sequence[str]) -> str:
    totals = rows[0] if len(rows) == 1 else [sum(column) for column in zip(*rows, strict=True)]
    return classes[totals.index(max(totals))]


def parts_of(scene: Scene, judged: Judged, scorers: Scorers, limits: Thresholds) -> Parts:
    """Mentions by incident as far as pairs of them tell, each group with the type its mentions speak for together."""
    classes = scorers.type.classes
    mentions = [m for m, _ in judged]
    rows = [type_logits(scene, m, scorers) for m in mentions]
    around = settings(scene, mentions, leanings(rows, classes))
    later = [[scorers.same.part(told) for told in one.later] for one in around]
    odds: dict[tuple[int, int], float] = {}

    def likely(i: int, j: int) -> float:
        a, b = mentions[i], mentions[j]
        alone = later[j][around[j].later.after(a, b)]
        tied = _TIED if bound(scene, a, b) else 0.0
        tied += _ANOTHER if recalls_another(scene, around[i], around[j]) else 0.0
        odds[i, j] = tied + scorers.same.odds(between_features(scene, around[i], around[j]), more=alone)
        return odds[i, j]

    found = group(len(mentions), likely, threshold=limits.same)
    return Parts(scene, [_part(members, around, rows, classes) for members in found], odds, rows)


def _part(members: Sequence[int], around: Sequence[Setting], rows: Sequence[Sequence[float]], classes: Sequence[str]) -> Part:
    return Part(tuple(members), tuple(around[i] for i in members), _best_type([rows[i] for i in members], classes))


def merged(parts: Parts, judged: Judged, scorers: Scorers, limits: Thresholds) -> list[Candidate]:
    """The groups after those that are one incident as wholes have been joined."""
    odds: dict[tuple[int, int], float] = {}

    doubts = Doubts(parts, judged, scorers)

    def likely(i: int, j: int) -> float:
        odds[i, j] = odds[j, i] = doubts.settled(i, j)
        return odds[i, j]

    found = group(len(parts.all), likely, threshold=limits.merge)
    candidates = []
    for together in found:
        members = sorted(n for i in together for n in parts.all[i].members)
        rows = [parts.rows[n] for n in members]
        type_ = _best_type(rows, scorers.type.classes)
        kin = max((_mean_odds(odds, together, others) for others in found if others is not together), default=None)
        mine = tuple(judged[n] for n in members)
        candidates.append(Candidate(mine, type_, kin, 1 - prod(1 - p for _, p in mine), rows))
    return candidates


class Doubts:
    """Whether two groups are one incident: by their words, and where those leave it open by what belongs to each."""

    def __init__(self, parts: Parts, judged: Judged, scorers: Scorers) -> None:
        self.parts, self._judged, self._scorers = parts, judged, scorers
        self._known: dict[int, Belongings] = {}

    @cached_property
    def _groups(self) -> list[Group]:
        """Each part as a group beside the others; in many a report nothing is in doubt, and none is asked for."""
        return with_rivals([Group(tuple(self._judged[n][0] for n in part.members), part.type) for part in self.parts.all])

    def _of(self, n: int) -> Belongings:
        known = self._known.get(n)
        if known is None:
            known = self._known[n] = belongings(self.parts.scene, self._groups[n], self._scorers)
        return known

    def by_words(self, i: int, j: int) -> float:
        parts = self.parts
        others = (parts.recalls[i] or parts.recalls[j]) and _tell_two(parts, i, j)
        return self._scorers.merge.odds(merge_features(parts, i, j)) + (_ANOTHER if others else 0.0)

    def settling(self, i: int, j: int, odds: float) -> Features:
        """Features for "group j is of the same incident as group i", whose words come to these odds."""
        a, b = self.parts.all[i], self.parts.all[j]
        together = not a.sentences.isdisjoint(b.sentences)
        return settling_features(self._of(i), self._of(j), odds, alike=a.type == b.type, together=together)

    def settled(self, i: int, j: int) -> float:
        odds = self.by_words(i, j)
        asked = DOUBT[0] < odds < DOUBT[1] and self._is_told(i) and self._is_told(j)
        return self._scorers.settle.odds(self.settling(i, j, odds)) if asked else odds

    def _is_told(self, n: int) -> bool:
        """Whether few enough finds stand beside a group to be weighed each: in 800 words without a full stop hundreds do."""
        scene, near = self.parts.scene, self._groups[n].close_to
        return sum(1 for rows in (scene.places_in, scene.tolls_in, scene.actors_in) for _ in found_in(rows, near)) <= _MOST_FINDS


def _tell_two(parts: Parts, i: int, j: int) -> bool:
    """Whether a mention of the one is recalled beside the other's and is another (`ties.py`)."""
    return any(recalls_another(parts.scene, a, b) for a in parts.all[i].around for b in parts.all[j].around)


def _mean_odds(odds: Mapping[tuple[int, int], float], left: Sequence[int], right: Sequence[int]) -> float:
    across = [odds.get((i, j), _FAR) for i in left for j in right]
    return sum(across) / len(across)


def incident_features(scene: Scene, candidates: Sequence[Candidate], n: int) -> Features:
    """Features for "candidate n is an incident", among the others of its report."""
    one = candidates[n]
    alike, likelier = sum(c.type == one.type for c in candidates) - 1, sum(c.chance > one.chance for c in candidates)
    return group_features(scene, one.judged, one.type, others=len(candidates) - 1, alike=alike, kin=one.kin, rank=likelier)


def grouped(scene: Scene, judged: Judged, scorers: Scorers, limits: Thresholds) -> list[Group]:
    """The candidates that are judged to be incidents."""
    found = merged(parts_of(scene, judged, scorers, limits), judged, scorers, limits)
    weighed = [(c, scorers.incident.yes(incident_features(scene, found, n))) for n, c in enumerate(found)]
    kept = [(c, chance) for c, chance in weighed if chance >= _needed(scene, c, limits)]
    return with_rivals([Group(tuple(m for m, _ in c.judged), _settled(scene, c, scorers), chance=chance) for c, chance in kept])


def _settled(scene: Scene, candidate: Candidate, scorers: Scorers) -> str:
    """Its type, as a whole."""
    logits = scorers.kind.logits(kinds_of(scene, candidate, scorers.type.classes))
    return scorers.kind.classes[logits.index(max(logits))]


def kinds_of(scene: Scene, candidate: Candidate, classes: Sequence[str]) -> Features:
    """Features for its type; `classes`: those that its rows speak for."""
    return kind_features(scene, [m for m, _ in candidate.judged], candidate.rows, classes)


def _needed(scene: Scene, candidate: Candidate, limits: Thresholds) -> float:
    """How sure the incident scorer must be: «الهجوم», "the attack", in a report without arms and victims is mostly a team's;
    «تفجير انتحاري» (suicide bombing) is what it says, and a short post has no room to tell of either."""
    violent = codebook().types[candidate.type].category == "violence"
    if not violent or not scene.bare or candidate.type in _PLAIN:
        return limits.incident
    return limits.bare_post if scene.is_short else limits.bare
