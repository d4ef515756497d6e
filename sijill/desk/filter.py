"""What is asked of the register: which incidents, in which order, which page.

Invariant: a view is its URL: what `url_query` writes, reading it gives back.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal
from urllib.parse import urlencode

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

Sort = Literal["day", "-day", "place", "-place", "type", "-type", "killed", "-killed", "injured", "-injured", "strength", "-strength",
               "reports", "-reports"]  # fmt: skip
Third = Literal["with", "only", "without"]

_FEW = 200
_MANY = 2000


def checked_box(text: str | None) -> str | None:
    if text is not None:
        edges(text)
    return text


def edges(text: str) -> tuple[float, float, float, float]:
    """West, south, east, north."""
    parts = text.split(",")
    try:
        west, south, east, north = (float(p) for p in parts)
    except ValueError as error:
        raise ValueError("box: four numbers, west,south,east,north, in degrees") from error
    if not (-540 <= west <= east <= 540 and -90 <= south <= north <= 90):
        raise ValueError("box: west,south,east,north, in degrees, west before east and south before north")
    return west, south, east, north


Text = Annotated[str, Field(max_length=_FEW)]
Some = Annotated[tuple[Text, ...], Field(max_length=_FEW)]


class Filter(BaseModel):
    """Which incidents. Several values of one field are alternatives; different fields must all hold."""

    model_config = ConfigDict(frozen=True)

    q: Annotated[str, Field(max_length=_FEW, description="Words: names, places, actors, words that claims quote. All must be found.")] = ""
    since: Annotated[date | None, Field(description="The first day; incidents that may have happened on it or later.")] = None
    until: Annotated[date | None, Field(description="The last day.")] = None
    undated: Annotated[Third, Field(description="Whether incidents with no day are among them.")] = "with"
    background: Annotated[Third, Field(description="Whether incidents only recalled from before are among them.")] = "with"
    place: Annotated[Some, Field(description="Keys of places, as facets give them.")] = ()
    type: Annotated[Some, Field(description="Types of incidents of the codebook.")] = ()
    category: Annotated[Some, Field(description="Categories of the codebook.")] = ()
    actor: Annotated[Some, Field(description="Keys of actors, as facets give them.")] = ()
    side: Annotated[Some, Field(description="Sides that actors fight on.")] = ()
    grade: Annotated[Some, Field(description="Strengths: single origin, corroborated, contested, retracted.")] = ()
    state: Annotated[Some, Field(description="States of decision: untouched, open, decided.")] = ()
    factuality: Annotated[Some, Field(description="happened, possible, denied, planned.")] = ()
    outlet: Annotated[Some, Field(description="Outlets that published a report of it.")] = ()
    box: Annotated[str | None, Field(max_length=_FEW, description="west,south,east,north, in degrees."), AfterValidator(checked_box)] = None
    ids: Annotated[tuple[Text, ...], Field(max_length=_MANY, description="Ids of incidents: only those selected.")] = ()

    @model_validator(mode="before")
    @classmethod
    def _blank_is_not_given(cls, data: Any) -> Any:  # noqa: ANN401 -- whatever the query or a caller holds
        """A form without scripts sends its empty fields too."""
        return {k: v for k, v in data.items() if v not in ("", [""])} if isinstance(data, dict) else data

    def url_query(self, **changed: object) -> str:
        """This view as the query of a URL, with some fields changed; what is as by default is left out."""
        return urlencode([(k, v) for k, values in self._told(changed) for v in values])

    def _told(self, changed: dict[str, object]) -> list[tuple[str, list[str]]]:
        whole = type(self).model_validate({**self.model_dump(), **changed})
        rows = whole.model_dump(mode="json", exclude_defaults=True)
        return [(k, [str(x) for x in v] if isinstance(v, (list, tuple)) else [str(v)]) for k, v in rows.items()]

    def where_only(self) -> Filter:
        """The filter of a view, without its order and page."""
        return Filter.model_validate(self.model_dump(include=set(Filter.model_fields)))


class View(Filter):
    """A filter, and which page of what it finds in which order."""

    sort: Annotated[Sort, Field(description="What to sort by; a leading - turns the order round.")] = "-day"
    page: Annotated[int, Field(ge=1, le=1_000_000, description="Which page, from 1.")] = 1
    size: Annotated[int, Field(ge=1, le=500, description="Incidents a page.")] = 50
