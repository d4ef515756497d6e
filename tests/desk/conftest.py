"""A desk over a small register, and ways in."""

from __future__ import annotations

import importlib.util
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from fastapi.testclient import TestClient

from sijill import workflow
from sijill.desk.app import create_app
from sijill.desk.options import Options
from sijill.desk.state import Desk

ROOT = Path(__file__).parents[2]
PASSWORD = "a long enough password"

#: A strike told by two outlets with different tolls, one elsewhere, and one that is undated. All invented.
REPORTS = (
    ("r-1", "وكالة الفرات", "2023-03-14", "قتل 9 أشخاص في غارة جوية على قرية بيت العنب أمس الاثنين، بحسب مرصد الجزيرة."),
    ("r-2", "صحيفة النهر", "2023-03-15", "ارتفع عدد قتلى الغارة الجوية على قرية بيت العنب الاثنين الماضي إلى 14 قتيلا، بحسب مسعفين."),
    ("r-3", "وكالة الفرات", "2023-03-20", "أصيب 3 مدنيين بقصف مدفعي على مدينة الرقة اليوم."),
    ("r-4", "صفحة محلية", None, "اندلعت اشتباكات مسلحة بين فصيلين في مدينة دير الزور وقتل 4 مسلحين."),
)


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


def lines() -> str:
    import json

    keys = ("report_id", "outlet", "published", "text")
    return "".join(json.dumps({k: v for k, v in zip(keys, r, strict=True) if v is not None}, ensure_ascii=False) + "\n" for r in REPORTS)


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
def people(desk: Desk, app: Any) -> dict[str, Visitor]:
    """One of each role."""
    for name, role in (("rima", "reader"), ("anas", "analyst"), ("aya", "analyst"), ("adnan", "admin")):
        desk.accounts.add(name, role, PASSWORD)  # type: ignore[arg-type]
    return {name: Visitor(desk, app).log_in(name) for name in ("rima", "anas", "aya", "adnan")}


def one(text: str, pattern: str) -> str:
    found = re.search(pattern, text)
    assert found is not None, pattern
    return found[1]
