"""The page of one incident: what the register holds of it, on which words that rests, who says so, and what was decided.

Invariant: the page shows every claim of every telling, contradicting, withdrawn and wrong ones too, each beside a way to its words.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from fastapi import APIRouter, Request
from fastapi.responses import Response

from sijill.desk.pages.deeds import done_view
from sijill.desk.pages.history import PastView, history
from sijill.desk.pages.near import Near, near_misses
from sijill.desk.pages.network import Names, Network, network, voices
from sijill.desk.pages.said import Struck, struck
from sijill.desk.pages.toll_chart import TollChart, toll_charts
from sijill.desk.rendering import language_of, render, say
from sijill.desk.state import Desk
from sijill.desk.who import Reader, TheDesk
from sijill.model import CHOICE_FIELDS, Decision, Place
from sijill.publish.site.claims import Context, context, named
from sijill.publish.site.incident_page import IncidentPage, incident_page
from sijill.publish.site.map_view import MapView, Spot, map_view
from sijill.register.incident import Held, Incident, Member
from sijill.saying import in_words
from sijill.saying.names import value_name
from sijill.saying.words import Words

router = APIRouter()

#: The fields of a page, to those that a value can be chosen for.
CHOOSABLE: Mapping[str, str] = {
    "when": "when",
    "where": "where",
    "initiator": "initiators",
    "target": "targets",
    "participant": "participants",
}


@dataclass(frozen=True, slots=True)
class IncidentView:
    """`chosen`: fields whose value a person chose, to that decision; `reports`: ids of reports by their anchors; `state`: another where the
    incident is, so that a page can tell."""

    page: IncidentPage
    charts: tuple[TollChart, ...]
    network: Network | None
    voices: tuple[Names, ...]
    near: tuple[Near, ...]
    history: tuple[PastView, ...]
    chosen: Mapping[str, Decision]
    struck: tuple[Struck, ...]
    withdrawn_claims: frozenset[str]
    withdrawn_reports: frozenset[str]
    reports: Mapping[str, str]
    spots: MapView | None
    state: str
    hints: tuple[str, ...]


@router.get("/incident/{name}")
def incident(desk: TheDesk, visitor: Reader, request: Request, name: str) -> Response:
    view = incident_view(desk, desk.incident(name), say(language_of(request)))
    return render(
        request,
        "incident.html",
        view=view,
        fields=CHOICE_FIELDS,
        choosable=CHOOSABLE,
        done=done_view(desk, visitor, request),
        notes=desk.notes(name),
        assigned=desk.assigned(name),
        people=desk.people(),
        waiting=0 if desk.loading is not None else len(desk.queue(incident=name)),
    )


def incident_view(desk: Desk, one: Incident, words: Words) -> IncidentView:
    copies = desk.copies([one])
    about = context(one, copies, words)
    page = incident_page(one, copies, words)
    return IncidentView(
        page=page,
        charts=toll_charts(about),
        network=network(about),
        voices=voices(one.members, about),
        near=near_misses(desk, one, words),
        history=history(about, desk.history(one.id), desk.decisions()),
        chosen={d.choice.field: d for d in one.decisions if d.choice is not None},
        struck=struck(about),
        withdrawn_claims=frozenset(f"c-{c}" for m in one.members for c in m.withdrawn_claims),
        withdrawn_reports=_withdrawn_reports(one.members, about),
        reports={anchor: report for report, anchor in about.anchors.items()},
        spots=_spots(one, about),
        hints=tuple(in_words(h.renamed(about.sources), words) for h in one.hints),
        state=hashlib.sha256(repr(one).encode("utf-8", "replace")).hexdigest()[:16],
    )


def _withdrawn_reports(members: Sequence[Member], about: Context) -> frozenset[str]:
    """Anchors of the reports of which every telling here was withdrawn."""
    standing = {m.telling.report_id for m in members if not m.withdrawn}
    return frozenset(about.anchors[m.telling.report_id] for m in members if m.telling.report_id not in standing)


def _spots(one: Incident, about: Context) -> MapView | None:
    name_of = {id(h): _place_name(h, about) for h in one.where}
    weight = 0 if one.killed is None else one.killed.best or one.killed.low or 0
    spots = [Spot(h.value, name_of[id(h)], weight, one.category, "#said", name_of[id(h)]) for h in one.where]
    return map_view(spots, arabic=about.words.language == "ar")


def _place_name(held: Held[Place], about: Context) -> str:
    first = next((about.claims[c][1] for c in held.supporting if c in about.claims), None)
    return value_name(held.value, about.words.language) if first is None else named(held.value, first.spans, first.report_id, about)
