"""Which number or letter is due next in a text: a mark at the start of a line counts if it is."""

from __future__ import annotations

from ingest.markers import Kind, Marker, letter_value


class Due:
    """Follows the marks that have opened a block so far."""

    def __init__(self) -> None:
        self.arabic = 0
        self.clause = (0, 0)
        self.letters: set[str] = set()

    def comes(self, marker: Marker, rested: bool) -> bool:
        """Whether a marked line opens a block. `rested`: the line before has come to an end."""
        if marker.kind is Kind.ARABIC:
            return marker.number == self.arabic + 1 or rested
        if marker.kind is Kind.CLAUSE:
            major, minor = (int(part) for part in marker.value.split("."))
            return rested and (major, minor) in ((self.clause[0], self.clause[1] + 1), (self.clause[0] + 1, 1))
        if marker.kind in (Kind.LETTER, Kind.DIGIT):
            return rested or self._follows(marker)
        return rested

    def _follows(self, marker: Marker) -> bool:
        return any(letter_value(marker.value) == letter_value(seen) + 1 for seen in self.letters)

    def take(self, marker: Marker) -> None:
        """Remember a mark that opened a block."""
        if marker.kind is Kind.ARABIC:
            self.arabic = marker.number
            self.letters.clear()
        elif marker.kind is Kind.CLAUSE:
            major, minor = (int(part) for part in marker.value.split("."))
            self.clause = (major, minor)
            self.letters.clear()
        elif marker.kind is Kind.LETTER:
            self.letters.add(marker.value)
