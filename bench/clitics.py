"""How well clitics are split: `python bench/clitics.py FILE.conllu [--errors]`, on words with and without them.

Words are those of the text: tokens with no space between them are parts of one. A word is right when every cut is.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from sijill.arabic.clitics import split
from sijill.arabic.fold import fold


def words(path: Path) -> Iterator[list[str]]:
    parts: list[str] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        cells = line.split("\t")
        if len(cells) < 10 or cells[3] in ("PUNCT", "SYM") or not cells[1][0].isalpha():
            if parts:
                yield parts
            parts = []
            continue
        parts.append(cells[1])
        if "SpaceAfter=No" not in cells[9]:
            yield parts
            parts = []


def cuts(parts: list[str] | tuple[str, ...], *, whole: int) -> set[int]:
    """Distances of the cuts from the word's two ends; the article's alef that «للـ» gives back counts for nothing."""
    lengths = [len(fold(p)) for p in parts]
    if sum(lengths) > whole:
        lengths[next(i for i, p in enumerate(parts) if p == "ل") + 1] -= 1
    return {sum(lengths[:n]) for n in range(1, len(lengths))}


def main(path: str, *options: str) -> None:
    totals = {True: [0, 0], False: [0, 0]}
    for gold in words(Path(path)):
        word = "".join(gold)
        if not fold(word).isalpha():
            continue
        mine = split(word)
        right = cuts(mine, whole=len(fold(word))) == cuts(gold, whole=len(fold(word)))
        tally = totals[len(gold) > 1]
        tally[0] += right
        tally[1] += 1
        if options and not right:
            print("+".join(gold), "|", "+".join(mine))
    for having, name in ((True, "with clitics"), (False, "without")):
        had, of = totals[having]
        print(f"words {name}: {had} of {of} right, {had / of:.1%}")


if __name__ == "__main__":
    main(*sys.argv[1:])
