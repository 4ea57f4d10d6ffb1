"""RulerPainter: ticks and timecode, the marks of in and out, markers, and the head of the playhead."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPalette, QPolygonF

from plugins.timeline.model import Marker
from plugins.timeline.panel.tracks.boxes import Measures
from plugins.timeline.panel.tracks.inks import faded, marker_colour, mixed
from plugins.timeline.panel.tracks.state import TracksState
from plugins.timeline.panel.tracks.ticks import ticks

BAR, CHAPTER = "bar", "chapter"
"""Comments of markers that are the bars of a song, drawn as lines alone, and of those that begin a chapter."""

_RANGE_HEIGHT = 4
_SIGN = 5.0
_MOST_NAMED = 400


class RulerPainter:
    """Draws a part of the ruler with the fonts of the moment."""

    def __init__(self, state: TracksState) -> None:
        self._state = state
        self._measures = Measures.of(QFont())

    @property
    def marks_top(self) -> int:
        """Where the markers begin."""
        return round(self._measures.strip) + 5

    @property
    def height(self) -> int:
        """How high the ruler is."""
        return self.marks_top + round(self._measures.strip) + 3

    def restyle(self, font: QFont) -> None:
        """Take on another font."""
        self._measures = Measures.of(font)

    def paint(self, painter: QPainter, part: QRect, palette: QPalette) -> None:
        """Draw what lies in a part."""
        role = QPalette.ColorRole
        painter.fillRect(part, palette.color(role.Window))
        painter.fillRect(QRect(part.left(), self.marks_top, part.width(), 1), palette.color(role.Mid))
        painter.fillRect(QRect(part.left(), self.height - 1, part.width(), 1), palette.color(role.Mid))
        self._paint_range(painter, palette)
        self._paint_ticks(painter, part, palette)
        self._paint_markers(painter, part, palette)
        self._paint_playhead(painter, palette)

    def _paint_ticks(self, painter: QPainter, part: QRect, palette: QPalette) -> None:
        role = QPalette.ColorRole
        letters = QFontMetricsF(self._measures.font)
        room = letters.horizontalAdvance("00:00:00:00") + 14
        long, short = palette.color(role.PlaceholderText), palette.color(role.Midlight)
        painter.setFont(self._measures.font)
        painter.setPen(long)
        base = letters.ascent() + 2
        for tick in ticks(self._state.work.timeline, self._state.axis, part.left(), part.right() + 1, room):
            x = round(tick.x)
            if tick.words:
                painter.fillRect(x, self.marks_top - 12, 1, 12, long)
                painter.drawText(QPointF(x + 4, base), tick.words)
            else:
                painter.fillRect(x, self.marks_top - 4, 1, 4, short)

    def _paint_range(self, painter: QPainter, palette: QPalette) -> None:
        range_ = self._state.work.range
        if range_ is None:
            return
        # The accent is the playhead's: two of it side by side would be one too many
        ink = palette.color(QPalette.ColorRole.PlaceholderText)
        left, right = self._state.axis.x(range_.start), self._state.axis.x(range_.end)
        painter.fillRect(QRectF(left, 0, right - left, self.marks_top), faded(ink, 0.09))
        painter.fillRect(QRectF(left, 0, right - left, _RANGE_HEIGHT), ink)
        # Brackets that open towards what is between them
        for x, step in ((left, 1), (right, -1)):
            painter.fillRect(QRectF(x if step > 0 else x - 2, 0, 2, self.marks_top), ink)
            painter.fillRect(QRectF(x if step > 0 else x - 6, self.marks_top - 2, 6, 2), ink)

    def _paint_markers(self, painter: QPainter, part: QRect, palette: QPalette) -> None:
        axis, top = self._state.axis, self.marks_top + 1
        first, end = axis.seconds(part.left() - 400), axis.seconds(part.right() + 10)
        seen = [each for each in self._state.sequence.markers
                if float(each.start) <= end and float(each.range.end) >= first]  # fmt: skip
        height = self.height - top - 1
        last = -1e9
        for marker in seen:
            x = axis.x(marker.start)
            # So many bars that they would be a wall are drawn as one every few pixels
            if marker.comment == BAR and x - last >= 3:
                painter.fillRect(QRectF(round(x), top, 1, height), faded(marker_colour(marker.colour, palette), 0.8))
                last = x
        signs = [marker for marker in seen if marker.comment != BAR]
        for number, marker in enumerate(signs):
            x, wide = axis.x(marker.start), float(marker.duration) * axis.px_per_s
            ink = marker_colour(marker.colour, palette)
            if wide >= 2:
                painter.fillRect(QRectF(x, top + 2, wide, height - 4), faded(ink, 0.28))
            self._paint_sign(painter, marker, x, top, height, ink, palette)
            if marker.name and number < _MOST_NAMED:
                following = axis.x(signs[number + 1].start) if number + 1 < len(signs) else x + 400
                self._paint_name(painter, marker.name, QRectF(x + 11, top, following - x - 18, height), palette)

    def _paint_sign(
        self, painter: QPainter, marker: Marker, x: float, top: float, height: float, ink: QColor, palette: QPalette
    ) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(mixed(ink, palette.color(QPalette.ColorRole.Dark), 0.5))
        painter.setBrush(ink)
        bottom, side = top + height - 1, _SIGN
        if marker.comment == CHAPTER:
            shape = [QPointF(x, top + 1), QPointF(x + 9, top + 1), QPointF(x + 6, top + height / 3),
                     QPointF(x + 9, top + height * 0.62), QPointF(x, top + height * 0.62)]  # fmt: skip
            painter.fillRect(QRectF(x, top + 1, 1, height - 2), ink)
        else:
            shape = [QPointF(x - side, top + 2), QPointF(x + side, top + 2), QPointF(x + side, bottom - side),
                     QPointF(x, bottom), QPointF(x - side, bottom - side)]  # fmt: skip
        painter.drawPolygon(QPolygonF(shape))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)

    def _paint_name(self, painter: QPainter, name: str, room: QRectF, palette: QPalette) -> None:
        if room.width() < 16:
            return
        painter.setPen(palette.color(QPalette.ColorRole.Text))
        painter.setFont(self._measures.font)
        letters = QFontMetricsF(self._measures.font)
        text = letters.elidedText(name, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)

    def _paint_playhead(self, painter: QPainter, palette: QPalette) -> None:
        x = round(self._state.axis.x(self._state.playhead.time)) + 0.5
        accent = palette.color(QPalette.ColorRole.Highlight)
        top = self.marks_top - 11
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(accent)
        painter.drawPolygon(QPolygonF([QPointF(x - 6, top), QPointF(x + 6, top), QPointF(x + 6, top + 6),
                                       QPointF(x, top + 12), QPointF(x - 6, top + 6)]))  # fmt: skip
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.fillRect(QRectF(x - 0.5, top + 10, 1, self.height - top - 10), accent)
