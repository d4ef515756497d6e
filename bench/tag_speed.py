"""How fast `tag` is beside spaCy's tokenizer: python bench/tag_speed.py REPORTS.jsonl [--rounds N] [--reports N] [--once] [--parts]

Both on one core, on the same texts, in alternating rounds: all finders as `sijill tag` runs them, and the blank Arabic
pipeline's `make_doc`, which cuts words and finds nothing. Prints the median of the rounds, and the best of them, which what else
the machine does disturbs least. With --once: each report is met once, as when a folder is read, a hundred by the one and then
by the other. With --parts: each finder alone.
Needs `pip install --group bench`.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Sequence
from statistics import median

import spacy

from sijill.arabic.numbers import find_numbers
from sijill.arabic.text import Text, analyse
from sijill.arabic.times import find_times
from sijill.intake import open_inputs
from sijill.intake.dating import date_report
from sijill.model import Report
from sijill.reading.actors import find_actors
from sijill.reading.places import find_places
from sijill.reading.triggers import find_triggers
from sijill.reading.weapons import find_weapons
from sijill.workflow import settle, tag_one

_AT_ONCE = 100


def took(work: Callable[[], None]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def over(reports: Sequence[Report], work: Callable[[Report], object]) -> Callable[[], None]:
    def run() -> None:
        for report in reports:
            work(report)

    return run


def tokenizer() -> Callable[[Report], object]:
    make_doc = spacy.blank("ar").make_doc
    return lambda report: make_doc(report.text)


def met_once(reports: Sequence[Report]) -> None:
    tokenize = tokenizer()
    tag_one(reports[0])
    settle()
    parts = [reports[n : n + _AT_ONCE] for n in range(0, len(reports), _AT_ONCE)]
    times = [(took(over(part, tag_one)), took(over(part, tokenize))) for part in parts]
    tag, theirs = (len(reports) / sum(column) for column in zip(*times, strict=True))
    print(f"{len(reports)} reports, each met once, one core")
    print(f"once: {_beside(tag, theirs)}")


def _beside(tag: float, theirs: float) -> str:
    return f"sijill tag {tag:.0f} reports/s; spaCy blank ar {theirs:.0f} reports/s; ratio {tag / theirs:.3f}"


def beside(reports: list[Report], rounds: int) -> None:
    ours, theirs = over(reports, tag_one), over(reports, tokenizer())
    took(ours), took(theirs)  # both warm
    settle()  # as `sijill tag` does after its first report; it serves both
    times = [(took(ours), took(theirs)) for _ in range(rounds)]
    size = sum(len(r.text) for r in reports) / len(reports)
    print(f"{len(reports)} reports of {size:.0f} characters, {rounds} alternating rounds, one core")
    for name, of in (("median", median), ("best", min)):
        tag, theirs_of = (len(reports) / of(column) for column in zip(*times, strict=True))
        print(f"{name}: {_beside(tag, theirs_of)}")


def parts(reports: list[Report]) -> None:
    texts = [(analyse(r.text), r) for r in reports]

    def step_over(work: Callable[[Text, Report], object]) -> Callable[[], None]:
        def run() -> None:
            for text, report in texts:
                work(text, report)

        return run

    steps: list[tuple[str, Callable[[Text, Report], object]]] = [
        ("dating", lambda _, r: date_report(r)),
        ("analyse", lambda _, r: analyse(r.text)),
        ("tokens", lambda t, _: (t.tokens, t.sentences)),
        ("numbers", lambda t, _: find_numbers(t)),
        ("times", lambda t, r: find_times(t, r.published)),
        ("places", lambda t, r: find_places(t, outlet=r.outlet)),
        ("actors", lambda t, _: find_actors(t)),
        ("weapons", lambda t, _: find_weapons(t)),
        ("triggers", lambda t, _: find_triggers(t)),
    ]
    for name, step in steps:
        print(f"{name:<10} {took(step_over(step)) / len(reports) * 1000:.3f} ms a report")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--reports", type=int, default=400)
    parser.add_argument("--once", action="store_true")
    parser.add_argument("--parts", action="store_true")
    asked = parser.parse_args()
    reports = [item for item in open_inputs([asked.path]) if isinstance(item, Report)][: asked.reports]
    if asked.once:
        met_once(reports)
    else:
        beside(reports, asked.rounds)
    if asked.parts:
        parts(reports)


if __name__ == "__main__":
    main()
