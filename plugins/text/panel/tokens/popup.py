"""CandidatesPopup: what could have stood at a word, with how likely each was, to choose from."""

from __future__ import annotations

import math

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QLocale,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QEnterEvent, QFont, QFontMetrics, QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from plugins.text.panel.colours import quiet_colour
from plugins.text.panel.tokens.units import Option, Unit

_OPTION = int(Qt.ItemDataRole.UserRole)
_ROW_PX = 26
_WIDTH_PX = 284
_BAR_PX = 88
_SHARE_PX = 52
_GAP_PX = 4
_LEAST_ROWS = 4


class CandidatesPopup(QFrame):
    """Up and Down choose, Enter goes on from there, Left and Right look at the words beside, Escape closes."""

    picked = Signal(object)
    """An Option that is to stand there instead."""
    moved = Signal(int)
    """The next word is wanted, or the one before."""
    left = Signal()
    """It was left by a key."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("class", "palette")
        self.setFixedWidth(_WIDTH_PX)
        self._over = parent
        self._full_px = 0
        self.is_under_pointer = False
        self._list = _Options(self)
        self._list.setItemDelegate(_OptionLook(self._list))
        self._list.setAccessibleName(self.tr("Candidates"))
        self._list.itemActivated.connect(self._activate)
        self._list.itemClicked.connect(self._activate)
        self._list.moved.connect(self.moved)
        self._list.left.connect(self.left)
        self._hint = QLabel()
        self._hint.setProperty("class", "secondary")
        self._hint.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 6, 6, 8)
        layout.setSpacing(4)
        layout.addWidget(self._list)
        layout.addWidget(self._hint)
        self.setFocusProxy(self._list)
        self.hide()

    @property
    def options(self) -> list[Option]:
        """What is offered, the likeliest first."""
        return [self._list.item(row).data(_OPTION) for row in range(self._list.count())]

    @property
    def hint(self) -> str:
        """What is said below."""
        return self._hint.text()

    def show_unit(self, unit: Unit, under: QRect) -> None:
        """Show a word's candidates below it, or above it where there is more room."""
        self._list.clear()
        for option in unit.options:
            row = QListWidgetItem(f"{shown_text(option)}  {share_words(option.probability)}")
            row.setData(_OPTION, option)
            self._list.addItem(row)
        written = next((at for at, option in enumerate(unit.options) if option.written), 0)
        self._list.setCurrentRow(written)
        self._list.setVisible(True)
        self._full_px = _ROW_PX * len(unit.options) + 4
        only = len(unit.options) < 2
        self._say(
            self.tr("No candidates were kept.") if only else self.tr("Enter goes on from there  ·  ← → other words")
        )
        self._place(under)

    def show_waiting(self, under: QRect) -> None:
        """Say that candidates come later."""
        self._list.clear()
        self._list.setVisible(False)
        self._full_px = 0
        self._say(self.tr("Candidates are there as soon as the draft is written."))
        self._place(under)

    def enterEvent(self, event: QEnterEvent) -> None:
        """The pointer is here."""
        self.is_under_pointer = True
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """The pointer is elsewhere."""
        self.is_under_pointer = False
        super().leaveEvent(event)

    def _say(self, words: str) -> None:
        self._hint.setText(words)

    def _place(self, under: QRect) -> None:
        around = self._over.rect()
        above, below = under.top() - 2 * _GAP_PX, around.bottom() - under.bottom() - 2 * _GAP_PX
        self._list.setFixedHeight(self._full_px)
        self.adjustSize()
        is_above = self.height() > below and above > below
        over_px = self.height() - (above if is_above else below)
        if over_px > 0 and self._full_px:
            rows = max(_LEAST_ROWS, (self._full_px - over_px) // _ROW_PX)
            self._list.setFixedHeight(min(self._full_px, rows * _ROW_PX + 4))
            self.adjustSize()
        left = max(_GAP_PX, min(under.left() - 8, around.right() - self.width() - _GAP_PX))
        self.move(left, under.top() - _GAP_PX - self.height() if is_above else under.bottom() + _GAP_PX)
        self.show()
        self.raise_()

    def _activate(self, row: QListWidgetItem) -> None:
        self.picked.emit(row.data(_OPTION))


class _Options(QListWidget):
    """The candidates; keys that mean something else are told."""

    moved = Signal(int)
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose, go to another word, or leave."""
        match event.key():
            case Qt.Key.Key_Left:
                self.moved.emit(-1)
            case Qt.Key.Key_Right:
                self.moved.emit(1)
            case Qt.Key.Key_Escape:
                self.left.emit()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if self.currentItem() is not None:
                self.itemActivated.emit(self.currentItem())
            case _:
                super().keyPressEvent(event)


class _OptionLook(QStyledItemDelegate):
    """Draws a candidate, a bar as long as it is likely, and that as a number."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Rows of one height."""
        return QSize(80, _ROW_PX)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw a row."""
        one: Option = index.data(_OPTION)
        widget: QWidget | None = option.widget
        style = widget.style() if widget else QApplication.style()
        style.drawPrimitive(QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, widget)
        box: QRect = option.rect.adjusted(8, 0, -8, 0)
        palette: QPalette = option.palette
        painter.save()
        font = QFont(option.font)
        font.setBold(one.written)
        painter.setFont(font)
        partial = one.is_partial and not one.written
        painter.setPen(quiet_colour() if partial else palette.color(QPalette.ColorRole.Text))
        words = box.adjusted(0, 0, -(_BAR_PX + _SHARE_PX + 8), 0)
        text = QFontMetrics(font).elidedText(shown_text(one), Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
        self._paint_share(painter, box, one, palette)
        painter.restore()

    def _paint_share(self, painter: QPainter, box: QRect, one: Option, palette: QPalette) -> None:
        share = 0.0 if math.isnan(one.probability) else one.probability
        rail = QRectF(box.right() - _SHARE_PX - _BAR_PX, box.center().y() - 2, _BAR_PX, 5)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        ground = QColor(quiet_colour())
        ground.setAlpha(50)
        painter.setBrush(ground)
        painter.drawRoundedRect(rail, 2.5, 2.5)
        painter.setBrush(palette.color(QPalette.ColorRole.Accent) if one.written else quiet_colour())
        painter.drawRoundedRect(
            QRectF(rail.left(), rail.top(), max(2.0, rail.width() * share), rail.height()), 2.5, 2.5
        )
        painter.setPen(quiet_colour())
        words = box.adjusted(box.width() - _SHARE_PX, 0, 0, 0)
        painter.drawText(
            words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, share_words(one.probability)
        )


def shown_text(option: Option) -> str:
    """A token so that its spaces and line breaks are seen."""
    if option.is_partial and not option.written:
        return QCoreApplication.translate("CandidatesPopup", "part of a character")
    return option.text.replace(" ", "␣").replace("\n", "↵").replace("\t", "→")


def share_words(probability: float) -> str:
    """A probability as a person reads it."""
    if math.isnan(probability):
        return "?"
    percent = 100 * probability
    digits = 0 if percent >= 10 else 1 if percent >= 0.1 else 2
    return f"{QLocale().toString(percent, 'f', digits)} %"
