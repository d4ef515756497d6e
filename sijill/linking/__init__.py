"""Tellings of one incident brought together, with the reasons in words."""

from sijill.linking.candidate import Candidate, candidates, origin_of, resemblance, said_by
from sijill.linking.compare import Compared
from sijill.linking.explain import Linked, explained, link
from sijill.linking.linker import Linker, Persons
from sijill.linking.weights import Weights, weights

__all__ = [
    "Candidate",
    "Compared",
    "Linked",
    "Linker",
    "Persons",
    "Weights",
    "candidates",
    "explained",
    "link",
    "origin_of",
    "resemblance",
    "said_by",
    "weights",
]
