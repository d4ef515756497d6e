"""What an annotation teaches: of days and places other words for the same one teach nothing, of pairs the types are not its own. All sentences are invented."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

TOOLS = Path(__file__).parents[2] / "tools"
#: "Clashes in Douma on Wednesday 13 March. … And in Douma calm returned yesterday, as in Harasta on Tuesday."
TEXT = "وقعت اشتباكات في دوما الأربعاء 13 آذار. وعاد الهدوء إلى دوما أمس، كما في حرستا الثلاثاء."


def _span(words: str) -> dict[str, Any]:
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words)}


@pytest.fixture
def taught(monkeypatch: pytest.MonkeyPatch) -> dict[str, Counter[str]]:
    """How often each scorer is taught yes and no."""
    monkeypatch.syspath_prepend(str(TOOLS))
    import lessons

    when = {"earliest": "2024-03-13", "latest": "2024-03-13", "spans": [_span("الأربعاء 13 آذار")]}
    incident = {"type": "armed_clash", "mentions": [_span("اشتباكات")], "when": when, "where": [{"spans": [_span("دوما")]}]}
    gold = {"incidents": [incident | {"actors": [], "tolls": [], "sources": []}]}
    one = lessons.lesson(lessons.scene_of({"report_id": "r", "text": TEXT, "published": "2024-03-14"}), gold)
    return {name: Counter(said for _, said in examples) for name, examples in one.examples.items()}


def test_the_same_place_named_again_teaches_nothing(taught: dict[str, Counter[str]]) -> None:
    assert taught["place"] == {"yes": 1, "no": 1}  # Douma, and Harasta


def test_other_words_for_the_same_day_teach_nothing(taught: dict[str, Counter[str]]) -> None:
    assert taught["when"] == {"yes": 1, "no": 1}  # the 13th, and Tuesday, but not yesterday


def test_a_pair_is_taught_with_what_its_mentions_are_taken_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """ "Clashes …" and "the clashes" are of one incident; were they taught as of one type, a scorer would learn that two types are
    two incidents."""
    monkeypatch.syspath_prepend(str(TOOLS))
    import lessons

    text = "وقعت اشتباكات في دوما الأربعاء. وأوقعت الاشتباكات قتيلين."
    mentions = [{"start": text.index(w), "end": text.index(w) + len(w)} for w in ("اشتباكات", "الاشتباكات")]
    incident = {"type": "armed_clash", "mentions": mentions, "when": None, "where": [], "actors": [], "tolls": [], "sources": []}
    one = lessons.lesson(lessons.scene_of({"report_id": "r", "text": text, "published": "2024-03-14"}), {"incidents": [incident]})
    lessons.teach_same(one, [lessons.Leaning("armed_clash", {"armed_clash": 1.0}), lessons.Leaning("attack", {"attack": 1.0})])
    [(features, same)] = one.examples["same"]
    known = list(lessons.FEATURES)
    assert same == "yes"
    assert "tx=armed_clash,attack" in {known[n] for n in features}
