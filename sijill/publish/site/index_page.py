"""What the front page shows: the register as a map, a timeline and a table.

Invariant: every incident is a row; what cannot be placed or dated is counted where it is missing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sijill.model import Place, Report
from sijill.publish.site.claims import context
from sijill.publish.site.incident_page import grade_word, held_words, incident_notes
from sijill.publish.site.map_view import MapView, Spot, map_view
from sijill.publish.site.reports import invented
from sijill.publish.site.timeline import Dot, TimelineView, timeline_view
from sijill.publish.terminal import in_order
from sijill.register.incident import Held, Incident, Range
from sijill.saying.words import Words


@dataclass(frozen=True, slots=True)
class Row:
    id: str
    link: str
    when: str
    type: str
    category: str
    category_name: str
    notes: tuple[str, ...]
    where: tuple[str, ...]
    by: tuple[str, ...]
    killed: str
    injured: str
    grade: str
    grade_key: str
    support: str


@dataclass(frozen=True, slots=True)
class IndexPage:
    """`invented`: "all", "some" or "" of the reports say that they are made up."""

    summary: str
    invented: str
    rows: tuple[Row, ...]
    categories: tuple[tuple[str, str], ...]
    map: MapView | None
    off_map: int
    timeline: TimelineView | None
    undated: int


def page_name(incident_id: str, words: Words) -> str:
    """The file of an incident's page, from the site's folder."""
    return f"incidents/{incident_id}{suffix(words)}"


def suffix(words: Words) -> str:
    return ".html" if words.language == "en" else f".{words.language}.html"


def how_invented(copies: Mapping[str, Sequence[Report]]) -> str:
    said = [any(invented(c) for c in listed) for listed in copies.values()]
    if not any(said):
        return ""
    return "all" if all(said) else "some"


def index_page(incidents: Sequence[Incident], copies: Mapping[str, Sequence[Report]], words: Words) -> IndexPage:
    rows = [_row(i, copies, words) for i in in_order(incidents)]
    links = {row.id: row for row in rows}
    spots = [s for i in incidents for s in _spots(i, copies, links[i.id], words)]
    dots = [_dot(i, links[i.id]) for i in incidents if i.when is not None]
    outlets = {c.outlet for listed in copies.values() for c in listed if c.outlet is not None}
    published = sum(len(listed) for listed in copies.values())
    picture = map_view(spots, arabic=words.language == "ar")
    return IndexPage(
        words("summary", incidents=len(rows), reports=published, outlets=len(outlets)),
        how_invented(copies),
        tuple(rows),
        tuple(dict.fromkeys((r.category, r.category_name) for r in rows)),
        picture,
        len(rows) - (0 if picture is None else len(picture.drawn)),
        timeline_view([d for d in dots if d is not None], words.stretch, rtl=words.language == "ar"),
        sum(1 for i in incidents if i.when is None),
    )


def _row(incident: Incident, copies: Mapping[str, Sequence[Report]], words: Words) -> Row:
    about = context(incident, copies, words)
    return Row(
        incident.id,
        page_name(incident.id, words),
        words.interval(None if incident.when is None else incident.when.value),
        words.type(incident.type),
        incident.category,
        words.category(incident.category),
        incident_notes(incident, words),
        tuple(held_words(h, about) for h in incident.where),
        tuple(held_words(h, about) for h in incident.initiators or incident.participants),
        _figure(incident.killed, words),
        _figure(incident.injured, words),
        grade_word(incident, words),
        incident.strength.grade.split()[0],
        words("support_counts", origins=incident.independent_origins, reports=len(incident.reports)),
    )


def _figure(value: Range | None, words: Words) -> str:
    return "" if value is None else words.figure(value.low, value.high)


def _title(row: Row) -> str:
    return ", ".join(part for part in (row.type, " ".join(row.where), row.when, row.killed and f"† {row.killed}") if part)


def _spots(incident: Incident, copies: Mapping[str, Sequence[Report]], row: Row, words: Words) -> list[Spot]:
    about = context(incident, copies, words)
    weight = 0 if incident.killed is None else incident.killed.best or incident.killed.low or 0

    def spot(held: Held[Place]) -> Spot:
        return Spot(held.value, held_words(held, about), weight, incident.category, row.link, _title(row))

    return [spot(h) for h in incident.where if h.value.point is not None]


def _dot(incident: Incident, row: Row) -> Dot | None:
    return None if incident.when is None else Dot(incident.when.value.earliest, incident.category, row.link, _title(row))
