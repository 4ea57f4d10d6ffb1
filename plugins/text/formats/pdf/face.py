"""Face: one font file, its glyphs for a text, and the part of it that goes into a document."""

from __future__ import annotations

import re
import struct
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import uharfbuzz

_RESTRICTED = 0x0002
_BITMAPS_ONLY = 0x0200
_REGULAR, _HEAVY = 400, 700


@dataclass(frozen=True, slots=True)
class Glyph:
    """A glyph and where it stands from the pen; units of the font's size. `text` is what it stands for."""

    id: int
    advance: float
    x: float
    y: float
    text: str


@dataclass(slots=True)
class Face:
    """A face that is open. `bold` and `italic` say that the look has to be drawn, since the font has none."""

    name: str
    bold: bool
    italic: bool
    font: uharfbuzz.Font
    is_outline: bool
    weight: int | None
    used: dict[int, str] = field(default_factory=dict)
    _shaped: dict[tuple[str, bool], tuple[Glyph, ...]] = field(default_factory=dict)

    def has(self, character: str) -> bool:
        """Whether there is a glyph for it; what has no shape needs none."""
        return bool(self.font.get_nominal_glyph(ord(character))) or not character.isprintable()

    def shape(self, text: str, *, vertical: bool = False) -> tuple[Glyph, ...]:
        """The glyphs of a text that is set in one piece; vertically the pen is at the top middle of each."""
        key = (text, vertical)
        if key not in self._shaped:
            self._shaped[key] = self._glyphs(text, vertical)
        return self._shaped[key]

    def turns(self, character: str) -> bool:
        """Whether it has another glyph for vertical text."""
        (glyph, *_) = self.shape(character, vertical=True) or (None,)
        return glyph is not None and glyph.id != self.font.get_nominal_glyph(ord(character))

    def width(self, glyph: int) -> float:
        """A glyph's width when it is set horizontally, in units of the font's size."""
        return float(self.font.get_glyph_h_advance(glyph)) / self._units

    def subset(self) -> tuple[bytes, bool]:
        """The font with what was used of it alone, and whether it is in the compact form (CFF)."""
        import uharfbuzz as hb

        chosen = hb.SubsetInput()
        chosen.glyph_set.update(self.used)
        flags = hb.SubsetFlags
        chosen.flags = (
            flags.RETAIN_GIDS | flags.NO_HINTING | flags.NO_LAYOUT_CLOSURE | flags.NOTDEF_OUTLINE
            | flags.DESUBROUTINIZE | flags.CFF_IDENTITY_CHARSET | flags.DOWNGRADE_CFF2
        )  # fmt: skip
        chosen.sets(hb.SubsetInputSets.DROP_TABLE_TAG).update(
            int.from_bytes(tag, "big") for tag in (b"GSUB", b"GPOS", b"GDEF", b"DSIG", b"meta")
        )
        if self.weight is not None:
            chosen.pin_all_axes_to_default(self.font.face)
            chosen.pin_axis_location(self.font.face, "wght", self.weight)
        cut = hb.SubsetPlan(self.font.face, chosen).execute()
        if self.is_outline:
            return bytes(cut.reference_table("CFF ").data), True
        return bytes(cut.blob.data), False

    @property
    def extents(self) -> tuple[float, float]:
        """Ascent and descent in units of the font's size; the descent is negative."""
        found = self.font.get_font_extents("ltr")
        return found.ascender / self._units, found.descender / self._units

    @property
    def _units(self) -> int:
        return int(self.font.face.upem)

    def _glyphs(self, text: str, vertical: bool) -> tuple[Glyph, ...]:
        import uharfbuzz as hb

        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        if vertical:
            buffer.direction = "ttb"
        hb.shape(self.font, buffer, {})
        units = self._units
        infos, positions = buffer.glyph_infos, buffer.glyph_positions
        starts = sorted({info.cluster for info in infos})
        ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
        found = []
        told: set[int] = set()
        for info, position in zip(infos, positions, strict=True):
            said = "" if info.cluster in told else text[info.cluster : ends[info.cluster]]
            told.add(info.cluster)
            advance = -position.y_advance if vertical else position.x_advance
            found.append(
                Glyph(info.codepoint, advance / units, position.x_offset / units, position.y_offset / units, said)
            )
            if said or info.codepoint not in self.used:
                self.used.setdefault(info.codepoint, said)
        return tuple(found)


def open_face(path: Path, *, bold: bool, italic: bool) -> Face | None:
    """Open a font's file; None where it is none, is damaged, or may not be put into a document."""
    import uharfbuzz as hb

    try:
        face = hb.Face(hb.Blob.from_file_path(str(path)), 0)
    except (OSError, hb.HarfBuzzError, ValueError):
        return None
    tags = set(face.table_tags)
    if not face.upem or not face.glyph_count or not {"cmap", "head"} <= tags or not tags & {"glyf", "CFF ", "CFF2"}:
        return None
    if not _may_be_embedded(face):
        return None
    font = hb.Font(face)
    axes = [axis.tag for axis in face.axis_infos]
    weight = None
    if "wght" in axes:
        weight = _HEAVY if bold else _REGULAR
        font.set_variations({"wght": weight})
        bold = False
    elif axes:
        return None
    name = face.get_name(hb.OTNameIdPredefined.POSTSCRIPT_NAME) or path.stem
    name = re.sub(r"[^A-Za-z0-9-]", "", name) or "Font"
    return Face(name, bold, italic, font, "glyf" not in tags, weight)


def _may_be_embedded(face: uharfbuzz.Face) -> bool:
    """Whether the font's own rights allow a part of it in a document."""
    table = face.reference_table("OS/2")
    data = table.data if table else b""
    if len(data) < 10:
        return True
    (rights,) = struct.unpack(">H", data[8:10])
    return not (rights & 0xF == _RESTRICTED or rights & _BITMAPS_ONLY)
