"""Event words that are no act of arms by what they are done to, in invented sentences."""

from __future__ import annotations

import pytest

from sijill.arabic.text import analyse
from sijill.reading.triggers import find_triggers

CASES = [
    # sentence, lemma, whether the event word is found
    ("خرج المئات مطالبين بإسقاط النظام", "إسقاط", False),  # "demanding the fall of the regime"
    ("دعا المعارضون إلى إسقاط الحكومة", "إسقاط", False),  # "the fall of the government"
    ("قال إن الثورة أسقطت نظام البشير", "إسقاط", False),  # "the revolution brought down al-Bashir's regime"
    ("هتفوا للحرية وإسقاط «النظام»", "إسقاط", False),  # quoted
    ("قررت المحكمة إسقاط التهم عن الناشط", "إسقاط", False),  # "to drop the charges"
    ("أسقطت محكمة بحرينية الجنسية عن معارض", "إسقاط", False),  # "a court took the nationality from an opponent"
    ("أسقط البرلمان عضوية نائب", "إسقاط", False),  # "ended a deputy's membership"
    ("أسقط النظام طائرة تركية في إدلب", "إسقاط", True),  # "the regime shot down a Turkish plane"
    ("أسقطت قوات النظام مسيرة في ريف حماة", "إسقاط", True),  # "the regime's forces shot down a drone"
    ("تمكن الثوار من إسقاط مروحية للنظام", "إسقاط", True),  # "a helicopter of the regime"
    ("إسقاط النظام لطائرة استطلاع أميركية", "إسقاط", True),  # "the regime's shooting down of a plane"
    ("تمكنت الفرق من السيطرة على الحريق في السوق", "سيطرة", False),  # "got the fire under control"
    ("سيطر الجيش على بلدة بعد حريق فيها", "سيطرة", True),  # "the army took a town after a fire"
    ("حررت الشرطة محضرا بالواقعة", "تحرير", False),  # "the police drew up a record"
    ("حررت القوات قرية جديدة", "تحرير", True),  # "liberated a village"
    ("قطعت السعودية علاقاتها مع إيران", "قطع", False),  # "broke off her relations"
    ("دعت الأمم المتحدة إلى ضبط النفس", "ضبط", False),  # "restraint"
    ("ضبط مستودع أسلحة في درعا", "ضبط", True),  # "a depot of weapons was seized"
    ("قتل في إطار تصفية الحسابات", "تصفية", False),  # "settling of scores"
    ("تصفية قيادي في الفصيل", "تصفية", True),  # "the killing of a leader"
    # a reviewer's invented sentences: the acts are real ones
    ("أسقطت الحكومة صاروخا بالستيا فوق الرياض.", "إسقاط", True),  # "the government shot down a ballistic missile"
    ("أسقطت الحكومة بالونا فوق الرياض.", "إسقاط", True),  # "a balloon"
    ("أسقطت الحكومة برميلين فوق الرياض.", "إسقاط", True),  # "dropped two barrels"
    ("أسقطت الحكومة مقاتلتين فوق الرياض.", "إسقاط", True),  # "shot down two fighters"
    ("ضبط الأمن الداخلي خلية لداعش في حلب.", "ضبط", True),  # "the security service seized a cell of ISIS"
    ("ضبط الأمن خلية إرهابية كانت تخطط لتفجيرات في دمشق.", "ضبط", True),  # "a cell that planned bombings"
    ("حرر الجيش حي التجارة في الموصل من داعش.", "تحرير", True),  # "liberated the quarter of al-Tijara (Trade)"
    ("اغتيال الشخصية القيادية في حزب البعث في الموصل بعبوة ناسفة.", "اغتيال", True),  # "the leading figure of the Baath was killed"
    # the like, invented here
    ("أسقط النظام الصاروخين قرب حمص", "إسقاط", True),  # "the regime shot down the two missiles"
    ("نددوا بالاغتيال المعنوي للناشط", "اغتيال", False),  # "the character assassination of the activist"
]


@pytest.mark.parametrize(("raw", "lemma", "found"), CASES)
def test_objects(raw: str, lemma: str, found: bool) -> None:
    assert found == any(t.value.lemma == lemma for t in find_triggers(analyse(raw)))
