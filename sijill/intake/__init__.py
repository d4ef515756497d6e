"""Bytes to reports, one module a form of input.

Invariant: every input, and every record of one, gives a report or a refusal of one clear line; nothing stops the rest.
"""

from sijill.intake.inputs import open_inputs

__all__ = ["open_inputs"]
