"""The sample reports, read and shown.

Invariant: the same samples make the same register and the same pages again.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import as_file, files
from pathlib import Path

from sijill.workflow.publishing import Book, export_site, open_book
from sijill.workflow.reading import Progress, Refusal, silent
from sijill.workflow.register import Account, add


@dataclass(frozen=True, slots=True)
class Demo:
    """The sample reports, read and shown."""

    book: Book
    account: Account
    page: Path

    def sentence(self) -> str:
        return f"{self.account.sentence()}. All of it is invented.\nOpen {self.page} in a browser."


def demo(folder: Path, *, progress: Progress = silent, refused: Refusal = silent) -> Demo:
    """The sample reports into a fresh register in the folder, and its pages beside it."""
    folder.mkdir(parents=True, exist_ok=True)
    register = folder / "demo.sqlite"
    for old in folder.glob("demo.sqlite*"):
        old.unlink()
    with as_file(files("sijill.demo") / "reports.jsonl") as reports:
        account = add([str(reports)], register=str(register), progress=progress, refused=refused)
    book = open_book(str(register))
    export_site(book, folder / "html")
    return Demo(book, account, folder / "html" / "index.html")
