"""HeadsPainter: one track's head."""

from __future__ import annotations

import math

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPalette, QPen

from app.widgets.icons import Icons
from plugins.audio.panel.arrangement.head_layout import BAR, HeadLayout, Zone
from plugins.audio.panel.arrangement.instruments import instrument_icon, instrument_name
from plugins.audio.panel.colours import track_colour
from plugins.audio.song import Track

_LEFT_ALIGNED = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class HeadsPainter:
    """Draws heads with the fonts and the layout of the moment."""

    def __init__(self, icons: Icons) -> None:
        self._icons = icons
        self.layout = HeadLayout(200, 60, QFontMetricsF(QFont()), QFontMetricsF(QFont()))
        self._big, self._small = QFont(), QFont()

    def fit(self, width: float, height: float, font: QFont) -> None:
        """Lay the controls out anew."""
        self._big, self._small = QFont(font), QFont(font)
        if font.pixelSize() > 0:
            self._small.setPixelSize(max(9, font.pixelSize() - 2))
        else:
            self._small.setPointSizeF(max(6.5, font.pointSizeF() * 0.85))
        self.layout = HeadLayout(width, height, QFontMetricsF(self._big), QFontMetricsF(self._small))

    def draw(
        self,
        painter: QPainter,
        box: QRectF,
        track: Track,
        row: int,
        palette: QPalette,
        *,
        chosen: bool,
        heard: bool,
        focus: Zone | None,
        hover: Zone | None,
    ) -> None:
        """Draw a track's head into a box."""
        role = QPalette.ColorRole
        painter.save()
        painter.setClipRect(box)
        painter.fillRect(box, palette.color(role.Base if chosen else role.Window))
        painter.fillRect(QRectF(box.left(), box.bottom() - 1, box.width(), 1), palette.color(role.Mid))
        painter.translate(box.topLeft())
        painter.fillRect(QRectF(0, 0, BAR, box.height() - 1), track_colour(row, palette))
        layout, zones = self.layout, self.layout.zones
        painter.setOpacity(1.0 if heard else 0.6)
        self._icons.icon(instrument_icon(track.program)).paint(painter, layout.icon.toRect())
        painter.setFont(self._big)
        painter.setPen(palette.color(role.Text))
        self._words(painter, zones[Zone.NAME], track.name)
        if zones[Zone.INSTRUMENT] is not layout.icon:
            painter.setFont(self._small)
            underlined = hover is Zone.INSTRUMENT and track.program >= 0
            painter.setPen(palette.color(role.Text if underlined else role.PlaceholderText))
            self._words(painter, zones[Zone.INSTRUMENT], instrument_name(track.program), arrow=track.program >= 0)
        painter.setOpacity(1.0)
        painter.setFont(self._small)
        self._button(painter, zones[Zone.MUTE], "M", track.mute, hover is Zone.MUTE, palette)
        self._button(painter, zones[Zone.SOLO], "S", track.solo, hover is Zone.SOLO, palette)
        self._lock(painter, zones[Zone.LOCK], track.locked, hover is Zone.LOCK, palette)
        self._slider(painter, zones[Zone.VOLUME], track.volume, hover is Zone.VOLUME, palette)
        if focus is not None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(palette.color(role.Highlight), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(zones[focus].adjusted(-1, -1, 1, 1), 4, 4)
        painter.restore()

    def _words(self, painter: QPainter, box: QRectF, text: str, *, arrow: bool = False) -> None:
        metrics = QFontMetricsF(painter.font())
        tail = " ▾" if arrow else ""
        room = box.width() - metrics.horizontalAdvance(tail)
        painter.drawText(box, _LEFT_ALIGNED, metrics.elidedText(text, Qt.TextElideMode.ElideRight, room) + tail)

    def _button(self, painter: QPainter, box: QRectF, letter: str, on: bool, hovered: bool, palette: QPalette) -> None:
        role = QPalette.ColorRole
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(palette.color(role.Text if on else role.Midlight), 1))
        ground = role.Text if on else role.Light if hovered else role.Window
        painter.setBrush(palette.color(ground))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setPen(palette.color(role.Dark if on else role.PlaceholderText))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, letter)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)

    def _lock(self, painter: QPainter, box: QRectF, on: bool, hovered: bool, palette: QPalette) -> None:
        self._button(painter, box, "", on, hovered, palette)
        icon = self._icons.icon("lock" if on else "lock-open")
        place = QRectF(0, 0, 13, 13)
        place.moveCenter(box.center())
        if not on:
            painter.setOpacity(0.65)
            icon.paint(painter, place.toRect())
            painter.setOpacity(1.0)
            return
        # On the bright ground of a button that is on, the lines have to be dark.
        pixmap = icon.pixmap(26, 26)
        inside = QPainter(pixmap)
        inside.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
        inside.fillRect(pixmap.rect(), palette.color(QPalette.ColorRole.Dark))
        inside.end()
        painter.drawPixmap(place, pixmap, QRectF(pixmap.rect()))

    def _slider(self, painter: QPainter, box: QRectF, volume: float, hovered: bool, palette: QPalette) -> None:
        role = QPalette.ColorRole
        middle = box.center().y()
        groove = QRectF(box.left() + 5, middle - 1.5, box.width() - 10, 3)
        knob = groove.left() + groove.width() * volume
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(palette.color(role.Midlight))
        painter.drawRoundedRect(groove, 1.5, 1.5)
        painter.setBrush(palette.color(role.PlaceholderText))
        painter.drawRoundedRect(QRectF(groove.left(), groove.top(), knob - groove.left(), 3), 1.5, 1.5)
        painter.setBrush(palette.color(role.Text))
        size = 6.0 if hovered else 5.0
        painter.drawEllipse(QRectF(knob - size, middle - size, 2 * size, 2 * size))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)


def decibels(volume: float) -> str:
    """A volume, whose square is the factor, in decibels."""
    return "−∞ dB" if volume <= 0 else f"{40 * math.log10(volume):+.1f} dB".replace("-", "−")
