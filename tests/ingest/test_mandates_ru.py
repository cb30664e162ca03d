"""Whom Russian resolutions address in clauses that begin with чтобы, and by a noun behind к."""

import pytest

from kg.gazetteer import Gazetteer
from tests.ingest.mandating import mandates, op


@pytest.mark.parametrize(
    "text",
    [
        "настоятельно призывает к тому, чтобы государства посадили сады;",
        "рекомендует, чтобы в надлежащих случаях государства посадили сады;",
        "рекомендует, чтобы, следуя своим законам, государства посадили сады;",
        "призывает государства к сохранению садов;",
    ],
)
def test_who_is_to_act_is_the_subject_of_the_clause(text):
    (mandate,) = mandates(Gazetteer.load(), [op(text)], language="ru")
    assert mandate.addressee and mandate.addressee.iri.endswith("group/states")
    assert not mandate.addressee_implied
