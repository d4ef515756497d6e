"""Clusters and decisions to incidents."""

from sijill.register.build import build_register, incident_of, stream
from sijill.register.hints import with_hints
from sijill.register.incident import Grade, Held, Incident, Link, Member, Range, SaidToll, Strength
from sijill.register.refresh import Update, refresh

__all__ = [
    "Grade",
    "Held",
    "Incident",
    "Link",
    "Member",
    "Range",
    "SaidToll",
    "Strength",
    "Update",
    "build_register",
    "incident_of",
    "refresh",
    "stream",
    "with_hints",
]
