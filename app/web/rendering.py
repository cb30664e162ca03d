"""Templates with the words of the reader's language; every text is escaped, none is ever marked as safe."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote, urlencode

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse, Response

from app.web.negotiation import languages
from app.web.sources import Source
from kg.language import detect, from_right
from kg.version import VERSION
from ontology import DATA, LANGUAGES, UNP, table

if TYPE_CHECKING:
    from starlette.requests import Request

FOLDER: Final = Path(__file__).parent
DEFAULT: Final = "en"
_PLAIN: Final = "/%:@()._~-,;!$&'*+="
"""Characters of an IRI that stay as they are in an address."""


@cache
def words(language: str) -> dict[str, Any]:
    """The words of the pages in one language: `words/<language>.toml`."""
    with (FOLDER / "words" / f"{language}.toml").open("rb") as file:
        return tomllib.load(file)


def language_of(request: Request) -> str:
    """The language of the pages: ?ui=, else the browser's, else English."""
    asked = [request.query_params.get("ui", ""), *languages(request.headers.get("accept-language"))]
    return next((one for one in asked if one in LANGUAGES), DEFAULT)


def page(
    request: Request, template: str, status: int = 200, headers: dict[str, str] | None = None, **context: Any
) -> Response:
    """A page. `context` is what its template names."""
    language = language_of(request)
    addresses = Addresses(language if request.query_params.get("ui") == language else "")
    text = (
        _environment()
        .get_template(template)
        .render(
            w=words(language),
            ui=language,
            direction=direction(language),
            link=addresses.link,
            href=addresses.href,
            cited=addresses.cited,
            switch=_switches(request),
            request_ui=addresses.chosen,
            **context,
        )
    )
    told = {"content-language": language, "vary": "accept, accept-language", **(headers or {})}
    return HTMLResponse(text, status, told)


class Addresses:
    """Addresses within the site; they keep the language of the pages where it was chosen by the reader."""

    def __init__(self, chosen: str) -> None:
        self.chosen = chosen

    def link(self, path: str, **parameters: object) -> str:
        """A path with its parameters, lists as repeated ones; those that are None, "" or empty are left out."""
        told = {name: value for name, value in parameters.items() if value not in (None, "", [], ())}
        if self.chosen:
            told["ui"] = self.chosen
        return path + ("?" + urlencode(told, doseq=True) if told else "")

    def href(self, iri: str, **parameters: object) -> str:
        """Where a node is shown here: at its own path when it is ours, else by its IRI."""
        place, _, fragment = iri.partition("#")
        if iri.startswith(UNP):
            return self.link("/ont") + f"#{quote(fragment, safe=_PLAIN)}"
        if not iri.startswith(DATA):
            return self.link("/node", iri=iri, **parameters)
        address = self.link("/id/" + quote(place.removeprefix(DATA), safe=_PLAIN), **parameters)
        return address + (f"#{quote(fragment, safe=_PLAIN)}" if fragment else "")

    def cited(self, source: Source) -> str:
        """The page of the document in the source's language, its words highlighted."""
        return self.href(source.iri, language=source.language, mark=source.mark)


def direction(language: str) -> str:
    return "rtl" if from_right(language) else "ltr"


def in_language(text: str) -> dict[str, str]:
    """The language of a name in a script of its own, as attributes; none for Latin letters, which many share."""
    language = detect(text)
    return {} if table(language, "search")["script"] == "latin" else {"lang": language}


def place(iri: str) -> str:
    """`A/RES/64/223, op-9` for a part of a document; "" for other nodes."""
    path = iri.removeprefix(f"{DATA}doc/")
    return path.replace("#", ", ") if path != iri and "#" in path else ""


def symbol(iri: str) -> str:
    """`A/RES/64/223` for a document, `A/RES/64/223, op-9` for a part of it; "" for other nodes."""
    path = iri.removeprefix(f"{DATA}doc/")
    return path.replace("#", ", ") if path != iri else ""


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(FOLDER / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["ours"] = lambda iri: iri.removeprefix(DATA)
    environment.globals.update(
        place=place,
        symbol=symbol,
        names={language: words(language)["site"]["language"] for language in LANGUAGES},
        direction_of=direction,
        in_language=in_language,
        version=VERSION,
        zip=zip,
    )
    return environment


def _switches(request: Request) -> dict[str, str]:
    """The address of this page in each language of the pages."""
    others = [(name, value) for name, value in request.query_params.multi_items() if name != "ui"]
    path = quote(request.url.path, safe=_PLAIN)
    return {language: f"{path}?{urlencode([*others, ('ui', language)])}" for language in LANGUAGES}
