"""Names in what is said, on a page."""

from __future__ import annotations

from sijill.publish.apart import apart, worded
from sijill.saying import END, ISOLATE, told, words


def test_names_are_elements_and_everything_else_is_text() -> None:
    assert apart(f"في {ISOLATE}<b>r & 1</b>{END}") == "في <bdi>&lt;b&gt;r &amp; 1&lt;/b&gt;</bdi>"


def test_something_said_is_in_the_words_of_the_page() -> None:
    said = told("likely_told_too", sure=0.93, report="<script>")
    assert worded(said, words("ar")) == "احتمال أن يروي الحادثةَ التقرير <bdi>&lt;script&gt;</bdi> أيضًا: 93٪"
    assert worded(said, words("en")) == "93% likely told by <bdi>&lt;script&gt;</bdi> too"
    assert worded("<i>", words("ar")) == "<bdi>&lt;i&gt;</bdi>"
