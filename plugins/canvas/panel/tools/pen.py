"""PenHand: paths drawn node by node, whose nodes and handles stay editable."""

from __future__ import annotations

from dataclasses import replace
from enum import Enum, auto

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QKeyEvent, QPainter

from app.widgets.tile_view import Pointer
from app.widgets.viewport import Viewport
from plugins.canvas.aligning import NOTHING, Edges
from plugins.canvas.model import Figure, Layer, Shape
from plugins.canvas.panel.shapes.drawing import ShapeDrawing
from plugins.canvas.panel.shapes.figures import draw_shape
from plugins.canvas.panel.shapes.node_changes import dragged, has_handles, kept, reformed, rounded
from plugins.canvas.panel.shapes.node_painting import draw_nodes, draw_place
from plugins.canvas.panel.shapes.node_picking import REACH_PX, Grip, grip_at, near
from plugins.canvas.panel.shapes.pen_options import PenOptions
from plugins.canvas.panel.tools.hand import Easel, ToolHand
from plugins.canvas.vector.nodes import (
    Node,
    Run,
    inserted,
    nearest,
    place_on,
    removed,
    runs_of,
    segments,
    with_runs,
)

_DRAG_STARTS_PX = 3
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_ALT = Qt.KeyboardModifier.AltModifier


class _Doing(Enum):
    """What the pointer does while it is down."""

    NOTHING = auto()
    NEW = auto()
    CLOSE = auto()
    END = auto()
    NODES = auto()
    HANDLE = auto()


class PenHand(ToolHand):
    """A click sets a corner, a drag a smooth node; Enter or a click on the last node ends, one on the first closes.

    Nodes and handles of the active path are dragged, a click on its line adds a node, one with Alt makes a corner
    smooth or a smooth node a corner, and Backspace removes the chosen nodes.
    """

    def __init__(self, easel: Easel) -> None:
        self._easel = easel
        self.options = self.bar = PenOptions(easel)
        self.drawing = ShapeDrawing(easel.work, easel.view)
        self.path: list[Node] = []
        """The nodes of the path under way."""
        self.shape: Shape | None = None
        """The standing one that is being changed."""
        self.chosen: frozenset[tuple[int, int]] = frozenset()
        """The chosen nodes of the active path, by part and place."""
        self._of = ""
        self._doing = _Doing.NOTHING
        self._grip: Grip | None = None
        self._start: Pointer | None = None
        self._before: Shape | None = None
        self._at: QPointF | None = None
        self._held = False
        self.bar.changed.connect(self._restyle)
        self.bar.finished.connect(self.drawing.finish)
        self.bar.corner_wanted.connect(lambda: self._reform(smooth=False))
        self.bar.smooth_wanted.connect(lambda: self._reform(smooth=True))
        self.bar.remove_wanted.connect(self.remove_chosen)
        self.bar.closed_wanted.connect(self._close_or_open)
        self.drawing.drawn.connect(self._drawn)
        easel.work.active_changed.connect(self._look)
        easel.work.canvas_changed.connect(self._look)

    @property
    def follows(self) -> bool:
        """Whether a line leads to the pointer."""
        return bool(self.path)

    def edges(self, pointer: Pointer) -> Edges:
        """The node that is set or dragged."""
        if self._doing in (_Doing.HANDLE, _Doing.CLOSE, _Doing.END) or self._doing is _Doing.NEW:
            return NOTHING
        if self._doing is _Doing.NOTHING and not self.path and self._grip_at(pointer) is not None:
            return NOTHING
        own = frozenset([self._of]) if self._doing is _Doing.NODES else frozenset[str]()
        return Edges((pointer.picture.x(),), (pointer.picture.y(),), own)

    def taken(self) -> None:
        """The nodes of the active path are shown."""
        self._held = True
        self._look()

    def put_down(self) -> None:
        """A path under way ends here."""
        self._held = False
        self.finish()
        self._leave_edit()

    def press(self, pointer: Pointer) -> None:
        """Set a node, or take one of the active path."""
        work = self._easel.work
        if work.context.session.read_only:
            work.may_paint()
            return
        self._start = pointer
        if self.path:
            self._go_on(pointer)
        elif not self._take(pointer):
            self._choose(frozenset())
            self.path, self._doing = [Node.corner(rounded(pointer.picture))], _Doing.NEW
        self._easel.view.update()

    def drag(self, pointer: Pointer) -> None:
        """Draw the handles out, or move what was taken."""
        start = self._start
        self._at = pointer.view
        if start is None or (pointer.view - start.view).manhattanLength() < _DRAG_STARTS_PX:
            return
        here, alone = rounded(pointer.picture), bool(pointer.modifiers & _ALT)
        match self._doing:
            case _Doing.NEW:
                at = self.path[-1].at
                here = kept(at, here, pointer.modifiers)
                self.path[-1] = replace(self.path[-1], after=here) if alone else Node.smooth(at, here)
            case _Doing.END:
                at = self.path[-1].at
                self.path[-1] = replace(self.path[-1], after=kept(at, here, pointer.modifiers))
            case _Doing.CLOSE:
                first = self.path[0]
                mirrored = (2 * first.at[0] - here[0], 2 * first.at[1] - here[1])
                self.path[0] = first.with_handle(mirrored, after=False, alone=alone)
            case _Doing.NODES | _Doing.HANDLE:
                if self._before is not None and self._grip is not None:
                    self.shape = dragged(self._before, self._grip, self.chosen, start, pointer)
            case _Doing.NOTHING:
                pass
        self._easel.view.update()

    def release(self, pointer: Pointer) -> None:
        """The node stays; a path is closed or ended, a standing one is changed."""
        start, self._start = self._start, None
        doing, self._doing = self._doing, _Doing.NOTHING
        if start is None:
            return
        moved = (pointer.view - start.view).manhattanLength() >= _DRAG_STARTS_PX
        if doing is _Doing.CLOSE:
            self.finish(closed=True)
        elif doing is _Doing.END and not moved:
            self.finish()
        elif doing in (_Doing.NODES, _Doing.HANDLE):
            self._commit()
        self._easel.view.update()

    def hover(self, pointer: Pointer) -> None:
        """The next piece of the path follows."""
        self._at = pointer.view
        if self.path or self._standing() is not None:
            self._easel.view.update()

    def leave(self) -> None:
        """Nothing follows."""
        self._at = None
        self._easel.view.update()

    def cancel(self) -> bool:
        """Leave the path under way or the change; else choose no node."""
        was = bool(self.path) or self.shape is not None or bool(self.chosen)
        if not self.path:
            self._choose(frozenset())
        self.path = []
        self._leave_edit()
        self._easel.view.update()
        return was

    def key(self, event: QKeyEvent) -> bool:
        """Enter ends the path, Backspace takes back its last node, or removes the chosen ones."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.path:
            self.finish()
            return True
        if event.key() == Qt.Key.Key_Backspace and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            if self.path:
                self.path.pop()
                self._doing = _Doing.NOTHING
                self._easel.view.update()
                return True
            return self.remove_chosen()
        return False

    def finish(self, *, closed: bool = False) -> None:
        """Put the path onto the canvas; of one node there is none."""
        path, self.path, self._doing = self.path, [], _Doing.NOTHING
        if len(path) >= 2:
            shape = replace(self.bar.begun(((0.0, 0.0),)), closed=closed)
            self.drawing.put(with_runs(shape, [tuple(path)]))
        self._easel.view.update()

    def remove_chosen(self) -> bool:
        """Remove the chosen nodes; whether there were some."""
        shape = self._standing()
        if shape is None or not self.chosen:
            return False
        left = removed(runs_of(shape), self.chosen)
        if not left:
            self._easel.work.context.messages.say(self.bar.words_for_whole)
            return True
        self._choose(frozenset())
        self._put(with_runs(shape, left))
        return True

    def paint(self, painter: QPainter, viewport: Viewport) -> None:
        """The path under way, or the nodes of the active one."""
        accent = self._easel.view.palette().highlight().color()
        if self.path:
            runs: tuple[Run, ...] = (tuple(self._followed(viewport)),)
            shape = with_runs(replace(self.bar.begun(((0.0, 0.0),)), closed=False), runs)
            self._draw(painter, viewport, shape)
            closes = self._at is not None and len(self.path) > 1 and near(viewport, self.path[0].at, self._at)
            chosen = frozenset({(0, 0)} if closes else {(0, len(self.path) - 1)})
            draw_nodes(painter, viewport, (tuple(self.path),), chosen, accent, closed=False)
            return
        standing = self._standing()
        if standing is None:
            return
        if self.shape is not None:
            self._draw(painter, viewport, standing)
        runs = runs_of(standing)
        draw_nodes(painter, viewport, runs, self.chosen, accent, closed=standing.closed)
        if self._at is not None and self._doing is _Doing.NOTHING:
            place = viewport.to_picture(self._at)
            if grip_at(viewport, runs, self.chosen, self._at) is None:
                reach = REACH_PX / viewport.scale
                found = nearest(runs, (place.x(), place.y()), closed=standing.closed, within=reach)
                if found is not None:
                    segment = segments(runs[found[0]], closed=standing.closed)[found[1]]
                    draw_place(painter, viewport, place_on(segment, found[2]), accent)

    def _draw(self, painter: QPainter, viewport: Viewport, shape: Shape) -> None:
        painter.save()
        painter.setTransform(viewport.transform, combine=True)
        draw_shape(painter, shape)
        painter.restore()

    def _followed(self, viewport: Viewport) -> list[Node]:
        """The path with a piece more that leads to the pointer."""
        if self._at is None or self._doing is not _Doing.NOTHING:
            return self.path
        place = viewport.to_picture(self._at)
        return [*self.path, Node.corner(rounded(place))]

    def _go_on(self, pointer: Pointer) -> None:
        viewport = self._easel.view.viewport
        if len(self.path) > 1 and near(viewport, self.path[0].at, pointer.view):
            self._doing = _Doing.CLOSE
        elif near(viewport, self.path[-1].at, pointer.view):
            self._doing = _Doing.END
        else:
            here = kept(self.path[-1].at, rounded(pointer.picture), pointer.modifiers)
            self.path.append(Node.corner(here))
            self._doing = _Doing.NEW

    def _take(self, pointer: Pointer) -> bool:
        """Take hold of a handle, a node or the line of the active path; whether one is there."""
        shape, layer = self._standing(), self._easel.work.active
        if shape is None:
            return False
        runs, grip = runs_of(shape), self._grip_at(pointer)
        if grip is None:
            place = (pointer.picture.x(), pointer.picture.y())
            reach = REACH_PX / self._easel.view.viewport.scale
            found = nearest(runs, place, closed=shape.closed, within=reach)
            if found is None:
                return False
            if not self.drawing.may_change(layer):
                self._start = None
                return True
            run, at, part, _ = found
            runs = (*runs[:run], inserted(runs[run], at, part), *runs[run + 1 :])
            self._choose(frozenset({(run, at + 1)}))
            self._begin(layer, with_runs(shape, runs), Grip(run, at + 1), _Doing.NODES)
            return True
        if not self.drawing.may_change(layer):
            self._start = None
            return True
        named = grip.run, grip.at
        if grip.after is not None:
            self._begin(layer, shape, grip, _Doing.HANDLE)
        elif pointer.modifiers & _ALT:
            self._choose(frozenset({named}))
            self._start = None
            self._reform(smooth=not has_handles(runs[grip.run][grip.at]))
        else:
            more = bool(pointer.modifiers & _SHIFT)
            if more:
                self._choose(self.chosen ^ {named})
            elif named not in self.chosen:
                self._choose(frozenset({named}))
            self._begin(layer, shape, grip, _Doing.NODES)
        return True

    def _begin(self, layer: Layer, shape: Shape, grip: Grip, doing: _Doing) -> None:
        self._grip, self._doing, self._before, self.shape = grip, doing, shape, shape
        self._of = layer.id
        self._easel.work.hide(frozenset([layer.id]))

    def _commit(self) -> None:
        """What was changed is drawn, as one step; where nothing was, the layer is seen again."""
        shape, layer = self.shape, self._easel.work.active
        self._before, self._grip = None, None
        if shape is None or layer.id != self._of or shape == layer.content:
            self._leave_edit()
            return
        self._put(shape)

    def _put(self, shape: Shape) -> None:
        layer = self._easel.work.active
        if self.drawing.may_change(layer):
            # Until it is drawn it is what the next change begins with.
            self.shape = shape
            self.drawing.put(shape, layer)
        else:
            self.shape = None
            self._easel.work.hide(frozenset())

    def _drawn(self) -> None:
        if self._doing is _Doing.NOTHING and not self.drawing.is_drawing:
            self.shape = None
        self._easel.view.update()

    def _leave_edit(self) -> None:
        if self.shape is not None:
            self._easel.work.hide(frozenset())
        self.shape, self._before, self._grip, self._doing, self._start = None, None, None, _Doing.NOTHING, None

    def _reform(self, *, smooth: bool) -> None:
        """Make corners of the chosen nodes, or let the path run smoothly through them."""
        shape = self._standing()
        if shape is None or not self.chosen:
            return
        changed = reformed(shape, self.chosen, smooth=smooth)
        if changed != shape:
            self._put(changed)

    def _close_or_open(self, closed: bool) -> None:
        shape = self._standing()
        if shape is not None and shape.closed != closed:
            self._put(with_runs(replace(shape, closed=closed), runs_of(shape)))

    def _restyle(self) -> None:
        if self._held and not self.path and self._standing() is not None:
            self.drawing.restyle(self._easel.work.active, self.bar.applied)
        self._easel.view.update()

    def _standing(self) -> Shape | None:
        """The active path, as it is being changed."""
        if self.shape is not None:
            return self.shape
        content = self._easel.work.active.content
        is_path = isinstance(content, Shape) and content.figure is Figure.PATH and not content.angle
        return content if is_path and isinstance(content, Shape) else None

    def _grip_at(self, pointer: Pointer) -> Grip | None:
        shape = self._standing()
        if shape is None:
            return None
        return grip_at(self._easel.view.viewport, runs_of(shape), self.chosen, pointer.view)

    def _choose(self, nodes: frozenset[tuple[int, int]]) -> None:
        self.chosen = nodes
        self._show()

    def _show(self) -> None:
        shape = None if self.path else self._standing()
        self.bar.show_standing(shape, chosen=len(self.chosen))

    def _look(self) -> None:
        """Another layer or another shape of it: what was chosen of it may not be there any more."""
        if not self._held:
            return
        shape, active = self._standing(), self._easel.work.active
        runs = () if shape is None else runs_of(shape)
        if active.id != self._of:
            self._leave_edit()
            self._of, self.chosen = active.id, frozenset()
        self.chosen = frozenset((run, at) for run, at in self.chosen if run < len(runs) and at < len(runs[run]))
        wished = self.drawing.shape_of(active)
        if wished is not None and wished.figure is Figure.PATH and not self.path:
            self.bar.show_shape(wished)
        self._show()
        self._easel.view.update()
