"""Names in what is said, set apart on a page.

Invariant: everything but the <bdi> around a name is escaped.
"""

from __future__ import annotations

from markupsafe import Markup, escape

from sijill.saying import END, ISOLATE


def apart(text: str) -> Markup:
    """For templates: `in_words`' marks around names, as elements."""
    return Markup(str(escape(text)).replace(ISOLATE, "<bdi>").replace(END, "</bdi>"))  # noqa: S704  escaped before
