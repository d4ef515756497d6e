"""A report that says the same again and again takes as much longer to read as it is longer."""

from __future__ import annotations

from sijill.model import Report
from sijill.workflow.reading import read_one
from tests.counting import calls

# "Three civilians were killed and five injured in a raid by Russian warplanes on Saraqib on Thursday, said the Observatory."
SENTENCE = "قتل ثلاثة مدنيين وأصيب خمسة آخرون جراء غارة جوية شنتها طائرات روسية على مدينة سراقب يوم الخميس، وفق ما أفاد المرصد السوري.\n"


def test_work_grows_with_the_sentences_and_not_with_their_square() -> None:
    few, many = Report(SENTENCE * 300), Report(SENTENCE * 600)
    read_one(many)  # so that what is looked up once for all reports is there
    half, whole = calls(lambda: read_one(few)), calls(lambda: read_one(many))
    assert whole < 2.2 * half
