"""`sijill desk`: the application on an address of this machine.

Invariant: an address that others can reach is only bound where accounts keep the door; none is told that is not served.
"""

from __future__ import annotations

import socket
import webbrowser
from collections.abc import Callable

import uvicorn

from sijill.desk.app import create_app
from sijill.desk.options import Options
from sijill.desk.state import Desk
from sijill.errors import UsageError, in_short


def serve(options: Options, *, tell: Callable[[str], None], browse: bool = False) -> None:
    """Serve until interrupted. `tell` is given each line for whoever started it; `browse`: open the page in a browser."""
    desk = Desk(options, behind=True)
    try:
        _check_may_serve(options, desk)
    except UsageError:
        desk.close()
        raise
    address = f"http://{_shown(options.host)}:{options.port}"

    def way_in() -> str:
        return f"{address}/" if desk.accounts.any() else f"{address}/enter?token={desk.token.fresh()}"

    def entered() -> None:
        tell(f"entered; for another browser: {way_in()}")

    first = way_in()
    tell(f"open {first}")
    if browse:
        webbrowser.open(first)
    app = create_app(options, desk=desk, entered=entered)
    uvicorn.run(app, host=options.host.strip("[]"), port=options.port, log_level="warning", server_header=False, proxy_headers=False)


def _check_may_serve(options: Options, desk: Desk) -> None:
    if not options.local and not desk.accounts.any():
        raise UsageError(f"{options.host}: others could reach this address; make accounts first with `sijill desk account add`")
    _check_free(options)


def _check_free(options: Options) -> None:
    """Refused where the address is another program's (a desk that is running already) or none of this machine's."""
    host = options.host.strip("[]")
    try:
        with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # as the server does: a desk closed just now is no other
            probe.bind((host, options.port))
    except OSError as error:
        where = f"{_shown(options.host)}:{options.port}"
        raise UsageError(f"{where}: cannot serve there ({in_short(error).lower()}); choose another with --port or --host") from error


def _shown(host: str) -> str:
    return f"[{host}]" if ":" in host and not host.startswith("[") else host
