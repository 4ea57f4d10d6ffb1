"""ToolColumn: the tools at the left of the canvas."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QWidget

from app.widgets.icon_button import IconButton
from app.widgets.icons import Icons
from plugins.canvas.panel.tool_state import TOOLS, Tool, ToolState

_GROUPS_START = (Tool.SELECT, Tool.MOVE, Tool.HAND)
_COLUMNS = 2


class ToolColumn(QWidget):
    """One button for each tool, two beside one another; the one in the hand is marked."""

    def __init__(self, tools: ToolState, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self._tools = tools
        self.setProperty("class", "row")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(76)
        group = QButtonGroup(self)
        self._buttons: dict[Tool, IconButton] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(8, 8, 8, 8)
        grid.setSpacing(4)
        row, column = 0, 0
        for info in TOOLS:
            if info.tool in _GROUPS_START:
                row, column = row + (2 if column else 1), 0
                grid.setRowMinimumHeight(row - 1, 4)
            title = QCoreApplication.translate("Actions", info.title)
            keys = ", ".join(QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) for key in info.keys)
            hint = f"{title} ({keys})\n{QCoreApplication.translate('Actions', info.help)}"
            button = IconButton(icons, info.icon, title, hint=hint)
            button.setFixedSize(28, 28)
            button.setCheckable(True)
            button.clicked.connect(lambda _checked=False, tool=info.tool: tools.choose(tool))
            group.addButton(button)
            self._buttons[info.tool] = button
            grid.addWidget(button, row, column)
            row, column = (row, column + 1) if column + 1 < _COLUMNS else (row + 1, 0)
        grid.setRowStretch(row + 1, 1)
        tools.changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        self._buttons[self._tools.tool].setChecked(True)
