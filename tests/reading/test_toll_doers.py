"""Those told right after a verb: who did it, and whom it hit."""

from __future__ import annotations

import pytest

from tests.reading.tolls_told import told

K, D, A = "killed", "detained", "abducted"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("اغتال مسلحان ضابطا قرب الجسر", [(K, 1, 1)]),  # two gunmen, an officer
        ("خطف ثلاثة مسلحين طبيبا من عيادته", [(A, 1, 1)]),
        ("خطف ثلاثة مسلحين مدير المدرسة من منزله", [(A, 1, 1)]),  # "the school's head"
        ("خطف مسلحان الطبيب سامي الحسن", [(A, 1, 1)]),
        ("اعتقل عنصران من الأمن ناشطا", [(D, 1, 1)]),
        ("قتل انتحاريان عشرة أشخاص", [(K, 10, 10)]),
        ("قتل جنديان إسرائيليان فتى فلسطينيا", [(K, 1, 1)]),
        ("قتل مسلحون مجهولون خمسة مدنيين", [(K, 5, 5)]),
        ("اغتال ملثمون رئيس المجلس المحلي", [(K, 1, 1)]),
        ("اغتال مسلح عضوا في المجلس", [(K, 1, 1)]),
        ("مسلحون يقتلون ضابطا ويصيبون مرافقه", [(K, 1, 1), ("injured", 1, 1)]),
        ("مجهولون يخطفون صحفيا", [(A, 1, 1)]),
        ("مسلحان يغتالان ضابطا", [(K, 1, 1)]),
        ("اغتال ملثمان مدعيا عاما", []),  # whoever it was, not the two
    ],
)
def test_the_doers_are_not_their_own_victims(sentence: str, expected: list[tuple[str, int, int]]) -> None:
    assert told(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("قتل جنديان في انفجار لغم", [(K, 2, 2)]),  # were killed
        ("قتل مدنيان طفل وامرأة بالقصف", [(K, 2, 2)]),  # "a child and a woman" says who they were
        ("قتل عنصران من الشرطة ضابط وجندي", [(K, 2, 2)]),
        ("قتل 12 مدنيا 5 نساء و7 أطفال", [(K, 12, 12), (K, 5, 5), (K, 7, 7)]),
        ("قتل ثلاثة مزارعين أحدهم طفل", [(K, 3, 3)]),  # one of them a child
        ("قتل ثلاثة مسلحين وجندي", [(K, 3, 3), (K, 1, 1)]),
        ("اغتال ضابطين في الجيش", [(K, 2, 2)]),  # the accusative: he killed two
        ("اغتيل مسلحان", [(K, 2, 2)]),
        ("اعتقل شابان فلسطينيان", [(D, 2, 2)]),
    ],
)
def test_a_subject_without_an_object_is_the_victim(sentence: str, expected: list[tuple[str, int, int]]) -> None:
    assert told(sentence) == expected
