"""A place is called on an Arabic page as the claim calls it that is just as precise, not as the first that comes."""

from __future__ import annotations

from types import SimpleNamespace
from typing import cast

from sijill.model import Claim, Place, Point, Span
from sijill.publish.site.claims import Context
from sijill.publish.site.incident_page import held_words
from sijill.register.incident import Held
from sijill.saying.words import words

#: Invented: "a market of the village; the village of Tell Rummana".
TEXT = "سوق تل الرمانة، قرية تل الرمانة"
MARKET, VILLAGE = (Place("تل الرمانة", "SY", None, Point(35.0, 40.5), km, "derived") for km in (10.0, 5.0))


def claim(place: Place, called: str) -> Claim:
    return Claim("r", "where", place, (Span(TEXT.index(called), TEXT.index(called) + len(called)),))


def test_a_place_is_called_as_the_claim_that_is_as_precise_calls_it() -> None:
    market, village = claim(MARKET, "سوق تل الرمانة"), claim(VILLAGE, "قرية تل الرمانة")
    claims = {c.id: ("", c) for c in (market, village)}
    about = cast("Context", SimpleNamespace(words=words("ar"), claims=claims, text=lambda _: TEXT))
    assert held_words(Held(VILLAGE, (market.id, village.id)), about) == "قرية تل الرمانة"
    assert held_words(Held(VILLAGE, (market.id,)), about) == "سوق تل الرمانة"
