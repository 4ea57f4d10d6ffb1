"""Archives: the zip files that DOCX, ODT and EPUB are, read without trusting what they say of themselves."""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import unquote
from xml.etree.ElementTree import Element, ParseError

from app.api import InvalidData

MOST_ENTRIES = 20_000
LARGEST_ENTRY = 128 << 20
LARGEST_XML = 64 << 20
LARGEST_TOTAL = 512 << 20
"""Bytes, unpacked."""

_PIECE = 1 << 18
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_XML = (".xml", ".rels", ".xhtml", ".html", ".htm", ".opf", ".ncx")


class Archive:
    """A zip file that is open for reading; everything in it has a size that fits into memory."""

    def __init__(self, path: Path) -> None:
        """Open it; raises InvalidData that says what is wrong."""
        self._name = path.name
        with path.open("rb") as file:
            begin = file.read(8)
        if begin == _OLE:
            raise InvalidData(
                "{name} is protected with a password, or comes from an old version of Word.",
                advice="Open it where it was written, and save it without a password in the present format.",
                name=self._name,
            )
        try:
            self._zip = zipfile.ZipFile(path)
        except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError) as error:
            raise self.damaged() from error
        self._entries = {entry.filename: entry for entry in self._zip.infolist()}
        try:
            self._check()
        except InvalidData:
            self._zip.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self._zip.close()

    def __contains__(self, name: str) -> bool:
        return name in self._entries

    def read(self, name: str) -> bytes:
        """The bytes of an entry; raises InvalidData where it is missing or damaged."""
        if name not in self._entries:
            raise InvalidData(
                "{name} is incomplete: {part} is missing in it.",
                advice="Export it again where it was written.",
                name=self._name,
                part=name[:200],
            )
        entry = self._entries[name]
        parts = []
        left = entry.file_size
        try:
            with self._zip.open(entry) as file:
                # Piece by piece: in one go, what is behind the size that was claimed would be unpacked too.
                while part := file.read(_PIECE):
                    parts.append(part)
                    left -= len(part)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError) as error:
            raise self.damaged() from error
        if left:
            raise self.damaged()
        return b"".join(parts)

    def find(self, base: str, address: str) -> str | None:
        """The name of the entry at an address that is relative to another entry; None where there is none."""
        path = unquote(address.split("#")[0].split("?")[0])
        name = posixpath.normpath(posixpath.join(posixpath.dirname(base), path))
        return name if name in self._entries else None

    def xml(self, name: str) -> Element:
        """The XML of an entry; raises InvalidData where it is missing, damaged or hostile."""
        from defusedxml import DefusedXmlException
        from defusedxml.ElementTree import fromstring

        try:
            root: Element = fromstring(self.read(name))
        except (ParseError, DefusedXmlException, ValueError, LookupError) as error:
            raise self.damaged() from error
        return root

    def damaged(self) -> InvalidData:
        """The error that says that the file is not what it should be."""
        return InvalidData(
            "{name} is damaged, or not the document that its name says.",
            advice="Export it again where it was written.",
            name=self._name,
        )

    def protected(self) -> InvalidData:
        """The error that says that the file is encrypted."""
        return InvalidData(
            "{name} is protected: its text cannot be read.",
            advice="Save it without a password or copy protection.",
            name=self._name,
        )

    def _check(self) -> None:
        entries = self._entries.values()
        if any(entry.flag_bits & 1 for entry in entries):
            raise self.protected()
        xml = (entry.file_size for entry in entries if entry.filename.lower().endswith(_XML))
        if (
            len(self._entries) > MOST_ENTRIES
            or sum(entry.file_size for entry in entries) > LARGEST_TOTAL
            or max((entry.file_size for entry in entries), default=0) > LARGEST_ENTRY
            or max(xml, default=0) > LARGEST_XML
        ):
            raise InvalidData(
                "{name} says that it holds more than the studio opens: at most {most} MB.",
                advice="Cut it into several files.",
                name=self._name,
                most=LARGEST_TOTAL >> 20,
            )


def number_in(text: str | None, default: int = 0) -> int:
    """A number of a few digits, or another where it is none."""
    return int(text) if text and len(text) < 10 and text.isascii() and text.isdigit() else default
