"""Types of incidents, harms, and what they are called in English and Arabic."""

from sijill.codebook.loader import AcledShape, Codebook, IncidentType, Named, codebook

__all__ = ["AcledShape", "Codebook", "IncidentType", "Named", "codebook"]
