"""Grammar that makes two event words one telling, in invented sentences."""

from __future__ import annotations

import pytest

from sijill.model import Dating, Report
from sijill.reading.mentions import place_triggers
from sijill.reading.scene import look
from sijill.reading.ties import bound


@pytest.mark.parametrize(
    ("text", "tied"),
    [
        ("أسفرت الغارة الجوية التي استهدفت السوق عن قتلى", True),  # "the air strike that hit the market"
        ("الهجوم الذي استهدف الثكنة", True),  # "the attack that targeted the barracks"
        ("الغارة الجوية على السوق استهدفت", False),
        ("استهدفت الطائرات السوق في الغارة", False),
        ("نفذت القوات عملية مداهمة في البلدة", True),  # "carried out a raid operation"
        ("تواصلت حملة الاعتقالات في المخيم", True),  # "the campaign of arrests went on"
        ("شهدت العملية اشتباكات في الحي", False),  # "the operation saw clashes"
        ("وقعت غارات واشتباكات في الحي", False),  # "strikes and clashes"
    ],
)
def test_words_that_grammar_makes_one_telling(text: str, tied: bool) -> None:
    scene = look(Report(text), Dating(None))
    first, second = [m for m in place_triggers(scene) if m.trigger.word_class in ("event", "anaphor")][:2]
    assert bound(scene, first, second) is tied
