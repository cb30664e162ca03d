"""The fragment that names a part within its document, the same in every language version.

    pp-1  op-9  op-24-a  op-24-a-i  para-62  para-24-a  para-24-rec-3  cl-2.1  cl-2.1-a  sec-4  sec-3-A  fn-2  fn.s1
    box-1  box-1-2  fig-1  table-1  annex  annex-7  annex-II-7  summary  enacting  title  sig
    text-sec-2-1  furniture-3

Unnumbered text hangs on the last numbered part before it, so that a paragraph that one language version lacks does not
shift the names of all that follow.
"""

from __future__ import annotations

import re
from collections import Counter

_UNSAFE = re.compile(r"[^\w.\-]")


class Names:
    """Gives out the fragments of one document, each once; a second part of the same name gets `.2`."""

    def __init__(self) -> None:
        self._given: Counter[str] = Counter()
        self._hung: Counter[str] = Counter()

    def unique(self, fragment: str) -> str:
        """The fragment itself, or with `.2`, `.3` if it is taken."""
        fragment = _UNSAFE.sub("", fragment)
        self._given[fragment] += 1
        count = self._given[fragment]
        return fragment if count == 1 else f"{fragment}.{count}"

    def counted(self, stem: str) -> str:
        """The next name of a series: `furniture-1`, `furniture-2`."""
        self._hung[stem] += 1
        return self.unique(f"{stem}-{self._hung[stem]}")

    def hung(self, anchor: str, kind: str = "text") -> str:
        """A name for an unnumbered part after `anchor` ("" at the beginning): `text-sec-2-1`, `text-start-1`."""
        stem = f"{kind}-{anchor or 'start'}"
        self._hung[stem] += 1
        return self.unique(f"{stem}-{self._hung[stem]}")


def note(marker: str) -> str:
    """The fragment of a footnote: `note("2") == "fn-2"`, `note("٢")` too, `note("**") == "fn.s2"`."""
    folded = marker.replace("＊", "*")
    if set(folded) == {"*"}:
        return f"fn.s{len(folded)}"
    return f"fn-{int(marker)}" if marker.isdecimal() else f"fn-{marker}"
