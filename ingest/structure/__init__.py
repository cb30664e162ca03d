"""Blocks to parts: which paragraph is what, and what it is called."""

from __future__ import annotations

from ingest.structure.builder import parts

__all__ = ["parts"]
