"""CanvasWork: the canvas of the open document while it is worked on, and the view kept in step with it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QObject, QPoint, QRect, QSize, Signal

from app.api import (
    TILE,
    Command,
    Document,
    Job,
    JobContext,
    Lane,
    PanelContext,
    Selection,
    UserError,
)
from app.widgets.tile_view import TileView
from plugins.canvas.brush import Brush, Effect, Symmetry, Tips
from plugins.canvas.commands import SelectArea, SetMask, canvas_of, set_alpha_locked, set_locked, set_visible, to_pixels
from plugins.canvas.model import EMPTY, KIND, Area, Canvas, Layer, Rect, Shape, Text, as_layer, mask_owner
from plugins.canvas.panel.changes import changed_rects, without
from plugins.canvas.panel.edits import Edits
from plugins.canvas.panel.kept_edit import KeptEdit
from plugins.canvas.panel.painted import Edit, LiveStroke, stored_ground, within_area
from plugins.canvas.panel.picture import CanvasPicture
from plugins.canvas.panel.surroundings import Surroundings
from plugins.canvas.selecting import clipped


class CanvasWork(QObject):
    """Knows the active layer, the selection and the stroke under way; every change goes through here."""

    canvas_changed = Signal()
    active_changed = Signal()
    selection_changed = Signal()
    empty_changed = Signal(bool)

    _problem = Signal(object)

    def __init__(self, context: PanelContext, view: TileView, parent: QObject) -> None:
        super().__init__(parent)
        self.context = context
        self.view = view
        self._live: LiveStroke | None = None
        self._lifted = False
        self.edits = Edits(context, lambda: self.lifted, self)
        self.edits.changed.connect(self._refresh)
        self.edits.lost.connect(self._repaint_all)
        self._problem.connect(self._tell_once)
        self._told: set[str] = set()
        self._surroundings = Surroundings()
        self._prepared: tuple[Canvas, str, range, range] | None = None
        self._masks_made: Brush | None = None
        self._canvas = canvas_of(context.session.document)
        self._active = self._canvas.layers[-1].id
        self._on_mask = False
        self._hidden: frozenset[str] = frozenset()
        self._was_empty = self.is_empty
        self._ends: list[Callable[[], None]] = [
            context.session.subscribe(self._document_changed),
            context.session.subscribe_selection(self._selected),
        ]
        self.view.show_picture(self._picture(), QSize(self._canvas.width, self._canvas.height))
        self._selected(context.session.selection)

    def close(self) -> None:
        """Store what waits, and listen no more."""
        self.settle()
        self.edits.close()
        for end in self._ends:
            end()
        self._ends = []
        self.view.close_tiles()
        self._surroundings.close()

    @property
    def canvas(self) -> Canvas:
        """The canvas as the document has it."""
        return self._canvas

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing on the canvas."""
        return all(layer.asset is None for layer in self._canvas.layers) and not self.edits.pending

    @property
    def is_untouched(self) -> bool:
        """Whether the canvas is as a new document has it, so that a picture gives it its size."""
        return self._canvas == EMPTY and not self.edits.pending

    @property
    def mask_active(self) -> bool:
        """Whether the mask of the active layer is painted on, instead of the layer."""
        return self._on_mask and self.active.mask is not None

    def set_mask_active(self, on: bool) -> None:
        """Paint on the mask of the active layer, or on the layer."""
        if on != self._on_mask:
            self._on_mask = on
            self.active_changed.emit()

    @property
    def target(self) -> Layer:
        """What is painted on: the active layer, or its mask as a layer of its own."""
        layer = self.active
        return as_layer(layer, layer.mask) if self.mask_active and layer.mask is not None else layer

    def colour_on_target(self, red: int, green: int, blue: int) -> tuple[int, int, int, int]:
        """A colour as it is filled with: on a mask black hides all, white nothing, and greys a part."""
        if not self.mask_active:
            return red, green, blue, 255
        return 0, 0, 0, 255 - round(0.3 * red + 0.59 * green + 0.11 * blue)

    @property
    def active(self) -> Layer:
        """The layer that is worked on."""
        return self._canvas.layer(self._active)

    def activate(self, layer_id: str) -> None:
        """Work on a layer."""
        layer = self._canvas.layer(layer_id)
        self.context.session.select(Selection(layer.source, KIND, layer_id))

    @property
    def selection(self) -> Area | None:
        """The area that painting and generating are kept to, or None for all of the canvas."""
        return self._canvas.selection if self.clip is not None else None

    @property
    def clip(self) -> Rect | None:
        """The part of the canvas around the selection, or None for all of it; a crop cuts it, and undo mends it."""
        return clipped(self._canvas.selection, self._canvas.width, self._canvas.height)

    def select(self, rect: QRect | None) -> None:
        """Choose a rectangle of the canvas, or all of it, as a step of the history."""
        inside = QRect() if rect is None else rect.normalized().intersected(self.view.picture)
        place = inside.x(), inside.y(), inside.width(), inside.height()
        area = None if inside.isEmpty() else Area(*place)
        if area != self._canvas.selection:
            self.execute(SelectArea(area, label="Select" if area else "Select nothing"))

    @property
    def frame(self) -> Rect:
        """What lies around the selection, or all of the canvas."""
        return self.clip or (0, 0, self._canvas.width, self._canvas.height)

    def execute(self, command: Command) -> bool:
        """Do something as one step, after what waits to be stored; whether it could be done."""
        try:
            self._end_lifted()
            self.edits.flush()
            self.context.session.execute(command)
        except UserError as error:
            self.context.messages.fail(error)
            return False
        return True

    def settle(self) -> bool:
        """Store what waits now; whether it could be stored."""
        try:
            self._end_lifted()
            self.edits.flush()
        except UserError as error:
            self.context.messages.fail(error)
            return False
        return True

    def run(self, title: str, task: Callable[[JobContext], object], done: Callable[..., None]) -> Job:
        """Run a task of input and output on a worker."""
        return self.context.jobs.run(title, task, Lane.IO, done)

    def paint(self, edit: Edit) -> None:
        """Queue a change of the active layer's pixels, which is kept to the selection."""
        self._end_lifted()
        area = self.selection
        soft = area is not None and area.asset is not None and not isinstance(edit, LiveStroke)
        self.edits.add(KeptEdit(edit, area) if area is not None and soft else edit)

    def may_change(self) -> bool:
        """Whether the active layer can be moved or painted on; says why not, with a button that mends it."""
        layer = self.active
        if self.context.session.read_only:
            words = QCoreApplication.translate(
                "CanvasPanel", "This project is open read-only. Save a copy to change it."
            )
            self.context.messages.say(words)
        elif layer.locked:
            text = QCoreApplication.translate("CanvasPanel", "The layer “{name}” is locked.").format(name=layer.name)
            self._offer(text, QCoreApplication.translate("CanvasPanel", "Unlock"), set_locked(layer.id, False))
        elif not layer.visible:
            text = QCoreApplication.translate("CanvasPanel", "The layer “{name}” is hidden.").format(name=layer.name)
            self._offer(text, QCoreApplication.translate("CanvasPanel", "Show"), set_visible(layer.id, True))
        else:
            return True
        return False

    def may_paint(self) -> bool:
        """Whether the active layer, or its mask, can be painted on; says why not, with a button that mends it."""
        layer = self.active
        if not self.may_change():
            return False
        if self.mask_active and layer.mask is not None and not layer.mask.enabled:
            text = QCoreApplication.translate("CanvasPanel", "The mask of “{name}” is switched off.")
            button = QCoreApplication.translate("CanvasPanel", "Switch on")
            self._offer(text.format(name=layer.name), button, SetMask(layer.id, True))
        elif not self.mask_active and not layer.has_pixels:
            text = QCoreApplication.translate("CanvasPanel", "“{name}” has no pixels of its own to paint on.")
            self.context.messages.say(text.format(name=layer.name))
        elif not self.mask_active and isinstance(layer.content, Text | Shape):
            text = QCoreApplication.translate("CanvasPanel", "“{name}” can be painted on once it is pixels.")
            button = QCoreApplication.translate("CanvasPanel", "Turn into pixels")
            self._offer(text.format(name=layer.name), button, to_pixels(layer.id))
        else:
            return True
        return False

    def prepare_stroke(self, around: QRect, brush: Brush) -> None:
        """Begin to make what a stroke that begins in a rectangle will be drawn and seen with."""
        if brush != self._masks_made:
            self._masks_made = brush
            self._surroundings.run(Tips(brush, self.context.assets).make)
        columns = range(max(0, around.left()) // TILE, min(around.right(), self._canvas.width - 1) // TILE + 1)
        rows = range(max(0, around.top()) // TILE, min(around.bottom(), self._canvas.height - 1) // TILE + 1)
        here = (self._canvas, self.target.id, columns, rows)
        if here != self._prepared:
            self._prepared = here
            middle = around.center() - QPoint(TILE // 2, TILE // 2)
            places = [(column, row) for row in rows for column in columns]
            places.sort(key=lambda at: (QPoint(at[0] * TILE, at[1] * TILE) - middle).manhattanLength())
            self._picture().prepare(self.target.id, places)

    def begin_stroke(self, brush: Brush, symmetry: Symmetry | None = None) -> LiveStroke | None:
        """A stroke on the active layer, kept to the selection; None where the layer can't be painted on."""
        self._end_lifted()
        if not self.may_paint() or (brush.erases and not self._may_erase()):
            return None
        # What works on the pixels that are there has to see what waits to be filled.
        if brush.effect not in (Effect.PAINT, Effect.ERASE) and not self.edits.strokes_alone and not self.settle():
            return None
        layer, mask = self.target, self.mask_active
        below = self.edits.strokes().get(layer.id)
        assets = self.context.assets
        ground = below.tile if below is not None else stored_ground(self._canvas, layer, assets)
        clip, area, revision = self.clip, within_area(self.selection, assets), self.edits.revision
        try:
            self._live = LiveStroke(
                self._canvas, layer, assets, brush, clip, ground, revision, within=area, symmetry=symmetry, on_mask=mask
            )
        except UserError as error:
            # The picture of its tip cannot be read.
            self.context.messages.fail(error)
            return None
        self._lifted = False
        self._refresh()
        return self._live

    def _may_erase(self) -> bool:
        """Whether alpha may change; says why not, with a button that mends it."""
        layer = self.active
        if self.mask_active or not layer.alpha_locked:
            return True
        text = QCoreApplication.translate("CanvasPanel", "Nothing is erased: the transparency of “{name}” is locked.")
        button = QCoreApplication.translate("CanvasPanel", "Unlock transparency")
        self._offer(text.format(name=layer.name), button, set_alpha_locked(layer.id, False))
        return False

    @property
    def lifted(self) -> bool:
        """Whether a stroke is all drawn but for dabs that wait to be laid."""
        return self._lifted and self._live is not None

    def lift_stroke(self) -> None:
        """Nothing more is drawn: the stroke can end once all that waits is laid, or whatever else is done first."""
        if self._live is not None:
            self._live.lift()
            self._lifted = True

    def _end_lifted(self) -> None:
        if self.lifted:
            self.end_stroke()

    def end_stroke(self) -> None:
        """Put the stroke into the document, as one step."""
        stroke, self._live = self._live, None
        self._lifted = False
        changed = [] if stroke is None else stroke.end()
        if stroke is not None and not stroke.is_empty:
            self.paint(stroke)
            self.view.touch([QRect(*rect) for rect in changed])
            self._tell_empty()
        else:
            self._refresh()

    def cancel_stroke(self) -> None:
        """Take back the stroke under way."""
        stroke, self._live = self._live, None
        self._lifted = False
        self._refresh()
        if stroke is not None:
            self.view.invalidate([QRect(at[0] * 256, at[1] * 256, 256, 256) for at in stroke.tiles])

    @property
    def stroke(self) -> LiveStroke | None:
        """The stroke under way."""
        return self._live

    def picture(self) -> CanvasPicture:
        """What is seen now, with the strokes that aren't stored yet."""
        return self._picture()

    def _offer(self, text: str, button: str, command: Command) -> None:
        self.context.messages.say(text, button=button, action=lambda: self._do(command))

    def _do(self, command: Command) -> None:
        self.execute(command)

    def hide(self, layers: frozenset[str]) -> None:
        """Leave layers out of what is seen, while a tool draws them itself."""
        if layers != self._hidden:
            self._hidden = layers
            self._repaint_all()

    def _picture(self) -> CanvasPicture:
        strokes, canvas = self.edits.strokes(), without(self._canvas, self._hidden)
        if self._live is not None:
            strokes[self._live.layer_id] = self._live
        return CanvasPicture(canvas, self.context.assets, strokes, self._problem.emit, self._surroundings, self._live)

    def _refresh(self) -> None:
        self.view.swap_source(self._picture())

    def _repaint_all(self) -> None:
        self._refresh()
        self.view.invalidate([self.view.picture])

    def _document_changed(self, old: Document, new: Document) -> None:
        if old.id != new.id:
            self._live = None
            self._told.clear()
            self.edits.drop()
        before, now = canvas_of(old), canvas_of(new)
        self._canvas = now
        if before is self._canvas and old.id == new.id:
            return
        self._keep_active(before)
        if old.id != new.id or (before.width, before.height) != (self._canvas.width, self._canvas.height):
            self.edits.note_other_change()
            self.view.show_picture(self._picture(), QSize(self._canvas.width, self._canvas.height))
        else:
            self._refresh()
            if not self.edits.committing_exact and replace(before, selection=now.selection) != now:
                self.edits.note_other_change()
                self.view.invalidate(changed_rects(before, self._canvas, self.context.assets))
        if before.selection != now.selection or (before.width, before.height) != (now.width, now.height):
            self.selection_changed.emit()
        self.canvas_changed.emit()
        self._tell_empty()

    def _keep_active(self, before: Canvas) -> None:
        """Work on the layer that was put in, or near the one that was taken out."""
        known = {layer.id for layer in before.layers}
        new = [layer.id for layer in self._canvas.layers if layer.id not in known]
        ids = [layer.id for layer in self._canvas.layers]
        live = None if self._live is None else mask_owner(self._live.layer_id) or self._live.layer_id
        if live is not None and live not in ids:
            self._live = None
        if new and known & set(ids):
            self.activate(new[-1])
        elif self._active not in ids:
            index = next((at for at, layer in enumerate(before.layers) if layer.id == self._active), len(ids))
            self._active = ids[max(0, min(index - 1, len(ids) - 1))]
            self.activate(self._active)
        elif self.context.session.selection.part == KIND:
            self.activate(self._active)

    def _selected(self, selection: Selection) -> None:
        ids = {layer.id for layer in self._canvas.layers}
        if selection.part == KIND and selection.item in ids and selection.item != self._active:
            self._active, self._on_mask = selection.item, False
            self.active_changed.emit()

    def _tell_empty(self) -> None:
        if self.is_empty != self._was_empty:
            self._was_empty = self.is_empty
            self.empty_changed.emit(self._was_empty)

    def _tell_once(self, error: UserError) -> None:
        if str(error) not in self._told:
            self._told.add(str(error))
            self.context.messages.fail(error)
