"""Lists that a sentence leads to, each item on a line of its own, in invented reports."""

from __future__ import annotations

from sijill.arabic.numbers import find_numbers
from sijill.arabic.text import analyse
from sijill.reading.tolls import find_tolls

#: harm, low, the words of the figure, what it is part of
Told = list[tuple[str, int | None, str, int | None]]


def told(report: str) -> Told:
    text = analyse(report)
    return [(t.harm, t.low, t.figure_span.of(report), t.part_of) for t in find_tolls(text, find_numbers(text))]


def test_a_breakdown_after_a_colon() -> None:
    """ "The killed are:", then 7 civilians, 22 of the local forces, a member of the guard."""
    report = "أسفرت الهجمات عن مقتل 30 شخصا، والقتلى هم:\n– 7 مدنيين بينهم طفل.\n– 22 من القوات المحلية.\n– عنصر من الحرس.\nوتعرضت البلدة لأضرار."
    assert told(report) == [
        ("killed", 30, "30 شخصا", None),
        ("killed", 7, "7 مدنيين", 0),
        ("killed", 1, "طفل", 1),
        ("killed", 22, "22 من القوات المحلية", 0),
        ("killed", 1, "عنصر", 0),
    ]


def test_figures_without_a_noun() -> None:
    """ "The martyrs fell as follows": -5, among them a young woman; one item is no part of another, and «-5» no minus five."""
    report = "وتوزع الشهداء على النحو الآتي:\n-5 بينهم شابة بقصف على الحي\n-3 في السوق"
    assert told(report) == [("killed", 5, "5", None), ("killed", 1, "شابة", 0), ("killed", 3, "3", None)]


def test_a_list_of_names_or_of_things_is_no_list_of_figures() -> None:
    """ "Two civilians were killed, and the killed are:" and names with their numbers; "the strikes fell as follows", after the list."""
    report = "قتل مدنيان، والقتلى هم:\n1- سالم العلي\n2- حسن العبد\nوتوزعت الضربات على النحو الآتي:\n– 10 ضربات على البلدة."
    assert told(report) == [("killed", 2, "مدنيان", None)]
