"""SentPopup: part by part what was sent to the model, with each part's text to read."""

from __future__ import annotations

from PySide6.QtCore import QLocale, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import (
    QFrame,
    QHeaderView,
    QLabel,
    QPlainTextEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from plugins.text.panel.told.sent import Sent, cut_words, part_name
from plugins.text.panel.told.shades import shade_of

_SIZE = QSize(440, 460)
_SWATCH_PX = 10
_ROW_PX = 24
_MOST_ROWS = 9
_LONGEST_SHOWN = 200_000


class SentPopup(QFrame):
    """A list of parts; choosing one shows the text that was sent."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("class", "palette")
        self._sent = Sent()
        self._title, self._alerts, self._speed = QLabel(), QLabel(), QLabel()
        self._title.setProperty("class", "caption")
        self._alerts.setProperty("class", "warning")
        self._speed.setProperty("class", "secondary")
        for label in (self._alerts, self._speed):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.list = QTreeWidget()
        self.list.setHeaderHidden(True)
        self.list.setColumnCount(2)
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setAccessibleName(self.tr("Parts of what was sent"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.header().setStretchLastSection(False)
        self.list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.list.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.list.currentItemChanged.connect(lambda _row, _before: self._show_text())
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(self.tr("Text of the part"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 12)
        layout.setSpacing(8)
        for widget in (self._title, self._alerts, self.list):
            layout.addWidget(widget)
        layout.addWidget(self.text, 1)
        layout.addWidget(self._speed)

    def sizeHint(self) -> QSize:
        """Large enough to read in."""
        return _SIZE

    @property
    def words(self) -> str:
        """What is said above and below the parts."""
        return "\n".join(label.text() for label in (self._title, self._alerts, self._speed) if label.text())

    def show_sent(self, sent: Sent) -> None:
        """Show what was sent, or what would be."""
        if sent == self._sent and self.list.topLevelItemCount():
            return
        self._sent = sent
        title = self.tr("Would be sent: {says}") if sent.estimated else self.tr("Sent with the last draft: {says}")
        self._title.setText(title.format(says=sent.says))
        self._alerts.setText("\n".join(sent.alerts))
        self._alerts.setVisible(bool(sent.alerts))
        self._speed.setText(sent.speed)
        self._speed.setVisible(bool(sent.speed))
        self.list.clear()
        for part in sent.parts:
            cut = cut_words(part)
            name = part_name(part.name)
            row = QTreeWidgetItem([f"{name} ({cut})" if cut else name, QLocale().toString(part.tokens)])
            row.setIcon(0, self._swatch(part.name))
            row.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            row.setToolTip(0, row.text(0))
            self.list.addTopLevelItem(row)
        row_px = max(_ROW_PX, self.list.sizeHintForRow(0))
        self.list.setFixedHeight(min(max(1, len(sent.parts)), _MOST_ROWS) * row_px + 2 * self.list.frameWidth() + 4)
        first = self.list.topLevelItem(0)
        if first is not None:
            self.list.setCurrentItem(first)
        self._show_text()
        self.list.setFocus()

    def _show_text(self) -> None:
        row = self.list.currentItem()
        at = self.list.indexOfTopLevelItem(row) if row is not None else -1
        text = self._sent.parts[at].text if 0 <= at < len(self._sent.parts) else ""
        # What is read is the end: of a story the rest is above it.
        self.text.setPlainText(text[-_LONGEST_SHOWN:])

    def _swatch(self, name: str) -> QIcon:
        pixmap = QPixmap(_SWATCH_PX, _SWATCH_PX)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self.palette().color(QPalette.ColorRole.Midlight))
        painter.setBrush(shade_of(name, self.palette()))
        painter.drawRoundedRect(pixmap.rect().adjusted(0, 0, -1, -1), 2, 2)
        painter.end()
        return QIcon(pixmap)
