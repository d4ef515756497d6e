"""What can go wrong, in one line that says what, where and what to do."""

from __future__ import annotations


class SijillError(Exception):
    """Anything Sijill refuses to do; the message is fit to show to a user as it stands."""

    @property
    def said(self) -> object:
        """The message: something said, where it can be put into other words than English, else the words themselves."""
        return self.args[0]


class InputRefused(SijillError):
    """An input, or a part of one, that cannot be read as a report. The rest of the run goes on. `what`: as `said`."""

    def __init__(self, where: str, what: object) -> None:
        super().__init__(f"{where}: {what}")
        self.where, self.what = where, what

    def __reduce__(self) -> tuple[type[InputRefused], tuple[str, object]]:
        """As other processes hand it on: an exception is else made again from its message alone."""
        return type(self), (self.where, self.what)


class GroundingError(SijillError):
    """A claim whose words are not in its report."""


class KnowledgeError(SijillError):
    """A row of a data file that cannot work; the message names file and line."""


class UsageError(SijillError):
    """A call that cannot be carried out as asked."""


class ConflictError(SijillError):
    """A decision that contradicts a standing one; the message says which."""


def in_short(error: Exception) -> str:
    """Why a file cannot be read, in words that are for people: neither a number of the system's nor the file's name again."""
    if isinstance(error, OSError):
        return error.strerror or type(error).__name__
    return f"not UTF-8 at byte {error.start}" if isinstance(error, UnicodeDecodeError) else str(error)
