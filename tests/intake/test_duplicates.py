"""Near-identical texts are found, and only those."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sijill.arabic.shingles import resemblance, signature
from sijill.intake.duplicates import near_duplicates

WIRE = (
    "قالت مصادر طبية إن ثمانية مدنيين قتلوا وأصيب عشرون آخرون في قصف مدفعي استهدف سوقا شعبيا في بلدة الزهراء صباح اليوم "
    "وأضافت المصادر أن بين القتلى طفلين وأن فرق الإسعاف نقلت الجرحى إلى مستشفى المدينة القريب من المكان"
)
OTHER = "أعلنت الشرطة أنها اعتقلت ثلاثة مشتبه بهم في تفجير العبوة الناسفة على الطريق العام جنوب المدينة مساء أمس الأحد"
WORDS = st.lists(st.sampled_from(["قصف", "قتل", "خمسة", "بلدة", "الزهراء", "أمس", "طائرات", "حربية"]), max_size=9).map(" ".join)


def test_the_same_wire_in_three_outlets() -> None:
    texts = [WIRE, OTHER, f"وكالات - {WIRE}.", WIRE.replace("ثمانية", "تسعة"), OTHER[:40]]
    found = near_duplicates(texts)
    assert [(i, j) for i, j, _ in found] == [(0, 2), (0, 3), (2, 3)]
    assert all(0.6 <= alike <= 1 for *_, alike in found)


def test_nothing_alike() -> None:
    assert near_duplicates([WIRE, OTHER]) == []
    assert near_duplicates([]) == []
    assert near_duplicates(["", ""]) == []


@given(st.lists(WORDS, max_size=8))
def test_as_comparing_all_with_all(texts: list[str]) -> None:
    signatures = [signature(t) for t in texts]
    pairs = [(i, j) for j in range(len(texts)) for i in range(j)]
    expected = sorted((i, j, r) for i, j in pairs if (r := resemblance(signatures[i], signatures[j])) >= 0.6)
    assert near_duplicates(texts) == expected
