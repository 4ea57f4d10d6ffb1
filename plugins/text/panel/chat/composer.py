"""Composer: where a message is written, with its pictures, and the model that it goes to."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QComboBox, QFileDialog, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.api import Asset
from app.widgets.icon_button import IconButton
from app.widgets.icons import Icons
from plugins.text.panel.chat.choice import ModelChoice
from plugins.text.panel.chat.growing_edit import GrowingEdit
from plugins.text.panel.chat.message_look import MessageLook
from plugins.text.panel.chat.pictures import THUMBNAIL_PX, Pictures, show_small
from plugins.text.panel.chat.send_button import SendButton

_LINES = 8
_MOST_PICTURES = 16


class Composer(QWidget):
    """Enter sends; what cannot be sent to the chosen model stays, and a line below says why."""

    sent = Signal(str, object)
    """A text, and the pictures that belong to it as Assets."""
    stop_wanted = Signal()
    earlier_wanted = Signal()
    """The last message is to be edited."""

    def __init__(self, choice: ModelChoice, pictures: Pictures, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self._choice, self._pictures, self._icons = choice, pictures, icons
        self._attached: list[Asset] = []
        self._busy = False
        self._open = True
        self.editor = GrowingEdit(_LINES)
        self.editor.setProperty("class", "message")
        self.editor.setAccessibleName(self.tr("Message"))
        self.editor.takes_pictures = True
        self.send_button = SendButton(icons)
        self.attach = IconButton(icons, "paperclip", self.tr("Add a picture"))
        self.models = QComboBox()
        self.models.setAccessibleName(self.tr("Model"))
        self.models.setProperty("class", "quiet")
        self.models.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._note = QLabel()
        self._note.setProperty("class", "secondary")
        self._note.setWordWrap(True)
        self._strip = QWidget()
        self._thumbs = QHBoxLayout(self._strip)
        self._thumbs.setContentsMargins(0, 0, 0, 4)
        self._thumbs.setSpacing(8)
        self._card = card = QFrame()
        card.setProperty("class", "card composer")
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.attach)
        row.addWidget(self.models)
        row.addStretch(1)
        row.addWidget(self.send_button)
        inner = QVBoxLayout(card)
        inner.setContentsMargins(12, 10, 8, 8)
        inner.setSpacing(6)
        inner.addWidget(self._strip)
        inner.addWidget(self.editor)
        inner.addLayout(row)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(card)
        layout.addWidget(self._note)
        self.setAcceptDrops(True)
        self.editor.setAcceptDrops(False)
        self.setFocusProxy(self.editor)
        self._connect()
        self._show_models()
        self._show_thumbs()

    @property
    def pictures(self) -> Sequence[Asset]:
        """What is attached."""
        return tuple(self._attached)

    @property
    def note(self) -> str:
        """What is said below."""
        return self._note.text()

    @property
    def can_send(self) -> bool:
        """Whether Enter would send what is there."""
        said = bool(self.editor.toPlainText().strip() or self._attached)
        return said and self._open and not self._busy and not self._choice.complaint(pictures=bool(self._attached))

    def take_look(self, look: MessageLook) -> None:
        """Write in the letters of the messages."""
        self.editor.setFont(look.font)

    def show_state(self, *, busy: bool, open_: bool, name: str) -> None:
        """Say to whom one writes, whether an answer is being written, and whether anything can be written at all."""
        self._busy, self._open = busy, open_
        self.editor.setPlaceholderText(self.tr("Write to {name}").format(name=name))
        self.editor.setReadOnly(not open_)
        self.attach.setEnabled(open_)
        words = self.tr("Stop") if busy else self.tr("Send")
        self.send_button.show_as("square" if busy else "send", words, self._hint(words))
        self._say()

    def put_back(self, text: str, pictures: Sequence[Asset]) -> None:
        """Have what could not be kept here again, before what was written since."""
        written = self.editor.toPlainText()
        self.editor.setPlainText(f"{text}\n{written}" if written else text)
        self._attached = [*pictures, *self._attached]
        self._show_thumbs()

    def clear(self) -> None:
        """Begin another message."""
        self.editor.clear()
        self._attached = []
        self._show_thumbs()

    def add_picture(self, asset: Asset) -> None:
        """Put a picture with what is written."""
        if len(self._attached) < _MOST_PICTURES and all(other.id != asset.id for other in self._attached):
            self._attached.append(asset)
            self._show_thumbs()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Pictures can be dropped, and text."""
        if self._open and (self._pictures.accepts(event.mimeData()) or event.mimeData().hasText()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take what was dropped."""
        event.acceptProposedAction()
        self._take(event.mimeData())

    def submit(self) -> None:
        """Send what is written, if it can be."""
        if self.can_send:
            text, pictures = self.editor.toPlainText(), tuple(self._attached)
            self.clear()
            self.sent.emit(text, pictures)
        elif self._busy and self.editor.toPlainText().strip():
            self._note.setText(self.tr("The answer is still being written. Esc stops it."))
            self._note.show()

    def _connect(self) -> None:
        self.editor.submitted.connect(self.submit)
        self.editor.let_go.connect(self._let_go)
        self.editor.earlier_wanted.connect(self.earlier_wanted)
        self.editor.offered.connect(self._take)
        self.editor.textChanged.connect(self._say)
        self.editor.focused.connect(self._focused)
        self.send_button.clicked.connect(self._pressed)
        self.attach.clicked.connect(self._choose_files)
        self.models.activated.connect(lambda _index: self._choice.choose(str(self.models.currentData() or "")))
        self._choice.changed.connect(self._show_models)
        self._pictures.ready.connect(self._picture_ready)

    def _focused(self, has_keys: bool) -> None:
        self._card.setProperty("active", has_keys)
        self._card.style().unpolish(self._card)
        self._card.style().polish(self._card)
        if has_keys:
            self._choice.refresh()

    def _pressed(self) -> None:
        if self._busy:
            self.stop_wanted.emit()
        else:
            self.submit()
        self.editor.setFocus()

    def _let_go(self) -> None:
        if self._busy:
            self.stop_wanted.emit()

    def _hint(self, words: str) -> str:
        return (
            self.tr("{what} (Esc)").format(what=words) if self._busy else self.tr("{what} (Enter)").format(what=words)
        )

    def _take(self, data: QMimeData) -> None:
        if self._pictures.accepts(data):
            self._pictures.take(data, self.add_picture)
        elif data.hasText():
            self.editor.textCursor().insertText(data.text())

    def _choose_files(self) -> None:
        kinds = self.tr("Pictures ({patterns})").format(patterns=" ".join(self._pictures.patterns))
        paths, _ = QFileDialog.getOpenFileNames(self, self.tr("Add a picture"), "", kinds)
        for path in paths:
            self._pictures.take_file(Path(path), self.add_picture)

    def _show_models(self) -> None:
        self.models.blockSignals(True)
        self.models.clear()
        for record in self._choice.records:
            self.models.addItem(record.name, record.id)
        chosen = self._choice.record
        self.models.setCurrentIndex(self.models.findData(chosen.id) if chosen is not None else -1)
        self.models.blockSignals(False)
        self.models.setVisible(bool(self._choice.records))
        self._say()

    def _say(self) -> None:
        """Say why nothing can be sent."""
        words = self._choice.complaint(pictures=bool(self._attached))
        self._note.setText(words)
        self._note.setVisible(bool(words))
        self.attach.setVisible(not self._choice.refuses_pictures or bool(self._attached))
        self.send_button.setEnabled(self._busy or self.can_send)

    def _show_thumbs(self) -> None:
        while (item := self._thumbs.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for asset in self._attached:
            self._thumbs.addWidget(_Thumb(asset, self))
            self._picture_ready(asset.id)
        self._thumbs.addStretch(1)
        self._strip.setVisible(bool(self._attached))
        self._say()

    def remove_picture(self, asset: Asset) -> None:
        """Take a picture out."""
        self._attached.remove(asset)
        self._show_thumbs()
        self.editor.setFocus()

    def small(self, label: QLabel, asset: Asset) -> None:
        """Show a small picture, if it was read."""
        if (picture := self._pictures.small(asset.id)) is not None:
            show_small(label, picture)

    def icon_button(self, words: str) -> IconButton:
        """A button that takes something away."""
        return IconButton(self._icons, "x", words)

    def _picture_ready(self, asset: str) -> None:
        for place in range(self._thumbs.count()):
            item = self._thumbs.itemAt(place)
            widget = item.widget() if item is not None else None
            if isinstance(widget, _Thumb) and widget.asset.id == asset:
                widget.show_picture()


class _Thumb(QWidget):
    """A picture that is attached, with a button that takes it out."""

    def __init__(self, asset: Asset, composer: Composer) -> None:
        super().__init__(composer)
        self.asset, self._composer = asset, composer
        self.setFixedSize(THUMBNAIL_PX, THUMBNAIL_PX)
        self._label = QLabel(self)
        self._label.resize(THUMBNAIL_PX, THUMBNAIL_PX)
        self._label.setAccessibleName(asset.name)
        remove = composer.icon_button(self.tr("Take out {name}").format(name=asset.name or self.tr("Picture")))
        remove.setParent(self)
        remove.setProperty("class", "raised")
        remove.setGeometry(THUMBNAIL_PX - 24, 0, 24, 24)
        remove.clicked.connect(lambda: composer.remove_picture(asset))

    def show_picture(self) -> None:
        """Show it, if it was read."""
        self._composer.small(self._label, self.asset)
