"""Looking for a shape by its cues finds what its patterns fit."""

import pytest

from ontology import LANGUAGES, table
from search.shapes import OFTEN, Shape, shapes

TEXTS = [
    "The fund was set up in March 1998 and paid US$ 2.5 million to 14 schools for about three years.",
    "The meeting took place in Lantern Harbour from 4 to 9 May 2011, at the ninth special session.",
    "Le fonds, créé le 1er mars 1998, a versé environ 2,5 millions de dollars à quatorze écoles, soit 30 %.",
    "El fondo, creado el 3 de marzo de 1998, pagó unos 2,5 millones de dólares a catorce escuelas.",
    "Фонд, созданный в марте 1998 года, выплатил около 2,5 млн долл. США четырнадцати школам.",
    "أنشئ الصندوق في آذار/مارس ١٩٩٨ ودفع نحو 2.5 مليون دولار إلى أربع عشرة مدرسة.",
    "该基金于1998年3月设立，向十四所学校支付约250万美元，为期三年，占百分之三十。",
    "İstanbul, 12 June 2004: the President, Ms. Ada Lantern, opened the twelfth meeting.",
    "",
]


@pytest.mark.parametrize("language", LANGUAGES)
def test_cues_pass_over_nothing_that_a_pattern_fits(language):
    for name in table(language, "spans")["spans"]:
        shape = Shape(language, name)
        plain = [[match.span() for one in shapes(language, name) for match in one.finditer(text)] for text in TEXTS]
        for _ in range(OFTEN // len(TEXTS) + 2):
            assert [[match.span() for match in shape.matches(text)] for text in TEXTS] == plain


def test_cues_are_read_only_for_a_shape_that_is_looked_for_often():
    shape = Shape("en", "date")
    for _ in range(OFTEN - 1):
        list(shape.matches("Nothing here."))
    assert "_cued" not in shape.__dict__
    list(shape.matches("Nothing here."))
    assert "_cued" in shape.__dict__
