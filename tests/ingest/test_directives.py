"""The opening verb of each paragraph: as the source prints it, else by the tables."""

import pytest

from ingest.directives import extract
from kg.gazetteer import Gazetteer
from kg.model import DocumentType, Part, PartKind
from tests.ingest.documents import document


def directives(*parts, language="en"):
    resolution = document(*parts, language=language, type=DocumentType.RESOLUTION, symbol="A/RES/99/1")
    found = list(extract(resolution, Gazetteer({}, {})))
    for item in found:
        text = next(p.text for p in parts if p.fragment == item.evidence.part)
        assert text[item.evidence.start : item.evidence.end] == item.evidence.quote
    return [(d.evidence.part, d.evidence.quote, d.concept, d.evidence.method.split(".")[1]) for d in found]


@pytest.mark.parametrize(
    ("language", "text", "verb", "concept"),
    [
        ("en", "Also requests the Board to meet;", "Also requests", "request"),
        ("fr", "Prie également le Conseil de se réunir ;", "Prie également", "request"),
        ("es", "Solicita también a la Junta que se reúna;", "Solicita también", "request"),
        ("ru", "просит также Совет собраться;", "просит также", "request"),
        ("ar", "تطلب أيضا إلى المجلس أن يجتمع؛", "تطلب أيضا", "request"),
        ("zh", "又请理事会开会；", "又请", "request"),
    ],
)
def test_the_tables_find_the_verb_as_printed(language, text, verb, concept):
    part = Part("op-1", PartKind.OPERATIVE, text)
    assert directives(part, language=language) == [("op-1", verb, concept, "verb")]


def test_the_print_of_the_source_decides():
    part = Part("pp-1", PartKind.PREAMBULAR, "Noting in this regard the harvest,", emphasis=((0, 6), (15, 21)))
    assert directives(part) == [("pp-1", "Noting", "note", "emphasis")]


@pytest.mark.parametrize("emphasis", [((8, 16),), ((0, 0),)])
def test_emphasis_elsewhere_is_no_verb(emphasis):
    part = Part("op-1", PartKind.OPERATIVE, "Decides to plant an orchard;", emphasis=emphasis)
    assert directives(part) == [("op-1", "Decides", "decide", "verb")]


def test_only_preambular_and_operative_paragraphs_open_with_verbs():
    assert directives(Part("para-1", PartKind.PARAGRAPH, "Requests were made.")) == []
