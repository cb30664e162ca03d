"""What a search can be narrowed to."""

import pytest

from kg.errors import SymbolError, UsageError
from search.filters import Filters


@pytest.mark.parametrize(
    ("given", "columns", "node"),
    [
        ({}, {}, ""),
        ({"type": "operative"}, {"kind": "operative"}, ""),
        ({"type": "Resolution"}, {"document_type": "Resolution"}, ""),
        ({"type": "bulletin"}, {"document_type": "SecretaryGeneralBulletin"}, ""),
        ({"type": "partnership"}, {}, "partnership"),
        ({"language": "ar", "until": "2044"}, {"language": "ar", "until": "2044"}, ""),
        ({"document": " A/RES/98/401 "}, {"document": "A/RES/98/401"}, ""),
    ],
)
def test_filters(given, columns, node):
    filters = Filters.of(**given)
    assert (filters.columns, filters.node) == (columns, node)


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"type": "furniture"}, "partnership, mandate"),
        ({"language": "de"}, "ar, en, es, fr, ru, zh"),
        ({"since": "yesterday"}, "2007-12-19"),
    ],
)
def test_what_there_is_not_is_wrong_usage(given, says):
    with pytest.raises(UsageError, match=says):
        Filters.of(**given)


def test_a_document_that_is_no_symbol():
    with pytest.raises(SymbolError):
        Filters.of(document=" ")
