"""Who a voice is: names led in before their verbs, offices with their houses, counts and their makers, one person under two names."""

from __future__ import annotations

import pytest

from tests.reading.chains_heard import chains


@pytest.mark.parametrize(
    ("raw", "word", "expected"),
    [
        # "but Salem Nasser, the army's commander in the district, spoke of …": the name is the speaker, not his office alone
        ("لكن سالم الناصر، قائد الجيش في القضاء، تحدث عن مقتل ستة جنود في الغارة.", "الغارة", [["سالم الناصر، قائد الجيش في القضاء"]]),
        # "for his part Hazem Khan, the official in the governor's office, confirmed that"
        ("ومن جهته أكد حازم خان، المسؤول في مكتب الحاكم أن الانفجار دبر بعناية.", "الانفجار", [["حازم خان، المسؤول في مكتب الحاكم"]]),
        # "Walid had announced last month the sending of …"
        ("وكان وليد قد أعلن الشهر الماضي إرسال قافلة إلى البلدة.", "إرسال", [["وليد"]]),
        # "the head of the prisoners' board, Nabil Saad, on Friday evening: …": the day is no part of the name
        ("قال رئيس هيئة الأسرى، نبيل سعد مساء الجمعة: إن القصف أصاب السجن.", "القصف", [["رئيس هيئة الأسرى، نبيل سعد"]]),
        # "the director of the hospital «…», Karim Hadi": the quoted name is the hospital's
        ('وقال المدير التنفيذي لمستشفى "الوادي"، كريم هادي، إن القصف تجدد.', "القصف", [['المدير التنفيذي لمستشفى "الوادي"، كريم هادي']]),
        # "but tribal sources accused the army of the strike": who stands before the verb accuses, who stands after it is accused
        ("إلا أن مصادر قبلية اتهمت الجيش بتنفيذ القصف.", "القصف", [["مصادر قبلية"]]),
        # "except that reports confirmed the fall of a shell"
        ("لم يعلق أحد، إلا أن تقارير أكدت سقوط قذيفة.", "قذيفة", [["تقارير"]]),
        # "«the White Helmets», the rescuers of the district, spoke of a strike"
        ('وتحدثت "الخوذ البيضاء"، فرق الإنقاذ في المنطقة، عن قصف على السوق.', "قصف", [["الخوذ البيضاء"]]),
        # "the defence teams recorded a partial displacement": the accusative counts as the noun does
        ("سجلت فرق الدفاع نزوحا جزئيا من البلدة.", "نزوحا", [["فرق الدفاع"]]),
        # "the movement acknowledged the death of its leader"
        ("وكانت الحركة قد أقرت بمقتل قائدها في غارة.", "غارة", [["الحركة"]]),
        # "the first findings show": they name nobody, whoever spoke goes on
        ("أعلن رئيس الحكومة أن العناصر الأولى للتحقيق تفيد بأن الهجوم مدبر.", "الهجوم", [["رئيس الحكومة"]]),
        # "the spokesman in the statement", "the ministry in its statement": where it was said is no part of the name
        ("وأضافت وزارة الصحة في بيانها أن القصف أصاب المشفى.", "القصف", [["وزارة الصحة"]]),
        # "declared yesterday that": the day is nobody's name; "a woman who saw it, told the BBC"
        ("وكان العقيد سامر الهادي قد صرح الأمس أنه أحبط هجوما.", "هجوما", [["العقيد سامر الهادي"]]),
        ("وقالت شاهدة عيان لبي بي سي إن الهجوم وقع فجرا.", "الهجوم", [["لبي بي سي", "شاهدة عيان"]]),
        # "several military sources"
        ("وأكدت عدة مصادر عسكرية أن المعركة توقفت.", "المعركة", [["عدة مصادر عسكرية"]]),
        # "in a press conference held in the capital": no press man speaks
        ("وقال في مؤتمر صحافي عقده في العاصمة إن القصف توقف.", "القصف", []),
    ],
)
def test_who_speaks(raw: str, word: str, expected: list[list[str]]) -> None:
    assert chains(raw, word) == expected


@pytest.mark.parametrize(
    ("raw", "word", "expected"),
    [
        # "the last count issued by the ministry", "official Turkish counts", "a count given by the spokesman of the police"
        ("وبحسب آخر حصيلة صدرت عن وزارة الصحة، فإن المعارك أوقعت 40 قتيلا.", "المعارك", [["وزارة الصحة"]]),
        ("ووفقا لإحصاءات تركية رسمية، أوقع الصراع قتلى.", "الصراع", [["لإحصاءات تركية رسمية"]]),
        ("وفق حصيلة أدلى بها المتحدث باسم الشرطة، أوقع التفجير قتلى.", "التفجير", [["المتحدث باسم الشرطة"]]),
        # counts that nobody made
        ("وبحسب آخر حصيلة، فإن المعارك أوقعت 40 قتيلا.", "المعارك", []),
        # "as agency … announced, quoting witnesses"
        ("وقعت الغارة فجرا، على ما أعلنته وكالة الوادي نقلا عن شهود.", "الغارة", [["وكالة الوادي", "شهود"]]),
        # "… and quoted witnesses": the agency of the sentence before does
        ("ذكرت وكالة الوادي أن القصف تجدد. ونقلت عن شهود أن منازل احترقت.", "احترقت", [["وكالة الوادي", "شهود"]]),
        # "claimed responsibility through the agency «…»"; a page of one's own is no agency
        ('أعلن التنظيم مسؤوليته عن الهجوم عبر وكالة "أعماق".', "الهجوم", [['وكالة "أعماق"', "التنظيم"]]),
        ("أعلن التنظيم مسؤوليته عن الهجوم عبر موقعه.", "الهجوم", [["التنظيم"]]),
        # "to the media centre": to whom it was said is no part of the speaker
        ("قال قائد اللواء سامر هادي، للمركز الإعلامي إن الهجوم فشل.", "الهجوم", [["قائد اللواء سامر هادي"]]),
    ],
)
def test_whose_count_and_through_whom(raw: str, word: str, expected: list[list[str]]) -> None:
    assert chains(raw, word) == expected


@pytest.mark.parametrize(
    ("first", "again"),
    [
        ("العميد محمد سمير", "العميد سمير"),  # "Brigadier Mohammed Samir", "Brigadier Samir"
        ("وزارة الداخلية الأفغانية", "وزارة الداخلية"),  # "the Afghan Ministry of Interior", "the Ministry of Interior"
        ("المتحدث باسم الشرطة", "كريم هادي المتحدث باسم الشرطة"),  # the spokesman, then with his name
        ("كريم هادي المتحدث باسم الشرطة", "المتحدث باسم الشرطة"),
    ],
)
def test_one_source_under_two_names(first: str, again: str) -> None:
    assert chains(f"قال {first} إن القصف تجدد. وقال {again} إن الهجوم فشل.", "الهجوم") == [[first]]


@pytest.mark.parametrize(
    ("first", "other"),
    [
        ("العميد محمد سمير", "العميد وليد"),  # another brigadier
        ("مسؤول في الشرطة", "مسؤول آخر"),  # "an official of the police", "another official"
        ("مسؤول في وزارة الداخلية", "مسؤول آخر في وزارة الداخلية"),
        ("وزارة الداخلية", "وزارة الدفاع"),
    ],
)
def test_two_sources_stay_two(first: str, other: str) -> None:
    assert chains(f"قال {first} إن القصف تجدد. وقال {other} إن الهجوم فشل.", "الهجوم") == [[other]]


@pytest.mark.parametrize(
    ("outlet", "own"),
    [
        ("Enab Baladi", True),
        ("Enabbaladi News", True),  # spelled otherwise
        ("NPA", False),
        (None, False),
    ],
)
def test_the_outlet_however_it_is_spelled(outlet: str | None, *, own: bool) -> None:
    raw = "قالت مصادر محلية لعنب بلدي إن القصف تجدد."
    assert chains(raw, "القصف", outlet=outlet) == ([["مصادر محلية"]] if own else [["لعنب بلدي", "مصادر محلية"]])


def test_whoever_judges_vouches_for_nothing() -> None:
    assert chains("اعتبر الرئيس أن الهجوم جريمة.", "الهجوم") == []  # "the president considered the attack a crime"
    assert chains("شدد الوزير على أن الهجوم لن يمر.", "الهجوم") == []  # "stressed that"


@pytest.mark.parametrize(
    ("raw", "word", "expected"),
    [
        # "a military spokesman said … The source added": whoever spoke last, whatever was called then
        ("قال ضابط عسكري في الوادي إن كمينا وقع. وأضاف المصدر أن القصف تجدد.", "القصف", [["ضابط عسكري في الوادي"]]),
        # "security sources"; "the officials said"
        ("وقع الانفجار ليلا، بحسب مصادر أمنية. وقال المسؤولون إن القصف تجدد.", "القصف", [["مصادر أمنية"]]),
        # "the Turkish official"
        ("أعلن رئيس البلدية سامي خليل أن القصف توقف. وقال المسؤول التركي إن الغارة قتلت طفلا.", "الغارة", [["رئيس البلدية سامي خليل"]]),
        # "another source" is another
        ("قال ضابط عسكري إن كمينا وقع. وأفاد مصدر آخر بأن القصف تجدد.", "القصف", [["مصدر آخر"]]),
        # "the medical sources of the province" are named too fully to go back
        ("قال ضابط عسكري إن كمينا وقع. وقالت المصادر الطبية في المحافظة إن القصف تجدد.", "القصف", [["المصادر الطبية في المحافظة"]]),
        # "those sources"; "the director of the observatory, Sami Adel, saying that … Adel added"
        ("أكدت مصادر أمنية وقوع كمين. وكشفت تلك المصادر أن القصف تجدد.", "القصف", [["مصادر أمنية"]]),
        (
            "نقلت رويترز عن مدير المرصد السوري، سامي عادل قوله إن كمينا وقع. وأضاف عادل أن القصف تجدد.",
            "القصف",
            [["رويترز", "مدير المرصد السوري، سامي عادل"]],
        ),
        # "a report of the rights organisation … The organisation said"
        ("قال تقرير لمنظمة العدل إن هجوما وقع. وقالت المنظمة إن القصف تجدد.", "القصف", [["تقرير لمنظمة العدل"]]),
        # "the alliance said in a military communiqué", "the organisation, in one of a series of reports"
        ("وقال الحلف في بلاغ عسكري إن القصف توقف.", "القصف", [["الحلف"]]),
        ("وأضافت المنظمة في واحد من تقاريرها أن القصف توقف.", "القصف", [["المنظمة"]]),
    ],
)
def test_who_is_called_otherwise_later(raw: str, word: str, expected: list[list[str]]) -> None:
    assert chains(raw, word) == expected


@pytest.mark.parametrize(
    ("raw", "word", "expected"),
    [
        # "but Al-Haidari accused the movement": a name led in accuses, what follows is accused
        ("لكن الحيدري اتهم الحركة بتنفيذ الهجوم.", "الهجوم", [["الحيدري"]]),
        # "the presidency condemned … and held the movement responsible": the movement says nothing
        ("أعلنت الرئاسة أن الموكب استهدف وحملت حركة الفجر المسؤولية عن الهجوم.", "الهجوم", [["الرئاسة"]]),
        # "the army, which accused militants of …, said that": whoever is accused in passing says nothing
        ("وذكر الجيش الذي اتهم متشددين بالعملية أن القصف توقف.", "القصف", [["الجيش"]]),
        # "six were killed in an attack that Ankara accused the party of": who accuses speaks of the act told before
        ("قتل ستة من الحراس في القرية الواقعة جنوبي البلاد، في هجوم اتهمت أنقرة الحزب بتنفيذه.", "هجوم", [["أنقرة"]]),
        ("قتل العشرات من رجال الشرطة في هجمات، أعلن تنظيم الدولة مسؤوليته عن كثير منها.", "هجمات", [["تنظيم الدولة"]]),
        # "the authorities laid responsibility for these attacks on"; "other officials estimated that 40 died"
        ("وألقت السلطات العراقية بمسؤولية هذه الهجمات على التنظيم.", "الهجمات", [["السلطات العراقية"]]),
        ("وقدر مسؤولون آخرون مقتل أربعين في القصف.", "القصف", [["مسؤولون آخرون"]]),
        # "their number is estimated at": a number speaks for nobody
        ("ويقدر عددهم بعد القصف بنحو مئة.", "القصف", []),
        # "the forces go on with combing the area": they say nothing
        ("وتتابع القوات المشتركة التمشيط بعد السيطرة على المطار.", "السيطرة", []),
        # "from adopting a statement that calls for …": a statement claims nothing
        ("منعت الدولة المجلس من تبني بيان يدعو إلى وقف القصف.", "القصف", []),
        # "the movement claimed this attack, which comes after a series of bombings": only the attack is its own word
        ("وتبنت حركة الفجر هذا الهجوم، الذي يأتي بعد سلسلة تفجيرات في العاصمة.", "الهجوم", [["حركة الفجر"]]),
        ("وتبنت حركة الفجر هذا الهجوم، الذي يأتي بعد سلسلة تفجيرات في العاصمة.", "تفجيرات", []),
        ("وتبنت حركة الفجر الهجوم الذي استهدف المقر.", "استهدف", [["حركة الفجر"]]),
        # "the government accuses him of embarrassing it after the movement's capture of the district"
        ("وتتهم الحكومة النائب بإحراجها عقب سيطرة الحركة على القطاع.", "سيطرة", []),
        # "after the group's claim of the attack"
        ("أصيب جنود، إثر تبني خلايا التنظيم هجوما على المقر.", "هجوما", [["خلايا التنظيم"]]),
    ],
)
def test_who_accuses_and_who_claims(raw: str, word: str, expected: list[list[str]]) -> None:
    assert chains(raw, word) == expected


@pytest.mark.parametrize(
    ("raw", "word", "expected"),
    [
        # "as for the organisation, whose seat is in the capital, it confirmed that"
        ("أما المنظمة ومقرها العاصمة فأكدت أن القصف توقف.", "القصف", [["المنظمة"]]),
        # "the security forces established his identity, and said that he …": who opens the sentence goes on to speak
        ("قال الجيش إنه انسحب. وحددت قوات الأمن هوية القتيل، وقالت إنه قتل في اشتباك.", "اشتباك", [["قوات الأمن"]]),
        # "an aide, who broke with him, had said days before that"
        ("وكان أحد مساعدي الزعيم، الذي انشق عنه، قد قال قبل أيام إن الهجوم مدبر.", "الهجوم", [["أحد مساعدي الزعيم"]]),
        # "activists recorded more than a hundred strikes"
        ("ووثق ناشطون أكثر من مئة غارة على البلدة.", "غارة", [["ناشطون"]]),
        # "…, to the armed forces' media centre, that"
        (
            "وقال العميد سالم الناصر، للمركز الإعلامي للقوات المسلحة أن القصف توقف.",
            "القصف",
            [["للمركز الإعلامي للقوات المسلحة", "العميد سالم الناصر"]],
        ),
        # "the newspaper said that the director, whom states call a partner in …, was killed": the newspaper goes on
        ("وقالت صحيفة الوادي إن مدير المركز، الذي تقول دول غربية إنه ضالع في البرنامج، قتل في انفجار.", "انفجار", [["صحيفة الوادي"]]),
        ("وقالت صحيفة الوادي إن مدير المركز، الذي تقول دول غربية إنه ضالع في البرنامج، قتل في انفجار.", "البرنامج", [["دول غربية"]]),
        # "five died of the explosion that hit, on Tuesday, the governor's house, as the authorities announced, Wednesday 11 January"
        (
            "قتل خمسة جراء التفجير الذي استهدف، الثلاثاء، منزل الحاكم وفق ما أعلنت السلطات، الأربعاء 11 يناير 2017.",
            "التفجير",
            [["السلطات"]],
        ),
    ],
)
def test_who_goes_on_to_speak(raw: str, word: str, expected: list[list[str]]) -> None:
    assert chains(raw, word) == expected
