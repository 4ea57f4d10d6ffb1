"""ChatHead: what a conversation is called, who speaks in it, and what the model is told before it."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from app.widgets.elided_label import ElidedLabel
from app.widgets.icons import Icons
from app.widgets.prompt_editor import PromptEditor
from app.widgets.section import Section
from plugins.text.model import Character, Conversation, Manuscript

_SETTLE_MS = 500


class ChatHead(QWidget):
    """A title, and a fold that is shut until someone wants it."""

    system_written = Signal(str, str)
    """A conversation's id, and what its model is told."""
    character_chosen = Signal(str, str)
    """A conversation's id, and a character's, or nothing."""

    def __init__(self, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self._talk, self._told = "", ""
        self._waits = False
        self._title = ElidedLabel()
        self._title.setProperty("class", "title")
        font = self._title.font()
        font.setPixelSize(15)
        font.setWeight(font.Weight.DemiBold)
        self._title.setFont(font)
        self.fold = Section(self.tr("Character and instructions"), icons)
        self.characters = QComboBox()
        self.characters.setAccessibleName(self.tr("Character"))
        label = QLabel(self.tr("Character"))
        label.setProperty("class", "secondary")
        label.setBuddy(self.characters)
        self._who = QWidget()
        line = QHBoxLayout(self._who)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(label)
        line.addWidget(self.characters, 1)
        self.system = PromptEditor(self.tr("What the model is told before the conversation"), 3)
        self.fold.body.addWidget(self._who)
        self.fold.body.addWidget(self.system)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 12, 0, 8)
        layout.setSpacing(2)
        layout.addWidget(self._title)
        layout.addWidget(self.fold)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLE_MS)
        self._settle.timeout.connect(self.settle)
        self.system.textChanged.connect(self._written)
        self.system.submitted.connect(self.settle)
        self.characters.activated.connect(self._choose)

    @property
    def title(self) -> str:
        """What the conversation is called."""
        return self._title.text

    @property
    def last(self) -> QWidget:
        """What has the keys before the messages."""
        return self.system if self.system.isVisible() else self.fold.findChildren(QToolButton)[0]

    def show_talk(self, part: Manuscript, talk: Conversation, *, read_only: bool) -> None:
        """Show a conversation as it is now; what is being written of its instructions stays."""
        if talk.id != self._talk:
            self.settle()
            self._talk = talk.id
            self.fold.set_open(bool(talk.system or talk.character))
        self._title.set_text(talk.title)
        self._told = talk.system
        if not self._waits and self.system.text() != talk.system:
            with QSignalBlocker(self.system):
                self.system.setPlainText(talk.system)
        self.system.setReadOnly(read_only)
        self._show_characters(part.characters, talk)
        self.characters.setEnabled(not read_only)

    def settle(self) -> None:
        """Tell what was written and isn't told yet."""
        self._settle.stop()
        if self._waits:
            self._waits = False
            self.system_written.emit(self._talk, self.system.text())

    def drop(self) -> None:
        """Forget what isn't told, because another document was opened."""
        self._settle.stop()
        self._waits = False
        self._talk, self._told = "", ""

    def _written(self) -> None:
        # Qt tells of colours and letters that change, too.
        if not self._waits and (not self._talk or self.system.text() == self._told):
            return
        self._waits = True
        self._settle.start()

    def _show_characters(self, characters: tuple[Character, ...], talk: Conversation) -> None:
        self._who.setVisible(bool(characters) or talk.character is not None)
        with QSignalBlocker(self.characters):
            self.characters.clear()
            self.characters.addItem(self.tr("No one"), "")
            for one in characters:
                self.characters.addItem(one.name, one.id)
            self.characters.setCurrentIndex(max(0, self.characters.findData(talk.character or "")))

    def _choose(self, _index: int) -> None:
        self.character_chosen.emit(self._talk, str(self.characters.currentData() or ""))
