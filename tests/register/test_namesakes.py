"""A name that several bear is the one of whom others speak."""

from __future__ import annotations

from sijill.model import Actor, Claim, Span, Telling
from sijill.register import fields
from sijill.register.namesakes import namesakes


def test_the_coalition_is_the_one_that_others_name() -> None:
    assert namesakes({"coalition", "arab-coalition"}) == {"coalition": "arab-coalition"}
    assert namesakes({"coalition", "us-coalition", "houthis"}) == {"coalition": "us-coalition"}


def test_where_two_fit_or_none_it_stays_open() -> None:
    assert namesakes({"coalition", "us-coalition", "arab-coalition"}) == {}
    assert namesakes({"coalition", "houthis"}) == {}
    assert namesakes({"us-coalition", "arab-coalition"}) == {}


def test_who_says_the_bare_name_supports_the_one_meant() -> None:
    """«التحالف» (the coalition) and «التحالف العربي» (the Arab Coalition)."""
    some = []
    for report, id_, side in (("a", "coalition", "Coalition"), ("b", "arab-coalition", "Saudi-led Coalition")):
        claim = Claim(report, "initiator", Actor(id_, id_, side), (Span(0, 7),))
        some.append(Telling(report, "air_strike", (Span(0, 4),), (claim,)))
    (held,) = fields.actors(some, "initiator")
    assert held.value.id == "arab-coalition"
    assert held.supporting == tuple(sorted(c.id for t in some for c in t.claims))
    assert fields.sides([held]) == {"Saudi-led Coalition"}
