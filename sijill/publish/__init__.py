"""Incidents out: one module a format."""
