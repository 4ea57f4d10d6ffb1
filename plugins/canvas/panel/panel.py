"""CanvasPanel: the canvas with its tools, its layers and the takes of what is generated on it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QHideEvent,
    QKeyEvent,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.api import (
    Area,
    Asset,
    AssetId,
    Dock,
    Job,
    JobContext,
    Json,
    Made,
    PanelContext,
    Recipe,
    Task,
    UserError,
    Words,
)
from app.widgets.icons import Icons
from app.widgets.tile_view import TileView
from plugins.canvas.commands import OffsetLayer
from plugins.canvas.composite import flatten, stored_tiles
from plugins.canvas.panel.aligning.aids import Aids
from plugins.canvas.panel.aligning.grid_overlay import GridOverlay
from plugins.canvas.panel.aligning.grid_settings import GridSettings
from plugins.canvas.panel.aligning.guide_lines import GuideLines
from plugins.canvas.panel.aligning.snapping import Snapping
from plugins.canvas.panel.brushes.axes import AxesOverlay
from plugins.canvas.panel.brushes.dock import BrushesDock
from plugins.canvas.panel.brushes.library import BrushLibrary
from plugins.canvas.panel.canvas_actions import actions_of
from plugins.canvas.panel.canvas_size import CanvasSize
from plugins.canvas.panel.colours.dock import ColoursDock
from plugins.canvas.panel.colours.quick_palette import QuickPalette
from plugins.canvas.panel.exchange import Exchange
from plugins.canvas.panel.generation import Generation
from plugins.canvas.panel.layer_thumbnails import LayerThumbnails
from plugins.canvas.panel.layer_work import LayerWork
from plugins.canvas.panel.layers_dock import LayersDock
from plugins.canvas.panel.leading import GUIDES_FIELD, Leading
from plugins.canvas.panel.living.bar import LiveBar, live_button
from plugins.canvas.panel.living.living import Living
from plugins.canvas.panel.living.seen import LiveOverlay, LiveView
from plugins.canvas.panel.loader import PictureLoader
from plugins.canvas.panel.navigator.dock import NavigatorDock
from plugins.canvas.panel.overlays import Overlays
from plugins.canvas.panel.parts import NEED_SELECTION, part_task
from plugins.canvas.panel.pointing import Pointing
from plugins.canvas.panel.rulers import RuledView
from plugins.canvas.panel.screen.screen_colours import ScreenColours
from plugins.canvas.panel.selection_amount import SelectionAmount
from plugins.canvas.panel.selection_work import SelectionWork
from plugins.canvas.panel.shapes.place_drawing import PlaceDrawing
from plugins.canvas.panel.takes import Takes
from plugins.canvas.panel.tool_column import ToolColumn
from plugins.canvas.panel.tool_options import ToolOptions
from plugins.canvas.panel.tool_state import Tool, ToolState
from plugins.canvas.panel.tools import Easel, hands_of
from plugins.canvas.panel.work import CanvasWork

_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_FAR = 10


class CanvasPanel(QWidget):
    """The work of painting, in the middle of the window."""

    empty_changed = Signal(bool)
    """Whether there is nothing on the canvas, after that changed."""

    def __init__(self, context: PanelContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        icons = Icons(context.resources)
        self.view = TileView(self)
        self.view.setAccessibleName(self.tr("Canvas"))
        self.tools = ToolState(context.settings, self)
        self.work = CanvasWork(context, self.view, self)
        self.work.empty_changed.connect(self.empty_changed)
        self.screen_colours = ScreenColours(context, self.view, self)
        self.aids = Aids(context.settings, self)
        GridOverlay(self.work, self.aids, self.view, self)
        self.snapping = Snapping(self.work, self.aids, self.view, self)
        self.lines = GuideLines(self.work, self.aids, self.snapping, self.view, self)
        self.selecting = SelectionWork(self.work, self)
        self.layer_work = LayerWork(self.work, self.tools, self)
        self.exchange = Exchange(self.work, self)
        self._loader = PictureLoader(self)
        self.generation = Generation(self.work, self.view, self)
        self.leading = Leading(self.work, self.generation, self)
        self.living = Living(self.work, self.generation, self._loader, self)
        LiveOverlay(self.living, self.work, self.view, self)
        self.takes = Takes(self.work, self.generation, self.view, self._loader, icons, self)
        self.view.add_overlay(self.generation.paint_progress)
        self.takes.use_as_input.connect(self._use_as_input)
        self.hands = hands_of(
            Easel(self.work, self.selecting, self.tools, self.view, self.snapping, self.lines, icons, self)
        )
        self._pointing = Pointing(self.work, self.tools, self.view, self.hands, self.snapping, self)
        self.selecting.quick_mask_changed.connect(self._pointing.take_hand)
        AxesOverlay(self.tools, self.view, self)
        self._overlays = Overlays(self.work, self.tools, self._pointing, self.view, self)
        self.brushes = BrushLibrary(context, self)
        self.brushes_dock = BrushesDock(self.brushes, self.tools, context.settings, icons)
        self.colours_dock = ColoursDock(self.tools, context.settings, icons)
        self.quick_palette = QuickPalette(self.tools, self.brushes, self)
        self._pointing.palette_asked.connect(self.quick_palette.open_at)
        self.options = ToolOptions(self.tools, self.brushes, icons, self.hands, self)
        thumbnails = LayerThumbnails(context.assets, self._loader, self)
        self.layers_dock = LayersDock(self.work, self.layer_work, thumbnails, icons, self._loader, self.leading)
        self.navigator = NavigatorDock(self.work, self.view, icons)
        self._size = CanvasSize(self.work, self)
        self.place_drawing = PlaceDrawing(self.work, self.exchange, self)
        self.grid_settings = GridSettings(self.work, self.aids, self)
        self.selection_amount = SelectionAmount(self)
        self._input: Made | None = None
        self._closed = False
        body = QHBoxLayout()
        body.setSpacing(0)
        # Where the window is low the tools are scrolled, with the wheel or by the focus.
        column = QScrollArea()
        column.setFrameShape(QFrame.Shape.NoFrame)
        column.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column.setWidgetResizable(True)
        column.setWidget(ToolColumn(self.tools, icons, self))
        column.setFixedWidth(76)
        column.setMinimumHeight(240)
        body.addWidget(column)
        self.ruled = RuledView(self.aids, self.lines, self.view, self)
        body.addWidget(self.ruled, 1)
        live_view, self.live_bar = LiveView(self.living, self), LiveBar(self.living, icons, self)
        self.live_bar.let_go.connect(self.view.setFocus)
        body.addWidget(live_view, 1)
        self.options.add_button(live_button(self.living, icons))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.options)
        layout.addWidget(self.live_bar)
        layout.addLayout(body, 1)
        layout.addWidget(self.takes)
        self.setFocusProxy(self.view)
        self.setAcceptDrops(True)
        self.setAccessibleName(self.tr("Canvas"))

    def actions(self) -> Any:
        """What can be done here, as a sequence of Action; QWidget's own method of this name isn't needed."""
        return actions_of(self)

    def docks(self) -> Sequence[Dock]:
        """The navigator, the colours, the brushes and, seen first, the layers."""
        return (
            Dock("navigator", "Navigator", Area.RIGHT, self.navigator, "map", beside="prompt"),
            Dock("colours", "Colours", Area.RIGHT, self.colours_dock, "palette", beside="prompt"),
            Dock("brushes", "Brushes", Area.RIGHT, self.brushes_dock, "brush"),
            Dock("layers", "Layers", Area.RIGHT, self.layers_dock, "layers"),
        )

    def is_empty(self) -> bool:
        """Whether there is nothing on the canvas."""
        return self.work.is_empty

    def settle(self) -> bool:
        """Bring into the document what was painted and isn't stored yet; to be called before saving."""
        return self.work.settle()

    def input_task(self, generator: str, wanted: Sequence[str]) -> Task:
        """A task that stores the selection, or the canvas, as it is seen now; raises UserError where it is empty."""
        if GUIDES_FIELD in wanted:
            return self.leading.task(generator, wanted, self.input_task, self._input)
        if self._input is not None and "mask" not in wanted:
            chosen, self._input = self._input, None
            frame = self.generation.frame_of(chosen.job, chosen.recipe.request)
            self.generation.remember_input(chosen.asset.id, self.generation.place_of(frame))
            return lambda _job: dict.fromkeys(wanted, chosen.asset.id)
        if not self.work.settle() or self.work.is_empty:
            raise UserError("There is nothing to begin with yet.", advice="Paint something, or place a picture.")
        if "mask" in wanted or "result" in wanted:
            return part_task(self.work, self.generation, wanted, needs_selection=generator in NEED_SELECTION)
        canvas, rect = self.work.canvas, self.work.frame
        assets, generation = self._context.assets, self.generation
        place = generation.place_of(rect)

        def store(job: JobContext) -> dict[str, AssetId]:
            asset = assets.add_picture(flatten(canvas.drawn(), stored_tiles(assets), rect, job.check))
            generation.remember_input(asset.id, place)
            return dict.fromkeys(wanted, asset.id)

        return store

    def gives(self, generator: str, name: str) -> bool:
        """Whether there is something now for a field that the panel gives."""
        return self.leading.gives(generator, name)

    def foresee(self, generator: str, values: Mapping[str, Json]) -> Sequence[Words]:
        """What of regions and control layers stands in the way of a request."""
        return self.leading.foresee(generator, values)

    def take_up(self, generator: str, values: Mapping[str, Json]) -> Sequence[str]:
        """Offer regions and control layers again that a recalled picture was drawn by."""
        return self.leading.take_up(generator, values)

    def place_for(self, request: Mapping[str, Json]) -> Json:
        """Where on the canvas the result of a request belongs."""
        return self.generation.place_for(request).to_json()

    def show_job(self, job: Job) -> None:
        """Show what a job makes where it will be."""
        self.generation.show_job(job)

    def offer(self, takes: Sequence[Made]) -> None:
        """Results to flip through."""
        self.takes.offer([made for made in takes if not self.living.receive(made)])
        for made in takes:
            if made.asset.media_type.startswith("video/"):
                self._tell_film(made)

    def _tell_film(self, made: Made) -> None:
        asset = replace(made.asset, recipe=made.recipe)
        self._context.messages.say(
            self.tr("The animation is done: it is in the gallery."),
            button=self.tr("Put it into the film"),
            action=lambda: self._context.place_elsewhere(asset),
        )

    def place(self, asset: Asset, recipe: Recipe | None) -> None:
        """Put a picture in as a layer."""
        self.exchange.place(asset, recipe)

    def cut(self) -> None:
        """Copy the selection of the layer and clear it."""
        self.exchange.copy(merged=False)
        self.layer_work.clear()

    def paste(self) -> None:
        """Put in what the clipboard holds."""
        if not self.exchange.paste():
            self._context.messages.say(self.tr("There is no picture in the clipboard."))

    def open_size(self) -> None:
        """Ask for another size of the canvas."""
        self._size.open(self.view)

    def open_grid(self) -> None:
        """Ask for another grid, which is shown."""
        self.grid_settings.open(self.view)

    def event(self, event: QEvent) -> bool:
        """Before a key does something elsewhere, such as undo or save, what was painted is in the document."""
        if event.type() is QEvent.Type.ShortcutOverride:
            if self._pointing.hand is not None and self._pointing.hand.wants_keys:
                event.accept()
                return True
            if self.work.edits.pending:
                self.work.settle()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape takes back a stroke; the tool's and the takes' keys; arrows move the layer with the move tool."""
        hand = self._pointing.hand
        if hand is not None and hand.key(event):
            return
        if event.key() == Qt.Key.Key_Escape and (self._pointing.cancel() or self.lines.cancel()):
            return
        if self.takes.handle_key(event):
            return
        arrow = _ARROWS.get(Qt.Key(event.key()))
        if event.key() == Qt.Key.Key_Escape and self.work.selection is not None:
            self.work.select(None)
        elif arrow is not None and self.tools.tool is Tool.MOVE:
            far = _FAR if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
            layer = self.work.active
            self.work.execute(OffsetLayer(layer.id, layer.x + arrow[0] * far, layer.y + arrow[1] * far))
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """The end of comparing."""
        if event.key() == Qt.Key.Key_C and not event.isAutoRepeat() and self.takes.handle_key(event):
            return
        super().keyReleaseEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Pictures are welcome."""
        if self.exchange.accepts(event.mimeData()) and not self._context.session.read_only:
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show where it would land."""
        landing = self.exchange.landing(event.mimeData(), self._on_canvas(event.position()))
        self._overlays.show_drop(landing, f"{round(landing.width())} × {round(landing.height())}")
        event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """It went elsewhere."""
        self._overlays.show_drop(None)
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Put it in."""
        self._overlays.show_drop(None)
        self.exchange.take_in(event.mimeData(), self._on_canvas(event.position()))
        event.acceptProposedAction()

    def hideEvent(self, event: QHideEvent) -> None:
        """What follows the brush stops where there is none."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.living.stop()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Store what waits and let go of the threads."""
        self.close_work()
        super().closeEvent(event)

    def close_work(self) -> None:
        """Store what waits and let go of the threads; for a window that goes without closing its panels."""
        if not self._closed:
            self._closed = True
            self.living.close()
            self.selecting.close()
            self.navigator.close_tiles()
            self.work.close()
            self._loader.close()
            self.brushes.close()

    def _on_canvas(self, at: QPointF) -> QPointF:
        return self.view.viewport.to_picture(QPointF(self.view.mapFrom(self, at.toPoint())))

    def _use_as_input(self, made: Made) -> None:
        self._input = made
        self._context.messages.say(self.tr("The next picture begins with this take."))
