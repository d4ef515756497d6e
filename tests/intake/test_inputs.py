"""Every form of input, good and bad: a report or one clear line each, and the rest is done."""

from __future__ import annotations

import gzip
import io
import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from sijill.errors import InputRefused
from sijill.intake import open_inputs
from sijill.model import Interval, Report

TEXT = "قصفت طائرات حربية بلدة الزهراء صباح اليوم، وقال الدفاع المدني إن خمسة مدنيين قتلوا في القصف على السوق."
OTHER = "قال مراسلنا إن انفجار عبوة ناسفة على الطريق العام جنوب المدينة أدى إلى إصابة ثلاثة من عناصر الشرطة."
PAGE = f"""<!DOCTYPE html><html lang="ar"><head><meta charset="@"><title>قصف على بلدة الزهراء</title>
<meta property="og:site_name" content="وكالة النهر"><meta property="og:title" content="قصف على بلدة الزهراء">
<meta property="article:published_time" content="2023-05-04T09:30:00+03:00">
<link rel="canonical" href="https://nahr.example/news/1"></head><body><nav><a href="/">الرئيسية</a></nav>
<article><h1>قصف على بلدة الزهراء</h1><p>{TEXT}</p><p>{OTHER}</p><p>{TEXT} {OTHER}</p></article>
<footer>جميع الحقوق محفوظة</footer></body></html>"""


def take(*paths: Path | str, stdin: bytes | None = None) -> tuple[list[Report], list[str]]:
    items = list(open_inputs(map(str, paths), stdin=io.BytesIO(stdin) if stdin is not None else None))
    return [i for i in items if isinstance(i, Report)], [str(i) for i in items if isinstance(i, InputRefused)]


def line(**record: object) -> str:
    return json.dumps(record, ensure_ascii=False)


@pytest.fixture
def put(tmp_path: Path) -> Callable[[str, str | bytes], Path]:
    def write(name: str, content: str | bytes) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


Put = Callable[[str, str | bytes], Path]


def one(path: Path | str, stdin: bytes | None = None) -> Report:
    reports, refused = take(path, stdin=stdin)
    assert refused == []
    assert len(reports) == 1
    return reports[0]


# -- text ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1256", "iso8859_6"])
def test_text_in_every_encoding(put: Put, codec: str) -> None:
    assert one(put("a.txt", f"{TEXT}\r\n{OTHER}\n".encode(codec))).text == f"{TEXT}\r\n{OTHER}\n"


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b" \n\n", "empty"),
        ("a.txt", b"\xef\xbb\xbf\n", "empty"),
        ("a.txt", b"Nothing but English here.", "no Arabic in it"),
        ("a.txt", "Élysée déçu, été à Genève; señor, Füße, garçon naïf.".encode("latin-1"), "not Arabic"),
        ("a.txt", "Türkiye'de şiddetli çatışmalar, İçişleri Bakanlığı açıkladı".encode("cp1254"), "not Arabic"),
        ("a.txt", "Взрыв произошёл в центре города".encode("cp1251"), "not Arabic"),
        ("a.txt", TEXT.encode() + b"\xff\xfe " + TEXT.encode(), "not UTF-8 throughout: byte"),
        ("a.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00", "binary"),
        ("a.bin", bytes(range(256)) * 8, "binary"),
        ("a.gz", gzip.compress(b"something"), "binary"),
        ("a.txt", b"\xff\xfea\x00\x00\xd8", "UTF-16"),
        ("a.txt", "\u0641".encode() * (9 * 2**20), "larger than 16 MB"),
    ],
)
def test_text_that_is_refused(put: Put, name: str, content: bytes, says: str) -> None:
    good = put("b.txt", TEXT)
    reports, refused = take(put(name, content), good)
    assert [r.text for r in reports] == [TEXT]
    assert len(refused) == 1
    assert says in refused[0]
    assert name in refused[0]
    assert "\n" not in refused[0]


def test_short_windows_1256_is_known(put: Put) -> None:
    assert one(put("a.txt", "مقتل جندي في الريف".encode("cp1256"))).text == "مقتل جندي في الريف"


# -- JSON lines ------------------------------------------------------------------------------------------------------


def test_json_lines(put: Put) -> None:
    path = put(
        "a.jsonl",
        line(report_id="r1", text=TEXT, title="ع", outlet="وكالة النهر", url="https://n.example/1", published="2021-01-14", host="x", n=[1])
        + "\n\n"
        + line(text=OTHER, published=None, outlet="")
        + "\n",
    )
    (first, second), refused = take(path)
    assert refused == []
    assert (first.given_id, first.title, first.outlet, first.url) == ("r1", "ع", "وكالة النهر", "https://n.example/1")
    assert first.published == Interval.day(date(2021, 1, 14), "given")
    assert first.extra == {"host": "x", "n": [1]}
    assert (second.given_id, second.outlet, second.published) == (None, None, None)
    assert second.text == OTHER


@pytest.mark.parametrize(
    ("published", "earliest", "latest"),
    [
        ("2021-01-14", date(2021, 1, 14), date(2021, 1, 14)),
        ("2021-01-14T23:50:00+03:00", date(2021, 1, 14), date(2021, 1, 14)),
        ("2021-01-14T10:00:00Z", date(2021, 1, 14), date(2021, 1, 14)),
        ("2021-01-14 10:00", date(2021, 1, 14), date(2021, 1, 14)),
        ("27/04/2017", date(2017, 4, 27), date(2017, 4, 27)),
        ("7.6.2016", date(2016, 6, 7), date(2016, 6, 7)),  # the day first, as Arabic outlets write it
        ("04/27/2017", date(2017, 4, 27), date(2017, 4, 27)),  # can only be the month first
        ("2017/4/27", date(2017, 4, 27), date(2017, 4, 27)),
        ("2017-4-7", date(2017, 4, 7), date(2017, 4, 7)),
        ("٢٠١٧-٠٤-٢٧", date(2017, 4, 27), date(2017, 4, 27)),
        ("27/04/2017 21:30", date(2017, 4, 27), date(2017, 4, 27)),  # as sheets write it
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29)),
        ("2020", date(2020, 1, 1), date(2020, 12, 31)),
        ({"earliest": "2021-01-14", "latest": "2021-01-16"}, date(2021, 1, 14), date(2021, 1, 16)),
        ({"earliest": "2021-01-14", "latest": "2021-01-14", "basis": "inferred"}, date(2021, 1, 14), date(2021, 1, 14)),
    ],
)
def test_published(put: Put, published: object, earliest: date, latest: date) -> None:
    assert one(put("a.jsonl", line(text=TEXT, published=published))).published == Interval(earliest, latest, "given")


@pytest.mark.parametrize("published", [None, "", " ", {"earliest": None, "latest": None}, {"basis": "unknown"}])
def test_not_published(put: Put, published: object) -> None:
    assert one(put("a.jsonl", line(text=TEXT, published=published))).published is None


@pytest.mark.parametrize("text", ["250", "٤٧٫٥", "-3 %", "2e6", "م"])
def test_a_post_of_digits_and_signs_is_in_no_other_language(put: Put, text: str) -> None:
    assert one(put("a.jsonl", line(text=text))).text == text
    assert one(put("a.txt", text.encode())).text == text


@pytest.mark.parametrize(
    ("bad", "says"),
    [
        ('{"text": "قتل', "broken JSON"),
        ("ليس جيسون", "broken JSON"),
        ("[1, 2]", "not a JSON object"),
        ('{"title": "قتل"}', 'no "text"'),
        ('{"text": 5}', '"text" is not a string'),
        ('{"text": ""}', "empty"),
        ('{"text": "English only"}', "no Arabic in it"),
        ('{"text": "5 km"}', "no Arabic in it"),
        (line(text=TEXT, published="yesterday"), '"published" is not a day'),
        (line(text=TEXT, published="31/02/2021"), '"published" is not a day'),
        (line(text=TEXT, published="0001-01-01T00:00:00"), '"published" is not a day'),  # what programs write for none
        (line(text=TEXT, published="9999-12-31"), '"published" is not a day'),
        (line(text=TEXT, published="4/5/2021 3:30 PM"), '"published" is not a day'),  # in April, or in May
        (line(text=TEXT, published={"earliest": "0001-01-01", "latest": "2021-01-14"}), '"published" needs'),
        (line(text=TEXT, published={"earliest": "2021-01-16", "latest": "2021-01-14"}), '"published" needs'),
        (line(text=TEXT, published={"earliest": "2021-01-16"}), '"published" needs'),
        (line(text=TEXT, outlet=["a"]), '"outlet" is not a string'),
        ("[" * 100_000, "JSON"),
    ],
)
def test_a_bad_line_does_not_stop_the_rest(put: Put, bad: str, says: str) -> None:
    reports, refused = take(put("a.jsonl", f"{line(text=TEXT)}\n{bad}\n{line(text=OTHER)}\n"))
    assert [r.text for r in reports] == [TEXT, OTHER]
    assert len(refused) == 1
    assert "a.jsonl:2: " in refused[0]
    assert says in refused[0]


def test_blanks_of_a_cell_are_nothing(put: Put) -> None:
    report = one(put("a.jsonl", line(text=TEXT, outlet=" وكالة النهر\u00a0", title="  ", report_id=" ")))
    assert (report.outlet, report.title, report.given_id) == ("وكالة النهر", None, None)


def test_broken_bytes_in_one_line(put: Put) -> None:
    reports, refused = take(put("a.jsonl", line(text=TEXT).encode() + b'\n{"text": "\xd9"}\n' + line(text=OTHER).encode()))
    assert len(reports) == 2
    assert "a.jsonl:2: " in refused[0]


def test_a_line_of_fifty_megabytes(put: Put) -> None:
    path = put("a.jsonl", line(text=TEXT) + "\n" + '{"text": "' + "x" * (50 * 2**20) + '"}\n' + line(text=OTHER))
    reports, refused = take(path)
    assert [r.text for r in reports] == [TEXT, OTHER]
    assert refused == [f"{path}:2: the line is longer than 16 MB; no report is"]


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "cp1256"])
def test_json_lines_in_other_encodings(put: Put, codec: str) -> None:
    reports, refused = take(put("a.jsonl", f"{line(text=TEXT)}\n{line(text=OTHER)}\n".encode(codec)))
    assert refused == []
    assert [r.text for r in reports] == [TEXT, OTHER]


def test_the_text_is_kept_as_it_came(put: Put) -> None:
    text = " \u200fقـ.ـصف\r\n\tالبلدة \ud83d\ude00\u0000 "
    assert one(put("a.jsonl", json.dumps({"text": text}))).text == text.encode("utf-16", "surrogatepass").decode("utf-16")


# -- standard input, folders, missing things -------------------------------------------------------------------------


def test_standard_input_by_its_content() -> None:
    assert one("-", stdin=TEXT.encode()).text == TEXT
    assert one("-", stdin=line(text=TEXT, report_id=7).encode()).given_id == "7"
    assert one("-", stdin=PAGE.replace("@", "utf-8").encode()).outlet == "وكالة النهر"
    assert take("-", stdin=b"") == ([], ["-: empty"])
    assert take("-") == ([], ["-: there is no standard input"])


def test_a_page_that_prints_its_day_with_the_month_by_its_name(put: Put) -> None:
    undated = PAGE.replace("@", "utf-8").replace('<meta property="article:published_time" content="2023-05-04T09:30:00+03:00">', "")
    assert one(put("a.html", undated)).published is None
    printed = undated.replace("</h1>", '</h1><div class="date">الخميس 4 أيار 2023</div>')  # Thursday 4 May 2023
    assert one(put("b.html", printed)).published == Interval.day(date(2023, 5, 4), "given")


def test_a_folder_in_order_with_bad_files(put: Put, tmp_path: Path) -> None:
    put("in/b.txt", OTHER)
    put("in/a/c.jsonl", line(text=TEXT))
    put("in/.hidden", b"\x00")
    put("in/d.png", b"\x89PNG\x00\x00")
    (tmp_path / "in" / "e.txt").symlink_to(tmp_path / "gone.txt")
    reports, refused = take(tmp_path / "in")
    assert [r.text for r in reports] == [TEXT, OTHER]
    assert len(refused) == 2
    assert "d.png: a binary file" in refused[0]
    assert "e.txt: there is no such file" in refused[1]


def test_a_file_that_may_not_be_read(put: Put, monkeypatch: pytest.MonkeyPatch) -> None:
    locked, good = put("in/a.txt", OTHER), put("in/b.txt", TEXT)
    really = Path.open

    def opening(self: Path, *args: object, **kwargs: object) -> object:
        if self == locked:
            raise PermissionError(13, "Permission denied")
        return really(self, *args, **kwargs)  # type: ignore[arg-type]

    monkeypatch.setattr(Path, "open", opening)  # root, under which tests may run, may read everything
    reports, refused = take(good.parent)
    assert [r.text for r in reports] == [TEXT]
    assert refused == [f"{locked}: may not be read (no permission)"]


def test_missing_and_empty(put: Put, tmp_path: Path) -> None:
    reports, refused = take(tmp_path / "no.txt", put("a.jsonl", b""), put("b.txt", TEXT))
    assert len(reports) == 1
    assert refused == [f"{tmp_path / 'no.txt'}: there is no such file or folder", f"{tmp_path / 'a.jsonl'}: empty"]


# -- tables ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("delimiter", "codec"), [(",", "utf-8"), (";", "utf-8-sig"), ("\t", "utf-16"), (",", "cp1256")])
def test_csv(put: Put, delimiter: str, codec: str) -> None:
    rows = [["report_id", "Text", "published", "note"], ["1", f'"{TEXT}\nسطر ""ثان"""', "2021-01-14", "x"], ["2", f'"{OTHER}"', "", ""]]
    (first, second), refused = take(put("a.csv", "\r\n".join(delimiter.join(row) for row in rows).encode(codec)))
    assert refused == []
    assert first.text == f'{TEXT}\nسطر "ثان"'
    assert first.given_id == "1"
    assert first.published == Interval.day(date(2021, 1, 14), "given")
    assert first.extra == {"note": "x"}
    assert second.published is None


def test_csv_rows_that_are_refused(put: Put) -> None:
    rows = ["text,published", f'"{TEXT}",', "plain English,", ",2021-01-01", f'"{OTHER}",soon', f'"{OTHER}",,,x,', "", f'"{OTHER}",']
    reports, refused = take(put("a.csv", "\n".join(rows)))
    assert [r.text for r in reports] == [TEXT, OTHER]
    assert [r.split("a.csv:")[1].split(":")[0] for r in refused] == ["3", "4", "5", "6"]


def test_csv_without_its_column_or_never_ending(put: Put) -> None:
    assert "no column" in take(put("a.csv", "words,day\nقتل,1"))[1][0]
    reports, refused = take(put("b.csv", f'text\n"{TEXT}"\n"{OTHER}'))
    assert len(reports) == 1
    assert "broken CSV" in refused[0]
    assert take(put("c.csv", "text\nété garçon\n".encode("latin-1")))[1]


def test_csv_is_known_by_its_first_line() -> None:
    assert one("-", stdin=f'report_id,text\n1,"{TEXT}"\n'.encode()).given_id == "1"


# -- pages, archives, feeds ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("codec", ["utf-8", "windows-1256", "iso-8859-6"])
def test_html(put: Put, codec: str) -> None:
    report = one(put("a.html", PAGE.replace("@", codec).encode(codec)))
    assert TEXT in report.text
    assert OTHER in report.text
    assert "الرئيسية" not in report.text
    assert report.text.startswith("قصف على بلدة الزهراء\n")
    assert (report.title, report.outlet, report.url) == ("قصف على بلدة الزهراء", "وكالة النهر", "https://nahr.example/news/1")
    assert report.published == Interval.day(date(2023, 5, 4), "given")
    assert report.kind == "html"


@pytest.mark.parametrize(
    ("content", "says"),
    [("<html><body></body></html>", "no article"), ("<html><body><p>" + "English words only. " * 40 + "</p></body></html>", "no Arabic")],
)
def test_html_that_is_refused(put: Put, content: str, says: str) -> None:
    reports, refused = take(put("a.html", content), put("b.txt", TEXT))
    assert len(reports) == 1
    assert says in refused[0]


def warc(path: Path, *, gzipped: bool) -> Path:
    pages = [
        (1, "200 OK", "text/html; charset=windows-1256", PAGE.replace("@", "windows-1256").encode("cp1256")),
        (2, "404 Not Found", "text/html", b"<html>no</html>"),
        (3, "200 OK", "image/png", b"\x89PNG\x00"),
        (4, "200 OK", "text/html", b"<html><body></body></html>"),
    ]
    records = []
    for number, status, kind, body in pages:
        http = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n".encode() + body
        head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://nahr.example/{number}\r\nWARC-Date: 2023-05-05T10:00:00Z\r\n"
        head += (
            f"WARC-Record-ID: <urn:x:{number}>\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
        )
        records.append(head.encode() + http + b"\r\n\r\n")
    path.write_bytes(b"".join(map(gzip.compress, records) if gzipped else records))
    return path


@pytest.mark.parametrize(("name", "gzipped"), [("a.warc", False), ("a.warc.gz", True), ("archive", True)])
def test_warc(tmp_path: Path, name: str, gzipped: bool) -> None:
    (report,), refused = take(warc(tmp_path / name, gzipped=gzipped))
    assert TEXT in report.text
    assert report.retrieved_at == datetime(2023, 5, 5, 10, tzinfo=UTC)
    assert report.published == Interval.day(date(2023, 5, 4), "given")
    assert len(refused) == 1
    assert "https://nahr.example/4: no article" in refused[0]


def test_a_record_without_its_address_ends_an_archive_in_words(tmp_path: Path) -> None:
    whole = warc(tmp_path / "a.warc", gzipped=False).read_bytes()
    (tmp_path / "b.warc").write_bytes(whole + b"WARC/1.0\r\nWARC-Type: response\r\n\r\n")
    reports, refused = take(tmp_path / "b.warc")
    assert len(reports) == 1
    assert refused[-1].endswith("b.warc: a broken archive (a record without its address); what follows is not read")


def test_a_broken_archive(tmp_path: Path) -> None:
    whole = warc(tmp_path / "a.warc", gzipped=False).read_bytes()
    (tmp_path / "b.warc").write_bytes(whole[: len(whole) // 3] + b"\n\ngarbage\n\n" + whole[-40:])
    reports, refused = take(tmp_path / "b.warc")
    assert len(reports) + len(refused) >= 1
    assert all("b.warc" in r and "\n" not in r for r in refused)


RSS = f"""<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>وكالة النهر</title>
<item><title>قصف على البلدة</title><link>https://nahr.example/1</link><guid>n-1</guid>
<pubDate>Thu, 04 May 2023 09:30:00 +0300</pubDate><description>&lt;p&gt;{TEXT}&lt;/p&gt;&lt;p&gt;{OTHER} &amp;amp; غيره&lt;/p&gt;</description></item>
<item><title>Sports</title><description>Nothing else</description></item>
<item><title>{OTHER}</title></item></channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>وكالة النهر</title><entry><id>a-1</id><title>خبر عاجل</title>
<updated>2023-05-04T09:30:00Z</updated><content type="html">{TEXT}</content></entry></feed>"""


def test_feeds(put: Put) -> None:
    (first, second), refused = take(put("a.xml", RSS))
    assert first.text == f"قصف على البلدة\n{TEXT}\n{OTHER} & غيره"
    assert (first.outlet, first.url, first.given_id) == ("وكالة النهر", "https://nahr.example/1", "n-1")
    assert first.published == Interval.day(date(2023, 5, 4), "given")
    assert second.text == OTHER
    assert "entry 2: no Arabic" in refused[0]
    assert one("-", stdin=ATOM.encode()).text == f"خبر عاجل\n{TEXT}"
    assert "not a feed" in take(put("b.xml", "<data><x>قتل</x></data>"))[1][0]


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("Thu, 04 May 2023 01:30:00 +0300", 4),  # in Greenwich it is the 3rd yet
        ("Thu, 04 May 2023 23:30:00 -0500", 4),
        ("Wed, 03 May 2023 22:30:00 GMT", 3),
        ("Wed, 03 May 2023 22:30 +0000", 3),
        ("2023-05-04T01:30:00+03:00", 4),
        ("2023-05-04T01:30:00Z", 4),
        ("2023-05-04", 4),
    ],
)
def test_a_feeds_day_is_the_outlets_own(put: Put, written: str, day: int) -> None:
    item = f"<item><title>قصف على البلدة</title><pubDate>{written}</pubDate></item>"
    entry = f"<entry><title>قصف على البلدة</title><updated>{written}</updated></entry>"
    for name, feed in (
        ("a.xml", f"<rss version='2.0'><channel>{item}</channel></rss>"),
        ("b.xml", f"<feed xmlns='http://www.w3.org/2005/Atom'>{entry}</feed>"),
    ):
        assert one(put(name, feed)).published == Interval.day(date(2023, 5, day), "given")


# -- Telegram, PDF ---------------------------------------------------------------------------------------------------

EXPORT = {
    "name": "قناة الريف",
    "type": "public_channel",
    "id": 101,
    "messages": [
        {"id": 1, "type": "service", "action": "create_channel", "text": ""},
        {"id": 2, "type": "message", "date": "2023-05-04T22:10:00", "from": "قناة الريف", "text": ["عاجل: ", {"type": "hashtag", "text": "#حلب"}, " قصف"]},
        {"id": 3, "type": "message", "date": "2023-05-04T22:15:00", "photo": "p.jpg", "text": ""},
        {"id": 4, "type": "message", "date": "2023-05-04T22:20:00", "text": "ok"},
    ],
}  # fmt: skip


def test_telegram_export(put: Put) -> None:
    (report,), refused = take(put("result.json", json.dumps(EXPORT, ensure_ascii=False, indent=1)))
    assert report.text == "عاجل: #حلب قصف"
    assert (report.outlet, report.given_id, report.kind) == ("قناة الريف", "101/2", "telegram")
    assert report.published == Interval.day(date(2023, 5, 4), "given")
    assert len(refused) == 1
    assert "message 4: no Arabic" in refused[0]


def test_telegram_export_of_all_chats(put: Put) -> None:
    reports, _ = take(put("result.json", json.dumps({"chats": {"list": [EXPORT, EXPORT]}})))
    assert len(reports) == 2


def test_other_json(put: Put) -> None:
    assert len(take(put("a.json", json.dumps([{"text": TEXT}, {"text": OTHER}], indent=2)))[0]) == 2
    assert one(put("b.json", json.dumps({"text": TEXT}, indent=2))).text == TEXT
    assert len(take(put("c.json", f"{line(text=TEXT)}\n{line(text=OTHER)}\n"))[0]) == 2
    assert "no known form" in take(put("d.json", '{"a": 1}'))[1][0]
    assert "broken JSON" in take(put("e.json", '{"a": '))[1][0]
    assert "broken JSON (unterminated string starting at character 10)" in take(put("f.jsonl", '{"text": "قتل'))[1][0]


def pdf(*, words: bytes) -> bytes:
    """A one-page PDF that shows `words`, hexadecimal UTF-16 codes, in a font that maps each code to itself."""
    cmap = (
        b"/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
        b"1 beginbfrange <0000> <FFFF> <0000> endbfrange endcmap end"
    )
    content = b"BT /F1 12 Tf 20 100 Td <" + words + b"> Tj ET"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 200] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >> stream\n%s\nendstream" % (len(content), content),
        b"<< /Type /Font /Subtype /Type0 /BaseFont /F /Encoding /Identity-H /DescendantFonts [6 0 R] /ToUnicode 7 0 R >>",
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /F /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>",
        b"<< /Length %d >> stream\n%s\nendstream" % (len(cmap), cmap),
    ]
    out, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(objects) + 1
    return out + b"xref\n0 %d\n0000000000 65535 f \n%strailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (
        size,
        table,
        size,
        len(out),
    )


def test_pdf(put: Put) -> None:
    # A PDF paints from left to right: Arabic letters stand in it last first.
    report = one(put("a.pdf", pdf(words=TEXT[::-1].encode("utf-16-be").hex().encode())))
    assert "بلدة الزهراء صباح اليوم" in report.text
    assert report.kind == "pdf"


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"%PDF-1.4\nnothing of the kind", "PDF"),
        (pdf(words=b""), "without text"),
        (pdf(words=TEXT.encode("utf-16-be").hex().encode()), "backwards"),
        (pdf(words="English words".encode("utf-16-be").hex().encode()), "no Arabic"),
    ],
)
def test_pdf_that_is_refused(put: Put, content: bytes, says: str) -> None:
    reports, refused = take(put("a.pdf", content), put("b.txt", TEXT))
    assert len(reports) == 1
    assert len(refused) == 1
    assert says in refused[0]
    assert "\n" not in refused[0]


@pytest.mark.parametrize("name", ["", "n" * 5000, "nowhere/\0.txt"], ids=["empty", "too long", "not a name"])
def test_a_name_that_can_be_no_file_is_refused_and_the_rest_done(put: Put, name: str) -> None:
    reports, refused = take(name, put("b.txt", TEXT))
    assert len(reports) == 1
    assert len(refused) == 1


def test_a_file_in_a_folder_that_may_not_be_entered_is_refused_and_the_rest_done(put: Put, monkeypatch: pytest.MonkeyPatch) -> None:
    shut, good, is_dir = put("a.txt", TEXT), put("b.txt", TEXT), Path.is_dir

    def entered(path: Path) -> bool:
        if path == shut:
            raise PermissionError(13, "Permission denied", str(path))
        return is_dir(path)

    monkeypatch.setattr(Path, "is_dir", entered)
    reports, refused = take(shut, good)
    assert len(reports) == 1
    assert refused == [f"{shut}: may not be read (no permission)"]
