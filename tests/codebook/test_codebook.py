"""The codebook is complete, and a broken one says where it is broken."""

import pytest

from sijill.codebook import codebook
from sijill.codebook.loader import parse
from sijill.errors import KnowledgeError
from sijill.model import HARMS

_TYPES = [
    "air_strike",
    "drone_strike",
    "shelling",
    "strike",
    "explosion",
    "suicide_bombing",
    "armed_clash",
    "attack",
    "assassination",
    "killing",
    "ill_treatment",
    "abduction",
    "detention",
    "release",
    "displacement",
    "capture",
    "withdrawal",
    "deployment",
    "closure",
    "interception",
    "arms_transfer",
    "construction",
    "destruction",
    "protest",
    "riot",
    "meeting",
    "visit",
    "agreement",
    "publication",
    "retraction",
]

_HARMS = "[harms]\n" + "".join(f'{h} = {{ label = "{h}", arabic = "ن" }}\n' for h in HARMS)
_TYPE = '[types.visit]\ncategory = "{category}"\nlabel = "Visit"\ngloss = "{gloss}"\narabic = "زيارة"\n'
_CATEGORIES = '[categories]\ndiplomacy = { label = "Diplomacy", arabic = "دبلوماسية" }\n'


def test_all_thirty_types_in_order() -> None:
    assert list(codebook().types) == _TYPES


@pytest.mark.parametrize("name", _TYPES)
def test_every_type_is_named_in_both_languages(name: str) -> None:
    type_ = codebook().types[name]
    assert type_.name == name
    assert type_.category in codebook().categories
    assert type_.label
    assert type_.gloss
    assert any("\u0600" <= c <= "\u06ff" for c in type_.arabic)


def test_every_harm_is_named() -> None:
    assert tuple(codebook().harms) == HARMS


@pytest.mark.parametrize(
    ("name", "event", "sub_event"),
    [
        ("drone_strike", "Explosions/Remote violence", "Air/drone strike"),
        ("suicide_bombing", "Explosions/Remote violence", "Suicide bomb"),
        ("detention", "Strategic developments", "Arrests"),
        ("attack", "Violence against civilians", "Attack"),
    ],
)
def test_usual_acled_shape_comes_first(name: str, event: str, sub_event: str) -> None:
    shape = codebook().types[name].acled[0]
    assert (shape.event_type, shape.sub_event_type) == (event, sub_event)


def test_information_has_no_acled_shape() -> None:
    assert codebook().types["retraction"].acled == ()


def test_codebook_is_read_only() -> None:
    with pytest.raises(TypeError):
        codebook().types["visit"] = codebook().types["meeting"]  # type: ignore[index]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (_CATEGORIES + _HARMS + _TYPE.format(category="forces", gloss="x"), "types.visit has category 'forces'"),
        (_CATEGORIES + _HARMS + _TYPE.format(category="diplomacy", gloss=""), "types.visit needs a text for 'gloss'"),
        (_CATEGORIES + '[harms]\nkilled = { label = "Killed", arabic = "قتلى" }\n[types]\n', "no names for the harms injured"),
    ],
)
def test_broken_codebook_names_the_entry(text: str, message: str) -> None:
    with pytest.raises(KnowledgeError, match=message):
        parse(text)
