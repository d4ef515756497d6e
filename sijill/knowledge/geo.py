"""Distances on the globe. The sphere is good to 0.5%, far within any place's own uncertainty."""

from __future__ import annotations

import math
from collections.abc import Iterable

from sijill.model import Point

EARTH_DIAMETER_KM = 12742.0


def distance_km(a: Point, b: Point) -> float:
    """Great-circle distance in kilometres."""
    la, lb = math.radians(a.lat), math.radians(b.lat)
    half_lat, half_lon = (la - lb) / 2, math.radians(a.lon - b.lon) / 2
    h = math.sin(half_lat) ** 2 + math.cos(la) * math.cos(lb) * math.sin(half_lon) ** 2
    return EARTH_DIAMETER_KM * math.asin(math.sqrt(min(1.0, h)))


def nearest_km(point: Point, others: Iterable[Point]) -> float:
    """The least `distance_km` from the point to one of the others, infinite where there is none."""
    radians, sin, lon = math.radians, math.sin, point.lon
    lat = radians(point.lat)
    cos_lat, least = math.cos(lat), math.inf
    for other in others:
        other_lat = radians(other.lat)
        h = sin((lat - other_lat) / 2) ** 2 + cos_lat * math.cos(other_lat) * sin(radians(lon - other.lon) / 2) ** 2
        least = min(least, h)
    return math.inf if least is math.inf else EARTH_DIAMETER_KM * math.asin(math.sqrt(min(1.0, least)))
