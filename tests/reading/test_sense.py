"""What the encoder's states speak for is told as features that add up. All sentences are invented."""

from __future__ import annotations

import pytest

from sijill.arabic.text import analyse
from sijill.intake.dating import date_report
from sijill.model import Report
from sijill.reading.encoder import shipped
from sijill.reading.scene import Scene, look
from sijill.reading.sense import Sense, above, below, level


def _scene(text: str) -> Scene:
    report = Report(text)
    return look(report, date_report(report))


@pytest.mark.parametrize(("odds", "halves"), [(0.0, 0), (0.49, 0), (0.5, 1), (-0.1, -1), (40.0, 10), (-40.0, -10)])
def test_log_odds_are_told_in_halves(odds: float, halves: int) -> None:
    assert level(odds) == halves


def test_surer_is_one_feature_more() -> None:
    assert set(above("x", 3)) - set(above("x", 2)) == {"x>2"}
    assert not list(above("x", -10))
    assert set(below("x", 2)) - set(below("x", 3)) == {"sense x<2"}
    assert not list(below("x", 8))


def _level(scene: Scene, word: str) -> int:
    number = next(n for n, t in enumerate(scene.triggers) if t.value.form == word)
    _, _, halves = scene.sense.mention(number)
    return int(halves)


def test_an_act_speaks_for_an_incident_and_a_figure_of_speech_does_not() -> None:
    """ "Five civilians were killed in a raid on a market" / "The team launched an attack in the second half"."""
    act = _scene("قتل خمسة مدنيين في غارة جوية استهدفت سوقا شعبيا في البلدة صباح الأحد.")
    game = _scene("شن الفريق هجوما سريعا في الشوط الثاني وسجل هدف الفوز في مرمى ضيفه.")
    assert _level(act, "غاره") > 0
    assert _level(game, "هجوما") < _level(act, "غاره")


def test_answers_are_those_of_the_encoder_given() -> None:
    text = analyse("قتل خمسة مدنيين في غارة جوية على البلدة.")
    sense = Sense(text, [(0, 1), (4, 5)], shipped())
    name, label, halves = sense.same(0, 1)
    assert (name, label) == (above, "sense")
    assert halves > 0  # killed in a raid: one incident
    types = [(type_, halves) for _, type_, halves in sense.types(1)]
    assert min(types, key=lambda row: row[1])[0] == "air_strike"
    assert [type_ for type_, _ in types] == list(shipped().types)
