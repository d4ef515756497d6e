"""Of which incident each toll is, and the tolls of one as claims.

Invariant: the same figure told again is one claim with the words of both, but for two groups of one number that one word tells
of; a part goes where its whole goes, and points at it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from sijill.model import Claim, Toll
from sijill.reading.arguments import toll_features
from sijill.reading.binding import Group
from sijill.reading.claiming import claimed
from sijill.reading.gathering import Thresholds
from sijill.reading.scene import Scene
from sijill.reading.scorer import Scorers
from sijill.reading.tallies import is_in, tallied
from sijill.reading.toll_earlier import outdated
from sijill.reading.tolls import TollFind

#: What kills and wounds nobody by itself: the clash on the way does, the fire on the march.
_HARMLESS = frozenset({"capture", "deployment"})
_MARCH = "protest"
_BODILY = frozenset({"killed", "injured"})
_NUMBERED = frozenset({"number", "two"})
#: The codebook's low for a plural without a number.
_UNCOUNTED = 2
#: And for "dozens".
_DOZENS = 20


def _toll_value(find: TollFind, scene: Scene, part_of: str | None) -> Toll:
    who = find.who.of(scene.report.text) if find.who is not None else None
    return Toll(find.harm, find.low, find.high, find.approximate, find.additional, who, part_of)


def toll_homes(scene: Scene, groups: Sequence[Group], scorers: Scorers, limits: Thresholds) -> list[int | None]:
    """For each toll found, the index of the group it is a toll of; `None` where it is of none. A part goes with its whole."""
    judge, homes, counts = scorers.toll, [], tallied(scene)
    told_near: dict[int, list[int]] = {}
    for n, one in enumerate(groups):
        for sentence in one.close_alone:
            told_near.setdefault(sentence, []).append(n)
    for find in scene.tolls:
        whole = find if find.part_of is None else scene.tolls[find.part_of]  # a breakdown may stand in lines of its own
        counted_up = is_in(counts, find.start) or is_in(counts, whole.start)
        near: Sequence[int] = () if counted_up else told_near.get(scene.sentence(find.start), ())
        if find.harm in _BODILY:
            near = _deadly(groups, near)
        scored = [(judge.yes(toll_features(scene, groups[n], find)), -n) for n in near]
        best, at = max(scored, default=(0.0, 0))
        homes.append(-at if best >= limits.toll else None)
    return [
        homes[f.part_of] if f.part_of is not None and homes[f.part_of] is not None else home
        for f, home in zip(scene.tolls, homes, strict=True)
    ]


def _deadly(groups: Sequence[Group], near: Sequence[int]) -> Sequence[int]:
    """Those of the groups that may have dead and wounded: a march only where nothing else may («قتل ثلاثة خلال احتجاجات», three were
    killed during protests)."""
    known = [n for n in near if groups[n].type not in _HARMLESS]
    return [n for n in known if groups[n].type != _MARCH] or known


def _vague(find: TollFind) -> bool:
    return find.low == _UNCOUNTED and find.high is None


def _dozens(find: TollFind) -> bool:
    return find.low == _DOZENS and find.high is None and find.joint


def _exact(find: TollFind) -> bool:
    return find.kind == "number" and find.high is not None and find.part_of is None and not find.additional and not find.joint


def _twins(scene: Scene, mine: Sequence[int]) -> dict[int, int]:
    """«ستة شرطيين وستة مدنيين» (six policemen and six civilians), «6 أطفال وامرأة ورجل» (six children, a woman and a man): how many
    before each came to the same by the same word."""
    seen: Counter[tuple[object, ...]] = Counter()
    found: dict[int, int] = {}
    for n in sorted(mine):
        find = scene.tolls[n]
        key = (find.harm, find.low, find.high, find.cue_span, find.part_of)
        apart = find.kind in _NUMBERED or (find.kind == "one" and find.who is not None)
        found[n] = seen[key] if apart else 0
        seen[key] += apart
    return found


def _beside_one(scene: Scene, mine: Sequence[int], find: TollFind) -> bool:
    """«مقتل إمام المسجد وعدد من المصلين» (the killing of the mosque's imam and a number of worshippers): the number is his alone."""
    counted = [t for n in mine if (t := scene.tolls[n]).harm == find.harm and not _vague(t)]
    return all(t.high == 1 for t in counted) and any(t.cue_span == find.cue_span for t in counted)


def toll_claims(scene: Scene, mine: Sequence[int]) -> list[Claim]:
    """Claims of the tolls with these indices: the same figure told again adds its words to the first."""
    by_figure: dict[tuple[object, ...], list[int]] = {}
    counted = {scene.tolls[n].harm for n in mine if not _vague(scene.tolls[n])}
    exactly = {scene.tolls[n].harm for n in mine if _exact(scene.tolls[n])}
    twins, old = _twins(scene, mine), outdated(scene, mine)
    for n in mine:
        find = scene.tolls[n]
        if n in old:
            continue
        if _vague(find) and find.part_of is None and find.harm in counted and not _beside_one(scene, mine, find):
            continue  # «ضحايا», "victims", beside their number
        if _dozens(find) and find.harm in exactly:
            continue  # «عشرات القتلى والجرحى», "dozens killed and wounded", above «17 قتيلا»
        by_figure.setdefault((find.harm, find.low, find.high, twins[n]), []).append(n)
    told: dict[int, Claim] = {}  # and not their ids, which are digests, and are asked for where there are parts alone
    claims = []
    for members in sorted(by_figure.values(), key=lambda ns: (scene.tolls[ns[0]].part_of is not None, ns[0])):
        first = max((scene.tolls[n] for n in members), key=lambda t: (t.part_of is not None, t.who is not None, -t.start))
        whole = told.get(first.part_of) if first.part_of is not None else None
        value = _toll_value(first, scene, None if whole is None else whole.id)
        claim = claimed(scene, "toll", value, (scene.tolls[n].span for n in members))
        told.update(dict.fromkeys(members, claim))
        claims.append(claim)
    return claims
