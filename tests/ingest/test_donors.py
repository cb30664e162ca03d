"""Lists of donors in annexes."""

import pytest

from ingest.relations import extract
from kg.gazetteer import Gazetteer
from kg.model import Part, PartKind, Relation
from tests.ingest.documents import report

LISTS = {
    "es": ("Principales donantes del Programa Mundial de Alimentos", "Fundación Lavanda: 4,0 millones de dólares"),
    "fr": ("Principaux donateurs du Programme alimentaire mondial", "Fondation Lavande : 4,0 millions de dollars"),
    "en": ("Main donors to the World Food Programme", "Lavender Foundation: $4.0 million"),
    "zh": ("世界粮食计划署主要捐助方", "湖滨基金会：400万美元"),
    "ru": ("Основные доноры Всемирной продовольственной программы", "Фонд «Лаванда»: 4 млн долл. США"),
}


def told(language, title, item):
    parts = (
        Part("annex", PartKind.ANNEX, title, title=title),
        Part("annex-1", PartKind.ANNEX_ITEM, item, parent="annex"),
    )
    found = [one for one in extract(report(*parts, language=language), Gazetteer.load()) if isinstance(one, Relation)]
    return [(one.evidence.quote, one.predicate, one.object.iri.rsplit("/", 1)[-1]) for one in found]


@pytest.mark.parametrize("language", LISTS)
def test_who_is_listed_with_a_sum_funds_the_body_of_the_title(language):
    title, item = LISTS[language]
    (found,) = told(language, title, item)
    assert found[0] in item and found[1:] == ("unp:funds", "wfp")


def test_what_lists_no_donors_or_no_sums_tells_nothing():
    assert told("es", "Oficinas del Programa Mundial de Alimentos", LISTS["es"][1]) == []
    assert told("es", LISTS["es"][0], "Fundación Lavanda, fundada en Lima") == []
