"""MarkerPopover: the name, the remark and the colour of a marker."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QPoint, QSize, Qt
from PySide6.QtGui import QColor, QHideEvent, QIcon, QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QPushButton, QWidget

from app.widgets.icon_button import IconButton
from app.widgets.icons import Icons
from plugins.timeline.model import MarkerColour
from plugins.timeline.panel.actions.marker_edits import MarkerEdits
from plugins.timeline.panel.actions.popover import Popover
from plugins.timeline.panel.tracks.inks import marker_colour

_WIDTH_PX, _SWATCH_PX = 300, 12


class MarkerPopover(Popover):
    """What is typed is kept when it closes, as one step; Escape gives it up."""

    def __init__(self, edits: MarkerEdits, icons: Icons, parent: QWidget) -> None:
        super().__init__(QCoreApplication.translate("MarkerPopover", "Marker"), _WIDTH_PX, parent)
        self._edits = edits
        self._clip, self._id = "", ""
        self.name = QLineEdit()
        self.name.setPlaceholderText(self.tr("Name"))
        self.name.setAccessibleName(self.tr("Name"))
        self.comment = QLineEdit()
        self.comment.setPlaceholderText(self.tr("Remark"))
        self.comment.setAccessibleName(self.tr("Remark"))
        self.colour = QComboBox()
        self.colour.setAccessibleName(self.tr("Colour"))
        self.colour.setIconSize(QSize(_SWATCH_PX, _SWATCH_PX))
        for colour, words in self._names().items():
            self.colour.addItem(words, colour)
        self.follows = QCheckBox(self.tr("Moves along with edits that ripple"))
        self.delete = IconButton(icons, "trash-2", self.tr("Delete the marker"), parent=self)
        self.done = QPushButton(self.tr("Done"))
        self.done.setProperty("class", "primary")
        row = QHBoxLayout()
        row.addWidget(self.colour, 1)
        row.addWidget(self.delete)
        row.addWidget(self.done)
        for widget in (self.name, self.comment, self.follows):
            self.rows.addRow(widget)
        self.rows.addRow(row)
        self.delete.clicked.connect(self._delete)
        self.done.clicked.connect(self.hide)

    def open(self, clip: str, marker: str, at: QPoint) -> None:
        """Open at a place of the screen for a marker; nothing opens for one that is gone."""
        found = self._edits.marker(clip, marker)
        if found is None:
            return
        self._clip, self._id = clip, marker
        self.name.setText(found.name)
        self.comment.setText(found.comment)
        for place in range(self.colour.count()):
            ink = marker_colour(MarkerColour(self.colour.itemData(place)), self.palette())
            self.colour.setItemIcon(place, _swatch(ink))
        self.colour.setCurrentIndex(list(self._names()).index(found.colour))
        self.follows.setChecked(found.ripple)
        self.follows.setVisible(not clip)
        self.open_at(at, self.name)
        self.name.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter keeps what is typed, Escape gives it up."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.hide()
        elif event.key() == Qt.Key.Key_Escape:
            self._id = ""
            self.hide()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep what is typed."""
        super().hideEvent(event)
        found = self._edits.marker(self._clip, self._id) if self._id else None
        if found is not None:
            self._edits.set(
                self._clip,
                replace(
                    found,
                    name=self.name.text().strip(),
                    comment=self.comment.text().strip(),
                    colour=MarkerColour(self.colour.currentData()),
                    ripple=self.follows.isChecked(),
                ),
            )
        self._id = ""

    def _delete(self) -> None:
        id_, self._id = self._id, ""
        self.hide()
        self._edits.remove(self._clip, id_)

    def _names(self) -> dict[MarkerColour, str]:
        return {
            MarkerColour.GREEN: self.tr("Green"),
            MarkerColour.CYAN: self.tr("Cyan"),
            MarkerColour.BLUE: self.tr("Blue"),
            MarkerColour.PURPLE: self.tr("Purple"),
            MarkerColour.MAGENTA: self.tr("Magenta"),
            MarkerColour.PINK: self.tr("Pink"),
            MarkerColour.RED: self.tr("Red"),
            MarkerColour.ORANGE: self.tr("Orange"),
            MarkerColour.YELLOW: self.tr("Yellow"),
            MarkerColour.WHITE: self.tr("White"),
            MarkerColour.BLACK: self.tr("Black"),
        }


def _swatch(colour: QColor) -> QIcon:
    pixmap = QPixmap(_SWATCH_PX * 2, _SWATCH_PX * 2)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(colour)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawEllipse(pixmap.rect().adjusted(2, 2, -2, -2))
    painter.end()
    return QIcon(pixmap)
