"""What pairs of mentions tell of two groups, as asking of every two groups would tell, and without."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sijill.reading.merging import Across, Part, Parts
from tests.counting import steps
from tests.reading.read_so import scene

HERE = scene("غارة على القرية")  # "a raid on the village"
FAR = -2.0


def parts(groups: list[list[int]], odds: dict[tuple[int, int], float]) -> Parts:
    return Parts(HERE, [Part(tuple(members), (), "attack") for members in groups], odds, [])


@given(st.lists(st.integers(0, 3), min_size=2, max_size=8), st.data())
def test_groups_that_were_not_asked_about_are_far_and_others_as_their_pairs_say(homes: list[int], data: st.DataObject) -> None:
    groups = [[n for n, home in enumerate(homes) if home == one] for one in sorted(set(homes))]
    pairs = [(x, y) for y in range(len(homes)) for x in range(y)]
    odds = data.draw(st.dictionaries(st.sampled_from(pairs), st.sampled_from([-5.0, -2.5, FAR, -1.5, 0.25, 3.0])))
    found = parts(groups, odds)
    for i, left in enumerate(groups):
        means = []
        for j, right in enumerate(groups):
            across = [odds.get((min(x, y), max(x, y)), FAR) for x in left for y in right]
            if i != j:
                assert found.across(i, j) == Across(sum(across) / len(across), max(across), min(across))
                means.append(found.across(i, j).mean)
        for j in range(len(groups)):
            if i != j:
                assert found.rank(i, j) == sum(mean > found.across(i, j).mean for mean in means)


def test_work_grows_with_the_groups_and_not_with_their_square() -> None:
    def asked(count: int) -> int:
        some = parts([[n] for n in range(count)], {(n, n + 1): 0.5 for n in range(count - 1)})
        return steps(lambda: [some.rank(n, n + 1) for n in range(count - 1)])

    assert asked(200) < 2.2 * asked(100)
