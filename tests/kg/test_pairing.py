"""What language versions of one work prove to be one, and what is left open."""

import pytest
from versions import NAMES, Telling, local, put, told

from kg.pairing import proofs
from ontology import DATA


def proven(store, *versions):
    put(store, *versions)
    with store.read() as generation:
        names = [version.graph for version in versions]
        return [(one.a, one.b) for one in proofs(generation.graph, names)]


def pair(a, b, folder="org"):
    return tuple(sorted((local(a, folder), local(b, folder))))


EN, FR, ES, ZH = (NAMES[language] for language in ("en", "fr", "es", "zh"))


def test_two_paragraphs_prove_by_two_versions(store):
    assert proven(store, *told("A/1/1", "en", "zh")) == [pair(EN, ZH)]


def test_one_paragraph_proves_by_three_versions_and_not_by_two(store):
    assert proven(store, *told("A/1/1", "en", "zh", paragraphs=1)) == []
    found = proven(store, *told("A/1/2", "en", "fr", "zh", paragraphs=1))
    assert {node for one in found for node in one} == {local(EN), local(FR), local(ZH)}


def test_three_of_six_versions_are_not_most(store):
    versions = told("A/1/1", "en", "fr", "es", paragraphs=1)
    silent = [Telling("A/1/1", language) for language in ("ar", "ru", "zh")]
    assert proven(store, *versions, *silent) == []


def test_items_of_one_paragraph_are_one_place(store):
    versions = [Telling("A/1/1", language) for language in ("en", "zh")]
    for version in versions:
        version.mention("op-1-a", NAMES[version.language])
        version.mention("op-1-b", NAMES[version.language])
    assert proven(store, *versions) == []


@pytest.mark.parametrize(
    ("en", "zh", "why"),
    [
        (["Blue Water Fund", "Red Clay Fund"], ["蓝色水源基金会"], "a version names two"),
        (["Blue Water Fund", "*undp"], ["蓝色水源基金会"], "one names a known body that the other does not"),
        (["*undp"], ["蓝色水源基金会"], "the gazetteer holds one"),
        (["Fund"], ["蓝色水源基金会"], "a common noun"),
        (["Blue Water Fund"], ["蓝色水源"], ""),
        (["Blue Water Fund of the Ministers of the Seven Lakes of the Northern Basin"], ["水源基金"], "says much more"),
    ],
)
def test_doubts(store, en, zh, why):
    versions = [Telling("A/1/1", "en"), Telling("A/1/1", "zh")]
    for version, names in zip(versions, (en, zh), strict=True):
        version.mention("op-1", *names)
        version.mention("op-2", *names)
    assert bool(proven(store, *versions)) == (not why)


def test_other_kinds_and_other_partners_leave_it_open(store):
    en, zh = versions = [Telling("A/1/1", language) for language in ("en", "zh")]
    for fragment in ("op-1", "op-2"):
        en.mention(fragment, "Blue Water Fund", sort="fund")
        zh.mention(fragment, "蓝色水源基金会", sort="network")
    assert proven(store, *versions) == []
    en, zh = versions = [Telling("A/1/2", language) for language in ("en", "zh")]
    for number in (1, 2, 3):
        en.mention(f"op-{number}", "Blue Water Fund")
        zh.mention(f"op-{number}", "红色粘土基金会" if number == 3 else "蓝色水源基金会")
    assert proven(store, *versions) == []


def test_names_that_stand_elsewhere_too_leave_it_open(store):
    en, zh = versions = told("A/1/1", "en", "zh")
    for number in range(3, 6):
        en.mention(f"op-{number}", EN)
        zh.mention(f"op-{number}", "*undp")
    assert proven(store, *versions) == []


def test_a_place_where_another_version_names_something_else_proves_nothing(store):
    """The heading op-3 is about the secretariat of the fund, of which two versions give the fund's name alone."""
    versions = [*told("A/1/1", "en", "fr", "es"), Telling("A/1/1", "zh")]
    for version, name in zip(versions, ("Secretariat of the Blue Water Fund", FR, ES, "基金会秘书处"), strict=True):
        version.mention("op-3", name)
    assert proven(store, *versions) == []


def test_a_version_that_cuts_a_box_otherwise_does_not_count(store):
    versions = [Telling("A/1/1", language) for language in ("en", "fr", "ru")]
    for version, name in zip(versions, ("Wells", "Puits", "Колодцы"), strict=True):
        version.box("box-1-1", name)
    versions[0].part("box-1-2", "box_item")
    versions[1].part("box-1-2", "box_item")
    assert proven(store, *versions) == [pair("Wells", "Puits", "partnership")]


def test_an_item_of_a_box_is_one_partnership(store):
    en, zh = versions = [Telling("A/1/1", language) for language in ("en", "zh")]
    en.box("box-1-1", "Wells")
    zh.box("box-1-1", "水井")
    assert proven(store, *versions) == [pair("Wells", "水井", "partnership")]


def test_boxes_with_other_items_or_about_others_leave_it_open(store):
    en, zh = versions = [Telling("A/1/1", language) for language in ("en", "zh")]
    en.box("box-1-1", "Wells")
    zh.box("box-1-1", "水井")
    zh.part("box-1-2", "box_item")
    assert proven(store, *versions) == []
    en, zh = versions = [Telling("A/1/2", language) for language in ("en", "zh")]
    en.box("box-1-1", "Wells")
    zh.box("box-1-1", "水井")
    en.mention("box-1-1", "*undp")
    zh.mention("box-1-1", "*unicef")
    assert proven(store, *versions) == []


def test_those_whom_the_same_mandates_address(store):
    names = {"en": "harbour authorities", "es": "autoridades portuarias", "zh": "各港口管理局"}
    versions = [Telling("A/1/1", language) for language in names]
    for version in versions:
        version.mandate("op-1", names[version.language])
        version.mandate("op-2", names[version.language])
    found = proven(store, *versions)
    assert {node for one in found for node in one} == {local(name, "group") for name in names.values()}


def test_mandates_of_unequal_number_and_implied_addressees_prove_nothing(store):
    en, es = versions = [Telling("A/1/1", language) for language in ("en", "es")]
    for number in (1, 2):
        en.mandate(f"op-{number}", "harbour authorities")
        es.mandate(f"op-{number}", "autoridades portuarias")
        es.mandate(f"op-{number}", "*secretary-general", number=2)
        en.mandate(f"op-{number + 2}", "harbour authorities", implied=True)
        es.mandate(f"op-{number + 2}", "autoridades portuarias", implied=True)
    assert proven(store, *versions) == []


def test_letters_of_items_meet(store):
    en, ru = versions = [Telling("A/1/1", language) for language in ("en", "ru")]
    for latin, cyrillic in (("op-1-b", "op-1-б"), ("op-2-b", "op-2-б")):
        en.mention(latin, "Blue Water Fund")
        ru.mention(cyrillic, "Фонд голубой воды")
        from pyoxigraph import NamedNode

        ru.add(f"{ru.work}#{cyrillic}", "owl:sameAs", NamedNode(f"{ru.work}#{latin}"))
    assert proven(store, *versions) == [pair("Blue Water Fund", "Фонд голубой воды")]


def test_the_reason_names_versions_and_place(store):
    versions = told("A/1/1", "en", "fr", "zh")
    put(store, *versions)
    with store.read() as generation:
        one, *_ = proofs(generation.graph, [version.graph for version in versions])
    assert "en, fr, zh" in one.reason
    assert "A/1/1#op-1 and 1 more" in one.reason
    assert one.a.startswith(DATA)
