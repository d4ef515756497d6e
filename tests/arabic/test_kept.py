"""What is kept is worked out once, for each value by itself."""

from __future__ import annotations

from sijill.arabic.kept import kept


class _Word:
    def __init__(self, form: str) -> None:
        self.form, self.asked = form, 0

    @kept
    def letters(self) -> int:
        """How many letters it has."""
        self.asked += 1
        return len(self.form)


def test_worked_out_once() -> None:
    word, other = _Word("قصف"), _Word("غارة")  # shelling, a raid
    assert word.asked == 0
    assert (word.letters, word.letters, other.letters) == (3, 3, 4)
    assert (word.asked, other.asked) == (1, 1)


def test_its_words_are_the_methods() -> None:
    assert vars(_Word)["letters"].__doc__ == "How many letters it has."
