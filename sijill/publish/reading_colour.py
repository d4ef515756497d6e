"""A reading on a terminal: the text with what was found in it coloured by kind and numbered by incident, then each incident.

Invariant: on a terminal without colour, brackets stand where the colours would; nothing of a report is taken for markup or
obeyed by the terminal.
"""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console
from rich.table import Table
from rich.text import Text

from sijill.model import Reading
from sijill.publish.marks import MARK_KINDS, MarkKind
from sijill.publish.out import safe
from sijill.publish.reading_view import IncidentView, ReadingView, Row, reading_view
from sijill.publish.terminal import headline, incident_head, numbers, quote, row_label, row_said_by, row_value
from sijill.saying.words import words

#: Black or white on a colour of the terminal's own palette: to be read on light and dark grounds.
_STYLES: dict[MarkKind, str] = {
    "event": "black on yellow",
    "when": "black on cyan",
    "where": "black on green",
    "actor": "bright_white on blue",
    "toll": "bright_white on red",
    "source": "black on white",
}
_NAMES: dict[MarkKind, str] = {"event": "event_words", "actor": "actor_words", "source": "source_words"}


def print_reading(reading: Reading, console: Console) -> None:
    """Print one reading as wide as the console is."""
    view = reading_view(reading, whole_words=True)
    coloured = console.color_system is not None and not console.no_color
    console.print(Text(safe(headline(view)), style="bold"))
    if view.title is not None:
        console.print(Text(safe(view.title), style="bold"))
    console.print()
    console.print(_text(view, coloured=coloured))
    console.print()
    if coloured and view.incidents:
        console.print(_legend(), "\n")
    for incident in view.incidents:
        console.print(Text(f"{safe(incident_head(incident))}  ", style="bold") + _quoted(incident.quotes, "event"))
        console.print(_rows(incident))
        console.print()
    if not view.incidents:
        console.print(words()("no_incident"), "\n")


def _text(view: ReadingView, *, coloured: bool) -> Text:
    """The report's text; the narrowest of several marks gives the colour."""
    text = Text()
    for run in view.runs:
        brackets = ("[", "]") if run.numbers and not coloured else ("", "")
        text.append(brackets[0])
        for stretch in run.stretches:
            text.append(safe(stretch.text), _STYLES[stretch.marks[0].kind] if stretch.marks else None)
        text.append(brackets[1])
        text.append(numbers(run, view) if run.numbers else "", "bold")
    return text


def _legend() -> Text:
    return Text(" ").join(Text(f" {words()(_NAMES.get(kind, kind)).lower()} ", style=_STYLES[kind]) for kind in MARK_KINDS)


def _rows(incident: IncidentView) -> Table:
    table = Table.grid(padding=(0, 2))
    table.add_column(no_wrap=True, style="dim", min_width=13)
    table.add_column(overflow="fold")
    for row in incident.rows:
        table.add_row(f"  {row_label(row)}", Text("\n").join(_value(row)))
    return table


def _value(row: Row) -> Iterator[Text]:
    words_ = _quoted(row.quotes, row.kind)
    value = Text(safe(row_value(row)), style="" if row.kind is not None else "italic")
    yield value + Text("  ") + words_ if words_ else value
    if row.said_by:
        yield Text(safe(row_said_by(row)), style="dim")


def _quoted(quotes: tuple[str, ...], kind: MarkKind | None) -> Text:
    said = safe(quote(quotes))
    return Text.assemble("«", (said[1:-1], _STYLES[kind] if kind is not None else ""), "»") if said else Text()
