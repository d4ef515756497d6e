"""Names in what is said, set apart on a page.

Invariant: everything but the <bdi> around a name is escaped.
"""

from __future__ import annotations

from markupsafe import Markup, escape

from sijill.saying import END, ISOLATE, Words, in_words


def apart(text: str) -> Markup:
    """For templates: `in_words`' marks around names, as elements."""
    return Markup(str(escape(text)).replace(ISOLATE, "<bdi>").replace(END, "</bdi>"))  # noqa: S704  escaped before


def worded(said: object, say: Words) -> Markup:
    """For templates: something said, in the words of the page's language."""
    return apart(in_words(said, say))
