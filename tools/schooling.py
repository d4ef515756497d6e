"""What one annotated report asks of the encoder while it is taught: the same questions as the reader's scorers are taught.

Invariant: a span holds at least one token; a thing that the annotation is silent on is not asked.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lessons import Gold, gold_groups, told_of

from sijill.reading.binding import Group, with_rivals
from sijill.reading.encoder import sentence_numbers, stretches
from sijill.reading.joining import REACH
from sijill.reading.mentions import Mention, place_triggers
from sijill.reading.positions import Placed
from sijill.reading.scene import Scene
from sijill.reading.sense import ANSWERS
from sijill.reading.wordpieces import plain

NO_TYPE = -100  # PyTorch's for "not asked"

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Schooling:
    """One report as the encoder sees it, and what it is asked. Spans are of tokens, half-open.

    `tokens`: as they are cut into pieces; `spaced`: those after a blank; `edges`: where sentences begin; `places`: in which
    sentence of its stretch each token stands.
    `words`: of event words; `same`: pairs of mentions; `incidents`: the mentions of each; `bonds`: by question, incident, find, and the
    answer's number.
    """

    report_id: str
    tokens: list[str]
    spaced: list[bool]
    edges: list[int]
    stretches: list[Span]
    places: list[int]
    words: list[Span]
    mentions: list[float]
    types: list[int]
    same: list[tuple[int, int, float]]
    incidents: list[list[int]]
    bonds: dict[str, list[tuple[int, Span, int]]]


def schooling(scene: Scene, gold: Gold, types: Sequence[str]) -> Schooling:
    text, incidents, found = scene.text, gold["incidents"], place_triggers(scene)
    tokens, edges = [plain(text.written(n)) for n in range(len(text.forms))], [s.first for s in text.sentences]
    cut = list(stretches(len(tokens), edges))
    groups = gold_groups(found, incidents)
    home = {m.number: n for n, members in groups.items() for m in members}
    real = [m.number for m in found if m.number in home]
    return Schooling(
        gold["report_id"],
        tokens,
        [n == 0 or bool(gap) for n, gap in enumerate(text.gaps[:-1])],
        edges,
        cut,
        [n for a, b in cut for n in sentence_numbers(edges, a, b)],
        [_span(scene, m.find) for m in found],
        [float(m.number in home) for m in found],
        [types.index(incidents[home[m.number]]["type"]) if m.number in home else NO_TYPE for m in found],
        [(real[i], real[j], float(home[real[i]] == home[real[j]])) for j in range(len(real)) for i in range(max(0, j - REACH), j)],
        [[m.number for m in members] for members in groups.values()],
        _bonds(scene, gold, groups),
    )


def _bonds(scene: Scene, gold: Gold, groups: Mapping[int, Sequence[Mention]]) -> dict[str, list[tuple[int, Span, int]]]:
    known = with_rivals([Group(tuple(members), gold["incidents"][n]["type"]) for n, members in groups.items()])
    bonds: dict[str, list[tuple[int, Span, int]]] = {question: [] for question in ANSWERS}
    for k, (n, one) in enumerate(zip(groups, known, strict=True)):
        for question, told in told_of(scene, one, gold["incidents"][n]).items():
            bonds[question] += [(k, _span(scene, find), ANSWERS[question].index(answer)) for find, answer in told]
    return bonds


def _span(scene: Scene, find: Placed) -> Span:
    spot = scene.spot(find)
    return spot.first, spot.last + 1
