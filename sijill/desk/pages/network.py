"""Who cites whom: outlets on one side, those they cite after them, and who it all rests on marked.

Invariant: every chain of every telling and claim of the incident is a path through the picture; an origin is where a chain ends.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sijill.publish.site.claims import Context, attributions, outlet_name
from sijill.register.incident import Member

NODE_WIDTH, NODE_HEIGHT = 192, 30
_GAP_ACROSS, _GAP_DOWN, _EDGE = 54, 14, 4
_LONGEST = 23

Names = tuple[str, ...]
Pair = tuple[str, str]
Spot = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Node:
    """`x`, `y`: its corner; `origin`: chains end here; `voice`: independent origins are numbered, those that count as one alike; `gone`: all that
    speaks through it was withdrawn."""

    x: float
    y: float
    name: str
    full: str
    origin: bool
    gone: bool

    @property
    def middle(self) -> float:
        return self.x + NODE_WIDTH / 2

    @property
    def baseline(self) -> float:
        return self.y + NODE_HEIGHT / 2 + 5


@dataclass(frozen=True, slots=True)
class Edge:
    path: str
    head: str
    title: str
    gone: bool


@dataclass(frozen=True, slots=True)
class Network:
    width: float
    height: float
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


def network(about: Context) -> Network | None:
    """The picture; `None` where nobody is cited."""
    chains = list(_chains(about))
    if not any(len(names) > 1 for names, _ in chains):
        return None
    column = _columns(names for names, _ in chains)
    standing = {name for names, gone in chains if not gone for name in names}
    ends = {names[-1] for names, _ in chains}
    rtl = about.words.language == "ar"
    width = (max(column.values()) + 1) * (NODE_WIDTH + _GAP_ACROSS) - _GAP_ACROSS + 2 * _EDGE
    pairs = _pairs(chains)
    places, bends = _places(column, pairs, width, rtl=rtl)
    height = max(y for _, y in (*places.values(), *(p for b in bends.values() for p in b))) + NODE_HEIGHT + _EDGE
    return Network(
        width,
        height,
        tuple(Node(*places[n], _short(n), n, n in ends, n not in standing) for n in column),
        tuple(
            _edge((places[a], *bends.get((a, b), ()), places[b]), about.words("cites", who=a, whom=b), gone=gone, rtl=rtl)
            for (a, b), gone in pairs.items()
        ),
    )


def _chains(about: Context) -> Iterator[tuple[Names, bool]]:
    """Each chain from the outlet on, each name once, and whether it was withdrawn."""
    for member in about.incident.members:
        outlet = outlet_name(member, about.words)
        listed = [tuple(about.source(s.name) for s in a.chain) for a in attributions(member)]
        for chain in listed or [()]:
            yield tuple(dict.fromkeys((outlet, *chain))), member.withdrawn


def _columns(chains: Iterable[Names]) -> dict[str, int]:
    """How far from the reader each stands: behind everyone who cites it, as far as no circle of citing forbids."""
    listed = list(dict.fromkeys(chains))
    column = {name: 0 for names in listed for name in names}
    for _ in range(len(column)):
        before = dict(column)
        for names in listed:
            for nearer, farther in itertools.pairwise(names):
                column[farther] = max(column[farther], min(column[nearer] + 1, len(names) + 2))
        if column == before:
            break
    return column


def _places(
    column: Mapping[str, int], pairs: Iterable[Pair], width: float, *, rtl: bool
) -> tuple[dict[str, Spot], dict[Pair, tuple[Spot, ...]]]:
    """Where each stands, names of a column one below the other and the shorter columns in the middle; and where an arrow that passes a
    column by goes through it, for it has a row there as if it were a name."""
    rows: dict[int, list[str | Pair]] = {}
    for name, c in column.items():
        rows.setdefault(c, []).append(name)
    for pair in pairs:
        for c in range(column[pair[0]] + 1, column[pair[1]]):
            rows[c].append(pair)
    most, step = max(map(len, rows.values())), NODE_HEIGHT + _GAP_DOWN
    placed: dict[str, Spot] = {}
    bends: dict[Pair, tuple[Spot, ...]] = {}
    for c, entries in sorted(rows.items()):
        x = _EDGE + c * (NODE_WIDTH + _GAP_ACROSS)
        for n, entry in enumerate(entries):
            spot = (width - x - NODE_WIDTH if rtl else x, _EDGE + n * step + (most - len(entries)) * step / 2)
            if isinstance(entry, str):
                placed[entry] = spot
            else:
                bends[entry] = (*bends.get(entry, ()), spot)
    return placed, bends


def _pairs(chains: Iterable[tuple[Names, bool]]) -> dict[Pair, bool]:
    """Who cites whom, and whether only in what was withdrawn."""
    pairs: dict[Pair, bool] = {}
    for names, gone in chains:
        for pair in itertools.pairwise(names):
            pairs[pair] = pairs.get(pair, True) and gone
    return pairs


def _edge(stops: Sequence[Spot], title: str, *, gone: bool, rtl: bool) -> Edge:
    """A curve from the one who cites, through every column between, to the one cited, with a head."""
    start, end = stops[0], stops[-1]
    way = -1 if (end[0] < start[0]) or (end[0] == start[0] and rtl) else 1
    near, far = (0, NODE_WIDTH) if way > 0 else (NODE_WIDTH, 0)
    middle = NODE_HEIGHT / 2
    x, y = start[0] + far, start[1] + middle
    path = f"M{x:.1f} {y:.1f}"
    for stop in stops[1:]:
        x2, y2 = stop[0] + near - (way * 7 if stop is end else 0), stop[1] + middle
        bend = way * max(24.0, abs(x2 - x) / 2)
        path += f"C{x + bend:.1f} {y:.1f} {x2 - bend:.1f} {y2:.1f} {x2:.1f} {y2:.1f}"
        x, y = stop[0] + far, y2
        path += "" if stop is end else f"H{x:.1f}"
    tip = end[0] + near
    return Edge(path, f"M{tip:.1f} {y:.1f}l{-way * 9} -4.5v9Z", title, gone)


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1].rstrip()}…"


def voices(members: Iterable[Member], about: Context) -> tuple[Names, ...]:
    """Origins that count as one because one report rests on them together, a group each; of standing members only."""
    groups: list[set[str]] = []
    for member in members:
        if member.withdrawn:
            continue
        mine = set(member.origins)
        touched = [g for g in groups if g & mine]
        groups = [g for g in groups if not g & mine] + [mine.union(*touched)]
    return tuple(tuple(about.source(name) for name in sorted(group)) for group in groups)
