"""Distances on the globe. The sphere is good to 0.5%, far within any place's own uncertainty."""

from __future__ import annotations

import math

from sijill.model import Point

EARTH_DIAMETER_KM = 12742.0


def distance_km(a: Point, b: Point) -> float:
    """Great-circle distance in kilometres."""
    la, lb = math.radians(a.lat), math.radians(b.lat)
    half_lat, half_lon = (la - lb) / 2, math.radians(a.lon - b.lon) / 2
    h = math.sin(half_lat) ** 2 + math.cos(la) * math.cos(lb) * math.sin(half_lon) ** 2
    return EARTH_DIAMETER_KM * math.asin(math.sqrt(min(1.0, h)))
