"""Word documents."""

from __future__ import annotations

from plugins.text.formats.docx_reader import read
from plugins.text.formats.docx_writer import write

__all__ = ["read", "write"]
