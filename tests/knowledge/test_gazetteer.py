"""The gazetteer's rows are sound, imported rows come first, and imports account for every row."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from sijill.arabic.fold import fold
from sijill.arabic.text import analyse
from sijill.errors import InputRefused, KnowledgeError, UsageError
from sijill.knowledge import gazetteer as module
from sijill.knowledge.gazetteer import COLUMNS, KINDS, Gazetteer, nisbas, variants
from sijill.knowledge.geo import distance_km
from sijill.knowledge.places_import import import_places, imported_files
from sijill.model import Point
from sijill.reading.places import find_places

DATA = Path(module.__file__).parent / "data"
FILES = sorted([*DATA.glob("places*.tsv"), *DATA.glob("admin_hand*.tsv")])


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.name)
def test_every_row_can_be_read(path: Path) -> None:
    known = Gazetteer([(path, False)])
    for number in range(len(known)):
        entry = known.entry(number)
        assert entry.kind in KINDS
        assert entry.names[0]
        assert entry.source
        assert entry.radius_km > 0


def test_ids_are_unique() -> None:
    ids = Counter(line.split("\t", 1)[0] for path in FILES for line in path.read_text(encoding="utf-8").splitlines()[1:])
    assert [i for i, n in ids.items() if n > 1] == []


def test_generated_names_are_folded_as_text_is() -> None:
    lines = (DATA / "places.tsv").read_text(encoding="utf-8").splitlines()[1:]
    names = [n for line in lines for n in line.split("\t")[2].split("|")]
    assert [n for n in names if fold(n) != n] == []


def test_sizes() -> None:
    known = Gazetteer.default()
    assert len(known) > 6_000
    countries = known.countries
    assert len({e.country for e in countries}) > 170
    for iso in (
        "SY",
        "IQ",
        "YE",
        "LB",
        "PS",
        "IL",
        "LY",
        "SD",
        "EG",
        "SA",
        "AF",
        "PK",
        "SO",
        "TR",
        "IR",
        "ML",
        "TN",
        "DZ",
        "UA",
        "RU",
        "US",
    ):
        assert known.country(iso) is not None, iso


@pytest.mark.parametrize("pair", [("SY", "IQ"), ("IQ", "SY"), ("SA", "YE"), ("PS", "EG"), ("LB", "IL"), ("TR", "SY"), ("AF", "PK")])
def test_borders_in_either_order(pair: tuple[str, str]) -> None:
    assert Gazetteer.default().border(*pair) is not None


@pytest.mark.parametrize(
    ("iso", "name"), [("SY", "Damascus"), ("IQ", "Baghdad"), ("LY", "Tripoli"), ("YE", "Sanaa"), ("SO", "Mogadishu"), ("AF", "Kabul")]
)
def test_capitals(iso: str, name: str) -> None:
    capital = Gazetteer.default().capital(iso)
    assert capital is not None
    assert capital.name == name


# Facts of the map, to catch a slip of the hand: name, country, latitude, longitude.
FACTS = [
    ("البوكمال", "SY", 34.45, 40.92), ("القائم", "IQ", 34.37, 41.09), ("منبج", "SY", 36.53, 37.95), ("سنجار", "IQ", 36.32, 41.87),
    ("صعدة", "YE", 16.94, 43.76), ("المخا", "YE", 13.32, 43.25), ("بنت جبيل", "LB", 33.12, 35.43), ("خانيونس", "PS", 31.34, 34.31),
    ("درنة", "LY", 32.77, 22.64), ("الفاشر", "SD", 13.63, 25.35), ("العريش", "EG", 31.13, 33.8), ("جازان", "SA", 16.89, 42.55),
    ("قندوز", "AF", 36.73, 68.87), ("ميرانشاه", "PK", 33.0, 70.07), ("كيسمايو", "SO", -0.36, 42.55), ("نصيبين", "TR", 37.07, 41.21),
]  # fmt: skip


@pytest.mark.parametrize(("name", "country", "lat", "lon"), FACTS)
def test_facts(name: str, country: str, lat: float, lon: float) -> None:
    rows = [e for e in Gazetteer.default().lookup(fold(name)) if e.country == country]
    assert any(distance_km(e.point, Point(lat, lon)) < 12 for e in rows), rows


def test_hand_rows_lie_near_their_country() -> None:
    """A row whose longitude and latitude are swapped, or that bears another's country, lies far from its country."""
    known = Gazetteer.default()
    odd = []
    for entry in known.settled():
        country = known.country(entry.country or "")
        if country is not None and entry.source == "hand" and distance_km(entry.point, country.point) > 2.6 * country.radius_km + 250:
            odd.append(entry.id)
    assert odd == []


VARIANTS = [
    (["كفر تعال"], "village", {"كفر تعال", "كفرتعال"}),
    (["بزاعة"], "village", {"بزاعه", "بزاعا"}),
    (["الأنبار"], "region", {"الانبار"}),
    (["سوريا"], "country", {"سوريا"}),
]


@pytest.mark.parametrize(("names", "kind", "expected"), VARIANTS)
def test_variants(names: list[str], kind: str, expected: set[str]) -> None:
    assert set(variants(names, kind)) == expected


def test_nisbas() -> None:
    assert nisbas()["سوري"] == "SY"
    assert nisbas()[fold("إسرائيلي")] == "IL"


def test_a_bad_row_names_file_and_line(tmp_path: Path) -> None:
    path = tmp_path / "bad.tsv"
    path.write_text(
        "\t".join(COLUMNS) + "\nx\tX\tس\tSY\ttown\t35\t36\t\t\t\thand\nx\tX\tس\tSY\tnonsense\t35\t36\t\t\t\thand\n", encoding="utf-8"
    )
    with pytest.raises(KnowledgeError, match=r"bad\.tsv:3"):
        Gazetteer([(path, False)])


def test_a_bad_number_names_file_and_line(tmp_path: Path) -> None:
    path = tmp_path / "bad.tsv"
    path.write_text("\t".join(COLUMNS) + "\nx\tX\tس\tSY\ttown\tnorth\t36\t\t\t\thand\n", encoding="utf-8")
    with pytest.raises(KnowledgeError, match=r"bad\.tsv:2"):
        Gazetteer([(path, False)]).entry(0)


def test_bad_headings_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "bad.tsv"
    path.write_text("id\tname\n", encoding="utf-8")
    with pytest.raises(KnowledgeError, match="expected the columns"):
        Gazetteer([(path, False)])


CSV = (
    "name_ar,name_en,lat,lon\n"
    "قرية الشنقليطة,Shanqalita,35.9,36.9\n"
    ",No Arabic,35.9,36.9\n"
    "البستنجية,Bustanjiya,north,36.9\n"
    "قرية الشنقليطة,Shanqalita,35.9,36.9\n"
    "منبج,My Manbij,36.6,38.2\n"
)


def test_csv_accounts_for_every_row(tmp_path: Path) -> None:
    source = tmp_path / "mine.csv"
    source.write_text(CSV, encoding="utf-8")
    account = import_places(source, columns=None, into=tmp_path / "places")
    assert (account.read, account.kept) == (5, 2)
    assert dict(account.refused) == {3: "no Arabic name", 4: "no point: 'north', '36.9'", 5: "said before in this file"}
    assert imported_files(tmp_path / "places") == [account.written]


def test_imported_rows_come_first(tmp_path: Path) -> None:
    source = tmp_path / "mine.csv"
    source.write_text(CSV, encoding="utf-8")
    account = import_places(source, columns=None, into=tmp_path)
    known = Gazetteer.with_imported(account.written)
    first = known.lookup(fold("منبج"))[0]
    assert (first.name, first.imported, first.source, first.country) == ("My Manbij", True, "mine.csv:6", "SY")
    names = [f.value.place.name for f in find_places(analyse("قصف على الشنقليطة بريف منبج في سوريا"), gazetteer=known)]
    assert names == ["Shanqalita", "My Manbij countryside", "Syria"]
    assert Gazetteer.with_imported() is Gazetteer.default()


def test_columns_are_mapped_by_option(tmp_path: Path) -> None:
    source = tmp_path / "odd.csv"
    source.write_text("الاسم;س;ص\nالشنقليطة;36.9;35.9\n", encoding="utf-8")
    with pytest.raises(InputRefused, match="no column for lat and lon; name it with --lat, --lon"):
        import_places(source, columns=None, into=tmp_path)
    account = import_places(source, columns={"name_ar": "الاسم", "lon": "س", "lat": "ص"}, into=tmp_path, country="SY")
    entry = Gazetteer.with_imported(account.written).lookup(fold("الشنقليطة"))[0]
    assert (entry.point, entry.country, entry.kind) == (Point(35.9, 36.9), "SY", "place")


def test_a_column_called_name_may_hold_arabic(tmp_path: Path) -> None:
    source = tmp_path / "mine.csv"
    source.write_text("name,lat,lon\nالشنقليطة,35.9,36.9\n", encoding="utf-8")
    account = import_places(source, columns=None, into=tmp_path, country="SY")
    (entry,) = Gazetteer.with_imported(account.written).lookup(fold("الشنقليطة"))[:1]
    assert entry.point == Point(35.9, 36.9)


def test_unknown_options_are_refused(tmp_path: Path) -> None:
    source = tmp_path / "mine.csv"
    source.write_text(CSV, encoding="utf-8")
    with pytest.raises(UsageError, match="unknown field"):
        import_places(source, columns={"colour": "x"}, into=tmp_path)
    with pytest.raises(UsageError, match="no column 'x' for lat"):
        import_places(source, columns={"lat": "x"}, into=tmp_path)
    with pytest.raises(InputRefused, match="no such file"):
        import_places(tmp_path / "none.csv", columns=None, into=tmp_path)


def test_geonames_country_file(tmp_path: Path) -> None:
    def line(number: str, name: str, names: str, feature: str, code: str) -> str:
        return "\t".join(
            [number, name, name, names, "35.9", "36.9", feature, code, "SY", "", "12", "", "", "", "900", "", "", "Asia/Damascus", ""]
        )

    source = tmp_path / "SY.txt"
    rows = [
        line("1", "Shanqalita", "الشنقليطة,Schanq", "P", "PPL"),
        line("2", "A Spring", "عين الشنقليطة", "H", "SPNG"),
        line("3", "Latin", "Latin", "P", "PPL"),
    ]
    source.write_text("\n".join(rows) + "\n", encoding="utf-8")
    account = import_places(source, columns=None, into=tmp_path / "out")
    assert (account.read, account.kept) == (3, 1)
    assert [why for _, why in account.refused] == ["not a kind of place that is kept: SPNG", "no Arabic name"]
    entry = Gazetteer.with_imported(account.written).lookup(fold("الشنقليطة"))[0]
    assert (entry.id, entry.name, entry.kind, entry.population, entry.source) == ("gn-1", "Shanqalita", "village", 900, "SY.txt:1")


def test_a_broken_geonames_file_names_its_line(tmp_path: Path) -> None:
    source = tmp_path / "SY.txt"
    source.write_text("1\tX\n", encoding="utf-8")
    with pytest.raises(InputRefused, match=r"SY\.txt:1"):
        import_places(source, columns=None, into=tmp_path / "out")


def test_ocha_workbook(tmp_path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "ReadMe"
    sheet.append(["Contents"])
    deep = book.create_sheet("Admin4")
    deep.append(["admin4Name_en", "admin4Name_ar", "admin4Pcode", "Latitude_y", "Longitude_x"])
    deep.append(["Shanqalita", "الشنقليطة", "C9999", 35.9, 36.9])
    path = tmp_path / "syr.xlsx"
    book.save(path)
    account = import_places(path, columns=None, into=tmp_path / "out")
    assert (account.read, account.kept) == (1, 1)
    entry = Gazetteer.with_imported(account.written).lookup(fold("الشنقليطة"))[0]
    assert (entry.id, entry.name, entry.country) == ("C9999", "Shanqalita", "SY")


def test_a_file_that_is_not_utf8_is_refused(tmp_path: Path) -> None:
    source = tmp_path / "mine.csv"
    source.write_bytes("name_ar,lat,lon\nحلب,1,2\n".encode("cp1256"))
    with pytest.raises(InputRefused, match="not UTF-8"):
        import_places(source, columns=None, into=tmp_path)


def test_a_broken_workbook_is_one_line(tmp_path: Path) -> None:
    broken = tmp_path / "codes.xlsx"
    broken.write_bytes(b"PK not a zip")
    with pytest.raises(InputRefused, match="not an Excel workbook"):
        import_places(broken, columns=None, into=tmp_path)
