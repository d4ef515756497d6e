"""Clusters and decisions to incidents."""

from sijill.register.build import build_register
from sijill.register.incident import Grade, Held, Incident, Link, Member, Range, SaidToll, Strength

__all__ = ["Grade", "Held", "Incident", "Link", "Member", "Range", "SaidToll", "Strength", "build_register"]
