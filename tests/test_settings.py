"""Settings come from a file and the environment; the environment wins; what is unknown is refused."""

from pathlib import Path

import pytest

from sijill.errors import UsageError
from sijill.settings import Settings, load_settings


@pytest.mark.parametrize(
    ("file", "environment", "register"),
    [
        (None, {}, "sijill.sqlite"),
        ('register = "a.sqlite"', {}, "a.sqlite"),
        ('register = "a.sqlite"', {"SIJILL_REGISTER": "b.sqlite"}, "b.sqlite"),
        (None, {"SIJILL_REGISTER": ""}, "sijill.sqlite"),
    ],
)
def test_where_the_register_is(tmp_path: Path, file: str | None, environment: dict[str, str], register: str) -> None:
    if file is not None:
        (tmp_path / "sijill.toml").write_text(file, encoding="utf-8")
    assert load_settings(environment, folder=tmp_path) == Settings(register, Path("sijill-places"))


@pytest.mark.parametrize(
    ("file", "environment", "places"),
    [
        (None, {}, "sijill-places"),
        ('register = "team/a.sqlite"', {}, "team/sijill-places"),
        ('register = "postgresql://host/sijill"', {}, "sijill-places"),
        ('register = "team/a.sqlite"\nplaces = "known"', {}, "known"),
        ('places = "known"', {"SIJILL_PLACES": "mine"}, "mine"),
    ],
)
def test_where_imported_places_are(tmp_path: Path, file: str | None, environment: dict[str, str], places: str) -> None:
    if file is not None:
        (tmp_path / "sijill.toml").write_text(file, encoding="utf-8")
    assert load_settings(environment, folder=tmp_path).places == Path(places)


@pytest.mark.parametrize(
    ("file", "message"),
    [('registry = "x"', "unknown setting 'registry'"), ("register = 3", "texts in quotes"), ("register =", "cannot be read")],
)
def test_a_broken_file_is_refused(tmp_path: Path, file: str, message: str) -> None:
    (tmp_path / "sijill.toml").write_text(file, encoding="utf-8")
    with pytest.raises(UsageError, match=message):
        load_settings({}, folder=tmp_path)


def test_a_named_file_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no such settings file"):
        load_settings({"SIJILL_SETTINGS": str(tmp_path / "none.toml")}, folder=tmp_path)


def test_who_decides(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "sijill.toml").write_text('by = "amal"', encoding="utf-8")
    assert load_settings({}, folder=tmp_path).person() == "amal"
    assert load_settings({"SIJILL_BY": "basim"}, folder=tmp_path).person() == "basim"
    monkeypatch.setattr("sijill.settings.getuser", lambda: "carim")
    assert load_settings({}, folder=tmp_path / "none").person() == "carim"

    def nobody() -> str:
        raise KeyError("uid not found")

    monkeypatch.setattr("sijill.settings.getuser", nobody)
    with pytest.raises(UsageError, match="--by NAME"):
        load_settings({}, folder=tmp_path / "none").person()
