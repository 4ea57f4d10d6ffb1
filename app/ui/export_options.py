"""ExportOptions: how a file is to be written, asked beside the window, which goes on working meanwhile."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton, QVBoxLayout, QWidget

from app.api import Json, Settings
from app.ui.form import RequestForm
from app.ui.picture_choices import PictureChoices
from app.widgets.elided_label import ElidedLabel
from app.widgets.icons import Icons

_WIDTH = 360


class ExportOptions(QDialog):
    """A form of a format's options, with those that were chosen last; `chosen` tells them once they are confirmed.

    Options that are `given` are as they are said, for this time.
    """

    chosen = Signal(object)

    def __init__(
        self,
        path: Path,
        exporter: str,
        options: type[Any],
        settings: Settings,
        icons: Icons,
        pictures: PictureChoices,
        parent: QWidget,
        given: Mapping[str, Json],
    ) -> None:
        super().__init__(parent)
        self._given = given
        self.setWindowTitle(self.tr("Export"))
        self.setMinimumWidth(_WIDTH)
        name = ElidedLabel(path.name)
        name.setToolTip(str(path))
        self.form = RequestForm(f"export.{exporter}", options, lambda _kind: [], settings, icons, pictures)
        self.form.submitted.connect(self.accept)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        export = QPushButton(self.tr("Export"))
        export.setDefault(True)
        buttons.addButton(export, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(12)
        layout.addWidget(name)
        layout.addWidget(self.form)
        layout.addStretch(1)
        layout.addWidget(buttons)

    def accept(self) -> None:
        """Tell what was chosen, unless the form says what is wrong with it."""
        options = self.form.checked({**self.form.values(), **self._given})
        if options is None:
            return
        self.form.keep()
        self.chosen.emit(options)
        super().accept()
