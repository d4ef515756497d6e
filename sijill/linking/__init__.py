"""Tellings to decisions on which are of the same incident, each with its reason in words."""
