"""Who is blamed in whose stead: a report that says two did it together shuts neither out."""

from __future__ import annotations

import pytest

from sijill.model import Actor, Attribution, Claim, Source, Span, Telling
from sijill.register.blame import rivals

FORCES = {
    "قوات النظام": "Syrian government",
    "روسيا": "Russia",
    "قسد": "SDF",
    "التحالف الدولي": "Coalition",
    "القوات الأمريكية": "United States",
    "ميليشيات إيران": "Pro-Iran",
    "الحوثيون": "Houthi",
    "الجيش الوطني": "Yemeni government",
}


def laid(text: str, *, said: dict[str, str] | None = None, denied: frozenset[str] = frozenset()) -> tuple[Telling, str]:
    """A telling that lays its act to all whom the text names. `said`: who says so of whom."""
    act = Span(0, 3)
    claims = []
    for name, side in FORCES.items():
        if name in text:
            span = Span(text.index(name), text.index(name) + len(name))
            by = (Attribution((Source((said or {})[name], (span,)),)),) if said and name in said else ()
            claims.append(Claim("r", "initiator", Actor(name, side=side), (span,), "denied" if name in denied else "happened", by))
    return Telling("r", "strike", (act,), tuple(claims)), text


def sides(told: list[tuple[Telling, str]]) -> frozenset[str]:
    return frozenset(c.value.side for t, _ in told for c in t.claims if isinstance(c.value, Actor) and c.value.side)


@pytest.mark.parametrize(
    "texts",
    [
        ["قصفت قوات النظام وروسيا البلدة"],  # "the regime's forces and Russia shelled the town"
        ["قصفت قوات النظام وروسيا البلدة", "قصف روسيا على البلدة", "قصف قوات النظام على البلدة"],  # one alone of those two
        ["اعتقلت قسد شابا بدعم من التحالف الدولي", "حملة قسد في البلدة"],  # "with the support of the coalition"
        ["قصف قوات النظام وروسيا", "قصف قوات النظام وميليشيات إيران", "قصف روسيا"],  # by way of a third
        ["غارة نفذتها القوات الأمريكية", "غارة نفذها التحالف الدولي"],  # US forces are the coalition's
        ["قصف على البلدة", "قصف قوات النظام"],  # who names no one blames no one else
    ],
)
def test_who_did_it_together_is_not_blamed_in_the_other_s_stead(texts: list[str]) -> None:
    told = [laid(text) for text in texts]
    assert rivals(told, sides(told)) == frozenset()


@pytest.mark.parametrize(
    "texts",
    [
        ["قصف قوات النظام على البلدة", "قصف قسد على البلدة"],  # "shelling by the regime", "shelling by the SDF"
        ["قصفت قوات النظام أو قسد البلدة"],  # "the regime's forces or the SDF"
        ["قصف قوات النظام وروسيا", "قصف قسد على البلدة"],  # two together, and a third in their stead
    ],
)
def test_who_is_named_in_another_s_stead_is(texts: list[str]) -> None:
    told = [laid(text) for text in texts]
    assert rivals(told, sides(told)) == sides(told)


def test_two_who_accuse_each_other_in_one_report() -> None:
    text = "اتهم الحوثيون الجيش الوطني بقصف الحي، واتهم الجيش الحوثيون"  # each accuses the other of shelling the quarter
    one = laid(text, said={"الحوثيون": "army", "الجيش الوطني": "movement"})
    assert rivals([one], frozenset({"Houthi", "Yemeni government"})) == {"Houthi", "Yemeni government"}
    both = laid(text, said={"الحوثيون": "army", "الجيش الوطني": "army"})
    assert rivals([both], frozenset({"Houthi", "Yemeni government"})) == frozenset()


def test_what_is_denied_of_someone_is_no_blame() -> None:
    """ "The regime's forces shelled the town", "Russia denied it": whoever denies it of himself is blamed by nobody here."""
    told = [laid("قصفت قوات النظام البلدة"), laid("نفت روسيا قصف البلدة", denied=frozenset({"روسيا"}))]
    assert rivals(told, frozenset({"Syrian government"})) == frozenset()
