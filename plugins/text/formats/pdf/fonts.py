"""Fonts of this machine: which of them a text is set in."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from app.api import InvalidData, UserError
from app.api.fonts import installed_fonts
from plugins.text.formats.pdf.face import Face, open_face

_JAPANESE = (
    "notoserifcjk(jp)?-(regular|medium)|notoserifcjkjp|notoserifjp-?(regular|variablefont|\\[|vf|$)"
    "|sourcehanserif(jp)?-regular",
    "hiraginomincho|ヒラギ\u30ce明朝|hiraminpro",
    "yumin(cho)?(-?regular|-?medium|$)|bizudp?mincho|ipaexm|ipamp?$|msmincho",
    "notosanscjk(jp)?-regular|notosanscjkjp|notosansjp-?(regular|variablefont|\\[|vf|$)|sourcehansans(jp)?-regular",
    "hiraginokaku|ヒラギ\u30ce角ゴシックw3|hiragino",
    "yugoth(r|m|ic)|bizudp?gothic|meiryo$|ipaexg|ipagp?$|takaoe?xg|takaop?gothic|vl-?p?gothic|msgothic|droidsansfallback",
)
_LATIN = (
    "notoserif-regular|sourceserif\\w*-regular|libertinusserif-regular",
    "liberationserif-regular|timesnewroman$|times$|tinos-regular|nimbusroman-regular",
    "georgia$|cambria$|dejavuserif$|freeserif$|palatino",
    "notosans-regular|dejavusans$|liberationsans-regular|arial$|helvetica|segoeui$",
)
_FIXED = (
    "dejavusansmono$|liberationmono-regular|notosansmono-regular|notomono-regular",
    "menlo|couriernew$|cour$|consola$|nimbusmonops-regular",
)
_OTHERS = ("unicode|symbola|notosanssymbols|seguisym|freesans$|dejavusans$|droidsansfallback",)
_IMPLIED = re.compile(r"[-_ ]?(regular|medium|roman|book|w3|variablefont\w*)?$")


def _installed() -> dict[str, Path]:
    """The font files of this machine by their short names."""
    found: dict[str, Path] = {}
    for path in installed_fonts():
        found.setdefault(_name(path), path)
    return dict(sorted(found.items()))


@dataclass(slots=True)
class Fonts:
    """The fonts of one book; the first that has a character sets it."""

    language: str
    chosen: Path | None = None
    _files: dict[str, Path] = field(default_factory=_installed)
    _chains: dict[tuple[bool, bool, bool], list[Face]] = field(default_factory=dict)
    _found: dict[tuple[str, bool, bool, bool], Face] = field(default_factory=dict)

    def face(self, character: str, *, bold: bool = False, italic: bool = False, fixed: bool = False) -> Face:
        """The face for a character; raises UserError where no font has such a letter."""
        key = (character, bold, italic, fixed)
        if key not in self._found:
            self._found[key] = self._face(character, bold, italic, fixed)
        return self._found[key]

    @property
    def used(self) -> list[Face]:
        """The faces of which something was set."""
        faces = {id(face): face for chain in self._chains.values() for face in chain if face.used}
        return list(faces.values())

    def _face(self, character: str, bold: bool, italic: bool, fixed: bool) -> Face:
        kind = (bold, italic, fixed)
        if kind not in self._chains:
            self._chains[kind] = list(self._chain(bold, italic, fixed))
        chain = self._chains[kind]
        for face in chain:
            if face.has(character):
                return face
        if unicodedata.category(character)[0] == "L" or not chain:
            raise UserError(
                "No font on this machine has the letters of this text, such as “{letter}”.",
                advice="Install one that has them, such as Noto Serif or, for Japanese, Noto Serif CJK.",
                letter=character,
            )
        return chain[0]

    def _chain(self, bold: bool, italic: bool, fixed: bool) -> Iterator[Face]:
        first, second = (_JAPANESE, _LATIN) if self.language[:2] in ("ja", "zh") else (_LATIN, _JAPANESE)
        if self.chosen:
            face = self._styled(self.chosen, bold, italic) or open_face(self.chosen, bold=bold, italic=italic)
            if face is None:
                raise InvalidData(
                    "{name} is no font that may be put into a document.",
                    advice="Choose another.",
                    name=self.chosen.name,
                )
            yield face
        for patterns in ((_FIXED,) if fixed else ()) + (first, second, _OTHERS):
            face = self._best(patterns, bold, italic)
            if face:
                yield face

    def _best(self, patterns: Iterable[str], bold: bool, italic: bool) -> Face | None:
        """The first font that a pattern names and that can be used."""
        for pattern in patterns:
            for name, path in self._files.items():
                if re.match(f"(?:{pattern})", name):
                    face = open_face(path, bold=bold, italic=italic)
                    if face:
                        return self._styled(path, bold, italic) or face
        return None

    def _styled(self, path: Path, bold: bool, italic: bool) -> Face | None:
        """The face of the same family with another weight or slant; a slant may still have to be drawn."""
        stem = _IMPLIED.sub("", _name(path))
        weights = ("bold", "bd", "b", "w6", "semibold") if bold else ("",)
        slants = ("italic", "oblique", "i", "it") if italic else ("",)
        for slant in (*slants, *([""] if bold and italic else [])):
            for weight in weights:
                for joint in ("-", ""):
                    found = self._files.get(f"{stem}{joint}{weight}{slant}")
                    if found and found.parent == path.parent and found != path:
                        return open_face(found, bold=False, italic=italic and not slant)
        return None


def _name(path: Path) -> str:
    return unicodedata.normalize("NFC", path.stem).lower().replace(" ", "").replace("_", "")
