"""TitlePage: what a book says of itself when it is exported, edited in the chapter's place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.api import Document
from app.widgets.icon_button import IconButton
from app.widgets.icons import Icons
from plugins.text.panel.spelling.languages import language_name
from plugins.text.panel.told.fields import LineField, TextField, labelled
from plugins.text.panel.told.pause import Pause
from plugins.text.panel.told.scrolled import Scrolled
from plugins.text.panel.work import TextWork
from plugins.text.title_page import AUTHOR, FIELDS, LANGUAGE, TITLE, SetTitlePage, said_in

if TYPE_CHECKING:
    from plugins.text.panel.panel import TextPanel

_WIDEST_PX = 560
_LANGUAGES = ("de", "en-GB", "en-US", "es", "fr", "it", "ja", "ko", "nl", "pl", "pt-BR", "pt-PT", "ru", "uk", "zh-CN")


class TitlePage(QWidget):
    """A field below the other; what is typed in one is a step of undo, until the field is left."""

    closed = Signal()
    """The chapter is wanted back."""

    def __init__(
        self,
        work: TextWork,
        icons: Icons,
        languages: Callable[[], Sequence[str]] = lambda: (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("class", "dock")
        self.setAccessibleName(self.tr("Title page"))
        self._work, self._languages = work, languages
        self._pause = Pause(self)
        self._pause.due.connect(self._keep)
        self._typed: str | None = None
        self._visit = 0
        self.language = QComboBox()
        self.language.setAccessibleName(self.tr("Language"))
        self.language.activated.connect(lambda _index: self._set(LANGUAGE, str(self.language.currentData())))
        names = self._names()
        self.fields: dict[str, LineField | TextField] = {
            TITLE: LineField(names[TITLE]),
            "subtitle": LineField(names["subtitle"]),
            AUTHOR: TextField(names[AUTHOR], 1, 6, placeholder=self.tr("One a line")),
            "publisher": LineField(names["publisher"]),
            "date": LineField(names["date"], placeholder=self.tr("Such as 2026 or 2026-04-01")),
            "rights": LineField(names["rights"], placeholder=self.tr("Such as © 2026, and the licence")),
            "description": TextField(names["description"], 3, 12),
        }
        for what, field in self.fields.items():
            field.typed.connect(partial(self._was_typed, what))
            field.left.connect(self._left)
        self._build(icons)
        self.setFocusProxy(self.fields[TITLE])
        self._end = work.context.session.subscribe(self._changed)
        self.refresh()

    def refresh(self) -> None:
        """Show what the document says."""
        document = self._work.context.session.document
        is_read_only = self._work.context.session.read_only
        for what, field in self.fields.items():
            if what != self._typed:
                field.show_text(said_in(document, what))
            field.setReadOnly(is_read_only)
        self.language.setEnabled(not is_read_only)
        self._fill_languages(document)

    def settle(self) -> bool:
        """Bring into the document what was typed, now; whether that worked."""
        self._pause.flush()
        return True

    def close_work(self) -> None:
        """Listen no more."""
        self._pause.drop()
        self._end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back to the chapter."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)

    def _names(self) -> dict[str, str]:
        return {
            TITLE: self.tr("Title"),
            "subtitle": self.tr("Subtitle"),
            AUTHOR: self.tr("Authors"),
            LANGUAGE: self.tr("Language"),
            "publisher": self.tr("Publisher"),
            "date": self.tr("Date"),
            "rights": self.tr("Rights"),
            "description": self.tr("Description"),
        }

    def _build(self, icons: Icons) -> None:
        title = QLabel(self.tr("Title page"))
        title.setProperty("class", "title")
        close = IconButton(icons, "x", self.tr("Back to the chapter"))
        close.clicked.connect(self.closed)
        head = QHBoxLayout()
        head.addWidget(title, 1)
        head.addWidget(close)
        about = QLabel(self.tr("What books and documents say of themselves when they are exported."))
        about.setProperty("class", "secondary")
        about.setWordWrap(True)
        column = QWidget()
        column.setMaximumWidth(_WIDEST_PX)
        inside = QVBoxLayout(column)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(12)
        inside.addLayout(head)
        inside.addWidget(about)
        names = self._names()
        for what in FIELDS:
            field = self.language if what == LANGUAGE else self.fields[what]
            inside.addWidget(labelled(names[what], field))
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(column, 100)
        middle.addStretch(1)
        scrolled = Scrolled()
        scrolled.setProperty("class", "dock")
        scrolled.setFrameShape(Scrolled.Shape.NoFrame)
        scrolled.column.setContentsMargins(24, 24, 24, 24)
        scrolled.column.addLayout(middle)
        scrolled.column.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scrolled)

    def _fill_languages(self, document: Document) -> None:
        chosen = said_in(document, LANGUAGE)
        codes = {*_LANGUAGES, *self._languages(), *([chosen] if chosen else [])}
        with QSignalBlocker(self.language):
            self.language.clear()
            self.language.addItem(self.tr("That of the chapters"), "")
            for code in sorted(codes, key=lambda code: language_name(code).lower()):
                self.language.addItem(language_name(code), code)
            self.language.setCurrentIndex(max(0, self.language.findData(chosen)))

    def _was_typed(self, what: str) -> None:
        if self._typed not in (None, what):
            self._left()
        self._typed = what
        self._pause.touch()

    def _keep(self) -> None:
        what = self._typed
        if what is None:
            return
        field = self.fields[what]
        self._set(what, field.clean if isinstance(field, LineField) else field.text)

    def _left(self) -> None:
        """What is typed next is another step."""
        self._pause.flush()
        if self._typed is not None:
            self._typed = None
            self._visit += 1
            self.refresh()

    def _set(self, what: str, value: str) -> None:
        if self._work.context.session.read_only:
            return
        key = None if what == LANGUAGE else ("title page", what, self._visit)
        self._work.execute(SetTitlePage(what, value, merge_key=key))

    def _changed(self, old: Document, new: Document) -> None:
        if old.id != new.id:
            self._pause.drop()
            self._typed = None
        if any(said_in(old, what) != said_in(new, what) for what in FIELDS):
            what = self._typed
            if what is not None and not self._pause.pending and said_in(new, what) != self._said(what):
                # Taken back, or changed elsewhere: what is seen is what holds.
                self._typed = None
                self._visit += 1
            self.refresh()

    def _said(self, what: str) -> str:
        """What a field would say in the document."""
        field = self.fields[what]
        document = SetTitlePage(what, field.clean if isinstance(field, LineField) else field.text).apply(
            self._work.context.session.document
        )
        return said_in(document, what)


def add_title_page(panel: TextPanel) -> TitlePage:
    """Give a panel its title page, shown in the chapter's place."""
    page = TitlePage(panel.work, panel.icons, lambda: panel.coding.spelling.languages, panel)

    def show() -> None:
        panel.show_beside(page)
        page.refresh()
        page.fields[TITLE].setFocus()

    def shown(_index: int) -> None:
        is_shown = panel.middle.currentWidget() is page
        if is_shown:
            panel.bar.setVisible(False)
            panel.setFocusProxy(page)
        else:
            page.settle()
        panel.tree.show_title_page(is_shown)

    panel.middle.addWidget(page)
    page.closed.connect(lambda: panel.work.open(panel.work.current))
    panel.tree.title_page_wanted.connect(show)
    panel.middle.currentChanged.connect(shown)
    return page
