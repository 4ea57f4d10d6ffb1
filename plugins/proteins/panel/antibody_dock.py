"""AntibodyDock: whether IgFold is installed, its licence to be read, and agreeing to it."""

from __future__ import annotations

import sys

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from app.api import JobContext, Lane, PanelContext, Recipe
from app.widgets.icon_button import IconButton
from app.widgets.icons import Icons
from app.widgets.wrapped_label import WrappedLabel
from plugins.proteins.folding.igfold_licence import PACKAGES, Licence, is_installed, licence

GENERATOR = "proteins.antibody"
AGREED = "proteins.igfold-licence"


class AntibodyDock(QWidget):
    """Shows the licence of what is installed; it can be agreed to once its end has been seen."""

    changed = Signal()
    """The licence was agreed to, or no longer is."""

    def __init__(self, context: PanelContext, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._licence: Licence | None = None
        self._installed: bool | None = None
        self._was_read = False
        self.words = WrappedLabel()
        self.command = QLineEdit(f'"{sys.executable}" -m pip install {" ".join(PACKAGES)}')
        self.command.setReadOnly(True)
        self.command.setCursorPosition(0)
        self.command.setAccessibleName(self.tr("The command that installs IgFold"))
        self.copy_button = IconButton(icons, "copy", self.tr("Copy the command"))
        self.copy_button.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.command.text()))
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setAccessibleName(self.tr("Licence of IgFold"))
        self.agree_button = QPushButton(self.tr("I have read it and agree"))
        self.agree_button.clicked.connect(self.agree)
        self.withdraw_button = QPushButton(self.tr("Agree no longer"))
        self.withdraw_button.setProperty("class", "quiet")
        self.withdraw_button.clicked.connect(self.withdraw)
        self.begin_button = QPushButton(self.tr("Predict an antibody…"))
        self.begin_button.clicked.connect(lambda: context.recall(Recipe(GENERATOR, "1", {})))
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.command, 1)
        row.addWidget(self.copy_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.setSpacing(6)
        layout.addWidget(self.words)
        layout.addLayout(row)
        layout.addWidget(self.text, 1)
        for button in (self.agree_button, self.begin_button, self.withdraw_button):
            layout.addWidget(button)
        layout.addStretch(0)
        bar = self.text.verticalScrollBar()
        bar.valueChanged.connect(lambda _value: self._show())
        bar.rangeChanged.connect(lambda _low, _high: self._show())
        context.jobs.run("", _looked_for, Lane.IO, self._found)
        self._show()

    @property
    def agreed(self) -> str:
        """The digest of the licence that is agreed to, as it is now; empty where it is not."""
        kept = self._context.settings.get(AGREED, "")
        return str(kept) if self._licence is not None and kept == self._licence.digest else ""

    def agree(self) -> None:
        """Keep that this licence is agreed to."""
        if self._licence is not None and self._was_read:
            self._context.settings.set(AGREED, self._licence.digest)
            self._show()
            self.changed.emit()

    def withdraw(self) -> None:
        """Agree no longer."""
        self._context.settings.set(AGREED, "")
        self._show()
        self.changed.emit()

    def showEvent(self, event: QShowEvent) -> None:
        """The licence may be so short that its end is seen at once."""
        super().showEvent(event)
        self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As when it is shown."""
        super().resizeEvent(event)
        self._show()

    def _found(self, found: tuple[bool, Licence | None]) -> None:
        self._installed, self._licence = found
        self.text.setPlainText(self._licence.text if self._licence is not None else "")
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        agreed, has_licence = bool(self.agreed), self._licence is not None
        is_known = self._installed is not None
        for widget in (self.command, self.copy_button):
            widget.setVisible(is_known and not has_licence)
        self.text.setVisible(has_licence and not agreed)
        self.agree_button.setVisible(has_licence and not agreed)
        corner = self.text.viewport().rect().bottomRight()
        sees_end = self.text.isVisible() and self.text.cursorForPosition(corner).atEnd()
        self._was_read = self._was_read or (has_licence and sees_end)
        self.agree_button.setEnabled(self._was_read)
        self.agree_button.setToolTip("" if self._was_read else self.tr("Read the licence to its end first"))
        for button in (self.begin_button, self.withdraw_button):
            button.setVisible(agreed)
        if not is_known:
            words = ""
        elif not self._installed:
            words = self.tr(
                "IgFold predicts the structure of antibodies and nanobodies. Its licence allows non-commercial use "
                "alone, so it is not part of the studio: install it yourself with this command, start the studio "
                "again, and read its licence here."
            )
        elif not has_licence:
            words = self.tr("IgFold is installed, but its licence is not beside it: install it again.")
        elif agreed:
            words = self.tr("You have agreed to the licence of IgFold: non-commercial use alone.")
        else:
            words = self.tr(
                "IgFold is installed. Read its licence to the end, and agree to it if you may use it: it allows "
                "non-commercial use alone."
            )
        self.words.setText(words)
        self.words.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)


def _looked_for(_job: JobContext) -> tuple[bool, Licence | None]:
    """Whether IgFold is installed, and its licence."""
    there = is_installed()
    return there, licence() if there else None
