"""What an annotated report asks of the encoder: spans of tokens are the words, and every answer is the annotation's. Invented sentences."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from sijill.reading.sense import ANSWERS

TOOLS = Path(__file__).parents[2] / "tools"
#: "Warplanes struck Daraya on Sunday and killed four civilians. And in Homs a delegation visited the market."
TEXT = "قصفت طائرات حربية مدينة داريا الأحد وقتلت أربعة مدنيين. وفي حمص زار وفد السوق."


def _span(words: str) -> dict[str, int]:
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words)}


GOLD = {
    "report_id": "r",
    "incidents": [
        {
            "type": "air_strike",
            "mentions": [_span("قصفت")],
            "when": {"earliest": "2024-03-10", "latest": "2024-03-10", "spans": [_span("الأحد")]},
            "where": [{"spans": [_span("مدينة داريا")]}],
            "actors": [{"role": "initiator", "spans": [_span("طائرات حربية")]}],
            "tolls": [{"harm": "killed", "spans": [_span("أربعة مدنيين")]}],
        }
    ],
}


@pytest.fixture
def schooled(monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.syspath_prepend(str(TOOLS))
    import lessons
    import schooling

    scene = lessons.scene_of({"report_id": "r", "text": TEXT, "published": "2024-03-11"})
    return schooling.schooling(scene, GOLD, ["air_strike", "explosion"])


def _words(schooled: Any, span: tuple[int, int]) -> str:
    return " ".join(schooled.tokens[slice(*span)])


def test_mentions_are_their_words(schooled: Any) -> None:
    told = {_words(schooled, span): (yes, kind) for span, yes, kind in zip(schooled.words, schooled.mentions, schooled.types, strict=True)}
    assert told["قصفت"] == (1.0, 0)
    assert [yes for word, (yes, _) in told.items() if word != "قصفت"] == [0.0] * (len(told) - 1)
    assert schooled.incidents == [[next(n for n, yes in enumerate(schooled.mentions) if yes)]]


def test_finds_are_asked_about_with_what_the_annotation_says(schooled: Any) -> None:
    told = {
        question: {_words(schooled, span): ANSWERS[question][answer] for _, span, answer in asked}
        for question, asked in schooled.bonds.items()
    }
    assert told["role"]["طائرات حربية"] == "initiator"
    assert told["place"]["مدينة داريا"] == "yes"
    assert told["place"]["حمص"] == "no"
    assert told["when"] == {"الأحد": "yes"}
    assert told["toll"] == {"وقتلت أربعة مدنيين": "yes"}


def test_tokens_are_those_of_the_text_in_their_sentences(schooled: Any) -> None:
    assert schooled.tokens[:2] == ["قصفت", "طائرات"]
    assert schooled.stretches == [(0, len(schooled.tokens))]
    assert schooled.edges == [0, schooled.tokens.index(".") + 1]
    assert schooled.places == [0] * schooled.edges[1] + [1] * (len(schooled.tokens) - schooled.edges[1])
    assert [t for t, spaced in zip(schooled.tokens, schooled.spaced, strict=True) if not spaced] == [".", "."]
