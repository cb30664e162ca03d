"""Lines of a PDF: their order, their markers, the space above them."""

from __future__ import annotations

from ingest.arabic import unshaped
from ingest.assemble import blocks
from ingest.pages import Chunk, lay_out
from ingest.structure import parts

ROMAN, BOLD, SLANTED = "/AAAAAA+Times", "/AAAAAA+Times-Bold", "/AAAAAA+Times-Italic"


def row(y: float, *pieces: tuple[str, float, float, str]) -> list[Chunk]:
    """Pieces (text, x, size, font) of one line, with its end."""
    return [*((text, x, y, size, font) for text, x, size, font in pieces), ("\n", 0.0, 0.0, 10.0, ROMAN)]


def test_a_small_raised_number_is_lifted_and_linked() -> None:
    page = [
        *row(700, ("1.", 60, 10, ROMAN), (" ", 70, 10, ROMAN), ("Lamps", 80, 10, SLANTED), (" burn.", 110, 10, ROMAN),
             ("1", 140, 6.5, ROMAN)),
        *row(688, ("2. They burn at night.", 60, 10, ROMAN)),
        *row(100, ("__________", 60, 8, ROMAN)),
        *row(90, ("1", 62, 5, ROMAN), (" Not by day.", 66, 8, ROMAN)),
    ]  # fmt: skip
    found = {part.fragment: part for part in parts(blocks(lay_out([page]), "en"), "en")}
    assert found["para-1"].text == "Lamps burn."
    assert found["para-1"].emphasis == ((0, 5),)
    assert found["para-1"].notes[0].fragment == "fn-1"
    assert found["para-1"].page == 1
    assert found["fn-1"].text == "Not by day."


def test_a_gap_parts_paragraphs_and_a_page_turn_does_not() -> None:
    lines = [row(700 - 12 * i, (f"line {i} of a paragraph that goes on and on,", 60, 10, ROMAN)) for i in range(8)]
    chunks = [chunk for line in lines for chunk in line]
    after = row(700 - 12 * 8 - 6, ("Another paragraph, set apart from the first", 60, 10, ROMAN))
    turned = row(700, ("which goes on overleaf.", 60, 10, ROMAN))
    found = parts(blocks(lay_out([[*chunks, *after], turned]), "en"), "en")
    assert [part.text[:7] for part in found] == ["line 0 ", "Another"]
    assert found[1].text.endswith("overleaf.")


def test_shaped_letters_become_letters_and_other_signs_stay() -> None:
    assert unshaped("\ufefb ½ ２") == "لا ½ ２"


def test_raised_markers_lose_their_brackets_and_numbers_in_the_text_keep_them() -> None:
    page = [
        *row(700, ("Lamps (2)", 60, 10, ROMAN), ("(", 100, 6, BOLD), ("1", 103, 6, ROMAN), (")", 106, 6, BOLD),
             (" burn.", 110, 10, SLANTED)),
        *row(90, ("(1)", 62, 5, ROMAN), (" Not by day.", 66, 8, ROMAN)),
    ]  # fmt: skip
    body, note = lay_out([page])
    assert (body.text, body.raised, body.emphasis) == ("Lamps (2)1 burn.", ((9, 10),), ((10, 16),))
    assert (note.text, note.raised) == ("1 Not by day.", ((0, 1),))


def test_halves_of_characters_are_joined_or_replaced() -> None:
    """Found by `benchmarks.fuzz`: a font may map a glyph to half a character, which no file can hold."""
    (line,) = lay_out([row(700, ("lone \ud835 and \ud835\udc00 whole", 60, 10, ROMAN))])
    assert line.words == "lone \ufffd and 𝐀 whole"


def test_a_masthead_that_the_file_draws_last_is_read_first() -> None:
    page = [*row(400, ("Lamps", 60, 10, ROMAN)), *row(380, ("burn.", 60, 10, ROMAN)),
            *row(760, ("United Nations", 60, 10, ROMAN)), *row(740, ("A/98/1", 60, 10, ROMAN))]  # fmt: skip
    assert [line.text for line in lay_out([page])] == ["United Nations", "A/98/1", "Lamps", "burn."]
    assert next(line.text for line in lay_out([[], page])) == "Lamps"


def test_a_starred_note_within_a_page_ends_where_the_size_of_the_text_returns() -> None:
    rows = [
        ("1. The lamps that stand along the shore were counted by the keepers.", 10.0, 12),
        ("They burn at night, and were counted again after the winter was over.", 10.0, 12),
        ("Harbour North, 12 lamps", 8.0, 20),
        ("* Lamps that were lit at least once, as the keepers of the harbours say,", 8.0, 20),
        ("and those that were not.", 8.0, 10),
        ("2. The boats that lie in the harbours were counted by their owners instead.", 10.0, 30),
        ("3. They sail by day.", 10.0, 24),
    ]
    chunks: list[Chunk] = []
    y = 700.0
    for text, size, pitch in rows:
        y -= pitch
        chunks += row(y, (text, 60, size, ROMAN))
    found = {part.fragment: part.text for part in parts(blocks(lay_out([chunks]), "en"), "en")}
    assert found["fn.s1"].endswith("harbours say, and those that were not.")
    assert found["para-2"].endswith("owners instead.")
    assert found["para-3"] == "They sail by day."
