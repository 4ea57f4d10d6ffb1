"""ActionRegistry: every action of the window and its panels, with its place, its name and its keys."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from app.api import Action, Settings
from app.widgets.icons import Icons

MENUS = ("file", "edit", "view", "layer", "select", "generate", "help")


def action_text(text: str) -> str:
    """The name of an action in the user's language."""
    return QCoreApplication.translate("Actions", text) if text else ""


class ActionRegistry(QObject):
    """Keeps actions by id; a user's own keys are kept in settings and win over the defaults."""

    def __init__(self, window: QWidget, settings: Settings, icons: Icons) -> None:
        super().__init__(window)
        self._window, self._settings, self._icons = window, settings, icons
        self._actions: dict[str, Action] = {}
        self._entries: dict[str, QAction] = {}

    @property
    def actions(self) -> Sequence[Action]:
        """All actions in the order in which they were added."""
        return tuple(self._actions.values())

    def add(self, actions: Iterable[Action], owner: QWidget | None = None) -> None:
        """Take actions in; those that work only while their owner has the focus are given it."""
        for action in actions:
            entry = QAction(action_text(action.title), self._window)
            entry.setIcon(self._icons.icon(action.icon))
            entry.setCheckable(action.checked is not None)
            if action.while_focused and owner is not None:
                entry.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
                owner.addAction(entry)
            else:
                entry.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
                self._window.addAction(entry)
            run = action.run
            entry.triggered.connect(lambda _checked=False, run=run: run())
            self._actions[action.id] = action
            self._entries[action.id] = entry
            self._apply_keys(action.id)

    def entry(self, id_: str) -> QAction:
        """The Qt action of an id."""
        return self._entries[id_]

    def keys(self, id_: str) -> tuple[str, ...]:
        """The keys of an action, as portable texts."""
        own = self._settings.get(f"keys.{id_}", [])
        if isinstance(own, list) and own:
            return tuple(str(key) for key in own if key)
        return self._actions[id_].keys

    def set_keys(self, id_: str, keys: Sequence[str]) -> str | None:
        """Give an action keys; where another has one of them, change nothing and give the other's id."""
        for other in self._actions:
            if other != id_ and set(keys) & set(self.keys(other)):
                return other
        self._settings.set(f"keys.{id_}", list(keys) or [""])
        self._apply_keys(id_)
        return None

    def menu(self, name: str, parent: QWidget) -> QMenu:
        """A menu with the actions of a place."""
        menu = QMenu(action_text(name.capitalize()), parent)
        for id_, action in self._actions.items():
            if action.menu == name:
                menu.addAction(self._entries[id_])
        menu.aboutToShow.connect(self.refresh)
        return menu

    def refresh(self) -> None:
        """Ask every action whether it is possible and whether it is on."""
        for id_, action in self._actions.items():
            entry = self._entries[id_]
            if action.enabled is not None:
                entry.setEnabled(action.enabled())
            if action.checked is not None:
                entry.setChecked(action.checked())

    def _apply_keys(self, id_: str) -> None:
        keys = self.keys(id_)
        entry = self._entries[id_]
        entry.setShortcuts([QKeySequence(key, QKeySequence.SequenceFormat.PortableText) for key in keys])
        shown = ", ".join(
            QKeySequence(key, QKeySequence.SequenceFormat.PortableText).toString(QKeySequence.SequenceFormat.NativeText)
            for key in keys
        )
        title, help_ = action_text(self._actions[id_].title), action_text(self._actions[id_].help)
        entry.setToolTip("\n".join(line for line in (f"{title} ({shown})" if shown else title, help_) if line))
