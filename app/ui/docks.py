"""Docks: the window's docks, where they stand, and how they are hidden and brought back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QByteArray, QObject, Qt
from PySide6.QtWidgets import QDockWidget, QMainWindow, QTabBar, QWidget

from app.api import Area, Settings
from app.ui.dock_title import DockTitle

_STATE_VERSION = 3
_WIDTH = 320
_LEFT_WIDTH = 256
_HEIGHT = 170
_SHARES = (500, 300)
_PLACES = {
    Area.LEFT: Qt.DockWidgetArea.LeftDockWidgetArea,
    Area.RIGHT: Qt.DockWidgetArea.RightDockWidgetArea,
    Area.BOTTOM: Qt.DockWidgetArea.BottomDockWidgetArea,
    # The middle is the panel's own: what a plugin would put there stands beside it.
    Area.CENTER: Qt.DockWidgetArea.RightDockWidgetArea,
}


class Docks(QObject):
    """Puts docks around the work; the arrangement is kept in settings for each workspace."""

    def __init__(self, window: QMainWindow, settings: Settings) -> None:
        super().__init__(window)
        self._window, self._settings = window, settings
        self._docks: dict[str, QDockWidget] = {}
        self._column: tuple[str, ...] = ()
        self._row = ""
        self._hidden: list[QDockWidget] = []

    @property
    def names(self) -> tuple[str, ...]:
        """Every dock by its name, in the order in which they were added."""
        return tuple(self._docks)

    def add(self, name: str, title: str, widget: QWidget, area: Area, *, with_dock: str = "") -> QDockWidget:
        """Add a dock, as another tab of one that is there where `with_dock` names it."""
        dock = QDockWidget(title, self._window)
        dock.setObjectName(name)
        widget.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        dock.setWidget(widget)
        dock.setTitleBarWidget(DockTitle(dock))
        dock.topLevelChanged.connect(self.settle)
        dock.visibilityChanged.connect(self.settle)
        self._window.addDockWidget(_PLACES[area], dock)
        if with_dock:
            self._window.tabifyDockWidget(self._docks[with_dock], dock)
        self._docks[name] = dock
        return dock

    def give_sizes(self, right: str, below: str, bottom: str) -> None:
        """The sizes of a first start: the column at the right with one dock below another, the row at the bottom."""
        self._window.setCorner(Qt.Corner.BottomRightCorner, Qt.DockWidgetArea.RightDockWidgetArea)
        self._column, self._row = (right, below), bottom
        self._size(())

    def show(self, name: str) -> None:
        """Show a dock and bring it to the front."""
        self._docks[name].show()
        self._docks[name].raise_()

    def is_hidden(self, name: str) -> bool:
        """Whether a dock was put away."""
        return self._docks[name].isHidden()

    def toggle_all(self) -> None:
        """Hide all docks, or bring back those that were there."""
        if self._hidden:
            back, self._hidden = self._hidden, []
            for dock in back:
                dock.show()
        else:
            self._hidden = [dock for dock in self._docks.values() if not dock.isHidden()]
            for dock in self._hidden:
                dock.hide()

    def keep(self, workspace: str) -> None:
        """Keep the arrangement of a workspace; docks that are all hidden for a moment count as shown."""
        if self._hidden:
            self.toggle_all()
        state = bytes(self._window.saveState(_STATE_VERSION).toBase64().data()).decode("ascii")
        self._settings.set(f"arrangement.{workspace}", state)

    def restore(self, workspace: str, own: Sequence[str], others: Sequence[str]) -> None:
        """Arrange the docks as they were left in a workspace, and show its own but not those of others."""
        self._hidden = []
        kept = str(self._settings.get(f"arrangement.{workspace}", ""))
        arranged = bool(kept) and self._window.restoreState(QByteArray.fromBase64(kept.encode("ascii")), _STATE_VERSION)
        for name in others:
            self._docks[name].hide()
        if not arranged:
            for name in (*own, *self._column[:1]):
                self.show(name)
            self._size(own)
        self.settle()

    def _size(self, own: Sequence[str]) -> None:
        """Give the docks their first sizes, and those of a workspace at the left no more than they need."""
        window, left = self._window, Qt.DockWidgetArea.LeftDockWidgetArea
        column = [self._docks[name] for name in self._column]
        beside = [self._docks[name] for name in own if window.dockWidgetArea(self._docks[name]) == left][:1]
        widths = [*(_LEFT_WIDTH for _dock in beside), _WIDTH]
        window.resizeDocks([*beside, *column[:1]], widths, Qt.Orientation.Horizontal)
        window.resizeDocks([self._docks[self._row]], [_HEIGHT], Qt.Orientation.Vertical)
        window.resizeDocks(column, list(_SHARES), Qt.Orientation.Vertical)

    def settle(self) -> None:
        """Show whole words on the tabs, and no second title below them."""
        for bar in self._window.findChildren(QTabBar):
            bar.setElideMode(Qt.TextElideMode.ElideNone)
            bar.setUsesScrollButtons(False)
            bar.setExpanding(False)
        for dock in self._docks.values():
            title = dock.titleBarWidget()
            if isinstance(title, DockTitle):
                title.show_words(not self._window.tabifiedDockWidgets(dock))
