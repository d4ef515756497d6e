"""How Sijill is set up on this machine.

Invariant: built once by the command line or the desk, never changed after, and passed down; nothing else reads the
environment. The environment wins over the file.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from getpass import getuser
from pathlib import Path

from sijill.errors import UsageError, in_short

_FILE = "sijill.toml"
_KEYS = frozenset({"register", "places", "by"})
_PLACES = "sijill-places"


@dataclass(frozen=True, slots=True)
class Settings:
    """`register`: the file of the register, or a database URL. `places`: the folder that `places import` writes to and the
    reader reads from. `by`: who takes decisions here, `None` for whoever is logged in."""

    register: str = "sijill.sqlite"
    places: Path = Path(_PLACES)
    by: str | None = None

    def person(self) -> str:
        """Who takes decisions here; `UsageError` where nobody is named and the system knows no name either."""
        if self.by is not None:
            return self.by
        try:
            return getuser()
        except (OSError, KeyError) as error:
            raise UsageError("who decides is not known here; say so with --by NAME, $SIJILL_BY, or `by` in sijill.toml") from error


def load_settings(environment: Mapping[str, str] | None = None, *, folder: Path | None = None) -> Settings:
    """Settings from `sijill.toml` ($SIJILL_SETTINGS, else in the folder), $SIJILL_REGISTER, $SIJILL_PLACES and $SIJILL_BY."""
    env = os.environ if environment is None else environment
    path = Path(env["SIJILL_SETTINGS"]) if env.get("SIJILL_SETTINGS") else (folder or Path()) / _FILE
    table = _table(path, needed="SIJILL_SETTINGS" in env)
    register = env.get("SIJILL_REGISTER") or table.get("register") or Settings().register
    places = env.get("SIJILL_PLACES") or table.get("places")
    by = env.get("SIJILL_BY") or table.get("by") or None
    return Settings(register, Path(places) if places else _beside(register), by)


def _beside(register: str) -> Path:
    """The folder of imported places beside the register; in the current folder where that is a database URL."""
    return Path(_PLACES) if "://" in register else Path(register).parent / _PLACES


def _table(path: Path, *, needed: bool) -> Mapping[str, str]:
    if not path.is_file():
        if needed:
            raise UsageError(f"{path}: no such settings file")
        return {}
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageError(f"{path}: cannot be read ({in_short(error)})") from error
    if unknown := sorted(set(table) - _KEYS):
        raise UsageError(f"{path}: unknown setting {unknown[0]!r} (known: {', '.join(sorted(_KEYS))})")
    if not all(isinstance(value, str) for value in table.values()):
        raise UsageError(f"{path}: settings are texts in quotes")
    return table
