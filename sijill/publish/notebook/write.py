"""A reading as a piece of HTML for notebooks: right to left, in English and Arabic, with nothing outside itself.

Invariant: every text is escaped; nothing of a report is ever markup; no script, no style sheet, no id and no address: the same
piece may stand many times in one page, on a light ground or a dark one.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from sijill.model import Reading
from sijill.publish.marks import MARK_KINDS, MarkKind
from sijill.publish.out import encoded
from sijill.publish.reading_view import IncidentView, Row, reading_view
from sijill.saying.words import words

#: The ground behind a kind's words, and the line below them. The ground lets what is behind it through, so that the
#: notebook's own ink, dark or light, can be read on it.
_GROUNDS: dict[MarkKind, str] = {
    "event": "230,170,0",
    "when": "40,130,220",
    "where": "50,160,70",
    "actor": "150,90,210",
    "toll": "220,60,50",
    "source": "128,132,140",
}
_LEGEND: dict[MarkKind, str] = {"event": "event_words", "actor": "actor_words", "source": "source_words"}
#: What HTML cannot hold.
_UNPRINTABLE = dict.fromkeys((*(c for c in range(0x20) if chr(c) not in "\t\n\r"), *range(0x7F, 0xA0)), "\ufffd")


@dataclass(frozen=True, slots=True)
class Both:
    """The same in English and in Arabic."""

    en: str
    ar: str


@dataclass(frozen=True, slots=True)
class RowHtml:
    """`title`: what is shown while the pointer rests on the value."""

    label: Both
    value: Both
    detail: Both
    title: str
    kind: MarkKind | None
    notes: tuple[Both, ...]
    said_by: Both | None


@dataclass(frozen=True, slots=True)
class IncidentHtml:
    number: int
    type: Both
    title: str
    notes: tuple[Both, ...]
    rows: tuple[RowHtml, ...]


def reading_html(reading: Reading) -> str:
    """The piece of HTML."""
    english, arabic = reading_view(reading), reading_view(reading, words("ar"))
    html = _template().render(
        view=english,
        published=Both(english.published, arabic.published),
        incidents=[_incident(*pair) for pair in zip(english.incidents, arabic.incidents, strict=True)],
        legend=[(kind, _both(_LEGEND.get(kind, kind))) for kind in MARK_KINDS],
        grounds=_GROUNDS,
        say=_both,
        quoted=_quoted,
    )
    return encoded(html.translate(_UNPRINTABLE)).decode("utf-8")


@cache
def _template() -> Template:
    return Environment(
        loader=PackageLoader("sijill.publish.notebook"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    ).get_template("reading.html")


def _both(key: str) -> Both:
    return Both(words("en")(key), words("ar")(key))


def _quoted(quotes: tuple[str, ...]) -> str:
    return " … ".join(f"«{q}»" for q in quotes)


def _incident(english: IncidentView, arabic: IncidentView) -> IncidentHtml:
    return IncidentHtml(
        english.number,
        Both(english.type, arabic.type),
        _quoted(english.quotes),
        _notes(english, arabic),
        tuple(_row(*pair) for pair in zip(english.rows, arabic.rows, strict=True)),
    )


def _row(english: Row, arabic: Row) -> RowHtml:
    said = Both(english.said_by, arabic.said_by) if english.said_by else None
    return RowHtml(
        _both(english.field),
        Both(english.value, arabic.value),
        Both(english.detail, arabic.detail),
        _quoted(english.quotes),
        english.kind,
        _notes(english, arabic),
        said,
    )


def _notes(english: IncidentView | Row, arabic: IncidentView | Row) -> tuple[Both, ...]:
    return tuple(Both(*pair) for pair in zip(english.notes, arabic.notes, strict=True))
