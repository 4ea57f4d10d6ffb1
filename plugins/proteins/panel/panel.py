"""ProteinsPanel: a structure in space above its sequence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from app.api import Action, Area, Asset, Dock, Job, JobContext, Json, Made, PanelContext, Recipe, Task, UserError, Words
from app.widgets.elided_label import ElidedLabel
from app.widgets.icons import Icons
from app.widgets.picture_data import ASSET_MIME
from app.widgets.solid_view import SolidView
from app.widgets.wrapped_label import WrappedLabel
from plugins.proteins.colouring import residue_colours
from plugins.proteins.panel.aligning import AlignedRow
from plugins.proteins.panel.antibody_dock import GENERATOR as ANTIBODY
from plugins.proteins.panel.antibody_dock import AntibodyDock
from plugins.proteins.panel.designs_dock import GENERATOR, DesignsDock
from plugins.proteins.panel.fold_ahead import FOLD, FoldAhead
from plugins.proteins.panel.incoming import Incoming
from plugins.proteins.panel.pae_dock import AlignedErrorDock
from plugins.proteins.panel.saying import said
from plugins.proteins.panel.sequence_bar import SequenceBar
from plugins.proteins.panel.stage import StructureStage
from plugins.proteins.panel.structure_list import StructureList
from plugins.proteins.panel.view_bar import MEASURED, ViewBar
from plugins.proteins.panel.work import ProteinsWork
from plugins.proteins.positions import positions_text

_STRUCTURE, _FIXED, _LICENCE = "structure", "fixed", "licence"
_ASSET_LENGTH = 64


class ProteinsPanel(QWidget):
    """The work with proteins, in the middle of the window."""

    empty_changed = Signal(bool)
    """Whether there is nothing, after that changed."""

    def __init__(self, context: PanelContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        icons = Icons(context.resources)
        self.work = ProteinsWork(context, self)
        self.bar = ViewBar(self.work, icons, self)
        self.remarks = WrappedLabel()
        self.remarks.setProperty("class", "secondary")
        self.remarks.setContentsMargins(12, 2, 12, 4)
        self.remarks.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.remarks.hide()
        self.view = SolidView()
        self.view.setAccessibleName(self.tr("Structure"))
        self.sequence = SequenceBar(self)
        self.said = ElidedLabel()
        self.structures = StructureList(self.work, icons)
        self.designs = DesignsDock(self.work, icons)
        self.incoming = Incoming(self.work, self)
        self.aligned = AlignedRow(self.work, icons, self)
        self.aligned_error = AlignedErrorDock(self.work)
        self.antibodies = AntibodyDock(context, icons)
        self._fold_ahead = FoldAhead(context.generators)
        self.stage = StructureStage(self.work, self.bar, self.aligned, self.view, self)
        self._split = QSplitter(Qt.Orientation.Vertical, self)
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(self.view)
        self._split.addWidget(self.sequence)
        self._split.setStretchFactor(0, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.bar)
        layout.addWidget(self.aligned)
        layout.addWidget(self.remarks)
        layout.addWidget(self._split, 1)
        below = QVBoxLayout()
        below.setContentsMargins(12, 4, 12, 6)
        below.addWidget(self.said)
        layout.addLayout(below)
        self.setAcceptDrops(True)
        self.setFocusProxy(self.view)
        self.setAccessibleName(self.tr("Proteins"))
        self._was_empty = self.is_empty()
        self._closed = False
        self.work.loaded.connect(self._show_sequence)
        self.work.part_changed.connect(self._tell_empty)
        self.work.chosen_changed.connect(self._show_chosen)
        self.sequence.chosen_changed.connect(self.work.choose)
        self.bar.changed.connect(self._show_sequence)
        self.bar.measure_wanted.connect(self.view.measure_selection)
        self.structures.align_wanted.connect(self.aligned.align)
        self.incoming.error_dropped.connect(self.aligned_error.take)
        self.work.load()

    def actions(self) -> Any:
        """What can be done here, as a sequence of Action; QWidget's own method of this name isn't needed."""
        return (
            Action(
                "proteins.copy", "Copy sequence", self.copy, "edit", ("Ctrl+C",),
                "The letters of the chosen residues, of all where none is chosen.", "copy",
                enabled=lambda: self.work.drawable is not None, while_focused=True,
            ),
            Action(
                "proteins.paste", "Paste sequences", self.paste, "edit", ("Ctrl+V",),
                "Letters or FASTA of the clipboard.", "clipboard", while_focused=True,
            ),
            Action(
                "proteins.delete", "Delete structure or sequence", self.structures.delete, "edit", (),
                "The one that is current in the list; its designs go with it.", "trash-2",
                enabled=lambda: bool(self.structures.current_id),
            ),
            Action(
                "proteins.measure", "Measure between residues", self.bar.measure_wanted.emit, "view", (),
                "The distance, angle or dihedral of two, three or four chosen residues, by their alpha carbons; "
                "of sticks by their middles.",
                "ruler", enabled=lambda: len(self.work.chosen) in MEASURED,
            ),
            Action(
                "proteins.keep", "Keep selected designs", self.designs.keep, "edit", (),
                "All that are selected in the list of designs, in one step.", "check",
                enabled=lambda: bool(self.designs.selected()[0]),
            ),
            Action(
                "proteins.aligned-error", "Open a predicted aligned error…", self.aligned_error.open, "file", (),
                "The JSON file that lies beside the structure that is shown.", "grid-3x3",
                enabled=lambda: self.work.current is not None,
            ),
            Action(
                "proteins.choose-none", "Choose no residues", lambda: self.work.choose(()), "select", ("Ctrl+Shift+A",),
                "", "x", enabled=lambda: bool(self.work.chosen), while_focused=True,
            ),
        )  # fmt: skip

    def docks(self) -> Sequence[Dock]:
        """Antibodies, the aligned error and the designs of what is shown, and all structures, seen first."""
        return (
            Dock("antibodies", "Antibodies", Area.RIGHT, self.antibodies, "split", beside="inspector"),
            Dock("aligned-error", "Aligned error", Area.RIGHT, self.aligned_error, "grid-3x3", beside="inspector"),
            Dock("designs", "Designs", Area.RIGHT, self.designs, "list", beside="inspector"),
            Dock("structures", "Structures", Area.RIGHT, self.structures, "layers", beside="inspector"),
        )

    def is_empty(self) -> bool:
        """Whether there are neither structures nor sequences."""
        return not self.work.part.structures and not self.work.part.sequences

    def settle(self) -> bool:
        """All that is done is in the document already."""
        return True

    def input_task(self, generator: str, wanted: Sequence[str]) -> Task:
        """A task that gives the structure that is shown, and the chosen residues as those that stay as they are.

        An antibody is given the licence that was agreed to.
        """
        if generator == ANTIBODY:
            agreed: dict[str, Json] = {_LICENCE: self.antibodies.agreed}
            return lambda _job: agreed
        item, drawable = self.work.current, self.work.drawable
        if item is None or drawable is None:
            raise UserError("There is no structure yet.", advice="Drop a PDB or mmCIF file, and try again.")
        values: dict[str, Json] = {_STRUCTURE: item.asset, _FIXED: positions_text(drawable.structure, self.work.chosen)}
        given: dict[str, Json] = {name: values[name] for name in wanted if name in values}

        def task(_job: JobContext) -> dict[str, Json]:
            return given

        return task

    def gives(self, generator: str, name: str) -> bool:
        """Whether there is something now for a field that the panel gives."""
        if generator == ANTIBODY:
            return bool(self.antibodies.agreed)
        return bool(self.work.chosen) if name == _FIXED else self.work.current is not None

    def tell(self, generator: str, values: Mapping[str, Json]) -> Sequence[Words]:
        """What a prediction takes of this machine, and whether its model is one to test with."""
        return self._fold_ahead.tell(values) if generator == FOLD else ()

    def foresee(self, generator: str, values: Mapping[str, Json]) -> Sequence[Words]:
        """Say where residues are chosen in another structure than the one that is asked for.

        Of predictions: where there is too little memory, and where a licence was not agreed to.
        """
        if generator == FOLD:
            return self._fold_ahead.foresee(values)
        if generator == ANTIBODY:
            words = Words("The licence of IgFold has to be read and agreed to first: see the dock “Antibodies”.")
            return () if self.antibodies.agreed else (words,)
        asked, item = values.get(_STRUCTURE), self.work.current
        is_asset = isinstance(asked, str) and len(asked) == _ASSET_LENGTH
        if is_asset and self.work.chosen and (item is None or asked != item.asset):
            return (Words("The chosen residues are of another structure: choose none, or design for the one shown."),)
        return ()

    def place_for(self, request: Mapping[str, Json]) -> Json:  # noqa: ARG002
        """A result has no place of its own."""
        return None

    def show_job(self, job: Job) -> None:
        """A job is seen in the queue alone."""

    def offer(self, takes: Sequence[Made]) -> None:
        """Designs are listed to be kept or not; structures and sequences are taken into the document."""
        self.designs.offer([made for made in takes if made.recipe.generator == GENERATOR])
        for made in takes:
            if made.recipe.generator != GENERATOR:
                self.incoming.offer(made)

    def place(self, asset: Asset, recipe: Recipe | None) -> None:
        """Take a structure or a sequence into the document."""
        self.incoming.place(asset, recipe)

    def copy(self) -> None:
        """Copy the letters of the chosen residues, of all chains where none is chosen."""
        drawable = self.work.drawable
        if drawable is None:
            return
        structure = drawable.structure
        chosen = self.work.chosen
        lines = [
            "".join(structure.letters[at] for at in structure.residues(chain) if not chosen or int(at) in chosen)
            for chain in structure.protein_chains
        ]
        QGuiApplication.clipboard().setText("\n".join(line for line in lines if line))

    def paste(self) -> None:
        """Take what the clipboard holds."""
        data = QGuiApplication.clipboard().mimeData()
        if data is not None:
            self.incoming.take(data)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files, things of the studio, and text can be dropped."""
        data = event.mimeData()
        if data.hasUrls() or data.hasText() or data.hasFormat(ASSET_MIME):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take what is dropped."""
        self.incoming.take(event.mimeData())
        event.acceptProposedAction()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Look no more at the document."""
        self.close_work()
        super().closeEvent(event)

    def close_work(self) -> None:
        """Look no more at the document; for a window that goes without closing its panels."""
        if not self._closed:
            self._closed = True
            self.work.close()

    def _show_sequence(self) -> None:
        drawable = self.work.drawable
        if drawable is None:
            self.sequence.show_structure(None, None)
        else:
            colours = residue_colours(self.bar.colouring, drawable.structure, drawable.kinds, drawable.plddt)
            self.sequence.show_structure(drawable.structure, colours)
        words = " ".join(said(one) for one in drawable.remarks) if drawable is not None else ""
        self._show_chosen()
        self.remarks.setText(words)
        self.remarks.setVisible(bool(words))

    def _show_chosen(self) -> None:
        chosen, drawable = self.work.chosen, self.work.drawable
        self.sequence.choose(chosen)
        words = ""
        if chosen and drawable is not None:
            words = self.tr("{count} residues are chosen, and a design leaves them as they are: {positions}").format(
                count=len(chosen), positions=positions_text(drawable.structure, chosen) or "–"
            )
        elif drawable is not None:
            words = self.tr("Residues that you choose stay as they are in a design.")
        self.said.set_text(words)

    def _tell_empty(self) -> None:
        empty = self.is_empty()
        if empty != self._was_empty:
            self._was_empty = empty
            self.empty_changed.emit(empty)
