"""What stands before every request, whatever it asks for.

Invariant: a request that names another host (DNS rebinding), that would change something on behalf of another site, or that is
larger than may be, reaches nothing behind this; and every answer carries the headers that keep a browser from obeying a report.
"""

from __future__ import annotations

from contextlib import suppress
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sijill.desk.options import Options
from sijill.desk.problems import Problem, as_json, problem

_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
#: Where uploads go; everything else takes no more than a form.
UPLOADS = ("/api/intake", "/intake")
_MEGABYTE = 2**20


def policy(options: Options) -> str:
    """No inline script or style, nothing from elsewhere but map tiles where they are switched on."""
    tiles = "" if options.tiles is None else f" {tile_origin(options.tiles)}"
    return (
        "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; connect-src 'self'; "
        f"img-src 'self' data:{tiles}; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'"
    )


def tile_origin(address: str) -> str:
    """Scheme and host of a tile server; `{s}` stands for any of its hosts."""
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc.replace('{s}', '*')}"


def headers(options: Options) -> dict[str, str]:
    """What every answer carries: the page may load and send nothing but from and to this desk (and the tiles of `options`)."""
    return {
        "Content-Security-Policy": policy(options),
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Referrer-Policy": "same-origin" if options.tiles is None else "strict-origin-when-cross-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=()",
    }


class _TooLarge(Exception):
    pass


class Guard:
    """ASGI, around the whole application."""

    def __init__(self, app: ASGIApp, options: Options) -> None:
        self._app, self._options, self._headers = app, options, headers(options)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        most = self._options.most_upload if scope["path"].startswith(UPLOADS) else self._options.most_body
        refused = self._refused(scope, most)
        if refused is not None:
            await as_json(refused)(scope, receive, self._hardened(send))
            return
        await self._within(scope, receive, self._hardened(send), most)

    async def _within(self, scope: Scope, receive: Receive, send: Send, most: int) -> None:
        """Cut off a body that is larger than it said, or that did not say."""
        taken, answered = 0, False

        async def counted() -> Message:
            nonlocal taken
            message = await receive()
            taken += len(message.get("body", b""))
            if taken > most:
                raise _TooLarge
            return message

        async def watched(message: Message) -> None:
            nonlocal answered
            if taken <= most:
                await send(message)
            elif not answered:  # whatever the application makes of it, this is what is wrong
                answered = True
                await as_json(problem(413, "too_large", most=most // _MEGABYTE))(scope, receive, send)

        with suppress(_TooLarge):
            await self._app(scope, counted, watched)

    def _hardened(self, send: Send) -> Send:
        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start":
                carried = MutableHeaders(scope=message)
                for name, value in self._headers.items():
                    carried.setdefault(name, value)
                carried.setdefault("Cache-Control", "no-store")
            await send(message)

        return sent

    def _refused(self, scope: Scope, most: int) -> Problem | None:
        told = Headers(scope=scope)
        if host_of(told.get("host", "")) not in self._options.hosts:
            return problem(400, "wrong_host")
        if scope["method"] not in _SAFE and not _from_here(told):
            return problem(403, "no_csrf")
        length = told.get("content-length", "0")
        if length.isdecimal() and int(length) > most:
            return problem(413, "too_large", most=most // _MEGABYTE)
        return None


def host_of(header: str) -> str:
    """The name in a Host header, without the port."""
    name, _, port = header.rpartition(":")
    return (name if name and port.isdecimal() else header).lower()


def _from_here(told: Headers) -> bool:
    """Whether the browser says that a page of this host sends it; programs, which say nothing, are held by the token alone."""
    origin, host = told.get("origin"), told.get("host", "")
    if origin is not None:
        return urlsplit(origin).netloc.lower() == host.lower()
    return told.get("sec-fetch-site", "same-origin") in ("same-origin", "none")
