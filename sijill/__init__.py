"""Sijill reads Arabic reports of armed conflict and keeps a register of incidents.

    reading = sijill.read(text, outlet="…", published=date(2021, 3, 9))
    with sijill.Register("r.sqlite") as register:
        register.add(reading)
        incidents = register.incidents()

The values in between are `sijill.model`'s.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sijill.workflow import Register
    from sijill.workflow import read_text as read

__all__ = ["Register", "__version__", "read"]
__version__ = "0.1.0"


def __getattr__(name: str) -> object:
    """The two names that bring in the reader and the database, on first use: the command line's help needs neither."""
    if name not in ("Register", "read"):
        raise AttributeError(f"module 'sijill' has no attribute {name!r}")
    from sijill import workflow

    return workflow.Register if name == "Register" else workflow.read_text


def __dir__() -> list[str]:
    """For help and completion, which ask before first use."""
    return sorted({*globals(), *__all__})
