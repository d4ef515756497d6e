"""What is wrong with broken JSON, for a sentence that says where by itself."""

from __future__ import annotations

from json import JSONDecodeError


def fault(error: JSONDecodeError) -> str:
    """«Expecting value», «Invalid control character at»: without the "at" that Python goes on with its own place after."""
    return error.msg.lower().removesuffix(" at")
