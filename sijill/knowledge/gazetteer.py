"""The places the reader knows, by folded name.

Invariant: read-only once loaded; a row that cannot work is refused with its file and line; imported rows come before the
project's own. Rows stay lines of text until they are asked for, so that loading costs a tenth of a second.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from sijill.arabic.fold import fold
from sijill.errors import KnowledgeError
from sijill.model import Place, Point

COLUMNS = ("id", "name_en", "names_ar", "country", "kind", "lat", "lon", "radius_km", "admin1", "population", "source")
KINDS = frozenset(
    [
        "country",
        "region",
        "district",
        "capital",
        "city",
        "town",
        "village",
        "neighbourhood",
        "camp",
        "base",
        "crossing",
        "airport",
        "dam",
        "river",
        "lake",
        "road",
        "street",
        "bridge",
        "square",
        "sea",
        "mountain",
        "valley",
        "desert",
        "island",
        "facility",
        "field",
        "port",
        "prison",
        "hospital",
        "border",
        "place",
        "front",
    ]
)
#: How far the area of a name reaches where the row does not say, in km.
RADIUS_KM = {
    "country": 300.0, "region": 50.0, "district": 15.0, "capital": 10.0, "city": 6.0, "town": 5.0, "village": 3.0,
    "neighbourhood": 2.0, "camp": 2.0, "base": 2.0, "crossing": 2.0, "airport": 2.0, "dam": 2.0, "bridge": 1.0, "square": 1.0,
    "street": 3.0, "facility": 1.0, "hospital": 1.0, "prison": 1.0, "port": 2.0, "field": 5.0, "mountain": 12.0, "valley": 12.0,
    "river": 150.0, "road": 40.0, "lake": 15.0, "sea": 400.0, "desert": 100.0, "island": 15.0, "border": 80.0, "place": 4.0, "front": 12.0,
}  # fmt: skip
# How well known a kind of place is when its number of people is not: as many people as a town that is named as often.
_STANDING = {
    "country": 10_000_000, "capital": 2_000_000, "region": 400_000, "sea": 300_000, "border": 300_000, "desert": 200_000, "river": 200_000,
    "city": 150_000, "airport": 60_000, "base": 60_000, "crossing": 60_000, "dam": 60_000, "island": 60_000, "district": 30_000,
    "mountain": 20_000, "lake": 20_000, "valley": 15_000, "town": 20_000, "camp": 20_000, "front": 8_000, "neighbourhood": 3_000,
    "village": 2_500,
}  # fmt: skip
_FOLDED_SOURCES = frozenset({"geonames", "cldr"})
_LEAST_JOINED = 6
_LETTER_DIGIT = re.compile(r"(?<=[^\W\d_])(?=\d)|(?<=\d)(?=[^\W\d_])")  # «m4» is two tokens of a text


_NONE: AbstractSet[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Entry:
    """One row. `names` are Arabic, `population` people or, where not known, how well known such a place is."""

    id: str
    name: str
    names: tuple[str, ...]
    country: str | None
    kind: str
    point: Point
    radius_km: float
    admin1: str | None
    population: int
    source: str
    imported: bool = False
    #: The row as a value of a claim; one for all reports that name it.
    place: Place = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "place", Place(self.name, self.country, self.id, self.point, self.radius_km))


class Gazetteer:
    """Look-up by folded name. `default()` is the project's own; `with_imported` lays a user's rows over it."""

    def __init__(self, files: Iterable[tuple[Path, bool]]) -> None:
        self._lines: list[str] = []
        self._origins: list[tuple[int, Path, bool]] = []
        self._names: dict[str, tuple[int, ...]] = {}
        self._first: dict[str, int] = {}
        self._second: dict[str, set[str]] = {}
        self._entries: dict[int, Entry] = {}
        self._kinds: dict[str, tuple[Entry, ...]] = {}
        self._by_id: dict[str, int] = {}
        self._firsts: dict[str, dict[str, Entry]] = {}
        for path, imported in files:
            self._load(path, imported=imported)

    @classmethod
    def default(cls) -> Gazetteer:
        """The project's own gazetteer, loaded once."""
        return _default()

    @classmethod
    def with_imported(cls, *paths: Path) -> Gazetteer:
        """The project's own with users' places files (as `import_places` writes them) laid over it."""
        return cls([*((path, True) for path in paths), *_own_files()]) if paths else _default()

    def __len__(self) -> int:
        return len(self._lines)

    @property
    def names(self) -> Iterable[str]:
        """Every folded name."""
        return self._names.keys()

    @property
    def countries(self) -> tuple[Entry, ...]:
        """The rows of the countries."""
        return self._all_of_kind("country")

    def first_words(self) -> dict[str, int]:
        """First word of a name → the most words a name with it has."""
        return self._first

    def second_words(self, first: str) -> AbstractSet[str]:
        """The second words of the names with this first word."""
        return self._second.get(first, _NONE)

    def lookup(self, folded: str) -> tuple[Entry, ...]:
        """The rows that bear this folded name, imported ones first; empty where there is none."""
        return tuple(self.entry(i) for i in self._names.get(folded, ()))

    def knows(self, folded: str) -> bool:
        return folded in self._names

    def entry(self, number: int) -> Entry:
        """Row by number; made when first asked for."""
        if number not in self._entries:
            first, path, imported = next(o for o in reversed(self._origins) if o[0] <= number)
            self._entries[number] = _entry(self._lines[number], path, number - first + 2, imported=imported)
        return self._entries[number]

    def with_id(self, place_id: str) -> Entry | None:
        """The row with this id."""
        if not self._by_id:
            self._by_id = {line.partition("\t")[0]: n for n, line in enumerate(self._lines)}
        number = self._by_id.get(place_id)
        return None if number is None else self.entry(number)

    def called(self, english: str, country: str | None) -> Entry | None:
        """The first row of the country with this English name."""
        mark = f"\t{english}\t"
        rows = (self.entry(n) for n, line in enumerate(self._lines) if mark in line)
        return next((e for e in rows if e.name == english and e.country == country), None)

    def country(self, iso: str) -> Entry | None:
        """The country's own row by its ISO 3166 two-letter code."""
        return self._of_kind("country").get(iso)

    def capital(self, iso: str) -> Entry | None:
        """The capital of a country by its ISO code."""
        return self._of_kind("capital").get(iso)

    def border(self, one: str, other: str) -> Entry | None:
        """The border of two countries, in either order; its row bears the two codes in its id («border-iq-sy»)."""
        codes = "-".join(sorted((one.lower(), other.lower())))
        return next((e for e in self._all_of_kind("border") if e.id.startswith(f"border-{codes}")), None)

    def settled(self) -> tuple[Entry, ...]:
        """Every town and village."""
        return tuple(e for kind in ("capital", "city", "town", "village") for e in self._all_of_kind(kind))

    def _all_of_kind(self, kind: str) -> tuple[Entry, ...]:
        if kind not in self._kinds:
            mark = f"\t{kind}\t"
            entries = (self.entry(n) for n, line in enumerate(self._lines) if mark in line)
            self._kinds[kind] = tuple(e for e in entries if e.kind == kind)
        return self._kinds[kind]

    def _of_kind(self, kind: str) -> dict[str, Entry]:
        """The first row of the kind for each country."""
        if kind not in self._firsts:
            self._firsts[kind] = {e.country: e for e in reversed(self._all_of_kind(kind)) if e.country is not None}
        return self._firsts[kind]

    def _load(self, path: Path, *, imported: bool) -> None:
        try:
            lines = path.read_text(encoding="utf-8").split("\n")
        except OSError as error:
            raise KnowledgeError(f"{path}: cannot be read ({error.strerror})") from error
        if tuple(lines[0].split("\t")) != COLUMNS:
            raise KnowledgeError(f"{path}:1: expected the columns {', '.join(COLUMNS)}")
        number = len(self._lines)
        self._origins.append((number, path, imported))
        names, first, second = self._names, self._first, self._second
        for line in lines[1:]:
            if not line:
                continue
            cells = line.split("\t")
            if len(cells) != len(COLUMNS) or cells[4] not in KINDS:
                raise KnowledgeError(f"{path}:{number - self._origins[-1][0] + 2}: not a place: {line[:80]}")
            listed = cells[2].split("|")
            for name in listed if cells[10] in _FOLDED_SOURCES else variants(listed, cells[4]):
                names[name] = (*names.get(name, ()), number)
                word, _, rest = name.partition(" ")
                count = rest.count(" ") + 2 if rest else 1
                if first.get(word, 0) < count:
                    first[word] = count
                if rest:
                    second.setdefault(word, set()).add(rest.partition(" ")[0])
            self._lines.append(line)
            number += 1


def variants(names: list[str], kind: str) -> list[str]:
    """The folded spellings a name is met in: «بزاعا» and «بزاعة», «كفر تعال» and «كفرتعال»."""
    found: dict[str, None] = {}
    for name in names:
        key = " ".join(_LETTER_DIGIT.sub(" ", fold(name)).replace("-", " ").split())
        found[key] = None
        if kind in {"country", "region", "border"}:
            continue
        if len(key) > 4 and key[-1] in "اه":
            found[key[:-1] + ("ه" if key[-1] == "ا" else "ا")] = None
        joined = key.replace(" ", "")
        if key.count(" ") == 1 and len(joined) >= _LEAST_JOINED:
            found[joined] = None
    return list(found)


def _entry(line: str, path: Path, number: int, *, imported: bool) -> Entry:
    cells = line.split("\t")
    try:
        point = Point(float(cells[5]), float(cells[6]))
        radius = float(cells[7]) if cells[7] else RADIUS_KM[cells[4]]
        people = int(cells[9] or 0) or _STANDING.get(cells[4], 1_000)
    except ValueError as error:
        raise KnowledgeError(f"{path}:{number}: {error}") from error
    if not cells[7] and cells[4] in {"city", "capital"} and people > 1_000_000:
        radius = 12.0
    return Entry(
        cells[0], cells[1] or cells[2].split("|")[0], tuple(cells[2].split("|")), cells[3] or None, cells[4], point, radius,
        cells[8] or None, people, cells[10], imported,
    )  # fmt: skip


def _own_files() -> list[tuple[Path, bool]]:
    data = Path(__file__).parent / "data"
    hand = [*sorted(data.glob("admin_hand*.tsv")), *sorted(data.glob("places_hand*.tsv"))]
    return [(path, False) for path in [*hand, data / "places.tsv"]]


@cache
def _default() -> Gazetteer:
    return Gazetteer(_own_files())


@cache
def nisbas() -> dict[str, str]:
    """Folded nisba without the article, masculine singular («سوري») → ISO code of its country."""
    found: dict[str, str] = {}
    path = Path(__file__).parent / "data" / "admin_countries.tsv"
    for line in path.read_text(encoding="utf-8").splitlines()[1:]:
        cells = line.split("\t")
        for nisba in filter(None, cells[5].split("|")):
            found[fold(nisba)] = cells[0]
    return found
