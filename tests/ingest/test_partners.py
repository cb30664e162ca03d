"""Whom a document names although no list and no form of name tells: partners, and companies called by a bare name."""

from __future__ import annotations

import pytest

from ingest import mentions, partners
from kg.gazetteer import Gazetteer
from kg.model import Document, DocumentType, Mention, Metadata, Part, PartKind, Source


def report(language: str, *texts: str) -> Document:
    parts = tuple(Part(f"para-{n}", PartKind.PARAGRAPH, text) for n, text in enumerate(texts, 1))
    return Document(
        Metadata("A/99/1", "option", language, type=DocumentType.REPORT), parts, Source("own", "0" * 64, "")
    )


def named(document: Document) -> set[tuple[str, str]]:
    """Part and words of every mention."""
    found = [*mentions.extract(document, Gazetteer.load()), *partners.extract(document, Gazetteer.load())]
    assert all(isinstance(one, Mention) for one in found)
    return {(one.evidence.part, one.evidence.quote) for one in found if isinstance(one, Mention)}


@pytest.mark.parametrize(
    ("language", "first", "later"),
    [
        ("fr", "L’entreprise Brivaldi livre des pompes.", "Une panne a frappé Brivaldi."),
        ("es", "La empresa Brivaldi entrega bombas.", "Una avería afectó a Brivaldi."),
        ("en", "The company Brivaldi delivers pumps.", "An outage hit Brivaldi."),
    ],
)
def test_a_company_introduced_by_a_noun_is_known_by_its_bare_name(language: str, first: str, later: str) -> None:
    assert {("para-1", "Brivaldi"), ("para-2", "Brivaldi")} <= named(report(language, first, later))
    assert named(report(language, later)) == set()


@pytest.mark.parametrize(
    ("language", "text", "partner"),
    [
        ("fr", "En 2041, l’UNICEF et Pompes du Levant ont signé un accord.", "Pompes du Levant"),
        ("es", "En 2041, el UNICEF y Bombas Levante firmaron un acuerdo.", "Bombas Levante"),
        ("en", "In 2041, UNICEF and Levant Pumps signed an agreement.", "Levant Pumps"),
        ("zh", "2041年，儿基会同维兰塔制药公司签署协议。", "维兰塔制药公司"),
        ("zh", "2041年，儿基会与索瓦拉银行签署协议。", "索瓦拉银行"),
        ("ru", "В 2041 году ЮНИСЕФ и компания «Насосы Левант» подписали соглашение.", "компания «Насосы Левант»"),
    ],
)
def test_who_takes_part_is_named(language: str, text: str, partner: str) -> None:
    assert ("para-1", partner) in named(report(language, text))


@pytest.mark.parametrize(
    ("language", "text", "group"),
    [
        ("fr", "Les États Membres en débattent avec les partenaires.", "États Membres"),
        ("es", "Los Estados Miembros lo debaten con los asociados.", "Estados Miembros"),
        ("en", "Member States debate it with partners.", "Member States"),
        ("zh", "会员国正与伙伴讨论。", "会员国"),
    ],
)
def test_a_report_names_groups_whose_members_are_settled(language: str, text: str, group: str) -> None:
    assert {quote for _, quote in named(report(language, text))} == {group}
