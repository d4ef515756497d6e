"""A candidate as one line of text and back.

Invariant: `unpack(pack(c))` compares with any other as `c` does; of its telling only what comparing needs is kept.
"""

from __future__ import annotations

import json
from dataclasses import fields
from datetime import date, time
from typing import Any, cast

from sijill.linking.candidate import Candidate, Figure
from sijill.model import Interval, Place, Point, Span, Telling

Json = str | int | float | None | list[Any]
_KINDS: tuple[type, ...] = (Interval, Place, Point, Figure)
_NUMBER = {kind: n for n, kind in enumerate(_KINDS)}
_PARTS = {kind: tuple(f.name for f in fields(kind) if f.init) for kind in _KINDS}
_OWN = tuple(f.name for f in fields(Candidate) if f.init and f.name != "telling")


def pack(candidate: Candidate) -> str:
    telling = candidate.telling
    told = [telling.report_id, telling.type, telling.factuality, telling.background]
    return json.dumps([told, *(_plain(getattr(candidate, name)) for name in _OWN)], ensure_ascii=False, separators=(",", ":"))


def unpack(body: str) -> Candidate:
    (report_id, type_, factuality, background), *rest = json.loads(body)
    telling = Telling(report_id, type_, (Span(0, 1),), (), factuality, background)
    return Candidate(telling=telling, **{name: _value(v) for name, v in zip(_OWN, rest, strict=True)})


def _plain(value: object) -> Json:
    if isinstance(value, frozenset):
        return ["s", *sorted(value)]
    if isinstance(value, tuple):
        return ["n", *value] if value and isinstance(value[0], int) else ["t", *map(_plain, value)]
    if isinstance(value, date):
        return ["d", value.toordinal()]
    if isinstance(value, time):
        return ["h", value.isoformat()]
    kind = _NUMBER.get(type(value))
    return cast("Json", value) if kind is None else [kind, *(_plain(getattr(value, name)) for name in _PARTS[type(value)])]


def _value(plain: Json) -> Any:  # noqa: ANN401 — whatever field it is of
    if not isinstance(plain, list):
        return plain
    mark, rest = plain[0], plain[1:]
    if mark == "s":
        return frozenset(rest)
    if mark == "n":
        return tuple(rest)
    if mark == "t":
        return tuple(map(_value, rest))
    if mark == "d":
        return date.fromordinal(rest[0])
    if mark == "h":
        return time.fromisoformat(rest[0])
    return _KINDS[mark](*map(_value, rest))
