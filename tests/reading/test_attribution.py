"""Who vouches for what: chains, carry-over, the outlet's own voice."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.arabic.text import analyse
from sijill.reading.actors import find_actors
from sijill.reading.attribution import find_sources
from sijill.reading.attribution_lexicon import lexicon
from tests.reading.chains_heard import chains


@pytest.mark.parametrize(
    ("raw", "word", "expected"),
    [
        # "Medical sources said that a shell hit the market"
        ("قالت مصادر طبية محلية إن قذيفة أصابت السوق.", "قذيفة", [["مصادر طبية محلية"]]),
        # "A senior US official told AP that the strike …": the agency stands nearer the reader
        ("وقال مسؤول أميركي رفيع لوكالة أسوشيتد برس إن الغارة أصابت المخزن.", "الغارة", [["لوكالة أسوشيتد برس", "مسؤول أميركي رفيع"]]),
        # "Reuters quoted a commander as saying"
        ("ونقلت وكالة رويترز عن قائد ميداني قوله إن الهجوم فشل.", "الهجوم", [["وكالة رويترز", "قائد ميداني"]]),
        # "Residents and local officials said": two who vouch apart
        ("قال سكان ومسؤولون محليون إن طائرة قصفت القرية.", "قصفت", [["سكان"], ["مسؤولون محليون"]]),
        # "according to" at the end governs its sentence
        ("قتل ثلاثة في قصف على القرية، بحسب المرصد السوري لحقوق الإنسان.", "قصف", [["المرصد السوري لحقوق الإنسان"]]),
        ("قتل ثلاثة في قصف على القرية، وفقا لما ذكرته وزارة الصحة.", "قصف", [["وزارة الصحة"]]),
        # "the army announced …, as field sources reported": source cited by a source
        ("أعلن الجيش مقتل جندي في هجوم، وفق ما ذكرت مصادر إعلامية.", "هجوم", [["مصادر إعلامية", "الجيش"]]),
        # the name after an office
        ("أعلن رئيس البلدية، سالم العامري، مقتل طفل في انفجار.", "انفجار", [["رئيس البلدية، سالم العامري"]]),
        # an urgent post
        ("#عاجل | الدفاع المدني: مقتل طفل جراء غارات على البلدة", "غارات", [["الدفاع المدني"]]),
        # a post whose poster and day, or handle, were scraped before it
        ("قناة البادية Badiya TV July 25, 2025 #عاجل | الجيش الأميركي: نفذنا غارة على المخزن", "غارة", [["الجيش الأميركي"]]),
        ("سمير صالح@samir2مصادر إعلامية: مسلحون يداهمون البلدة", "يداهمون", [["مصادر إعلامية"]]),
        ("Badiya December 6, 2024 وكالة أنباء الوادي عن مصدر عسكري: غارة على المخزن", "غارة", [["وكالة أنباء الوادي", "مصدر عسكري"]]),
        # "The movement claimed responsibility for the attack"
        ("تبنت حركة الشباب الهجوم على الفندق.", "الهجوم", [["حركة الشباب"]]),
        # who documents, watches for or discloses it: "a rights centre documented", "activists observed", "the ministry disclosed"
        ("وثق مركز الجزيرة الحقوقي مقتل تسعة مدنيين في قصف على القرية.", "قصف", [["مركز الجزيرة الحقوقي"]]),
        ("رصد ناشطون غارة على أطراف البلدة.", "غارة", [["ناشطون"]]),
        ("كشفت وزارة الداخلية اعتقال خمسة أشخاص.", "اعتقال", [["وزارة الداخلية"]]),
        # subject before its verb: "but eyewitnesses said"
        ("لكن شهود عيان قالوا إن الانفجار وقع ليلا.", "الانفجار", [["شهود عيان"]]),
        # the outlet's own voice
        ("قصفت طائرات حربية بلدة على الحدود ليل الأحد.", "قصفت", []),
        # a statement that nobody signs
        ("قتل رجل في قصف على القرية، وفق حصيلة أولية.", "قصف", []),
        # "an official called …", "each of … and …", "a local journalist": the whole of whoever speaks
        ("قال مسؤول أمني يدعى سامر الكعبي إن القصف أصاب السوق.", "القصف", [["مسؤول أمني يدعى سامر الكعبي"]]),
        ("وقال كل من وليد الحاج وسالم الناصر إن القصف أصاب السوق.", "القصف", [["وليد الحاج وسالم الناصر"]]),
        ("وقعت غارة على المخزن، وفق ما ذكره صحفي محلي.", "غارة", [["صحفي محلي"]]),
        ("أفاد مدير المشفى في تصريح صحفي بأن غارة وقعت.", "غارة", [["مدير المشفى"]]),
        # "correspondents of AFP", "a count of AFP's", "an official of the ministry to AFP"
        ("قال مراسلو وكالة الأنباء الفرنسية إن القصف تجدد.", "القصف", [["مراسلو وكالة الأنباء الفرنسية"]]),
        ("بحسب حصيلة لوكالة فرانس برس، قتل 17 في القصف.", "القصف", [["لوكالة فرانس برس"]]),
        ("تجدد القصف، كما أفاد مصدر أمني لوكالة فرانس برس.", "القصف", [["لوكالة فرانس برس", "مصدر أمني"]]),
        # "a source who did not disclose his name to Reuters that …"
        ("وأكد مصدر لم يكشف عن اسمه لرويترز أن القصف تجدد.", "القصف", [["لرويترز", "مصدر"]]),
        # the office after a name ends before the outlet spoken to
        (
            "وقال فاضل العامري، رئيس شرطة المدينة للتلفزيون الرسمي إن القصف تجدد.",
            "القصف",
            [["للتلفزيون الرسمي", "فاضل العامري، رئيس شرطة المدينة"]],
        ),
        # "the governor announced …, as the mayor confirmed": neither reports the other
        ("أعلن المحافظ وقوع غارة، بحسب رئيس البلدية.", "غارة", [["المحافظ"], ["رئيس البلدية"]]),
        # who shows, believes, rules out
        ("وأظهر تقرير للأمم المتحدة أن غارة أصابت السوق.", "غارة", [["تقرير للأمم المتحدة"]]),
        ("وتعتقد الشرطة أن القصف جاء من الشرق.", "القصف", [["الشرطة"]]),
        ("واستبعدت الوزارة أن يكون القصف متعمدا.", "القصف", [["الوزارة"]]),
        # "and the authorities gave no details of"
        ("ولم توضح السلطات أي تفاصيل عن القصف.", "القصف", []),
        # "the reports" are nobody's statement
        ("قالت الشرطة إن انفجارا وقع.\nوأشارت التقارير إلى أن الحادث نتج عن لغم.", "الحادث", [["التقارير"]]),
        # "between Russia and Turkey" is not the verb "made clear"
        ("ينص الاتفاق بين روسيا وتركيا على أن تنسحب القوات.", "تنسحب", []),
    ],
)
def test_who_says_so(raw: str, word: str, expected: list[list[str]]) -> None:
    assert chains(raw, word) == expected


def test_added_carries_the_speaker_on() -> None:
    raw = "قال مصدر عسكري إن القوات تقدمت شرقا. وأضاف أن غارة دمرت جسرا."
    assert chains(raw, "غارة") == [["مصدر عسكري"]]


def test_a_definite_noun_goes_back_to_its_source() -> None:
    raw = "قال مصدر أمني إن دورية تعرضت لكمين.\nوأوضح المصدر أن عبوة انفجرت لاحقا."
    text = analyse(raw)
    (chain,) = find_sources(text).at(text.map.find(raw.index("عبوة")))
    assert [s.of(raw) for s in chain.origin.spans] == ["مصدر أمني", "المصدر"]


def test_the_next_sentence_of_a_paragraph_keeps_the_speaker_and_the_next_paragraph_does_not() -> None:
    raw = "قال ناشطون إن قصفا طال الحي. سقط فيه جرحى.\nوسارت تظاهرة في المدينة."
    assert chains(raw, "جرحى") == [["ناشطون"]]
    assert chains(raw, "تظاهرة") == []


def test_on_the_other_hand_ends_the_speaker() -> None:
    raw = "قال ناشطون إن قصفا طال الحي. من جهة أخرى انفجرت عبوة في السوق."
    assert chains(raw, "عبوة") == []


@pytest.mark.parametrize(
    ("outlet", "expected"),
    [("Reuters", [["مسؤول محلي"]]), (None, [["لرويترز", "مسؤول محلي"]]), ("okaz", [["لرويترز", "مسؤول محلي"]])],
)
def test_the_outlet_is_no_link(outlet: str | None, expected: list[list[str]]) -> None:
    assert chains("قال مسؤول محلي لرويترز إن الهجوم انتهى.", "الهجوم", outlet=outlet) == expected


def test_own_correspondent_is_the_outlet() -> None:
    assert chains("أفاد مراسلنا بأن القصف تجدد.", "القصف") == []


def test_a_dateline_stands_before_whom_the_agency_cites() -> None:
    raw = "بيروت (رويترز) - قال شهود إن غارة وقعت. وتقع القرية على تلة."
    assert chains(raw, "غارة") == [["رويترز", "شهود"]]
    assert chains(raw, "غارة", outlet="Reuters") == [["شهود"]]


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        ("قالت مصادر طبية إن القصف توقف.", "medical sources"),
        ("قالت رويترز إن القصف توقف.", "Reuters"),
        ("أفاد المرصد السوري لحقوق الإنسان بأن القصف توقف.", "Syrian Observatory for Human Rights"),
        ("قال سالم العامري إن القصف توقف.", "سالم العامري"),
    ],
)
def test_names_in_english_where_every_word_has_a_gloss(raw: str, name: str) -> None:
    (scope,) = find_sources(analyse(raw)).all
    assert scope.attribution.origin.name == name


@given(
    st.lists(
        st.sampled_from(["قال", "مصدر", "أمني", "إن", "،", "وفق", "ما", "ذكرت", "رويترز", "عن", '"', ":", "\n", "المصدر", "وأضاف", "."]),
        max_size=25,
    )
)
def test_any_words_give_scopes_within_the_text(words: list[str]) -> None:
    raw = " ".join(words)
    text = analyse(raw)
    for scope in find_sources(text).all:
        assert 0 <= scope.start < scope.end <= len(text.folded)
        assert all(s.of(raw).strip() for source in scope.attribution.chain for s in source.spans)


@pytest.mark.parametrize(
    ("raw", "name", "ident"),
    [
        ("أعلن الجيش الإسرائيلي مقتل جندي في هجوم.", "Israeli Army", "il-army"),
        ("قال المتحدث باسم حركة حماس إن الهجوم انتهى.", "spokesman of Hamas", None),
        ("قالت مصادر أمنية وطبية فلسطينية إن قصفا وقع.", "Palestinian security and medical sources", None),
        ("قال شهود عيان إن قصفا وقع.", "eyewitnesses", None),
        ("قال المرصد إن قصفا وقع.", "Syrian Observatory for Human Rights", "sohr"),
    ],
)
def test_sources_on_the_actor_list_go_by_its_names(raw: str, name: str, ident: str | None) -> None:
    text = analyse(raw)
    origin = find_sources(text, actors=find_actors(text)).all[0].attribution.origin
    assert (origin.name, origin.id) == (name, ident)


@pytest.mark.parametrize(
    ("raw", "word", "expected"),
    [
        # "And in a statement of the army it came: …"
        ("وجاء في بيان للجيش: دمرت طائراتنا الموقع.", "دمرت", [["بيان للجيش"]]),
        # passive, and "is called": nobody speaks
        ("أُعلن مقتل قائد يدعى سالم في غارة على الموقع.", "غارة", []),
        ("اتُهمت الحركة بتفجير السوق.", "تفجير", []),
        # "told to all", "belonging to"
        ("هاجم مسلحون حاجزا تابعا للجيش: سقط جرحى.", "جرحى", []),
        # a condemnation vouches for nothing
        ("دان رئيس البلدية الهجوم على المدرسة.", "الهجوم", []),
        # who counted
        ("قتل مئة شخص في القصف، حسب الأرقام التي أكدها المرصد.", "القصف", [["المرصد"]]),
        # the group the sentence is about claims
        ("تنشط حركة الشباب في الجنوب، وأعلنت مسؤوليتها عن تفجير الفندق.", "تفجير", [["حركة الشباب"]]),
    ],
)
def test_forms_of_speech(raw: str, word: str, expected: list[list[str]]) -> None:
    assert chains(raw, word) == expected


def test_a_person_speaks_through_the_agency_he_spoke_to() -> None:
    raw = "قال سالم العامري لرويترز إن قصفا وقع. وأضاف العامري أن غارة تلته."
    assert chains(raw, "غارة") == [["لرويترز", "سالم العامري"]]


def test_a_headline_speaker_gives_way_to_the_body() -> None:
    raw = "دمشق تنفي وقوع انفجار\nقال مصدر عسكري إن الانفجار كان تدريبا."
    assert chains(raw, "انفجار") == []
    assert chains(raw, "الانفجار") == [["مصدر عسكري"]]


def test_a_post_set_into_a_report_is_its_posters() -> None:
    raw = "قصف على البلدة\nاللحظات الأولى لاستهداف المخزن\n— Salim Amiri (@salim) May 1, 2023\nوعاد الهدوء لاحقا."
    assert chains(raw, "لاستهداف") == [["Salim Amiri"]]
    assert chains(raw, "الهدوء") == []


def test_a_signed_report_is_its_sources() -> None:
    assert chains("قصفت طائرة منزلا.\nالمصدر: المرصد السوري", "قصفت") == [["المرصد السوري"]]


@pytest.mark.parametrize(
    ("raw", "word", "expected"),
    [
        # "as a military source announced", at the end
        ("قتل جنود في هجوم على حاجز، على ما أعلن مصدر عسكري.", "هجوم", [["مصدر عسكري"]]),
        ("توفي القائد في غارة كما أعلنت الشرطة المحلية الأسبوع الماضي.", "غارة", [["الشرطة المحلية"]]),
        # "as the plan requires" cites nobody
        ("دمر القصف الجسر، بحسب ما تقتضيه الخطة.", "القصف", []),
        # the speaker farther back in the clause: "an eyewitness, who is a student there, said"
        ("انتهى الهجوم، إلا أن شاهد عيان هو طالب هناك قال إن انفجارا تلاه.", "انفجارا", [["شاهد عيان"]]),
        # "it is deemed one of the …" has no speaker
        ("كان هذا التفجير يعتبر واحدا من أكبر الهجمات لأن الموقع محصن.", "التفجير", []),
    ],
)
def test_clauses(raw: str, word: str, expected: list[list[str]]) -> None:
    assert chains(raw, word) == expected


def test_every_cue_role_that_is_asked_for_is_in_the_table() -> None:
    asked = {
        "that",
        "to",
        "filler",
        "venue",
        "according",
        "bridge",
        "relayed",
        "issue",
        "object",
        "negation",
        "conjunction",
        "part",
        "same",
        "break",
        "called",
        "which_tally",
    }
    assert asked <= set(lexicon().roles)


def test_lines_joined_with_nothing_between() -> None:
    # "… in the west[e]r[n]said local sources": a scraped post whose lines ran together
    assert chains("مداهمات في الريف الغربيأفادت مصادر محلية بأن دورية اقتحمت القرية.", "اقتحمت") == [["مصادر محلية"]]


def test_one_id_is_one_source() -> None:
    raw = "أعلنت قسد أن قصفا وقع.\nوقالت قوات سوريا الديمقراطية إن غارة تلته."
    text = analyse(raw)
    found = find_sources(text, actors=find_actors(text))
    first, second = (found.at(text.map.find(raw.index(w))) for w in ("قصفا", "غارة"))
    assert first == second
    assert len(first[0].origin.spans) == 2


@pytest.mark.parametrize(
    ("raw", "word", "expected"),
    [
        # a caption's credit is no date line
        ("قصف على المدينة (سانا)\nسقطت قذيفة على البلدة.", "قذيفة", []),
        # "had reported before": a verb after «أن» that does speak
        ("وسبق أن أفادت مصادر محلية بأن عبوة انفجرت.", "عبوة", [["مصادر محلية"]]),
        # the speaker between two verbs: "al-Maliki had said"
        ("وكان المالكي قد قال في بيان إن قصفا وقع.", "قصفا", [["المالكي"]]),
        # footage is published by the outlet's own account; what it shows, by the publisher's
        ("نشرت قيادة العمليات مقطعا لغارة على الموقع.", "نشرت", []),
        ("نشرت قيادة العمليات مقطعا لغارة على الموقع.", "غارة", [["قيادة العمليات"]]),
        # a council of Syria is not Syria
        ("قال مجلس سوريا الديمقراطية إن قصفا وقع.", "قصفا", [["مجلس سوريا الديمقراطية"]]),
    ],
)
def test_what_looks_alike(raw: str, word: str, expected: list[list[str]]) -> None:
    assert chains(raw, word) == expected


def test_the_joint_of_scraped_lines_ends_a_paragraph() -> None:
    raw = "قال ناشطون إن قصفا طال الحي., وسارت تظاهرة في المدينة., وعاد الهدوء"
    assert chains(raw, "قصفا") == [["ناشطون"]]
    assert chains(raw, "تظاهرة") == []


# "the observatory" alone is the Syrian one, but where another was named before it
@pytest.mark.parametrize(
    ("before", "ident"),
    [
        ("", "sohr"),
        ("أفاد مرصد البادية بمقتل مدني.\n", None),
        ("أفاد المرصد السوري لحقوق الإنسان بمقتل مدني.\n", "sohr"),
        ("أفاد المرصد السوري لحقوق الإنسان بمقتل مدني.\nوأكد مرصد البادية ذلك.\n", None),
        ("حذف مرصد البادية من موقعه خبرا عن مقتل مدني.\n", None),  # told of, before it speaks
        ("حذف المرصد السوري من موقعه خبرا عن مقتل مدني.\n", "sohr"),
    ],
)
def test_a_bare_noun_is_the_one_named_before(before: str, ident: str | None) -> None:
    raw = f"{before}قال المرصد إن قصفا وقع."
    text = analyse(raw)
    (chain,) = find_sources(text, actors=find_actors(text)).at(text.map.find(raw.index("قصفا")))
    assert chain.origin.id == ident


@pytest.mark.parametrize(
    ("raw", "first", "second"),
    [
        # "12 were killed in …, according to the Observatory, while the agency Sana said that the killed were 9"
        (
            "قتل 12 عنصرا في هجوم على حاجز في ريف درعا أمس، بحسب المرصد السوري، فيما قالت وكالة سانا إن القتلى 9.",
            "المرصد السوري",
            "وكالة سانا",
        ),
        ("قتل 12 عنصرا في هجوم على حاجز في ريف درعا أمس، بحسب المرصد السوري، وقالت وكالة سانا إن القتلى 9.", "المرصد السوري", "وكالة سانا"),
        ("وبحسب المرصد السوري، قتل 12 عنصرا في هجوم على حاجز، فيما قالت وكالة سانا إن القتلى 9.", "المرصد السوري", "وكالة سانا"),
    ],
)
def test_who_is_cited_does_not_vouch_for_the_rival_figure_of_another(raw: str, first: str, second: str) -> None:
    assert chains(raw, "قتل 12") == [[first]]
    assert chains(raw, "القتلى 9") == [[second]]


@pytest.mark.parametrize(
    ("raw", "word", "expected"),
    [
        # "sources told of the crossing of a convoy"
        ("وأفادت مصادر بعبور قوات من الجيش جسرين.", "قوات", [["مصادر"]]),
        ("وأفادت مصادر بريطانية بأن قوات عبرت جسرين.", "قوات", [["مصادر بريطانية"]]),
        # "a military source accused forces of the east of standing behind the attack"
        ("واتهم مصدر عسكري قوات الشرق بالوقوف وراء الهجوم.", "الهجوم", [["مصدر عسكري"]]),
        # "an earlier tally had told of": nobody's, but "a tally of the ministry" the ministry's
        ("وكانت حصيلة سابقة تحدثت عن مقتل خمسة في القصف.", "القصف", []),
        ("وأفادت حصيلة لوزارة الصحة بأن خمسة قتلوا في القصف.", "القصف", [["حصيلة لوزارة الصحة"]]),
    ],
)
def test_where_the_name_of_whoever_speaks_ends(raw: str, word: str, expected: list[list[str]]) -> None:
    assert chains(raw, word) == expected
