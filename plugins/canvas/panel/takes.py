"""Takes: results to flip through in place before one becomes a layer."""

from __future__ import annotations

import json
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QAction, QImage, QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from app.api import SEED_LIMIT, Json, Made, UserError
from app.widgets.checkers import on_checkers
from app.widgets.icon_button import IconButton
from app.widgets.icons import Icons
from app.widgets.picture_data import PictureData
from app.widgets.takes_side import TakesSide
from app.widgets.tile_view import TileView
from app.widgets.viewport import Viewport
from plugins.canvas.commands import PlaceAsset, ResizeCanvas
from plugins.canvas.model import Layer, Rect, new_layer_id
from plugins.canvas.panel.cells import Cells
from plugins.canvas.panel.comparing import Comparing
from plugins.canvas.panel.generation import Generation, draw_result
from plugins.canvas.panel.loader import PictureLoader
from plugins.canvas.panel.takes_strip import THUMBNAIL, TakesStrip
from plugins.canvas.panel.varying import Varied, Varying
from plugins.canvas.panel.work import CanvasWork

_NAME_LENGTH = 40
_LARGEST_SHOWN = 2048
"""A larger take is looked at through a picture of this size."""


@dataclass(slots=True, eq=False)
class Take:
    """One result, and its picture as soon as that was read."""

    made: Made
    image: QImage | None = None

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in pixels."""
        height, width = self.made.asset.shape[:2] if len(self.made.asset.shape) == 3 else (0, 0)
        return width, height


class Takes(QWidget):
    """The strip below the canvas, and the chosen take drawn over it. The takes stay in the gallery in any case."""

    shown_changed = Signal()
    use_as_input = Signal(object)

    def __init__(
        self,
        work: CanvasWork,
        generation: Generation,
        view: TileView,
        loader: PictureLoader,
        icons: Icons,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._work, self._generation, self._view, self._loader = work, generation, view, loader
        self._takes: list[Take] = []
        self._before: Take | None = None
        self._looked_at: Take | None = None
        self._comparing = False
        self._strip = TakesStrip(self)
        self._strip.setAccessibleName(self.tr("Takes"))
        self._strip.chosen.connect(self._chosen)
        self._strip.taken.connect(lambda _row: self.apply())
        self._strip.let_go.connect(self.discard)
        self._strip.menu_wanted.connect(self._menu)
        hint = self.tr("Hold to see the canvas without the take (C)")
        self._without = IconButton(icons, "eye-off", self.tr("Without the take"), hint=hint)
        self._without.pressed.connect(lambda: self.compare(True))
        self._without.released.connect(lambda: self.compare(False))
        hint = self.tr("Compare with the take before, by a slider, side by side or by what differs (Alt+C)")
        self._compare = IconButton(icons, "square-split-horizontal", self.tr("Compare takes"), hint=hint)
        hint = self.tr("Put this take onto the canvas as a layer (Enter; Shift+Enter keeps the strip)")
        self._side = TakesSide(icons, hint, (self._without, self._compare), self)
        self._side.applied.connect(self.apply)
        self._side.put_away.connect(self.discard)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 4, 12, 4)
        layout.setSpacing(12)
        layout.addWidget(self._strip, 1)
        layout.addWidget(self._side)
        self.setProperty("class", "row")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setVisible(False)
        view.add_overlay(self._paint)
        self.varying = Varying(work, generation)
        self.comparing = Comparing(work, view, self, loader, icons)
        self._compare.clicked.connect(self.comparing.toggle)
        self.cells = Cells(work, view, self)
        self._document = work.context.session.document.id
        work.canvas_changed.connect(self._canvas_changed)

    @property
    def takes(self) -> Sequence[Take]:
        """What can be flipped through."""
        return tuple(self._takes)

    @property
    def current(self) -> Take | None:
        """The take that is looked at."""
        row = self._strip.currentRow()
        return self._takes[row] if 0 <= row < len(self._takes) else None

    @property
    def before(self) -> Take | None:
        """The take that was looked at before this one, or the one beside it; None where there is no other."""
        others = [take for take in self._takes if take is not self.current]
        if self._before in others:
            return self._before
        row = self._strip.currentRow()
        return others[max(0, row - 1)] if others else None

    def name_of(self, take: Take) -> str:
        """What a take is called beside others: its number, and its own name."""
        number = next((row for row, known in enumerate(self._takes, 1) if known is take), 0)
        return self.tr("Take {number}").format(number=number) + (f"  ·  {take.made.asset.name}".rstrip(" ·"))

    @property
    def is_seen(self) -> bool:
        """Whether the take that is looked at is drawn over the canvas."""
        return self.current is not None and not self._comparing and not self.comparing.is_open

    def rect_of(self, take: Take) -> Rect:
        """What a take would cover of the canvas."""
        placed = self.placed(take).toAlignedRect()
        return placed.x(), placed.y(), placed.width(), placed.height()

    def offer(self, made: Sequence[Made]) -> None:
        """Take up more results; the first of a job is looked at right away, and one that is there already."""
        for result in made:
            if not result.asset.media_type.startswith("image/"):
                continue
            known = next((row for row, take in enumerate(self._takes) if take.made.asset.id == result.asset.id), None)
            if known is not None:
                self._strip.setCurrentRow(known)
                continue
            looked_at = self.current
            take = Take(result)
            self._takes.append(take)
            blank = QPixmap(THUMBNAIL, THUMBNAIL)
            blank.fill(self.palette().base().color())
            self._strip.add(blank, f"{result.asset.name}\n{_size_words(take)}")
            self._load(take)
            if looked_at is None or looked_at.made.job != result.job:
                self._strip.setCurrentRow(len(self._takes) - 1)
        self.setVisible(bool(self._takes))
        self._chosen(self._strip.currentRow())
        self.shown_changed.emit()

    def look_at(self, row: int) -> None:
        """Look at one of the takes."""
        self._strip.setCurrentRow(row)

    def flip(self, by: int) -> None:
        """Look at the next take, or the one before."""
        if self._takes:
            self._strip.setCurrentRow((self._strip.currentRow() + by) % len(self._takes))

    def compare(self, before: bool) -> None:
        """Show the canvas without the take, or with it again."""
        if self._comparing != before:
            self._comparing = before
            self._update()

    def apply(self, _checked: bool = False, *, keep: bool = False) -> None:
        """Put the take onto the canvas as a layer, as one step."""
        take = self.current
        if take is None:
            return
        made = take.made
        frame = self._generation.frame_of(made.job, made.recipe.request)
        if self.place(made, frame[0], frame[1]) and not keep:
            self.discard()

    def place(self, made: Made, x: int, y: int) -> bool:
        """Put a result above the active layer; whether it could be done."""
        asset = made.asset if made.asset.recipe else replace(made.asset, recipe=made.recipe)
        name = made.asset.name.strip()[:_NAME_LENGTH] or self.tr("Generated")
        layer = Layer(new_layer_id(), name, asset.id, x, y, source=asset.id)
        above = None if self._work.is_untouched else self._work.active.id
        if not self._work.execute(PlaceAsset(layer, asset, above, label="Apply take")):
            return False
        self._tell_outside(layer.id)
        return True

    def vary(self, *, selected: bool) -> None:
        """Ask for more like the take that is looked at, or like the active layer where there is none."""
        try:
            varied = self._varied(self.current) if self.current is not None else self.varying.of_layer()
        except UserError as error:
            self._work.context.messages.fail(error)
            return
        (self.varying.selected if selected else self.varying.a_little)(varied)

    def animate(self) -> None:
        """Begin a walk from the take before to the one that is looked at, or from the one that there is."""
        try:
            last = self._varied(self.current) if self.current is not None else self.varying.of_layer()
        except UserError as error:
            self._work.context.messages.fail(error)
            return
        if self.current is None or self.before is None:
            self.varying.animate(last, None)
        else:
            self.varying.animate(self._varied(self.before), last)

    def discard(self) -> None:
        """Put the takes away; they stay in the gallery."""
        self._put_away()
        self._view.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that work wherever the focus is in the canvas."""
        if not self.handle_key(event):
            super().keyPressEvent(event)

    def handle_key(self, event: QKeyEvent) -> bool:
        """Flip, apply, put away; whether the key was meant for the takes."""
        if not self._takes:
            return False
        match event.key():
            case Qt.Key.Key_Left:
                self.flip(-1)
            case Qt.Key.Key_Right:
                self.flip(1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.apply(keep=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
            case Qt.Key.Key_Escape:
                self.discard()
            case Qt.Key.Key_C if event.modifiers() == Qt.KeyboardModifier.NoModifier:
                self.compare(event.type() is QEvent.Type.KeyPress or event.isAutoRepeat())
            case _:
                return False
        return True

    def _put_away(self) -> None:
        self._update()
        self._takes.clear()
        self._before = self._looked_at = None
        self._strip.clear()
        self._comparing = False
        self._generation.quiet = ""
        self.setVisible(False)
        self.shown_changed.emit()

    def _tell_outside(self, layer: str) -> None:
        canvas, rect = self._view.picture, self._rect_of(layer)
        if canvas.contains(rect):
            return
        text = (
            self.tr("Part of the take lies outside the canvas.")
            if canvas.intersects(rect)
            else self.tr("The take lies outside the canvas.")
        )
        self._work.context.messages.say(
            text, button=self.tr("Enlarge the canvas"), action=lambda: self._enlarge_for(layer)
        )

    def _enlarge_for(self, layer: str) -> None:
        try:
            whole = self._view.picture.united(self._rect_of(layer))
        except UserError as error:
            self._work.context.messages.fail(error)
            return
        self._work.execute(ResizeCanvas(whole.width(), whole.height(), -whole.x(), -whole.y()))

    def _rect_of(self, layer: str) -> QRect:
        found = self._work.canvas.layer(layer)
        height, width = self._work.context.assets.shape(found.asset)[:2] if found.asset else (0, 0)
        return QRect(found.x, found.y, width, height)

    def _canvas_changed(self) -> None:
        document = self._work.context.session.document.id
        if document != self._document:
            self._document = document
            self._put_away()

    def _load(self, take: Take) -> None:
        assets, asset = self._work.context.assets, take.made.asset

        def show_thumbnail(image: QImage) -> None:
            if take in self._takes:
                picture = QPixmap.fromImage(on_checkers(image, self._strip.palette()))
                self._strip.set_picture(self._takes.index(take), picture)

        def show_picture(image: QImage) -> None:
            take.image = image
            self.comparing.refresh()
            if take is self.current:
                self._update()

        width, height = take.size
        if max(width, height) <= _LARGEST_SHOWN:
            self._loader.load(lambda: assets.picture(asset.id), show_picture)
        else:
            self._loader.load(lambda: assets.thumbnail(asset.id, _LARGEST_SHOWN), show_picture)
        self._loader.load(lambda: assets.thumbnail(asset.id, THUMBNAIL * 2), show_thumbnail)

    def _chosen(self, row: int) -> None:
        take = self.current
        if take is not self._looked_at:
            self._before, self._looked_at = self._looked_at, take
        self._generation.quiet = take.made.job if take is not None else ""
        if take is not None:
            total = self.tr("{number} of {count}").format(number=row + 1, count=len(self._takes))
            self._side.words.setText(f"{total}  ·  {_size_words(take)}")
        self.comparing.refresh()
        self._update()

    def _update(self) -> None:
        self._view.update()

    def _paint(self, painter: QPainter, viewport: Viewport) -> None:
        take = self.current
        if take is None or take.image is None or self._comparing:
            return
        smooth = viewport.zoom != 1
        draw_result(painter, viewport, self._view.picture, self.placed(take), take.image, smooth=smooth)

    def placed(self, take: Take) -> QRectF:
        """Where a take is drawn."""
        made = take.made
        return self._generation.placed(made.job, made.recipe.request, *take.size)

    def _menu(self, row: int, at: QPoint) -> None:
        take = self._takes[row]
        made = take.made
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        entries = [
            (self.tr("Apply as a layer"), self.apply),
            (self.tr("Apply and keep the takes"), lambda: self.apply(keep=True)),
            (self.tr("Vary"), lambda: self._again(made, {"seed": secrets.randbelow(SEED_LIMIT)})),
            (self.tr("Vary a little"), lambda: self.varying.a_little(self._varied(take))),
            (self.tr("Vary what is selected"), lambda: self.varying.selected(self._varied(take))),
            (self.tr("Make again"), lambda: self._again(made, {})),
            (self.tr("Compare with this take"), lambda: self.comparing.open(take)),
            (self.tr("Use its settings"), lambda: self._work.context.recall(made.recipe)),
            (self.tr("Use as input"), lambda: self.use_as_input.emit(made)),
        ]
        export = self._work.context.export
        if export is not None:
            entries.append((self.tr("Save as…"), lambda: export(replace(made.asset, recipe=made.recipe))))
        for text, run in entries:
            action = QAction(text, menu)
            action.triggered.connect(run)
            menu.addAction(action)
        menu.popup(at)

    def _varied(self, take: Take) -> Varied:
        return self.varying.of_take(take.made, self.rect_of(take))

    def _again(self, made: Made, changes: dict[str, Json]) -> None:
        known = {name: value for name, value in changes.items() if name in made.recipe.request}
        # What is made from a take belongs where the take does.
        frame = self._generation.frame_of(made.job, made.recipe.request)
        place = self._generation.place_of(frame).to_json()
        try:
            self._work.context.generators.submit_recipe(made.recipe, known, place=place)
        except UserError as error:
            self._work.context.messages.fail(error)

    def drag_of(self, row: int) -> PictureData:
        """A take as it is dragged to other panels and programs."""
        made, context = self._takes[row].made, self._work.context
        file = context.file_of(replace(made.asset, recipe=made.recipe))
        return PictureData(made.asset.id, json.dumps(made.recipe.to_json()), file, context.messages.fail)


def _size_words(take: Take) -> str:
    return "{} × {}".format(*take.size)
