"""WaveView: a sound as its waveform or its spectrogram, with rulers, a selection of time and the playhead."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from plugins.audio.panel.colours import faded, is_dark, track_colour
from plugins.audio.panel.waveform.drawing import draw_levels, draw_line, draw_marks, draw_pitches
from plugins.audio.panel.waveform.picture import Inks, joined, lanes, wave_picture
from plugins.audio.panel.waveform.ruler import bar_marks, time_marks
from plugins.audio.panel.waveform.selecting import Selecting
from plugins.audio.panel.waveform.source import PeakSource
from plugins.audio.panel.waveform.span import FrameAxis, SoundSpan
from plugins.audio.panel.waveform.spectrogram import Spectrogram
from plugins.audio.panel.work import SongWork
from plugins.audio.peaks import BIN
from plugins.audio.spectra import Pitches

if TYPE_CHECKING:
    from plugins.audio.panel.player import Player

_GAP = 6
_WHEEL = 1.0015
_LINE = 0.25
"""Fewer frames to a pixel than this are drawn as a line from sample to sample."""


@dataclass(frozen=True, slots=True)
class _Picture:
    """A picture that was made, and of what."""

    key: tuple[object, ...]
    image: QImage


class WaveView(QWidget):
    """The sound of the opened region. Frames are those of its file."""

    selection_changed = Signal()
    pointed = Signal(str)
    """What lies under the pointer, in words."""

    def __init__(
        self, work: SongWork, source: PeakSource, player: Player | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.axis = FrameAxis(self)
        self.spectrogram = Spectrogram(work.context, self)
        self.span: SoundSpan | None = None
        self.decibels, self.spectral, self.pitches = False, False, Pitches.OCTAVES
        self.words = ""
        """What is said where there is nothing to draw."""
        self._work, self._source, self._player = work, source, player
        self._colour = 0
        self._version = 0
        self._picture: _Picture | None = None
        self._playhead = 0.0
        self.selecting = Selecting(self, work, player)
        self.selecting.changed.connect(self._selection_changed)
        self.keys: Mapping[str, Callable[[], None]] = self.selecting.keys()
        """What keys do here, by their portable names."""
        self.axis.changed.connect(self._axis_changed)
        source.changed.connect(self._sound_changed)
        self.spectrogram.changed.connect(self.refresh)
        if player is not None:
            player.moved.connect(self._player_moved)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Waveform"))

    @property
    def selection(self) -> tuple[int, int] | None:
        """The first selected frame and the one after the last; None where nothing is selected."""
        return self.selecting.range

    @property
    def ruler_height(self) -> int:
        """What the rulers of bars and of minutes and seconds take."""
        return 2 * (self.fontMetrics().height() + 4)

    @property
    def area(self) -> QRect:
        """Where the sound is drawn."""
        return QRect(0, self.ruler_height, self.width(), max(1, self.height() - self.ruler_height))

    def show_sound(self, span: SoundSpan | None, colour: int) -> None:
        """Show the sound of a region, in the colour of a track; None shows nothing."""
        other = span is None or self.span is None or span.sound.asset != self.span.sound.asset
        resized = span is not None and self.span is not None and span.sound.frames != self.span.sound.frames
        self.span, self._colour = span, colour
        if span is not None:
            self.axis.show(span.sound.frames, self.width())
            self._source.peaks(span.sound.asset)
            if other and (resized or self.axis.per_px > self.axis.whole or self._picture is None):
                self.axis.fit(0, span.sound.frames)
        if span is None or resized:
            self._picture = None
        self.selecting.show(span)
        self.refresh()

    def set_spectral(self, spectral: bool) -> None:
        """Show the spectrogram, or the waveform."""
        self.spectral = spectral
        self.pointed.emit("")
        self.setAccessibleName(self.tr("Spectrogram") if spectral else self.tr("Waveform"))
        self.refresh()

    def set_decibels(self, decibels: bool) -> None:
        """Draw levels in decibels, or as they are."""
        self.decibels = decibels
        self.refresh()

    def set_pitches(self, pitches: Pitches) -> None:
        """Draw frequencies by octaves, or in mel."""
        self.pitches = pitches
        self.refresh()

    def refresh(self) -> None:
        """Draw anew."""
        self._version += 1
        self.update()

    def close_work(self) -> None:
        """Compute no more."""
        self.spectrogram.close()

    def sizeHint(self) -> QSize:
        """Room for two lanes."""
        return QSize(800, 260)

    def minimumSizeHint(self) -> QSize:
        """The rulers, and something of the sound."""
        return QSize(160, self.ruler_height + 60)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The picture as it was made last where it is still right, and what moves above it."""
        painter = QPainter(self)
        palette = self.palette()
        painter.fillRect(event.rect(), palette.color(QPalette.ColorRole.Base))
        span, area = self.span, self.area
        known = span is not None and self._source.peaks(span.sound.asset) is not None
        if span is None or not known:
            painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self.words)
            if span is None:
                return
            if self._picture is not None and not self.words:
                # An edit's result is measured: what it was made of stays until then
                painter.drawImage(area, self._picture.image)
        if known:
            if self.spectral:
                painter.drawImage(area, self._spectral_picture(span))
                self._draw_heard(painter, span, area)
                draw_pitches(painter, area, self.pitches, palette)
            else:
                self._draw_wave(painter, span, area)
        self.selecting.draw(painter, area, palette)
        self._draw_rulers(painter, span, palette)
        self._draw_playhead(painter, palette)
        if self.hasFocus():
            painter.setPen(palette.color(QPalette.ColorRole.Highlight))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What was seen as a whole stays so."""
        whole = self.axis.per_px >= self.axis.whole
        if self.span is not None:
            self.axis.show(self.span.sound.frames, self.width())
            if whole:
                self.axis.fit(0, self.span.sound.frames)
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Other colours, another font."""
        super().changeEvent(event)
        self.refresh()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Seek in the rulers, select below."""
        self.selecting.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on with it, and say what lies there."""
        self.selecting.move(event)
        self.pointed.emit(self._words_at(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Be done with it."""
        self.selecting.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Select what is heard."""
        self.selecting.double_click(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is pointed at."""
        super().leaveEvent(event)
        self.pointed.emit("")

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl, else scroll."""
        turned = event.angleDelta()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.axis.zoom(_WHEEL ** turned.y(), event.position().x())
        else:
            moved = event.pixelDelta().x() or turned.x() or turned.y()
            self.axis.scroll_to(self.axis.left - moved * self.axis.per_px)
        event.accept()

    def event(self, event: QEvent) -> bool:
        """Take the keys that mean something here before the window does."""
        if isinstance(event, QKeyEvent) and event.type() in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
            run = self._meant(event)
            if run is not None:
                if event.type() is QEvent.Type.KeyPress:
                    run()
                event.accept()
                return True
        return super().event(event)

    def _draw_wave(self, painter: QPainter, span: SoundSpan, area: QRect) -> None:
        palette = self.palette()
        peaks = self._source.peaks(span.sound.asset)
        channels = peaks.channels if peaks is not None else 1
        rows = lanes(area.height(), _GAP, channels)
        boxes = [QRectF(area.x(), area.y() + top, area.width(), lane) for top, lane in rows]
        draw_levels(painter, boxes, palette, decibels=self.decibels, words=False)
        samples = None
        if self.axis.per_px < _LINE:
            first = max(0, int(self.axis.left) - 1)
            samples = self._source.samples(span.sound.asset, first, int(self.axis.width * self.axis.per_px) + 4)
            if samples is not None:
                ink = track_colour(self._colour, palette)
                draw_line(painter, boxes, samples, first, self.axis, ink, decibels=self.decibels)
        if samples is None:
            painter.drawImage(area, self._wave_picture(span))
        self._draw_heard(painter, span, area)
        draw_levels(painter, boxes, palette, decibels=self.decibels, words=True)

    def _wave_picture(self, span: SoundSpan) -> QImage:
        area, ratio = self.area, self.devicePixelRatioF()
        width, height = round(area.width() * ratio), round(area.height() * ratio)
        key = ("wave", span.sound.asset, self.axis.left, self.axis.per_px, width, height, self._version)
        if self._picture is None or self._picture.key != key:
            per_px = self.axis.per_px * area.width() / max(1, width)
            columns = self._source.measured(span.sound.asset, self.axis.left, per_px, max(1, width))
            if columns is None:
                columns = np.zeros((max(1, width), 1, 3), np.float32)
            ink = track_colour(self._colour, self.palette())
            inks = Inks(faded(ink, 0.55), ink, QColor("#e0716c" if is_dark(self.palette()) else "#b23a34"))
            columns = joined(columns) if per_px < BIN else columns
            image = wave_picture(columns, max(1, height), round(_GAP * ratio), inks, decibels=self.decibels)
            self._picture = _Picture(key, image)
        return self._picture.image

    def _spectral_picture(self, span: SoundSpan) -> QImage:
        area, ratio = self.area, self.devicePixelRatioF()
        size = max(1, round(area.width() * ratio)), max(1, round(area.height() * ratio))
        key = ("spectrum", span.sound.asset, self.axis.left, self.axis.per_px, size, self._version)
        if self._picture is None or self._picture.key != key:
            dark = is_dark(self.palette())
            image = self.spectrogram.picture(span.sound.asset, self.axis, size, self.pitches, dark=dark)
            self._picture = _Picture(key, image)
        return self._picture.image

    def _draw_heard(self, painter: QPainter, span: SoundSpan, area: QRect) -> None:
        """What the region does not play is dimmed; its ends are marked."""
        veil = faded(self.palette().color(QPalette.ColorRole.Base), 0.62)
        begin, end = self.axis.x(span.begin), self.axis.x(span.end)
        painter.fillRect(QRectF(area.left(), area.top(), max(0.0, begin - area.left()), area.height()), veil)
        painter.fillRect(QRectF(max(0.0, end), area.top(), max(0.0, area.right() + 1 - end), area.height()), veil)
        for x in (begin, end):
            if 0 < x < self.width() - 1:
                ink = faded(self.palette().color(QPalette.ColorRole.Text), 0.5)
                painter.fillRect(QRectF(x - 0.5, area.top(), 1, area.height()), ink)

    def _draw_rulers(self, painter: QPainter, span: SoundSpan, palette: QPalette) -> None:
        row = self.ruler_height // 2
        painter.fillRect(QRect(0, 0, self.width(), self.ruler_height), palette.color(QPalette.ColorRole.Window))
        bars = bar_marks(self.axis, span, self._work.song.metre)
        draw_marks(painter, QRect(0, 0, self.width(), row), bars, palette, first=True)
        times = time_marks(self.axis, span.sound.rate)
        draw_marks(painter, QRect(0, row, self.width(), row), times, palette, first=False)

    def _draw_playhead(self, painter: QPainter, palette: QPalette) -> None:
        if self._player is None or self.span is None:
            return
        self._playhead = self.axis.x(self.span.frame(self._player.tick))
        painter.fillRect(QRectF(self._playhead - 0.5, 0, 1, self.height()), palette.color(QPalette.ColorRole.Text))

    def _meant(self, event: QKeyEvent) -> Callable[[], None] | None:
        if event.key() == Qt.Key.Key_Escape:
            return self.selecting.clear if self.selection is not None else None
        # The keys of a number pad mean the same as the others.
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        name = QKeySequence(int(event.key()) | held.value).toString(QKeySequence.SequenceFormat.PortableText)
        return self.keys.get(name) if self.span is not None else None

    def _player_moved(self, tick: float) -> None:
        if self.span is None:
            return
        x = self.axis.x(self.span.frame(tick))
        for place in (self._playhead, x):
            if -4 < place < self.width() + 4:
                self.update(math.floor(place) - 2, 0, 5, self.height())

    def _axis_changed(self) -> None:
        if self.span is not None:
            middle = self.axis.frame(self.axis.width / 2)
            self._source.look_at(self.span.sound.asset, int(min(max(0, middle), self.axis.frames)))
        self.update()

    def _sound_changed(self, asset: str) -> None:
        if self.span is not None and asset == self.span.sound.asset:
            self.refresh()

    def _selection_changed(self) -> None:
        self.update()
        self.selection_changed.emit()

    def _words_at(self, at: QPointF) -> str:
        if self.span is None or not self.area.contains(at.toPoint()):
            return ""
        return self.selecting.words_at(at)
