"""Where an incident's sources are heard."""

from __future__ import annotations

import pytest

from sijill.model import Dating, Report
from sijill.reading.binding import Group
from sijill.reading.hearing import _part, told_at, voices
from sijill.reading.mentions import place_triggers
from sijill.reading.scene import Scene, look
from tests.reading.read_so import DAY


@pytest.mark.parametrize(
    ("shorter", "longer", "is_part"),
    [
        (("AP",), ("AP", "an official"), True),
        (("an official",), ("AP", "an official"), True),
        (("AP",), ("AP",), False),
        (("SOHR",), ("AP", "an official"), False),
    ],
)
def test_a_chain_that_only_repeats_a_longer_one(shorter: tuple[str, ...], longer: tuple[str, ...], is_part: bool) -> None:
    assert _part(shorter, longer) is is_part


def scene(raw: str) -> Scene:
    return look(Report(raw, published=DAY), Dating(DAY))


def heard(raw: str, of: str = "قصف", *, type_: str = "shelling") -> list[str]:
    """Who vouches for the incident of one event word, the report's other event words being its rivals."""
    here = scene(raw)
    acts = [m for m in place_triggers(here) if m.trigger.word_class == "event"]
    mine = tuple(m for m in acts if m.trigger.lemma == of)
    assert mine
    one = Group(mine, type_, tuple(m for m in acts if m not in mine))
    return [source.spans[0].of(raw) for chain in voices(here, told_at(here, one, [])) for source in chain.chain]


def test_the_next_sentence_takes_up_the_victims() -> None:
    raw = "طال قصف سوق البلدة.\nوقال مدير المشفى إن بين الضحايا أطفالا."
    assert heard(raw) == ["مدير المشفى"]


@pytest.mark.parametrize(
    "raw",
    [
        # of another incident, which stands nearer
        "طال قصف سوق البلدة، ثم انفجرت عبوة ناسفة في الميناء.\nوقال مدير المشفى إن بين الضحايا أطفالا.",
        # of whatever the sentence itself tells
        "طال قصف سوق البلدة.\nوقال مدير المشفى إن ضحايا انفجار العبوة وصلوا، وإن بين الضحايا أطفالا.",
        # a sentence lies between
        "طال قصف سوق البلدة.\nوتقع البلدة على تلة.\nوقال مدير المشفى إن بين الضحايا أطفالا.",
        # nobody harmed is taken up
        "طال قصف سوق البلدة.\nوقال مدير المشفى إن الكهرباء مقطوعة.",
    ],
)
def test_victims_of_something_else_are_not_taken_up(raw: str) -> None:
    assert heard(raw) == []


def test_only_violence_has_victims() -> None:
    raw = "خرجت مظاهرة في البلدة.\nوقال مدير المشفى إن بين الضحايا أطفالا."
    assert heard(raw, "مظاهرة", type_="protest") == []
