"""Pages: a template, the words of the visitor's language, and who looks at it.

Invariant: every value is escaped; templates hold no script, no style and no text of their own language.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from urllib.parse import quote

from fastapi import Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from sijill.desk.accounts import Role, allows
from sijill.desk.problems import Problem
from sijill.desk.vendor import address
from sijill.desk.who import desk_of, visitor_of
from sijill.publish.apart import apart, worded
from sijill.saying.words import LANGUAGES, Language, Words, parse, words

LANGUAGE_COOKIE = "sijill-language"
_YEAR = 365 * 24 * 3600


@cache
def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader("sijill.desk"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,  # else every part of a page asks the disk whether it changed
    )
    made.filters |= {"apart": apart, "worded": worded}
    return made


@cache
def _words() -> Mapping[Language, Words]:
    """The words of pages, with the desk's own laid over them: data/words.toml, and a file each for some pages."""
    said = {language: words(language) for language in LANGUAGES}
    for file in sorted((files("sijill.desk") / "data").iterdir(), key=lambda f: f.name):
        if file.name.startswith("words"):
            own = parse(file.read_text(encoding="utf-8"))
            said = {language: said[language].joined(own[language]) for language in LANGUAGES}
    return said


def say(language: Language) -> Words:
    return _words()[language]


def language_of(request: Request) -> Language:
    """`?lang=`, else the cookie that it left, else what the browser asks for first of the two."""
    asked = request.query_params.get("lang") or request.cookies.get(LANGUAGE_COOKIE)
    for language in LANGUAGES:
        if asked == language:
            return language
    wanted = [part.strip()[:2].lower() for part in request.headers.get("accept-language", "").split(",")]
    return next((language for code in wanted for language in LANGUAGES if code == language), "en")


def render(request: Request, template: str, *, status: int = 200, **context: object) -> HTMLResponse:
    """The template with what every page has: see brief in this module's `shared`."""
    return answered(request, part(request, template, **context), status=status)


def part(request: Request, template: str, **context: object) -> Markup:
    """What a template makes, to be put into another or to be sent alone."""
    return Markup(_environment().get_template(template).render(**shared(request), **context))  # noqa: S704 -- templates escape


def answered(request: Request, text: str, *, status: int = 200) -> HTMLResponse:
    """A page, or parts of one; a language that was chosen is remembered."""
    response = HTMLResponse(text.encode("utf-8", "replace"), status)
    chosen = request.query_params.get("lang")
    if chosen in LANGUAGES:
        response.set_cookie(LANGUAGE_COOKIE, chosen, max_age=_YEAR, samesite="lax", path="/")
    response.headers["Vary"] = "Cookie, Accept-Language, HX-Request"
    return response


def shared(request: Request) -> dict[str, object]:
    """`say` words, `lang`, `other` language and `other_url` of this page in it; `visitor` (name, role) or `None`, `csrf` their
    token ("" for nobody), `can(role)`; `version` of the register, how far `loading` it is, `path`, `hx` whether HTMX asks for a part, `tiles`, `asset(name)` the address of a static file."""
    desk, visitor, language = desk_of(request), visitor_of(request), language_of(request)
    other: Language = "ar" if language == "en" else "en"

    def can(role: Role) -> bool:
        return visitor is not None and allows(visitor.role, role)

    return {
        "say": say(language),
        "lang": language,
        "other": say(other),
        "other_url": f"{request.url.path}?{request.url.include_query_params(lang=other).query}",
        "visitor": visitor,
        "csrf": "" if visitor is None else visitor.csrf,
        "can": can,
        "version": desk.version,
        "loading": desk.loading,
        "path": request.url.path,
        "hx": "hx-request" in request.headers,
        "tiles": desk.options.tiles,
        "asset": address,
        "help": lambda: _help(language),
    }


@cache
def _help(language: Language) -> Markup:
    """The sheet of keys, which is the same for everybody."""
    return Markup(_environment().get_template("help.html").render(say=say(language)))  # noqa: S704 -- templates escape


def problem_page(request: Request, refused: Problem) -> Response:
    """The page that says what was refused; where nobody has entered, the way to the door."""
    if refused.status == 401 and request.method == "GET":
        target = f"/login?next={quote(here(request), safe='')}"
        return (
            Response(status_code=204, headers={"HX-Redirect": target}) if "hx-request" in request.headers else RedirectResponse(target, 303)
        )
    page = render(request, "problem.html", status=refused.status, code=refused.status, said=refused.said)
    page.headers.update(refused.headers)
    return page


def here(request: Request) -> str:
    """Path and query of this page."""
    return request.url.path + (f"?{request.url.query}" if request.url.query else "")
