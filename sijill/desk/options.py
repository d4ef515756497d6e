"""How one desk is set up.

Invariant: built once from the command line and the settings, never changed after.
"""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

_MEGABYTE = 2**20


@dataclass(frozen=True, slots=True)
class Options:
    """`register`: the register's file or database URL. `names`: host names that a browser may call the desk by, beside those of
    this machine. `tiles`: a tile server's address with {z}, {x} and {y}; without one nothing is asked of another machine.
    `user`: who the person at this machine is in decisions, where there are no accounts."""

    register: str
    places: Path | None = None
    host: str = "127.0.0.1"
    port: int = 8765
    names: tuple[str, ...] = ()
    tiles: str | None = None
    user: str = "analyst"
    idle: timedelta = timedelta(hours=8)
    longest: timedelta = timedelta(days=7)
    most_upload: int = 64 * _MEGABYTE
    most_body: int = 1 * _MEGABYTE

    @property
    def file(self) -> Path:
        """The desk's own file, beside the register."""
        return Path("sijill-desk.sqlite") if "://" in self.register else Path(f"{self.register}-desk")

    @property
    def folded(self) -> Path:
        """Where the desk keeps what it made of the register, for the next start: derived, and never missed."""
        return self.file.with_name(f"{self.file.name}-folded")

    @property
    def local(self) -> bool:
        return is_local(self.host)

    @property
    def cookie(self) -> str:
        """Browsers tell ports of one host not apart: each desk has a cookie of its own."""
        return f"sijill-{self.port}"

    @property
    def hosts(self) -> frozenset[str]:
        """The names that a request may be addressed to."""
        own = {"localhost", "127.0.0.1", "[::1]"} if self.local else set()
        return frozenset(n.lower() for n in (*own, self.host, *self.names))


def is_local(host: str) -> bool:
    """Whether only this machine can reach an address that a server is bound to."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False
