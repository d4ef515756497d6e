"""Words for one actor within an incident are told from words for another."""

from __future__ import annotations

import pytest

from sijill.model import Actor
from sijill.reading.aliases import alike, body
from tests.reading.read_so import scene


def test_a_states_air_force_and_its_adjective_are_one_body() -> None:
    """«غارة إسرائيلية» and «الطائرات الإسرائيلية»: one initiator."""
    assert len({body(f.value.actor) for f in scene("غارة إسرائيلية نفذتها الطائرات الإسرائيلية").actors}) == 1


def test_a_government_and_its_opposition_are_two_bodies() -> None:
    government, forces, opposition = (body(f.value.actor) for f in scene("الحكومة السورية، قوات النظام السوري، المعارضة السورية").actors)
    assert government == forces != opposition


def test_a_person_is_nobodys_part() -> None:
    assert body(Actor("Someone", id="ir-someone", kind="person")) is None
    assert body(Actor("unlisted gunmen")) is None


@pytest.mark.parametrize(
    ("role", "raw", "one"),
    [
        ("target", "أصابت القذيفة مستودعا كبيرا للجيش العراقي، واحترق المستودع.", True),  # a depot of the army; "the depot"
        ("target", "أصابت القذائف مستودعا للجيش العراقي ومدرسة.", False),
        ("target", "استهدفت المسيرة موقعا لحركة حماس، وقالت حماس إنها سترد.", True),  # a site of Hamas; Hamas
        ("target", "اغتيل القيادي في حماس سالم الورد والقيادي في حماس نادر الزهر.", False),  # two leaders of one movement
        ("target", "أصيبت طفلة، وهي ليلى الورد.", True),  # "a girl", and her name
        ("initiator", "أصيبت طفلة، وهي ليلى الورد.", False),
        ("initiator", "هاجم مقاتلون من حركة طالبان البلدة، ثم انسحب المسلحون.", True),  # "the gunmen"
        ("initiator", "هاجمت حركة طالبان البلدة، ثم قصفتها القوات الحكومية.", False),  # "government forces"
        ("initiator", "هاجمت حركة طالبان وحركة الشباب المجاهدين البلدتين.", False),  # a noun in common, and a name each
        ("participant", "اشتبك الجنود مع العدو، وانسحب المسلحون.", False),  # soldiers are no gunmen
        ("participant", "اشتبك الجنود مع العدو، وعاد عناصر حركة طالبان.", False),  # nor members of a movement
        ("participant", "اشتبك الجنود مع العدو، وقال الجيش العراقي إنه تقدم.", True),  # but an army's
        ("participant", "اشتباكات عنيفة بين الثوار وميليشيا حزب الله.", False),  # "between the rebels and Hezbollah"
        ("participant", "اشتباكات بين قوات الجيش العراقي والمسلحين، وعاد عناصر حركة طالبان.", False),
        ("participant", "اشتبك الثوار، وقال عناصر حركة طالبان إنهم تقدموا.", True),  # nothing sets them against each other
        ("initiator", "قالت حركة طالبان إن قواتها هاجمت البلدة.", True),  # "its forces"
        ("initiator", "هاجمت قواته البلدة كما قالت حركة طالبان.", False),  # named after it
    ],
)
def test_words_for_one_actor(role: str, raw: str, one: bool) -> None:
    here = scene(raw)
    first, *_, last = (f for f in here.actors if f.value.kind != "source")
    assert alike(here, role, [first], [last]) is one
    assert alike(here, role, [last], [first]) is one
