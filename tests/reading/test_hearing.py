"""Where an incident's sources are heard."""

from __future__ import annotations

import pytest

from sijill.model import Dating, Report
from sijill.reading import hearing
from sijill.reading.binding import Group
from sijill.reading.hearing import _part, told_at, voices, vouchers
from sijill.reading.mentions import place_triggers
from sijill.reading.scene import Scene, look
from tests.reading.read_so import DAY


@pytest.mark.parametrize(
    ("shorter", "longer", "is_part"),
    [
        (("AP",), ("AP", "an official"), True),
        (("an official",), ("AP", "an official"), True),
        (("AP",), ("AP",), False),
        (("SOHR",), ("AP", "an official"), False),
    ],
)
def test_a_chain_that_only_repeats_a_longer_one(shorter: tuple[str, ...], longer: tuple[str, ...], is_part: bool) -> None:
    assert _part(shorter, longer) is is_part


def scene(raw: str) -> Scene:
    return look(Report(raw, published=DAY), Dating(DAY))


def heard(raw: str, of: str = "قصف", *, type_: str = "shelling") -> list[str]:
    """Who vouches for the incident of one event word, the report's other event words being its rivals."""
    here = scene(raw)
    acts = [m for m in place_triggers(here) if m.trigger.word_class == "event"]
    mine = tuple(m for m in acts if m.trigger.lemma == of)
    assert mine
    one = Group(mine, type_, tuple(m for m in acts if m not in mine))
    return [source.spans[0].of(raw) for chain in voices(here, told_at(here, one, [])) for source in chain.chain]


def test_the_next_sentence_takes_up_the_victims() -> None:
    raw = "طال قصف سوق البلدة.\nوقال مدير المشفى إن بين الضحايا أطفالا."
    assert heard(raw) == ["مدير المشفى"]


@pytest.mark.parametrize(
    "raw",
    [
        # of another incident, which stands nearer
        "طال قصف سوق البلدة، ثم انفجرت عبوة ناسفة في الميناء.\nوقال مدير المشفى إن بين الضحايا أطفالا.",
        # of whatever the sentence itself tells
        "طال قصف سوق البلدة.\nوقال مدير المشفى إن ضحايا انفجار العبوة وصلوا، وإن بين الضحايا أطفالا.",
        # a sentence lies between
        "طال قصف سوق البلدة.\nوتقع البلدة على تلة.\nوقال مدير المشفى إن بين الضحايا أطفالا.",
        # nobody harmed is taken up
        "طال قصف سوق البلدة.\nوقال مدير المشفى إن الكهرباء مقطوعة.",
    ],
)
def test_victims_of_something_else_are_not_taken_up(raw: str) -> None:
    assert heard(raw) == []


def test_only_violence_has_victims() -> None:
    raw = "خرجت مظاهرة في البلدة.\nوقال مدير المشفى إن بين الضحايا أطفالا."
    assert heard(raw, "مظاهرة", type_="protest") == []


def vouched(raw: str, of: str, *, type_: str, background: bool = False) -> list[str]:
    """The last link of each chain that vouches for the incident of one event word."""
    here = scene(raw)
    mine = tuple(m for m in place_triggers(here) if m.find.span.of(raw) == of)
    assert mine
    chains = vouchers(here, Group(mine, type_), [], background=background)
    return [chain.chain[-1].spans[0].of(raw) for chain in chains]


def test_a_march_is_told_by_whoever_tells_all_of_it() -> None:
    # "thousands marched … the minister said that the march was peaceful": everybody saw it
    raw = "خرجت مظاهرة في المدينة. وقال الوزير إن المظاهرة كانت سلمية."
    assert vouched(raw, "مظاهرة", type_="protest") == []
    assert vouched("قال ناشطون إن مظاهرة خرجت في المدينة.", "مظاهرة", type_="protest") == ["ناشطون"]
    # of a strike each who speaks of it tells something
    raw = "وقع قصف في المدينة. وقال الوزير إن القصف أصاب السوق."
    assert vouched(raw, "قصف", type_="shelling") == ["الوزير"]


@pytest.mark.parametrize(
    "raw",
    [
        "نفت الحركة مسؤوليتها عن القصف.",  # "the movement denied responsibility for the shelling"
        "نفت الحكومة أن يكون المصنع متوقفا بعد القصف.",  # "denied that the factory had stopped after the shelling"
    ],
)
def test_who_denies_one_thing_does_not_vouch_for_the_other(raw: str) -> None:
    assert vouched(raw, "قصف", type_="shelling") == []


def test_who_denies_vouches_for_what_is_denied() -> None:
    raw = "نفى الجيش قصف القرية."  # "the army denied shelling the village"
    assert vouched(raw, "قصف", type_="shelling") == ["الجيش"]


def test_who_spoke_last_does_not_recall_what_was_before() -> None:
    # "a medical source said that the market was shelled. A charge had exploded there a month ago."
    raw = "قال مصدر طبي إن قصفا أصاب السوق. وانفجرت هناك عبوة قبل شهر."
    assert vouched(raw, "انفجرت", type_="explosion") == ["مصدر طبي"]
    assert vouched(raw, "انفجرت", type_="explosion", background=True) == []


def test_a_source_cited_a_thousand_times_is_put_together_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A bulletin of a hundred pages took an hour: each citation was put together with all before it."""
    put_together: list[int] = []
    joined = hearing._joined
    monkeypatch.setattr(hearing, "_joined", lambda *same: put_together.append(1) or joined(*same))
    raw = " ".join(["قصفت المدفعية بلدة نوى، بحسب الدفاع المدني."] * 60)  # "artillery shelled Nawa, according to the Civil Defence"
    assert heard(raw) == ["الدفاع المدني"]
    assert len(put_together) == 1


@pytest.mark.parametrize(
    ("raw", "names"),
    [
        ("قصفت طائرات القرية. ونفى الجيش أن تكون طائراته قصفت القرية.", []),  # "the army denied that its planes had shelled it"
        ("قال المرصد إن طائرات قصفت القرية. ونفى الجيش أن تكون طائراته قصفت القرية.", ["المرصد"]),
    ],
)
def test_who_denies_what_the_report_tells_is_no_source_of_it(raw: str, names: list[str]) -> None:
    assert vouched(raw, "قصفت", type_="shelling") == names
