"""The register as a folder of pages that opens with no network and no server.

Invariant: every text is escaped; nothing of a report is ever markup; no page asks anything of another machine. The same
incidents give the same files, byte for byte.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from importlib.resources import files
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined

from sijill.errors import SijillError
from sijill.model import Report
from sijill.publish.apart import apart
from sijill.publish.out import write
from sijill.publish.site.incident_page import incident_page
from sijill.publish.site.index_page import how_invented, index_page, page_name, suffix
from sijill.register.incident import Incident
from sijill.saying.words import LANGUAGES, Words, words

_STATIC = ("site.css", "filter.js")
#: How the ids of incidents begin, and so the names of their pages.
_PREFIX = "inc-"


def write_site(incidents: Sequence[Incident], copies: Mapping[str, Sequence[Report]], folder: Path) -> int:
    """Write the pages of a register; how many files. `copies`: every publication of each text, by report id."""
    if folder.exists() and not folder.is_dir():
        raise SijillError(f"{folder}: not a folder; name another for the pages")
    written: set[Path] = set()
    for name, text in pages(incidents, copies):
        write([text], folder / name)
        written.add(folder / name)
    for old in set((folder / "incidents").glob(f"{_PREFIX}*.html")) - written:
        old.unlink()  # an incident that is no more, or is now withheld, must not stay on show
    for name in _STATIC:
        write([(files("sijill.publish.site") / "static" / name).read_text(encoding="utf-8")], folder / "static" / name)
    return len(written) + len(_STATIC)


def pages(incidents: Sequence[Incident], copies: Mapping[str, Sequence[Report]]) -> Iterator[tuple[str, str]]:
    """File names and texts of all pages, in both languages."""
    environment = Environment(
        loader=PackageLoader("sijill.publish.site"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters["apart"] = apart
    front, one = environment.get_template("index.html"), environment.get_template("incident.html")
    for say in (words(language) for language in LANGUAGES):
        yield (
            f"index{suffix(say)}",
            front.render(say=say, page=index_page(incidents, copies, say), up="", here="index", **_both(say, "index")),
        )
        for incident in incidents:
            shared = {"say": say, "up": "../", "here": incident.id, "invented": how_invented(copies), **_both(say, incident.id)}
            yield page_name(incident.id, say), one.render(page=incident_page(incident, copies, say), **shared)


def _both(say: Words, name: str) -> dict[str, str]:
    """The names of this page in the other language and of the front page in this one."""
    other = words("ar" if say.language == "en" else "en")
    return {"other": f"{name}{suffix(other)}", "other_language": other.language, "front": f"index{suffix(say)}"}
