"""The version of this distribution, as it stands in the provenance of every statement."""

from typing import Final

from ontology import DATA

VERSION: Final = "0.1.0"
AGENT: Final = f"{DATA}agent/partnership-kg/{VERSION}"
"""The `prov:SoftwareAgent` that every run is associated with."""
