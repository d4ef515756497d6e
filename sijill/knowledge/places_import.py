"""Places a user brings: GeoNames country files, OCHA P-code workbooks, CSV.

Invariant: every row read is either kept, with where it came from, or refused with a reason; none is repaired or guessed.
The file written has the gazetteer's columns, so that `Gazetteer.with_imported(account.written)` lays it over the default.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from zipfile import BadZipFile

from sijill.errors import InputRefused, UsageError
from sijill.knowledge.gazetteer import COLUMNS, KINDS, Gazetteer
from sijill.knowledge.geo import distance_km
from sijill.knowledge.tables import read_table
from sijill.model import Point

_ARABIC = re.compile("[\u0621-\u06d3]")
_SPACES = re.compile(r"\s+")
#: What a column may hold; `columns` maps these to the file's own headings.
FIELDS = ("name_ar", "name_en", "names", "lat", "lon", "country", "kind", "admin1", "population", "id", "radius_km")
# Headings met in files of this kind, lower case without spaces or signs, in order of preference.
_KNOWN_HEADINGS: Mapping[str, tuple[str, ...]] = {
    "name_ar": ("namear", "arabic", "arabicname", "admin4namear", "admin3namear", "admin2namear", "admin1namear", "adm4ar", "adm3ar", "adm2ar", "adm1ar"),
    "name_en": ("nameen", "name", "english", "englishname", "admin4nameen", "admin3nameen", "admin2nameen", "admin1nameen", "adm4en", "adm3en", "adm2en", "adm1en"),
    "names": ("names", "aliases", "alternatenames", "othernames"),
    "lat": ("lat", "latitude", "y", "latitudey", "centerlat"),
    "lon": ("lon", "long", "lng", "longitude", "x", "longitudex", "centerlon"),
    "country": ("country", "countrycode", "iso2", "admin0pcode", "adm0pcode"),
    "kind": ("kind", "type"),
    "admin1": ("admin1", "admin1code", "admin1pcode", "adm1pcode"),
    "population": ("population", "pop"),
    "id": ("id", "pcode", "admin4pcode", "admin3pcode", "admin2pcode", "adm4pcode", "adm3pcode", "adm2pcode", "geonameid"),
    "radius_km": ("radiuskm", "radius"),
}  # fmt: skip
# GeoNames feature codes → kinds of place; other populated places are villages, other features are left out.
_FEATURES: Mapping[str, str] = {
    "PCLI": "country", "ADM1": "region", "ADM2": "district", "ADM3": "district", "PPLC": "capital", "PPLA": "city", "PPLA2": "town",
    "PPLA3": "town", "PPL": "village", "PPLL": "village", "PPLX": "neighbourhood", "PPLF": "village", "AIRP": "airport", "AIRB": "base",
    "MILB": "base", "DAM": "dam", "MT": "mountain", "MTS": "mountain", "HLL": "mountain", "VAL": "valley", "WAD": "valley", "ISL": "island",
    "LK": "lake", "STM": "river", "BDG": "bridge", "PRN": "prison", "HSP": "hospital", "PRT": "port", "DSRT": "desert", "OILF": "field",
}  # fmt: skip
_GEONAMES_COLUMNS = 19
_ROWS_NAMED = 5
_NEIGHBOURS, _NEIGHBOUR_KM = 3, 30.0


@dataclass(frozen=True, slots=True)
class ImportAccount:
    """What became of one file. `refused`: (row number in the file, why). `written`: the places file made of it."""

    source: str
    read: int
    kept: int
    written: Path
    refused: tuple[tuple[int, str], ...] = field(default=())

    def lines(self) -> list[str]:
        """For people: the counts, and the rows refused by reason, the commonest reason first."""
        reasons: dict[str, list[int]] = {}
        for row, why in self.refused:
            reasons.setdefault(why, []).append(row)
        ranked = sorted(reasons.items(), key=lambda item: (-len(item[1]), item[0]))
        more = [f"  {len(rows)} refused: {why} ({_numbered(rows)})" for why, rows in ranked]
        return [f"{self.source}: {self.read} read, {self.kept} kept, {len(self.refused)} refused; written to {self.written}", *more]


def import_places(path: Path, *, columns: Mapping[str, str] | None, into: Path, country: str | None = None) -> ImportAccount:
    """Read one file into the folder `into` and say what became of each row.

    `columns` maps fields (`FIELDS`) to the file's headings where they cannot be told from the headings themselves;
    `country` is the ISO code of rows that have none; without it such a row gets the country of the
    three nearest places known, where they agree, else none. A GeoNames country file (.txt) needs neither.
    """
    _check_columns(columns)
    if not path.is_file():
        raise InputRefused(str(path), "no such file of places")
    rows, kept, refused, seen = list(_rows(path, columns)), list[str](), list[tuple[int, str]](), set[str]()
    around = _Neighbours()
    for number, row in rows:
        made = _made(row, number, path, country or around, seen)
        if isinstance(made, str):
            refused.append((number, made))
        else:
            kept.append("\t".join(made))
    if rows and not kept:
        raise InputRefused(str(path), f"none of its {len(rows)} rows could be kept; the first: {refused[0][1]}")
    into.mkdir(parents=True, exist_ok=True)
    written = into / f"{path.stem}.places.tsv"
    written.write_text("\n".join(["\t".join(COLUMNS), *kept]) + "\n", encoding="utf-8")
    return ImportAccount(path.name, len(rows), len(kept), written, tuple(refused))


def _numbered(rows: list[int]) -> str:
    named = ", ".join(map(str, rows[:_ROWS_NAMED]))
    return f"row {named}" if len(rows) == 1 else f"rows {named}" + (", …" if len(rows) > _ROWS_NAMED else "")


def imported_files(folder: Path) -> list[Path]:
    """The places files that earlier imports left in a folder, in order of name."""
    return sorted(folder.glob("*.places.tsv")) if folder.is_dir() else []


class _Neighbours:
    """The places of the default gazetteer by degree, to tell the country of a point."""

    def __init__(self) -> None:
        self._cells: dict[tuple[int, int], list[tuple[Point, str]]] = {}

    def country(self, point: Point) -> str | None:
        """The country that the nearest places share; `None` where they do not, or lie far."""
        if not self._cells:
            self._fill()
        row, column = round(point.lat), round(point.lon)
        near = [p for a in (-1, 0, 1) for b in (-1, 0, 1) for p in self._cells.get((row + a, column + b), ())]
        ranked = sorted((distance_km(point, p), code) for p, code in near)[:_NEIGHBOURS]
        codes = {code for km, code in ranked if km <= _NEIGHBOUR_KM}
        return codes.pop() if len(codes) == 1 else None

    def _fill(self) -> None:
        for entry in Gazetteer.default().settled():
            if entry.country is not None:
                self._cells.setdefault((round(entry.point.lat), round(entry.point.lon)), []).append((entry.point, entry.country))


def _check_columns(columns: Mapping[str, str] | None) -> None:
    unknown = set(columns or ()) - set(FIELDS)
    if unknown:
        raise UsageError(f"unknown field of a place: {', '.join(sorted(unknown))}; known are {', '.join(FIELDS)}")


def _rows(path: Path, columns: Mapping[str, str] | None) -> Iterator[tuple[int, dict[str, str]]]:
    """Row number in the file and the row by field."""
    if path.suffix.lower() == ".xlsx":
        return _tabular(path, _workbook(path), columns)
    if path.suffix.lower() == ".txt" and columns is None:
        return _geonames(path)
    return _tabular(path, _delimited(path), columns)


def _delimited(path: Path) -> Iterator[list[str]]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputRefused(str(path), f"not UTF-8 ({error.reason} at byte {error.start})") from error
    first = text.split("\n", 1)[0]
    delimiter = max("\t,;", key=first.count)
    return iter(csv.reader(text.splitlines(keepends=True), delimiter=delimiter))


def _workbook(path: Path) -> Iterator[list[str]]:
    """The deepest sheet of an OCHA workbook that has Arabic names and points, else the first."""
    from openpyxl import load_workbook  # imported here: only workbooks need it

    try:
        book = load_workbook(path, read_only=True, data_only=True)
    except (BadZipFile, KeyError, ValueError, OSError) as error:
        raise InputRefused(str(path), "not an Excel workbook, or a broken one") from error
    sheets = sorted(book.worksheets, key=lambda sheet: sheet.title.lower(), reverse=True)
    for sheet in [*sheets, book.worksheets[0]]:
        rows = sheet.iter_rows(values_only=True)
        headings = ["" if cell is None else str(cell) for cell in next(rows, ())]
        if {"lat", "lon"} <= set(_mapped(headings, None)):
            yield headings
            for row in rows:
                yield ["" if cell is None else str(cell) for cell in row]
            return
    raise InputRefused(str(path), "no sheet has a column of latitudes and one of longitudes")


def _tabular(path: Path, rows: Iterable[list[str]], columns: Mapping[str, str] | None) -> Iterator[tuple[int, dict[str, str]]]:
    lines = iter(rows)
    headings = next(lines, [])
    mapped = _mapped(headings, columns)
    if missing := {"lat", "lon"} - set(mapped):
        raise InputRefused(
            str(path), f"no column for {' and '.join(sorted(missing))}; name it with {', '.join(f'--{m}' for m in sorted(missing))}"
        )
    if not {"name_ar", "names", "name_en"} & set(mapped):
        raise InputRefused(str(path), "no column of names; name it with --name-ar")
    for number, cells in enumerate(lines, 2):
        if any(cells):
            yield number, {f: cells[n].strip() for f, n in mapped.items() if n < len(cells)}


def _mapped(headings: list[str], columns: Mapping[str, str] | None) -> dict[str, int]:
    """Field → column number: as asked, else as the headings tell."""
    asked = {f: headings.index(heading) for f, heading in (columns or {}).items() if heading in headings}
    for f, heading in (columns or {}).items():
        if f not in asked:
            raise UsageError(f"no column {heading!r} for {f}; the file has {', '.join(headings)}")
    plain = [re.sub(r"[^a-z0-9]", "", heading.lower()) for heading in headings]
    told = {f: next((plain.index(k) for k in known if k in plain), None) for f, known in _KNOWN_HEADINGS.items()}
    return {**{f: n for f, n in told.items() if n is not None}, **asked}


def _geonames(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        cells = line.split("\t")
        if len(cells) != _GEONAMES_COLUMNS:
            raise InputRefused(f"{path}:{number}", f"a GeoNames file has {_GEONAMES_COLUMNS} columns, this line {len(cells)}")
        code = cells[7]
        kind = _FEATURES.get(code, "village" if cells[6] == "P" else "")
        yield number, {
            "id": f"gn-{cells[0]}", "name_en": cells[2] or cells[1], "names": cells[3].replace(",", "|"), "lat": cells[4], "lon": cells[5],
            "kind": kind or f"!{code}", "country": cells[8], "admin1": cells[10], "population": cells[14],
        }  # fmt: skip


@cache
def _heads() -> Mapping[str, str]:
    """«مدينة كذا», the town of so-and-so: the word before the name says what it is and is not always written."""
    return {row["word"]: row["kind"] for row in read_table("place_heads.tsv", ("word", "kind", "gloss", "source"))}


def _made(row: dict[str, str], number: int, path: Path, country: str | _Neighbours, seen: set[str]) -> tuple[str, ...] | str:
    """The gazetteer's row, or why there is none."""
    called = [row.get("name_ar", ""), row.get("name_en", ""), *re.split("[|;،]", row.get("names", ""))]  # a column "name" may be Arabic
    names = list(dict.fromkeys(_clean(n) for n in called if _ARABIC.search(n)))
    if not names:
        return "no Arabic name"
    try:
        point = Point(float(row["lat"]), float(row["lon"]))
    except (KeyError, ValueError):
        return f"no point: {row.get('lat', '')!r}, {row.get('lon', '')!r}"
    head, _, rest = names[0].partition(" ")
    kind = row.get("kind") or (_heads().get(head, "place") if rest else "place")
    if rest and head in _heads() and kind != "neighbourhood":
        names.append(rest)
    if kind not in KINDS:
        return f"not a kind of place that is kept: {kind.lstrip('!') or 'none'}"
    key = f"{names[0]} {point.lat:.4f} {point.lon:.4f}"
    if key in seen:
        return "said before in this file"
    seen.add(key)
    code = row.get("country", "")[:2].upper() or (country if isinstance(country, str) else country.country(point) or "")
    people = row.get("population", "")
    return (
        row.get("id") or f"{_clean(path.stem)}-{number}", _clean(row.get("name_en", "")) or names[0], "|".join(names), code, kind,
        f"{point.lat:.5f}", f"{point.lon:.5f}", row.get("radius_km", ""), _clean(row.get("admin1", "")),
        people if people.isdigit() else "", f"{_clean(path.name)}:{number}",
    )  # fmt: skip


def _clean(text: str) -> str:
    """No tab, line end or bar may stand in a cell of the places file."""
    return _SPACES.sub(" ", text.replace("|", " ")).strip()
