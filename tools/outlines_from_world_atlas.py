"""Country outlines for the offline map: python tools/outlines_from_world_atlas.py countries-50m.json OUT.json

Input: the `world-atlas` npm package (`npm pack world-atlas@2`), Natural Earth 1:50m country boundaries, public domain, as
TopoJSON. Kept: countries that touch the region below. Names in English and Arabic are CLDR's, through babel.
The result is committed; this need not be run again unless the region grows.
"""

from __future__ import annotations

import json
import sys
from itertools import accumulate
from pathlib import Path
from typing import Any

from babel import Locale
from babel.core import get_global

#: West, south, east, north: where the reports that Sijill is made for come from, and what is around.
REGION = (-19.0, -6.0, 76.0, 46.0)
#: Steps to a degree: about a kilometre.
STEPS = 100

Arc = list[tuple[int, int]]


def decoded(topology: dict[str, Any]) -> list[Arc]:
    (kx, ky), (x0, y0) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        xs, ys = accumulate(p[0] for p in arc), accumulate(p[1] for p in arc)
        points = [(round((x * kx + x0) * STEPS), round((y * ky + y0) * STEPS)) for x, y in zip(xs, ys, strict=True)]
        arcs.append([p for i, p in enumerate(points) if i == 0 or p != points[i - 1]])
    return arcs


def rings(geometry: dict[str, Any], arcs: list[Arc]) -> list[Arc]:
    shapes = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
    return [joined(ring, arcs) for shape in shapes for ring in shape]


def joined(ring: list[int], arcs: list[Arc]) -> Arc:
    points: Arc = []
    for index in ring:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        points += arc if not points else arc[1:]
    return points


def touches(ring: Arc) -> bool:
    west, south, east, north = (edge * STEPS for edge in REGION)
    xs, ys = [p[0] for p in ring], [p[1] for p in ring]
    return max(xs) >= west and min(xs) <= east and max(ys) >= south and min(ys) <= north


def thinned(ring: Arc) -> Arc:
    """Points inside the region as they are; of those outside, every sixth."""
    west, south, east, north = (edge * STEPS for edge in REGION)
    return [p for i, p in enumerate(ring) if (west <= p[0] <= east and south <= p[1] <= north) or i % 6 == 0]


def deltas(ring: Arc) -> list[int]:
    flat, last = [], (0, 0)
    for point in ring:
        flat += [point[0] - last[0], point[1] - last[1]]
        last = point
    return flat


def main() -> int:
    topology = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    arcs, aliases = decoded(topology), get_global("territory_aliases")
    english, arabic = Locale("en").territories, Locale("ar").territories
    countries = []
    for geometry in topology["objects"]["countries"]["geometries"]:
        kept = [deltas(thinned(r)) for r in rings(geometry, arcs) if touches(r) and len(r) > 3]
        code = next(iter(aliases.get(str(geometry.get("id")).zfill(3), [])), None)
        if kept:
            countries.append({"code": code, "en": english.get(code), "ar": arabic.get(code), "rings": kept})
    source = "Natural Earth 1:50m country boundaries (public domain), via world-atlas 2; names: Unicode CLDR"
    table = {"source": source, "steps": STEPS, "countries": sorted(countries, key=lambda c: c["code"] or "~")}
    Path(sys.argv[2]).write_text(json.dumps(table, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
