"""`sijill desk`: the application on an address of this machine.

Invariant: an address that others can reach is only bound where accounts keep the door.
"""

from __future__ import annotations

import webbrowser
from collections.abc import Callable

import uvicorn

from sijill.desk.app import create_app
from sijill.desk.options import Options
from sijill.desk.state import Desk
from sijill.errors import UsageError


def serve(options: Options, *, tell: Callable[[str], None], browse: bool = False) -> None:
    """Serve until interrupted. `tell` is given each line for whoever started it; `browse`: open the page in a browser."""
    desk = Desk(options, behind=True)
    if not options.local and not desk.accounts.any():
        desk.close()
        raise UsageError(f"{options.host}: others could reach this address; make accounts first with `sijill desk account add`")
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


def _shown(host: str) -> str:
    return f"[{host}]" if ":" in host and not host.startswith("[") else host
