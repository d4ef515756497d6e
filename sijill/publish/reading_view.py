"""What was read of one report, ready to be shown: its text in marked runs, and each incident in rows of words.

Invariant: every value stands with the words it came from and every toll with who says so; a day or a place that is not
known is a row that says so. Nothing here is markup, and nothing is coloured.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from sijill.model import ROLES, Attribution, Claim, Interval, Place, Reading, Report, Span, Telling, Toll
from sijill.publish.marks import Mark, MarkKind, Stretch, claim_kind, runs, stretches
from sijill.saying.words import Words, words


@dataclass(frozen=True, slots=True)
class Row:
    """One value. `field`: a field of the model, or "said_by"; `quotes`: the words it came from; `said_by`: of tolls only.
    `kind` is `None` where nothing is known. `detail`: of places, where on the map; apart from the name, since figures beside
    Arabic letters change their order."""

    field: str
    kind: MarkKind | None
    value: str
    quotes: tuple[str, ...] = ()
    said_by: str = ""
    notes: tuple[str, ...] = ()
    detail: str = ""


@dataclass(frozen=True, slots=True)
class IncidentView:
    """`number` is that of the marks in the text, from 1."""

    number: int
    type: str
    notes: tuple[str, ...]
    quotes: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of the text: bare, or marked and resting under the incidents of these numbers."""

    stretches: tuple[Stretch, ...]
    numbers: tuple[int, ...]

    @property
    def text(self) -> str:
        return "".join(s.text for s in self.stretches)


@dataclass(frozen=True, slots=True)
class ReadingView:
    name: str
    outlet: str | None
    published: str
    title: str | None
    runs: tuple[Run, ...]
    incidents: tuple[IncidentView, ...]


def reading_view(reading: Reading, say: Words | None = None, *, whole_words: bool = False) -> ReadingView:
    """The reading in one language, English by default. `whole_words`: marks are widened to whole words, for where a sign or
    a colour within a word («ال[غارة]») would tear its joined letters apart."""
    say, report = say or words(), reading.report
    incidents = tuple(_incident(n, telling, report, say) for n, telling in enumerate(reading.tellings, 1))
    marks = [m for n, telling in enumerate(reading.tellings, 1) for m in _marks(n, telling, report.text, say)]
    marks = [_widened(m, report.text) for m in marks] if whole_words else marks
    cut = (s for s in stretches(report.text, marks, report="") if s.text)
    return ReadingView(report.name, report.outlet, published(report, reading.dating.interval, say), report.title, _runs(cut), incidents)


def published(report: Report, dated: Interval | None, say: Words) -> str:
    """When the report was published: as given with it, worked out from its words, or not known."""
    if report.published is not None:
        return say("published_given", day=say.interval(report.published))
    return say("published_unknown") if dated is None else say("published_inferred", day=say.interval(dated))


def chain_words(attribution: Attribution, text: str, say: Words) -> str:
    """A chain from the source nearest the reader to the origin; in Arabic each is named by the report's own words."""
    return f"{say('comma')} {say('citing')} ".join(_named(s.name, s.spans, text, say) for s in attribution.chain)


def claim_words(claim: Claim, text: str, say: Words) -> str:
    """A claim's value; in Arabic, places and actors are named by the report's own words."""
    value = claim.value
    if isinstance(value, Interval):
        return say.interval(value)
    if isinstance(value, Toll):
        return _toll(value, say)
    return _named(value.name, claim.spans, text, say)


def _toll(toll: Toll, say: Words) -> str:
    said = say.harm_and_toll(toll)
    return said if toll.who is None else f"{said} ({flat(toll.who)})"


def _named(name: str, spans: Sequence[Span], text: str, say: Words) -> str:
    return name if say.language == "en" or not spans else flat(spans[0].of(text))


def _on_the_map(place: Place, say: Words) -> str:
    if place.point is None:
        return say("unplaced")
    doubt = "" if place.uncertainty_km is None else f" ±{place.uncertainty_km:g} km"
    return f"{place.point.lat:.3f}, {place.point.lon:.3f}{doubt}"


def flat(words_: str) -> str:
    """Words on one line."""
    return " ".join(words_.split())


def _quotes(spans: Iterable[Span], text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(flat(s.of(text)) for s in spans))


def _incident(number: int, telling: Telling, report: Report, say: Words) -> IncidentView:
    notes = [say(telling.factuality)] if telling.factuality != "happened" else []
    notes += [say("background")] if telling.background else []
    return IncidentView(
        number, say.type(telling.type), tuple(notes), _quotes(telling.spans, report.text), tuple(_rows(telling, report, say))
    )


def _rows(telling: Telling, report: Report, say: Words) -> Iterator[Row]:
    text = report.text
    for field in ("when", "where", *ROLES, "toll"):
        claims = [c for c in telling.claims if c.field == field]
        yield from (_row(c, telling, report, say) for c in claims)
        if not claims and field in ("when", "where"):
            yield Row(field, None, say("unknown"))
    for attribution in telling.attributions:
        named = [s for source in attribution.chain for s in source.spans]
        yield Row("said_by", "source", chain_words(attribution, text, say), _quotes(named, text))


def _row(claim: Claim, telling: Telling, report: Report, say: Words) -> Row:
    text = report.text
    notes = [say(claim.factuality)] if claim.factuality not in ("happened", telling.factuality) else []
    notes += [say("part_of_total")] if isinstance(claim.value, Toll) and claim.value.part_of is not None else []
    notes += [] if claim.spans else [say("inferred_day")]
    said = _said_by(claim, telling, report, say) if claim.field == "toll" else ""
    detail = _on_the_map(claim.value, say) if isinstance(claim.value, Place) else ""
    return Row(claim.field, claim_kind(claim), claim_words(claim, text, say), _quotes(claim.spans, text), said, tuple(notes), detail)


def _said_by(claim: Claim, telling: Telling, report: Report, say: Words) -> str:
    """The chains that vouch for a claim, or the outlet where it speaks for itself."""
    chains = [chain_words(a, report.text, say) for a in telling.said_by(claim)]
    own = f"{report.outlet or say('no_outlet')}{say('comma')} {say('own_voice')}"
    return say("list").join(dict.fromkeys(chains)) or own


def _marks(number: int, telling: Telling, text: str, say: Words) -> Iterator[Mark]:
    back = str(number)
    yield from (Mark(span, "event", back, f"{number}: {say.type(telling.type)}") for span in telling.spans)
    for claim in telling.claims:
        label = f"{number}: {say(claim.field)}: {claim_words(claim, text, say)}"
        yield from (Mark(span, claim_kind(claim), back, label) for span in claim.spans)
    for attribution in (*telling.attributions, *(a for c in telling.claims for a in c.attributions)):
        for source in attribution.chain:
            label = f"{number}: {say('source_words')}: {_named(source.name, source.spans, text, say)}"
            yield from (Mark(span, "source", back, label) for span in source.spans)


def _widened(mark: Mark, text: str) -> Mark:
    start, end = mark.span.start, mark.span.end
    while start > 0 and _in_word(text[start - 1]) and _in_word(text[start]):
        start -= 1
    while end < len(text) and _in_word(text[end]) and _in_word(text[end - 1]):
        end += 1
    return replace(mark, span=Span(start, end))


def _in_word(letter: str) -> bool:
    """Letters and the marks on them."""
    return letter.isalpha() or unicodedata.category(letter) == "Mn"


def _runs(cut: Iterable[Stretch]) -> tuple[Run, ...]:
    return tuple(Run(run, tuple(sorted({int(m.back) for s in run for m in s.marks}))) for run in runs(cut))
