"""How long the text layer takes: `python bench/text_layer.py REPORTS.jsonl`, milliseconds of processor a report."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Sequence
from operator import attrgetter
from typing import Any

from sijill.arabic.fold import fold_map
from sijill.arabic.text import analyse
from sijill.intake import open_inputs
from sijill.model import Report


def measure(name: str, work: Callable[[Any], object], items: Sequence[object]) -> None:
    start = time.process_time()
    for item in items:
        work(item)
    print(f"{name:<12} {(time.process_time() - start) / len(items) * 1000:.3f} ms")


def main(path: str) -> None:
    raws = [item.text for item in open_inputs([path]) if isinstance(item, Report)]
    texts = [analyse(raw) for raw in raws]
    print(f"{len(raws)} reports of {sum(map(len, raws)) / len(raws):.0f} characters")
    measure("fold", fold_map, raws)
    for layer in ("tokens", "sentences", "clauses"):
        measure(layer, attrgetter(layer), texts)


if __name__ == "__main__":
    main(sys.argv[1])
