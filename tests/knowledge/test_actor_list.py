"""The actor list, the outlets and the weapons: what must hold of every row, and what they answer."""

from __future__ import annotations

import re

import pytest

from sijill.arabic.fold import fold
from sijill.errors import KnowledgeError
from sijill.knowledge import outlets, tables
from sijill.knowledge.actor_forms import adjective_forms, plural_forms, singular_forms
from sijill.knowledge.actor_words import actor_words
from sijill.knowledge.actors import actor_list, kinds, nations
from sijill.knowledge.weapons import weapons


def test_the_list_is_long_and_every_row_has_what_it_needs() -> None:
    listed = list(actor_list())
    assert sum(not a.source.startswith("composed") for a in listed) >= 600
    for actor in listed:
        assert re.fullmatch(r"[a-z0-9-]+", actor.id), actor.id
        assert actor.names_ar, actor.id
        assert actor.kind in kinds(), actor.id
        assert actor.source, actor.id


def test_every_parent_is_listed_and_no_one_is_their_own_ancestor() -> None:
    for actor in actor_list():
        assert actor.id not in [a.id for a in actor_list().ancestors(actor.id)]


def test_english_names_of_the_list_are_not_ambiguous() -> None:
    names = [a.name for a in actor_list()]
    twice = {n for n in names if names.count(n) > 1} if len(set(names)) < len(names) else set()
    assert twice == set()


@pytest.mark.parametrize(
    ("name", "actor"),
    [
        ("قسد", "sdf"),
        ("داعش", "islamic-state"),
        ("حزب الله", "hezbollah"),
        ("الاحتلال التركي", "tr-forces"),
        ("المرصد السوري لحقوق الانسان", "sohr"),
        ("أنصار الله", "houthi"),
        ("الناتو", "nato"),
        ("تسنيم", "tasnim"),
        ("Hamas", "hamas"),
    ],
)
def test_actors_by_name(name: str, actor: str) -> None:
    assert actor in [a.id for a in actor_list().named(name)]


@pytest.mark.parametrize(
    ("country", "service", "name"),
    [
        ("IL", "air-force", "Israeli Air Force"),
        ("TR", "forces", "Turkish Armed Forces"),
        ("JO", "army", "Jordanian Army"),
        ("SY", "army", "Syrian Army"),
        ("RU", "air-force", "Russian Aerospace Forces"),
        ("US", "mod", "US Department of Defense (Pentagon)"),
        ("SO", "police", "Somali police"),
    ],
)
def test_a_states_services(country: str, service: str, name: str) -> None:
    listed = actor_list().service(country, service)
    assert listed is not None
    assert listed.name == name


def test_what_is_not_listed_is_none() -> None:
    assert actor_list().get("nobody") is None
    assert actor_list().service("ZZ", "army") is None
    assert actor_list().named("لا أحد") == []


@pytest.mark.parametrize(
    ("child", "parent"),
    [("qassam", "hamas"), ("sdf-press", None), ("quds-force", "irgc"), ("is-khorasan", "islamic-state"), ("ypg", "sdf")],
)
def test_parents(child: str, parent: str | None) -> None:
    listed = actor_list().get(child)
    assert listed is not None
    assert listed.parent == parent


@pytest.mark.parametrize(
    ("kind", "inter", "armed", "speaks"),
    [
        ("state_forces", "State forces", True, True),
        ("external_forces", "External/Other forces", True, True),
        ("rebel_group", "Rebel group", True, True),
        ("civilians", "Civilians", False, True),
        ("protesters", "Protesters", False, True),
        ("facility", "Civilians", False, False),
    ],
)
def test_kinds_have_the_exports_codes(kind: str, inter: str, armed: bool, speaks: bool) -> None:
    known = kinds()[kind]
    assert (known.inter, known.armed, known.speaks) == (inter, armed, speaks)


def test_states_have_an_iso_code_and_a_nisba_or_none() -> None:
    for nation in nations():
        assert nation.is_state == bool(re.fullmatch(r"[A-Z]{2}", nation.id))
        assert nation.adjective


@pytest.mark.parametrize(
    ("noun", "human", "some"),
    [
        ("سيارة", False, {"سياره", "سيارتان", "سيارتين", "سيارته", "سيارتهم", "سيارتي"}),
        ("منزل", False, {"منزل", "منزلا", "منزلين", "منزله", "منزلهم"}),
        ("مسلح", True, {"مسلح", "مسلحا", "مسلحين"}),
    ],
)
def test_singular_forms(noun: str, human: bool, some: set[str]) -> None:
    forms = {f.text for f in singular_forms(fold(noun), human=human)}
    assert some <= forms


@pytest.mark.parametrize(
    ("noun", "some"),
    [
        ("مسلحون", {"مسلحون", "مسلحين", "مسلحو", "مسلحي", "مسلحيه"}),
        ("عناصر", {"عناصر", "عناصره", "عناصرها"}),
        ("أعضاء", {"اعضاء", "اعضايها", "اعضاوها"}),
    ],
)
def test_plural_forms(noun: str, some: set[str]) -> None:
    assert some <= {f.text for f in plural_forms(fold(noun))}


def test_adjective_forms() -> None:
    assert {"تركي", "تركيه", "تركيين", "تركيتين"} <= {f for f, _, _ in adjective_forms("تركي")}


def test_lexicons_are_folded() -> None:
    words = actor_words()
    for keys in (words.heads, words.adjectives, words.nisbas, words.given, words.links):
        assert all(fold(k) == k for k in keys)


@pytest.mark.parametrize(
    ("name", "outlet"),
    [
        ("رويترز", "reuters"),
        ("AFP", "afp"),
        ("skynews", "skynewsarabia"),
        ("سكاي نيوز عربية", "skynewsarabia"),
        ("'@AJA_Syria", "aljazeera"),
        ("https://www.aa.com.tr/ar/123", "anadolu"),
        ("arabic.anf-news.com", "anf"),
        ("syriahr.com", "sohr"),
        ("Syrian Civil Defense", "white-helmets"),
        ("عنب بلدي", "enab-baladi"),
        ("alarabia", "alarabiya"),
        ("'@syr_television", "syria-tv"),
        ("aawsat", "aawsat"),
        ("قناة المنار", "almanar"),
        ("وكالة الأنباء السعودية", "spa"),
    ],
)
def test_outlets_are_found_by_name_handle_and_host(name: str, outlet: str) -> None:
    found = outlets.find(name)
    assert found is not None
    assert found.id == outlet


@pytest.mark.parametrize("name", ["", "somebody's page", "facebook.com", "https://x.com/someone/status/1", "t.me"])
def test_an_outlet_that_is_not_known_is_none(name: str) -> None:
    assert outlets.find(name) is None


def test_an_outlet_is_cited_under_the_same_id() -> None:
    for outlet in outlets.outlets():
        assert actor_list().get(outlet.id) is not None


def test_weapons_have_a_class_and_no_form_twice() -> None:
    forms = [fold(f) for w in weapons() for f in dict.fromkeys(map(fold, w.forms))]
    assert len(forms) == len(set(forms))
    assert {"drone", "aircraft", "missile", "mortar", "ied", "mine", "car_bomb", "suicide_vest", "small_arms", "chemical", "cluster"} <= {
        w.kind for w in weapons()
    }


def test_a_row_that_cannot_work_names_file_and_line(monkeypatch: pytest.MonkeyPatch, tmp_path: object) -> None:
    with pytest.raises(KnowledgeError, match=r"nisbas\.tsv:1"):
        list(tables.read_table("nisbas.tsv", ("id", "name")))
    row = next(iter(tables.read_table("weapons.tsv", ("name_en", "forms_ar", "class", "source"))))
    assert str(row.wrong("no")).startswith("weapons.tsv:")
