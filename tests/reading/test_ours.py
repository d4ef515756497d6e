"""«قواتنا» and the like are of whoever speaks, in invented sentences."""

from __future__ import annotations

from datetime import date

import pytest

from sijill.model import Dating, Interval, Report
from sijill.reading.scene import look

BEFORE, SINCE = date(2018, 3, 5), date(2025, 3, 5)


def actors(raw: str, outlet: str | None, day: date) -> dict[str, str | None]:
    told = Interval.day(day, "given")
    return {f.span.of(raw): f.value.actor.id for f in look(Report(raw, outlet=outlet, published=told), Dating(told)).actors}


@pytest.mark.parametrize(
    ("raw", "words", "outlet", "day", "actor"),
    [
        (
            "قال بيان للجيش السوري: تصدت قواتنا لهجوم على المحور.",
            "قواتنا",
            None,
            BEFORE,
            "sy-army",
        ),  # "a statement of the army: our forces"
        # "the spokesman of the Sudanese Armed Forces announced that our forces destroyed five vehicles of the RSF"
        ("أعلن المتحدث باسم القوات المسلحة السودانية أن قواتنا دمرت مركبات للدعم السريع.", "قواتنا", None, BEFORE, "sd-forces"),
        ("قالت قوات الدعم السريع إن مقاتلينا سيطروا على البلدة.", "مقاتلينا", None, BEFORE, "rsf"),  # "that our fighters took the town"
        ("تصدت قواتنا المسلحة لهجوم بريف اللاذقية.", "قواتنا", "SANA", BEFORE, "sy-forces"),  # the outlet's own side
        ("تصدت قواتنا المسلحة لهجوم بريف اللاذقية.", "قواتنا", "SANA", SINCE, None),  # no longer the same forces
        ("قالت وكالة سانا إن جنودنا تصدوا لهجوم.", "جنودنا", None, BEFORE, "sy-forces"),  # an outlet cited
        (
            "أحبط الجيش محاولة تسلل لإرهابيي تنظيم جيش الإسلام.",
            "الجيش",
            "SANA",
            BEFORE,
            None,
        ),  # "the army foiled an infiltration": no word says whose
        ("أحبط الجيش محاولة تسلل لإرهابيي تنظيم جيش الإسلام.", "الجيش", None, BEFORE, None),  # no army of that name
        ("أحبط الجيش محاولة تسلل.", "الجيش", "Reuters", BEFORE, None),
        ("أنقرة. قال أردوغان إن الجيش قصف مواقع في شمال العراق.", "الجيش", "SANA", BEFORE, None),  # "Erdogan said that the army shelled"
        ("القدس المحتلة. استشهد شاب برصاص الجيش في جنين.", "الجيش", "SANA", BEFORE, None),  # "shot dead by the army in Jenin"
        # "the Egyptian defence minister announced that the army killed ten terrorists in Sinai"
        ("أعلن وزير الدفاع المصري أن الجيش قتل عشرة إرهابيين في سيناء.", "الجيش", "SANA", BEFORE, None),
        ("الخرطوم. سيطر الجيش على مدينة ود مدني.", "الجيش", "almasirah", SINCE, None),  # "Khartoum. The army took Wad Madani."
        ("دمشق. قصف الجيش حي جوبر ما أدى لمقتل ثلاثة.", "الجيش", "ina", BEFORE, None),  # "Damascus. The army shelled Jobar"
        ("قتل الجيش الأرجنتيني ثلاثة متظاهرين في روساريو.", "الجيش", "SANA", BEFORE, None),  # "the Argentine army", unlisted
        ("قصف الجيش التركي قرية بريف حلب.", "الجيش التركي", "SANA", BEFORE, "tr-army"),
        ("تصدت قواتنا لهجوم بريف اللاذقية.", "قواتنا", None, BEFORE, None),  # nobody knows who speaks
        ("قال الطبيب سامر العلي إن قواتنا تصدت لهجوم.", "قواتنا", None, BEFORE, None),  # a doctor has no forces
        ("قال بيان للجيش السوري إن القوات تصدت لهجوم لجبهة النصرة.", "جبهة النصرة", None, BEFORE, "nusra"),  # not ours
    ],
)
def test_ours_are_of_whoever_speaks(raw: str, words: str, outlet: str | None, day: date, actor: str | None) -> None:
    assert actors(raw, outlet, day)[words] == actor
