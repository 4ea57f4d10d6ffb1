"""ShapeDock: the molecule that is looked at in space, in the shapes that it can take."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPalette, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from app.api import MP4, Asset, Job, JobContext, Lane, UserError, Words
from app.widgets.elided_label import ElidedLabel
from app.widgets.icon_button import IconButton
from app.widgets.icons import Icons
from app.widgets.solid_view import SolidView
from plugins.molecules.panel.elided_box import ElidedBox
from plugins.molecules.panel.saying import said
from plugins.molecules.panel.work import MoleculesWork
from plugins.molecules.shapes import Shapes, Style, shapes_of
from plugins.molecules.turning import picture_of_solid, turn_of

_AFTER_MS = 250
_COUNT, _SEED = 8, 1
_PICTURE_PX = (1600, 1200)


class ShapeDock(QWidget):
    """Shapes are found while the dock is seen, and not otherwise."""

    def __init__(self, work: MoleculesWork, icons: Icons) -> None:
        super().__init__()
        self._work = work
        self._shapes: Shapes | None = None
        self._job: Job | None = None
        self._wanted = ""
        self.view = SolidView()
        self.view.set_unit("Å")
        self.style_box = ElidedBox(140)
        self.style_box.setAccessibleName(self.tr("How it is drawn"))
        for style, words in (
            (Style.BALLS, self.tr("Ball and stick")),
            (Style.SPHERES, self.tr("Space-filling")),
            (Style.STICKS, self.tr("Sticks")),
        ):
            self.style_box.addItem(words, style.value)
        self.style_box.currentIndexChanged.connect(lambda _row: self._show())
        self.shape_box = ElidedBox(400)
        self.shape_box.setAccessibleName(self.tr("Conformer"))
        self.shape_box.setToolTip(self.tr("Conformers by their energy above the lowest"))
        self.shape_box.currentIndexChanged.connect(lambda _row: self._show())
        self.more = IconButton(icons, "ellipsis", self.tr("Picture and turn of this shape"))
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self.more)
        for icon, words, run in (
            ("image", self.tr("Save the picture…"), self.save_picture),
            ("upload", self.tr("Save a turn as a film…"), self.save_turn),
            ("film", self.tr("Put a turn into the timeline"), self.place_turn),
        ):
            menu.addAction(icons.icon(icon), words, run)
        self.more.setMenu(menu)
        self.view.save_wanted.connect(self.save_picture)
        self.words = ElidedLabel()
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_AFTER_MS)
        self._later.timeout.connect(self._find)
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.style_box, 1)
        row.addWidget(self.shape_box, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.setSpacing(6)
        layout.addWidget(self.view, 1)
        layout.addLayout(row)
        below = QHBoxLayout()
        below.setSpacing(4)
        below.addWidget(self.words, 1)
        below.addWidget(self.more)
        layout.addLayout(below)
        work.current_changed.connect(self._later.start)
        self._later.start()

    def showEvent(self, event: QShowEvent) -> None:
        """Find the shapes of what is looked at by now."""
        super().showEvent(event)
        self._later.start()

    @property
    def shapes(self) -> Shapes | None:
        """What is shown."""
        return self._shapes

    @property
    def has_shape(self) -> bool:
        """Whether there is a shape to be seen."""
        return self._shapes is not None

    def save_picture(self) -> None:
        """Ask where to, and write what is seen as a picture on a transparent ground."""
        context, solid, camera, name = self._work.context, self.view.solid, self.view.camera, self._name()
        if not self.has_shape:
            return

        def draw(job: JobContext) -> Asset:
            return context.assets.add_picture(picture_of_solid(solid, camera, _PICTURE_PX, job.check), name)

        def done(asset: Asset) -> None:
            if context.export is not None:
                context.export(asset)

        context.jobs.run(self.tr("Picture of {name}").format(name=name), draw, Lane.IO, done)

    def save_turn(self) -> None:
        """Ask where to, and write a film of the molecule turning once around."""
        self._turn(self._export)

    def place_turn(self) -> None:
        """Put a film of the molecule turning once around into the timeline."""
        self._turn(self._work.context.place_elsewhere)

    def _export(self, asset: Asset) -> None:
        if self._work.context.export is not None:
            self._work.context.export(asset)

    def _turn(self, then: Callable[[Asset], None]) -> None:
        context, solid, camera, name = self._work.context, self.view.solid, self.view.camera, self._name()
        colour = self.palette().color(QPalette.ColorRole.Shadow)
        ground = colour.red(), colour.green(), colour.blue()
        if not self.has_shape:
            return

        def draw(job: JobContext) -> Asset:
            words = Words("Drawing the turn")
            film = turn_of(solid, camera, ground, job.check, lambda done, of: job.report(done, of, words))
            return context.assets.add_bytes(film, MP4, name=name)

        def done(asset: Asset) -> None:
            then(asset)

        context.jobs.run(self.tr("Turn of {name}").format(name=name), draw, Lane.IO, done)

    def _name(self) -> str:
        current = self._work.current
        name = (current.name or current.smiles[:40]) if current is not None else ""
        # Those that were made have numbers for names
        return self.tr("Molecule {name}").format(name=name).strip() if not name or name.isdigit() else name

    def _find(self) -> None:
        current = self._work.current
        smiles = current.smiles if current is not None else ""
        if not self.isVisible() or (smiles and smiles == self._wanted):
            return
        self._wanted = smiles
        if self._job is not None:
            self._work.context.jobs.cancel(self._job)
            self._job = None
        if not smiles:
            self._fail(self.tr("Select a molecule to see its shape."))
            return
        self.words.set_text(self.tr("Looking for shapes…"))

        def find(job: JobContext) -> Shapes | UserError:
            try:
                return shapes_of(smiles, _COUNT, _SEED, job.check)
            except UserError as error:
                return error

        def done(found: Shapes | UserError) -> None:
            if smiles == self._wanted:
                self._job = None
                self._fail(said(found.words)) if isinstance(found, UserError) else self._take(found)

        self._job = self._work.context.jobs.run("", find, Lane.IO, done)

    def _take(self, shapes: Shapes) -> None:
        self._shapes = shapes
        self.shape_box.blockSignals(True)
        self.shape_box.clear()
        for number, energy in enumerate(shapes.energies, 1):
            above = energy - shapes.energies[0]
            self.shape_box.addItem(self.tr("{number}: +{energy} kcal/mol").format(number=number, energy=f"{above:.1f}"))
        self.shape_box.blockSignals(False)
        self._enable()
        self.view.set_names(shapes.names())
        self.words.set_text(
            self.tr("By ETKDG, at the nearest minimum of {field}; the shape when bound may be another.").format(
                field=shapes.field
            )
        )
        self._show()

    def _show(self) -> None:
        if self._shapes is not None and self._shapes.places:
            number = max(0, self.shape_box.currentIndex())
            self.view.set_solid(self._shapes.solid(number, Style(self.style_box.currentData())), keep_view=False)

    def _enable(self) -> None:
        for widget in (self.style_box, self.shape_box, self.more):
            widget.setEnabled(self.has_shape)

    def _fail(self, words: str) -> None:
        self._shapes = None
        self._enable()
        self.shape_box.clear()
        self.view.show_message(words)
        self.words.set_text("")
