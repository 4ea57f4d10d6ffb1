"""CharacterPage: a character's card: its picture, and what the model is told of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.api import UserError
from app.widgets.icon_button import IconButton
from app.widgets.icons import Icons
from app.widgets.section import Section
from plugins.text.context.cards import Card
from plugins.text.panel.saying import said
from plugins.text.panel.told.cards import Cards
from plugins.text.panel.told.fields import LineField, TextField, labelled
from plugins.text.panel.told.scrolled import Scrolled
from plugins.text.panel.work import TextWork
from plugins.text.telling import RemoveCharacter, SetAbsent

_PICTURE = QSize(96, 128)


class CharacterPage(QWidget):
    """Shows a character; its fields are kept while one types."""

    left = Signal()
    """Back to the overview is wanted."""
    export_wanted = Signal(str)
    """The card is to be written to a file."""
    book_wanted = Signal(str)
    """The lorebook in the card is to be added to the manuscript."""
    conversation_wanted = Signal(str)
    """A conversation with the character is to begin."""

    def __init__(self, work: TextWork, cards: Cards, icons: Icons) -> None:
        super().__init__()
        self._work, self._cards = work, cards
        self.character = ""
        self._showing = False
        self.name = LineField(self.tr("Name of the character"), placeholder=self.tr("Name"))
        self.present = QCheckBox(self.tr("Told in this chapter"))
        self.present.setToolTip(self.tr("Whether the model is told of the character in the chapter that is open"))
        self.picture = QLabel()
        self.picture.setAccessibleName(self.tr("Picture of the character"))
        self.about = QLabel()
        self.about.setProperty("class", "secondary")
        self.about.setWordWrap(True)
        self.about.setTextFormat(Qt.TextFormat.PlainText)
        self.begin = QPushButton(self.tr("Begin a conversation"))
        self.book = QPushButton(self.tr("Add its lorebook"))
        self.fields: dict[str, TextField] = {
            "description": TextField(self.tr("Description"), 3, 10),
            "personality": TextField(self.tr("Personality"), 1, 6),
            "scenario": TextField(self.tr("Scenario"), 1, 6),
            "greeting": TextField(self.tr("First message of a conversation"), 2, 8),
            "examples": TextField(self.tr("Examples of how it speaks"), 2, 8),
            "system": TextField(self.tr("System prompt of conversations"), 1, 6),
            "closing": TextField(self.tr("Said last in conversations"), 1, 6),
        }
        self._more = Section(self.tr("In conversations"), icons)
        self._build(icons)
        self._connect()

    def open(self, character: str) -> None:
        """Show a character."""
        self._cards.pause.end_burst()
        self.character = character
        self.refresh()
        self.name.setFocus()

    def refresh(self) -> None:
        """Show the character as it is now; go back to the overview where it is gone."""
        if not self.character:
            return
        known = next((one for one in self._work.manuscript.characters if one.id == self.character), None)
        if known is None:
            self.character = ""
            self.left.emit()
            return
        shown = self._cards.content(self.character)
        self._showing = True
        self.present.setChecked(self.character not in self._work.chapter.absent)
        self._showing = False
        for widget in (self.name, *self.fields.values(), self.begin, self.book):
            widget.setEnabled(shown is not None)
        if shown is None:
            self.name.show_text(known.name)
            self.about.setText(self.tr("Reading the character"))
            self.picture.setVisible(False)
            return
        self._show_card(shown.card)
        self.picture.setVisible(not shown.picture.isNull())
        if not shown.picture.isNull():
            ratio = self.devicePixelRatioF()
            size = _PICTURE * ratio
            aspect = Qt.AspectRatioMode.KeepAspectRatio
            picture = shown.picture.scaled(size, aspect, Qt.TransformationMode.SmoothTransformation)
            picture.setDevicePixelRatio(ratio)
            self.picture.setPixmap(QPixmap.fromImage(picture))

    def show_problem(self, character: str, error: UserError) -> None:
        """Say why a card cannot be read."""
        if character == self.character:
            self.about.setText(said(error.words))

    def _show_card(self, card: Card) -> None:
        self.name.show_text(card.name)
        for what, field in self.fields.items():
            field.show_text(getattr(card, what))
        about = []
        if card.creator:
            about.append(self.tr("by {creator}").format(creator=card.creator))
        if card.tags:
            about.append(", ".join(card.tags[:8]))
        if card.nickname:
            about.append(self.tr("called {name}").format(name=card.nickname))
        self.about.setText(" · ".join(about))
        entries = len(card.book.entries) if card.book else 0
        self.book.setVisible(entries > 0)
        self.book.setText(self.tr("Add its lorebook ({count} entries)").format(count=entries))

    def _build(self, icons: Icons) -> None:
        head = QHBoxLayout()
        head.setSpacing(4)
        head.setContentsMargins(8, 4, 8, 4)
        back = IconButton(icons, "chevron-left", self.tr("Back to the overview"))
        back.clicked.connect(self.left)
        more = IconButton(icons, "ellipsis-vertical", self.tr("More for this character"))
        menu = QMenu(more)
        menu.addAction(self.tr("Export…"), lambda: self.export_wanted.emit(self.character))
        menu.addSeparator()
        menu.addAction(self.tr("Delete character"), self._delete)
        more.setMenu(menu)
        more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        for widget in (back, self.name, more):
            head.addWidget(widget)
        top, facts = QHBoxLayout(), QVBoxLayout()
        top.setSpacing(12)
        facts.setSpacing(6)
        for fact in (self.about, self.present, self.begin, self.book):
            facts.addWidget(fact)
        facts.addStretch(1)
        top.addWidget(self.picture, alignment=Qt.AlignmentFlag.AlignTop)
        top.addLayout(facts, 1)
        area = Scrolled()
        fields = area.column
        fields.setSpacing(8)
        fields.addLayout(top)
        told = ("description", "personality", "scenario", "examples")
        for what, field in self.fields.items():
            (fields.addWidget if what in told else self._more.body.addWidget)(labelled(field.accessibleName(), field))
        fields.addWidget(self._more)
        fields.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(area, 1)

    def _connect(self) -> None:
        self.name.typed.connect(lambda: self._edit("name", self.name.clean) if self.name.clean else None)
        self.name.left.connect(self._cards.pause.end_burst)
        for what, field in self.fields.items():
            field.typed.connect(self._editing(what, field))
            field.left.connect(self._cards.pause.end_burst)
        self.present.toggled.connect(self._set_present)
        self.begin.clicked.connect(lambda: self.conversation_wanted.emit(self.character))
        self.book.clicked.connect(lambda: self.book_wanted.emit(self.character))
        self._cards.changed.connect(lambda one: self.refresh() if one == self.character else None)
        self._cards.failed.connect(self.show_problem)

    def _editing(self, what: str, field: TextField) -> Callable[[], None]:
        return lambda: self._edit(what, field.text)

    def _edit(self, what: str, text: str) -> None:
        shown = self._cards.content(self.character)
        if shown is not None:
            changes: dict[str, Any] = {what: text}
            self._cards.edit(self.character, replace(shown, card=replace(shown.card, **changes)))

    def _set_present(self, on: bool) -> None:
        if not self._showing:
            set_present(self._work, self.character, on=on)

    def _delete(self) -> None:
        self._cards.settle()
        self._work.execute(RemoveCharacter(self.character))


def set_present(work: TextWork, character: str, *, on: bool) -> None:
    """Have the model told of a character in the open chapter, or not."""
    work.execute(SetAbsent(work.ensure_chapter(), character, absent=not on))
