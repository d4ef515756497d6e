"""Sijill reads Arabic reports of armed conflict and keeps a register of incidents."""

__version__ = "0.1.0"
