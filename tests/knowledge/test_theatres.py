"""In which countries an armed actor fights."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from sijill.errors import KnowledgeError
from sijill.knowledge import theatres as asked
from sijill.knowledge.actors import actor_list
from sijill.knowledge.gazetteer import Gazetteer
from sijill.knowledge.tables import Row, read_table
from sijill.knowledge.theatres import theatres
from sijill.model import Actor


@pytest.mark.parametrize(
    ("actor", "countries"),
    [
        ("sdf", {"SY"}),  # where it is listed
        ("il-army", {"IL", "PS", "LB"}),  # as all that is Israel's
        ("hezbollah", {"LB"}),
        ("us-centcom", set()),  # fights in so many that it is no sign of one
        ("oir", {"SY", "IQ"}),  # its own row goes before its country's
        ("islamic-state", set()),  # listed under no country
    ],
)
def test_where_a_listed_actor_fights(actor: str, countries: set[str]) -> None:
    listed = actor_list().get(actor)
    assert listed is not None
    assert set(theatres(listed.actor)) == countries


def test_where_an_actor_fights_that_only_words_name() -> None:
    assert "PS" in theatres(Actor("occupation forces"))
    assert theatres(Actor("artillery of occupation forces")) == theatres(Actor("occupation forces"))
    assert theatres(Actor("gunmen")) == ()


def test_every_country_of_the_table_is_one_and_every_row_tells_its_source() -> None:
    for row in read_table("actors_theatres.tsv", ("actor", "countries", "source")):
        assert row["source"], row["actor"]
        for code in row.several("countries"):
            assert Gazetteer.default().country(code) is not None, f"{row['actor']}: {code}"


def test_a_row_of_nobody_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    def table(name: str, _columns: object) -> Iterator[Row]:
        yield Row({"actor": "nobody", "countries": "SY", "source": "invented"}, name, 7)

    monkeypatch.setattr(asked, "read_table", table)
    asked._table.cache_clear()
    with pytest.raises(KnowledgeError, match=r"actors_theatres\.tsv:7: .*nobody"):
        theatres(Actor("gunmen"))
    asked._table.cache_clear()
