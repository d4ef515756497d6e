"""A desk over a small register, and ways in."""

from __future__ import annotations

import importlib.util
import re
import shutil
import socket
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import uvicorn
from axe_playwright_python.sync_playwright import Axe
from fastapi.testclient import TestClient
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from sijill import workflow
from sijill.desk.app import create_app
from sijill.desk.options import Options
from sijill.desk.state import Desk

ROOT = Path(__file__).parents[2]
PASSWORD = "a long enough password"
#: How long a page may take to do what is asked of it: waited only by what fails, and long enough for a machine that is busy elsewhere.
PATIENCE_MS = 30_000

#: A strike told by two outlets with different tolls, one elsewhere, and one that is undated. All invented.
REPORTS = (
    ("r-1", "وكالة الفرات", "2023-03-14", "قتل 9 أشخاص في غارة جوية على قرية بيت العنب أمس الاثنين، بحسب مرصد الجزيرة."),
    ("r-2", "صحيفة النهر", "2023-03-15", "ارتفع عدد قتلى الغارة الجوية على قرية بيت العنب الاثنين الماضي إلى 14 قتيلا، بحسب مسعفين."),
    ("r-3", "وكالة الفرات", "2023-03-20", "أصيب 3 مدنيين بقصف مدفعي على مدينة الرقة اليوم."),
    ("r-4", "صفحة محلية", None, "اندلعت اشتباكات مسلحة بين فصيلين في مدينة دير الزور وقتل 4 مسلحين."),
)


expect.set_options(timeout=PATIENCE_MS)


def loaded(name: str, folder: str = "bench") -> ModuleType:
    """A module of the repository that is no package's."""
    spec = importlib.util.spec_from_file_location(name, ROOT / folder / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def invented_register() -> ModuleType:
    return loaded("invented_register")


def lines(reports: Iterable[tuple[str | None, ...]] = REPORTS) -> str:
    import json

    keys = ("report_id", "outlet", "published", "text")
    return "".join(json.dumps({k: v for k, v in zip(keys, r, strict=True) if v is not None}, ensure_ascii=False) + "\n" for r in reports)


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A register with the reports in it, to copy."""
    folder = tmp_path_factory.mktemp("made")
    (folder / "reports.jsonl").write_text(lines(), encoding="utf-8")
    workflow.add([str(folder / "reports.jsonl")], register=str(folder / "r.sqlite"))
    return folder / "r.sqlite"


@pytest.fixture
def options(made: Path, tmp_path: Path) -> Options:
    for file in made.parent.glob("r.sqlite*"):
        (tmp_path / file.name).write_bytes(file.read_bytes())
    return Options(str(tmp_path / "r.sqlite"), host="127.0.0.1", port=8765, user="samira")


@pytest.fixture
def desk(options: Options) -> Iterator[Desk]:
    desk = Desk(options)
    yield desk
    desk.close()


class Visitor:
    """A browser or a program at the desk, with its session's token."""

    def __init__(self, desk: Desk, app: Any) -> None:
        self.desk = desk
        self.client = TestClient(app, base_url="http://127.0.0.1:8765", follow_redirects=False, raise_server_exceptions=False)
        self.csrf = ""

    def get(self, path: str, **more: Any) -> Any:
        return self.client.get(path, **more)

    def send(self, method: str, path: str, **more: Any) -> Any:
        headers = {"X-CSRF-Token": self.csrf, **more.pop("headers", {})}
        return self.client.request(method, path, headers=headers, **more)

    def post(self, path: str, **more: Any) -> Any:
        return self.send("POST", path, **more)

    def enter(self) -> Visitor:
        assert self.get(f"/enter?token={self.desk.token.fresh()}").status_code == 303
        self.csrf = self.get("/api/session").json()["csrf"]
        return self

    def log_in(self, name: str, password: str = PASSWORD) -> Visitor:
        answer = self.client.post("/api/session", json={"name": name, "password": password})
        assert answer.status_code == 200, answer.text
        self.csrf = answer.json()["csrf"]
        return self


@pytest.fixture
def app(desk: Desk) -> Any:
    return create_app(desk.options, desk=desk)


@pytest.fixture
def stranger(desk: Desk, app: Any) -> Visitor:
    return Visitor(desk, app)


@pytest.fixture
def local(desk: Desk, app: Any) -> Visitor:
    """Who sits at the machine."""
    return Visitor(desk, app).enter()


@pytest.fixture
def enter() -> Callable[[Desk], Visitor]:
    """Whoever sits at the machine, at a desk of the test's own."""
    return lambda desk: Visitor(desk, create_app(desk.options, desk=desk)).enter()


@pytest.fixture
def people(desk: Desk, app: Any) -> dict[str, Visitor]:
    """One of each role."""
    for name, role in (("rima", "reader"), ("anas", "analyst"), ("aya", "analyst"), ("adnan", "admin")):
        desk.accounts.add(name, role, PASSWORD)  # type: ignore[arg-type]
    return {name: Visitor(desk, app).log_in(name) for name in ("rima", "anas", "aya", "adnan")}


def one(text: str, pattern: str) -> str:
    found = re.search(pattern, text)
    assert found is not None, pattern
    return found[1]


# in a browser

#: One strike told by four with other tolls, one of them hostile; a like one five days on; a shelling elsewhere. All invented.
STRIKE = (
    # "9 killed in an air strike on Mayadin yesterday, Monday, according to the Jazira Observatory. 12 civilians were injured."
    ("s-1", "وكالة الفرات", "2023-03-14", "قتل 9 أشخاص في غارة جوية على مدينة الميادين أمس الاثنين، بحسب مرصد الجزيرة. وأصيب 12 مدنيا."),
    ("s-2", "صحيفة النهر", "2023-03-15", "ارتفع عدد قتلى الغارة الجوية على مدينة الميادين الاثنين الماضي إلى 14 قتيلا، وفق مسعفين."),
    ("s-3", "شبكة الضفة", "2023-03-16", "نقلا عن وكالة الفرات: قتل 11 شخصا في غارة جوية على مدينة الميادين يوم الاثنين 13 آذار."),
    ("s-4", "وكالة الفرات", "2023-03-19", "قتل 6 أشخاص في غارة جوية على مدينة الميادين أمس السبت، بحسب مرصد الجزيرة."),
    (
        "s-5",
        "<script>window.owned=1</script>",
        "2023-03-14",
        "قتل 10 أشخاص في غارة جوية على مدينة الميادين أمس الاثنين، بحسب مرصد الجزيرة. <img src=x onerror=window.owned=2> \u202egpj.exe\u202c <b>عاجل</b>",
    ),
    ("s-6", "وكالة الفرات", "2023-03-20", "أصيب 3 مدنيين بقصف مدفعي على مدينة الرقة اليوم."),
)
_ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-dev-shm-usage", "--no-first-run"]


@pytest.fixture(scope="session")
def struck(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A register with these in it, to copy."""
    folder = tmp_path_factory.mktemp("struck")
    (folder / "reports.jsonl").write_text(lines(STRIKE), encoding="utf-8")
    workflow.add([str(folder / "reports.jsonl")], register=str(folder / "r.sqlite"))
    return folder / "r.sqlite"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    found = next((path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None)
    assert found is not None, "no Chromium: apt-get install chromium"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=_ARGUMENTS)
        yield browser
        browser.close()


class Served:
    """A desk at an address that browsers can open."""

    def __init__(self, register: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port: int = free.getsockname()[1]
        self.desk = Desk(Options(str(register), host="127.0.0.1", port=self.port, user="samira"))
        config = uvicorn.Config(
            create_app(self.desk.options, desk=self.desk), host="127.0.0.1", port=self.port, log_level="error", ws="none"
        )
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=self._server.run, daemon=True)
        self._thread.start()
        while not self._server.started:
            time.sleep(0.01)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def way_in(self, name: str) -> dict[str, str]:
        """The cookie of somebody who has entered: of an account, made where there is none, or of whoever sits at the machine."""
        if name != "samira" and self.desk.accounts.get(name) is None:
            self.desk.accounts.add(name, "reader" if name == "rima" else "analyst", PASSWORD)
        token = self.desk.sessions.begin(name, "admin" if name == "samira" else None)
        return {"name": self.desk.options.cookie, "value": token, "url": self.address}

    def close(self) -> None:
        self._server.should_exit = True
        self._thread.join()


@pytest.fixture(scope="module")
def common(struck: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A desk for all tests of a module that only look."""
    folder = tmp_path_factory.mktemp("common")
    shutil.copy(struck, folder / "r.sqlite")
    served = Served(folder / "r.sqlite")
    yield served
    served.close()


@pytest.fixture
def served(request: pytest.FixtureRequest) -> Iterator[Served]:
    """The module's desk, which must be as it was afterwards; one of its own for a test that is marked as `changes`."""
    if request.node.get_closest_marker("changes") is None:
        common: Served = request.getfixturevalue("common")
        before = common.desk.register.stamp(), common.desk.views.seen_by("samira")
        yield common
        assert (common.desk.register.stamp(), common.desk.views.seen_by("samira")) == before, "mark it: it changes the register"
        return
    folder = request.getfixturevalue("tmp_path")
    shutil.copy(request.getfixturevalue("struck"), folder / "r.sqlite")
    own = Served(folder / "r.sqlite")
    yield own
    own.close()


Look = Callable[..., Page]
_REFUSED = re.compile(r"\b(409|422)\b")


@pytest.fixture
def look(browser: Browser, served: Served) -> Iterator[Look]:
    """Opens a page of the desk as somebody: `look("/review", "anas", lang="ar", width=390)`. Nothing may go wrong in it, and nothing be asked
    of another machine; what is refused (409, 422) is no failure."""
    failed: list[str] = []
    contexts: list[BrowserContext] = []

    def opened(path: str, name: str = "samira", *, lang: str = "en", width: int = 1280, dark: bool = False) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": 900}, color_scheme="dark" if dark else "light", reduced_motion="reduce"
        )
        context.add_cookies([served.way_in(name), {"name": "sijill-language", "value": lang, "url": served.address}])
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(PATIENCE_MS)
        page.on("pageerror", lambda error: failed.append(str(error)))
        page.on(
            "console",
            lambda message: failed.append(message.text) if message.type == "error" and not _REFUSED.search(message.text) else None,
        )
        page.on("request", lambda request: None if request.url.startswith((served.address, "data:")) else failed.append(request.url))
        page.goto(served.address + path)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert failed == []


@pytest.fixture
def broken() -> Callable[[Page], list[str]]:
    """What axe finds against WCAG 2.2 AA."""
    return _violations


def _violations(page: Page) -> list[str]:
    rules = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}
    found = Axe().run(page, options=rules).response["violations"]
    return [f"{v['id']}: {n['html'][:160]} {n['failureSummary'][:200]}" for v in found for n in v["nodes"]]
