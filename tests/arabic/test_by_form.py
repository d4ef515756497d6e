"""What is kept by form: told once, bounded, and the same whenever a finder comes into use."""

from __future__ import annotations

import pickle

import pytest

from sijill.arabic import by_form
from sijill.arabic.by_form import ByForm, Column, Marks
from sijill.arabic.text import analyse


def test_a_form_is_told_once() -> None:
    asked: list[str] = []
    lengths = ByForm(lambda form: asked.append(form) or len(form))
    assert [lengths[form] for form in ("قصف", "جوي", "قصف")] == [3, 3, 3]
    assert asked == ["قصف", "جوي"]


def test_what_is_kept_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(by_form, "_MOST", 10)
    lengths = ByForm(len)
    assert [lengths["ا" * n] for n in range(100)] == list(range(100))
    assert len(lengths) <= 10


def test_a_form_as_long_as_a_paragraph_is_told_and_not_kept() -> None:
    lengths = ByForm(len, longest=3)
    assert [lengths["ا" * n] for n in (3, 4)] == [3, 4]
    assert list(lengths) == ["ااا"]


@pytest.fixture
def _as_before(monkeypatch: pytest.MonkeyPatch) -> None:
    """Columns and marks of a test stay in the test."""
    monkeypatch.setattr(by_form, "_columns", [])
    monkeypatch.setattr(by_form, "_marks", [])
    monkeypatch.setattr(by_form, "_CARDS", ByForm(by_form._card))


@pytest.mark.usefixtures("_as_before")
def test_a_text_tells_the_same_in_a_process_where_columns_came_into_use_in_another_order(monkeypatch: pytest.MonkeyPatch) -> None:
    text, towns, arms = analyse("قصف جوي على حلب"), Marks({"حلب": "Aleppo"}.get), Marks({"جوي": "air"}.get)
    assert (towns.of(text.cards), arms.of(text.cards)) == ([(3, "Aleppo")], [(1, "air")])
    sent = pickle.dumps(text)
    for name, empty in (("_columns", []), ("_marks", []), ("_CARDS", ByForm(by_form._card))):
        monkeypatch.setattr(by_form, name, empty)
    towns, arms = Marks({"حلب": "Aleppo"}.get), Marks({"جوي": "air"}.get)
    come = pickle.loads(sent)
    assert (arms.of(come.cards), towns.of(come.cards)) == ([(1, "air")], [(3, "Aleppo")])


@pytest.mark.usefixtures("_as_before")
def test_columns_and_marks() -> None:
    text = analyse("قصف جوي على حلب")
    lengths, towns = Column(len), Marks({"حلب": "Aleppo"}.get)
    assert list(lengths.of(text.cards)) == [3, 3, 3, 3]
    assert towns.of(text.cards) == [(3, "Aleppo")]
    later = Marks({"جوي": "air"}.get)  # comes into use when the text has been looked up
    assert later.of(text.cards) == [(1, "air")]
    assert towns.of(text.cards) == [(3, "Aleppo")]
    assert list(lengths.of(analyse("").cards)) == []
    assert later.of(analyse("سلاح الجو").cards) == []
