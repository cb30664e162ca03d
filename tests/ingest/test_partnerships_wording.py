"""The forms of wording that tell who works with whom in reports to the Assembly, a sentence of our own for each."""

import pytest

from tests.ingest.test_partnerships_told import told


def members(text, language):
    return {name for partners, _ in told(text, language).values() for name in partners}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("UNICEF has worked with Veolia since 2041 to mend the wells.", {"unicef", "veolia"}),
        ("UNICEF and Veolia have been working together on the wells since 2041.", {"unicef", "veolia"}),
        ("FAO cooperates closely with Cargill on the orchards.", {"fao", "cargill"}),
        ("In 2041, FAO and Cargill announced a facility of $9 million for orchards.", {"fao", "cargill"}),
        ("An orchard school, established by FAO and the Government of Chile in 2041, gives courses.", {"fao", "Government of Chile"}),
        ("UNICEF, with financial support from Veolia, trained the teachers of the wells.", {"unicef", "veolia"}),
        ("UNICEF organized with Veolia a contest of the wells.", {"unicef", "veolia"}),
        ("UNICEF has received 900 pumps from Veolia.", {"unicef", "veolia"}),
        ("Veolia provides UNICEF with pumps.", {"unicef", "veolia"}),
        ("Veolia raised 9 million euros for UNICEF.", {"unicef", "veolia"}),
        ("UNICEF mended the wells with pumps donated by Veolia.", {"unicef", "veolia"}),
        ("UNICEF, together with Veolia, mends the wells of the coast.", {"unicef", "veolia"}),
        ("Well Days, a joint undertaking of UNICEF and Veolia, were held twice.", {"unicef", "veolia"}),
        ("In 2041, Veolia pledged nine pumps through its partnership with UNICEF.", {"unicef", "veolia"}),
        ("UNICEF began a three-year project with Veolia to mend the wells.", {"unicef", "veolia"}),
        ("UNICEF, FAO and Veolia are founding members of the alliance.", {"unicef", "fao", "veolia"}),
        ("The alliance unites UNICEF, FAO and Veolia.", {"unicef", "fao", "veolia"}),
    ],
)  # fmt: skip
def test_who_works_with_whom_in_english(text, expected):
    assert members(text, "en") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Le HCR et Veolia ont annoncé un mécanisme de 9 millions de dollars.", {"unhcr", "veolia"}),
        ("L’UNICEF et la FAO ont ouvert en 2041, grâce au concours de Veolia, un portail des puits.", {"unicef", "fao", "veolia"}),
        ("L’école des vergers, créée par la FAO et le Gouvernement chilien en 2041, donne des cours.", {"fao", "Gouvernement chilien"}),
        ("L’UNICEF, avec l’appui financier de Veolia, a formé les maîtres des puits.", {"unicef", "veolia"}),
        ("Grâce à un don de 9 millions de dollars de Veolia, l’UNICEF a rouvert les puits.", {"unicef", "veolia"}),
        ("Grâce aux pompes fournies par Veolia, l’UNICEF a rouvert les puits.", {"unicef", "veolia"}),
        ("L’UNICEF a reçu 900 pompes de Veolia.", {"unicef", "veolia"}),
        ("Veolia fournit à l’UNICEF des pompes.", {"unicef", "veolia"}),
        ("Veolia met ses pompes à la disposition de l’UNICEF.", {"unicef", "veolia"}),
        ("Aux termes d’un mémorandum d’accord signé en mai 2041 avec Veolia, l’UNICEF étudie les puits.", {"unicef", "veolia"}),
        ("Un mémorandum d’accord lie depuis 2041 l’UNICEF et Veolia.", {"unicef", "veolia"}),
        ("L’UNICEF et Veolia ont renouvelé leur partenariat pour trois ans.", {"unicef", "veolia"}),
        ("La collaboration de l’UNICEF avec Veolia a pris fin.", {"unicef", "veolia"}),
        ("L’UNICEF et Veolia ont, à partir de 2041, formé les maîtres des puits.", {"unicef", "veolia"}),
        ("L’UNICEF administre, avec Veolia, neuf puits.", {"unicef", "veolia"}),
        ("La FAO et l’UNICEF, rejoints par Veolia, ont lancé un fonds des puits.", {"unicef", "fao", "veolia"}),
        ("Cette alliance associe l’UNICEF, la FAO et Veolia.", {"unicef", "fao", "veolia"}),
    ],
)  # fmt: skip
def test_who_works_with_whom_in_french(text, expected):
    assert members(text, "fr") == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "The Well Days Alliance, convened by UNICEF, was launched in 2041. Its founding members include Veolia and FAO.",
            {"Well Days Alliance": {"unicef", "veolia", "fao"}},
        ),
        (
            "en",
            "The Well Network, which UNICEF coordinates, met in Dakar in May 2041.",
            {"Well Network": {"unicef"}},
        ),
        (
            "en",
            "Through its campaign “Brighter Wells”, Veolia repaired nine pumps.",
            {"Brighter Wells": {"veolia"}},
        ),
        ("en", "Veolia formed with UNICEF the WellWorld initiative.", {"WellWorld": {"veolia", "unicef"}}),
        (
            "en",
            "The Wells For Towns in Bloom programme, established in 2041 by FAO and UNICEF, has nine gardens.",
            {"Wells For Towns in Bloom": {"fao", "unicef"}},
        ),
        (
            "en",
            "The Well Days Alliance is managed by UNICEF and UNDP. It supports 13 small companies.",
            {"Well Days Alliance": {"unicef", "undp", "13 small companies"}},
        ),
        (
            "fr",
            "L’Alliance pour les puits du littoral, à laquelle participent la FAO et Veolia, a ouvert neuf puits.",
            {"Alliance pour les puits du littoral": {"fao", "veolia"}},
        ),
        (
            "fr",
            "L’Alliance pour les puits du littoral, que dirige l’UNICEF, a ouvert neuf puits.",
            {"Alliance pour les puits du littoral": {"unicef"}},
        ),
        (
            "fr",
            "La campagne « Puits ouverts » de l’UNICEF, lancée en mai 2041, dure un an.",
            {"Puits ouverts": {"unicef"}},
        ),
        ("fr", "Le Orchard Water Compact, lancé en 2041, réunit la FAO et Veolia.", {"Orchard Water Compact": {"fao", "veolia"}}),
        ("fr", "L’UNICEF anime la campagne « Puits ouverts ».", {"Puits ouverts": {"unicef"}}),
        (
            "fr",
            "La FAO a créé le groupe de travail sur les puits, que président l’UNICEF et le PNUD.",
            {"groupe de travail sur les puits": {"unicef", "undp", "fao"}},
        ),
    ],
)  # fmt: skip
def test_who_takes_part_in_what_bears_a_name(language, text, expected):
    assert {name: set(who) for name, (who, _) in told(text, language).items()} == expected


def test_governments_told_together_each_take_part():
    text = "The Well Days Alliance is supported by the Governments of the Netherlands, Chile and Norway."
    assert members(text, "en") == {"NLD", "CHL", "NOR"}


def test_the_name_of_a_foundation_may_hold_initials_in_french():
    assert members("La Fondation Anna B. Roseraie et l’UNICEF ont ouvert neuf puits.", "fr") == {
        "Fondation Anna B. Roseraie",
        "unicef",
    }


@pytest.mark.parametrize(
    "text",
    [
        "The operation was carried out with “Chile’s allies” in FAO’s view.",
        "UNICEF transmits a letter received from Ola Berg, President of FAO.",
        "Chile and Norway have been working together on the reef since 2041.",
    ],
)
def test_what_only_looks_like_work_done_together(text):
    assert told(text, "en") == {}
