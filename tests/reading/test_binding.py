"""Which mention of an incident stands nearest a find."""

from __future__ import annotations

import pytest

from sijill.reading.binding import Group
from sijill.reading.mentions import place_triggers
from tests.counting import steps
from tests.reading.read_so import scene

# "A raid. / Nothing. / A raid and shelling. / Nothing. / Nothing. / Shelling."
LINES = ("غارة على القرية.", "لا شيء.", "غارة وقصف على القرية.", "لا شيء.", "لا شيء.", "قصف على القرية.")


@pytest.mark.parametrize(("sentence", "near"), [(0, {0}), (1, {0, 2}), (2, {2}), (3, {2}), (4, {5}), (5, {5})])
def test_only_mentions_of_the_nearest_sentences_may_be_the_nearest(sentence: int, near: set[int]) -> None:
    here = scene("\n".join(LINES))
    one = Group(tuple(place_triggers(here)), "attack")
    at = here.text.sentences[sentence].start
    spot = here.spot(place_triggers(here)[0].find)._replace(sentence=sentence, first=here.token(at), start=at)
    nearest = one.nearest(spot)
    assert nearest.sentence in near
    assert one._near[sentence] == [m for m in one.mentions if m.sentence in near]


def test_work_grows_with_the_sentences_and_not_with_their_square() -> None:
    def asked(count: int) -> int:
        here = scene("\n".join(["غارة على القرية."] * count))
        mentions = place_triggers(here)
        one, spots = Group(tuple(mentions), "attack"), [here.spot(m.find) for m in mentions]
        return steps(lambda: [one.nearest(spot) for spot in spots])

    assert asked(120) < 2.2 * asked(60)
