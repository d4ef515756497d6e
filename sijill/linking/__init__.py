"""Tellings of one incident brought together, with the reasons in words."""

from sijill.linking.candidate import Candidate, candidates, origin_of, resemblance, said_by
from sijill.linking.linker import Compared, Linked, link
from sijill.linking.particulars import groups_of, is_narrow, names_of
from sijill.linking.weights import Weights, weights

__all__ = [
    "Candidate",
    "Compared",
    "Linked",
    "Weights",
    "candidates",
    "groups_of",
    "is_narrow",
    "link",
    "names_of",
    "origin_of",
    "resemblance",
    "said_by",
    "weights",
]
