"""SketchBoard: where molecules are drawn with the mouse and the keys."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TypeAlias

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from plugins.molecules.panel.sketcher.painting import Lens, Looks, fitted, paint_sketch
from plugins.molecules.sketching.converting import Read
from plugins.molecules.sketching.rings import Ring, put_ring
from plugins.molecules.sketching.sketch import Kind, Sketch

_BOND_PX, _LARGEST_PX, _SMALLEST_PX = 42.0, 120.0, 10.0
_DRAG_PX = 5
_MOST_STEPS = 200
_ELEMENT_KEYS = {
    "c": "C", "n": "N", "o": "O", "s": "S", "p": "P", "f": "F", "l": "Cl", "b": "Br", "i": "I", "h": "H", "*": "*",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Draw:
    """Draws atoms of an element, with bonds of a kind."""

    symbol: str = "C"
    kind: Kind = Kind.SINGLE


@dataclass(frozen=True, slots=True)
class Charge:
    """Changes the charge of atoms."""

    by: int


@dataclass(frozen=True, slots=True)
class Erase:
    """Takes atoms and bonds away."""


@dataclass(frozen=True, slots=True)
class Move:
    """Moves atoms, and with nothing under the mouse the whole piece."""


Tool: TypeAlias = Draw | Ring | Charge | Erase | Move


@dataclass(slots=True)
class _Press:
    """Where a gesture began, and on what."""

    at: QPointF
    before: Sketch
    lens: Lens
    atom: int | None
    bond: int | None
    moved: bool = False


class SketchBoard(QWidget):
    """A click draws, from an atom a drag draws a bond; letters over an atom change it, numbers over a bond as well."""

    changed = Signal(object)
    """The sketch, after it was changed by hand."""
    tool_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sketch = Sketch()
        self._done: list[Sketch] = []
        self._undone: list[Sketch] = []
        self._lens = Lens(_BOND_PX, 0, 0)
        self._fits = True
        self._looks = Looks()
        self._press: _Press | None = None
        self._pan: tuple[QPointF, Lens] | None = None
        self.tool: Tool = Draw()
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(200, 150)
        self.setAccessibleName(self.tr("Board to draw a molecule"))

    @property
    def sketch(self) -> Sketch:
        """What is on the board."""
        return self._sketch

    @property
    def can_undo(self) -> bool:
        """Whether a step can be taken back."""
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        """Whether a step that was taken back can be made again."""
        return bool(self._undone)

    def point_of(self, atom: int) -> QPointF:
        """Where an atom is seen."""
        return self._lens.point(self._sketch.atoms[atom].x, self._sketch.atoms[atom].y)

    def show_sketch(self, sketch: Sketch, *, step: bool = False) -> None:
        """Put another sketch on the board without telling; as a step that can be undone if that is said."""
        if step and sketch != self._sketch:
            self._keep(self._sketch)
        elif not step:
            self._done.clear()
            self._undone.clear()
        self._sketch = sketch
        self._looks = Looks()
        self.fit()

    def show_read(self, read: Read) -> None:
        """Show what was found out of the sketch: its hydrogens, and atoms that are wrong."""
        if read.sketch == self._sketch:
            self._looks = Looks(read.wrong, self._looks.atom, self._looks.bond, read.hydrogens)
            self.update()

    def change(self, sketch: Sketch) -> None:
        """Change the sketch as one step, and tell."""
        if sketch != self._sketch:
            self._keep(self._sketch)
            self._set(sketch)
            self.changed.emit(sketch)

    def undo(self) -> None:
        """Take the last step back."""
        if self._done:
            self._undone.append(self._sketch)
            self._set(self._done.pop())
            self.changed.emit(self._sketch)

    def redo(self) -> None:
        """Make a step again."""
        if self._undone:
            self._done.append(self._sketch)
            self._set(self._undone.pop())
            self.changed.emit(self._sketch)

    def clear(self) -> None:
        """Take everything away."""
        self.change(Sketch())
        self.fit()

    def fit(self) -> None:
        """See the whole sketch."""
        self._fits = True
        self._lens = fitted(self._sketch, QRectF(self.rect()), _BOND_PX)
        self.update()

    def sizeHint(self) -> QSize:
        """Enough for a drug."""
        return QSize(480, 300)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stay in the middle."""
        super().resizeEvent(event)
        if self._fits:
            self.fit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the sketch."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self.palette()
        painter.fillRect(self.rect(), palette.color(QPalette.ColorRole.Window))
        if not self._sketch.atoms:
            painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
            words = self.tr("Click to place an atom, drag from it to draw a bond, or type a SMILES above.")
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.rect().adjusted(24, 8, -24, -8), flags, words)
        paint_sketch(painter, self._sketch, self._lens, palette, self._looks)
        edge = QPalette.ColorRole.Accent if self.hasFocus() else QPalette.ColorRole.Mid
        painter.setPen(QPen(palette.color(edge), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a gesture, or move the board with the middle button."""
        at = event.position()
        if event.button() is Qt.MouseButton.MiddleButton:
            self._pan = (at, self._lens)
        elif event.button() is Qt.MouseButton.LeftButton:
            x, y = self._lens.place(at)
            atom = self._sketch.atom_at(x, y)
            bond = self._sketch.bond_at(x, y) if atom is None else None
            self._press = _Press(at, self._sketch, self._lens, atom, bond)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on with a gesture, or mark what is under the mouse."""
        at = event.position()
        if self._pan is not None:
            begun, lens = self._pan
            self._fits = False
            self._lens = Lens(lens.scale, lens.x + at.x() - begun.x(), lens.y + at.y() - begun.y())
            self.update()
            return
        if self._press is None:
            self._mark(at)
            return
        press = self._press
        if press.moved or (at - press.at).manhattanLength() > _DRAG_PX:
            press.moved = True
            free = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
            self._set(self._dragged(press, at, free=free))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End the gesture as one step."""
        if event.button() is Qt.MouseButton.MiddleButton:
            self._pan = None
        press, self._press = self._press, None
        if press is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        new = self._sketch if press.moved else self._clicked(press)
        self._set(press.before)
        self.change(new)
        self._mark(event.position())

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is under the mouse any more."""
        super().leaveEvent(event)
        self._looks = Looks(self._looks.wrong, None, None, self._looks.hydrogens)
        self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Come nearer or go away, around the mouse."""
        factor = 1.0015 ** event.angleDelta().y()
        scale = min(_LARGEST_PX, max(_SMALLEST_PX, self._lens.scale * factor))
        x, y = self._lens.place(event.position())
        self._fits = False
        self._lens = Lens(scale, event.position().x() - x * scale, event.position().y() - y * scale)
        self.update()
        event.accept()

    def event(self, event: QEvent) -> bool:
        """The keys of the board are its own while it has them."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._is_mine(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters and numbers change what is under the mouse, or choose the tool where there is nothing."""
        if event.matches(QKeySequence.StandardKey.Undo):
            self.undo()
        elif event.matches(QKeySequence.StandardKey.Redo):
            self.redo()
        elif not self._press and not self._by_key(event):
            super().keyPressEvent(event)

    def _clicked(self, press: _Press) -> Sketch:
        sketch, tool = press.before, self.tool
        x, y = press.lens.place(press.at)
        match tool:
            case Ring():
                return put_ring(sketch, tool, x, y)
            case Draw():
                return self._drawn(press, tool, x, y)
            case Charge():
                return sketch.with_charge(press.atom, tool.by) if press.atom is not None else sketch
            case Erase():
                return _erased(sketch, press.atom, press.bond)
            case Move():
                return sketch

    def _drawn(self, press: _Press, tool: Draw, x: float, y: float) -> Sketch:
        sketch = press.before
        if press.atom is not None:
            if tool.symbol == "*":
                return sketch.opened(press.atom)
            if tool.kind is Kind.SINGLE and tool.symbol not in ("C", sketch.atoms[press.atom].symbol):
                return sketch.with_element(press.atom, tool.symbol)
            return sketch.sprouted(press.atom, tool.symbol, tool.kind)
        if press.bond is not None:
            return sketch.turned_on(press.bond, tool.kind)
        grown, new = sketch.with_atom(x, y, tool.symbol)
        # A bond that is chosen is drawn at once
        return grown if tool.kind is Kind.SINGLE else grown.sprouted(new, tool.symbol, tool.kind)

    def _dragged(self, press: _Press, at: QPointF, *, free: bool) -> Sketch:
        sketch, tool = press.before, self.tool
        x, y = press.lens.place(at)
        match tool:
            case Draw():
                if press.bond is not None and press.atom is None:
                    return sketch
                begun = press.lens.place(press.at)
                start = press.atom
                if start is None:
                    sketch, start = sketch.with_atom(*begun, tool.symbol)
                target = sketch.atom_at(x, y)
                if target is not None and target != start:
                    return sketch.with_bond(start, target, tool.kind)
                end = _end_of(sketch, start, x, y, free=free)
                grown, new = sketch.with_atom(*end, tool.symbol)
                return grown.with_bond(start, new, tool.kind) if new != start else sketch
            case Erase():
                now = self._sketch
                atom = now.atom_at(x, y, 0.3)
                return _erased(now, atom, now.bond_at(x, y) if atom is None else None)
            case Move():
                bx, by = press.lens.place(press.at)
                if press.atom is not None:
                    return sketch.moved([press.atom], x - bx, y - by)
                if press.bond is not None:
                    bond = sketch.bonds[press.bond]
                    return sketch.moved(sketch.piece_of(bond.first), x - bx, y - by)
                return sketch.moved(range(len(sketch.atoms)), x - bx, y - by)
            case Ring() | Charge():
                return sketch

    def _by_key(self, event: QKeyEvent) -> bool:
        text = event.text().lower()
        atom, bond, sketch = self._looks.atom, self._looks.bond, self._sketch
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.change(_erased(sketch, atom, bond))
        elif text in _ELEMENT_KEYS:
            if atom is not None:
                self.change(sketch.with_element(atom, _ELEMENT_KEYS[text]))
            else:
                self.tool_wanted.emit(Draw(_ELEMENT_KEYS[text]))
        elif text in ("+", "-") and atom is not None:
            self.change(sketch.with_charge(atom, 1 if text == "+" else -1))
        elif text in ("1", "2", "3"):
            kind = (Kind.SINGLE, Kind.DOUBLE, Kind.TRIPLE)[int(text) - 1]
            if bond is not None:
                self.change(sketch.with_bond(sketch.bonds[bond].first, sketch.bonds[bond].second, kind))
            elif atom is not None:
                self.change(sketch.sprouted(atom, "C", kind))
            else:
                self.tool_wanted.emit(Draw("C", kind))
        else:
            return False
        return True

    def _is_mine(self, event: QKeyEvent) -> bool:
        if event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo):
            return True
        if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
            return False
        known = {*_ELEMENT_KEYS, "+", "-", "1", "2", "3"}
        return event.text().lower() in known or event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)

    def _mark(self, at: QPointF) -> None:
        x, y = self._lens.place(at)
        atom = self._sketch.atom_at(x, y)
        bond = self._sketch.bond_at(x, y) if atom is None else None
        if (atom, bond) != (self._looks.atom, self._looks.bond):
            self._looks = Looks(self._looks.wrong, atom, bond, self._looks.hydrogens)
            self.update()

    def _keep(self, sketch: Sketch) -> None:
        self._done.append(sketch)
        del self._done[:-_MOST_STEPS]
        self._undone.clear()

    def _set(self, sketch: Sketch) -> None:
        if len(sketch.atoms) != len(self._sketch.atoms):
            self._looks = Looks()
        self._sketch = sketch
        self.update()


def _erased(sketch: Sketch, atom: int | None, bond: int | None) -> Sketch:
    if atom is not None:
        return sketch.without_atoms([atom])
    return sketch.without_bond(bond) if bond is not None else sketch


def _end_of(sketch: Sketch, start: int, x: float, y: float, *, free: bool) -> tuple[float, float]:
    """Where a bond ends that is drawn to a place: a bond length away, at one of twelve angles unless it is free."""
    here = sketch.atoms[start]
    angle = math.atan2(y - here.y, x - here.x)
    if not free:
        angle = round(angle / (math.pi / 6)) * (math.pi / 6)
    return here.x + math.cos(angle), here.y + math.sin(angle)
