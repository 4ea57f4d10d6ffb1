"""ClipPainter: one clip in its row."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPen, QPolygonF, QStaticText

from app.api import AssetId
from app.widgets.icons import Icons
from plugins.timeline.model import Clip, Title, TrackKind, media_of
from plugins.timeline.panel.tracks.badges import BadgePainter, badges_of
from plugins.timeline.panel.tracks.clip_body import ClipBody
from plugins.timeline.panel.tracks.curve_line import has_line, y_of
from plugins.timeline.panel.tracks.frame import Frame
from plugins.timeline.panel.tracks.inks import Inks, faded, look_of, marker_colour, mixed

_WORDS_FROM = 34.0
_LINES_FROM = 18.0
_FARTHEST_WORDS = 1300
KNOBS_FROM = 72.0
"""Clips narrower than this have no knobs for their fades."""
_MOST_NAMES = 4_000
_KNOB = 4.0
_POINT = 3.5


@dataclass(frozen=True, slots=True)
class Shown:
    """How a clip is seen: what of it is marked, and whether it is only what a gesture would give."""

    selected: bool = False
    current: bool = False
    heard: bool = True
    ghost: bool = False


shown_as = cache(Shown)
"""The same object for the same look: there are few, and hundreds of clips in a frame."""


@dataclass(frozen=True, slots=True)
class Known:
    """What others say of a clip: that it was made from something else, that its media is gone, how far its job is.

    `keys` are the times of the keyframes on its line that are chosen, `version` that of the sequence which it shows.
    """

    stale: bool = False
    missing: bool = False
    progress: float | None = None
    keys: frozenset[Fraction] = frozenset()
    version: int = 0


class ClipPainter:
    """Draws clips with what is known at the moment of what they hold."""

    def __init__(self, body: ClipBody, icons: Icons) -> None:
        self._body = body
        self._badges = BadgePainter(icons)
        self._names: dict[tuple[str, int], QStaticText] = {}

    def is_broken(self, clip: Clip) -> bool:
        """Whether what a clip holds could not be read."""
        return self._body.is_broken(clip)

    def forget(self) -> None:
        """Take on another font or other colours."""
        self._names.clear()
        self._badges.forget()

    def draw(
        self, frame: Frame, box: QRectF, clip: Clip, kind: TrackKind, shown: Shown, known: Known, parameter: str
    ) -> bool:
        """Draw a clip into a box, which may be a million pixels wide, as far as it is seen; whether all was known."""
        painter, measures = frame.painter, frame.measures
        inks = frame.inks(look_of(clip, kind))
        visible = shown.heard and clip.enabled
        painter.setOpacity(1.0 if visible else 0.45)
        left = max(box.left(), frame.left - 8)
        part = QRectF(left, box.top(), min(box.right(), frame.right + 8) - left, box.height())
        strip_height = measures.strip_of(box.height())
        strip, body = QRectF(left, box.top(), part.width(), strip_height), measures.body_of(box)
        # What is scrolled keeps its hatching
        painter.setBrushOrigin(box.topLeft())
        painter.fillRect(part, inks.body)
        complete = body is box or self._body.draw(frame, body, clip, kind, inks)
        painter.fillRect(strip, frame.accent if shown.selected else inks.strip)
        if known.missing:
            painter.fillRect(part, QBrush(faded(frame.palette.color(frame.palette.ColorRole.BrightText), 0.7), _HATCH))
        if clip.fade_in or clip.fade_out:
            self._draw_fades(frame, body, clip)
        painter.setOpacity(1.0)
        if not clip.enabled:
            painter.fillRect(part, QBrush(faded(frame.words, 0.22), Qt.BrushStyle.FDiagPattern))
        if box.width() >= _WORDS_FROM and box.left() > frame.left - _FARTHEST_WORDS:
            self.draw_words(frame, QRectF(box.left(), box.top(), box.width(), strip_height), clip, kind, shown, known)
        if clip.markers and body is not box:
            self._draw_markers(frame, box, clip)
        if shown.selected and part.width() >= _LINES_FROM and body is not box:
            self._draw_line(frame, body, clip, parameter, known.keys)
        if known.progress is not None:
            self._draw_progress(frame, part, known.progress)
        self._draw_outline(frame, part, shown, inks)
        if shown.selected and not shown.ghost:
            self.draw_knobs(frame, box, clip)
        return complete

    def draw_strip(self, frame: Frame, strip: QRectF, clip: Clip, kind: TrackKind, shown: Shown, known: Known) -> None:
        """Draw the strip of a clip anew, as for one whose beginning or end is out of the view."""
        inks = frame.inks(look_of(clip, kind))
        frame.painter.setOpacity(1.0)
        ground = frame.accent if shown.selected else inks.strip
        visible = shown.heard and clip.enabled
        frame.painter.fillRect(strip, ground if visible else mixed(ground, frame.ground, 0.45))
        self.draw_words(frame, strip, clip, kind, shown, known)

    def draw_words(self, frame: Frame, strip: QRectF, clip: Clip, kind: TrackKind, shown: Shown, known: Known) -> None:
        """Draw the name and the badges of a clip into a strip."""
        visible = shown.heard and clip.enabled
        words = frame.on_accent if shown.selected else frame.inks(look_of(clip, kind)).words
        badges = badges_of(clip, stale=known.stale, missing=known.missing)
        ink = words if visible or (shown.selected and shown.heard) else frame.words
        taken = self._badges.draw(frame.painter, badges, strip, frame.measures, ink) if badges else 0.0
        self._draw_name(frame, strip, name_of(clip), taken, ink)

    def _draw_outline(self, frame: Frame, part: QRectF, shown: Shown, inks: Inks) -> None:
        painter = frame.painter
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if shown.selected:
            painter.setPen(QPen(frame.accent, 2))
            painter.drawRect(part.adjusted(1, 1, -1, -1))
        else:
            painter.setPen(inks.outline)
            painter.drawRect(part.adjusted(0.5, 0.5, -0.5, -0.5))
        if shown.current:
            painter.setPen(QPen(frame.words, 1, Qt.PenStyle.DashLine))
            painter.drawRect(part.adjusted(3.5, 3.5, -3.5, -3.5))

    def _draw_name(self, frame: Frame, strip: QRectF, name: str, taken: float, ink: QColor) -> None:
        # In steps, so that not every name is laid out anew in every frame of a zoom
        room = int(strip.width() - 8 - taken) // 8 * 8
        if room < 24 or not name:
            return
        key = (name, min(room, _FARTHEST_WORDS - 100))
        found = self._names.get(key)
        measures = frame.measures
        if found is None:
            if len(self._names) > _MOST_NAMES:
                self._names.clear()
            words = QFontMetricsF(measures.font).elidedText(name, Qt.TextElideMode.ElideRight, key[1])
            found = QStaticText(words)
            found.setTextFormat(Qt.TextFormat.PlainText)
            found.prepare(font=measures.font)
            self._names[key] = found
        frame.painter.setFont(measures.font)
        frame.painter.setPen(ink)
        frame.painter.drawStaticText(QPointF(strip.left() + 4, strip.top()), found)

    def _draw_fades(self, frame: Frame, box: QRectF, clip: Clip) -> None:
        """What a fade takes away is dark, below its ramp."""
        painter = frame.painter
        for seconds, at_start in ((clip.fade_in, True), (clip.fade_out, False)):
            wide = min(float(seconds) * frame.px_per_s, box.width())
            if wide < 2:
                continue
            edge = box.left() if at_start else box.right()
            inner = edge + wide if at_start else edge - wide
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(faded(frame.ground, 0.6))
            corner, far = QPointF(edge, box.top()), QPointF(inner, box.top())
            painter.drawPolygon(QPolygonF([corner, far, QPointF(edge, box.bottom())]))
            painter.setPen(QPen(frame.words, 1))
            painter.drawLine(QLineF(edge, box.bottom(), inner, box.top()))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)

    def draw_knobs(self, frame: Frame, box: QRectF, clip: Clip) -> None:
        """Draw the knobs of the fades of a clip that is wide enough for them."""
        if box.width() < KNOBS_FROM:
            return
        painter, strip = frame.painter, frame.measures.strip_of(box.height())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(frame.ground, 1))
        painter.setBrush(frame.words)
        for x in fade_knobs(box, clip, frame.px_per_s):
            if frame.left - 8 <= x <= frame.right + 8:
                painter.drawEllipse(QPointF(x, knob_y(box, strip)), _KNOB, _KNOB)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)

    def _draw_markers(self, frame: Frame, box: QRectF, clip: Clip) -> None:
        painter, bottom = frame.painter, box.bottom()
        for marker in clip.markers:
            if not 0 <= marker.start <= clip.duration:
                continue
            x = box.left() + float(marker.start) * frame.px_per_s
            wide = float(marker.duration) * frame.px_per_s
            if x + wide < frame.left - 8 or x > frame.right + 8:
                continue
            ink = marker_colour(marker.colour, frame.palette)
            if wide >= 2:
                painter.fillRect(QRectF(x, bottom - 4, min(wide, box.right() - x), 4), ink)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(frame.ground, 1))
            painter.setBrush(ink)
            painter.drawPolygon(QPolygonF([QPointF(x - 5, bottom), QPointF(x, bottom - 8), QPointF(x + 5, bottom)]))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)

    def _draw_line(self, frame: Frame, body: QRectF, clip: Clip, parameter: str, chosen: frozenset[Fraction]) -> None:
        """The line of a parameter with its keyframes, as far as it is seen; those that are chosen in the accent."""
        if not has_line(clip, parameter):
            return
        painter, curve = frame.painter, clip.curve(parameter)
        left, right = max(body.left(), frame.left - 2), min(body.right(), frame.right + 2)
        points = []
        steps = 1 if curve is None or len(curve.keys) < 2 else max(1, int((right - left) // 4))
        if steps > 1:
            # The same places wherever it is scrolled to
            left = body.left() + (left - body.left()) // 4 * 4
        for step in range(steps + 2 if steps > 1 else 2):
            x = min(left + step * 4, right) if steps > 1 else (left, right)[step]
            value = clip.value(parameter, Fraction((x - body.left()) / frame.px_per_s))
            if isinstance(value, float | int):
                points.append(QPointF(x, y_of(parameter, value, body.top(), body.height())))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for pen in (QPen(faded(frame.ground, 0.7), 3), QPen(frame.words, 1.2)):
            # No caps: they would lie on what is beside the clip
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            painter.setPen(pen)
            painter.drawPolyline(points)
        painter.setPen(QPen(frame.ground, 1))
        for key in curve.keys if curve is not None else ():
            x = body.left() + float(key.time) * frame.px_per_s
            if isinstance(key.value, str) or not left - 6 <= x <= right + 6:
                continue
            y = y_of(parameter, key.value, body.top(), body.height())
            marked = key.time in chosen
            size = _POINT + (2.5 if marked else 1)
            painter.setBrush(frame.accent if marked else frame.words)
            painter.drawPolygon(
                QPolygonF([QPointF(x - size, y), QPointF(x, y - size), QPointF(x + size, y), QPointF(x, y + size)])
            )
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)

    def _draw_progress(self, frame: Frame, part: QRectF, progress: float) -> None:
        groove = QRectF(part.left() + 2, part.bottom() - 6, part.width() - 4, 4)
        frame.painter.fillRect(groove, faded(frame.ground, 0.8))
        groove.setWidth(groove.width() * min(max(progress, 0.0), 1.0))
        frame.painter.fillRect(groove, frame.accent)


_HATCH = Qt.BrushStyle.BDiagPattern


def name_of(clip: Clip) -> str:
    """What stands on a clip: its own name, or what it says."""
    if clip.name or not isinstance(clip.content, Title):
        return clip.name
    return " ".join(clip.content.text.split())[:80]


def fade_knobs(box: QRectF, clip: Clip, px_per_s: float) -> tuple[float, float]:
    """Where the knobs of the fades lie: a little inside of the corners, or where the fades end."""
    inner = min(_KNOB + 6, box.width() / 4)
    begin = max(float(clip.fade_in) * px_per_s, inner)
    end = max(float(clip.fade_out) * px_per_s, inner)
    return box.left() + min(begin, box.width()), box.right() - min(end, box.width())


def knob_y(box: QRectF, strip: float) -> float:
    """The height at which the knobs of the fades lie: below the name."""
    return box.top() + strip + _KNOB + 2 if strip < box.height() else box.center().y()


def is_missing(clip: Clip, missing: frozenset[AssetId]) -> bool:
    """Whether a clip's media is among those that are missing."""
    media = media_of(clip.content)
    return media is not None and media.asset in missing
