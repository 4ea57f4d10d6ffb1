"""SolidKeys: what keys and the menu of a view of a solid do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QKeyCombination, QMetaMethod, Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu

if TYPE_CHECKING:
    from app.widgets.solid_view import SolidView

_TURN, _FINE_TURN, _PAN, _ZOOM = 15.0, 3.0, 24.0, 1.2
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_CTRL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@dataclass(frozen=True, slots=True)
class Deed:
    """Something that can be done: its name, its key, whether it can be done now, and whether it is on."""

    name: str
    key: QKeyCombination | Qt.Key | None
    do: Callable[[], object]
    can: Callable[[], bool] | None = None
    on: Callable[[], bool] | None = None


class SolidKeys:
    """Keys that need no Ctrl are the view's as long as it has the focus."""

    def __init__(self, view: SolidView) -> None:
        self._view = view
        self._menu: QMenu | None = None

    def words(self) -> str:
        """The keys for those who listen."""
        return QCoreApplication.translate(
            "SolidKeys",
            "Arrow keys turn it, with Ctrl they move it, with Shift they turn it finely. "
            "Page Up and Page Down go from one body to the next, plus and minus zoom.",
        )

    def knows(self, event: QKeyEvent) -> bool:
        """Whether a key does something here."""
        return self._deed(event) is not None

    def press(self, event: QKeyEvent) -> bool:
        """Do it, and say whether there was something to do."""
        deed = self._deed(event)
        if deed is None:
            return False
        deed()
        return True

    def menu(self) -> QMenu:
        """All that can be done now, with the keys."""
        if self._menu is not None:
            self._menu.deleteLater()
        menu = self._menu = QMenu(self._view)
        for group in self._groups():
            for deed in group:
                action = QAction(deed.name, menu)
                if deed.key is not None:
                    action.setShortcut(QKeySequence(deed.key))
                    action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
                action.setEnabled(deed.can is None or deed.can())
                if deed.on is not None:
                    action.setCheckable(True)
                    action.setChecked(deed.on())
                action.triggered.connect(lambda _checked=False, do=deed.do: do())
                menu.addAction(action)
            menu.addSeparator()
        return menu

    def _groups(self) -> tuple[tuple[Deed, ...], ...]:
        view, keys = self._view, Qt.Key

        def some() -> bool:
            return bool(view.selection)

        pictures: tuple[Deed, ...] = (
            Deed(
                QCoreApplication.translate("SolidKeys", "Copy picture"),
                QKeyCombination(_CTRL, keys.Key_C),
                self._copy,
                lambda: not view.solid.empty,
            ),
        )
        if view.isSignalConnected(QMetaMethod.fromSignal(view.save_wanted)):
            pictures += (
                Deed(
                    QCoreApplication.translate("SolidKeys", "Save picture…"),
                    None,
                    view.save_wanted.emit,
                    lambda: not view.solid.empty,
                ),
            )
        return (
            (
                Deed(QCoreApplication.translate("SolidKeys", "Reset view"), keys.Key_Home, view.reset_view),
                Deed(QCoreApplication.translate("SolidKeys", "Show all"), keys.Key_F, view.show_all),
                Deed(
                    QCoreApplication.translate("SolidKeys", "Center on selection"),
                    keys.Key_C,
                    lambda: view.center_on(view.selection[-1]),
                    some,
                ),
                Deed(
                    QCoreApplication.translate("SolidKeys", "Spin"),
                    keys.Key_Space,
                    lambda: view.set_spinning(spinning=not view.spinning),
                    on=lambda: view.spinning,
                ),
                Deed(
                    QCoreApplication.translate("SolidKeys", "Perspective"),
                    keys.Key_P,
                    lambda: view.set_perspective(on=not view.has_perspective),
                    on=lambda: view.has_perspective,
                ),
            ),
            (
                Deed(
                    QCoreApplication.translate("SolidKeys", "Select all"),
                    QKeyCombination(_CTRL, keys.Key_A),
                    lambda: view.set_selection(view.solid.ids.tolist()),
                    lambda: not view.solid.empty,
                ),
                Deed(
                    QCoreApplication.translate("SolidKeys", "Select nothing"),
                    keys.Key_Escape,
                    lambda: view.set_selection(()),
                    some,
                ),
            ),
            (
                Deed(
                    QCoreApplication.translate("SolidKeys", "Measure selection"),
                    keys.Key_M,
                    view.measure_selection,
                    lambda: len(view.selection) in (2, 3, 4),
                ),
                Deed(
                    QCoreApplication.translate("SolidKeys", "Clear measures"),
                    keys.Key_Delete,
                    lambda: view.set_measures(()),
                    lambda: bool(view.measures),
                ),
                Deed(QCoreApplication.translate("SolidKeys", "Label selection"), keys.Key_L, view.toggle_labels, some),
            ),
            pictures,
        )

    def _deed(self, event: QKeyEvent) -> Callable[[], object] | None:
        key, modifiers = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in _ARROWS and modifiers in (Qt.KeyboardModifier.NoModifier, _CTRL, _SHIFT):
            across, down = _ARROWS[key]
            if modifiers == _CTRL:
                return lambda: self._view.pan_by(across * _PAN, down * _PAN)
            step = _FINE_TURN if modifiers == _SHIFT else _TURN
            return lambda: self._view.turn_by(across * step, down * step)
        if not modifiers & ~_SHIFT:
            match key:
                case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                    return lambda: self._view.zoom_by(_ZOOM)
                case Qt.Key.Key_Minus:
                    return lambda: self._view.zoom_by(1 / _ZOOM)
                case Qt.Key.Key_BracketLeft | Qt.Key.Key_BracketRight:
                    return lambda: self._view.turn_by(0, 0, _TURN if key is Qt.Key.Key_BracketLeft else -_TURN)
                case Qt.Key.Key_PageDown | Qt.Key.Key_PageUp:
                    return lambda: self._step(1 if key is Qt.Key.Key_PageDown else -1)
        pressed = QKeySequence(QKeyCombination(modifiers, key))
        for group in self._groups():
            for deed in group:
                if deed.key is not None and QKeySequence(deed.key) == pressed:
                    return deed.do if deed.can is None or deed.can() else None
        return None

    def _step(self, by: int) -> None:
        """Pick the next body, in the order of their ids."""
        ids = self._view.solid.ids.tolist()
        if ids:
            last = self._view.selection[-1:]
            at = (ids.index(last[0]) + by) % len(ids) if last and last[0] in ids else (0 if by > 0 else -1)
            self._view.set_selection((ids[at],))
            self._view.picked.emit(ids[at])

    def _copy(self) -> None:
        QGuiApplication.clipboard().setImage(self._view.picture())
