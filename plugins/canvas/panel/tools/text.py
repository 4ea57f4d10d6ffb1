"""TextHand: a text written on the canvas, which stays editable."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPen

from app.api import Asset, JobContext, UserError
from app.widgets.tile_view import Pointer
from app.widgets.viewport import Viewport
from plugins.canvas.aligning import NOTHING, Edges
from plugins.canvas.commands import RemoveLayer
from plugins.canvas.commands.changing import unlocked
from plugins.canvas.model import Layer, Text, new_layer_id
from plugins.canvas.panel.images import to_image
from plugins.canvas.panel.tools.hand import Easel, ToolHand
from plugins.canvas.panel.writing.lettering import lettering
from plugins.canvas.panel.writing.text_editor import TextEditor
from plugins.canvas.panel.writing.text_options import TextOptions
from plugins.canvas.writing import DrawLayer

_NAME = 24
_PAUSE_MS = 700
"""After so long without another change, the next one is a step of its own."""


class TextHand(ToolHand):
    """A click on a text edits it, one elsewhere begins another; Escape, Ctrl+Enter or a click ends writing."""

    cursor = Qt.CursorShape.IBeamCursor

    def __init__(self, easel: Easel) -> None:
        self._easel = easel
        self.options = self.bar = TextOptions(easel)
        self.editor = TextEditor(easel.view)
        self._text: Text | None = None
        self._layer: Layer | None = None
        self._held = False
        self._wish = 0
        self._wished: tuple[str, Text] | None = None
        self._sealing = False
        self._seen = ""
        self._pause = QTimer(easel.view)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._whole)
        self.editor.finished.connect(self.finish)
        self.editor.textChanged.connect(easel.view.update)
        self.bar.changed.connect(self._restyle)
        self.bar.finished.connect(self._whole)
        easel.tools.changed.connect(self._recolour)
        easel.work.active_changed.connect(self._look)

    @property
    def writing(self) -> bool:
        """Whether a text is being written."""
        return self._text is not None

    def taken(self) -> None:
        """Show how the active text is set."""
        self._held, self._seen = True, self._colour()
        self._look()

    def put_down(self) -> None:
        """What was written stays."""
        self._held = False
        self.finish()

    def press(self, pointer: Pointer) -> None:
        """End writing, edit the text that is here, or begin one."""
        if self.writing:
            self.finish()
            return
        work = self._easel.work
        if work.context.session.read_only:
            work.may_paint()
            return
        if not work.settle():
            return
        layer = self._at(pointer.picture)
        if layer is not None and isinstance(layer.content, Text):
            try:
                unlocked(work.canvas, layer.id)
            except UserError as error:
                work.context.messages.fail(error)
                return
            work.activate(layer.id)
            self._layer, self._text = layer, layer.content
            self.bar.show_text(layer.content)
            self._easel.tools.set_foreground(QColor(layer.content.colour[:7]))
            work.hide(frozenset([layer.id]))
        else:
            text = self.bar.applied(Text("", float(round(pointer.picture.x())), float(round(pointer.picture.y()))))
            self._layer, self._text = None, replace(text, y=text.y - round(text.size / 2), colour=self._colour())
        self.editor.open(self._text)
        self._easel.view.update()

    def drag(self, pointer: Pointer) -> None:
        """A text begins with the press."""

    def release(self, pointer: Pointer) -> None:
        """It is being written."""

    def hover(self, pointer: Pointer) -> None:
        """Nothing is shown before."""

    def edges(self, pointer: Pointer) -> Edges:
        """Where a text begins."""
        if self.writing or self._at(pointer.picture) is not None:
            return NOTHING
        return Edges((pointer.picture.x(),), (pointer.picture.y(),))

    def cancel(self) -> bool:
        """End writing."""
        was = self.writing
        self.finish()
        return was

    def paint(self, painter: QPainter, viewport: Viewport) -> None:
        """The box that is written in, and columns as they will be."""
        text = self._text
        if text is None:
            return
        if text.vertical:
            drawn = lettering(replace(text, text=self.editor.toPlainText()))
            painter.setTransform(viewport.transform, combine=True)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(QPointF(drawn.x, drawn.y), to_image(drawn.pixels))
            return
        frame = QRectF(self.editor.geometry()).adjusted(-4, -3, 4, 3)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._easel.view.palette().highlight().color(), 1, Qt.PenStyle.DashLine))
        painter.drawRect(frame)

    def finish(self) -> None:
        """Put what was written into the document, as one step."""
        text, layer = self._text, self._layer
        if text is None:
            return
        self._text, self._layer = None, None
        written = self.editor.toPlainText()
        self.editor.hide()
        self._easel.view.setFocus()
        work = self._easel.work
        if not written.strip():
            work.hide(frozenset())
            if layer is not None:
                work.execute(RemoveLayer(layer.id))
            return
        new = replace(text, text=written)
        if layer is not None and new == layer.content:
            work.hide(frozenset())
            return
        name = " ".join(written.split())[:_NAME]
        above = work.active.id if layer is None else None
        self._draw(replace(layer or Layer(new_layer_id(), name), name=name), new, above, is_new=layer is None)

    def _draw(self, layer: Layer, text: Text, above: str | None, *, is_new: bool, setting: bool = False) -> None:
        self._wish += 1
        if not setting:
            self._wished = None
        wish, work = self._wish, self._easel.work
        try:
            drawn = lettering(text)
        except UserError as error:
            self._wished = None
            work.hide(frozenset())
            work.context.messages.fail(error)
            return
        assets, session = work.context.assets, work.context.session
        document = session.document.id

        def store(_job: JobContext) -> Asset:
            return assets.add_picture(drawn.pixels)

        def done(asset: Asset) -> None:
            work.hide(frozenset())
            if setting and wish != self._wish:
                # Only the last of what was set while dragging counts.
                return
            self._wished = None
            known = {one.id for one in work.canvas.layers}
            if session.document.id != document or (not is_new and layer.id not in known):
                return
            placed = replace(layer, x=drawn.x, y=drawn.y, content=text)
            label = "Write text" if is_new else "Change text"
            key = ("text", layer.id) if setting else None
            work.execute(DrawLayer(placed, asset, above if above in known else None, label, key))
            if self._sealing:
                self._sealing = False
                session.seal()

        work.run(QCoreApplication.translate("TextHand", "Drawing the text"), store, done)

    def _restyle(self) -> None:
        """The text that is written, or else the active one, is set in another way."""
        if self._text is not None:
            self._text = self.bar.applied(self._text)
            self.editor.show_text(self._text)
            self._easel.view.update()
            return
        self._set_anew(self.bar.applied)

    def _recolour(self) -> None:
        """What is written, or else the active text, gets the colour that was chosen."""
        colour = self._colour()
        if colour == self._seen:
            return
        self._seen = colour
        if self._text is None:
            self._set_anew(lambda text: replace(text, colour=colour))
        elif self._text.colour != colour:
            self._text = replace(self._text, colour=colour)
            self.editor.show_text(self._text)

    def _set_anew(self, change: Callable[[Text], Text]) -> None:
        layer = self._easel.work.active
        if not self._held or not isinstance(layer.content, Text):
            return
        waits = self._wished is not None and self._wished[0] == layer.id
        before = self._wished[1] if self._wished is not None and waits else layer.content
        after = change(before)
        if after != before:
            self._wished = layer.id, after
            self._pause.start()
            self._draw(layer, after, None, is_new=False, setting=True)

    def _whole(self) -> None:
        """What was set is whole: what comes next is another step."""
        self._pause.stop()
        if self._wished is not None:
            self._sealing = True
        else:
            self._easel.work.context.session.seal()

    def _look(self) -> None:
        layer = self._easel.work.active
        if self._held and self._text is None and isinstance(layer.content, Text):
            self.bar.show_text(layer.content)

    def _colour(self) -> str:
        return f"{self._easel.tools.foreground.name()}ff"

    def _at(self, place: QPointF) -> Layer | None:
        """The topmost text that is seen here."""
        work = self._easel.work
        x, y = math.floor(place.x()), math.floor(place.y())
        for layer in reversed(work.canvas.layers):
            if isinstance(layer.content, Text) and layer.visible and layer.asset is not None:
                height, width, _ = work.context.assets.shape(layer.asset)
                if layer.x <= x < layer.x + width and layer.y <= y < layer.y + height:
                    return layer
        return None
