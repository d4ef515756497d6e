"""Ten outlets that repeat one observatory are one independent origin."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.linking.candidate import sketch_of
from sijill.model import Attribution, Source, Span
from sijill.register.origins import Voice, independent, origin, origins

WORDS = (Span(0, 1),)


def chain(*names: str) -> Attribution:
    return Attribution(tuple(Source(n, WORDS) for n in names))


@pytest.mark.parametrize(
    ("sources", "outlet", "expected"),
    [
        (("AP", "US official"), "Enab", "US official"),
        (("SOHR",), "Enab", "SOHR"),
        (("مصادر محلية",), "Enab", "مصادر محلية (Enab)"),
        (("SOHR", "مصادر محلية"), "Enab", "SOHR"),
        (("local sources",), "Enab", "local sources (Enab)"),
        (("شهود عيان",), None, "شهود عيان"),
    ],
    ids=["to the end of the chain", "one link", "unnamed: the outlet's own", "unnamed behind a name", "in English", "no outlet"],
)
def test_who_it_rests_on(sources: tuple[str, ...], outlet: str | None, expected: str) -> None:
    assert origin(chain(*sources), outlet) == expected


def test_an_outlets_own_voice() -> None:
    assert origins((), ("Enab", "SANA"), "r1") == ("Enab", "SANA")
    assert origins((), (), "r1") == ("report r1",)
    assert origins((chain("SOHR"), chain("SOHR"), chain("AP")), ("Enab",), "r1") == ("AP", "SOHR")


def test_independence() -> None:
    text = sketch_of([f"w{n}" for n in range(100)])
    other = sketch_of([f"v{n}" for n in range(100)])
    third = sketch_of([f"x{n}" for n in range(100)])
    assert independent([]) == 0
    assert independent([Voice("1", ("SOHR",), text), Voice("2", ("SOHR",), other)]) == 1
    assert independent([Voice("1", ("A",), text), Voice("2", ("B",), other)]) == 2
    assert independent([Voice("1", ("A",), text), Voice("2", ("B",), text)]) == 1
    assert independent([Voice("1", ("A",), text), Voice("2", ("B",), other), Voice("3", ("A", "B"), third)]) == 2
    # Outlets that quote the same two may all rest on one of them.
    assert independent([Voice("1", ("A", "B"), text), Voice("2", ("B", "A"), other)]) == 1
    assert independent([Voice("1", ("A", "B"), text), Voice("2", ("A",), other), Voice("3", ("A",), third)]) == 1
    assert independent([Voice("1", ("A", "B"), text), Voice("2", ("C", "D"), other)]) == 2


VOICES = st.lists(st.tuples(st.sets(st.sampled_from("ABCD"), min_size=1), st.integers(0, 3)), max_size=6)


@given(VOICES, st.randoms(use_true_random=False))
def test_laws_of_independence(drawn: list[tuple[set[str], int]], random: object) -> None:
    """Never more than there are origins or texts; whatever the order; and another text takes none away."""
    sketches = [sketch_of([f"{n}w{m}" for m in range(60)]) for n in range(4)]
    voices = [Voice(str(n), tuple(sorted(names)), sketches[text]) for n, (names, text) in enumerate(drawn)]
    count = independent(voices)
    assert count <= min(len({o for names, _ in drawn for o in names}), len({text for _, text in drawn}))
    if drawn and drawn[-1][1] not in {text for _, text in drawn[:-1]}:
        assert independent(voices[:-1]) <= count
    random.shuffle(voices)  # type: ignore[attr-defined]
    assert independent(voices) == count


def test_what_no_one_signs_is_the_outlets_own() -> None:
    """What a security source told Enab, and what Enab tells itself, rest on Enab alone; another outlet's sources are others."""
    enab, sources, others = (
        Voice(f"r{n}", (name,), tuple(range(100 * n, 100 * n + 40)))
        for n, name in enumerate(("Enab", "مصدر أمني (Enab)", "مصدر أمني (SANA)"))
    )
    assert independent([enab, sources]) == 1
    assert independent([enab, sources, others]) == 2
    assert independent([Voice("r4", ("Army (Syria)",), (1, 2)), Voice("r5", ("Syria",), (700, 800))]) == 2
