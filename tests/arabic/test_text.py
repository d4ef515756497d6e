"""Tokens, sentences and clauses, in the join styles of news sites and posts."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sijill.arabic.text import Text, analyse

SIGNS = 'ابةوقالدمفيحلب .,،؛:!؟…"“”«»()\n#_-/0123456789ab\u064b\u0640'


def clauses(raw: str) -> list[str]:
    return [c.span.of(raw) for c in analyse(raw).clauses]


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet=SIGNS, max_size=80))
def test_laws(raw: str) -> None:
    text = analyse(raw)
    for token in text.tokens:
        assert text.folded[token.start : token.end] == token.form
        assert token.span.of(raw)
    assert text.forms == [t.form for t in text.tokens]
    assert "".join(gap + form for gap, form in zip(text.gaps, [*text.forms, ""], strict=True)) == text.folded
    assert text.sentence_of == [n for n, s in enumerate(text.sentences) for _ in range(s.first, s.last)]
    assert [text.written(i) for i in range(len(text.forms))] == [t.span.of(raw) for t in text.tokens]
    assert text.lines == [i for i, gap in enumerate(text.gaps[:-1]) if "\n" in gap]
    for start, end in text.runs:
        assert text.folded[start].isalnum()
        assert not any(c.isspace() for c in text.folded[start:end])
    for parts in (text.sentences, text.clauses):
        edges = [edge for part in parts for edge in (part.first, part.last)]
        assert edges == sorted(edges)
        assert [i for part in parts for i in range(part.first, part.last)] == list(range(len(text.tokens)))
        for n, part in enumerate(parts):
            assert text.sentence_at(part.start) == n if parts is text.sentences else text.clause_at(part.start) == n


@pytest.mark.parametrize(
    ("raw", "parts"),
    [
        # "Aircraft struck the camp, killing five, and ten were wounded, while people fled."
        (
            "قصفت الطائرات المخيم، وأصيب عشرة، فيما نزح الأهالي",
            ["قصفت الطائرات المخيم،", "وأصيب عشرة،", "فيما نزح الأهالي"],
        ),
        ("شنت الطائرات، مساء أمس السبت، غارات", ["شنت الطائرات، مساء أمس السبت، غارات"]),  # an aside cuts nothing
        ("قتل خمسة، بينهم طفلان، وجرح عشرة", ["قتل خمسة، بينهم طفلان،", "وجرح عشرة"]),
        ("قصف حلب، وإدلب، وحماة", ["قصف حلب، وإدلب، وحماة"]),  # a list of places
        ("قتل خمسة في القصف بينما نجا سائقهم", ["قتل خمسة في القصف", "بينما نجا سائقهم"]),
        ("تقدم الجيش في الريف في حين انسحب المقاتلون", ["تقدم الجيش في الريف", "في حين انسحب المقاتلون"]),
        ("دارت اشتباكات؛ لم تقع إصابات", ["دارت اشتباكات؛", "لم تقع إصابات"]),
        ("قصفت البلدة, وقتل رجل, كما أصيب آخر", ["قصفت البلدة,", "وقتل رجل,", "كما أصيب آخر"]),
        ("انفجر لغم ما أدى إلى مقتل راع", ["انفجر لغم", "ما أدى إلى مقتل راع"]),
        ("بقي هادئا كما كان", ["بقي هادئا كما كان"]),  # «كما» without a comma compares
        ("قتل رجل. فيما نجا ابنه", ["قتل رجل.", "فيما نجا ابنه"]),
        ("نفى المتحدث ذلك، وقد عاد الأهالي", ["نفى المتحدث ذلك،", "وقد عاد الأهالي"]),
    ],
)
def test_clauses(raw: str, parts: list[str]) -> None:
    assert clauses(raw) == parts


def test_what_is_worked_out_of_a_text_once_stays_where_it_was_made() -> None:
    """A grammar's finds need not be what pickle knows: a text that goes to another process goes without them."""
    asked: list[Text] = []

    def words(text: Text) -> int:
        asked.append(text)
        return len(text.forms)

    text = analyse("قصف المدينة")  # shelling of the city
    assert (text.once(words), text.once(words), len(asked)) == (2, 2, 1)
    sent = pickle.loads(pickle.dumps(text))
    assert sent.once(words) == 2
    assert asked == [text, sent]


def test_what_is_forgotten_is_worked_out_again() -> None:
    asked: list[Text] = []
    text = analyse("قصف المدينة")  # shelling of the city
    text.once(asked.append)
    text.forget()
    text.once(asked.append)
    assert asked == [text, text]
