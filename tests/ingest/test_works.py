"""Works called by the word for their kind alone: one that the document named before, or one of its own."""

import pytest

from ingest.mentions import extract
from kg.model import Part, PartKind
from tests.ingest import documents


def works(gazetteer, *texts, symbol="A/98/1"):
    parts = [Part(f"para-{n}", PartKind.PARAGRAPH, text) for n, text in enumerate(texts, 1)]
    document = documents.report(*parts, language="zh", symbol=symbol)
    found = extract(document, gazetteer)
    return [(m.evidence.quote, m.entity.iri) for m in found if "schema:CreativeWork" in m.entity.types]


@pytest.mark.parametrize("word", ["公约", "协定", "行动纲领"])
def test_a_bare_title_is_the_work_named_in_full_before(gazetteer, word):
    (_, full), (quote, bare) = works(gazetteer, f"2040年通过了《养护灯塔群岛{word}》。", f"各方应遵守《{word}》。")
    assert quote == word
    assert bare == full


def test_a_bare_title_means_neither_of_two_works(gazetteer):
    found = works(gazetteer, "《养护灯塔群岛公约》和《保护灯塔看守人公约》均已生效。", "各方应遵守《公约》。")
    assert len({iri for _, iri in found}) == 3


def test_documents_do_not_share_a_bare_title(gazetteer):
    one, other = (works(gazetteer, "各方应遵守《公约》。", symbol=symbol)[0][1] for symbol in ("A/98/1", "A/98/2"))
    assert one != other
    assert works(gazetteer, "各方应遵守《公约》。", symbol="A/98/1")[0][1] == one
