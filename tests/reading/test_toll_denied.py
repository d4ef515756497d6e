"""Harms denied from afar, and harms told of as a rule, in invented sentences; and the same words where they deny nothing."""

from __future__ import annotations

import pytest

from tests.reading.tolls_told import told

#: (sentence, tolls)
DENIED = [
    "قصفت المدفعية محيط التلة دون أن يسفر ذلك عن وقوع خسائر بشرية",  # without this having led to any loss of life
    "سقطت قذيفة في الحقل دون أن يؤدي انفجارها إلى وقوع إصابات",  # without its blast having led to injuries
    "سقطت مسيرة على مخزن في القرية ولا أنباء عن إصابات حتى الآن",  # and no news of injuries so far
    "غارة على أطراف البلدة، ولا معلومات مؤكدة عن ضحايا",  # no confirmed information about victims
    "ولم ترد حتى الآن معلومات مؤكدة عن سقوط قتلى",  # no information has come in so far
    "لم تتلق الفرق بلاغات من السكان عن وجود مصابين",  # the teams had no calls from residents about injured
    "وغالبا ما ينجم عن القصف ضحايا من المدنيين",  # shelling often has victims among civilians
]
#: (sentence, harms)
TOLD = [
    ("لا معلومات دقيقة عن الخسائر وسط أنباء عن سقوط 5 قتلى", ["killed"]),  # amid news of 5 killed
    ("لم تكشف السلطات عن منفذ العملية التي أسفرت عن سقوط ضحايا", ["killed"]),  # the operation that led to victims
    ("لم تتوقف الغارات على البلدة وأدت إلى سقوط جرحى", ["injured"]),  # did not stop, and led to injured
    ("لا يزال القصف مستمرا وأنباء عن سقوط جرحى", ["injured"]),  # goes on, and news of injured
    ("قصفت طائرة بدون طيار السوق ما أدى إلى سقوط جرحى", ["injured"]),  # a drone, which led to injured
]


@pytest.mark.parametrize("sentence", DENIED)
def test_no_toll(sentence: str) -> None:
    assert told(sentence) == []


@pytest.mark.parametrize(("sentence", "harms"), TOLD)
def test_told_all_the_same(sentence: str, harms: list[str]) -> None:
    assert [harm for harm, *_ in told(sentence)] == harms
