"""A book as a PDF, with fonts of this machine: horizontal, or in columns from right to left."""

from __future__ import annotations

from plugins.text.formats.pdf.document import write

__all__ = ["write"]
