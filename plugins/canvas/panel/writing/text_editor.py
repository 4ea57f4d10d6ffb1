"""TextEditor: a text written where it will be, with the input methods of the system."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette, QTextOption
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

    def event(self, event: QEvent) -> bool:
        """The keys that end writing are no shortcuts of the window meanwhile."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _ends(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape or Ctrl+Enter ends writing."""
        if _ends(event):
            self.finished.emit()
        else:
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
        # In columns it is written beside them.
        quiet = self._view.palette().color(QPalette.ColorRole.PlaceholderText)
        colour = quiet if text.vertical else colour_of(text.colour)
        # The style of the window has a colour for all text, before which a palette counts for nothing.
        channels = f"{colour.red()}, {colour.green()}, {colour.blue()}, {colour.alpha()}"
        style = f"background: transparent; border: none; padding: 0; color: rgba({channels})"
        if style != self.styleSheet():
            self.setStyleSheet(style)
            self.document().setDefaultFont(font)
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


def _ends(event: QKeyEvent) -> bool:
    enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    return event.key() == Qt.Key.Key_Escape or (enter and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
