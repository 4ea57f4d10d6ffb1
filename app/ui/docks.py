"""Docks: the window's docks, where they stand, and how they are hidden and brought back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QByteArray, QObject, Qt
from PySide6.QtWidgets import QDockWidget, QMainWindow, QTabBar, QWidget

from app.api import Area, Settings
from app.ui.dock_title import DockTitle

_STATE_VERSION = 2
_WIDTH = 320
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
        dock.topLevelChanged.connect(lambda _floating: self.settle())
        dock.visibilityChanged.connect(lambda _visible: self.settle())
        self._window.addDockWidget(_PLACES[area], dock)
        if with_dock:
            self._window.tabifyDockWidget(self._docks[with_dock], dock)
        self._docks[name] = dock
        return dock

    def give_sizes(self, right: str, below: str, bottom: str) -> None:
        """The sizes of a first start: the column at the right with one dock below another, the row at the bottom."""
        window = self._window
        window.setCorner(Qt.Corner.BottomRightCorner, Qt.DockWidgetArea.RightDockWidgetArea)
        window.resizeDocks([self._docks[right]], [_WIDTH], Qt.Orientation.Horizontal)
        window.resizeDocks([self._docks[bottom]], [_HEIGHT], Qt.Orientation.Vertical)
        window.resizeDocks([self._docks[right], self._docks[below]], list(_SHARES), Qt.Orientation.Vertical)

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
            for name in own:
                self.show(name)
        self.settle()

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
