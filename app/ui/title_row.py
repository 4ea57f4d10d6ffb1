"""TitleRow: menu, document, workspaces, palette, theme and preferences."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QMenu, QPushButton, QToolButton, QWidget

from app.extensions.plugin import PanelInfo
from app.widgets.icons import Icons


class TitleRow(QWidget):
    """The row at the top of the window."""

    workspace_chosen = Signal(str)
    palette_wanted = Signal()
    theme_wanted = Signal()
    preferences_wanted = Signal()

    def __init__(self, panels: Sequence[PanelInfo], icons: Icons) -> None:
        super().__init__()
        self.setProperty("class", "row")
        self.setFixedHeight(40)
        self._icons = icons
        self._named: list[tuple[QToolButton, str]] = []
        self.menu_button = self._tool("menu", self.tr("Menu"))
        self.menu_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.document_button = QToolButton()
        self.document_button.setProperty("class", "document")
        self.document_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.document_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 4, 8, 4)
        layout.setSpacing(4)
        layout.addWidget(self.menu_button)
        layout.addWidget(self.document_button)
        layout.addSpacing(16)
        self._group = QButtonGroup(self)
        self._workspaces: dict[str, QToolButton] = {}
        for panel in panels:
            button = QToolButton()
            button.setText(QCoreApplication.translate("Plugins", panel.workspace))
            button.setProperty("class", "workspace")
            button.setCheckable(True)
            button.clicked.connect(lambda _checked=False, id_=panel.id: self.workspace_chosen.emit(id_))
            self._group.addButton(button)
            self._workspaces[panel.id] = button
            layout.addWidget(button)
        layout.addStretch(1)
        self._search = QPushButton(self.tr("Search…  Ctrl+K"))
        self._search.setMinimumWidth(220)
        self._search.setToolTip(self.tr("Find any action by its name"))
        self._search.clicked.connect(self.palette_wanted)
        layout.addWidget(self._search)
        layout.addStretch(1)
        theme = self._tool("contrast", self.tr("Dark or light"))
        theme.clicked.connect(self.theme_wanted)
        preferences = self._tool("settings", self.tr("Preferences"))
        preferences.clicked.connect(self.preferences_wanted)
        layout.addWidget(theme)
        layout.addWidget(preferences)

    def show_document(self, name: str) -> None:
        """Show the name of the document."""
        self.document_button.setText(f"{name} ▾")

    def show_workspace(self, panel: str) -> None:
        """Show which workspace is open."""
        if panel in self._workspaces:
            self._workspaces[panel].setChecked(True)

    def set_menus(self, main: QMenu, document: QMenu) -> None:
        """The menus behind the buttons."""
        self.menu_button.setMenu(main)
        self.document_button.setMenu(document)

    def retint(self) -> None:
        """Draw the icons in the colours of the theme."""
        for button, name in self._named:
            button.setIcon(self._icons.icon(name))

    def _tool(self, icon: str, words: str) -> QToolButton:
        button = QToolButton()
        button.setIcon(self._icons.icon(icon))
        button.setToolTip(words)
        button.setAccessibleName(words)
        self._named.append((button, icon))
        return button
