"""Banner: a sentence over the arm with what to do about it, there only as long as it holds."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from app.widgets.wrapped_label import WrappedLabel
from plugins.robot.panel.stage import RobotStage
from plugins.robot.panel.table_dock import TableDock
from plugins.robot.panel.work import RobotWork


class Banner(QWidget):
    """Says that the table is empty, or that it is not the document's own."""

    def __init__(self, work: RobotWork, stage: RobotStage, table: TableDock, parent: QWidget) -> None:
        super().__init__(parent)
        self._work, self._stage = work, stage
        self.setProperty("class", "row")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.words = WrappedLabel()
        self.lay_button = QPushButton(self.tr("Lay the table"))
        self.lay_button.clicked.connect(table.lay_by_chance)
        self.take_button = QPushButton(self.tr("Take this table over"))
        self.take_button.clicked.connect(stage.take_over)
        self.back_button = QPushButton(self.tr("Back to my table"))
        self.back_button.clicked.connect(stage.show_own)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 6, 12, 6)
        layout.setSpacing(6)
        layout.addWidget(self.words, 1)
        for button in (self.lay_button, self.take_button, self.back_button):
            layout.addWidget(button)
        stage.changed.connect(self.refresh)
        work.arm_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Say what holds now."""
        foreign = self._stage.foreign is not None
        empty = not self._work.scene.things and not foreign
        if foreign:
            own = bool(self._work.scene.things)
            kept = self.tr("This is the table that the path was planned for. Your own is as it was.")
            bare = self.tr("This is the table that the path was planned for. Your own is empty.")
            self.words.setText(kept if own else bare)
        elif empty:
            self.words.setText(self.tr("The table is empty: lay it by chance, or add things in the panel “Table”."))
        self.lay_button.setVisible(empty)
        self.take_button.setVisible(foreign)
        self.back_button.setVisible(foreign and bool(self._work.scene.things))
        self.setVisible(foreign or (empty and self._work.arm is not None))
