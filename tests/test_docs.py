"""Every command and option is documented, and everything documented exists."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer.main

from sijill.cli import app
from sijill.settings import _KEYS

ROOT = Path(__file__).parent.parent
PAGES = sorted([*ROOT.glob("docs/*.md"), *ROOT.glob("*.md")])
GROUP = typer.main.get_command(app)


def commands(name: str, command: Any) -> Iterator[tuple[str, Any]]:
    """A command, or those of a group («places import»); a group that does something by itself («desk») too."""
    under = getattr(command, "commands", None)
    if under is None or command.invoke_without_command:
        yield name, command
    for other, inner in (under or {}).items():
        yield from commands(f"{name} {other}", inner)


COMMANDS = {name: command for top, one in GROUP.commands.items() for name, command in commands(top, one)}  # type: ignore[attr-defined]
# Verbs of Sijill's outside interface, and no other word, follow "sijill" in a shell line.
CALL = re.compile(
    r"(?:^|[\s`/])sijill[ \t]+(places import|review [a-z]+|desk account [a-z]+|desk audit|[a-z]+)((?:[ \t]+[^\s`|<>#]+)*)", re.MULTILINE
)


def heading(command: str) -> str:
    """What people decide is one section, and so is the desk with its accounts: their verbs share their options."""
    return next((shared for shared in ("review", "desk") if command.startswith(f"{shared} ")), command)


HEADINGS = sorted({heading(command) for command in COMMANDS})


def section(command: str) -> str:
    text = (ROOT / "docs/commands.md").read_text(encoding="utf-8")
    found = re.search(rf"^## sijill {heading(command)}\n(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    assert found is not None, f"docs/commands.md has no section on {command}"
    return found[1]


def options(command: str) -> set[str]:
    return {o for p in COMMANDS[command].params for o in p.opts if o.startswith("-")}


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_and_option_is_documented(command: str) -> None:
    text = section(command)
    assert f"sijill {command}" in text
    assert [o for o in options(command) - {"--help"} if f"`{o}`" not in text] == []


@pytest.mark.parametrize("title", HEADINGS)
def test_every_documented_option_exists(title: str) -> None:
    known = {o for command in COMMANDS if heading(command) == title for o in options(command)}
    assert set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", section(title))) <= known | {"--help"}


def test_every_documented_command_exists() -> None:
    text = (ROOT / "docs/commands.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^## sijill (\w+(?: \w+)?)", text, re.MULTILINE)) == set(HEADINGS)


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_calls_in_the_pages_can_be_made(page: Path) -> None:
    blocks = re.findall(r"```(?:\w*)\n(.*?)```|`([^`\n]+)`", page.read_text(encoding="utf-8"), re.DOTALL)
    for block in ("\n".join(pair) for pair in blocks):
        for command, rest in CALL.findall(block):
            assert command in COMMANDS or command in HEADINGS, f"{page.name}: sijill {command}"
            known = options(command) if command in COMMANDS else set()
            for option in re.findall(r"(?<![\w-])--?[a-z][a-z-]*", rest):
                assert option in known | {"--help"}, f"{page.name}: sijill {command} {option}"


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_links_within_the_repository_lead_somewhere(page: Path) -> None:
    for link in re.findall(r"\]\(([^)#\s]+)", page.read_text(encoding="utf-8")):
        assert "://" in link or (page.parent / link).exists(), f"{page.name}: {link}"


def test_every_setting_is_documented() -> None:
    text = (ROOT / "docs/first-register.md").read_text(encoding="utf-8")
    assert all(re.search(rf"^{key} = ", text, re.MULTILINE) for key in _KEYS)


@pytest.mark.parametrize("target", ["demo", "test", "check", "docs"])
def test_targets_named_in_contributing_are_in_the_makefile(target: str) -> None:
    assert f"make {target}" in (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
