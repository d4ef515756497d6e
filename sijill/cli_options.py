"""Arguments and options that several commands share.

Invariant: one thing is asked for by one name, with one help, wherever it is asked for.
"""

from __future__ import annotations

from typing import Annotated

import typer

Paths = Annotated[list[str], typer.Argument(metavar="PATH…", help="Files or folders of reports; - for standard input.")]
Json = Annotated[bool, typer.Option("--json", help="One JSON object a line, for programs.")]
RegisterFile = Annotated[
    str | None, typer.Option("--register", "-r", help="The register's file [default: $SIJILL_REGISTER or sijill.sqlite].")
]
Jobs = Annotated[
    int | None, typer.Option("--jobs", "-j", min=1, help="On how many cores to read [default: on all; from standard input on one].")
]
Column = Annotated[str | None, typer.Option(metavar="COLUMN", help="The file's heading for this, where it cannot be told.")]
