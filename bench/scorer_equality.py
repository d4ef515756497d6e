"""Whether `sijill.evaluate` gives the same figures as a reference scorer: python bench/scorer_equality.py SCORE.py GOLD [N]

Disturbs the gold N times over (types, days, places, mentions, whole incidents), has both score it, and compares.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
import tempfile
from pathlib import Path

from sijill.evaluate.gold import Row, load_rows
from sijill.evaluate.score import score


def disturbed(row: Row, rng: random.Random) -> Row:
    row = json.loads(json.dumps(row))  # a deep copy, free to change
    for incident in row["incidents"]:
        if rng.random() < 0.2:
            incident["type"] = rng.choice(["air_strike", "attack", "explosion"])
        if rng.random() < 0.2:
            incident["when"] = rng.choice([None, {"earliest": "2020-01-01", "latest": "2020-01-09"}])
        for key in ("where", "actors", "tolls", "sources"):
            if incident[key] and rng.random() < 0.3:
                incident[key].pop(rng.randrange(len(incident[key])))
            if incident[key] and rng.random() < 0.2:
                incident[key].append(incident[key][0])
        for mention in incident["mentions"]:
            if rng.random() < 0.3:
                mention["start"] += 2
                mention["end"] += 5
    rng.shuffle(row["incidents"])
    del row["incidents"][rng.randint(1, 9) :]
    return row


def main() -> int:
    scorer, gold_path, times = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 5
    gold = load_rows(gold_path)
    for seed in range(times):
        rng = random.Random(seed)
        read = {k: disturbed(v, rng) for k, v in gold.items() if rng.random() < 0.9}
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "read.jsonl"
            path.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in read.values()), encoding="utf-8")
            out = subprocess.run([sys.executable, scorer, str(gold_path), str(path), "--json"], check=True, capture_output=True)
        theirs = json.loads(out.stdout)
        ours = {k: {"p": c.precision, "r": c.recall, "f1": c.f1} for k, c in score(gold, read).rows().items()}
        if ours != theirs:
            print(f"seed {seed}: differ\n{ours}\n{theirs}")
            return 1
    print(f"equal on {times} disturbed copies of {gold_path.name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
