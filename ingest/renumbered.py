"""Resolutions that two bodies number alike: whose a number is that stands without body and date.

"Human Rights Council resolutions 43/1 … Submitted pursuant to resolution 43/1": the number means what the document has
named before. A resolution printed in a body's annual report to the General Assembly is that body's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from ingest.references import RESOLUTIONS, Reference

_ASSEMBLY: Final = re.compile(r"A/RES/(?P<session>\d+)/(?P<number>\d+)")
_REPORTS: Final = {"HRC": re.compile(r"A/(?:6[1-9]|[7-9]\d|\d{3})/53(?:/|$)")}
"""Symbols of the annual reports that print a body's resolutions: Supplement No. 53 to the Official Records of the
General Assembly has been the Human Rights Council's since the sixty-first session."""


class Named:
    """The resolutions that a document has named with their body or date, in the order of reading."""

    def __init__(self) -> None:
        self._symbols: set[str] = set()

    def settle(self, references: Iterable[Reference], symbols: Iterable[Reference]) -> Iterator[Reference]:
        """The references of one part, a bare number as that of the body named before; `symbols` are printed there."""
        printed = list(symbols)
        for reference in references:
            if reference.bare:
                yield replace(reference, symbol=self._meant(reference, printed))
            else:
                self._symbols.add(reference.symbol)
                yield reference

    def _meant(self, reference: Reference, printed: list[Reference]) -> str:
        match = _ASSEMBLY.fullmatch(reference.symbol)
        if not match or reference.symbol in self._symbols:
            return reference.symbol
        alike = [RESOLUTIONS[body].format(match["session"], match["number"]) for body in ("HRC", "EA")]
        before = [symbol for symbol in alike if symbol in self._symbols]
        reported = [
            RESOLUTIONS[body].format(match["session"], match["number"])
            for body, report in _REPORTS.items()
            if any(report.match(item.symbol) and item.end <= reference.start for item in printed)
        ]
        return next(iter([*before, *reported]), reference.symbol)
