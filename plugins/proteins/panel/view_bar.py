"""ViewBar: how the structure is drawn and coloured, which of its chains, and which of its models."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QMenu, QToolButton, QWidget

from app.widgets.icon_button import IconButton
from app.widgets.icons import Icons
from plugins.proteins.colouring import Colouring, legend_of
from plugins.proteins.commands import ChangeStructure
from plugins.proteins.drawing import Style
from plugins.proteins.panel.legend import LegendRow
from plugins.proteins.panel.work import ProteinsWork

MEASURED = (2, 3, 4)
"""A distance, an angle and a dihedral."""


class ViewBar(QWidget):
    """The row above the structure."""

    changed = Signal()
    """Another style, or other colours."""
    measure_wanted = Signal()
    """Measure what is chosen."""

    def __init__(self, work: ProteinsWork, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self._work = work
        self.setProperty("class", "row")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.styles = QComboBox()
        self.styles.setAccessibleName(self.tr("How it is drawn"))
        self.styles.setToolTip(self.tr("How it is drawn"))
        for style, words in (
            (Style.RIBBON, self.tr("Ribbon")),
            (Style.STICKS, self.tr("Sticks")),
            (Style.SURFACE, self.tr("Surface")),
        ):
            self.styles.addItem(words, style.value)
        self.colours = QComboBox()
        self.colours.setAccessibleName(self.tr("Coloured by"))
        self.colours.setToolTip(self.tr("Coloured by"))
        for colouring, words in (
            (Colouring.CHAIN, self.tr("Chain")),
            (Colouring.CONFIDENCE, self.tr("Confidence (pLDDT)")),
            (Colouring.HYDROPHOBICITY, self.tr("Hydrophobicity")),
            (Colouring.SECONDARY, self.tr("Secondary structure")),
        ):
            self.colours.addItem(words, colouring.value)
        for box in (self.styles, self.colours):
            box.currentIndexChanged.connect(lambda _row: self._change())
        self.chains = IconButton(icons, "eye", self.tr("Chains that are shown"))
        self.chains.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.chain_menu = QMenu(self.chains)
        self.chain_menu.aboutToShow.connect(self._fill_chains)
        self.chains.setMenu(self.chain_menu)
        self.measure = IconButton(icons, "ruler", self.tr("Measure between two, three or four chosen residues (M)"))
        self.measure.clicked.connect(self.measure_wanted)
        self.models = QComboBox()
        self.models.setAccessibleName(self.tr("Model of the file"))
        self.models.setToolTip(self.tr("Model of the file"))
        self.models.activated.connect(self._take_model)
        self.legend = LegendRow(self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 6, 12, 6)
        layout.setSpacing(6)
        for widget in (self.styles, self.colours, self.chains, self.measure, self.models):
            layout.addWidget(widget)
        layout.addSpacing(8)
        layout.addWidget(self.legend, 1)
        work.loaded.connect(self.refresh)
        work.chosen_changed.connect(self._show_measure)
        self.refresh()

    @property
    def style_shown(self) -> Style:
        """How it is drawn."""
        return Style(self.styles.currentData())

    @property
    def colouring(self) -> Colouring:
        """By what it is coloured."""
        return Colouring(self.colours.currentData())

    def refresh(self) -> None:
        """Offer what the structure has."""
        drawable, item = self._work.drawable, self._work.current
        sure = drawable is not None and drawable.plddt is not None
        model = self.colours.model()
        row = self.colours.findData(Colouring.CONFIDENCE.value)
        if isinstance(model, QStandardItemModel):
            entry = model.item(row)
            entry.setEnabled(drawable is None or sure)
            entry.setToolTip("" if sure else self.tr("Its B-factors are no pLDDT: this is no predicted structure."))
        if drawable is not None and not sure and self.colours.currentIndex() == row:
            self.colours.setCurrentIndex(0)
        numbers = drawable.model_numbers if drawable is not None else ()
        blocked = QSignalBlocker(self.models)
        self.models.clear()
        for number in numbers:
            self.models.addItem(self.tr("Model {number}").format(number=number), number)
        if item is not None:
            self.models.setCurrentIndex(max(0, self.models.findData(item.model)))
        blocked.unblock()
        self.models.setVisible(len(numbers) > 1)
        for widget in (self.styles, self.colours, self.chains):
            widget.setEnabled(drawable is not None)
        self._show_measure()
        self._show_legend()

    def _show_measure(self) -> None:
        self.measure.setEnabled(len(self._work.chosen) in MEASURED)

    def _change(self) -> None:
        self._show_legend()
        self.changed.emit()

    def _show_legend(self) -> None:
        drawable = self._work.drawable
        chains = drawable.structure.chain_names if drawable is not None else ()
        self.legend.show_legend(legend_of(self.colouring, chains) if drawable is not None else ())

    def _take_model(self, row: int) -> None:
        if (item := self._work.current) is not None:
            self._work.execute(ChangeStructure(item.id, model=int(self.models.itemData(row))))

    def _fill_chains(self) -> None:
        self.chain_menu.clear()
        drawable, item = self._work.drawable, self._work.current
        if drawable is None or item is None:
            return
        names = drawable.structure.chain_names
        if len(names) > 1:
            every = self.chain_menu.addAction(self.tr("All chains"), partial(self._hide, ()))
            every.setEnabled(bool(item.hidden))
            alone = self.chain_menu.addMenu(self.tr("One chain alone"))
            for name in names:
                rest = tuple(one for one in names if one != name)
                alone.addAction(self.tr("Chain {name}").format(name=name), partial(self._hide, rest))
            self.chain_menu.addSeparator()
        for name in names:
            action = self.chain_menu.addAction(self.tr("Chain {name}").format(name=name))
            action.setCheckable(True)
            action.setChecked(name not in item.hidden)
            action.toggled.connect(partial(self._show_chain, name))

    def _show_chain(self, name: str, on: bool) -> None:
        if (item := self._work.current) is not None:
            self._hide(tuple(one for one in item.hidden if one != name) + (() if on else (name,)))

    def _hide(self, names: tuple[str, ...]) -> None:
        if (item := self._work.current) is not None:
            self._work.execute(ChangeStructure(item.id, hidden=names))
