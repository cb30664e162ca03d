"""Dumps that leave an empty line above every line, as programs do that know no paragraphs."""

from __future__ import annotations

import textwrap

from tests.ingest.parsing import parse

COLUMNS = 64
HARBOUR = (
    "Гавань построена на юге острова, и смотрители маяков каждый год проводят в ней собрание, на котором "
    "обсуждают состояние ламп, запасы масла и обучение молодых смотрителей."
)


def airy(*pieces: str) -> str:
    """Each piece broken at the column without breaking words at hyphens, with an empty line above every line."""
    rows = [row for piece in pieces for row in textwrap.wrap(piece, COLUMNS, break_on_hyphens=False)]
    return "\n\n".join(f"{row} " for row in rows) + "\n"


FULL = [f"{n}. {HARBOUR}" for n in range(1, 5)]


def test_a_word_is_not_broken_at_its_hyphen() -> None:
    rows = ["5. Смотрители нашли, что лампы принес к ним летом", "Северо-Восточный ветер, а новых ламп нет."]
    assert parse(airy(*FULL, *rows), "ru")["para-5"].text == " ".join(rows)[3:]


def test_a_hyphen_at_the_end_of_a_line_runs_on() -> None:
    found = parse(airy(*FULL, "5. Это северо-", "западная гавань, которой довольны."), "ru")
    assert found["para-5"].text == "Это северо-западная гавань, которой довольны."


def test_a_numbered_paragraph_that_its_page_cuts_goes_on_overleaf() -> None:
    page = "\n{}\t31-46708 \n \nA/86/12\n\n"
    pages = [airy(paragraph) + page.format(n) for n, paragraph in enumerate(FULL)]
    rows = ["5. Собрание в гавани созывает Общество смотрителей маяков", "Северной гавани"]
    found = parse("".join(pages) + airy(*rows) + page.format(6) + airy("(ОСМ), которое довольно этим."), "ru")
    assert found["para-5"].text == f"{' '.join(rows)[3:]} (ОСМ), которое довольно этим."


def test_what_only_a_marker_parts_from_its_line_is_on_it() -> None:
    rows = ["5. Ламп нет.", "1", "Новые лампы прибудут к концу этого года."]
    note = "\n__________________ \n\n 1\nСм. доклад о лампах. \n"
    found = parse(airy(*FULL, *rows) + note, "ru")
    assert found["para-5"].text == "Ламп нет. Новые лампы прибудут к концу этого года."
