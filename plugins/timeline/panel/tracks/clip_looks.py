"""ClipLooks: clips as they were drawn last, so that a view that is scrolled or drawn anew has only to lay them down."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, replace

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter, QPixmap

from plugins.timeline.model import Clip, TrackKind
from plugins.timeline.panel.tracks.clip_painter import ClipPainter, Known, Shown
from plugins.timeline.panel.tracks.frame import Frame
from plugins.timeline.panel.tracks.inks import look_of

_WIDEST_PX = 640.0
_BUDGET_PX = 24_000_000


@dataclass(slots=True, eq=False)
class _Look:
    """A picture of a clip, and all that it was drawn from."""

    clip: Clip
    scale: float
    size: QSizeF
    shown: Shown
    known: Known
    parameter: str
    ratio: float
    picture: QPixmap


class ClipLooks:
    """Draws clips by a ClipPainter, and keeps pictures of those that are neither very wide nor still incomplete."""

    def __init__(self, painter: ClipPainter) -> None:
        self._painter = painter
        self._looks: OrderedDict[str, _Look] = OrderedDict()
        self._pixels = 0.0
        self.hurried = False
        """Whether to draw what is quick and nearly right, as while the scale changes."""

    def forget(self) -> None:
        """Draw all anew, as with other colours."""
        self._looks.clear()
        self._pixels = 0.0

    def draw(
        self, frame: Frame, box: QRectF, clip: Clip, kind: TrackKind, shown: Shown, known: Known, parameter: str
    ) -> None:
        """Draw a clip into its box."""
        if box.width() > _WIDEST_PX:
            self._painter.draw(frame, box, clip, kind, shown, known, parameter)
            return
        found = self._looks.get(clip.id)
        if self.hurried and (found is None or found.scale != frame.px_per_s):
            self._draw_quickly(frame, box, clip, kind, shown, known, found)
            return
        if (
            found is None
            or found.clip is not clip
            or found.scale != frame.px_per_s
            or found.size != box.size()
            or found.shown is not shown
            or found.known != known
            or found.parameter != parameter
            or found.ratio != frame.ratio
        ):
            picture, complete = self._drawn(frame, box, clip, kind, shown, known, parameter)
            self._drop(clip.id)
            if complete:
                look = _Look(clip, frame.px_per_s, box.size(), shown, known, parameter, frame.ratio, picture)
                self._looks[clip.id] = look
                self._pixels += picture.width() * picture.height()
                while self._pixels > _BUDGET_PX:
                    self._drop(next(iter(self._looks)))
        else:
            picture = found.picture
        frame.painter.drawPixmap(box.topLeft(), picture)

    def _draw_quickly(
        self, frame: Frame, box: QRectF, clip: Clip, kind: TrackKind, shown: Shown, known: Known, found: _Look | None
    ) -> None:
        """The picture of another scale, stretched, below a name that is drawn anew."""
        strip = frame.measures.strip_of(box.height())
        body = box.adjusted(0, strip, 0, 0)
        if found is None or found.size.height() != box.height():
            frame.painter.fillRect(box, frame.inks(look_of(clip, kind)).body)
        elif strip < box.height():
            picture, top = found.picture, strip * found.ratio
            part = QRectF(0, top, picture.width(), picture.height() - top)
            frame.painter.drawPixmap(body, picture, part)
        self._painter.draw_strip(frame, QRectF(box.left(), box.top(), box.width(), strip), clip, kind, shown, known)

    def _drawn(
        self, frame: Frame, box: QRectF, clip: Clip, kind: TrackKind, shown: Shown, known: Known, parameter: str
    ) -> tuple[QPixmap, bool]:
        """A picture of the whole clip, and whether all that belongs in it was there."""
        picture = QPixmap((box.size() * frame.ratio).toSize())
        picture.setDevicePixelRatio(frame.ratio)
        picture.fill(frame.ground if shown.heard and clip.enabled else Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        there = QRectF(0, 0, box.width(), box.height())
        own = replace(frame, painter=painter, left=0.0, right=box.width())
        complete = self._painter.draw(own, there, clip, kind, shown, known, parameter)
        painter.end()
        return picture, complete

    def _drop(self, clip: str) -> None:
        found = self._looks.pop(clip, None)
        if found is not None:
            self._pixels -= found.picture.width() * found.picture.height()
