"""Event words that are part of a name or a time of day, in invented sentences."""

from __future__ import annotations

import pytest

from sijill.reading.namesakes import namesakes
from tests.reading.read_so import scene


@pytest.mark.parametrize(
    ("raw", "word", "is_name"),
    [
        ("نفذت القوات فجر الجمعة ضربات على مواقع", "فجر", True),  # "carried out at dawn on Friday strikes on sites"
        ("فجر انتحاري نفسه فجر اليوم في السوق", "فجر", False),  # the first "blew up", at today's dawn
        ("اقتحم الجنود مستشفى كمال عدوان في بيت لاهيا", "عدوان", True),  # "soldiers stormed Kamal Adwan hospital"
        ("ندد الأهالي بـعدوان جديد على القطاع", "عدوان", False),  # "condemned a new aggression"
        ("أصيب مدنيان بقصف في تدمر", "تدمر", True),  # "two civilians were hurt by shelling in Palmyra"
        ("والقذائف تدمر منازل المدنيين", "تدمر", False),  # "and shells destroy the houses of civilians"
        ("هاجم عناصر هيئة تحرير الشام حاجزا", "تحرير", True),  # "members of HTS attacked a checkpoint"
        ("استهدف العدوان الإسرائيلي منزلا", "عدوان", False),  # a listed name's first word may be the act
        ("غارة على بلدة معركة قضاء صور", "معركة", True),  # "a raid on the town of Ma'raka"
        ("استهدفت مسيرة سيارة على طريق معركة - برج رحال", "معركة", True),  # "a drone hit a car on the Ma'raka road"
        ("قصف الطيران قرية معركة", "معركة", True),  # a settlement's name, whatever the report speaks of
        ("قتل جنديان في معركة قرب صور", "معركة", False),  # "two soldiers were killed in a battle near Tyre"
        ("سقط قتلى على محور معركة الكرامة", "معركة", False),  # "on the front of the battle of al-Karama"
        ("قصفت المدفعية جبل حيد الحمام في مقبنة", "حيد", True),  # "Jabal Hayd al-Hamam", and nobody was put out of action
        # a reviewer's invented sentences: a verb that says more of some village is no name of it
        ("زار الوفد قرية قصفها الطيران الحربي أمس في ريف إدلب.", "قصفها", False),  # "a village that the planes bombed yesterday"
        ("عاد الأهالي إلى بلدة انسحب منها تنظيم داعش قبل يومين في ريف دير الزور.", "انسحب", False),  # "a town that ISIS left"
        ("وصل الهلال الأحمر إلى مدينة حاصرها الجيش أشهرا في ريف دمشق.", "حاصرها", False),  # "a city that the army besieged for months"
        ("تظاهر الأهالي في مدينة اغتيل فيها قائد أمس في ريف درعا.", "اغتيل", False),  # "a city where a leader was assassinated"
        ("عثر على مقبرة في بلدة سيطرت عليها قوات النظام أمس شمال حماة.", "سيطرت", False),  # "a town that the regime's forces took"
    ],
)
def test_names_and_acts(raw: str, word: str, is_name: bool) -> None:
    here = scene(raw)
    first = next((t for t in here.triggers if t.span.of(raw).startswith(word)), None)
    assert is_name == (first is None or first.start in namesakes(here))


def test_two_of_somebodys_are_event_words() -> None:
    """ "The occupation's two raids on the quarter killed four": a dual without its «ن» before whose it is."""
    raw = "أدت غارتا الاحتلال على الحي إلى مقتل أربعة، وجاءتا بعد غارتي أمس"
    assert [t.span.of(raw) for t in scene(raw).triggers if t.value.lemma == "غارة"] == ["غارتا", "غارتي"]
