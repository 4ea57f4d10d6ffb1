"""SequenceBar: the letters of a structure's chains with their numbers, in which residues are chosen."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QToolTip, QWidget

from plugins.proteins.colouring import Colours
from plugins.proteins.structure.model import Structure
from plugins.proteins.structure.residues import ResidueKind

_GROUP = 10
_MARGIN = 10
_STRIPE = 3
_POLYMER = (ResidueKind.PROTEIN, ResidueKind.DNA, ResidueKind.RNA)


@dataclass(frozen=True, slots=True)
class _Row:
    """A line of letters: the chain, and from which to which place of the order it goes."""

    chain: str
    first: int
    last: int


class SequenceBar(QAbstractScrollArea):
    """Click for one residue, drag or Shift for a run, Ctrl for more, twice for a chain; the arrow keys go along."""

    chosen_changed = Signal(object)
    """A tuple of indices of residues, in order."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._structure: Structure | None = None
        self._colours: Colours | None = None
        self._order: list[int] = []
        self._rows: list[_Row] = []
        self._chosen: frozenset[int] = frozenset()
        self._before: frozenset[int] = frozenset()
        self._anchor = self._cursor = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Sequence"))
        self.setAccessibleDescription(
            self.tr("Arrow keys go along, with Shift they choose a run, Ctrl+A chooses all and Escape none.")
        )
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        self.setMinimumHeight(2 * self._line() + 8)

    def show_structure(self, structure: Structure | None, colours: Colours | None) -> None:
        """Show the letters of another structure, or in other colours."""
        if structure is not self._structure:
            self._chosen, self._anchor, self._cursor = frozenset(), 0, 0
        self._structure, self._colours = structure, colours
        kinds = structure.kinds.tolist() if structure is not None else []
        self._order = [at for at, kind in enumerate(kinds) if kind in _POLYMER]
        self._lay_out()

    @property
    def chosen(self) -> tuple[int, ...]:
        """The residues that are chosen, by their indices."""
        return tuple(sorted(self._chosen))

    def choose(self, residues: tuple[int, ...]) -> None:
        """Choose these, without a word."""
        new = frozenset(residues)
        if new != self._chosen:
            self._chosen = new
            if new and self._order and self._order[self._cursor] not in new:
                place = next((at for at, residue in enumerate(self._order) if residue in new), self._cursor)
                self._anchor = self._cursor = place
                self._show_place(place)
            self.viewport().update()

    def sizeHint(self) -> QSize:
        """As high as its rows, up to five."""
        return QSize(400, min(max(len(self._rows), 2), 5) * self._line() + 8)

    def place_at(self, at: QPoint) -> int:
        """The place in the order of what lies there, -1 where nothing does."""
        number = (at.y() + self.verticalScrollBar().value() - 4) // self._line()
        if not 0 <= number < len(self._rows):
            return -1
        row, cell = self._rows[number], self._cell()
        for place in range(row.first, row.last):
            left = self._left(place - row.first)
            if left <= at.x() < left + cell + (cell // 2 if (place - row.first) % _GROUP == _GROUP - 1 else 0):
                return place
        return -1

    def rect_of(self, residue: int) -> QRectF:
        """Where the letter of a residue is drawn now."""
        place = self._order.index(residue)
        number = bisect_right([row.first for row in self._rows], place) - 1
        y = 4 + number * self._line() - self.verticalScrollBar().value()
        return QRectF(self._left(place - self._rows[number].first), y, self._cell(), self._line() - 4)

    # Events

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the rows that are seen."""
        painter = QPainter(self.viewport())
        palette, line, cell = self.palette(), self._line(), self._cell()
        painter.fillRect(self.viewport().rect(), palette.color(QPalette.ColorRole.Base))
        structure, colours = self._structure, self._colours
        if structure is None:
            return
        top = self.verticalScrollBar().value()
        first = max(0, (top - 4) // line)
        last = min(len(self._rows), (top + self.viewport().height()) // line + 1)
        ink, quiet = palette.color(QPalette.ColorRole.Text), palette.color(QPalette.ColorRole.PlaceholderText)
        marked, on_marked = (
            palette.color(QPalette.ColorRole.Highlight),
            palette.color(QPalette.ColorRole.HighlightedText),
        )
        middle = Qt.AlignmentFlag.AlignCenter
        for number in range(first, last):
            row, y = self._rows[number], 4 + number * line - top
            start = self._order[row.first]
            words = f"{row.chain} {structure.numbers[start]}{structure.insertions[start]}"
            painter.setPen(quiet)
            beside = QRectF(_MARGIN, y, self._gutter() - _MARGIN - 8, line - 4)
            painter.drawText(beside, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, words)
            for place in range(row.first, row.last):
                residue = self._order[place]
                box = QRectF(self._left(place - row.first), y, cell, line - 4)
                chosen = residue in self._chosen
                if chosen:
                    painter.fillRect(box, marked)
                painter.setPen(on_marked if chosen else ink)
                painter.drawText(box, middle, str(structure.letters[residue]))
                if colours is not None:
                    stripe = QRectF(box.left(), box.bottom() - _STRIPE + 1, cell, _STRIPE)
                    painter.fillRect(stripe, QColor(*(int(part) for part in colours[residue])))
                if place == self._cursor and self.hasFocus():
                    painter.setPen(palette.color(QPalette.ColorRole.Accent))
                    painter.drawRect(box.adjusted(0, 0, -1, 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Other rows at another width."""
        super().resizeEvent(event)
        self._lay_out()

    def changeEvent(self, event: QEvent) -> None:
        """Other rows in another font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._lay_out()

    def viewportEvent(self, event: QEvent) -> bool:
        """Say what a letter stands for."""
        if isinstance(event, QHelpEvent) and self._structure is not None:
            place = self.place_at(event.pos())
            if place >= 0:
                residue = self._order[place]
                words = f"{self._structure.residue_label(residue)} {self._structure.residue_names[residue]}"
                QToolTip.showText(event.globalPos(), words, self)
            else:
                QToolTip.hideText()
            return True
        return super().viewportEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose one, a run with Shift, one more or less with Ctrl."""
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        place = self.place_at(event.position().toPoint())
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        self._before = self._chosen if control else frozenset()
        if place < 0:
            if not control and not shift:
                self._set(frozenset())
            return
        self._cursor = place
        if shift:
            self._set(self._before | self._run())
            return
        self._anchor = place
        if control and self._order[place] in self._chosen:
            self._before = self._chosen - {self._order[place]}
            self._set(self._before)
        else:
            self._set(self._before | self._run())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Choose a run."""
        place = self.place_at(event.position().toPoint())
        if event.buttons() & Qt.MouseButton.LeftButton and place >= 0 and place != self._cursor:
            self._cursor = place
            self._set(self._before | self._run())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Choose a chain."""
        place = self.place_at(event.position().toPoint())
        if place >= 0 and self._structure is not None:
            chain = self._structure.chain_of[self._order[place]]
            self._set(frozenset(at for at in self._order if self._structure.chain_of[at] == chain))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go along the letters."""
        count, key = len(self._order), event.key()
        row = next((row for row in self._rows if row.first <= self._cursor < row.last), None)
        if not count or row is None:
            super().keyPressEvent(event)
            return
        steps = {
            Qt.Key.Key_Left: self._cursor - 1,
            Qt.Key.Key_Right: self._cursor + 1,
            Qt.Key.Key_Up: self._cursor - self._per_row(),
            Qt.Key.Key_Down: self._cursor + self._per_row(),
            Qt.Key.Key_Home: row.first,
            Qt.Key.Key_End: row.last - 1,
        }
        if key == Qt.Key.Key_A and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._set(frozenset(self._order))
        elif key == Qt.Key.Key_Escape and self._chosen:
            self._set(frozenset())
        elif (place := steps.get(Qt.Key(key))) is not None:
            self._cursor = min(max(place, 0), count - 1)
            if not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self._anchor = self._cursor
            self._set(self._run())
            self._show_place(self._cursor)
        else:
            super().keyPressEvent(event)

    # Places

    def _set(self, chosen: frozenset[int]) -> None:
        if chosen != self._chosen:
            self._chosen = chosen
            self.chosen_changed.emit(self.chosen)
        self.viewport().update()

    def _run(self) -> frozenset[int]:
        first, last = sorted((self._anchor, self._cursor))
        return frozenset(self._order[first : last + 1])

    def _lay_out(self) -> None:
        self._rows = []
        structure = self._structure
        if structure is not None:
            per_row = self._per_row()
            first = 0
            while first < len(self._order):
                chain = structure.chain_of[self._order[first]]
                last = first
                while last < len(self._order) and structure.chain_of[self._order[last]] == chain:
                    last += 1
                for start in range(first, last, per_row):
                    row = _Row(structure.chain_names[int(chain)], start, min(start + per_row, last))
                    self._rows.append(row)
                first = last
        bar = self.verticalScrollBar()
        bar.setPageStep(self.viewport().height())
        bar.setSingleStep(self._line())
        bar.setRange(0, max(0, len(self._rows) * self._line() + 8 - self.viewport().height()))
        self.viewport().update()

    def _show_place(self, place: int) -> None:
        number = bisect_right([row.first for row in self._rows], place) - 1
        top, bar = number * self._line(), self.verticalScrollBar()
        if top < bar.value():
            bar.setValue(top)
        elif top + self._line() + 8 > bar.value() + self.viewport().height():
            bar.setValue(top + self._line() + 8 - self.viewport().height())

    def _line(self) -> int:
        return self.fontMetrics().height() + _STRIPE + 6

    def _cell(self) -> int:
        return self.fontMetrics().horizontalAdvance("W") + 2

    def _gutter(self) -> int:
        return self.fontMetrics().horizontalAdvance("AA 00000") + _MARGIN + 8

    def _per_row(self) -> int:
        group = _GROUP * self._cell() + self._cell() // 2
        room = self.viewport().width() - self._gutter() - _MARGIN
        return max(1, room // group) * _GROUP

    def _left(self, column: int) -> int:
        return self._gutter() + column * self._cell() + column // _GROUP * (self._cell() // 2)
