"""Names found by their form: what ends like a body ("… Initiative", …基金会), is set in title marks, or is abbreviated.

The words stand in `ontology/languages/<code>/mentions.toml`. Nothing here knows a name; it knows how names are built.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from ingest.entities import GROUP
from ingest.nameforms import LONGEST, counted, far_enough, rules_of
from ingest.phrases import REMEMBERED, phrases
from ontology import table

Span = tuple[int, int]
_FIRST_WORD = re.compile(r"(?P<word>\w+)(?:\s[a-zà-ÿа-яё]+)*\s")


@dataclass(frozen=True, slots=True)
class Formed:
    """A name over `text[start:end]`; `kind` is an entity type, or "work", "person", "event"."""

    start: int
    end: int
    label: str
    kind: str
    printed: str = ""
    """What the text has, where `label` is its first case."""


def names_by_form(text: str, language: str, anchors: Sequence[Span]) -> list[Formed]:
    """Bodies named in `text` by head word; `anchors` are names already known, which a longer name may begin with."""
    rules = rules_of(language)
    find = _ideographic if rules["ideographic"] else _capitalised
    found = list(find(text, rules, anchors))
    longer = [f for f in found if f.kind in rules["nests"]]
    if longer:
        found += find(text, rules, [*anchors, *((f.start, f.end) for f in longer)])
    listed = as_phrases(text, language)
    found = [_up_to_the_list(form, text, listed) for form in found] if listed else found
    return sorted(dict.fromkeys([*listed, *found]), key=lambda form: (form.start, form.end))


def _up_to_the_list(form: Formed, text: str, listed: Sequence[Formed]) -> Formed:
    """A name with the whole list that it ends with: "the Board’s Committee on Roads, Bridges and Ports"."""
    ends = (name.end for name in listed if form.start < name.start < form.end < name.end)
    end = next(ends, form.end)
    return form if end == form.end else replace(form, end=end, label=text[form.start : end])


@lru_cache(maxsize=REMEMBERED)
def as_phrases(text: str, language: str) -> tuple[Formed, ...]:
    """Bodies whose names read as phrases, each by its first case."""
    rules = rules_of(language)
    told = ((p, kind_of(p.head[0].upper() + p.head[1:], rules)) for p in phrases(text, language))
    named = ((p, kind) for p, kind in told if kind and not rules["generic"].fullmatch(p.label))
    return tuple(Formed(p.start, p.end, p.label, kind, text[p.start : p.end]) for p, kind in named)


def united_label(language: str) -> str:
    """What the bodies of the United Nations are called together."""
    return str(table(language, "mentions")["forms"]["united_label"])


def conjoined(text: str, start: int, end: int, first: int, last: int, language: str) -> bool:
    """Whether "and" joins `text[start:end]` to the rest of `text[first:last]`."""
    joint = rules_of(language)["joint"]
    return joint.match(text, end, last) is not None or any(m.end() == start for m in joint.finditer(text, first, start))


def explained(text: str, end: int, language: str) -> bool:
    """Whether a short form in brackets stands right behind `end`: what it stands for is one name."""
    blanks = len(text[end : end + 2]) - len(text[end : end + 2].lstrip())
    return rules_of(language)["bracket"].match(text, end + blanks) is not None


def anothers(text: str, end: int, language: str) -> bool:
    """Whether the words behind a short name make it that of another: "the Secretariat of the Alliance"."""
    return rules_of(language)["owned"].match(text, end) is not None


def foreign(text: str, language: str) -> list[Formed]:
    """Bodies whose names keep their own script in the text."""
    return [Formed(m.start(), m.end(), m.group(), "other") for m in rules_of(language)["foreign"].finditer(text)]


def head_kind(label: str, language: str) -> str:
    """The kind of body, post or event that a whole label names by its head word; "" when it names none."""
    rules = rules_of(language)
    if rules["ideographic"]:
        if rules["vague"].fullmatch(label):
            return ""
    elif trimmed(label, 0, len(label), rules) or not rules["run"].fullmatch(label):
        return ""
    return kind_of(label, rules) or ("office" if rules["units"].search(label) else "")


def people(text: str, language: str) -> list[Formed]:
    """Persons named with a title: "Mr. Juan Somavía", 马尔科·罗西先生."""
    rules = rules_of(language)
    found = ((m, m.lastgroup or 0) for m in rules["person"].finditer(text))
    return [Formed(m.start(name), m.end(name), m[name], "person") for m, name in found if not kind_of(m[name], rules)]


def unnamed(text: str, language: str) -> list[Formed]:
    """Partners that the text describes without naming them: "a large global furniture retailer"."""
    found = rules_of(language)["unnamed"].finditer(text)
    return [Formed(m.start(), m.end(), definite(m.group(), language), "company") for m in found]


def definite(label: str, language: str) -> str:
    """What somebody without a name is called, without the article that says so: "large regional bank"."""
    return str(rules_of(language)["indefinite"].sub("", label))


@lru_cache(maxsize=REMEMBERED)
def collectives(text: str, language: str) -> tuple[Formed, ...]:
    """Groups of actors that a text speaks to: Member States, civil society, 发展中国家."""
    return tuple(Formed(m.start(), m.end(), m.group(), GROUP) for m in rules_of(language)["collective"].finditer(text))


def united_nations(text: str, language: str, loosely: bool = False) -> list[Formed]:
    """Groups of bodies of the United Nations: 联合国各机构、基金和方案, "relevant United Nations entities".

    `loosely` also finds those that a report calls so after it has spoken of them: 各个机构, "the agencies".
    """
    rules = rules_of(language)
    patterns = (rules["united"], rules["united_loose"]) if loosely else (rules["united"],)
    return [Formed(m.start(), m.end(), m.group(), GROUP) for pattern in patterns for m in pattern.finditer(text)]


def _ideographic(text: str, rules: dict[str, Any], anchors: Sequence[Span]) -> Iterator[Formed]:
    """A head word, and to its left an anchor with nothing between them that breaks a name."""
    known = {end: start for start, end in sorted(anchors, reverse=True)}
    for head in rules["heads"].finditer(text):
        stop = rules["stops"](text, head.start())
        stop = next((a for a, b in anchors if a < stop < b <= head.start()), stop)
        limit = max(stop, head.end() - LONGEST // 2)
        kind = rules["kind_of"](head.group())
        start = _anchored(text, head, limit, anchors, rules)
        if start is None and kind in rules["alone"]:
            start = _alone(text, head, limit, rules)
            if start is not None and kind == "unit":
                start = _with_first_field(text, limit, start, anchors, rules)
        if start is not None and not _may_lengthen(text, start, known.get(head.end()), kind, rules):
            continue
        if start is None or rules["bare"].fullmatch(text, start, head.end()) or counted(text, start, rules):
            continue
        if head.start() - start >= rules["shortest"]:
            yield Formed(start, head.end(), text[start : head.end()], kind)


def _may_lengthen(text: str, start: int, known: int | None, kind: str, rules: dict[str, Any]) -> bool:
    """A known name that ends here is only made longer by a word like "United Nations" before it, without a joint.

    That of a department or an agency means the same body with these words: 联合国海灯署.
    """
    if known is None or start >= known:
        return True
    if kind == "ministry" and text[start:known] == rules["united_nations"]:
        return False
    return rules["anchor"].match(text, start) is not None and not rules["joints"].search(text, start, known)


def _anchored(text: str, head: re.Match[str], limit: int, anchors: Sequence[Span], rules: dict[str, Any]) -> int | None:
    """Where the name begins: at the first anchor from which the text runs unbroken to the head."""
    weak = rules["weak"].fullmatch(head.group())
    found = [(start, end) for start, end in anchors if limit <= start and end <= head.start()]
    if weak:
        found = far_enough(text, found, head.start(), rules)
    else:
        words = (m.span() for m in rules["anchor"].finditer(text, limit, head.start()))
        found += [(start, end) for start, end in words if not any(a <= start < b for a, b in anchors)]
    if rules["kind_of"](head.group()) in rules["adjacent"]:
        found = [(start, end) for start, end in found if end == head.start()]
    for start, end in sorted(found):
        seat = rules["seated"].match(text, end)
        behind = seat.end() if seat else end
        if not rules["joints"].match(text, behind) and not rules["breaks"].search(text, behind, head.start()):
            return start
    return None


def _alone(text: str, head: re.Match[str], limit: int, rules: dict[str, Any]) -> int | None:
    """A head that names a body by itself (…大学, …商会) takes all back to the last break or joint."""
    start = limit
    for pattern in (rules["breaks"], rules["joints"]):
        for match in pattern.finditer(text, limit, head.start()):
            start = max(start, match.end())
    return start if head.start() - start >= rules["shortest"] and not rules["vague"].match(text, start) else None


def _with_first_field(text: str, limit: int, start: int, anchors: Sequence[Span], rules: dict[str, Any]) -> int:
    """Where the name of a unit begins that has two fields, and not only the second: 卫生和教育科."""
    field = rules["field"].search(text, limit, start)
    if field is None or any(a < start and field.start() < b for a, b in anchors):
        return start
    return int(field.start())


def _capitalised(text: str, rules: dict[str, Any], anchors: Sequence[Span]) -> Iterator[Formed]:
    """Runs of capitalised words, with the particles that names contain, that have a head word at either end."""
    runs, lower = _runs(text, rules["language"])
    longer = (span for span in lower if not _overruns(text, span, anchors, rules))
    ends: dict[int, list[int]] = {}
    for start, end in anchors:
        ends.setdefault(start, []).append(end)
    for start, end in (*runs, *longer):
        yield from _named(text, start, _placeless(text, start, end, rules, ends), rules["language"])


@lru_cache(maxsize=REMEMBERED)
def _runs(text: str, language: str) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Where words stand that may be a name by their capitals, and without."""
    rules = rules_of(language)
    lower = tuple(match.span() for match in rules["uncapitalised"].finditer(text))
    return tuple(match.span() for match in rules["run"].finditer(text)), lower


@lru_cache(maxsize=8 * REMEMBERED)
def _named(text: str, start: int, end: int, language: str) -> tuple[Formed, ...]:
    """The names that a run of words is, whatever is known beside."""
    rules = rules_of(language)
    end = start + len(rules["trailing"].sub("", text[start:end]))
    found = []
    for first, last in _two_names(text, trimmed(text, start, end, rules), end, rules):
        label = text[first:last]
        kind = kind_of(label, rules)
        if kind and len(label.split()) > 1 and not label[0].islower() and not rules["generic"].fullmatch(label):
            found.append(Formed(first, last, label, kind))
    return tuple(found)


def _two_names(text: str, start: int, end: int, rules: dict[str, Any]) -> list[Span]:
    """Two names, where "and" stands between a head word that ends one and another whole name; else the one."""
    for joint in rules["joint"].finditer(text, start, end):
        head, rest = text[start : joint.start()].split(), text[joint.end() : end]
        if len(head) > 1 and len(rest.split()) > 1 and kind_of(head[-1], rules) and kind_of(rest, rules):
            return [(start, joint.start()), (joint.end(), end)]
    return [(start, end)]


def _placeless(text: str, start: int, end: int, rules: dict[str, Any], known: Mapping[int, Sequence[int]]) -> int:
    """Where a name ends without the place behind it ("Fundación Levante en Bolivia"), or the house it belongs to.

    `known` gives where each name that is known there begins and ends.
    """
    ends = [m.start() for m in rules["locates"].finditer(text, start, end) if m.end() in known]
    return min((*ends, *(last for last in known.get(start, ()) if rules["house"].match(text, last))), default=end)


def _overruns(text: str, span: Span, anchors: Sequence[Span], rules: dict[str, Any]) -> bool:
    """Whether a name that is known begins here, and other words than the name of its whole go on with it."""
    known = max((end for start, end in anchors if start == span[0]), default=span[1])
    return known < span[1] and " " in text[span[0] : known] and rules["of_whole"].match(text, known) is None


def trimmed(text: str, start: int, end: int, rules: dict[str, Any]) -> int:
    """Where the name begins, behind articles, verbs and its own abbreviation in a list of abbreviations."""
    while skipped := (
        rules["vague"].match(text, start, end) or _verb(text, start, end, rules) or _frame(text, start, end, rules)
    ):
        start = skipped.end()
    first, _, rest = text[start:end].partition(" ")
    initials = "".join(word[0] for word in rest.split() if word[0].isupper())
    return start + len(first) + 1 if len(first) > 1 and first == initials else start


def _verb(text: str, start: int, end: int, rules: dict[str, Any]) -> re.Match[str] | None:
    """A directive verb at the head of a sentence bears a capital, but begins no name."""
    word = _FIRST_WORD.match(text, start, end)
    return word if word and word["word"].casefold() in rules["verbs"] else None


def _frame(text: str, start: int, end: int, rules: dict[str, Any]) -> re.Match[str] | None:
    """What is told of a body and is none, before its name: "Workforce of the Harbour Authority"."""
    frame: re.Match[str] | None = rules["frame"].match(text, start, end)
    if frame is None or kind_of(text[start:end], rules) == "post":
        return None
    if kind_of(frame["what"], rules) or rules["bodily"].search(frame["what"]):
        return None
    return (
        frame if kind_of(text[frame.end() : end], rules) and not rules["generic"].fullmatch(text, start, end) else None
    )


def kind_of(label: str, rules: dict[str, Any]) -> str:
    """The entity type that the head word of a name tells; "" when it has none."""
    return str(rules["kind"](label))
