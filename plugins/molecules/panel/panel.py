"""MoleculesPanel: sets of molecules as a grid, with a line to write and a board to draw them, and takes below."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from app.api import Action, Area, Asset, Dock, Job, Json, Made, PanelContext, Recipe, Task, Words
from app.widgets.icons import Icons
from plugins.molecules.choosing import Choice
from plugins.molecules.model import Molecule, new_id
from plugins.molecules.panel.background import Background
from plugins.molecules.panel.bar import MoleculesBar
from plugins.molecules.panel.card import CardDelegate
from plugins.molecules.panel.chips import ConstraintChips
from plugins.molecules.panel.coming import ComingMolecules
from plugins.molecules.panel.details.dock import DetailsDock
from plugins.molecules.panel.details.shape import ShapeDock
from plugins.molecules.panel.drawings import Drawings
from plugins.molecules.panel.editing import Editing
from plugins.molecules.panel.filters import Filters
from plugins.molecules.panel.grid import MoleculeGrid
from plugins.molecules.panel.grid_model import GridModel
from plugins.molecules.panel.incoming import Incoming
from plugins.molecules.panel.inputs import GIFTS, Inputs
from plugins.molecules.panel.knowledge import Knowledge
from plugins.molecules.panel.lookup import Lookup
from plugins.molecules.panel.outgoing import Outgoing
from plugins.molecules.panel.shown import Shown
from plugins.molecules.panel.sketcher.pane import SketcherPane
from plugins.molecules.panel.takes import Takes
from plugins.molecules.panel.work import MoleculesWork

_WIDTH, _CHIPS, _CONSTRAINTS = "molecules.card", "molecules.constraints", "constraints"


class MoleculesPanel(QWidget):
    """The work with molecules, in the middle of the window."""

    empty_changed = Signal(bool)
    """Whether there are no sets, after that changed."""

    def __init__(self, context: PanelContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        icons = Icons(context.resources)
        self.work = MoleculesWork(context, self)
        self.background = Background(self)
        self.drawings = Drawings(self.background, self)
        self.knowledge = Knowledge(self.background, self)
        self.model = GridModel(self.knowledge.facts, self)
        self.card = CardDelegate(self.model, self.drawings, icons, self)
        self.bar = MoleculesBar(self.work, icons, self)
        self.filters = Filters(icons, self)
        self.grid = MoleculeGrid(self.model, self.card, self.background, self)
        self.takes = Takes(self.work, self.drawings, icons, self)
        self.coming = ComingMolecules(self)
        self.shown = Shown(self.work, self.model, self.grid, self.knowledge, self)
        self.incoming = Incoming(self.work, self)
        self.outgoing = Outgoing()
        self.editing = Editing(self.work, self.grid, self.incoming, self.outgoing, icons, self)
        self.model.mime = self.editing.dragged
        self.inputs = Inputs(self.work, self.background, self.drawings, icons, self)
        self.chips = ConstraintChips(self.drawings, icons, self)
        self.lookup = Lookup(self.work, self)
        self.details = DetailsDock(self.work, self.drawings, self.knowledge, self.lookup, icons)
        self.shape = ShapeDock(self.work, icons)
        self.sketcher = SketcherPane(self.background, icons, self)
        self.sketcher.hide()
        self._split = QSplitter(Qt.Orientation.Vertical, self)
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(self.sketcher)
        self._split.addWidget(self.grid)
        self._split.setStretchFactor(0, 1)
        self._split.setStretchFactor(1, 1)
        self._was_empty = self.is_empty()
        self._closed = False
        self.grid.empty_words = self.tr(
            "There are no molecules here yet. Generate some, write a SMILES above, or drop a file."
        )
        self.filters.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for widget in (self.bar, self.filters):
            layout.addWidget(widget)
        layout.addWidget(self._split, 1)
        layout.addWidget(self.takes)
        layout.addWidget(self.inputs)
        layout.addWidget(self.chips)
        self.setFocusProxy(self.grid)
        self.setAccessibleName(self.tr("Molecules"))
        self._connect()
        self.chips.restore(context.settings.get(_CHIPS, {}))
        self.chips.changed.connect(self._keep_chips)
        width = context.settings.get(_WIDTH, self.card.width)
        self.grid.set_card_width(width if isinstance(width, int) else self.card.width)
        self.bar.width_slider.setValue(self.card.width)
        self.shown.refresh()

    def actions(self) -> Any:
        """What can be done here, as a sequence of Action; QWidget's own method of this name isn't needed."""
        bar = self.bar
        return (
            *self.editing.actions(),
            Action(
                "molecules.board", "Write or draw a molecule", bar.draw.toggle, "view", ("D",), "", "pencil",
                checked=bar.draw.isChecked, while_focused=True,
            ),
            Action(
                "molecules.filter", "Filter molecules", bar.filter.toggle, "view", ("Ctrl+F",),
                "By their values, and by a substructure.", "sliders-horizontal", checked=bar.filter.isChecked,
                while_focused=True,
            ),
            Action(
                "molecules.constraint", "Add a constraint…", self.chips.open_menu, "edit", (),
                "A range, a group, a ring or a piece that molecules are to have, or not.", "plus",
            ),
            Action(
                "molecules.shape.picture", "Save the picture of the shape…", self.shape.save_picture, "file", (),
                "As it is seen in the dock Shape, on a transparent ground.", "image",
                enabled=lambda: self.shape.has_shape,
            ),
            Action(
                "molecules.shape.turn", "Save a turn of the molecule as a film…", self.shape.save_turn, "file", (),
                "Once around in four seconds, as in the dock Shape.", "upload",
                enabled=lambda: self.shape.has_shape,
            ),
            Action(
                "molecules.shape.film", "Put a turn of the molecule into the timeline", self.shape.place_turn, "edit",
                (), "Once around in four seconds, as in the dock Shape.", "film",
                enabled=lambda: self.shape.has_shape,
            ),
        )  # fmt: skip

    def docks(self) -> Sequence[Dock]:
        """The molecule that is looked at, and its shape in space."""
        return (
            Dock("shape", "Shape", Area.RIGHT, self.shape, "box", beside="inspector"),
            Dock("molecule", "Molecule", Area.RIGHT, self.details, "info", beside="inspector"),
        )

    def is_empty(self) -> bool:
        """Whether there are no sets."""
        return not self.work.part.sets

    def settle(self) -> bool:
        """All that is done is in the document already."""
        return True

    def input_task(self, generator: str, wanted: Sequence[str]) -> Task:
        """A task that gives the constraints as they were changed, and what the selected molecules give."""
        text = self.chips.text
        given = {name: text if name == _CONSTRAINTS else self.inputs.value(generator) for name in wanted}
        return lambda _job: given

    def gives(self, generator: str, name: str) -> bool:
        """Whether there is something now for a field that the panel gives."""
        return bool(self.chips.text) if name == _CONSTRAINTS else self.inputs.gives(generator, name)

    def foresee(self, generator: str, values: Mapping[str, Json]) -> Sequence[Words]:
        """Show what the prompt asks for, and what is given; say so where it contradicts itself, or nothing is left."""
        prompt = values.get("prompt")
        self.chips.show_prompt(prompt if isinstance(prompt, str) else "")
        self.inputs.show_for(generator)
        if self.chips.all_off:
            return (Words("Every constraint is switched off: switch one on, or write the prompt anew."),)
        return (self.chips.fault,) if self.chips.fault else ()

    def take_up(self, generator: str, values: Mapping[str, Json]) -> Sequence[str]:
        """Show the constraints again that a request was made with, and what it was given."""
        prompt, text = values.get("prompt"), values.get(_CONSTRAINTS)
        self.chips.take(prompt if isinstance(prompt, str) else "", text if isinstance(text, str) else "")
        gift = GIFTS.get(generator)
        if gift is None:
            return (_CONSTRAINTS,)
        value = values.get(gift.value)
        self.inputs.recall(generator, value if isinstance(value, str) else "")
        return (_CONSTRAINTS, gift.value)

    def place_for(self, request: Mapping[str, Json]) -> Json:  # noqa: ARG002
        """A result becomes a set of its own."""
        return None

    def show_job(self, job: Job) -> None:
        """Show the molecules of a run as they are found."""
        self.coming.show_job(job)

    def offer(self, takes: Sequence[Made]) -> None:
        """Results to look at one after another."""
        self.takes.offer(takes)

    def place(self, asset: Asset, recipe: Recipe | None) -> None:
        """Put the molecules of an asset into a set of their own."""
        self.incoming.place(asset, recipe)

    def changeEvent(self, event: QEvent) -> None:
        """Draw in other colours."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self.update()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let go of the threads."""
        self.close_work()
        super().closeEvent(event)

    def close_work(self) -> None:
        """Let go of the threads; for a window that goes without closing its panels."""
        if not self._closed:
            self._closed = True
            self.context.settings.set(_WIDTH, self.card.width)
            self.background.close()
            self.work.close()
            self.outgoing.close()

    def _keep_chips(self) -> None:
        """What was changed and added is there again after a restart."""
        self.context.settings.set(_CHIPS, self.chips.kept)

    def _connect(self) -> None:
        self.bar.choice_changed.connect(self._choose)
        self.filters.changed.connect(self._choose)
        self.bar.filters_toggled.connect(self._show_filters)
        self.bar.width_wanted.connect(self.grid.set_card_width)
        self.grid.width_changed.connect(self.bar.width_slider.setValue)
        self.shown.counted.connect(self.bar.say)
        self.takes.chosen.connect(self._show_take)
        self.coming.came.connect(self._show_coming)
        self.work.sets_changed.connect(self._tell_empty)
        self.bar.sketcher_toggled.connect(self._show_sketcher)
        self.editing.open_wanted.connect(self._draw_anew)
        self.sketcher.close_wanted.connect(lambda: self.bar.draw.setChecked(False))
        self.sketcher.add_wanted.connect(self._add_drawn)
        self.sketcher.change_wanted.connect(self.editing.change)
        self.details.nearest.add_wanted.connect(self._add_near)
        self.sketcher.use_wanted.connect(self._use_piece)
        self.inputs.piece_wanted.connect(self._open_piece)
        self.sketcher.look_wanted.connect(self._look_for)
        self.filters.sketch_wanted.connect(lambda: self.bar.draw.setChecked(True))
        self.editing.fill_when_opened(self.bar.menu)
        self.grid.dropped.connect(self.incoming.take)

    def _choose(self) -> None:
        choice = self.bar.applied_to(Choice())
        if self.bar.filter.isChecked():
            choice = self.filters.applied_to(choice)
        self.card.order = choice.order
        self.shown.choose(choice)

    def _show_filters(self, on: bool) -> None:
        self.filters.setVisible(on)
        self._choose()

    def _show_sketcher(self, on: bool) -> None:
        self.sketcher.setVisible(on)
        if on:
            self.sketcher.line.setFocus()
        else:
            self.grid.setFocus()

    def _draw_anew(self, molecule: Molecule) -> None:
        self.bar.draw.setChecked(True)
        self.sketcher.open(molecule.smiles, molecule.id)

    def _show_coming(self, molecules: Sequence[Molecule] | None) -> None:
        take = self.takes.current
        self.takes.follows = molecules is not None
        self.shown.show_take(molecules if molecules is not None or take is None else take.taken.molecules)

    def _show_take(self, molecules: Sequence[Molecule] | None) -> None:
        self.coming.look_away()
        self.shown.show_take(molecules)

    def _open_piece(self, piece: str, molecule: str) -> None:
        self.bar.draw.setChecked(True)
        self.sketcher.open_piece(piece, molecule)

    def _use_piece(self, molecule: str, piece: str) -> None:
        self.inputs.keep(molecule, piece)
        self.bar.draw.setChecked(False)

    def _add_drawn(self, smiles: str) -> None:
        self._add(smiles, self.tr("Drawn"))

    def _add_near(self, smiles: str) -> None:
        self._add(smiles, self.tr("Molecules"))

    def _add(self, smiles: str, name: str) -> None:
        """Put a molecule into the set, and look at it."""
        new = Molecule(new_id(), smiles)
        if self.work.add((new,), name):
            self.grid.choose([new.id], new.id)
            self.grid.chosen_changed.emit()
            self.grid.scrollTo(self.grid.currentIndex())

    def _look_for(self, smiles: str) -> None:
        self.bar.filter.setChecked(True)
        self.filters.look_for(smiles)

    def _tell_empty(self) -> None:
        empty = self.is_empty()
        if empty != self._was_empty:
            self._was_empty = empty
            self.empty_changed.emit(empty)
