"""Tellings of one incident brought together, with the reasons in words."""

from sijill.linking.candidate import Candidate, candidates, origin_of, resemblance, said_by
from sijill.linking.linker import Compared, Linked, link
from sijill.linking.weights import Weights, weights

__all__ = [
    "Candidate",
    "Compared",
    "Linked",
    "Weights",
    "candidates",
    "link",
    "origin_of",
    "resemblance",
    "said_by",
    "weights",
]
