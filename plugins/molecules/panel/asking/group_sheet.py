"""GroupSheet: a group or ring system is chosen by its name."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QListWidget, QListWidgetItem, QWidget

from app.api import InvalidRequest, Words
from app.widgets.icons import Icons
from plugins.molecules.panel.asking.sheet import Sheet
from plugins.molecules.panel.saying import said
from plugins.molecules.wording.constraints import Has
from plugins.molecules.wording.groups import GROUPS, NamedGroup
from plugins.molecules.wording.names import NAMES

_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_HIGH = 216


class GroupSheet(Sheet):
    """A line to look for a name in any language, and what is called so; a click or Enter chooses."""

    def __init__(self, icons: Icons, parent: QWidget, *, wanted: bool) -> None:
        title = self.tr("Keep a group or ring") if wanted else self.tr("Leave out a group or ring")
        super().__init__(title, parent, self.constraint)
        self._wanted = wanted
        self._called = {group.name: (said(NAMES[group.name]), _folded((group.name, *group.names))) for group in GROUPS}
        self._groups = sorted(GROUPS, key=lambda group: self._called[group.name][0].casefold())
        self.first = self.line = QLineEdit()
        self.line.addAction(icons.icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.line.setPlaceholderText(self.tr("A name, such as nitro or pyridine"))
        self.line.setAccessibleName(self.tr("Name of a group or ring"))
        self.line.setClearButtonEnabled(True)
        self.line.textChanged.connect(self._look)
        self.line.installEventFilter(self)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Groups and rings"))
        self.list.setFixedHeight(_HIGH)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemClicked.connect(self.give)
        for widget in (self.line, self.list, self.fault):
            self.rows.addWidget(widget)
        self._look("")

    def constraint(self) -> Has:
        """The wish for the group that is chosen, or against it; raises UserError where none is."""
        item = self.list.currentItem()
        if item is None:
            raise _unknown(self.line.text())
        group: NamedGroup = item.data(Qt.ItemDataRole.UserRole)
        return Has(group.name, group.smarts, self._wanted, kept=self._wanted)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move in the list from the line too."""
        pressed = isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and event.key()
        if watched is self.line and pressed in _MOVES:
            QApplication.sendEvent(self.list, event)
            return True
        return super().eventFilter(watched, event)

    def _look(self, text: str) -> None:
        """List what is called so: just so first, then what begins so."""
        (looked_for,) = _folded((text.strip(),))
        self.list.clear()
        found: list[tuple[int, NamedGroup]] = []
        for group in self._groups:
            shown, others = self._called[group.name]
            names = [name for name in (*_folded((shown,)), *others) if looked_for in name]
            if names:
                found.append((min((name != looked_for) + (not name.startswith(looked_for)) for name in names), group))
        for _, group in sorted(found, key=lambda each: each[0]):
            item = QListWidgetItem(self._called[group.name][0], self.list)
            item.setData(Qt.ItemDataRole.UserRole, group)
        self.list.setCurrentRow(0)
        self.say(Words() if found else _unknown(text).words)


def _folded(names: Iterable[str]) -> tuple[str, ...]:
    """Names without differences of width and case."""
    return tuple(unicodedata.normalize("NFKC", name).casefold() for name in names)


def _unknown(text: str) -> InvalidRequest:
    return InvalidRequest(
        "No group or ring is called “{text}”.",
        advice="Look for another name, or give it as a piece.",
        text=text.strip()[:40],
    )
