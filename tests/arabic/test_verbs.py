"""Forms of listed verbs are verbs; other words are not called so."""

from __future__ import annotations

import pytest

from sijill.arabic.fold import fold
from sijill.arabic.verbs import is_verb


@pytest.mark.parametrize(
    "form",
    [
        "قتل", "قتلت", "قتلوا", "قتلا", "قتله", "قتلهم", "قتلتهم", "قتلوه", "يقتل", "تقتل", "يقتلون", "سيقتل", "ستقتل", "يقتله",
        "أدى", "أدت", "أدوا", "يؤدي", "تؤدي", "استهدف", "استهدفت", "استهدفته", "يستهدف", "تستهدفهم", "شن", "شنت", "شنوا", "شنتها",
        "نفى", "نفت", "ينفي", "أعلن", "أعلنت", "سيعلن", "أصيب", "أصيبت", "أصيبوا", "قال", "قالت", "قالوا", "يقول", "وقع", "وقعت",
    ],
)  # fmt: skip
def test_verbs(form: str) -> None:
    assert is_verb(fold(form))


@pytest.mark.parametrize("form", ["مدينة", "بينهم", "منها", "الطائرات", "صباح", "حلب", "أشخاص", "جنود", "على", "التي", ""])
def test_no_verbs(form: str) -> None:
    assert not is_verb(fold(form))
