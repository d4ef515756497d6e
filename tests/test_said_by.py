"""Whose word a figure is: its own chains, else those of the telling, but not theirs who give a rival one."""

from __future__ import annotations

from pathlib import Path

import sijill
from sijill.intake.dating import date_report
from sijill.model import Report
from sijill.reading.reader import read_report


def words_of(text: str) -> dict[tuple[str, int | None], list[tuple[str, ...]]]:
    """Of each toll of the report's first incident, by harm and lower end, the names of the chains that it is the word of."""
    report = Report(text)
    [telling, *_] = read_report(report, date_report(report)).tellings
    return {(c.value.harm, c.value.low): [a.names for a in telling.said_by(c)] for c in telling.of("toll")}  # type: ignore[union-attr]


def test_a_figure_is_not_theirs_who_give_a_rival_one() -> None:
    # "Two civilians killed and five injured by shelling of Sarmin … . The Observatory said that the number of the killed was three."
    told = words_of(
        "قُتل مدنيان وأصيب خمسة آخرون جراء قصف استهدف بلدة سرمين بريف إدلب.\n"
        "وقال مراسل الشبكة إن القصف نفذته طائرة حربية، فيما ذكر المرصد السوري لحقوق الإنسان أن عدد القتلى ثلاثة."
    )
    assert [chain[-1] for chain in told["killed", 3]] == ["Syrian Observatory for Human Rights"]
    assert told["killed", 2] == []
    assert told["injured", 5] == []


def test_nor_is_the_rest_of_what_is_told_without_them() -> None:
    report = Report("قُتل مدنيان جراء قصف استهدف بلدة سرمين بريف إدلب، فيما ذكر المرصد السوري لحقوق الإنسان أن عدد القتلى ثلاثة.")
    [telling] = read_report(report, date_report(report)).tellings
    assert telling.attributions
    assert [telling.said_by(c) for c in telling.of("where")] == [()]


def test_a_figure_without_a_rival_is_the_tellings() -> None:
    # "The Observatory said that warplanes shelled Sarmin. Two civilians were killed in the shelling."
    told = words_of("قال المرصد السوري لحقوق الإنسان إن طائرات حربية قصفت بلدة سرمين بريف إدلب. وقتل مدنيان في القصف.")
    assert [chain[-1] for chain in told["killed", 2]] == ["Syrian Observatory for Human Rights"]


def test_two_who_differ_each_have_their_own() -> None:
    # "The health ministry said that seven were killed in the shelling of Sarmin, while the Observatory spoke of nine killed."
    told = words_of(
        "قالت وزارة الصحة إن سبعة مدنيين قتلوا في قصف على بلدة سرمين، فيما قال المرصد السوري لحقوق الإنسان إن تسعة مدنيين قتلوا في القصف."
    )
    assert [chain[-1] for chain in told["killed", 9]] == ["Syrian Observatory for Human Rights"]
    assert "Syrian Observatory for Human Rights" not in {name for chain in told["killed", 7] for name in chain}


def test_an_incident_has_the_figures_with_whose_they_are(tmp_path: Path) -> None:
    report = Report(
        "قُتل مدنيان جراء قصف استهدف بلدة سرمين بريف إدلب، فيما ذكر المرصد السوري لحقوق الإنسان أن عدد القتلى ثلاثة.", outlet="إذاعة البادية"
    )
    with sijill.Register(tmp_path / "r.sqlite") as register:
        register.add(read_report(report, date_report(report)))
        [incident] = register.incidents()
    assert {t.low: t.origin for t in incident.tolls} == {2: "إذاعة البادية", 3: "Syrian Observatory for Human Rights"}
