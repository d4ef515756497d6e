"""Turn short hand-written notes of places into rows of sijill/knowledge/data/*.tsv, and say what is wrong with them.

A note is `English;Arabic,Arabic…;lat;lon[;radius_km[;admin1]]` under a heading `@COUNTRY kind [population]`.
Usage: python tools/hand_rows.py NOTES… > sijill/knowledge/data/places_hand_xx.tsv
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

HEADER = ("id", "name_en", "names_ar", "country", "kind", "lat", "lon", "radius_km", "admin1", "population", "source")


def rows(notes: list[str], seen: dict[str, int]) -> Iterator[tuple[str, ...]]:
    """One row a note, in the notes' order; `ValueError` names a note that cannot be read."""
    country, kind, population = "", "", ""
    for note in notes:
        if note.startswith("@"):
            country, kind, population, *_ = [*note[1:].split(), "", ""]
        elif note.strip():
            yield _row(note, country, kind, population, seen)


def _row(note: str, country: str, kind: str, population: str, seen: dict[str, int]) -> tuple[str, ...]:
    parts = [part.strip() for part in note.split(";")]
    if not 4 <= len(parts) <= 6:
        raise ValueError(f"not a note: {note!r}")
    name, arabic, lat, lon, radius, admin1 = [*parts, "", ""][:6]
    slug = re.sub(r"[^a-z0-9]+", "-", name.lower().replace("'", "")).strip("-")
    key = f"{country.lower()}-{slug}" + ("" if kind in {"town", "city", "village"} else f"-{kind}")
    seen[key] = seen.get(key, 0) + 1
    if seen[key] > 1:
        key += f"-{seen[key]}"
    names = "|".join(dict.fromkeys(n.strip() for n in arabic.split(",") if n.strip()))
    float(lat), float(lon)
    return key, name, names, "" if country == "XX" else country, kind, lat, lon, radius, admin1, population, "hand"


def main() -> None:
    seen: dict[str, int] = {}
    sys.stdout.write("\t".join(HEADER) + "\n")
    for path in sys.argv[1:]:
        for row in rows(Path(path).read_text(encoding="utf-8").splitlines(), seen):
            sys.stdout.write("\t".join(row) + "\n")


if __name__ == "__main__":
    main()
