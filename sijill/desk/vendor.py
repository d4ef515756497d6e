"""Files that pages load: the desk's own, and those of others' packages (HTMX, Leaflet), served from where they are installed.

Invariant: only files named here are served from others' packages; none of them is in the repository.
"""

from __future__ import annotations

import hashlib
import mimetypes
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from fastapi import APIRouter, Request
from fastapi.responses import Response

from sijill.desk.problems import problem

router = APIRouter(include_in_schema=False)

_IMAGES = ("layers.png", "layers-2x.png", "marker-icon.png", "marker-icon-2x.png", "marker-shadow.png")
#: What each is called at the desk, to the package and the file.
VENDORED: Mapping[str, tuple[str, str]] = {
    "htmx.js": ("js_lib_htmx", "static/htmx/htmx.min.js"),
    "leaflet/leaflet.js": ("xstatic.pkg.leaflet", "data/leaflet.js"),
    "leaflet/leaflet.css": ("xstatic.pkg.leaflet", "data/leaflet.css"),
    "site.css": ("sijill.publish.site", "static/site.css"),  # the site's palette and its marks are the desk's too
    "map/countries.json": ("sijill.publish.site", "data/outlines.json"),
    "map/provinces.json": ("sijill.desk", "data/provinces.json"),
    **{f"leaflet/images/{name}": ("xstatic.pkg.leaflet", f"data/images/{name}") for name in _IMAGES},
}
_YEAR = "public, max-age=31536000"
_HOUR = "public, max-age=3600"


@router.get("/static/vendor/{name:path}")
def vendored(name: str, request: Request) -> Response:
    if name not in VENDORED:
        raise problem(404, "no_page")
    package, path = VENDORED[name]
    return _served(request, files(package).joinpath(path))


@router.get("/static/{name:path}")
def own(name: str, request: Request) -> Response:
    if name not in _own():
        raise problem(404, "no_page")
    return _served(request, _own()[name])


@cache
def address(name: str) -> str:
    """Where a page finds a file of this name, own or "vendor/…": the address changes with the file, so that browsers may keep it."""
    vendored = name.removeprefix("vendor/")
    file = _own()[name] if vendored == name else files(VENDORED[vendored][0]).joinpath(VENDORED[vendored][1])
    return f"/static/{name}?v={hashlib.sha256(file.read_bytes()).hexdigest()[:12]}"


@cache
def _own() -> Mapping[str, Traversable]:
    """The desk's files by name: what is not listed here cannot be asked for."""
    return dict(_under(files("sijill.desk") / "static", ""))


def _under(folder: Traversable, prefix: str) -> list[tuple[str, Traversable]]:
    found: list[tuple[str, Traversable]] = []
    for one in folder.iterdir():
        found += _under(one, f"{prefix}{one.name}/") if one.is_dir() else [(prefix + one.name, one)]
    return found


def _served(request: Request, file: Traversable) -> Response:
    data = file.read_bytes()
    tag = f'"{hashlib.sha256(data).hexdigest()[:16]}"'
    told = {"ETag": tag, "Cache-Control": _YEAR if "v" in request.query_params else _HOUR}
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers=told)
    kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    return Response(data, media_type="text/javascript" if kind.endswith("javascript") else kind, headers=told)
