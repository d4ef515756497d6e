"""Voices heard in passing, beside whoever the sentence lets speak."""

from __future__ import annotations

import pytest

from tests.reading.chains_heard import chains


@pytest.mark.parametrize(
    ("raw", "word", "expected"),
    [
        # "an attack that the group claimed"
        ("سقط جرحى في هجوم تبناه تنظيم الدولة على مقر الشرطة.", "هجوم", [["تنظيم الدولة"]]),
        # "which a local network confirmed": of the clause before the comma
        ("وقع القصف مساء أمس، وهو ما أكدته شبكة الوادي المحلية.", "القصف", [["شبكة الوادي المحلية"]]),
        # "… confirming information that the agency published": beside the sources who speak
        ("قالت مصادر أمنية إن اشتباكات وقعت، مؤكدة معلومات نشرتها وكالة الأناضول.", "اشتباكات", [["وكالة الأناضول"], ["مصادر أمنية"]]),
        # "although the official sources confirm that", "with the army's announcement of the death of"
        ("رغم تأكيد المصادر الرسمية أن الانفجار خلف 17 قتيلا.", "الانفجار", [["المصادر الرسمية"]]),
        ("تزامن ذلك مع إعلان الجيش مقتل جنديين في هجوم.", "هجوم", [["الجيش"]]),
        # "what the health authorities announced", but a truce that the government announced is her act
        ("تضررت المدينة من القصف، مؤكدا ما أعلنته وزارة الصحة.", "القصف", [["وزارة الصحة"]]),
        ("وقع القصف قبل هدنة أعلنتها الحكومة.", "القصف", []),
        # "which the movement did not confirm"
        ("وقع القصف أمس، وهو ما لم تؤكده الوزارة.", "القصف", []),
        # «بينهم», "among them", is no verb of speech
        ("قتل خمسة في القصف، بينهم ضابط.", "القصف", []),
        # «أكدة», a town, is not «أكده», "he confirmed it"
        ("أصاب القصف مدينة أكدة الحدودية.", "القصف", []),
        # an attack that the ministry described as grave: it judges what others tell
        ("وقع أمس هجوم وصفته وزارة الداخلية بالخطير.", "هجوم", []),
        # the announcement of nothing
        ("جاء القصف بعد إعلان الهدنة.", "القصف", []),
    ],
)
def test_who_is_heard_in_passing(raw: str, word: str, expected: list[list[str]]) -> None:
    assert chains(raw, word) == expected


def test_whoever_speaks_goes_on_past_a_voice_in_passing() -> None:
    raw = "قال ناشطون إن هجوما وقع، وهو ما أكدته الشرطة. وأضافوا أن عبوة انفجرت."
    assert chains(raw, "عبوة") == [["ناشطون"]]
