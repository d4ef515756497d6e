"""One body is one claim, under one role."""

from __future__ import annotations

from sijill.model import Actor, Span
from sijill.reading.actor_claims import _body, _one_after_another
from tests.reading.read_so import scene


def test_a_states_air_force_and_its_adjective_are_one_body() -> None:
    """«غارة إسرائيلية» and «الطائرات الإسرائيلية»: one initiator."""
    bodies = {_body(f.value.actor) for f in scene("غارة إسرائيلية نفذتها الطائرات الإسرائيلية").actors}
    assert bodies == {"il"}


def test_a_person_is_nobodys_part() -> None:
    assert _body(Actor("Someone", id="ir-someone", kind="person")) is None
    assert _body(Actor("unlisted gunmen")) is None


def test_whoever_is_named_in_words_that_adjoin_is_one() -> None:
    """«المهاجم الانتحاري» is one attacker; an army and its allies are two, and so is an attacker as who is attacked."""
    text = "فجر المهاجم الانتحاري نفسه وقصف الجيش والحلفاء"
    here, at = scene(text), {w: Span(text.index(w), text.index(w) + len(w)) for w in ("المهاجم", "الانتحاري", "الجيش", "الحلفاء")}
    parts = {("initiator", n): [(Actor(word), [span])] for n, (word, span) in enumerate(at.items())}
    parts["target", 9] = [(Actor("الانتحاري"), [at["الانتحاري"]])]
    joined = [(role, [a.name for a, _ in mine]) for role, mine in _one_after_another(here, parts)]
    assert joined == [
        ("initiator", ["المهاجم", "الانتحاري"]),
        ("initiator", ["الجيش"]),
        ("initiator", ["الحلفاء"]),
        ("target", ["الانتحاري"]),
    ]
