"""Badges: the small marks on a clip's strip, such as its speed, links and takes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPixmap

from app.widgets.icons import Icons
from plugins.timeline.model import Clip, Shot
from plugins.timeline.panel.tracks.boxes import Measures
from plugins.timeline.panel.tracks.clip_body import tinted

_SIDE = 11.0
_BETWEEN = 4.0


@dataclass(frozen=True, slots=True)
class Badge:
    """An icon, a few letters, or both."""

    icon: str = ""
    words: str = ""


def badges_of(clip: Clip, *, stale: bool, missing: bool) -> tuple[Badge, ...]:
    """What there is to know about a clip beside its name, the most important last."""
    found = []
    if clip.group:
        found.append(Badge("group"))
    if clip.link:
        found.append(Badge("link"))
    if clip.frozen:
        found.append(Badge("snowflake"))
    elif clip.speed != 1:
        found.append(Badge("gauge", speed_words(clip)))
    if isinstance(clip.content, Shot) and clip.content.takes:
        takes = clip.content.takes
        number = next((place for place, take in enumerate(takes, 1) if take.id == clip.content.chosen), 0)
        found.append(Badge("", f"{number}/{len(takes)}"))
    if stale:
        found.append(Badge("refresh-cw"))
    if missing:
        found.append(Badge("triangle-alert"))
    return tuple(found)


def speed_words(clip: Clip) -> str:
    """A clip's speed in percent, negative where it is played backwards."""
    percent = float(clip.speed) * 100
    return f"{percent:.0f}%" if abs(percent) >= 1 else f"{percent:.1f}%"


class BadgePainter:
    """Draws badges, whose icons are made once for each colour."""

    def __init__(self, icons: Icons) -> None:
        self._icons = icons
        self._made: dict[tuple[str, int], QPixmap] = {}

    def forget(self) -> None:
        """Draw with icons of other colours."""
        self._made.clear()

    def draw(self, painter: QPainter, badges: Sequence[Badge], strip: QRectF, measures: Measures, ink: QColor) -> float:
        """Draw badges at the right of a strip, as far as there is room; what they take of it."""
        right, letters = strip.right() - 4, QFontMetricsF(measures.font)
        top = strip.top() + (min(strip.height(), measures.strip) - _SIDE) / 2
        for badge in reversed(badges):
            words = letters.horizontalAdvance(badge.words) if badge.words else 0.0
            wide = words + (_SIDE if badge.icon else 0.0) + (2.0 if badge.icon and badge.words else 0.0)
            if right - wide < strip.left() + 4:
                break
            if badge.icon:
                picture = self._picture(badge.icon, ink)
                place = QRectF(right - wide, top, _SIDE, _SIDE)
                painter.drawPixmap(place, picture, QRectF(picture.rect()))
            if badge.words:
                painter.setFont(measures.font)
                painter.setPen(ink)
                painter.drawText(QPointF(right - words, strip.top() + letters.ascent() + 0.5), badge.words)
            right -= wide + _BETWEEN
        return strip.right() - right

    def _picture(self, name: str, ink: QColor) -> QPixmap:
        key = (name, ink.rgb())
        found = self._made.get(key)
        if found is None:
            found = tinted(self._icons.icon(name).pixmap(22, 22), ink)
            self._made[key] = found
        return found
