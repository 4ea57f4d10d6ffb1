"""Cards: what was made from passages, each with its picture, the first words, and whether it is stale."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QIcon,
    QKeyEvent,
    QPainter,
    QPainterPath,
    QPalette,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.widgets.icons import Icons
from plugins.text.panel.colours import quiet_colour, warning_colour
from plugins.text.panel.links.saying import icon_of, kind_of, state_of
from plugins.text.panel.links.watching import Row
from plugins.text.panel.links.wish import first_words

THUMBNAIL = 72
_LEAST_WIDTH = 190
_SPACING = 4
_EDGE = 6
_ICON = 14
_ROW = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex


class Cards(QListWidget):
    """Cards side by side; arrows walk, Enter shows one, Delete unlinks it."""

    chosen = Signal()
    """Another card is current, or none."""
    shown = Signal()
    """The current one is to be shown."""
    removed = Signal()
    """The current one is to be unlinked."""
    menu_wanted = Signal(QPoint)
    """A menu for the current one, at a place of the screen."""

    def __init__(self, icons: Icons, picture: Callable[[Row], QPixmap | None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFlow(QListWidget.Flow.LeftToRight)
        self.setWrapping(True)
        self.setMovement(QListWidget.Movement.Static)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setSpacing(_SPACING // 2)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setItemDelegate(_Card(icons, picture, self))
        self.currentRowChanged.connect(lambda _row: self.chosen.emit())
        self.itemActivated.connect(lambda _item: self.shown.emit())
        self.customContextMenuRequested.connect(self._ask)

    @property
    def current(self) -> Row | None:
        """The row of the current card."""
        item = self.currentItem()
        return row_of(item.data(_ROW)) if item is not None else None

    def show_rows(self, rows: tuple[Row, ...]) -> None:
        """Show other rows; the one that was current stays so."""
        was = self.current
        self.blockSignals(True)
        while self.count() > len(rows):
            self.takeItem(self.count() - 1)
        for at, row in enumerate(rows):
            item = self.item(at)
            if item is None:
                item = QListWidgetItem()
                self.addItem(item)
            words = ". ".join(part for part in (kind_of(row), first_words(row.passage), state_of(row)) if part)
            item.setData(_ROW, row)
            item.setToolTip(words)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, words)
        self.blockSignals(False)
        if was is not None:
            self.choose(was.id)
        self.viewport().update()
        self.chosen.emit()

    def choose(self, id_: str) -> None:
        """Make a card the current one, if it is there."""
        for at in range(self.count()):
            if (row := row_of(self.item(at).data(_ROW))) is not None and row.id == id_:
                self.setCurrentRow(at)
                return

    @property
    def card(self) -> QSize:
        """The size of a card: as many as there is room for share a line."""
        width = self.viewport().width() - 1
        columns = max(1, width // (_LEAST_WIDTH + _SPACING))
        return QSize(max(_LEAST_WIDTH, width // columns - _SPACING), THUMBNAIL + 2 * _EDGE)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cards take another width."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter shows, Delete unlinks."""
        if event.key() == Qt.Key.Key_Delete and self.current is not None:
            self.removed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current is not None:
            self.shown.emit()
        else:
            super().keyPressEvent(event)

    def _ask(self, at: QPoint) -> None:
        item = self.itemAt(at)
        if item is not None:
            self.setCurrentItem(item)
            self.menu_wanted.emit(self.viewport().mapToGlobal(at))


def row_of(data: object) -> Row | None:
    """The row that an item holds."""
    return data if isinstance(data, Row) else None


class _Card(QStyledItemDelegate):
    def __init__(self, icons: Icons, picture: Callable[[Row], QPixmap | None], cards: Cards) -> None:
        super().__init__(cards)
        self._icons, self._picture, self._cards = icons, picture, cards

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """All cards are of one size."""
        return self._cards.card

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a card."""
        row = row_of(index.data(_ROW))
        if row is None:
            return
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        # Not the list's own palette: the style sheet gives it the dock's ground.
        box, palette = QRect(option.rect), QGuiApplication.palette()
        self._paint_ground(painter, option, box, palette)
        thumbnail = QRect(box.left() + _EDGE, box.top() + _EDGE, THUMBNAIL, THUMBNAIL)
        self._paint_picture(painter, row, thumbnail, palette)
        words = box.adjusted(thumbnail.width() + 2 * _EDGE + 4, _EDGE, -_EDGE, -_EDGE)
        self._paint_words(painter, row, words, palette)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, box: QRect, palette: QPalette) -> None:
        state = option.state
        selected, over = bool(state & QStyle.StateFlag.State_Selected), bool(state & QStyle.StateFlag.State_MouseOver)
        ground = palette.color(QPalette.ColorRole.Light if selected or over else QPalette.ColorRole.Base)
        painter.setPen(palette.color(QPalette.ColorRole.Accent) if selected else QColor(Qt.GlobalColor.transparent))
        painter.setBrush(ground)
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)

    def _paint_picture(self, painter: QPainter, row: Row, box: QRect, palette: QPalette) -> None:
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(box), 4, 4)
        picture = self._picture(row)
        painter.fillPath(shape, palette.color(QPalette.ColorRole.Shadow if picture else QPalette.ColorRole.Window))
        if picture is None:
            middle = QRect(0, 0, 24, 24)
            middle.moveCenter(box.center())
            self._icons.icon(icon_of(row)).paint(painter, middle)
            return
        painter.save()
        painter.setClipPath(shape)
        size = picture.size().scaled(box.size(), Qt.AspectRatioMode.KeepAspectRatioByExpanding)
        whole = QRect(QPoint(), size)
        whole.moveCenter(box.center())
        painter.drawPixmap(whole, picture)
        painter.restore()

    def _paint_words(self, painter: QPainter, row: Row, box: QRect, palette: QPalette) -> None:
        font = painter.font()
        font.setPixelSize(12)
        painter.setFont(font)
        small = painter.fontMetrics()
        colour = warning_colour(palette) if row.is_stale else quiet_colour()
        foot = QRect(box.left(), box.bottom() - small.height(), box.width(), small.height() + 1)
        icon = QRect(foot.left(), foot.center().y() - _ICON // 2, _ICON, _ICON)
        name = "triangle-alert" if row.is_stale else icon_of(row)
        painter.drawPixmap(icon, tinted(self._icons.icon(name), colour, _ICON))
        foot.setLeft(icon.right() + 5)
        painter.setPen(colour)
        line = small.elidedText(state_of(row) or kind_of(row), Qt.TextElideMode.ElideRight, foot.width())
        painter.drawText(foot, Qt.AlignmentFlag.AlignVCenter, line)
        painter.setPen(palette.color(QPalette.ColorRole.WindowText))
        font.setPixelSize(13)
        painter.setFont(font)
        _draw_lines(painter, box.adjusted(0, 0, 0, -small.height() - 3), first_words(row.passage, 120))


def _draw_lines(painter: QPainter, box: QRect, text: str) -> None:
    """As many lines of a text as there is room for, the last one shortened."""
    metrics = painter.fontMetrics()
    lines = max(1, box.height() // metrics.lineSpacing())
    top = box.top()
    for line in range(lines):
        fitting = metrics.elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        rest = ""
        if line < lines - 1 and fitting != text:
            fitting, rest = _broken(text, box.width(), painter)
        place = QRect(box.left(), top, box.width(), metrics.lineSpacing())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, fitting)
        if not rest:
            return
        text, top = rest, top + metrics.lineSpacing()


def _broken(text: str, width: int, painter: QPainter) -> tuple[str, str]:
    """As much of a text as fits a line, and the rest."""
    metrics, end = painter.fontMetrics(), 1
    while end < len(text) and metrics.horizontalAdvance(text[: end + 1]) <= width:
        end += 1
    space = text.rfind(" ", 0, end + 1)
    end = space if space > 0 else end
    return text[:end], text[end:].lstrip()


def tinted(icon: QIcon, colour: QColor, size: int) -> QPixmap:
    """An icon in one colour."""
    pixmap = icon.pixmap(size, size)
    painter = QPainter(pixmap)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.fillRect(pixmap.rect(), colour)
    painter.end()
    return pixmap
