"""Whether two reports stay apart whatever third report comes between them.

    python bench/never_together.py REPORTS.jsonl ID ID [MORE.jsonl…]

Thirds are: every other report of the files; the two reports' own texts, one after the other and sentence by sentence in turn;
and each of these again as published on days of the time that either of the two allows. Every order of three is tried.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import chain, permutations, zip_longest
from pathlib import Path

from sijill.intake.dating import date_report
from sijill.linking import Candidate, candidates, link
from sijill.model import Interval, Report
from sijill.reading.reader import read_report

_DAYS = 6


def rows(paths: list[str]) -> Iterator[dict[str, str]]:
    for path in paths:
        yield from (json.loads(line) for line in Path(path).read_text(encoding="utf-8").splitlines() if line.strip())


def told(report: Report) -> list[Candidate]:
    return list(candidates(read_report(report, date_report(report))))


def spliced(one: str, other: str) -> Iterator[str]:
    parts = [text.replace("\n", " ").split(".") for text in (one, other)]
    yield f"{one}\n{other}"
    yield f"{other}\n{one}"
    yield ". ".join(p.strip() for p in chain.from_iterable(zip_longest(*parts, fillvalue="")) if p.strip())
    yield from (f"{text}\nتحديث" for text in (one, other))


def days(pair: list[list[Candidate]]) -> list[date]:
    stretches = [w for c in chain.from_iterable(pair) for w in (c.when, c.published) if w is not None]
    if not stretches:
        return [date(2020, 1, 1)]
    first, last = min(w.earliest for w in stretches), max(w.latest for w in stretches)
    return [first + timedelta(days=(last - first).days * n // (_DAYS - 1)) for n in range(_DAYS)]


def together(pair: list[list[Candidate]], third: list[Candidate]) -> bool:
    sides = [{c.id for c in side} for side in pair]
    for order in permutations([*pair, third]):
        clusters = link(chain.from_iterable(order)).clusters
        if any(set(members) & sides[0] and set(members) & sides[1] for members in clusters):
            return True
    return False


def main() -> int:
    pool, first, second, *more = sys.argv[1:]
    known = {r["report_id"]: r for r in rows([pool])}
    one, other = (known[name]["text"] for name in (first, second))
    pair = [told(Report(text)) for text in (one, other)]
    thirds = [r["text"] for name, r in known.items() if name not in (first, second)] + [r["text"] for r in rows(more)]
    made = list(spliced(one, other))
    dated = [Report(text, published=Interval.day(day, "given")) for text in made for day in days(pair)]
    tried = [Report(text) for text in dict.fromkeys([*thirds, *made])] + dated
    bad = [report for report in tried if together(pair, told(report))]
    print(f"{len(tried)} third reports in every order ({len(made) + len(dated)} of them made of the two): together with {len(bad)}")
    return 1 if bad else 0


if __name__ == "__main__":
    raise SystemExit(main())
