"""JSON as it is found: what is not quite JSON in it, and what is wrong with it where it is broken."""

from __future__ import annotations

import json
from json import JSONDecodeError
from typing import Any


def parsed(text: str) -> Any:  # noqa: ANN401  # whatever JSON holds
    """What the text holds; `NaN`, which programs write for a cell with nothing in it though JSON has no such word, is nothing.
    `JSONDecodeError` where it is broken, or holds a number longer than Python reads (4,300 digits)."""
    try:
        return json.loads(text, parse_constant=lambda _: None)
    except JSONDecodeError:
        raise
    except ValueError:
        raise JSONDecodeError("a number too long to be read", text, 0) from None


def fault(error: JSONDecodeError) -> str:
    """«Expecting value», «Invalid control character at»: without the "at" that Python goes on with its own place after."""
    return error.msg.lower().removesuffix(" at")
