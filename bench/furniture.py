"""How much of what is annotated is taken for page furniture: `python bench/furniture.py REPORTS.jsonl GOLD.jsonl`."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from sijill.arabic.text import analyse
from sijill.intake import open_inputs
from sijill.model import Report


def main(reports: str, gold: str) -> None:
    texts = {item.given_id: analyse(item.text) for item in open_inputs([reports]) if isinstance(item, Report)}
    mentions = lost = 0
    for line in Path(gold).read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        text = texts[row["report_id"]]
        for span in (span for incident in row["incidents"] for span in incident["mentions"]):
            mentions += 1
            lost += text.sentences[text.sentence_at(text.map.find(span["start"]))].furniture
    sentences = [s for text in texts.values() for s in text.sentences]
    print(f"mentions in furniture: {lost} of {mentions}, {lost / mentions:.2%}")
    print(f"sentences that are furniture: {sum(s.furniture for s in sentences)} of {len(sentences)}")


if __name__ == "__main__":
    main(*sys.argv[1:])
