"""Tokens, sentences and clauses, in the join styles of news sites and posts."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sijill.arabic import text as text_module
from sijill.arabic.fold import fold
from sijill.arabic.text import Text, analyse

SIGNS = 'ابةوقالدمفيحلب .,،؛:!؟…"“”«»()\n#_-/0123456789ab\u064b\u0640'


def sentences(raw: str) -> list[str]:
    return [s.span.of(raw) for s in analyse(raw).sentences]


def clauses(raw: str) -> list[str]:
    return [c.span.of(raw) for c in analyse(raw).clauses]


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet=SIGNS + " \n", max_size=80) | st.text(max_size=40))
def test_a_text_cut_word_by_word_is_the_text_cut_whole(raw: str) -> None:
    folded = fold(raw)
    assert text_module._by_word(folded) == text_module._split_at(folded, set())


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


def test_tokens() -> None:
    assert [t.form for t in analyse("#دير_الزور: 12.5 كم، و10-12 قتيلاً").tokens] == [
        "#", "دير", "_", "الزور", ":", "12.5", "كم", "،", "و", "10-12", "قتيلا",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("raw", "parts"),
    [
        ("قتل خمسة. وأصيب عشرة.", ["قتل خمسة.", "وأصيب عشرة."]),
        ("قتل خمسة., وأصيب عشرة.", ["قتل خمسة.,", "وأصيب عشرة."]),  # scraped lists of paragraphs
        ("قصف على البلدة\nقتلى وجرحى", ["قصف على البلدة", "قتلى وجرحى"]),
        ("قصف على البلدة.وأفاد مراسلنا", ["قصف على البلدة.", "وأفاد مراسلنا"]),
        ("قتل في بغداد, ظهر اليوم, ثلاثة", ["قتل في بغداد, ظهر اليوم, ثلاثة"]),
        ("على بعد 12.5 كم من المدينة", ["على بعد 12.5 كم من المدينة"]),
        ("قال د. أحمد العلي إنه بخير", ["قال د. أحمد العلي إنه بخير"]),
        ("وكالة (أ. ف. ب) نقلت", ["وكالة (أ. ف. ب) نقلت"]),
        ("كان ذلك عام 2018 م. ثم عاد", ["كان ذلك عام 2018 م.", "ثم عاد"]),
        ("وفق موقع السورية.نت المحلي", ["وفق موقع السورية.نت المحلي"]),
        ("نقل syria.example.com الخبر", ["نقل syria.example.com الخبر"]),
        ("قال: «قصفونا. ثم هربوا.» وأضاف", ["قال: «قصفونا.", "ثم هربوا.»", "وأضاف"]),
        ("عاجل!! انفجار يهز المدينة؟ نعم", ["عاجل!!", "انفجار يهز المدينة؟", "نعم"]),
        ("كان القصف عنيفا جدا… ثم عاد الهدوء", ["كان القصف عنيفا جدا…", "ثم عاد الهدوء"]),
        ("كان القصف عنيفا جدا.. ثم عاد الهدوء", ["كان القصف عنيفا جدا..", "ثم عاد الهدوء"]),
        ("إدلب.. جريحان في قصف على البلدة", ["إدلب.. جريحان في قصف على البلدة"]),  # the place set before the news
        ("إدلب…\nجريحان في قصف", ["إدلب…", "جريحان في قصف"]),
        ("أطلقوا قذيفة آر.بي.جي. ثم فروا", ["أطلقوا قذيفة آر.بي.جي.", "ثم فروا"]),
        ("قصف ي.ب.ك البلدة", ["قصف ي.ب.ك البلدة"]),
        ('قال: "هل رأيت القصف؟". ثم سكت', ['قال: "هل رأيت القصف؟".', "ثم سكت"]),
        ("قتل خمسة.\n»\nوجرح عشرة", ["قتل خمسة.\n»", "وجرح عشرة"]),
        ("قتل خمسة؛ وأصيب عشرة", ["قتل خمسة؛ وأصيب عشرة"]),
        ("1. قصف البلدة\n2. قصف القرية", ["1. قصف البلدة", "2. قصف القرية"]),
        ("استهدفت قوات الأسد.3 قتلى", ["استهدفت قوات الأسد.", "3 قتلى"]),
        ("قُتل طفلٌ.\n\nوأُصيب آخر", ["قُتل طفلٌ.", "وأُصيب آخر"]),
        ("", []),
        (" \n ", []),
    ],
)
def test_sentences(raw: str, parts: list[str]) -> None:
    assert sentences(raw) == parts


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


def test_a_full_stop_after_a_number_is_a_token_of_its_own() -> None:
    """In every Python: «في العام 2011.», "in 2011."."""
    assert [t.form for t in analyse("في العام 2011.\nوسقط 3.5").tokens] == ["في", "العام", "2011", ".", "وسقط", "3.5"]


def test_letters_of_another_script_begin_a_word() -> None:
    """A scraped post has its author's handle, or a date, joined to its first word; «لل15» and «m4» are words of their own."""
    assert analyse("@samirقصف وسط نيوزMay 3").forms == ["@", "samir", "قصف", "وسط", "نيوز", "may", "3"]
    text = analyse("@samirقصف لل15 m4")
    assert [text.folded[start:end] for start, end in text.runs] == ["لل15", "m4"]


def test_what_is_scraped_onto_a_word_s_last_letter_is_another_word() -> None:
    """«السويدية» and «استشهد» (was killed), the end of a title and the start of its text; offsets stay those of the report."""
    raw = "قصف في محطة السويديةاستشهد 8 أشخاص"
    text = analyse(raw)
    assert text.forms == ["قصف", "في", "محطه", "السويديه", "استشهد", "8", "اشخاص"]
    assert [t.span.of(raw) for t in text.tokens][3:5] == ["السويدية", "استشهد"]


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
