"""MessageBody: what is said in a message, prose and blocks of code below one another."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QFontMetricsF, QGuiApplication, QTextCursor, QTextDocument, QWheelEvent
from PySide6.QtWidgets import QFrame, QLabel, QPlainTextEdit, QTextBrowser, QTextEdit, QWidget

from app.widgets.icon_button import IconButton
from app.widgets.icons import Icons
from plugins.text.panel.chat.markdown_parts import Part, parts_of
from plugins.text.panel.chat.message_look import MessageLook

_GAP_PX = 10
_HEAD_PX = 30
_INSET_PX = 12
_SCHEMES = frozenset({"http", "https", "mailto"})


class MessageBody(QWidget):
    """Laid out by whoever shows it: `lay_out` says how high it is at a width. Of a text that grows the end is new."""

    def __init__(self, look: MessageLook, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self._look, self._icons = look, icons
        self._parts: list[Part] = []
        self._widgets: list[_Prose | _Code] = []
        self._text = ""

    @property
    def text(self) -> str:
        """What is said."""
        return self._text

    @property
    def parts(self) -> Sequence[QWidget]:
        """The widgets of the parts, from the top."""
        return tuple(self._widgets)

    def set_text(self, text: str) -> None:
        """Say something else; parts that are as they were aren't touched."""
        self._text = text
        parts = list(parts_of(text))
        same = next((at for at, pair in enumerate(zip(self._parts, parts, strict=False)) if pair[0] != pair[1]), None)
        keep = min(len(self._parts), len(parts)) if same is None else same
        for at in range(keep, len(parts)):
            part = parts[at]
            old = self._widgets[at] if at < len(self._widgets) else None
            if old is not None and isinstance(old, _Code) == part.is_code:
                old.show_part(part)
                continue
            for gone in self._widgets[at:]:
                gone.hide()
                gone.deleteLater()
            del self._widgets[at:]
            made = _Code(self._look, self._icons, self) if part.is_code else _Prose(self._look, self)
            made.show_part(part)
            made.show()
            self._widgets.append(made)
        for gone in self._widgets[len(parts) :]:
            gone.hide()
            gone.deleteLater()
        del self._widgets[len(parts) :]
        self._parts = parts

    def lay_out(self, width: int) -> int:
        """Give every part its place; how high all of them are."""
        top = 0
        for widget in self._widgets:
            height = widget.height_at(width)
            widget.setGeometry(0, top, width, height)
            top += height + _GAP_PX
        return max(0, top - _GAP_PX)

    def selected(self) -> str:
        """What is selected in it."""
        found = [widget.selected() for widget in self._widgets]
        return "\n".join(text for text in found if text)


class _Prose(QTextBrowser):
    """A part in Markdown that is as high as its text."""

    def __init__(self, look: MessageLook, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._own: QTextDocument | None = None
        self.setProperty("class", "message")
        # Else the document would get the interface's letters when this is first shown.
        self.setFont(look.font)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
        self.setOpenLinks(False)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.anchorClicked.connect(_follow)

    def show_part(self, part: Part) -> None:
        """Show another text."""
        old, self._own = self._own, self._look.prose(part.text)
        self._own.setParent(self)
        self.setDocument(self._own)
        if old is not None:
            old.deleteLater()

    def height_at(self, width: int) -> int:
        """How high the text is at a width."""
        # Said to the widget: it would give the document its own width back, which it doesn't have before it is shown.
        if self.lineWrapColumnOrWidth() != width:
            self.setLineWrapColumnOrWidth(width)
        document = self.document()
        if document.textWidth() != width:
            document.setTextWidth(width)
        return math.ceil(document.size().height())

    def selected(self) -> str:
        """What is selected."""
        return self.textCursor().selection().toPlainText()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """All of it is seen: what scrolls is the conversation."""
        event.ignore()


class _Code(QFrame):
    """A block of code with its language and a button that copies it; long lines can be scrolled to."""

    def __init__(self, look: MessageLook, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("class", "card code")
        self._language = QLabel(self)
        self._language.setProperty("class", "secondary")
        self.copy = IconButton(icons, "copy", self.tr("Copy code"), parent=self)
        self.copy.setIconSize(QSize(16, 16))
        self.copy.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.copy.clicked.connect(self._copy)
        self.view = _Lines(self)
        self.view.setProperty("class", "message")
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setReadOnly(True)
        self.view.setFont(look.mono)
        self.view.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.view.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.document().setDocumentMargin(0)
        self._metrics = QFontMetricsF(look.mono)
        self._widest = 0.0

    def show_part(self, part: Part) -> None:
        """Show another text; what only grew is written on."""
        old = self.view.toPlainText()
        if old and part.text.startswith(old):
            cursor = QTextCursor(self.view.document())
            cursor.movePosition(QTextCursor.MoveOperation.End)
            cursor.insertText(part.text[len(old) :])
        else:
            self.view.setPlainText(part.text)
        self._language.setText(part.language)
        self._widest = max((self._metrics.horizontalAdvance(line) for line in part.text.split("\n")), default=0.0)

    def height_at(self, width: int) -> int:
        """How high it is at a width."""
        inner = width - 2 * _INSET_PX
        lines = self.view.blockCount() * self._metrics.lineSpacing()
        bar = self.view.horizontalScrollBar().sizeHint().height() if self._widest > inner else 0
        height = round(lines) + 8 + bar
        self._language.setGeometry(_INSET_PX, 0, inner - _HEAD_PX, _HEAD_PX)
        self.copy.setGeometry(width - _HEAD_PX - 2, 1, 28, 28)
        self.view.setGeometry(_INSET_PX, _HEAD_PX, inner, height)
        return _HEAD_PX + height + _INSET_PX

    def selected(self) -> str:
        """What is selected."""
        return self.view.textCursor().selection().toPlainText()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.view.toPlainText())


class _Lines(QPlainTextEdit):
    """Lines of code, scrolled sideways alone."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """What scrolls upwards and downwards is the conversation."""
        if abs(event.angleDelta().x()) > abs(event.angleDelta().y()):
            super().wheelEvent(event)
        else:
            event.ignore()


def _follow(url: QUrl) -> None:
    """Open a link in the browser; nothing but the web and letters."""
    if url.scheme() in _SCHEMES:
        QDesktopServices.openUrl(url)
