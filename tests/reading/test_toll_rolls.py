"""Rolls of names count those whom they name, where no figure does, in invented reports."""

from __future__ import annotations

import pytest

from sijill.arabic.numbers import find_numbers
from sijill.arabic.text import analyse
from sijill.reading.tolls import find_tolls

Told = list[tuple[str, int | None, int | None]]
NEWS = "غارة جوية على بلدة حزة في الغوطة. "  # "an air raid on the town of Hazza"


def told(report: str) -> Told:
    text = analyse(report)
    return [(t.harm, t.low, t.high) for t in find_tolls(text, find_numbers(text))]


@pytest.mark.parametrize(
    ("report", "expected"),
    [
        # "names of the martyrs:", numbered, with a girl, ages and a kunya
        (NEWS + "أسماء الشهداء:\n1- محمد أحمد العلي\n2- الطفلة فاطمة حسن (12 عاما)\n3- أبو يوسف", [("killed", 3, 3)]),
        ("أسماء شهداء القصف على الحي اليوم:\nمحمد العلي\nسامر الحسن\nنور خالد", [("killed", 3, 3)]),  # without numbers
        ("والشهداء هم:\n- سامر محمود الحسن\n- هدى سامر الحسن (طفلة)", [("killed", 2, 2)]),  # "and the martyrs are"
        ("شهداء داريا ليوم الجمعة:\n1- الشهيد أحمد خالد نجم (قنص)\n2- الشهيد محمد سليم", [("killed", 2, 2)]),  # "the martyr …"
        ("قائمة بأسماء الجرحى في القصف على تعز:\n1. عبدالله قاسم\n2. أمين المخلافي", [("injured", 2, 2)]),  # "list of the wounded"
        (NEWS + "أسماء الشهداء: محمد أحمد العلي، فاطمة حسن الخطيب، عمر خالد.", [("killed", 3, 3)]),  # in one line
        # "a number of young men were arrested, and they are:"
        ("اعتقلت القوات عددا من الشبان وهم:\n- ماجد عبد الكريم\n- وائل فهد", [("detained", 2, None), ("detained", 2, 2)]),
        # a figure was told: the roll says who they were
        ("قتل ثلاثة مدنيين بقصف. أسماء القتلى:\n- ماجد الكريم\n- وائل فهد", [("killed", 3, 3)]),
        # the same told below: "the number of the martyrs rose to 12"
        ("أسماء الشهداء: محمد العلي، سامر الحسن. وارتفع عدد الشهداء إلى 12 شهيدا.", [("killed", 12, 12)]),
        ("عرف من الشهداء: محمد العلي، سامر الحسن. وارتفع عدد الشهداء إلى 12 شهيدا.", [("killed", 12, 12)]),  # "known of the martyrs:"
        ("عرف من الشهداء: محمد العلي، سامر الحسن.", []),
        ("أسماء بعض الشهداء: محمد العلي، سامر الحسن.", []),  # "names of some of the martyrs"
        ("الشهداء: محمد العلي، سامر الحسن.", [("killed", 2, 2)]),
        ("قائمة الشهداء: محمد العلي، سامر الحسن.", [("killed", 2, 2)]),  # "list of the martyrs"
        ("روى أحد الجرحى: محمد وأحمد وخالد كانوا معي.", []),  # "one of the wounded told: Muhammad, Ahmad and Khalid were with me"
        ("وأضاف أقارب القتلى: محمد ووليد وعلي لم يكونوا هناك.", []),  # "relatives of the killed added: … were not there"
        ("قال الطبيب المعالج للجرحى: علي وأحمد يعملان بلا توقف.", []),  # "the doctor who treats the wounded said: Ali and Ahmad work on"
        # "he offered condolences for the martyrs: Sheikh …, the deputy …, the minister …"
        ("وقدم التعازي بالشهداء: الشيخ محمد العلي، والنائب أحمد حسن، والوزير خالد يوسف.", []),
        ("المسعفون الذين نقلوا الجرحى: محمد العلي، سامر الحسن، خالد الأحمد.", []),  # "the medics who carried the wounded"
        ("أسماء الشهداء والجرحى:\n1- محمد العلي\n2- سامر الحسن", []),  # two harms: nobody knows who is which
        ("أسماء الشهداء:\nمحمد أحمد العلي", []),  # one alone
        ("أسماء الشهداء:\n- مقبرة البلدة\n- مسجد عمر", []),  # "the town's graveyard", "Omar's mosque": no names
        ("المصادر:\n- محمد العلي\n- سامر الحسن", []),  # "sources:" came to no harm
        (
            "وقال ذوو الشهداء:\nمحمد العلي كان طالبا في الجامعة وقد خرج صباح اليوم إلى عمله في السوق\nسامر الحسن كان معه",
            [],
        ),  # lines that tell more
    ],
)
def test_rolls(report: str, expected: Told) -> None:
    assert told(report) == expected
