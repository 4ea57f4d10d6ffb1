"""TitleRow: menu, document, workspaces, palette, theme and preferences."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QMenu, QPushButton, QToolButton, QWidget

from app.extensions.plugin import PanelInfo
from app.ui.actions import ActionRegistry, action_text, key_text
from app.widgets.icons import Icons

_NAME_LENGTH = 40


class TitleRow(QWidget):
    """The row at the top of the window."""

    workspace_chosen = Signal(str)
    palette_wanted = Signal()
    theme_wanted = Signal()
    preferences_wanted = Signal()

    def __init__(self, panels: Sequence[PanelInfo], icons: Icons, actions: ActionRegistry) -> None:
        super().__init__()
        self.setProperty("class", "row")
        self.setFixedHeight(40)
        self._icons, self._actions = icons, actions
        self.menu_button = self._tool("menu", self.tr("Menu"))
        self.menu_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.document_button = QToolButton()
        self.document_button.setProperty("class", "document")
        self.document_button.setIcon(icons.icon("chevron-down"))
        self.document_button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.document_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.document_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 4, 8, 4)
        layout.setSpacing(4)
        layout.addWidget(self.menu_button)
        layout.addWidget(self.document_button)
        layout.addSpacing(12)
        self._group = QButtonGroup(self)
        self._workspaces: dict[str, QToolButton] = {}
        for panel in panels:
            layout.addWidget(self._workspace(panel))
        layout.addStretch(1)
        keys = key_text(actions.keys("view.palette")[:1])
        self._search = QPushButton(icons.icon("search"), "    ".join(w for w in (self.tr("Search"), keys) if w))
        self._search.setProperty("class", "search")
        self._search.setMinimumWidth(200)
        self._explain(self._search, "view.palette")
        self._search.clicked.connect(self.palette_wanted)
        layout.addWidget(self._search)
        layout.addStretch(1)
        theme = self._tool("contrast", "", "view.theme")
        theme.clicked.connect(self.theme_wanted)
        preferences = self._tool("settings", "", "file.preferences")
        preferences.clicked.connect(lambda _checked=False: self.preferences_wanted.emit())
        layout.addWidget(theme)
        layout.addWidget(preferences)

    def show_document(self, name: str) -> None:
        """Show the name of the document."""
        short = name if len(name) <= _NAME_LENGTH else f"{name[: _NAME_LENGTH - 1]}…"
        self.document_button.setText(short)
        self.document_button.setToolTip(name if short != name else self.tr("Project"))
        self.document_button.setAccessibleName(self.tr("Project {name}").format(name=name))

    def show_workspace(self, panel: str) -> None:
        """Show which workspace is open."""
        if panel in self._workspaces:
            self._workspaces[panel].setChecked(True)

    def set_menus(self, main: QMenu, document: QMenu) -> None:
        """The menus behind the buttons."""
        self.menu_button.setMenu(main)
        self.document_button.setMenu(document)

    def _workspace(self, panel: PanelInfo) -> QToolButton:
        button = QToolButton()
        button.setText(QCoreApplication.translate("Plugins", panel.workspace))
        button.setProperty("class", "workspace")
        button.setCheckable(True)
        self._explain(button, f"view.workspace.{panel.id}")
        button.clicked.connect(lambda _checked=False: self.workspace_chosen.emit(panel.id))
        self._group.addButton(button)
        self._workspaces[panel.id] = button
        return button

    def _tool(self, icon: str, words: str, action: str = "") -> QToolButton:
        button = QToolButton()
        button.setIcon(self._icons.icon(icon))
        button.setToolTip(words)
        button.setAccessibleName(words)
        if action:
            self._explain(button, action)
        return button

    def _explain(self, button: QWidget, action: str) -> None:
        if any(known.id == action for known in self._actions.actions):
            entry = self._actions.entry(action)
            button.setToolTip(entry.toolTip())
            button.setAccessibleName(action_text(entry.text()))
            entry.changed.connect(lambda: button.setToolTip(entry.toolTip()))
