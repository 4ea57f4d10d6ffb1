"""MoleculeGrid: any number of molecules as cards, of which only those in sight are drawn."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QMimeData,
    QModelIndex,
    QPoint,
    QRect,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPixmap,
    QRegion,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyleOptionViewItem, QWidget

from app.widgets.picture_data import drag_out
from plugins.molecules.model import Molecule
from plugins.molecules.panel.background import Background
from plugins.molecules.panel.card import CardDelegate
from plugins.molecules.panel.grid_model import GridModel, Index

GAP, MARGIN = 8, 12
NARROWEST, WIDEST = 120, 360
_RUSHING_MS = 90
Hint = QAbstractItemView.ScrollHint


class MoleculeGrid(QListView):
    """Arrows walk, Enter or a double click opens, Ctrl and the wheel make the cards larger.

    The places of cards are computed, not laid out: there may be a hundred thousand.
    """

    opened = Signal()
    chosen_changed = Signal()
    width_changed = Signal(int)
    menu_wanted = Signal(QPoint)
    dropped = Signal(QMimeData)
    sight_changed = Signal()
    """Others are in sight: something of them may have to be found out."""

    def __init__(self, model: GridModel, card: CardDelegate, background: Background, parent: QWidget) -> None:
        super().__init__(parent)
        self._molecules, self._card, self._background = model, card, background
        self._columns = 1
        self.empty_words = ""
        self._look = QTimer(self)
        self._look.setSingleShot(True)
        self._look.setInterval(0)
        self._look.timeout.connect(self._looked)
        self.setModel(model)
        self.setItemDelegate(card)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(lambda at: self.menu_wanted.emit(self.viewport().mapToGlobal(at)))
        self.doubleClicked.connect(lambda _index: self.opened.emit())
        self.setAccessibleName(self.tr("Molecules"))

    @property
    def chosen(self) -> tuple[Molecule, ...]:
        """The selected molecules, in the order in which they are shown."""
        rows = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        return tuple(self._molecules.molecule(row) for row in rows)

    @property
    def current(self) -> Molecule | None:
        """The molecule that has the keys."""
        index = self.currentIndex()
        return self._molecules.molecule(index.row()) if index.isValid() else None

    def choose(self, ids: Sequence[str], current: str) -> None:
        """Select molecules without telling."""
        selection = QItemSelection()
        for row in map(self._molecules.row_of, ids):
            if row >= 0:
                index = self._molecules.index(row)
                selection.select(index, index)
        model, flag = self.selectionModel(), QItemSelectionModel.SelectionFlag
        was = model.blockSignals(True)
        model.select(selection, flag.ClearAndSelect)
        row = self._molecules.row_of(current)
        model.setCurrentIndex(self._molecules.index(row) if row >= 0 else QModelIndex(), flag.NoUpdate)
        model.blockSignals(was)
        self.viewport().update()

    def neighbour(self, ids: frozenset[str]) -> str:
        """The molecule behind some, or before them where there is none behind; nothing where there is no other."""
        rows = [row for row in map(self._molecules.row_of, ids) if row >= 0]
        if not rows:
            return ""
        behind = range(max(rows) + 1, self._count)
        before = range(min(rows) - 1, -1, -1)
        return next((self._molecules.molecule(row).id for places in (behind, before) for row in places), "")

    def set_card_width(self, width: int) -> None:
        """Make the cards larger or smaller; what is at the top stays there."""
        width = min(WIDEST, max(NARROWEST, width))
        if width != self._card.width:
            first = self.in_sight().start
            self._card.width = width
            self.updateGeometries()
            self.verticalScrollBar().setValue(first // self._columns * self._cell[1])
            self.viewport().update()
            self._look.start()
            self.width_changed.emit(width)

    def in_sight(self, screens: int = 0) -> range:
        """The rows that are seen, and those of some screens below."""
        height, top = self.viewport().height(), self.verticalOffset() - MARGIN
        cell = self._cell[1]
        first = max(0, top // cell) * self._columns
        last = (max(0, top + height * (1 + screens)) // cell + 1) * self._columns
        return range(min(first, self._count), min(last, self._count))

    @property
    def _count(self) -> int:
        return self._molecules.rowCount()

    @property
    def _cell(self) -> tuple[int, int]:
        """The steps from card to card; what is left of a line lies between its cards."""
        size, room = self._card.card_size(self.font()), self.viewport().width() - 2 * MARGIN
        columns = max(1, (room + GAP) // (size.width() + GAP))
        spare = (room - columns * size.width()) // (columns - 1) if columns > 1 else GAP
        return size.width() + min(max(spare, GAP), 3 * GAP), size.height() + GAP

    def doItemsLayout(self) -> None:
        """Nothing has to be laid out."""
        QAbstractItemView.doItemsLayout(self)

    def updateGeometries(self) -> None:
        """How far there is to scroll."""
        QAbstractItemView.updateGeometries(self)
        width, height = self.viewport().width(), self.viewport().height()
        down = self._cell[1]
        self._columns = max(1, (width - 2 * MARGIN + GAP) // (self._card.width + GAP))
        whole = -(-self._count // self._columns) * down + 2 * MARGIN - GAP
        bar = self.verticalScrollBar()
        bar.setPageStep(height)
        bar.setSingleStep(max(20, down // 4))
        bar.setRange(0, max(0, whole - height))

    def scrollContentsBy(self, _dx: int, dy: int) -> None:
        """Where much goes by at once, what is seen of it is not worth drawing."""
        self._background.rest()
        rushes = abs(dy) > self.viewport().height() // 2
        self._card.draws = not rushes
        self._look.start(_RUSHING_MS if rushes else 0)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What was at the top stays there."""
        first, columns = self.in_sight().start, self._columns
        QAbstractItemView.resizeEvent(self, event)
        self.updateGeometries()
        if columns != self._columns:
            self.verticalScrollBar().setValue(first // self._columns * self._cell[1])
        self._look.start()

    def reset(self) -> None:
        """Other molecules."""
        super().reset()
        self.updateGeometries()
        self._look.start()

    def visualRect(self, index: Index) -> QRect:
        """Where a card is seen."""
        if not index.isValid():
            return QRect()
        across, down = self._cell
        row, column = divmod(index.row(), self._columns)
        top = MARGIN + row * down - self.verticalOffset()
        return QRect(MARGIN + column * across, top, self._card.width, down - GAP)

    def indexAt(self, at: QPoint) -> QModelIndex:
        """The card at a point."""
        across, down = self._cell
        column, x = divmod(at.x() - MARGIN, across)
        row, y = divmod(at.y() - MARGIN + self.verticalOffset(), down)
        number = row * self._columns + column
        on_card = x < self._card.width and y < down - GAP
        inside = 0 <= column < self._columns and row >= 0 and on_card and number < self._count
        return self._molecules.index(number) if inside else QModelIndex()

    def scrollTo(self, index: Index, hint: Hint = Hint.EnsureVisible) -> None:
        """Bring a card into sight."""
        rect, bar, height = self.visualRect(index), self.verticalScrollBar(), self.viewport().height()
        if not index.isValid():
            return
        if hint is Hint.PositionAtCenter:
            bar.setValue(bar.value() + rect.center().y() - height // 2)
        elif rect.top() < MARGIN or hint is Hint.PositionAtTop:
            bar.setValue(bar.value() + rect.top() - MARGIN)
        elif rect.bottom() > height - MARGIN:
            bar.setValue(bar.value() + rect.bottom() - height + MARGIN)

    def moveCursor(self, action: QAbstractItemView.CursorAction, _modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """The card that a key leads to."""
        move = QAbstractItemView.CursorAction
        row, last = self.currentIndex().row(), self._count - 1
        screen = max(1, self.viewport().height() // self._cell[1]) * self._columns
        steps = {
            move.MoveLeft: -1,
            move.MovePrevious: -1,
            move.MoveRight: 1,
            move.MoveNext: 1,
            move.MoveUp: -self._columns,
            move.MoveDown: self._columns,
            move.MovePageUp: -screen,
            move.MovePageDown: screen,
            move.MoveHome: -self._count,
            move.MoveEnd: self._count,
        }
        to = 0 if row < 0 else row + steps[action]
        if action in (move.MoveUp, move.MoveDown) and not 0 <= to <= last:
            to = row
        return self._molecules.index(min(last, max(0, to)))

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """Select the cards that a rectangle touches."""
        across, down = self._cell
        box = rect.normalized()
        top = max(0, (box.top() - MARGIN + self.verticalOffset() + GAP) // down)
        bottom = (box.bottom() - MARGIN + self.verticalOffset()) // down
        left = max(0, (box.left() - MARGIN + across - self._card.width) // across)
        right = min(self._columns - 1, (box.right() - MARGIN) // across)
        found = QItemSelection()
        for row in range(top, bottom + 1):
            first, last = row * self._columns + left, min(row * self._columns + right, self._count - 1)
            if first <= last:
                found.select(self._molecules.index(first), self._molecules.index(last))
        self.selectionModel().select(found, command)

    def visualRegionForSelection(self, _selection: QItemSelection) -> QRegion:
        """What has to be drawn again when the selection changes: what is in sight."""
        return QRegion(self.viewport().rect())

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Tell it."""
        super().selectionChanged(selected, deselected)
        self.chosen_changed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the cards in sight."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(event.rect(), self.palette().color(QPalette.ColorRole.Dark))
        if not self._count:
            middle = self.viewport().mapTo(self.window(), self.viewport().rect().center())
            if self.window().childAt(middle) is not self.viewport():
                # Something is shown over it that says what to do
                return
            painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.viewport().rect().adjusted(40, 20, -40, -20), flags, self.empty_words)
            return
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        flag = QStyle.StateFlag
        hovered = self.indexAt(self.viewport().mapFromGlobal(self.cursor().pos())) if self.underMouse() else None
        current = self.currentIndex().row() if self.hasFocus() else -1
        chosen = self.selectionModel()
        for row in self.in_sight():
            index = self._molecules.index(row)
            option.rect = self.visualRect(index)
            if not event.rect().intersects(option.rect):
                continue
            option.state = flag.State_Enabled
            if chosen.isSelected(index):
                option.state |= flag.State_Selected
            if hovered is not None and hovered.row() == row:
                option.state |= flag.State_MouseOver
            if row == current:
                option.state |= flag.State_HasFocus
            self._card.paint(painter, option, index)

    def changeEvent(self, event: QEvent) -> None:
        """Draw in other colours and letters."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._card.forget_colours()
            self.updateGeometries()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open, or walk."""
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl the cards get larger or smaller."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.set_card_width(self._card.width + (16 if event.angleDelta().y() > 0 else -16))
            event.accept()
        else:
            super().wheelEvent(event)

    def startDrag(self, _actions: Qt.DropAction) -> None:
        """Drag the selected molecules with the first of them under the pointer."""
        chosen = self.chosen
        if not chosen:
            return
        data = self._molecules.mime(chosen)
        if data is not None:
            shown = self.visualRect(self._molecules.index(self._molecules.row_of(chosen[0].id)))
            picture = self.viewport().grab(shown & self.viewport().rect())
            drag_out(self, data, picture if not picture.isNull() else QPixmap(1, 1))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files and texts of others may be dropped."""
        self._take_or_leave(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Files and texts of others may be dropped."""
        self._take_or_leave(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Take what is dropped."""
        event.acceptProposedAction()
        self.dropped.emit(event.mimeData())

    def _take_or_leave(self, event: QDropEvent) -> None:
        data = event.mimeData()
        if event.source() is not self and (data.hasUrls() or data.hasText() or data.formats()):
            event.acceptProposedAction()
        else:
            event.ignore()

    def _looked(self) -> None:
        if not self._card.draws:
            self._card.draws = True
            self.viewport().update()
        self.sight_changed.emit()
