"""OpenDocument texts."""

from __future__ import annotations

from plugins.text.formats.odt_reader import read
from plugins.text.formats.odt_writer import write

__all__ = ["read", "write"]
