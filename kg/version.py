"""The version of this distribution, as it stands in the provenance of every statement."""

from typing import Final

VERSION: Final = "0.1.0"
