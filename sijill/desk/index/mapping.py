"""The register on a map: points that are near each other on the screen as one, and areas where only an area is known.

Invariant: a place that is known no better than as an area is never drawn as a point, nor put into a cluster of points; every
incident with a point is in a cluster or an area.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from sijill.desk.entry import AREA_KM, Named
from sijill.desk.index.columns import Floats, Ints, Mask
from sijill.desk.index.rows import Rows

_TILE = 256
#: Points nearer than this on the screen, in pixels, become one.
_CELL = 56
_LATEST_ZOOM = 18
_MOST_IDS = 25
_MOST_CLUSTERS = 600
_MERCATOR_EDGE = 85.05


@dataclass(frozen=True, slots=True)
class Cluster:
    """`incidents` at about one spot, the mean of theirs; `ids`: some of them. `name` where all are at one place.
    `km`: how far off the least certain may be."""

    lat: float
    lon: float
    incidents: int
    killed: int
    km: float
    ids: tuple[str, ...]
    name: Named | None
    box: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Area:
    """A place known as an area, and the incidents that are known no better."""

    name: Named
    lat: float
    lon: float
    km: float
    incidents: int
    killed: int
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MapView:
    """`bounds`: west, south, east, north of everything found, not only what is in the box."""

    clusters: tuple[Cluster, ...]
    areas: tuple[Area, ...]
    on_map: int
    off_map: int
    bounds: tuple[float, float, float, float] | None
    version: int


def map_of(rows: Rows, mask: Mask, *, zoom: int, box: tuple[float, float, float, float] | None, version: int) -> MapView:
    """The incidents of `mask` (one flag a row) whose spots lie in `box` (west, south, east, north in degrees), near ones as one."""
    lat, lon, km, row = rows.lat.now, rows.lon.now, rows.km.now, rows.spot_row.now
    found = mask[row]
    drawn = np.zeros(len(mask), dtype=bool)
    drawn[row[found]] = True
    on_map = int(np.count_nonzero(drawn))
    here = found if box is None else found & _within(lat, lon, box)
    spots = np.flatnonzero(here)
    wide = km[spots] >= AREA_KM
    return MapView(
        _clusters(rows, spots[~wide], zoom),
        _areas(rows, spots[wide]),
        on_map,
        int(np.count_nonzero(mask)) - on_map,
        _bounds(lat[found], lon[found]),
        version,
    )


def _within(lat: Floats, lon: Floats, box: tuple[float, float, float, float]) -> Mask:
    west, south, east, north = box
    inside: Mask = (lat >= south) & (lat <= north) & (((lon - west) % 360) <= (east - west))
    return inside


def _bounds(lat: Floats, lon: Floats) -> tuple[float, float, float, float] | None:
    if not len(lat):
        return None
    return float(lon.min()), float(lat.min()), float(lon.max()), float(lat.max())


def _clusters(rows: Rows, spots: Ints, zoom: int) -> tuple[Cluster, ...]:
    """One for each cell of the grid that holds something; the grid is coarser where that would be too many."""
    level = min(max(zoom, 0), _LATEST_ZOOM)
    cells = _cells(rows.lat.now[spots], rows.lon.now[spots], level)
    while level and len(np.unique(cells)) > _MOST_CLUSTERS:
        level -= 1
        cells = _cells(rows.lat.now[spots], rows.lon.now[spots], level)
    return tuple(_together(rows, spots, cells))


def _areas(rows: Rows, spots: Ints) -> tuple[Area, ...]:
    """One for each place and extent, the widest first, so that the narrower lie on top."""
    extents = np.round(rows.km.now[spots] * 10).astype(np.int64)
    keys = rows.spot_code.now[spots].astype(np.int64) * 1_000_000 + extents
    found = [Area(g.name, g.lat, g.lon, g.km, g.incidents, g.killed, g.ids) for g in _together(rows, spots, keys) if g.name is not None]
    return tuple(sorted(found, key=lambda a: (-a.km, a.name.key)))


def _cells(lat: Floats, lon: Floats, zoom: int) -> Ints:
    """A number for the cell of a web map's plane that each point lies in."""
    size = _TILE * 2**zoom / _CELL
    bent = np.radians(np.clip(lat, -_MERCATOR_EDGE, _MERCATOR_EDGE))
    x = np.floor((lon + 180) / 360 * size)
    y = np.floor((1 - np.log(np.tan(bent) + 1 / np.cos(bent)) / np.pi) / 2 * size)
    return np.asarray(x * (2 * np.ceil(size) + 1) + y, dtype=np.int64)


def _together(rows: Rows, spots: Ints, keys: Ints) -> Iterator[Cluster]:
    """The spots of each key; an incident that is there twice counts once."""
    if not len(spots):
        return
    order = np.lexsort((rows.spot_row.now[spots], keys))
    keys, spots = keys[order], spots[order]
    row, code = rows.spot_row.now[spots], rows.spot_code.now[spots]
    lat, lon = rows.lat.now[spots], rows.lon.now[spots]
    begins = np.flatnonzero(np.diff(keys, prepend=keys[0] - 1))
    once = np.diff(row, prepend=row[0] - 1) != 0
    once[begins] = True
    ends = np.append(begins[1:], len(spots))
    many = ends - begins
    told = zip(
        np.add.reduceat(lat, begins) / many, np.add.reduceat(lon, begins) / many, np.add.reduceat(once.astype(np.int64), begins),
        np.add.reduceat(np.where(once, np.maximum(rows.killed.now[row], 0), 0).astype(np.int64), begins),
        np.maximum.reduceat(rows.km.now[spots], begins), np.minimum.reduceat(code, begins), np.maximum.reduceat(code, begins),
        np.minimum.reduceat(lon, begins), np.minimum.reduceat(lat, begins), np.maximum.reduceat(lon, begins),
        np.maximum.reduceat(lat, begins), begins, ends, strict=True,
    )  # fmt: skip
    names = rows.pairs["place"].codes.names
    for y, x, incidents, killed, km, least, most, west, south, east, north, start, end in told:
        ids = tuple(rows.entries[r].id for r in dict.fromkeys(row[start : min(end, start + _MOST_IDS)].tolist()))
        name = rows.names[names[least]] if least == most else None
        box = (float(west), float(south), float(east), float(north))
        yield Cluster(float(y), float(x), int(incidents), int(killed), float(km), ids, name, box)
