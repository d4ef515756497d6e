"""JSON that is not lines: a Telegram export (`result.json`), a list of records, or one record.

Invariant: a message's text is its pieces joined as they are; messages without words (pictures, joins) are passed over.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sijill.errors import InputRefused
from sijill.intake import jsonl
from sijill.intake.encoding import decode
from sijill.intake.headings import fields_of
from sijill.intake.json_faults import fault, parsed
from sijill.intake.records import arabic, published, to_report
from sijill.intake.source import Source
from sijill.model import Report
from sijill.saying import told

#: An export of a channel's years is larger than a report; it is read whole.
MOST_BYTES = 512 * 2**20


def reports(source: Source) -> Iterator[Report | InputRefused]:
    """A report or a refusal a message or record; `InputRefused` is raised where it is no JSON of a known form."""
    if _is_lines(source.head()):
        yield from jsonl.reports(source)
        return
    for where, record in _records(_load(source), source.where):
        try:
            yield _message(record, where) if "chat" in record else to_report(record, where)
        except InputRefused as refused:
            yield refused


def _is_lines(head: bytes) -> bool:
    """Whether the first line is a whole JSON object and more follows: lines, in a file called .json."""
    first, _, rest = head.partition(b"\n")
    try:
        return bool(rest.strip()) and isinstance(json.loads(first), dict)
    except ValueError:
        return False


def _load(source: Source) -> object:
    try:
        return parsed(decode(source.whole(MOST_BYTES), source.where))
    except json.JSONDecodeError as broken:
        raise InputRefused(source.where, told("broken_json_line", why=fault(broken), at=broken.lineno)) from None


def _records(data: object, where: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Each record with its place; a message of an export bears the name and id of its chat under "chat"."""
    if isinstance(data, list):
        yield from ((f"{where}:record {n}", _object(record)) for n, record in enumerate(data, start=1))
    elif isinstance(data, dict) and isinstance(data.get("messages"), list):
        yield from _messages(data, where)
    elif isinstance(data, dict) and isinstance(data.get("chats"), dict):
        for chat in data["chats"].get("list", []):
            yield from _messages(chat, where)
    elif isinstance(data, dict) and "text" in (*data, *fields_of(data).values()):
        yield where, data
    else:
        raise InputRefused(where, told("unknown_json"))


def _object(record: object) -> Mapping[str, Any]:
    return record if isinstance(record, dict) and "chat" not in record else {"text": None}


def _messages(chat: Mapping[str, Any], where: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for message in chat.get("messages", []):
        if isinstance(message, dict) and message.get("type", "message") == "message" and _text(message.get("text")).strip():
            yield f"{where}:message {message.get('id')}", {**message, "chat": {"name": chat.get("name"), "id": chat.get("id")}}


def _text(pieces: object) -> str:
    """A message's words: a string, or a list of strings and of marked pieces that bear them under "text"."""
    if isinstance(pieces, str):
        return pieces
    if not isinstance(pieces, Sequence):
        return ""
    return "".join(piece if isinstance(piece, str) else str(piece.get("text", "")) for piece in pieces if isinstance(piece, str | dict))


def _message(message: Mapping[str, Any], where: str) -> Report:
    chat = message["chat"]
    known = {key: message[key] for key in ("from", "forwarded_from", "author", "edited") if message.get(key)}
    return Report(
        text=arabic(_text(message.get("text")), where),
        outlet=chat["name"],
        published=published(message.get("date"), where),
        kind="telegram",
        given_id=f"{chat['id']}/{message.get('id')}",
        extra=known,
    )
