"""Mentions are gathered into incidents: pair by pair, then group by group; what is asked of a whole group can decide."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from sijill.model import Dating, Interval, Report, Toll
from sijill.reading.binding import Group, beside, with_rivals
from sijill.reading.features import names
from sijill.reading.gathering import Candidate, Thresholds, _needed, accepted, grouped, merged, parts_of
from sijill.reading.mentions import Mention, place_triggers
from sijill.reading.merging import merge_features
from sijill.reading.reader import read_report
from sijill.reading.scene import Scene
from sijill.reading.scorer import Judge, shipped
from tests.reading.read_so import scene

DAY = Interval.day(date(2024, 3, 14), "given")
# "Three killed in a strike on al-Tayyana" / "… warplanes hit the village yesterday, killing three, said the network."
HEADLINED = "ثلاثة قتلى بغارة على الطيانة\nقصفت طائرات حربية أمس بلدة الطيانة، ما أدى إلى مقتل ثلاثة مدنيين، وفق شبكة محلية."


def every(here: Scene) -> list[tuple[Mention, float]]:
    return [(m, 0.9) for m in place_triggers(here)]


def test_a_headline_and_its_body_are_one_incident() -> None:
    here = scene(HEADLINED)
    groups = grouped(here, accepted(here, shipped(), Thresholds()), shipped(), Thresholds())
    assert [g.type for g in groups] == ["air_strike"]
    assert {m.sentence for m in groups[0].mentions} == {0, 1}


def test_each_incident_knows_how_likely_it_is_one() -> None:
    here = scene(HEADLINED)
    (sure,) = grouped(here, accepted(here, shipped(), Thresholds()), shipped(), Thresholds())
    scorers = replace(shipped(), incident=Judge(0.0, {}))
    (even,) = grouped(here, accepted(here, shipped(), Thresholds()), scorers, Thresholds())
    assert 0.9 < sure.chance < 1.0
    assert even.chance == 0.5


@pytest.mark.parametrize(("bias", "count"), [(9.0, 1), (-9.0, None)])
def test_the_judge_of_groups_joins_or_leaves_them(bias: float, count: int | None) -> None:
    here = scene(HEADLINED)
    scorers = replace(shipped(), same=Judge(-9.0, {}), merge=Judge(bias, {}))
    judged = every(here)
    parts = parts_of(here, judged, scorers, Thresholds())
    found = merged(parts, judged, scorers, Thresholds())
    assert len(found) == (count or len(parts.all))
    assert sorted(m.number for c in found for m, _ in c.judged) == [m.number for m, _ in judged]


def test_a_lone_candidate_has_no_kin_and_others_have() -> None:
    here = scene(HEADLINED)
    scorers = replace(shipped(), same=Judge(-9.0, {}), merge=Judge(-2.0, {}))
    judged = every(here)
    found = merged(parts_of(here, judged, scorers, Thresholds()), judged, scorers, Thresholds())
    assert [c.kin for c in found] == [-2.0] * len(found)
    alone = merged(parts_of(here, judged[:1], scorers, Thresholds()), judged[:1], scorers, Thresholds())
    assert [c.kin for c in alone] == [None]


def test_groups_are_asked_about_headlines_shared_places_and_tolls() -> None:
    here = scene(HEADLINED)
    judged = every(here)
    parts = parts_of(here, judged, replace(shipped(), same=Judge(-9.0, {})), Thresholds())
    last = len(parts.all) - 1
    features = set(names(merge_features(parts, 0, last)))
    assert "headline=True,False" in features
    assert "places beside=1" in features
    assert any(f.startswith("tolls beside=") for f in features)


def test_finds_of_a_sentence_that_another_incident_tells_are_not_weighed() -> None:
    """A strike; then a clash elsewhere: the clash's militia has nothing to do with the strike."""
    here = scene("قصفت الطائرات بلدة الطيانة. واندلعت اشتباكات بين مسلحين من عشيرة في بلدة غرانيج. ولم يعلق الجيش السوري.")
    strike, clash = (next(m for m in place_triggers(here) if m.trigger.lemma == lemma) for lemma in ("قصف", "اشتباك"))
    one, other = with_rivals([Group((strike,), "air_strike"), Group((clash,), "armed_clash")])
    assert one.rivals == (clash,)
    gharanij = here.places_in[1][0]
    army = here.actors_in[2][0]
    assert not beside(here, one, gharanij)
    assert beside(here, one, gharanij, shared=True)
    assert beside(here, other, gharanij)
    assert beside(here, other, army)
    assert not beside(here, one, army)


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("شن الفريق هجوما على مرمى ضيفه في مواجهة حاسمة", True),  # "the team mounted an attack on its guest's goal"
        ("أوقفت الشرطة أربعة أشخاص بعد هجوم على متجر", True),  # "police arrested four persons after an attack on a shop"
        ("قتل جندي في هجوم", False),  # "a soldier was killed in an attack"
        ("قصفت الدبابات والمدفعية البلدة", False),  # "tanks and artillery shelled the town"
    ],
)
def test_a_report_without_victims_and_arms_is_bare(text: str, bare: bool) -> None:
    assert scene(text).bare is bare


def test_a_match_is_no_battle() -> None:
    here = scene("حقق الفريق فوزا ثمينا في مواجهة قوية، وشن هجوما متواصلا على مرمى ضيفه طوال الشوط الثاني.")
    assert not grouped(here, accepted(here, shipped(), Thresholds()), shipped(), Thresholds())


@pytest.mark.parametrize(
    ("type_", "surer"),
    [("suicide_bombing", False), ("explosion", False), ("shelling", False), ("attack", True), ("killing", True), ("meeting", False)],
)
def test_how_sure_a_report_without_victims_and_arms_must_make(type_: str, surer: bool) -> None:
    """«انفجار سيارة مفخخة وسط المدينة» is all that a post says; «الهجوم», "the attack", may be a team's, more so in a long report."""
    post, limits = "انفجار سيارة مفخخة وسط المدينة", Thresholds()
    for text, bare in ((post, limits.bare_post), (post + " والطقس معتدل" * 30, limits.bare)):
        here = scene(text)
        assert here.bare
        judged = tuple((m, 1.0) for m in place_triggers(here))
        assert _needed(here, Candidate(judged, type_), limits) == (bare if surer else limits.incident)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("قصف مدفعي من قبل الجيش السوري على الأحياء السكنية في بلدة عين الورد", True),  # artillery of the army on a town's houses
        ("@newsdeskقصف مدفعي من قبل الجيش السوري على الأحياء السكنية في بلدة عين الورد", True),
        ("هجوم الفريق على المرمى في الشوط الثاني", False),  # the team's attack on the goal
    ],
    ids=["a post of one line", "its author joined on", "a match"],
)
def test_a_bombardment_needs_no_victims(text: str, told: bool) -> None:
    here = scene(text)
    groups = grouped(here, accepted(here, shipped(), Thresholds()), shipped(), Thresholds())
    assert ([g.type for g in groups] == ["shelling"]) is told


@pytest.mark.parametrize(
    "text",
    [
        # "Two civilians were wounded by rockets on al-Nayrab yesterday evening. Note that government forces hit the town on 3 March,
        # killing three and wounding seven."
        (
            "أصيب مدنيان بقصف صاروخي استهدف مساء أمس بلدة النيرب في ريف إدلب. يذكر أن قوات النظام استهدفت البلدة في 3 من آذار الجاري، "
            "ما تسبب بمقتل ثلاثة مدنيين وإصابة سبعة آخرين."
        ),
        # "Two were wounded in a raid on the market of al-Nayrab today. A similar raid on the town last month had killed three and wounded seven."
        "أصيب مدنيان بغارة على سوق بلدة النيرب اليوم. وكانت غارة مماثلة على البلدة الشهر الماضي قد قتلت ثلاثة وأصابت سبعة.",
    ],
    ids=["of another day", "a similar one"],
)
def test_what_is_recalled_beside_the_news_lends_it_no_dead(text: str) -> None:
    tellings = read_report(Report(text, published=DAY), Dating(DAY)).tellings
    news, *others = (t for t in tellings if t.of("toll"))
    assert [(c.value.harm, c.value.low) for c in news.of("toll") if isinstance(c.value, Toll)] == [("injured", 2)]
    assert all(t.background for t in others)


@pytest.mark.parametrize(
    "text",
    [
        # "Two civilians were wounded by shelling yesterday. Government forces had shelled the town yesterday morning."
        "أصيب مدنيان بقصف مدفعي على بلدة النيرب في ريف إدلب أمس. وكانت قوات النظام قد قصفت البلدة صباح أمس بقذائف مدفعية.",
        # "On Tuesday pictures came out of the execution of four men. An activist said that the execution was carried out a week ago."
        "ظهرت الثلاثاء صور إعدام أربعة رجال رميا بالرصاص في معسكر الغزلاني. وقال ناشط إن الإعدام نفذ قبل أسبوع في المعسكر نفسه.",
    ],
    ids=["of the same day", "told of the news"],
)
def test_what_only_tells_more_of_the_news_goes_on_with_it(text: str) -> None:
    assert len(read_report(Report(text, published=DAY), Dating(DAY)).tellings) == 1
