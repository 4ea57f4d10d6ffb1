"""MixerDock: a strip for each track and one for the whole, and the effects of one of them."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from PySide6.QtCore import QObject, QSize, Qt, QTimer
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QWidget

from app.widgets.icons import Icons
from plugins.audio.panel.mixer.mixing import WHOLE, Mixing
from plugins.audio.panel.mixer.rack import EffectRack
from plugins.audio.panel.mixer.strip import ChannelStrip
from plugins.audio.panel.work import SongWork
from plugins.audio.song import Song

_FRAME_MS = 33
_NARROW = 480
_RACK_WIDTH = 312


@runtime_checkable
class Leveled(Protocol):
    """A player that tells how loud its channels are."""

    def levels(self) -> dict[str, tuple[float, float]]:
        """The highest amplitudes left and right since this was last asked for, by the tracks' ids; "" is the whole."""
        ...


class MixerDock(QWidget):
    """Wide, strips stand side by side with the effects beside them; narrow, they lie in a list, the effects below."""

    def __init__(
        self, work: SongWork, icons: Icons, player: QObject | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("class", "dock")
        self._work, self._player = work, player
        self.mixing = Mixing(work, self)
        self.strips: dict[str, ChannelStrip] = {}
        self._upright = True
        self._stale = True
        self._holder = QWidget()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._holder)
        self._row.setSpacing(4)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setProperty("class", "dock")
        self._scroll.setWidget(self._holder)
        self.whole = ChannelStrip(self.mixing, WHOLE)
        self.whole.chosen.connect(self.open_effects)
        self.rack = EffectRack(self.mixing, icons)
        self.rack.closed.connect(lambda: self.open_effects(self.rack.channel))
        self.rack.hide()
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setContentsMargins(8, 4, 8, 8)
        self._layout.setSpacing(6)
        self._layout.addWidget(self._scroll, 1)
        self._layout.addWidget(self.whole)
        self._layout.addWidget(self.rack)
        self._timer = QTimer(self)
        self._timer.setInterval(_FRAME_MS)
        self._timer.timeout.connect(self._show_levels)
        work.song_changed.connect(self._song_changed)
        work.selection_changed.connect(self._show_chosen)
        self.setAccessibleName(self.tr("Mixer"))
        self._arrange(upright=True)

    def sizeHint(self) -> QSize:
        """Enough for short strips."""
        return QSize(640, 200)

    def minimumSizeHint(self) -> QSize:
        """A narrow dock, or a low one."""
        return QSize(220, 120)

    def open_effects(self, channel: str) -> None:
        """Show the effects of a channel, or shut them where they are shown."""
        shut = not self.rack.isHidden() and self.rack.channel == channel
        self.rack.setVisible(not shut)
        if not shut:
            self.rack.show_channel(channel)
        self._show_chosen()

    def close_work(self) -> None:
        """Look no more at the player."""
        self._timer.stop()
        self.rack.loudness.close_work()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose the layout by the shape."""
        super().resizeEvent(event)
        size = event.size()
        upright = size.width() >= _NARROW or size.width() > 1.6 * size.height()
        if upright != self._upright:
            self._arrange(upright=upright)

    def showEvent(self, event: QShowEvent) -> None:
        """Watch the levels."""
        super().showEvent(event)
        if self._stale:
            self._refresh()
        if isinstance(self._player, Leveled):
            self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Watch them no more."""
        super().hideEvent(event)
        self._timer.stop()

    def _build(self) -> None:
        """Make a strip for each track, keeping those that are there."""
        tracks = self._work.song.tracks
        ids = [track.id for track in tracks]
        for gone in [id_ for id_ in self.strips if id_ not in ids]:
            strip = self.strips.pop(gone)
            strip.hide()
            strip.deleteLater()
        while self._row.count():
            self._row.takeAt(0)
        for index, id_ in enumerate(ids):
            if id_ not in self.strips:
                strip = ChannelStrip(self.mixing, id_)
                strip.chosen.connect(self.open_effects)
                strip.meter.setVisible(isinstance(self._player, Leveled))
                strip.set_upright(self._upright)
                self.strips[id_] = strip
            self.strips[id_].refresh(index)
            self._row.addWidget(self.strips[id_])
        self._row.addStretch(1)
        self.whole.meter.setVisible(isinstance(self._player, Leveled))

    def _arrange(self, *, upright: bool) -> None:
        self._upright = upright
        beside, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        off, needed = Qt.ScrollBarPolicy.ScrollBarAlwaysOff, Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self._scroll.setHorizontalScrollBarPolicy(needed if upright else off)
        self._scroll.setVerticalScrollBarPolicy(off if upright else needed)
        for strip in (*self.strips.values(), self.whole):
            strip.set_upright(upright)
        self._row.setDirection(beside if upright else below)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._layout.setDirection(beside if upright else below)
        self.rack.setMinimumWidth(_RACK_WIDTH if upright else 0)
        self.rack.setMaximumWidth(_RACK_WIDTH if upright else 16_777_215)
        self._layout.setStretch(2, 0 if upright else 1)

    def _song_changed(self, before: Song, song: Song) -> None:
        if self._stale or not self.isVisible():
            # Made anew when it is shown
            self._stale = True
            return
        if [track.id for track in before.tracks] != [track.id for track in song.tracks]:
            self._build()
        else:
            for index, (old, new) in enumerate(zip(before.tracks, song.tracks, strict=True)):
                if old is not new:
                    self.strips[new.id].refresh(index)
        self._refresh_rest()

    def _refresh(self) -> None:
        self._stale = False
        self._build()
        self._refresh_rest()

    def _refresh_rest(self) -> None:
        self.whole.refresh(0)
        if not self.mixing.exists(self.rack.channel):
            self.rack.hide()
            self.rack.show_channel(WHOLE)
        elif not self.rack.isHidden():
            self.rack.refresh()
        self._show_chosen()

    def _show_chosen(self) -> None:
        """Mark the track that is worked on; the effects that are shown go along with it."""
        track, shown = self._work.track, not self.rack.isHidden()
        if shown and self.rack.channel not in (WHOLE, track) and track in self.strips:
            self.rack.show_channel(track)
        for id_, strip in self.strips.items():
            strip.set_chosen(id_ == track, open_=shown and self.rack.channel == id_)
        self.whole.set_chosen(False, open_=shown and self.rack.channel == WHOLE)

    def _show_levels(self) -> None:
        if isinstance(self._player, Leveled):
            levels = self._player.levels()
            for id_, strip in (*self.strips.items(), (WHOLE, self.whole)):
                strip.meter.show_levels(*levels.get(id_, (0.0, 0.0)))
