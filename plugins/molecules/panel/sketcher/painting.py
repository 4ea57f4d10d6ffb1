"""Painting: a sketch as lines and letters, as chemists draw it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPalette, QPen, QPolygonF

from plugins.molecules.panel.colours import bad_colour, element_colour
from plugins.molecules.sketching.sketch import Atom, Bond, Kind, Sketch

_APART = 0.12
"""Between the lines of a double bond, in bond lengths."""
_WEDGE = 0.11
_HASHES = 7
_SUBSCRIPTS = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
_SUPERSCRIPTS = str.maketrans("0123456789+−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")


@dataclass(frozen=True, slots=True)
class Lens:
    """How the board is seen: so many pixels a bond, and where its origin is."""

    scale: float
    x: float
    y: float

    def point(self, x: float, y: float) -> QPointF:
        """A place on the board as one in the window."""
        return QPointF(self.x + x * self.scale, self.y + y * self.scale)

    def place(self, at: QPointF) -> tuple[float, float]:
        """A place in the window as one on the board."""
        return (at.x() - self.x) / self.scale, (at.y() - self.y) / self.scale


@dataclass(frozen=True, slots=True)
class Looks:
    """What is drawn besides the sketch: atoms that are wrong, what the mouse is on, and hydrogens by atom."""

    wrong: tuple[int, ...] = ()
    atom: int | None = None
    bond: int | None = None
    hydrogens: Sequence[int] = ()


def paint_sketch(painter: QPainter, sketch: Sketch, lens: Lens, palette: QPalette, looks: Looks) -> None:
    """Draw a sketch."""
    font = QFont(painter.font())
    font.setPixelSize(max(9, round(lens.scale * 0.38)))
    painter.setFont(font)
    metrics = QFontMetricsF(font)
    _paint_looks(painter, sketch, lens, palette, looks)
    labels = {number: _label(sketch, number, looks.hydrogens) for number in range(len(sketch.atoms))}
    for bond in sketch.bonds:
        _paint_bond(painter, sketch, bond, lens, palette, labels, metrics)
    for number, (text, left) in labels.items():
        if text:
            atom = sketch.atoms[number]
            colour = bad_colour(palette) if number in looks.wrong else element_colour(atom.symbol, palette)
            if text.strip() == "*":
                _paint_open(painter, lens.point(atom.x, atom.y), colour, metrics.capHeight() * 0.4)
                continue
            _paint_label(painter, lens.point(atom.x, atom.y), atom, text, colour, metrics, to_left=left)


def _paint_open(painter: QPainter, at: QPointF, colour: QColor, radius: float) -> None:
    """An open place as a dot: a star would be too small to be seen, and a ring might be an oxygen."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawEllipse(at, radius, radius)


def _paint_looks(painter: QPainter, sketch: Sketch, lens: Lens, palette: QPalette, looks: Looks) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    accent, bad = QColor(palette.color(QPalette.ColorRole.Accent)), bad_colour(palette)
    accent.setAlpha(80)
    bad.setAlpha(70)
    for number in looks.wrong:
        if number < len(sketch.atoms):
            painter.setBrush(bad)
            painter.drawEllipse(lens.point(sketch.atoms[number].x, sketch.atoms[number].y), *(2 * [lens.scale * 0.4]))
    painter.setBrush(accent)
    if looks.atom is not None and looks.atom < len(sketch.atoms):
        atom = sketch.atoms[looks.atom]
        painter.drawEllipse(lens.point(atom.x, atom.y), lens.scale * 0.3, lens.scale * 0.3)
    elif looks.bond is not None and looks.bond < len(sketch.bonds):
        bond = sketch.bonds[looks.bond]
        first, second = sketch.atoms[bond.first], sketch.atoms[bond.second]
        painter.setPen(QPen(accent, lens.scale * 0.36, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawLine(lens.point(first.x, first.y), lens.point(second.x, second.y))


def _label(sketch: Sketch, number: int, hydrogens: Sequence[int]) -> tuple[str, bool]:
    """What is written of an atom, nothing of a carbon in a chain; and whether its hydrogens stand at its left."""
    atom, neighbours = sketch.atoms[number], sketch.neighbours(number)
    plain = atom.symbol == "C" and not (atom.charge or atom.isotope or atom.radicals or atom.label)
    if plain and neighbours:
        return "", False
    count = hydrogens[number] if number < len(hydrogens) else 0
    if atom.symbol == "*":
        count = 0
    left = bool(neighbours) and sum(sketch.atoms[other].x - atom.x for other in neighbours) > 0.05
    h = "" if not count else "H" if count == 1 else f"H{count}".translate(_SUBSCRIPTS)
    sign = "" if not atom.charge else ("+" if atom.charge > 0 else "−")
    charge = (f"{abs(atom.charge)}" if abs(atom.charge) > 1 else "") + sign
    symbol = f"{atom.isotope}".translate(_SUPERSCRIPTS) * bool(atom.isotope) + atom.symbol + "•" * atom.radicals
    tail = charge.translate(_SUPERSCRIPTS) + (f":{atom.label}" if atom.label else "")
    return (f"{h}\t{symbol}{tail}" if left else f"{symbol}{h}{tail}"), left


def _paint_label(
    painter: QPainter, at: QPointF, atom: Atom, text: str, colour: QColor, metrics: QFontMetricsF, *, to_left: bool
) -> None:
    """Write it with the element's symbol over the atom's place."""
    painter.setPen(colour)
    half = metrics.horizontalAdvance(atom.symbol) / 2
    base = at.y() + metrics.capHeight() / 2
    if to_left:
        before, _, symbol = text.partition("\t")
        painter.drawText(QPointF(at.x() - half, base), symbol)
        painter.drawText(QPointF(at.x() - half - metrics.horizontalAdvance(before), base), before)
    else:
        painter.drawText(QPointF(at.x() - half, base), text)


def _paint_bond(
    painter: QPainter,
    sketch: Sketch,
    bond: Bond,
    lens: Lens,
    palette: QPalette,
    labels: dict[int, tuple[str, bool]],
    metrics: QFontMetricsF,
) -> None:
    first, second = sketch.atoms[bond.first], sketch.atoms[bond.second]
    line = QLineF(lens.point(first.x, first.y), lens.point(second.x, second.y))
    if line.length() < 1:
        return
    gap = metrics.height() * 0.48 / line.length()
    begin, end = gap * bool(labels[bond.first][0]), 1 - gap * bool(labels[bond.second][0])
    if begin >= end:
        return
    line = QLineF(line.pointAt(begin), line.pointAt(end))
    across = QPointF(-line.dy(), line.dx()) / line.length() * lens.scale
    colour = palette.color(QPalette.ColorRole.WindowText)
    painter.setPen(QPen(colour, max(1.2, lens.scale * 0.045), Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.setBrush(colour)
    match bond.kind:
        case Kind.SINGLE:
            painter.drawLine(line)
        case Kind.DOUBLE:
            _paint_double(painter, sketch, bond, line, across * _APART)
        case Kind.EITHER:
            side = across * _APART / 2
            painter.drawLine(line.p1() + side, line.p2() - side)
            painter.drawLine(line.p1() - side, line.p2() + side)
        case Kind.TRIPLE:
            for shift in (-1, 0, 1):
                painter.drawLine(line.translated(across * _APART * shift))
        case Kind.UP:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawPolygon(QPolygonF([line.p1(), line.p2() + across * _WEDGE, line.p2() - across * _WEDGE]))
        case Kind.DOWN:
            for step in range(1, _HASHES + 1):
                at, wide = line.pointAt(step / _HASHES), across * _WEDGE * step / _HASHES
                painter.drawLine(at - wide, at + wide)


def _paint_double(painter: QPainter, sketch: Sketch, bond: Bond, line: QLineF, apart: QPointF) -> None:
    """The second line lies where the neighbours are, as within a ring; in the middle where they are on neither side."""
    first, second = sketch.atoms[bond.first], sketch.atoms[bond.second]
    dx, dy = second.x - first.x, second.y - first.y
    ends = ((bond.first, bond.second), (bond.second, bond.first))
    near = [(end, other) for end, partner in ends for other in sketch.neighbours(end) if other != partner]
    sides = [
        math.copysign(1, side)
        for end, other in near
        if abs(
            side := dx * (sketch.atoms[other].y - sketch.atoms[end].y)
            - dy * (sketch.atoms[other].x - sketch.atoms[end].x)
        )
        > 0.05
    ]
    lean = sum(sides)
    bare = any(len(sketch.neighbours(end)) == 1 for end, _ in ends) and len(sides) != 1
    if not lean or bare:
        painter.drawLine(line.translated(apart / 2))
        painter.drawLine(line.translated(-apart / 2))
        return
    painter.drawLine(line)
    inner = QLineF(line.pointAt(0.12), line.pointAt(0.88))
    painter.drawLine(inner.translated(apart * 1.25 * math.copysign(1, lean)))


def fitted(sketch: Sketch, area: QRectF, largest: float) -> Lens:
    """The lens through which a whole sketch is seen in an area, no larger than so many pixels a bond."""
    left, top, right, bottom = sketch.box()
    room = area.adjusted(28, 28, -28, -28)
    across, down = max(right - left, 1e-6), max(bottom - top, 1e-6)
    scale = max(8.0, min(largest, room.width() / across, room.height() / down))
    middle = area.center()
    return Lens(scale, middle.x() - scale * (left + right) / 2, middle.y() - scale * (top + bottom) / 2)
