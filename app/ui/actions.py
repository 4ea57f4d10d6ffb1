"""ActionRegistry: every action of the window and its panels, with its place, its name and its keys."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from app.api import Action, Settings
from app.widgets.icons import Icons

MENUS = ("file", "edit", "view", "layer", "track", "clip", "select", "generate", "help")


def action_text(text: str) -> str:
    """The name of an action in the user's language."""
    return QCoreApplication.translate("Actions", text) if text else ""


def key_text(keys: Sequence[str]) -> str:
    """Keys as this system writes them."""
    return ", ".join(_sequence(key).toString(QKeySequence.SequenceFormat.NativeText) for key in keys)


@dataclass(frozen=True, slots=True)
class _Entry:
    action: Action
    qt: QAction
    owner: QWidget
    workspace: bool

    def meets(self, other: _Entry) -> bool:
        """Whether one key could mean both.

        Not where each works only while its own panel has the focus, nor where they are of two workspaces: of these one
        alone is shown at a time.
        """
        if self.owner is other.owner:
            return True
        focused = self.action.while_focused and other.action.while_focused
        return not focused and not (self.workspace and other.workspace)


class ActionRegistry(QObject):
    """Keeps actions by id; a user's own keys are kept in settings and win over the defaults.

    A default that another action has already is left out, so that no key ever means two things.
    """

    def __init__(self, window: QWidget, settings: Settings, icons: Icons) -> None:
        super().__init__(window)
        self._window, self._settings, self._icons = window, settings, icons
        self._entries: dict[str, _Entry] = {}
        self._keys: dict[str, tuple[str, ...]] = {}

    @property
    def actions(self) -> Sequence[Action]:
        """All actions in the order in which they were added."""
        return tuple(entry.action for entry in self._entries.values())

    def add(self, actions: Iterable[Action], owner: QWidget, *, workspace: bool = False) -> None:
        """Take actions in; those that work only while their owner has the focus are given it.

        Where the owner is a `workspace`, all of them work only while it is seen, which it never is beside another one.
        """
        for action in actions:
            qt = QAction(action_text(action.title), self._window)
            qt.setIcon(self._icons.icon(action.icon))
            qt.setCheckable(action.checked is not None)
            qt.setShortcutContext(
                Qt.ShortcutContext.WidgetWithChildrenShortcut
                if action.while_focused
                else Qt.ShortcutContext.WindowShortcut
            )
            # Qt heeds a key of a window only while the widget is seen that has the action
            place = owner if action.while_focused or workspace else self._window
            place.addAction(qt)
            qt.triggered.connect(lambda _checked=False, action=action: _run(action))
            self._entries[action.id] = _Entry(action, qt, owner, workspace)
        self._give_keys()

    def entry(self, id_: str) -> QAction:
        """The Qt action of an id."""
        return self._entries[id_].qt

    def keys(self, id_: str) -> tuple[str, ...]:
        """The keys of an action, as portable texts."""
        return self._keys[id_]

    def is_changed(self, id_: str) -> bool:
        """Whether the user gave an action keys of their own, or none."""
        return self._own(id_) is not None

    def set_keys(self, id_: str, keys: Sequence[str]) -> str | None:
        """Give an action keys; where another has one of them, change nothing and give the other's id."""
        wanted = {_sequence(key).toString() for key in keys}
        for other, entry in self._entries.items():
            if other != id_ and entry.meets(self._entries[id_]) and wanted & set(self._keys[other]):
                return other
        self._settings.set(f"keys.{id_}", list(keys) or [""])
        self._give_keys()
        return None

    def reset_keys(self, id_: str) -> None:
        """Give an action the keys back that it came with."""
        self._settings.set(f"keys.{id_}", [])
        self._give_keys()

    def menu(self, name: str, parent: QWidget) -> QMenu:
        """A menu with the actions of a place; those that belong together by their ids stand together."""
        menu = QMenu(action_text(name.capitalize()), parent)
        before, below = "", dict[str, QMenu]()
        for entry in self._entries.values():
            if entry.action.menu != name:
                continue
            group, title = entry.action.id.rpartition(".")[0], entry.action.submenu
            if before not in ("", group) and title not in below:
                menu.addSeparator()
            if title and title not in below:
                below[title] = menu.addMenu(action_text(title))
            below.get(title, menu).addAction(entry.qt)
            before = group
        return menu

    def watch(self, menu: QMenu) -> None:
        """Show in a menu what is possible and what is on; a key asks again at the moment when it is pressed."""
        menu.aboutToShow.connect(self._refresh)
        menu.aboutToHide.connect(self._enable)

    def _refresh(self) -> None:
        for entry in self._entries.values():
            entry.qt.setEnabled(is_possible(entry.action))
            if entry.action.checked is not None:
                entry.qt.setChecked(entry.action.checked())

    def _enable(self) -> None:
        for entry in self._entries.values():
            entry.qt.setEnabled(True)

    def _own(self, id_: str) -> tuple[str, ...] | None:
        own = self._settings.get(f"keys.{id_}", [])
        return tuple(str(key) for key in own if key) if isinstance(own, list) and own else None

    def _give_keys(self) -> None:
        self._keys = {id_: own for id_ in self._entries if (own := self._own(id_)) is not None}
        for id_, entry in self._entries.items():
            if id_ not in self._keys:
                taken = {key for other, keys in self._keys.items() if entry.meets(self._entries[other]) for key in keys}
                wanted = (_sequence(key).toString() for key in entry.action.keys)
                self._keys[id_] = tuple(key for key in wanted if key not in taken)
        for id_, entry in self._entries.items():
            keys = self._keys[id_]
            entry.qt.setShortcuts([_sequence(key) for key in keys])
            title, help_, shown = action_text(entry.action.title), action_text(entry.action.help), key_text(keys)
            words = f"{title} ({shown})" if shown else title
            entry.qt.setToolTip("\n".join(line for line in (words, help_) if line))


def is_possible(action: Action) -> bool:
    """Whether an action can be done now."""
    return action.enabled is None or action.enabled()


def _run(action: Action) -> None:
    if is_possible(action):
        action.run()


def _sequence(key: str) -> QKeySequence:
    return QKeySequence(key, QKeySequence.SequenceFormat.PortableText)
