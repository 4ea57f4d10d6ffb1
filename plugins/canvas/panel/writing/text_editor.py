"""TextEditor: a text written where it will be, with the input methods of the system."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPalette, QTextOption
from PySide6.QtWidgets import QFrame, QTextEdit

from app.widgets.tile_view import TileView
from plugins.canvas.model import Alignment, Text
from plugins.canvas.panel.writing.lettering import colour_of, font_of

_SMALLEST_PX, _ROOM_PX = 6, 24
_ALIGNMENTS = {
    Alignment.START: Qt.AlignmentFlag.AlignLeft,
    Alignment.CENTER: Qt.AlignmentFlag.AlignHCenter,
    Alignment.END: Qt.AlignmentFlag.AlignRight,
}


class TextEditor(QTextEdit):
    """Lies over the view; Escape or Ctrl+Enter ends writing."""

    finished = Signal()

    def __init__(self, view: TileView) -> None:
        super().__init__(view)
        self._view = view
        self._shown = Text("")
        self.setAcceptRichText(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(self.tr("Text on the canvas"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.document().setDocumentMargin(0)
        self.textChanged.connect(self._fit)
        view.viewport_changed.connect(self._place)
        self.hide()

    def open(self, text: Text) -> None:
        """Write a text."""
        self.setPlainText(text.text)
        self.show_text(text)
        self.selectAll()
        self.show()
        self.setFocus()

    def show_text(self, text: Text) -> None:
        """Take on how it is set; what is written stays."""
        self._shown = text
        self._place()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape or Ctrl+Enter ends writing."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() == Qt.Key.Key_Escape or (enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier):
            self.finished.emit()
            return
        super().keyPressEvent(event)

    def _place(self) -> None:
        text, viewport = self._shown, self._view.viewport
        font = font_of(text, viewport.scale)
        font.setPixelSize(max(_SMALLEST_PX, font.pixelSize()))
        self.document().setDefaultFont(font)
        option = QTextOption(_ALIGNMENTS[text.alignment])
        wraps = text.width and not text.vertical
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere if wraps else QTextOption.WrapMode.NoWrap)
        self.document().setDefaultTextOption(option)
        palette = self.palette()
        # In columns it is written beside them.
        colour = palette.color(QPalette.ColorRole.PlaceholderText) if text.vertical else colour_of(text.colour)
        palette.setColor(QPalette.ColorRole.Text, colour)
        palette.setColor(QPalette.ColorRole.Base, QColor(0, 0, 0, 0))
        self.setPalette(palette)
        self.setStyleSheet("background: transparent; border: none; padding: 0")
        at = viewport.to_view(QPointF(text.x + (text.size * 1.5 if text.vertical else 0), text.y))
        extra = (text.line_height - 1) * text.size * viewport.scale / 4
        self.move(round(at.x()), round(at.y() + (0 if text.vertical else extra)))
        self._fit()

    def _fit(self) -> None:
        document, text = self.document(), self._shown
        fixed = text.width * self._view.viewport.scale if text.width and not text.vertical else 0.0
        document.setTextWidth(fixed or -1)
        width = fixed or document.idealWidth() + _ROOM_PX
        self.resize(round(width) + 2, round(document.size().height()) + 4)
