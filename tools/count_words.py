"""In how many reports a word stands: python tools/count_words.py REPORTS.jsonl… > sijill/linking/data/word_counts.tsv

Linking asks how rare a word is that two reports share. It asks this table and not the register at hand, so that what two
tellings have in common never changes with what else a register holds.

Counted are stems (`sijill.linking.stems`) over the distinct texts of the files. What fewer than LEAST reports have is not
written down: such words, names of private persons among them, are as rare as a word can be. Counts are rounded to steps
of a quarter of a doubling.
"""

from __future__ import annotations

import json
import math
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from sijill.arabic.fold import fold
from sijill.linking.stems import stems

LEAST = 6
_STEPS = 4


def distinct_texts(files: Iterable[str]) -> list[str]:
    rows = (json.loads(line) for name in files for line in Path(name).read_text(encoding="utf-8").splitlines() if line.strip())
    return list(dict.fromkeys(row["text"] for row in rows))


def counted(texts: Iterable[str]) -> Counter[str]:
    found: Counter[str] = Counter()
    for text in texts:
        found.update({word for _, word in stems(fold(text))})
    return found


def rounded(count: int) -> int:
    return round(2 ** (round(math.log2(count) * _STEPS) / _STEPS))


def main() -> int:
    texts = distinct_texts(sys.argv[1:])
    counts = counted(texts)
    print("word\treports")
    print(
        f"# Made by tools/count_words.py over {len(texts)} distinct reports of armed conflict, 2008-2026, in {', '.join(Path(f).name for f in sys.argv[1:])}."
    )
    print(f"# Words that fewer than {LEAST} of them have are left out.")
    print(f"*\t{len(texts)}")
    for word, count in sorted(counts.items(), key=lambda x: (-rounded(x[1]), x[0])):
        if count >= LEAST:
            print(f"{word}\t{rounded(count)}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
