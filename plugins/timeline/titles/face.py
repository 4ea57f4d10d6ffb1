"""Face: a font that is open in a weight and a slant, and what it makes of text."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from plugins.timeline.titles.families import Style

if TYPE_CHECKING:
    import uharfbuzz

_SLANT = 0.2
_BOLD = 0.025
_MUCH_LIGHTER = 150
"""A face that is so much lighter than what is asked for is drawn bolder."""


class Glyph(NamedTuple):
    """A glyph, its advance along the line and its shift from the pen, in units of the font's size; y goes upwards."""

    id: int
    advance: float
    x: float
    y: float


@dataclass(frozen=True)
class Face:
    """A font as text is set in it."""

    font: uharfbuzz.Font
    units: int

    def has(self, character: str) -> bool:
        """Whether there is a glyph for it; what has no shape needs none."""
        return bool(self.font.get_nominal_glyph(ord(character))) or not character.isprintable() or character.isspace()

    @property
    def extents(self) -> tuple[float, float]:
        """How far it reaches above the baseline and, negative, below it, in units of its size."""
        found = self.font.get_font_extents("ltr")
        return found.ascender / self.units, found.descender / self.units

    def shape(self, text: str, *, vertical: bool = False) -> tuple[Glyph, ...]:
        """The glyphs of a text in the order in which they stand; vertically the pen is at the top middle of each."""
        import uharfbuzz

        hb: Any = uharfbuzz
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        if vertical:
            buffer.direction = "ttb"
        hb.shape(self.font, buffer, {})
        return tuple(
            Glyph(
                info.codepoint,
                (-position.y_advance if vertical else position.x_advance) / self.units,
                position.x_offset / self.units,
                position.y_offset / self.units,
            )
            for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
        )


@lru_cache(maxsize=64)
def open_face(style: Style, weight: int, italic: bool) -> Face:
    """Open a style; the weight and the slant that it lacks are drawn."""
    import uharfbuzz

    hb: Any = uharfbuzz

    face = hb.Face(hb.Blob.from_file_path(str(style.path)), style.index)
    font = hb.Font(face)
    if style.variable:
        font.set_variations({"wght": float(weight)})
    elif weight - style.weight >= _MUCH_LIGHTER:
        font.synthetic_bold = (_BOLD, _BOLD, False)
    if italic and not style.italic:
        font.synthetic_slant = _SLANT
    return Face(font, int(face.upem))
