"""Work on many reports: in order, one answer each, whatever a report or a core does."""

import os
import pickle
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import pytest

from sijill.errors import InputRefused
from sijill.intake.dating import date_report
from sijill.model import Report
from sijill.workflow import read, working
from sijill.workflow.working import each


def report(n: int) -> Report:
    return Report(f"قصف على قرية رقم {n} في 3 أيار 2021", given_id=str(n))  # "shelling of village number n on 3 May 2021"


def inputs(count: int) -> Iterator[Report | InputRefused]:
    """Reports, and a refusal now and then."""
    for n in range(count):
        yield InputRefused(f"{n}.txt", "not text") if n % 40 == 7 else report(n)


def written_down(answer: object) -> str:
    return f"refused: {answer}" if isinstance(answer, InputRefused) else repr(answer)


@pytest.mark.parametrize("count", [0, 1, 99, 100, 101, 230])
def test_several_cores_answer_as_one_does(count: int) -> None:
    alone = [written_down(a) for a in each(inputs(count), date_report)]
    assert [written_down(a) for a in each(inputs(count), date_report, jobs=2)] == alone
    assert len(alone) == count


def test_a_report_that_the_work_fails_on_costs_only_itself_on_another_core_too() -> None:
    answers = list(each((report(n) for n in range(120)), int, jobs=2))  # a report is no number
    assert [str(a).split(":")[0] for a in answers] == [str(n) for n in range(120)]
    assert all("the reader failed on it (TypeError" in str(a) for a in answers)


class _Losing:
    """A pool whose workers are killed after some answers, as for want of memory."""

    left = 30

    def __init__(self, *_: object, **__: object) -> None:
        self.closed = False

    def submit(self, work: Callable[[Report], object], item: Report) -> "Future[object]":
        self.left -= 1
        if self.left < 0:
            raise BrokenProcessPool("gone")
        answer: Future[object] = Future()
        if self.left < 10:
            answer.set_exception(BrokenProcessPool("gone"))
        else:
            answer.set_result(date_report(item))
        return answer

    def shutdown(self, *, wait: bool, cancel_futures: bool) -> None:
        self.closed = True


def test_what_a_lost_core_had_to_do_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(working, "ProcessPoolExecutor", _Losing)
    alone = [written_down(a) for a in each(inputs(170), date_report)]
    assert [written_down(a) for a in each(inputs(170), date_report, jobs=4)] == alone


def test_few_are_held_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(working, "ProcessPoolExecutor", _Losing)
    taken = 0

    def counted() -> Iterator[Report]:
        nonlocal taken
        for n in range(400):
            taken += 1
            yield report(n)

    ahead = 0
    for answered, _ in enumerate(each(counted(), date_report, jobs=3), 1):
        ahead = max(ahead, taken - answered)
    assert 0 < ahead <= 3 * 8


def test_a_refusal_comes_back_whole_from_another_process() -> None:

    refusal = pickle.loads(pickle.dumps(InputRefused("a.txt", "not text")))
    assert (str(refusal), refusal.where, refusal.what) == ("a.txt: not text", "a.txt", "not text")


def test_readings_are_the_same_on_several_cores(tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    for n in range(104):
        (folder / f"{n:03}.txt").write_text(f"شنت طائرات حربية غارة على بلدة سراقب، ما أدى إلى مقتل {n + 2} مدنيين.", encoding="utf-8")
    alone = list(read([str(folder)]))
    assert list(read([str(folder)], jobs=2)) == alone
    assert len(alone) == 104


def test_at_least_one_core() -> None:
    assert 1 <= working.cores() <= (os.cpu_count() or 1)
