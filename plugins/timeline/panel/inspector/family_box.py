"""FamilyBox: the fonts of this machine, listed when the box is opened."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QComboBox, QSizePolicy

from app.widgets.choice_box import ChoiceBox
from plugins.timeline.panel.inspector.wording import MIXED


class FamilyBox(ChoiceBox):
    """`chosen` tells of a family; the empty one is that of the system."""

    chosen = Signal(str)

    def __init__(self, title: str) -> None:
        super().__init__()
        self._listed = False
        self.setAccessibleName(title)
        self.setPlaceholderText(MIXED)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMaxVisibleItems(16)
        self.addItem(self.tr("Font of the system"), "")
        self.activated.connect(lambda index: self.chosen.emit(str(self.itemData(index))))

    @property
    def family(self) -> str | None:
        """The family; None where it differs."""
        data = self.currentData()
        return data if isinstance(data, str) else None

    def show_family(self, family: str | None) -> None:
        """Show a family without telling, one too that this machine lacks."""
        with QSignalBlocker(self):
            if family is None:
                self.setCurrentIndex(-1)
                return
            found = self.findData(family)
            if found < 0:
                missing = self._listed and family not in QFontDatabase.families()
                self.addItem(self.tr("{font} (missing)").format(font=family) if missing else family, family)
                found = self.count() - 1
            self.setCurrentIndex(found)

    def showPopup(self) -> None:
        """List the fonts, and open."""
        self.list_families()
        super().showPopup()

    def list_families(self) -> None:
        """List what there is."""
        if self._listed:
            return
        self._listed = True
        family = self.family
        with QSignalBlocker(self):
            while self.count() > 1:
                self.removeItem(1)
            for each in sorted(QFontDatabase.families(), key=str.casefold):
                if not QFontDatabase.isPrivateFamily(each):
                    self.addItem(each, each)
        self.show_family(family)
