"""Tellings of one incident brought together, with the reasons in words."""

from sijill.linking.candidate import Candidate, candidates, origin_of, resemblance
from sijill.linking.compact import pack
from sijill.linking.compare import Compared
from sijill.linking.crowd import Arrival, Crowd, arrival
from sijill.linking.explain import NEAREST, Linked, explained, link
from sijill.linking.founding import Do, Work, finish, here, keep
from sijill.linking.index import item_of
from sijill.linking.linker import Linker, Persons, stamp
from sijill.linking.particulars import groups_of, is_narrow, names_of
from sijill.linking.rolls import Roll, age, roll_of
from sijill.linking.weights import Weights, weights

__all__ = [
    "NEAREST",
    "Arrival",
    "Candidate",
    "Compared",
    "Crowd",
    "Do",
    "Linked",
    "Linker",
    "Persons",
    "Roll",
    "Weights",
    "Work",
    "age",
    "arrival",
    "candidates",
    "explained",
    "finish",
    "groups_of",
    "here",
    "is_narrow",
    "item_of",
    "keep",
    "link",
    "names_of",
    "origin_of",
    "pack",
    "resemblance",
    "roll_of",
    "stamp",
    "weights",
]
