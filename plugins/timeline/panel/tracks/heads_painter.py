"""HeadsPainter: one track's head."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPalette, QPen, QPixmap

from app.widgets.icons import Icons
from plugins.timeline.model import TrackKind
from plugins.timeline.panel.tracks.clip_body import tinted
from plugins.timeline.panel.tracks.head_layout import BAR, HeadLayout, Zone
from plugins.timeline.panel.tracks.inks import track_colour
from plugins.timeline.panel.tracks.rows import Row

_ICONS = {TrackKind.PICTURE: "film", TrackKind.SOUND: "audio-lines", TrackKind.TITLE: "type"}
_LEFT_ALIGNED = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


@dataclass(frozen=True, slots=True)
class HeadLook:
    """How a head is seen: worked on, heard or seen, and which control has the keys or the mouse."""

    chosen: bool
    playing: bool
    focus: Zone | None
    hover: Zone | None


def track_name(row: Row) -> str:
    """What a track is called: by its own name, or by its kind and number."""
    if row.track.name:
        return row.track.name
    match row.track.kind:
        case TrackKind.PICTURE:
            return QCoreApplication.translate("Tracks", "Picture {number}").format(number=row.number)
        case TrackKind.SOUND:
            return QCoreApplication.translate("Tracks", "Sound {number}").format(number=row.number)
        case TrackKind.TITLE:
            return QCoreApplication.translate("Tracks", "Titles {number}").format(number=row.number)


class HeadsPainter:
    """Draws heads with the fonts of the moment."""

    def __init__(self, icons: Icons) -> None:
        self._icons = icons
        self._big, self._small = QFont(), QFont()
        self._layouts: dict[tuple[float, float], HeadLayout] = {}
        self._signs: dict[tuple[str, int], QPixmap] = {}

    def restyle(self, font: QFont) -> None:
        """Take on another font."""
        self._big, self._small = QFont(font), QFont(font)
        if font.pixelSize() > 0:
            self._small.setPixelSize(max(9, font.pixelSize() - 2))
        else:
            self._small.setPointSizeF(max(6.5, font.pointSizeF() * 0.85))
        self._layouts.clear()
        self._signs.clear()

    def layout(self, width: float, height: float) -> HeadLayout:
        """Where the controls of a head of a size lie."""
        key = (width, height)
        if key not in self._layouts:
            if len(self._layouts) > 100:
                self._layouts.clear()
            self._layouts[key] = HeadLayout(width, height, QFontMetricsF(self._big))
        return self._layouts[key]

    def draw(self, painter: QPainter, box: QRectF, row: Row, palette: QPalette, look: HeadLook) -> None:
        """Draw a track's head into a box."""
        role, track = QPalette.ColorRole, row.track
        layout = self.layout(box.width(), box.height())
        painter.save()
        painter.setClipRect(box)
        painter.fillRect(box, palette.color(role.Base if look.chosen else role.Window))
        painter.fillRect(QRectF(box.left(), box.bottom() - 1, box.width(), 1), palette.color(role.Mid))
        painter.translate(box.topLeft())
        bar = palette.color(role.Highlight) if look.chosen else track_colour(track.kind, palette)
        painter.fillRect(QRectF(0, 0, BAR, box.height() - 1), bar)
        painter.setOpacity(1.0 if look.playing else 0.55)
        self._icons.icon(_ICONS[track.kind]).paint(painter, layout.icon.toRect())
        painter.setFont(self._big)
        painter.setPen(palette.color(role.Text))
        name = layout.zones[Zone.NAME]
        words = QFontMetricsF(self._big).elidedText(track_name(row), Qt.TextElideMode.ElideRight, name.width())
        painter.drawText(name, _LEFT_ALIGNED, words)
        painter.setOpacity(1.0)
        painter.setFont(self._small)
        for zone, icons, on in (
            (Zone.MUTE, _mute_icons(track.kind), track.mute),
            (Zone.SOLO, ("headphones", "headphones") if row.is_sound else ("focus", "focus"), track.solo),
            (Zone.LOCK, ("lock-open", "lock"), track.locked),
        ):
            self._button(painter, layout.zones[zone], icons[on], on, look.hover is zone, palette)
        if look.hover is Zone.HANDLE:
            painter.fillRect(QRectF(0, box.height() - 3, box.width(), 3), palette.color(role.Midlight))
        if look.focus is not None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(palette.color(role.Highlight), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(layout.zones[look.focus].adjusted(-1, -1, 1, 1), 4, 4)
        painter.restore()

    def _button(self, painter: QPainter, box: QRectF, icon: str, on: bool, hovered: bool, palette: QPalette) -> None:
        role = QPalette.ColorRole
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(palette.color(role.Text if on else role.Midlight), 1))
        painter.setBrush(palette.color(role.Text if on else role.Light if hovered else role.Window))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        place = QRectF(0, 0, 13, 13)
        place.moveCenter(box.center())
        # On the bright ground of a button that is on, the lines have to be dark
        ink = palette.color(role.Dark if on else role.PlaceholderText)
        key = (icon, ink.rgb())
        if key not in self._signs:
            self._signs[key] = tinted(self._icons.icon(icon).pixmap(26, 26), ink)
        painter.drawPixmap(place, self._signs[key], QRectF(self._signs[key].rect()))


def _mute_icons(kind: TrackKind) -> tuple[str, str]:
    return ("volume-2", "volume-x") if kind is TrackKind.SOUND else ("eye", "eye-off")
