"""What a telling says only to deny it supports nothing, and stands beside what it denies."""

from __future__ import annotations

from datetime import date

from sijill.model import Actor, Claim, Factuality, Interval, Place, Span, Telling, Value
from sijill.register import fields

ARMY, REBELS = Actor("army", id="army"), Actor("rebels", id="rebels")
VILLAGE = Place("Manara", "SY", "manara")
MONDAY, TUESDAY = (Interval.day(date(2022, 5, day)) for day in (2, 3))


def telling(report: str, field: str, *said: tuple[Value, Factuality], as_a_whole: Factuality = "happened") -> Telling:
    claims = (Claim(report, field, value, (Span(n, n + 1),), factuality=how) for n, (value, how) in enumerate(said))
    return Telling(report, "shelling", (Span(0, 4),), tuple(claims), as_a_whole)


def test_whoever_denies_it_speaks_against_who_says_it() -> None:
    accuses = telling("a", "initiator", (ARMY, "happened"))
    denies = telling("b", "initiator", (ARMY, "denied"), (REBELS, "happened"))
    army, rebels = fields.actors([accuses, denies], "initiator")
    assert (army.value, army.supporting, army.contradicting) == (ARMY, (accuses.claims[0].id,), (denies.claims[0].id,))
    assert (rebels.value, rebels.contradicting) == (REBELS, ())


def test_a_denial_alone_names_no_one_and_no_place() -> None:
    assert fields.actors([telling("a", "initiator", (ARMY, "denied"))], "initiator") == ()
    assert fields.where([telling("a", "where", (VILLAGE, "denied"))]) == ()
    assert fields.when([telling("a", "when", (MONDAY, "denied"))]) is None


def test_a_denied_place_and_day_stand_beside_what_others_say() -> None:
    says, denies = telling("a", "where", (VILLAGE, "happened")), telling("b", "where", (VILLAGE, "denied"))
    (place,) = fields.where([says, denies])
    assert (place.supporting, place.contradicting) == ((says.claims[0].id,), (denies.claims[0].id,))
    says = telling("a", "when", (MONDAY, "happened"))
    denies = telling("b", "when", (MONDAY, "denied"), (TUESDAY, "denied"))
    when = fields.when([says, denies])
    assert when is not None
    assert (when.value, when.contradicting) == (MONDAY, (denies.claims[0].id,))  # nobody claimed Tuesday


def test_what_is_denied_as_a_whole_keeps_what_is_denied_of_it() -> None:
    denied = telling("a", "initiator", (ARMY, "denied"), as_a_whole="denied")
    assert [h.value for h in fields.actors([denied], "initiator")] == [ARMY]


def test_a_telling_that_denies_the_whole_supports_nothing_of_what_others_tell() -> None:
    denies = telling("a", "initiator", (ARMY, "denied"), as_a_whole="denied")
    accuses = telling("b", "initiator", (REBELS, "happened"))
    assert [h.value for h in fields.actors([denies, accuses], "initiator")] == [REBELS]
