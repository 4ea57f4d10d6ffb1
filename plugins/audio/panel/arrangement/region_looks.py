"""RegionLooks: regions as finished pictures, so that a frame of hundreds of them costs one picture each."""

from __future__ import annotations

import time
from collections import OrderedDict
from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap

from plugins.audio.panel.arrangement.frame import Frame
from plugins.audio.panel.arrangement.inks import Inks
from plugins.audio.panel.arrangement.region_painter import RegionPainter, Shown
from plugins.audio.song import NotesOf, Region

_WIDEST = 640.0
_MOST_PX = 12 << 20
_A_FRAME_S = 0.002

_Key = tuple[object, ...]


class RegionLooks:
    """Keeps how regions of notes look; while the view is zoomed, and for what is dragged, they are drawn directly."""

    def __init__(self, painter: RegionPainter) -> None:
        self._painter = painter
        self._kept: OrderedDict[_Key, QPixmap] = OrderedDict()
        self._px = 0
        self._left_s = 0.0
        self._scale = 0.0
        self._settled = False

    def begin_frame(self, px_per_tick: float) -> None:
        """A new frame has time of its own for new pictures; at another scale than the last nothing is kept."""
        self._settled = px_per_tick == self._scale
        self._left_s = _A_FRAME_S
        self._scale = px_per_tick

    def clear(self) -> None:
        """Forget everything: colours or fonts are others now."""
        self._kept.clear()
        self._px = 0

    def draw(self, frame: Frame, box: QRectF, region: Region, inks: Inks, shown: Shown) -> None:
        """Draw a region into a box of whole pixels, as far as it is seen."""
        content = region.content
        if not self._settled or box.width() > _WIDEST or shown.ghost or not isinstance(content, NotesOf):
            self._painter.draw(frame, box, region, inks, shown)
            return
        key = (
            content, region.name, region.offset, region.length, region.loop, region.locked, box.width(), box.height(),
            frame.px_per_tick, shown, id(inks), frame.ratio, frame.song.bar_ticks,
        )  # fmt: skip
        found = self._kept.get(key)
        if found is None:
            if self._left_s <= 0:
                self._painter.draw(frame, box, region, inks, shown)
                return
            begun = time.perf_counter()
            found = self._make(frame, box, region, inks, shown)
            if self._painter.is_exact:
                self._keep(key, found)
            self._left_s -= time.perf_counter() - begun
        else:
            self._kept.move_to_end(key)
        frame.painter.drawPixmap(box.topLeft(), found)

    def _make(self, frame: Frame, box: QRectF, region: Region, inks: Inks, shown: Shown) -> QPixmap:
        made = QPixmap(round(box.width() * frame.ratio), round(box.height() * frame.ratio))
        made.setDevicePixelRatio(frame.ratio)
        made.fill(Qt.GlobalColor.transparent)
        inside = QPainter(made)
        own = replace(frame, painter=inside, left=0.0, right=box.width())
        self._painter.draw(own, QRectF(QPointF(0, 0), box.size()), region, inks, shown)
        inside.end()
        return made

    def _keep(self, key: _Key, picture: QPixmap) -> None:
        self._kept[key] = picture
        self._px += picture.width() * picture.height()
        while self._px > _MOST_PX:
            _, gone = self._kept.popitem(last=False)
            self._px -= gone.width() * gone.height()
