"""One body is one origin, whoever speaks for it and however much of its name is said."""

from __future__ import annotations

import pytest

from sijill.model import Source, Span
from sijill.register.bodies import body_of, meant

OBSERVATORY = "Syrian Observatory for Human Rights"


@pytest.mark.parametrize(
    ("name", "actor", "body"),
    [
        ("Rami Abdulrahman", "rami-abdulrahman", OBSERVATORY),
        ("Syrian Observatory", "sohr", OBSERVATORY),
        ("مدير المرصد السوري لحقوق الإنسان", None, OBSERVATORY),
        ("مدير الدفاع المدني في تل نور", None, "Civil Defence"),
        ("spokesman of Health Ministry of Ashraf al-Qudra (Gaza health ministry spokesman)", None, "Gaza Ministry of Health"),
        ("spokesman of Health Ministry of Ward al-Khatibi", None, "Health Ministry"),
        ("spokesman of US Central Command (CENTCOM)", None, "US Central Command (CENTCOM)"),
        ("المتحدث باسم لواء عين رمال", None, "المتحدث باسم لواء عين رمال"),
        ("مدير مشفى تل نور", None, "مدير مشفى تل نور"),
        ("director", None, "director"),
        ("Bashar al-Assad", "assad", "Bashar al-Assad"),
        ("activist", None, "activist"),
    ],
)
def test_whose_word_it_is(name: str, actor: str | None, body: str) -> None:
    assert body_of(Source(name, (Span(0, 1),), actor)) == body


@pytest.mark.parametrize(
    ("names", "can_mean"),
    [
        (("Health Ministry", "Libyan Health Ministry"), {"Health Ministry": {"Libyan Health Ministry"}}),
        (("Civil Defence", "Syrian Civil Defence (White Helmets)"), {"Civil Defence": {"Syrian Civil Defence (White Helmets)"}}),
        (
            ("Health Ministry", "Libyan Health Ministry", "Syrian Health Ministry (Syrian government)"),
            {"Health Ministry": {"Libyan Health Ministry", "Syrian Health Ministry (Syrian government)"}},
        ),
        (("Health Ministry", OBSERVATORY), {}),
        (("army", "Syrian Army"), {}),  # whose, is not said
        (("Libyan Health Ministry", "Syrian Health Ministry (Syrian government)"), {}),
    ],
)
def test_a_body_without_a_nation(names: tuple[str, ...], can_mean: dict[str, set[str]]) -> None:
    assert meant(names) == can_mean
