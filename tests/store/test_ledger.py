"""The ledger on disk: what goes in comes out, once, whatever happens to the process."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
import time
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from sijill.errors import GroundingError, SijillError, UsageError
from sijill.model import (
    Actor,
    Attribution,
    Claim,
    Dating,
    Interval,
    Place,
    Point,
    Reading,
    Report,
    Source,
    Span,
    Telling,
    Toll,
)
from sijill.store import Ledger, Minted

# "The Observatory said that a strike hit the village of Tell Noor on Monday and killed 5, of them 2 children."
TEXT = "قال المرصد إن غارة استهدفت قرية تل نور يوم الاثنين وقتلت 5 أشخاص بينهم طفلان"


def span(words: str, text: str = TEXT) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def report(text: str = TEXT, *, given_id: str | None = "r1", outlet: str | None = "Outlet A", day: int = 3) -> Report:
    published = Interval.day(date(2021, 5, day), "given")
    return Report(text, outlet, "https://example.org/1", "عنوان", published, given_id=given_id, extra={"host": "example.org"})


def reading(made: Report | None = None, *, reader: str = "test@1", kind: str = "air_strike", word: str = "غارة") -> Reading:
    of = made if made is not None else report()
    said = Attribution((Source("Observatory", (span("المرصد"),), "sohr"),))
    total = Claim(of.id, "toll", Toll("killed", 5, 5), (span("5"),), attributions=(said,))
    claims = (
        Claim(of.id, "when", Interval.day(date(2021, 5, 3), "relative"), (span("الاثنين"),)),
        Claim(of.id, "where", Place("Tell Noor", "SY", "x1", Point(34.5, 36.5), 3.0), (span("تل نور"),)),
        Claim(of.id, "target", Actor("village", kind="place"), (span("قرية"),)),
        total,
        Claim(of.id, "toll", Toll("killed", 2, 2, who="طفلان", part_of=total.id), (span("طفلان"),)),
    )
    telling = Telling(of.id, kind, (span(word),), claims, attributions=(said,))
    return Reading(of, Dating(of.published, ("given",)), (telling,), reader)


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    with Ledger.open(tmp_path / "register.sijill") as opened:
        yield opened


def test_what_goes_in_comes_out(ledger: Ledger) -> None:
    given = reading()
    assert ledger.add(given) == "new"
    assert list(ledger.readings()) == [given]
    assert ledger.report(given.report.id) == given.report
    assert ledger.report(given.report.id).extra == {"host": "example.org"}
    assert ledger.has(given.report.id)
    assert not ledger.has("0" * 64)
    assert list(ledger.tellings([given.report.id])) == list(given.tellings)
    assert list(ledger.tellings(["0" * 64])) == []
    assert list(ledger.verify()) == []


def test_the_same_report_twice_changes_nothing(ledger: Ledger) -> None:
    ledger.add(reading())
    before = ledger.counts()
    assert ledger.add(reading()) == "known"
    assert ledger.counts() == before


def test_the_same_text_from_elsewhere_is_a_copy(ledger: Ledger) -> None:
    ledger.add(reading())
    before = ledger.counts()
    assert ledger.add(reading(report(given_id="r2", outlet="Outlet B"))) == "copy"
    assert ledger.counts() == before | {"copies": 2}
    (copies,) = ledger.copies().values()
    assert {(c.given_id, c.outlet) for c in copies} == {("r1", "Outlet A"), ("r2", "Outlet B")}


def test_a_text_is_read_by_its_first_copy_in_whatever_order_they_come(tmp_path: Path) -> None:
    """Published on the 3rd and again on the 9th: "Monday" is that of the first."""
    early, late = reading(report(given_id="b", day=3)), reading(report(given_id="a", day=9), word="استهدفت")
    held = []
    for n, order in enumerate([(early, late), (late, early)]):
        with Ledger.open(tmp_path / f"{n}.sijill") as opened:
            assert [opened.add(r) for r in order] == ["new", "copy"]
            held.append(list(opened.readings()))
    assert held[0] == held[1] == [early]


def test_a_page_fetched_twice_is_dated_by_the_first_time(tmp_path: Path) -> None:
    """Without a day of its own it is of a Monday before it was fetched: the second fetching must not move it, nor take turns with
    the first."""
    undated = replace(report(), published=None)
    first, second = (replace(undated, retrieved_at=datetime(year, 6, 1, tzinfo=UTC)) for year in (2021, 2025))
    by_year = {r.retrieved_at.year: r for r in (first, second) if r.retrieved_at is not None}
    readings = {year: replace(reading(r), dating=Dating(Interval.day(date(year, 5, 31)), ("Monday",))) for year, r in by_year.items()}
    for n, order in enumerate([(2021, 2025), (2025, 2021)]):
        with Ledger.open(tmp_path / f"{n}.sijill") as opened:
            assert [opened.add(readings[year]) for year in order] == ["new", "copy"]
            assert [opened.add(readings[year]) for year in order] == ["known", "known"]
            assert list(opened.readings()) == [readings[2021]]


def test_a_newer_reader_supersedes_and_decisions_can_follow(ledger: Ledger) -> None:
    old = reading()
    new = reading(reader="test@2", word="غارة استهدفت")
    ledger.add(old)
    assert ledger.add(new) == "reread"
    assert list(ledger.readings()) == [new]
    assert ledger.counts()["readings"] == 2
    assert ledger.renamed() == {old.tellings[0].id: new.tellings[0].id}
    assert ledger.add(new) == "known"


def test_a_newer_reader_that_finds_the_same_changes_nothing(ledger: Ledger) -> None:
    ledger.add(reading())
    before = ledger.counts()
    assert ledger.add(reading(reader="test@2")) == "known"
    assert ledger.counts() == before
    assert ledger.reading(report().id).reader == "test@2"


def test_a_telling_that_a_newer_reader_does_not_find_leads_nowhere(ledger: Ledger) -> None:
    old = reading()
    ledger.add(old)
    ledger.add(Reading(old.report, old.dating, (), "test@2"))
    assert ledger.renamed() == {old.tellings[0].id: None}
    assert list(ledger.tellings()) == []


def test_words_outside_the_text_are_refused_and_nothing_is_kept(ledger: Ledger) -> None:
    good = reading()
    bad = replace(good.tellings[0], spans=(Span(0, len(TEXT) + 1),))
    with pytest.raises(GroundingError):
        ledger.add(replace(good, tellings=(bad,)))
    assert not ledger.has(good.report.id)
    assert set(ledger.counts().values()) == {0}


def test_verify_finds_a_quote_that_was_tampered_with(tmp_path: Path) -> None:
    path = tmp_path / "r.sijill"
    with Ledger.open(path) as opened:
        opened.add(reading())
    with sqlite3.connect(path) as raw:
        raw.execute("UPDATE spans SET quote = 'شيء آخر' WHERE quote = 'غارة'")
    raw.close()
    with Ledger.open(path) as opened:
        assert [(u.start, u.end, u.quote) for u in opened.verify()] == [(span("غارة").start, span("غارة").end, "شيء آخر")]


@pytest.mark.parametrize("odd", ["\ud83d", "\0", "a\0ب\udc00", ""], ids=["lone surrogate", "nul", "both", "empty"])
def test_text_that_no_database_holds_as_text_comes_back_as_it_was(ledger: Ledger, odd: str) -> None:
    text = odd + TEXT
    made = Report(text, given_id="odd" + odd)
    telling = Telling(made.id, "air_strike", (Span(0, 4 + len(odd)),))
    given = Reading(made, Dating(None), (telling,), "test@1")
    ledger.add(given)
    assert list(ledger.readings()) == [given]
    assert list(ledger.verify()) == []


def test_search_folds_spelling(ledger: Ledger) -> None:
    """«غاره» finds «غارة»."""
    made = reading()
    ledger.add(made)
    assert ledger.search("غاره الثلاثاء") == ()
    assert ledger.search("غاره الإثنين") == (made.report.id,)
    assert ledger.search("") == ()
    assert ledger.search('"غارة" OR') == ()


def test_find_by_given_id_or_first_digits(ledger: Ledger) -> None:
    made = reading()
    ledger.add(made)
    assert ledger.find("r1") == ledger.find(made.report.id[:8]) == (made.report.id,)
    assert ledger.find("%") == ()


def test_many_reports_come_back_in_the_order_of_their_ids(ledger: Ledger) -> None:
    texts = [f"{TEXT} {n}" for n in range(30)]
    given = [Reading(Report(t, given_id=str(n)), Dating(None), (), "test@1") for n, t in enumerate(texts)]
    for one in given:
        ledger.add(one)
    assert [r.id for r in ledger.reports()] == sorted(r.report.id for r in given)


def test_minted_ids_are_kept_and_may_lead_elsewhere(ledger: Ledger) -> None:
    ledger.mint([Minted("inc-1", "t1"), Minted("inc-2", "t2")])
    ledger.mint([Minted("inc-2", "t2", redirect="inc-1")])
    assert ledger.minted() == (Minted("inc-1", "t1"), Minted("inc-2", "t2", redirect="inc-1"))


# files


def test_a_register_is_opened_again(tmp_path: Path) -> None:
    path = tmp_path / "r.sijill"
    with Ledger.open(path) as first:
        first.add(reading())
    with Ledger.open(str(path), create=False) as second:
        assert second.counts()["reports"] == 1


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"report_id,text\n1,abc\n" * 40, "not a register"),
        (b"SQLite format 3\0" + b"\x07" * 4000, "not a register"),
    ],
    ids=["csv", "broken header"],
)
def test_what_is_no_register_is_refused_and_left_alone(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "data.csv"
    path.write_bytes(content)
    with pytest.raises(SijillError, match=said):
        Ledger.open(path)
    assert path.read_bytes() == content


def test_another_programs_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    raw = sqlite3.connect(path)
    raw.execute("CREATE TABLE notes (x)")
    raw.commit()
    raw.close()
    before = path.read_bytes()
    with pytest.raises(SijillError, match="another program's file"):
        Ledger.open(path)
    assert path.read_bytes() == before


def test_a_newer_form_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "r.sijill"
    Ledger.open(path).close()
    raw = sqlite3.connect(path)
    raw.execute("UPDATE alembic_version SET version_num = '9999'")
    raw.commit()
    raw.close()
    with pytest.raises(SijillError, match="newer Sijill"):
        Ledger.open(path)


def test_no_register_where_none_is_to_be_made(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no register there"):
        Ledger.open(tmp_path / "none.sijill", create=False)
    with pytest.raises(UsageError, match="does not exist"):
        Ledger.open(tmp_path / "nowhere" / "r.sijill")
    with pytest.raises(UsageError, match="a folder"):
        Ledger.open(tmp_path)


def test_a_locked_register_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sijill.store.opening._SECONDS_TO_WAIT", 0.05)
    path = tmp_path / "r.sijill"
    with Ledger.open(path) as opened:
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(SijillError, match="another process is writing"):
            opened.add(reading())
        assert list(opened.tellings()) == []  # reading goes on beside a writer
        other.execute("ROLLBACK")
        other.close()
        assert opened.add(reading()) == "new"


def test_a_read_only_register_says_so_and_can_be_read(tmp_path: Path) -> None:
    path = tmp_path / "r.sijill"
    with Ledger.open(path) as opened:
        opened.add(reading())
    with Ledger.open(f"sqlite:///file:{path}?mode=ro&uri=true") as opened:
        assert opened.counts()["reports"] == 1
        with pytest.raises(SijillError, match="read-only"):
            opened.add(reading(report(given_id="r2")))


def test_a_register_in_a_folder_that_may_not_be_written_to_can_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "قرص 100%"
    folder.mkdir()
    with Ledger.open(folder / "r.sijill") as opened:
        opened.add(reading())
    monkeypatch.setattr("os.access", lambda *_, **__: False)  # root, whom tests may run as, can write anywhere
    with Ledger.open(folder / "r.sijill", create=False) as opened:
        assert opened.counts()["reports"] == 1
        assert [p.name for p in folder.iterdir()] == ["r.sijill"]
        with pytest.raises(SijillError, match="read-only"):
            opened.add(reading(report(given_id="r2")))


@pytest.mark.parametrize("url", ["nonsense://host/x", "://", "oracle://user:secret@host/x"])
def test_a_database_that_cannot_be_had_is_one_line_without_the_password(url: str) -> None:
    with pytest.raises(UsageError, match="no database that can be opened here") as raised:
        Ledger.open(url)
    assert "secret" not in str(raised.value)


def test_a_register_that_may_not_be_read_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "r.sijill"
    Ledger.open(path).close()

    def shut(*_: object, **__: object) -> object:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "open", shut)
    with pytest.raises(UsageError, match=r"r\.sijill: cannot be read \(Permission denied\)"):
        Ledger.open(path)


_KILLED_MIDWAY = """
import sys
sys.path.insert(0, {tests!r})
from test_ledger import TEXT, reading
from sijill.model import Dating, Reading, Report
from sijill.store import Ledger
with Ledger.open({path!r}) as ledger:
    n = 0
    while True:
        ledger.add(Reading(Report(TEXT + str(n), given_id=str(n)), Dating(None), (), "test@1"))
        n += 1
        print(n, flush=True)
"""


def test_a_run_killed_at_any_moment_leaves_a_register_that_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "r.sijill"
    script = _KILLED_MIDWAY.format(tests=str(Path(__file__).parent), path=str(path))
    run = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True)
    assert run.stdout is not None
    said = [run.stdout.readline() for _ in range(5)]
    time.sleep(0.013)
    run.send_signal(signal.SIGKILL)
    said += run.stdout.read().splitlines()
    run.wait()
    run.stdout.close()
    done = max(int(line) for line in said if line.strip().isdigit())
    with Ledger.open(path) as opened:
        counts = opened.counts()
        assert counts["reports"] == counts["copies"] == counts["readings"] >= done
        assert list(opened.verify()) == []
        assert opened.add(reading()) == "new"


def test_a_run_killed_within_a_report_keeps_none_of_it(tmp_path: Path) -> None:
    path = tmp_path / "r.sijill"
    script = _KILLED_MIDWAY.format(tests=str(Path(__file__).parent), path=str(path)).replace(
        "    n = 0\n",
        "    import os, signal, sijill.store.writing as w\n"
        "    w._Rows.store = lambda *a: os.kill(os.getpid(), signal.SIGKILL)\n    n = 0\n",
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == -signal.SIGKILL
    with Ledger.open(path) as opened:
        assert set(opened.counts().values()) == {0}
        assert opened.add(reading()) == "new"


def test_one_killed_while_it_is_made_is_made_anew(tmp_path: Path) -> None:
    path = tmp_path / "r.sijill"
    script = (
        "import os, signal, sijill.store.opening as o\n"
        "kill = lambda *a: os.kill(os.getpid(), signal.SIGKILL)\n"
        "import alembic.runtime.migration as m\n"
        "m.HeadMaintainer.update_to_step = kill\n"
        f"o.open_engine({str(path)!r}, create=True)\n"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == -signal.SIGKILL
    with Ledger.open(path) as opened:
        assert opened.add(reading()) == "new"
