"""Drawing: pages as the operators of PDF."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from plugins.text.formats.pdf.atoms import Atom, Placed
from plugins.text.formats.pdf.face import Face
from plugins.text.formats.pdf.layout import Layout, Page, Row

_SLANT = 0.2
_MIDDLE = 0.38
"""Where the middle of a line is above the baseline, in units of the font's size."""


@dataclass(slots=True)
class Drawn:
    """A page's operators, the links on it as (rectangle, address), and its headings as (level, title, top)."""

    operators: list[str] = field(default_factory=list)
    links: list[tuple[tuple[float, float, float, float], str]] = field(default_factory=list)
    headings: list[tuple[int, str, float]] = field(default_factory=list)


@dataclass(slots=True)
class Drawing:
    """Draws the pages of a layout; faces and pictures are named as they come."""

    layout: Layout
    faces: dict[int, str] = field(default_factory=dict)
    known_faces: list[Face] = field(default_factory=list)
    pictures: dict[str, str] = field(default_factory=dict)

    def page(self, page: Page, number: int) -> Drawn:
        """Draw a page."""
        drawn = Drawn()
        for across, row in page.rows:
            if row.heading:
                top = self.layout.paper[1] - (self.layout.margin if self._vertical else self.layout.margin + across)
                drawn.headings.append((*row.heading, top))
            if row.line:
                self._line(drawn, across, row)
            elif row.picture:
                self._picture(drawn, across, row)
        if page.has_number:
            self._number(drawn, number)
        return drawn

    @property
    def _vertical(self) -> bool:
        return self.layout.book.vertical

    def _line(self, drawn: Drawn, across: float, row: Row) -> None:
        width, height = self.layout.paper
        margin = self.layout.margin
        middle = across + row.height / 2
        for along, atom in row.line.atoms if row.line else ():
            begin = margin + row.start + along
            if self._vertical:
                x, y = width - margin - middle, height - begin
            else:
                x, y = begin, height - margin - middle - row.size * _MIDDLE
            for part in atom.placed:
                drawn.operators.append(self._text(part, x, y))
            drawn.operators += self._marks(atom, x, y)
            if atom.strike:
                drawn.operators.append(self._strike(atom, x, y))
            if atom.link:
                drawn.links.append((self._around(atom, x, y), atom.link))

    def _text(self, part: Placed, x: float, y: float) -> str:
        """The operators of some glyphs from a place on."""
        slant = _SLANT if part.face.italic else 0.0
        if not self._vertical:
            return self._string(part, f"1 0 {slant:g} 1", x + part.at, y + part.across)
        if part.turned:
            return self._string(part, f"0 -1 1 {-slant:g}", x - part.size * _MIDDLE + part.across, y - part.at)
        if part.horizontal:
            return self._string(part, f"1 0 {slant:g} 1", x + part.across, y - part.at)
        found = []
        at = part.at
        for glyph in part.glyphs:
            left, top = x + part.across + glyph.x * part.size, y - at + glyph.y * part.size
            found.append(f"1 0 {slant:g} 1 {left:.2f} {top:.2f} Tm <{glyph.id:04x}> Tj")
            at += glyph.advance * part.size
        return f"BT {self._font(part)} {' '.join(found)} ET"

    def _string(self, part: Placed, matrix: str, x: float, y: float) -> str:
        """Glyphs one after another, with what their places differ from their widths."""
        pieces = []
        lead = 0.0
        for glyph in part.glyphs:
            lead += glyph.x
            if abs(lead) > 0.0005:
                pieces.append(f"{-lead * 1000:.0f}")
            pieces.append(f"<{glyph.id:04x}>")
            lead = glyph.advance - glyph.x - part.face.width(glyph.id)
        rise = next((glyph.y for glyph in part.glyphs if glyph.y), 0.0) * part.size
        risen = f"{rise:.2f} Ts " if rise else ""
        reset = " 0 Ts" if rise else ""
        return f"BT {self._font(part)} {matrix} {x:.2f} {y:.2f} Tm {risen}[{''.join(pieces)}] TJ{reset} ET"

    def _font(self, part: Placed) -> str:
        face = part.face
        if id(face) not in self.faces:
            self.faces[id(face)] = f"F{len(self.faces) + 1}"
            self.known_faces.append(face)
        heavy = f"2 Tr {part.size * 0.03:.3f} w" if face.bold else "0 Tr"
        return f"/{self.faces[id(face)]} {part.size:g} Tf {heavy}"

    def _marks(self, atom: Atom, x: float, y: float) -> Iterator[str]:
        """A dot beside each character that is emphasised."""
        radius = atom.size * 0.09
        for number in range(atom.dots):
            along = atom.length * (number + 0.5) / atom.dots
            if self._vertical:
                yield _circle(x + atom.size * 0.68, y - along, radius)
            else:
                yield _circle(x + along, y + atom.size * (_MIDDLE + 0.66), radius)

    def _strike(self, atom: Atom, x: float, y: float) -> str:
        if self._vertical:
            ends = f"{x:.2f} {y:.2f} m {x:.2f} {y - atom.length:.2f} l"
        else:
            middle = y + atom.size * 0.3
            ends = f"{x:.2f} {middle:.2f} m {x + atom.length:.2f} {middle:.2f} l"
        return f"{atom.size * 0.05:.2f} w {ends} S"

    def _around(self, atom: Atom, x: float, y: float) -> tuple[float, float, float, float]:
        if self._vertical:
            return (x - atom.size / 2, y - atom.length, x + atom.size / 2, y)
        return (x, y - atom.size * 0.25, x + atom.length, y + atom.size)

    def _picture(self, drawn: Drawn, across: float, row: Row) -> None:
        name = self.pictures.setdefault(row.picture, f"I{len(self.pictures) + 1}")
        width, height = self.layout.paper
        margin = self.layout.margin
        if self._vertical:
            size = (row.height, row.width)
            corner = (width - margin - across - row.height, height - margin - row.start - row.width)
        else:
            size = (row.width, row.height)
            corner = (margin + row.start, height - margin - across - row.height)
        drawn.operators.append(f"q {size[0]:.2f} 0 0 {size[1]:.2f} {corner[0]:.2f} {corner[1]:.2f} cm /{name} Do Q")

    def _number(self, drawn: Drawn, number: int) -> None:
        """The page's number in the middle of its lower edge."""
        size = self.layout.options.font_pt * 0.85
        face = self.layout.fonts.face("0")
        glyphs = face.shape(str(number))
        length = sum(glyph.advance for glyph in glyphs) * size
        x = (self.layout.paper[0] - length) / 2
        part = Placed(face, size, glyphs)
        drawn.operators.append(self._string(part, "1 0 0 1", x, self.layout.margin * 0.45))


def _circle(x: float, y: float, radius: float) -> str:
    """A filled circle of four curves."""
    k = radius * 0.5523
    return (
        f"{x + radius:.2f} {y:.2f} m "
        f"{x + radius:.2f} {y + k:.2f} {x + k:.2f} {y + radius:.2f} {x:.2f} {y + radius:.2f} c "
        f"{x - k:.2f} {y + radius:.2f} {x - radius:.2f} {y + k:.2f} {x - radius:.2f} {y:.2f} c "
        f"{x - radius:.2f} {y - k:.2f} {x - k:.2f} {y - radius:.2f} {x:.2f} {y - radius:.2f} c "
        f"{x + k:.2f} {y - radius:.2f} {x + radius:.2f} {y - k:.2f} {x + radius:.2f} {y:.2f} c f"
    )
