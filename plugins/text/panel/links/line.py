"""AskLine: what is to be made from a passage, said in a line before it is asked for."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.widgets.icon_button import IconButton
from app.widgets.icons import Icons
from app.widgets.prompt_editor import PromptEditor

_LINES = 2


class AskLine(QWidget):
    """Lies above the chapter while it is open; Enter asks for what it says, Escape goes back to the text."""

    submitted = Signal(str)
    """What is to be made."""
    left = Signal()
    """Nothing is to be made."""
    whole_wanted = Signal()
    """All of the passage is to stand in the line."""
    description_wanted = Signal()
    """A language model is to write the line."""
    edited = Signal()
    """A person, or the model, wrote in it."""

    def __init__(self, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("class", "row")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._title, self._maker = QLabel(), QLabel()
        self._maker.setProperty("class", "secondary")
        self._close = IconButton(icons, "x", self.tr("Back to the text"), hint=self.tr("Back to the text (Escape)"))
        self._editor = PromptEditor("", _LINES)
        self._ask = QPushButton()
        self._ask.setProperty("class", "primary")
        self._describe = QPushButton(self.tr("Let the model describe it"))
        self._note = QLabel()
        self._note.setProperty("class", "secondary")
        self._note.setWordWrap(True)
        self._whole = QPushButton(self.tr("Take all of it"))
        self._whole.setProperty("class", "link")
        head, middle, buttons, foot = QHBoxLayout(), QHBoxLayout(), QVBoxLayout(), QHBoxLayout()
        head.addWidget(self._title)
        head.addWidget(self._maker, 1)
        head.addWidget(self._close)
        buttons.setSpacing(4)
        buttons.addWidget(self._ask)
        buttons.addWidget(self._describe)
        buttons.addStretch(1)
        middle.setSpacing(8)
        middle.addWidget(self._editor, 1, Qt.AlignmentFlag.AlignTop)
        middle.addLayout(buttons)
        foot.addWidget(self._note, 1)
        foot.addWidget(self._whole)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 6, 12, 8)
        layout.setSpacing(4)
        for row in (head, middle, foot):
            layout.addLayout(row)
        self._editor.submitted.connect(self.submit)
        self._editor.textChanged.connect(self.edited)
        self._ask.clicked.connect(self.submit)
        self._describe.clicked.connect(self.description_wanted)
        self._whole.clicked.connect(self.whole_wanted)
        self._close.clicked.connect(self.left)
        self.setVisible(False)

    @property
    def text(self) -> str:
        """What the line says."""
        return self._editor.text()

    @property
    def note(self) -> str:
        """What is said below it."""
        return self._note.text()

    def open(self, question: str, maker: str, action: str, text: str, *, describes: bool) -> None:
        """Ask a question with a text to begin with; `describes` says whether a model could write it."""
        self._title.setText(question)
        self._maker.setText(maker)
        self._ask.setText(action)
        self._editor.setAccessibleName(question)
        self._editor.setPlaceholderText(question)
        self._describe.setVisible(describes)
        self.show_described(going_on=False)
        self.write(text)
        self.setVisible(True)
        self._editor.setFocus()

    def write(self, text: str) -> None:
        """Put a text into the line."""
        if text != self._editor.text():
            self._editor.set_text(text)
            self._editor.moveCursor(QTextCursor.MoveOperation.End)

    def say(self, words: str, *, warning: bool = False, offers_whole: bool = False) -> None:
        """Say something below the line, and perhaps offer to put all of the passage in."""
        self._note.setText(words)
        self._note.setVisible(bool(words))
        self._whole.setVisible(offers_whole)
        kind = "warning" if warning else "secondary"
        if self._note.property("class") != kind:
            self._note.setProperty("class", kind)
            self._note.style().unpolish(self._note)
            self._note.style().polish(self._note)

    def show_described(self, *, going_on: bool) -> None:
        """Show whether a model is writing the line."""
        self._describe.setEnabled(not going_on)
        self._describe.setText(self.tr("Describing…") if going_on else self.tr("Let the model describe it"))

    def submit(self) -> None:
        """Ask for what the line says."""
        self.submitted.emit(self._editor.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
