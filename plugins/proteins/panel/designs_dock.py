"""DesignsDock: the designs for the structure that is shown, new ones and kept ones, and one of them in detail."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.api import Asset, AssetId, JobContext, Lane, Made, Together, UserError
from app.widgets.icon_button import IconButton
from app.widgets.icons import Icons
from app.widgets.wrapped_label import WrappedLabel
from plugins.proteins.commands import AddDesign, Remove, StarDesign
from plugins.proteins.designs import ReadDesign, read_design
from plugins.proteins.model import DesignItem, new_id
from plugins.proteins.panel.heat_map import HeatMap
from plugins.proteins.panel.work import ProteinsWork

GENERATOR = "proteins.design-sequence"
_JSON, _MEDIA_TYPE = "json", "application/json"
_NAME, _SCORE, _RECOVERY = range(3)


@dataclass(frozen=True, slots=True)
class NewDesign:
    """A result that is not kept yet; `structure` is the asset that it was made for."""

    asset: Asset
    details: Asset
    read: ReadDesign
    structure: str


class DesignsDock(QWidget):
    """Lists designs by their score, the best first; those that are not kept stay in the gallery."""

    def __init__(self, work: ProteinsWork, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._work, self._icons = work, icons
        self._new: list[NewDesign] = []
        self._read: dict[AssetId, ReadDesign] = {}
        self.table = QTreeWidget()
        self.table.setAccessibleName(self.tr("Designs"))
        self.table.setRootIsDecorated(False)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.table.setHeaderLabels([self.tr("Design"), self.tr("Score"), self.tr("Recovery")])
        header = self.table.headerItem()
        header.setToolTip(_SCORE, self.tr("The mean of the negative log-probabilities: the smaller, the better."))
        header.setToolTip(_RECOVERY, self.tr("The share of the designed residues that are as they were."))
        self.table.header().setStretchLastSection(False)
        self.table.header().setSectionResizeMode(_NAME, QHeaderView.ResizeMode.Stretch)
        for column in (_SCORE, _RECOVERY):
            self.table.header().setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        # Three rows at least, however high the map is
        self.table.setMinimumHeight(5 * self.table.fontMetrics().height() + 24)
        self.table.itemSelectionChanged.connect(self._show)
        self.table.itemDoubleClicked.connect(lambda _item, _column: self.keep())
        self.keep_button = QPushButton(self.tr("Keep"))
        self.keep_button.setToolTip(self.tr("Take the selected designs into the project"))
        self.keep_button.clicked.connect(self.keep)
        self.star_button = IconButton(icons, "star", self.tr("Star"))
        self.star_button.clicked.connect(self.star)
        self.copy_button = IconButton(icons, "copy", self.tr("Copy as FASTA"))
        self.copy_button.clicked.connect(self.copy)
        self.remove_button = IconButton(icons, "trash-2", self.tr("Delete, or put new ones away"))
        self.remove_button.clicked.connect(self.remove)
        self.words = WrappedLabel()
        self.words.setProperty("class", "secondary")
        self.map = HeatMap()
        self.map.chosen.connect(self._choose)
        self.key = WrappedLabel(self.tr("Redder: likelier. Boxes: chosen. Dots: in the structure."))
        self.key.setProperty("class", "secondary")
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.keep_button)
        row.addStretch(1)
        for button in (self.star_button, self.copy_button, self.remove_button):
            row.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.setSpacing(6)
        layout.addWidget(self.table, 1)
        layout.addLayout(row)
        layout.addWidget(self.words)
        layout.addWidget(self.map, 1)
        layout.addWidget(self.key)
        work.part_changed.connect(self.refresh)
        work.current_changed.connect(self.refresh)
        self.refresh()

    def offer(self, takes: Sequence[Made]) -> None:
        """List more results, as soon as what was told of them is read."""
        assets = self._work.context.assets
        for made in takes:

            def read(_job: JobContext, made: Made = made) -> NewDesign | UserError:
                try:
                    if _JSON not in made.extra:
                        raise UserError("There are no details beside this design.", advice="Make the design again.")
                    data = assets.read(AssetId(made.extra[_JSON]))
                    details = assets.add_bytes(data, _MEDIA_TYPE, name=made.asset.name)
                    structure = str(made.recipe.request.get("structure", ""))
                    return NewDesign(replace(made.asset, recipe=made.recipe), details, read_design(data), structure)
                except UserError as error:
                    return error

            self._work.context.jobs.run("", read, Lane.IO, self._take)

    def refresh(self) -> None:
        """Show the designs for the structure that is shown."""
        item = self._work.current
        kept = self._work.part.designs_of(item.id) if item is not None else ()
        known = {one.asset for one in kept}
        new = [one for one in self._new if item is not None and one.structure == item.asset]
        selected = {one.data(_NAME, Qt.ItemDataRole.UserRole) for one in self.table.selectedItems()}
        blocked = QSignalBlocker(self.table)
        self.table.clear()
        rows: list[tuple[float, QTreeWidgetItem]] = [
            (one.score, self._row(one.asset, one.name, one.score, one.recovery, kept=one)) for one in kept
        ]
        rows += [
            (one.read.score, self._row(one.asset.id, one.asset.name, one.read.score, one.read.recovery))
            for one in new
            if one.asset.id not in known
        ]
        for _, row in sorted(rows, key=lambda pair: pair[0]):
            self.table.addTopLevelItem(row)
            row.setSelected(row.data(_NAME, Qt.ItemDataRole.UserRole) in selected)
        blocked.unblock()
        self._show()

    def selected(self) -> tuple[tuple[NewDesign, ...], tuple[DesignItem, ...]]:
        """The designs that are selected: new ones, and kept ones."""
        ids = {one.data(_NAME, Qt.ItemDataRole.UserRole) for one in self.table.selectedItems()}
        item = self._work.current
        kept = tuple(
            one for one in (self._work.part.designs_of(item.id) if item is not None else ()) if one.asset in ids
        )
        known = {one.asset for one in kept}
        return tuple(one for one in self._new if one.asset.id in ids and one.asset.id not in known), kept

    def keep(self) -> None:
        """Take the selected new designs into the project, all of them as one step."""
        item = self._work.current
        new = self.selected()[0]
        if item is None or not new:
            return
        label = "Keep design" if len(new) == 1 else "Keep designs"
        self._work.execute(
            Together(
                label,
                tuple(
                    AddDesign(one.asset, new_id(), item.id, one.read.score, one.read.recovery, one.details)
                    for one in new
                ),
            )
        )

    def star(self) -> None:
        """Mark the kept designs that are selected, or no longer, all as one step."""
        kept = self.selected()[1]
        starred = not all(one.starred for one in kept)
        if kept:
            self._work.execute(Together("Star design", tuple(StarDesign(one.id, starred) for one in kept)))

    def remove(self) -> None:
        """Delete the kept designs that are selected, and put the new ones away."""
        new, kept = self.selected()
        gone = {one.asset.id for one in new}
        self._new = [one for one in self._new if one.asset.id not in gone]
        if kept:
            self._work.execute(Remove(frozenset(one.id for one in kept)))
        self.refresh()

    def copy(self) -> None:
        """Copy the selected designs as FASTA."""
        new, kept = self.selected()
        wanted = (*(one.asset.id for one in new), *(one.asset for one in kept))
        assets = self._work.context.assets

        def read(_job: JobContext) -> str | UserError:
            try:
                return "".join(assets.read(one).decode("utf-8", "replace") for one in wanted)
            except UserError as error:
                return error

        def done(found: str | UserError) -> None:
            if isinstance(found, UserError):
                self._work.context.messages.fail(found)
            else:
                QGuiApplication.clipboard().setText(found)

        if wanted:
            self._work.context.jobs.run("", read, Lane.IO, done)

    def _row(
        self, asset: AssetId, name: str, score: float, recovery: float, *, kept: DesignItem | None = None
    ) -> QTreeWidgetItem:
        words = name if kept is not None else self.tr("{name} (new)").format(name=name)
        row = QTreeWidgetItem([words, f"{score:.3f}", f"{recovery:.0%}"])
        row.setData(_NAME, Qt.ItemDataRole.UserRole, asset)
        row.setToolTip(_NAME, words)
        if kept is not None and kept.starred:
            row.setIcon(_NAME, self._icons.icon("star"))
        for column in (_SCORE, _RECOVERY):
            row.setTextAlignment(column, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return row

    def _take(self, found: NewDesign | UserError) -> None:
        if isinstance(found, UserError):
            self._work.context.messages.fail(found)
            return
        if all(one.asset.id != found.asset.id for one in self._new):
            self._new.append(found)
        self._read[found.details.id] = found.read
        self.refresh()
        first = self.table.topLevelItem(0)
        if not self.table.selectedItems() and first is not None:
            self.table.setCurrentItem(first)

    def _show(self) -> None:
        new, kept = self.selected()
        self.keep_button.setEnabled(bool(new))
        self.star_button.setEnabled(bool(kept))
        for button in (self.copy_button, self.remove_button):
            button.setEnabled(bool(new or kept))
        count = len(new) + len(kept)
        if not count:
            self._show_design(None, self.tr("Designs for the structure that is shown are listed here, the best first."))
            return
        # Of several the one that was clicked last is seen: nothing moves while others are added to it
        words = self.tr("{count} designs are selected.").format(count=count) if count > 1 else ""
        current = self.table.currentItem()
        asset = current.data(_NAME, Qt.ItemDataRole.UserRole) if current is not None else None
        seen_new = next((one for one in new if one.asset.id == asset), None)
        seen = next((one for one in kept if one.asset == asset), kept[0] if kept else None)
        if seen_new is not None or seen is None:
            self._show_design((seen_new or new[0]).read, words)
        elif seen.details is None:
            self._show_design(None, words or self.tr("Nothing else is known of this design."))
        elif (known := self._read.get(seen.details)) is not None:
            self._show_design(known, words)
        else:
            self._fetch(seen.details)

    def _fetch(self, details: AssetId) -> None:
        assets = self._work.context.assets

        def read(_job: JobContext) -> ReadDesign | UserError:
            try:
                return read_design(assets.read(details))
            except UserError as error:
                return error

        def done(found: ReadDesign | UserError) -> None:
            if isinstance(found, UserError):
                self._work.context.messages.fail(found)
            else:
                self._read[details] = found
                self._show()

        self._show_design(None)
        self._work.context.jobs.run("", read, Lane.IO, done)

    def _show_design(self, design: ReadDesign | None, words: str = "") -> None:
        if design is not None and not words:
            words = self.tr("{changed} of {count} residues are others than in the structure. Seed {seed}.").format(
                changed=design.changed, count=len(design.sequence), seed=design.seed
            )
        self.words.setText(words)
        self.map.show_design(design)
        for widget in (self.map, self.key):
            widget.setVisible(design is not None)

    def _choose(self, label: str) -> None:
        drawable = self._work.drawable
        if drawable is not None:
            structure = drawable.structure
            found = [at for at in range(structure.residue_count) if structure.residue_label(at) == label]
            self._work.choose(found)
