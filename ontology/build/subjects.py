"""Subjects of the UNBIS Thesaurus near partnership and development, by IRI with their English labels.

    KG_CORPUS=… python -m ontology.build.subjects

They stand among the schemes, not in the gazetteer: documents are about them, texts do not name them.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Final

from ontology import FOLDER, PREFIXES
from ontology.build.turtle import block, labels

WORDS: Final = (
    r"PARTNERSHIP|PRIVATE SECTOR|PUBLIC SECTOR|NON-GOVERNMENTAL|CIVIL SOCIETY|SUSTAINABLE|DEVELOPMENT|"
    r"FINANC|MILLENNIUM|BUSINESS|TRANSNATIONAL CORP|COOPERATION|CORPORATE|FOUNDATION|VOLUNTEER|"
    r"POVERTY|CLIMATE|DISASTER|GENDER|WOMEN|HUMAN RIGHTS|EDUCATION|HEALTH|WATER|FOOD|ENERGY|TRADE|"
    r"INVESTMENT|TECHNOLOGY TRANSFER|INFORMATION SOCIETY|CAPACITY BUILDING|TRUST FUNDS|"
    r"RESOURCES MOBILIZATION|HUMANITARIAN|MIGRA|REFUGEE|YOUTH|CHILDREN|DISABILIT|CRIME|TERRORISM|"
    r"PEACE|DISARMAMENT|OCEAN|FOREST|BIODIVERSITY|DESERTIFICATION|SMALL ISLAND|LEAST DEVELOPED|"
    r"LANDLOCKED|REGIONAL ORGANIZATION|UN SYSTEM|SPECIALIZED AGENC|INDIGENOUS|AGEING|CULTURE|TOURISM|"
    r"SPORT|HIV|MALARIA|TUBERCULOSIS"
)
SUBJECT: Final = re.compile(r"pref_label=(?P<label>[^\t]+)\turi=\S+thesaurus#(?P<code>\d{7})\tkind=pref")
HEAD: Final = """# Subjects of the UNBIS Thesaurus near partnership and development, English labels.
# The thesaurus itself is at http://metadata.un.org/thesaurus/; here are those that our documents are likely to carry.

@prefix skos: <{skos}> .
@prefix unbist: <{unbist}> .

<http://metadata.un.org/thesaurus/> a skos:ConceptScheme ;
    skos:prefLabel "UNBIS Thesaurus"@en, "Tesauro UNBIS"@es, "Thésaurus UNBIS"@fr,
        "Тезаурус ЮНБИС"@ru, "مكنز يونبيس"@ar, "联合国书目信息系统叙词表"@zh .
"""


def main() -> None:
    """Write `schemes/subjects.ttl`."""
    table = Path(os.environ["KG_CORPUS"]) / "corpus" / "gazetteer" / "unbis-labels-en.lst"
    found = dict(sorted((m["code"], m["label"]) for m in SUBJECT.finditer(table.read_text(encoding="utf-8"))))
    near = re.compile(rf"\b(?:{WORDS})")
    blocks = [concept(code, label) for code, label in found.items() if near.search(label)]
    path = FOLDER / "schemes" / "subjects.ttl"
    path.write_text("\n".join([HEAD.format(**PREFIXES), *blocks]), encoding="utf-8")


def concept(code: str, label: str) -> str:
    """One subject; the thesaurus prints capitals, readers prefer a sentence."""
    plain = label if len(label) <= 4 else label.capitalize()
    scheme = "skos:inScheme <http://metadata.un.org/thesaurus/>"
    return block(f"unbist:{code}", ("a skos:Concept", scheme, labels("skos:prefLabel", {"en": [plain]})))


if __name__ == "__main__":
    main()
