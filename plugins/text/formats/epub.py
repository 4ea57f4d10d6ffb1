"""E-books."""

from __future__ import annotations

from plugins.text.formats.epub_reader import read
from plugins.text.formats.epub_writer import write

__all__ = ["read", "write"]
