"""What goes to standard output: lines, a report as it was read, incidents as a table.

Invariant: colours and frames are for a terminal alone; what goes to a file or to another program is plain text. Rich is
imported only where it is used, so that help is instant.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

from sijill.publish.out import write

if TYPE_CHECKING:
    from sijill.model import Reading
    from sijill.register.incident import Incident


def print_lines(lines: Iterable[str]) -> None:
    write((f"{line}\n" for line in lines), None)


def print_reading(reading: Reading) -> None:
    """A reading for people, in colour on a terminal."""
    from sijill.publish.terminal import reading_lines

    if not sys.stdout.isatty():
        print_lines(reading_lines(reading))
        return
    from rich.console import Console

    from sijill.publish import reading_colour

    reading_colour.print_reading(reading, Console(highlight=False))


def print_table(incidents: Iterable[Incident]) -> None:
    """Incidents as a table on a terminal, else a line each, tab-separated."""
    from sijill.publish.terminal import TABLE_COLUMNS, table_rows

    if not sys.stdout.isatty():
        print_lines("\t".join(row) for row in (TABLE_COLUMNS, *table_rows(incidents)))
        return
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(*TABLE_COLUMNS)
    for row in table_rows(incidents):
        table.add_row(*(Text(cell) for cell in row))  # Text: brackets in a name are no markup
    Console().print(table)
