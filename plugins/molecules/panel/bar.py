"""MoleculesBar: which set is shown, in which order, what of it, and how large."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QSlider, QToolButton, QWidget

from app.widgets.elided_label import ElidedLabel
from app.widgets.icon_button import IconButton
from app.widgets.icons import Icons
from plugins.molecules.choosing import MADE, NAME, Choice
from plugins.molecules.panel.elided_box import ElidedBox
from plugins.molecules.panel.grid import NARROWEST, WIDEST
from plugins.molecules.panel.saying import said
from plugins.molecules.panel.work import MoleculesWork
from plugins.molecules.quantities import QUANTITIES


class MoleculesBar(QWidget):
    """The row above the grid."""

    choice_changed = Signal()
    filters_toggled = Signal(bool)
    sketcher_toggled = Signal(bool)
    width_wanted = Signal(int)
    rename_wanted = Signal()

    def __init__(self, work: MoleculesWork, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self._work = work
        self.setProperty("class", "row")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.sets = ElidedBox(340)
        self.sets.setAccessibleName(self.tr("Set of molecules"))
        self.sets.activated.connect(lambda row: work.open(self.sets.itemData(row)))
        self.more = IconButton(icons, "ellipsis", self.tr("More for this set"))
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu = QMenu(self.more)
        self.more.setMenu(self.menu)
        self.order = ElidedBox(220)
        self.order.setAccessibleName(self.tr("Sorted by"))
        self.order.setToolTip(self.tr("Sorted by"))
        self.order.addItem(self.tr("As they came"), MADE)
        self.order.addItem(self.tr("Name"), NAME)
        for one in QUANTITIES:
            self.order.addItem(said(one.title), one.key)
        self.order.currentIndexChanged.connect(lambda _row: self.choice_changed.emit())
        self.down = self._toggle(icons, "arrow-up", self.tr("Lowest first"))
        self.down.toggled.connect(self._turned)
        self._icons = icons
        self.filter = self._toggle(icons, "sliders-horizontal", self.tr("Filter by values and substructure (Ctrl+F)"))
        self.filter.toggled.connect(self.filters_toggled)
        self.starred = self._toggle(icons, "star", self.tr("Only those with a star"))
        self.clean = self._toggle(icons, "shield-check", self.tr("Only those without alerts"))
        for button in (self.starred, self.clean):
            button.toggled.connect(lambda _on: self.choice_changed.emit())
        self.draw = self._toggle(icons, "pencil", self.tr("Write or draw a molecule (D)"))
        self.draw.toggled.connect(self.sketcher_toggled)
        self.count = ElidedLabel()
        self.count.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.width_slider = QSlider(Qt.Orientation.Horizontal)
        self.width_slider.setRange(NARROWEST, WIDEST)
        self.width_slider.setFixedWidth(84)
        self.width_slider.setAccessibleName(self.tr("Size of the drawings"))
        self.width_slider.setToolTip(self.tr("Size of the drawings (Ctrl and the wheel)"))
        self.width_slider.valueChanged.connect(self.width_wanted)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 6, 12, 6)
        layout.setSpacing(4)
        layout.addWidget(self.sets, 3)
        layout.addWidget(self.more)
        layout.addSpacing(8)
        layout.addWidget(self.order, 2)
        layout.addWidget(self.down)
        layout.addSpacing(8)
        for widget in (self.filter, self.starred, self.clean, self.draw):
            layout.addWidget(widget)
        layout.addSpacing(8)
        layout.addWidget(self.count, 2)
        layout.addWidget(self.width_slider)
        work.sets_changed.connect(self.show_sets)
        work.set_changed.connect(self.show_sets)
        self.show_sets()

    def applied_to(self, choice: Choice) -> Choice:
        """A choice with the order and the marks that are set here."""
        return replace(
            choice,
            order=str(self.order.currentData() or ""),
            descending=self.down.isChecked(),
            starred=self.starred.isChecked(),
            without_alerts=self.clean.isChecked(),
        )

    def say(self, shown: int, whole: int, unknown: int) -> None:
        """Say how many are shown, and how many are still looked at."""
        if shown == whole:
            words = self.tr("1 molecule") if whole == 1 else self.tr("{count} molecules").format(count=whole)
        else:
            words = self.tr("{shown} of {all}").format(shown=shown, all=whole)
        if unknown:
            words += "  ·  " + self.tr("{count} to be measured yet").format(count=unknown)
        if words != self.count.text:
            self.count.set_text(words)

    def show_sets(self) -> None:
        """Show which sets there are."""
        self.sets.blockSignals(True)
        self.sets.clear()
        for one in self._work.part.sets:
            self.sets.addItem(one.name, one.id)
        shown = self._work.set
        self.sets.setCurrentIndex(self.sets.findData(shown.id) if shown is not None else -1)
        self.sets.setEnabled(shown is not None)
        self.sets.setPlaceholderText(self.tr("No set yet"))
        self.sets.blockSignals(False)
        kind = self.tr("Set of molecules")
        self.sets.setToolTip(f"{kind}: {shown.name}" if shown is not None else kind)
        self.sets.updateGeometry()

    def _toggle(self, icons: Icons, name: str, words: str) -> IconButton:
        button = IconButton(icons, name, words)
        button.setCheckable(True)
        button.setIconSize(QSize(18, 18))
        return button

    def _turned(self, on: bool) -> None:
        self.down.set_icon(
            "arrow-down" if on else "arrow-up", self.tr("Highest first") if on else self.tr("Lowest first")
        )
        self.choice_changed.emit()
