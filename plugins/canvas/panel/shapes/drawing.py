"""ShapeDrawing: shapes put onto the canvas and changed, drawn on a worker."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from app.api import Asset, Job, JobContext, JobState, UserError
from plugins.canvas.commands.changing import unlocked
from plugins.canvas.model import Figure, Layer, Shape, new_layer_id
from plugins.canvas.panel.shapes.figures import drawn_shape
from plugins.canvas.panel.work import CanvasWork
from plugins.canvas.transforming import Warped
from plugins.canvas.writing import DrawLayer

_PAUSE_MS = 700
"""After so long without another change, the next one is a step of its own."""

_FAILED = (JobState.FAILED, JobState.CANCELLED)
_Drawn = tuple[Warped, Asset] | UserError | None


@dataclass(slots=True)
class _Asked:
    """What is being drawn, of which layer, and how it comes onto the canvas; made of nothing where it was cancelled."""

    shape: Shape
    of: str | None
    deliver: Callable[[_Drawn], None]
    job: str = ""
    made: _Drawn = None
    ended: bool = False


class ShapeDrawing(QObject):
    """Each call of `put` is a step; what `restyle` changes until `finish`, or a pause, is one together.

    Several may be drawn at once; they come onto the canvas in the order in which they were asked for.
    """

    drawn = Signal()
    """What was asked for is on the canvas, or was refused."""

    def __init__(self, work: CanvasWork, parent: QObject) -> None:
        super().__init__(parent)
        self._work = work
        self._wished: tuple[str, Shape] | None = None
        self._asked: deque[_Asked] = deque()
        self._listen_no_more: Callable[[], None] | None = None
        self._drawing = self._sealing = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.finish)

    @property
    def is_drawing(self) -> bool:
        """Whether something is not on the canvas yet."""
        return bool(self._asked)

    def may_change(self, layer: Layer) -> bool:
        """Whether a layer's shape can be changed; says why not."""
        if self._work.context.session.read_only:
            self._work.may_change()
            return False
        try:
            unlocked(self._work.canvas, layer.id)
        except UserError as error:
            self._work.context.messages.fail(error)
            return False
        return True

    def put(self, shape: Shape, layer: Layer | None = None) -> None:
        """Put a shape above the active layer, or in place of what a layer has."""
        work = self._work
        if not work.settle():
            work.hide(frozenset())
            return
        above = work.active.id
        new = layer or Layer(new_layer_id(), figure_name(shape.figure))

        def done(drawn: Warped, asset: Asset) -> None:
            placed = replace(new, x=drawn.x, y=drawn.y, content=shape)
            known = {one.id for one in work.canvas.layers}
            label = "Draw shape" if layer is None else "Change shape"
            work.execute(DrawLayer(placed, asset, above if above in known else None, label))

        self._draw(shape, None if layer is None else layer.id, done)

    def shape_of(self, layer: Layer) -> Shape | None:
        """The shape that a layer has, or is about to have."""
        if self._wished is not None and self._wished[0] == layer.id:
            return self._wished[1]
        for asked in reversed(self._asked):
            if asked.of == layer.id:
                return asked.shape
        return layer.content if isinstance(layer.content, Shape) else None

    def restyle(self, layer: Layer, change: Callable[[Shape], Shape]) -> None:
        """Change a layer's shape; while one is drawn only the last of what comes meanwhile is drawn next."""
        before = self.shape_of(layer)
        if before is None:
            return
        after = change(before)
        if after == before or not self.may_change(layer):
            return
        self._wished = layer.id, after
        self._pause.start()
        if not self._drawing:
            self._next()

    def finish(self) -> None:
        """The change is whole: the next is another step."""
        self._pause.stop()
        if self._drawing:
            self._sealing = True
        else:
            self._work.context.session.seal()

    def _next(self) -> None:
        assert self._wished is not None
        id_, shape = self._wished
        work = self._work

        def done(drawn: Warped, asset: Asset) -> None:
            layer = work.canvas.layer(id_)
            placed = replace(layer, x=drawn.x, y=drawn.y, content=shape)
            work.execute(DrawLayer(placed, asset, None, "Change shape", ("shape", id_)))

        self._drawing = True
        self._draw(shape, id_, done, self._gone_on)

    def _gone_on(self, shape: Shape | None) -> None:
        """What was drawn is there; draw what was wished for meanwhile."""
        self._drawing = False
        if self._wished is not None and self._wished[1] is not shape and shape is not None:
            self._next()
            return
        self._wished = None
        if self._sealing:
            self._sealing = False
            self._work.context.session.seal()

    def _draw(
        self,
        shape: Shape,
        of: str | None,
        done: Callable[[Warped, Asset], None],
        after: Callable[[Shape | None], None] | None = None,
    ) -> None:
        work, assets, session = self._work, self._work.context.assets, self._work.context.session
        document = session.document.id

        def draw(_job: JobContext) -> _Drawn:
            try:
                drawn = drawn_shape(shape)
                return drawn, assets.add_picture(drawn.pixels)
            except UserError as error:
                return error

        def deliver(made: _Drawn) -> None:
            work.hide(frozenset())
            there = session.document.id == document and (of is None or any(one.id == of for one in work.canvas.layers))
            if isinstance(made, UserError):
                work.context.messages.fail(made)
            elif there and made is not None:
                done(*made)
            if after is not None:
                after(shape if there and isinstance(made, tuple) else None)
            self.drawn.emit()

        asked = _Asked(shape, of, deliver)
        self._asked.append(asked)
        if self._listen_no_more is None:
            self._listen_no_more = work.context.jobs.subscribe(self._job_changed)
        title = QCoreApplication.translate("ShapeHand", "Drawing the shape")
        asked.job = work.run(title, draw, lambda made: self._ended(asked, made)).id

    def _job_changed(self, job: Job) -> None:
        """What fails or is cancelled never ends by itself, and others wait for their turn after it."""
        for asked in tuple(self._asked):
            if asked.job == job.id and job.state in _FAILED:
                self._ended(asked, None)

    def _ended(self, asked: _Asked, made: _Drawn) -> None:
        asked.made, asked.ended = made, True
        while self._asked and self._asked[0].ended:
            first = self._asked.popleft()
            first.deliver(first.made)
        if not self._asked and self._listen_no_more is not None:
            self._listen_no_more()
            self._listen_no_more = None


def figure_name(figure: Figure) -> str:
    """What a figure is called, translated."""
    names = {
        Figure.RECTANGLE: QCoreApplication.translate("ShapeHand", "Rectangle"),
        Figure.ELLIPSE: QCoreApplication.translate("ShapeHand", "Ellipse"),
        Figure.LINE: QCoreApplication.translate("ShapeHand", "Line"),
        Figure.POLYGON: QCoreApplication.translate("ShapeHand", "Polygon"),
        Figure.STAR: QCoreApplication.translate("ShapeHand", "Star"),
        Figure.PATH: QCoreApplication.translate("ShapeHand", "Path"),
    }
    return names[figure]
