"""Countries and regions: ISO 3166 and M49 codes with the names of the UN terminology database in six languages.

    KG_CORPUS=… python -m ontology.build.places

Source: the open `country-codes` table (datasets/country-codes), the areas that M49 lists; further names from CLDR and
from `places.toml`, where the names of regions as the United Nations writes them stand.
"""

from __future__ import annotations

import csv
import os
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

from babel import Locale

from ontology import DATA, LANGUAGES
from ontology.build.turtle import block, labels, write

COLUMNS: Final = dict(zip(LANGUAGES, ("Arabic", "English", "Spanish", "French", "Russian", "Chinese"), strict=True))
LEVELS: Final = (
    ("Region Code", "Region Name"),
    ("Sub-region Code", "Sub-region Name"),
    ("Intermediate Region Code", "Intermediate Region Name"),
)
Row = dict[str, str]
Names = dict[str, list[str]]


def main() -> None:
    """Write `gazetteer/places.ttl`."""
    table = Path(os.environ["KG_CORPUS"]) / "corpus" / "gazetteer" / "country-codes.csv"
    with table.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["ISO3166-1-Alpha-3"] and row["M49"]]
    blocks = [*countries(rows), *regions(rows)]
    write(
        "places",
        "Countries and areas (ISO 3166-1) and regions (M49).",
        ("schema", "skos", "unp"),
        {"place": f"{DATA}place/"},
        sorted(blocks),
    )


def countries(rows: list[Row]) -> Iterator[str]:
    """A block for each country: the short name preferred, formal and CLDR names beside it."""
    for row in rows:
        names = {language: country_names(row, language) for language in LANGUAGES}
        yield block(
            f"place:{row['ISO3166-1-Alpha-3']}",
            (
                "a schema:Country",
                f'unp:iso3 "{row["ISO3166-1-Alpha-3"]}"',
                f'unp:m49 "{row["M49"].zfill(3)}"' if row["M49"] else "",
                f"schema:containedInPlace place:m49-{parent}" if (parent := innermost(row)) else "",
                labels("skos:prefLabel", {g: found[:1] for g, found in names.items()}),
                labels("skos:altLabel", {g: found[1:] for g, found in names.items()}),
            ),
        )


def country_names(row: Row, language: str) -> list[str]:
    """Short name, formal name, the name CLDR gives, and names known besides, without repetition."""
    column, code = COLUMNS[language], row["ISO3166-1-Alpha-3"]
    if language in known("instead/" + code):
        return known("instead/" + code)[language]
    cldr = Locale(language).territories.get(row["ISO3166-1-Alpha-2"], "")
    official = row["official_name_" + {"zh": "cn"}.get(language, language)]
    found = (
        clean(row[f"UNTERM {column} Short"]),
        clean(official),
        "" if BRACKET.search(cldr) or " - " in cldr else cldr,
        clean(row[f"UNTERM {column} Formal"]),
        *known(code).get(language, ()),
    )
    return list(dict.fromkeys(filter(None, found)))


BRACKET: Final = re.compile(r"[(\uff08]")
ARTICLE: Final = re.compile(r"(?:the|la|le|les|el|los|las)\s|l['\u2019]", re.IGNORECASE)


def clean(name: str) -> str:
    """A name as running text has it: without article, asterisks and remarks in brackets."""
    bare = BRACKET.split(name)[0].replace("*", "").replace("'", "\u2019")
    article = ARTICLE.match(bare)
    return " ".join(bare[article.end() if article else 0 :].split())


@cache
def known(code: str) -> Names:
    """Names that the table and CLDR lack, or have otherwise than the United Nations writes them."""
    with Path(__file__).with_name("places.toml").open("rb") as file:
        found: dict[str, Names] = tomllib.load(file)
    return found.get(code, {})


def innermost(row: Row) -> str:
    """The M49 code of the smallest region that holds the country."""
    codes = [row[code].zfill(3) for code, _ in LEVELS if row[code]]
    return codes[-1] if codes else ""


def regions(rows: list[Row]) -> Iterator[str]:
    """A block for each M49 region, with the region above it."""
    for code, above in sorted({pair for row in rows for pair in chain(row)}):
        names = {g: known(code).get(g) or [Locale(g).territories.get(code, "")] for g in LANGUAGES}
        yield block(
            f"place:m49-{code}",
            (
                "a schema:Place",
                f'unp:m49 "{code}"',
                f"schema:containedInPlace place:m49-{above}" if above else "",
                labels("skos:prefLabel", {g: found[:1] for g, found in names.items()}),
                labels("skos:altLabel", {g: found[1:] for g, found in names.items()}),
            ),
        )


def chain(row: Row) -> list[tuple[str, str]]:
    """(region, region above) from the continent down."""
    codes = ["", *(row[code].zfill(3) for code, _ in LEVELS if row[code])]
    return list(zip(codes[1:], codes, strict=False))


if __name__ == "__main__":
    main()
