"""Reports taken in at the desk: read one job after the other, beside the desk's other work.

Invariant: each report goes into the register whole or not at all, and every input that is refused is told with the reason; what a
file is called never decides where anything is written, and no path of this machine goes into the register or back to the browser.
"""

from __future__ import annotations

import json
import re
import secrets
import shutil
import tempfile
from collections import Counter, OrderedDict
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from threading import Event, Lock
from typing import BinaryIO, Literal

from sijill.desk.file import now
from sijill.desk.problems import problem
from sijill.errors import InputRefused, SijillError
from sijill.model import Reading
from sijill.saying import Said, told
from sijill.workflow import Register, read

State = Literal["waiting", "reading", "linking", "done", "failed"]

_KEPT, _MOST_WAITING, _MOST_FILES, _MOST_REFUSED = 50, 10, 500, 1000
_UNFIT = re.compile(r"[^\w.()+ -]")
_LONGEST = 80
PASTED = "text"


@dataclass(frozen=True, slots=True)
class Refused:
    name: str
    what: Said | str


@dataclass(frozen=True, slots=True)
class Job:
    """`done`: how many reports were read or refused; how many there will be is known only in the end. `outcomes`: as `sijill add`
    counts them; `refused`: the first thousand; `failed`: why it ended before its end; `version`: the register's, after it."""

    id: str
    by: str
    at: datetime
    files: tuple[str, ...]
    state: State = "waiting"
    done: int = 0
    outcomes: Mapping[str, int] = field(default_factory=dict)
    refused: tuple[Refused, ...] = ()
    failed: Said | str | None = None
    incidents: int | None = None
    version: int | None = None

    @property
    def over(self) -> bool:
        return self.state in ("done", "failed")


@dataclass(frozen=True, slots=True)
class Pasted:
    """A report given as text, with what is known of it."""

    text: str
    outlet: str | None = None
    title: str | None = None
    url: str | None = None
    published: str | None = None

    def line(self) -> str:
        told = {"text": self.text, "outlet": self.outlet, "title": self.title, "url": self.url, "published": self.published}
        return json.dumps({k: v for k, v in told.items() if v}) + "\n"


class Jobs:
    """Close it when done. `linked` is called after each job: it takes in what changed, and gives how many incidents there are, and
    the version."""

    def __init__(self, register: Register, *, places: Path | None, linked: Callable[[], tuple[int, int]]) -> None:
        self._register, self._places, self._linked = register, places, linked
        self._lock, self._stop = Lock(), Event()
        self._jobs: OrderedDict[str, Job] = OrderedDict()
        self._worker = ThreadPoolExecutor(1, thread_name_prefix="intake")

    def close(self) -> None:
        self._stop.set()
        self._worker.shutdown(wait=True, cancel_futures=True)

    def get(self, name: str) -> Job:
        """The job of that name; the problem 404 where there is none, or none any longer."""
        with self._lock:
            found = self._jobs.get(name)
        if found is None:
            raise problem(404, "no_job", name=name)
        return found

    def all(self) -> tuple[Job, ...]:
        """The latest first."""
        with self._lock:
            return tuple(reversed(self._jobs.values()))

    def start(self, files: Sequence[tuple[str, BinaryIO]], pasted: Pasted | None, *, by: str) -> Job:
        """Take files (their names and what is in them) and text in; the job is in line when this returns."""
        pasted = pasted if pasted is not None and pasted.text.strip() else None
        if not files and pasted is None:
            raise problem(422, "no_files")
        if len(files) > _MOST_FILES:
            raise problem(413, "too_many_files", most=_MOST_FILES)
        if sum(not j.over for j in self.all()) >= _MOST_WAITING:
            raise problem(429, "too_many_jobs", headers={"Retry-After": "30"})
        names = (*(shown(name) for name, _ in files), *([PASTED] if pasted is not None else []))
        job = Job(secrets.token_hex(8), by, now(), names)
        folder = Path(tempfile.mkdtemp(prefix="sijill-intake-"))
        try:
            paths = _laid(folder, files, pasted)
            self._put(job)
            self._worker.submit(self._run, job, folder, paths)
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise
        return job

    def _put(self, job: Job) -> Job:
        with self._lock:
            self._jobs[job.id] = job
            while len(self._jobs) > _KEPT:
                self._jobs.popitem(last=False)
        return job

    def _run(self, job: Job, folder: Path, paths: Mapping[str, str]) -> None:
        try:
            job = self._read(self._put(replace(job, state="reading")), paths)
            job = self._put(replace(job, state="linking"))
            incidents, version = self._linked()
            self._put(replace(job, state="done", incidents=incidents, version=version))
        except Exception as error:  # whatever it is, the job is over, and the next one comes
            why = error.said if isinstance(error, SijillError) else told("desk_failed", error=type(error).__name__)
            self._put(replace(self.get(job.id), state="failed", failed=_said_without(why, paths)))
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def _read(self, job: Job, paths: Mapping[str, str]) -> Job:
        outcomes: Counter[str] = Counter()
        for done, item in enumerate(read(list(paths), places=self._places), 1):
            if self._stop.is_set():
                raise SijillError(told("desk_closed"))
            if isinstance(item, InputRefused):
                outcomes["refused"] += 1
                refused = (*job.refused, Refused(_without(item.where, paths), _said_without(item.what, paths)))[:_MOST_REFUSED]
                job = replace(job, refused=refused)
            else:
                outcomes[self._register.add(_named(item, paths))] += 1
            job = self._put(replace(job, done=done, outcomes=dict(outcomes)))
        return job


def shown(name: str) -> str:
    """A file's name as it is told of: the last part of whatever path, with nothing in it that could be taken for anything else."""
    plain = _UNFIT.sub("_", re.split(r"[/\\]", name)[-1]).strip(" .")
    return plain if len(plain) <= _LONGEST else f"{plain[: _LONGEST // 2]}…{plain[-_LONGEST // 3 :]}"


def _laid(folder: Path, files: Iterable[tuple[str, BinaryIO]], pasted: Pasted | None) -> dict[str, str]:
    """Each file where it is read from, to its name. Of the name only what tells its form is used."""
    laid: dict[str, str] = {}
    for n, (name, stream) in enumerate(files):
        path = folder / f"{n}{_form(name)}"
        with path.open("wb") as target:
            shutil.copyfileobj(stream, target)
        laid[str(path)] = shown(name) or f"file {n + 1}"
    if pasted is not None:
        path = folder / "pasted.jsonl"
        path.write_text(pasted.line(), encoding="utf-8")
        laid[str(path)] = PASTED
    return laid


def _form(name: str) -> str:
    """The end of a name that says what form the file has: `.jsonl`, `.warc.gz`."""
    found = re.search(r"(?:\.[a-z0-9]{1,8})?\.[a-z0-9]{1,8}$", name.lower())
    return found[0] if found is not None else ""


def _without(text: str, paths: Mapping[str, str]) -> str:
    for path, name in paths.items():
        if path in text:
            return text.replace(path, name)
    return text


def _said_without(what: object, paths: Mapping[str, str]) -> Said | str:
    if isinstance(what, Said):
        return Said(what.key, tuple((gap, _without(v, paths) if isinstance(v, str) else v) for gap, v in what.filled))
    return _without(str(what), paths)


def _named(reading: Reading, paths: Mapping[str, str]) -> Reading:
    """The reading of a report that says which file it came in, and not where that lay."""
    extra = {k: _without(v, paths) if isinstance(v, str) else v for k, v in reading.report.extra.items()}
    if extra == dict(reading.report.extra):
        return reading
    return replace(reading, report=replace(reading.report, extra=extra))
