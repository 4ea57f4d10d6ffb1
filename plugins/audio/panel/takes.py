"""Takes: variations to hear one against another, on the bar, before one goes into the song."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.api import AssetId, JobContext, Lane, Made, UserError
from app.widgets.icon_button import IconButton
from app.widgets.icons import Icons
from app.widgets.takes_side import TakesSide
from app.widgets.thumbnail_strip import ThumbnailStrip
from plugins.audio.model import Clip
from plugins.audio.panel.colours import track_colour
from plugins.audio.panel.making import Making, Result, result_of
from plugins.audio.panel.player import Player
from plugins.audio.panel.take_facts import TakeFacts
from plugins.audio.panel.work import SongWork
from plugins.audio.preview import SoundPreview
from plugins.audio.sound.model_sound import DETAIL, ModelSound

_SIZE_PX = 64
_LOWEST_ROWS = 12
"""A picture shows an octave at least."""


@dataclass(frozen=True, slots=True)
class Take:
    """One result, read; `told` are the facts of one that a sound model made."""

    made: Made
    result: Result
    told: ModelSound | None = None


class Takes(QWidget):
    """The strip below the song. The takes stay in the gallery in any case."""

    shown_changed = Signal()

    def __init__(self, work: SongWork, making: Making, player: Player, icons: Icons, parent: QWidget) -> None:
        self._takes: list[Take] = []
        super().__init__(parent)
        self._work, self._making, self._player = work, making, player
        self._growing = ""
        self._closed = False
        self._strip = ThumbnailStrip(_SIZE_PX, parent=self)
        self._strip.setAccessibleName(self.tr("Takes"))
        self._strip.chosen.connect(self._chosen)
        self._strip.taken.connect(lambda _row: self.apply())
        self._strip.let_go.connect(self.discard)
        self._listen = IconButton(icons, "headphones", self.tr("Listen"), hint=self.tr("Hear this take as a loop"))
        self._listen.setCheckable(True)
        self._listen.toggled.connect(self.listen)
        hint = self.tr("Put this take into the song (Enter)")
        self._side = TakesSide(icons, hint, (self._listen,), self)
        self._side.applied.connect(self.apply)
        self._side.put_away.connect(self.discard)
        self._facts = TakeFacts(self)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._strip, 1)
        row.addWidget(self._side)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 4, 12, 4)
        layout.setSpacing(4)
        layout.addLayout(row)
        layout.addWidget(self._facts)
        self.setProperty("class", "row")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setVisible(False)
        self._player.auditioning_changed.connect(self._auditioning_changed)

    @property
    def takes(self) -> Sequence[Take]:
        """What can be flipped through."""
        return tuple(self._takes)

    @property
    def current(self) -> Take | None:
        """The take that is chosen."""
        row = self._strip.currentRow()
        return self._takes[row] if 0 <= row < len(self._takes) else None

    def offer(self, made: Sequence[Made]) -> None:
        """Take up more results, as soon as they are read; the first is heard right away."""
        assets = self._work.context.assets
        for one in made:

            def read(_job: JobContext, made: Made = one) -> Take | UserError:
                try:
                    facts = AssetId(made.extra[DETAIL]) if DETAIL in made.extra else None
                    told = ModelSound.from_bytes(assets.read(facts)) if facts is not None else None
                    return Take(made, result_of(made.asset, made.extra, assets), told)
                except UserError as error:
                    return error

            self._work.context.jobs.run("", read, Lane.IO, self._add)

    def show_preview(self, job: str, preview: SoundPreview) -> None:
        """Let a clip be heard while it is made, from its first bar on, unless something is heard already."""
        if self._closed:
            return
        if preview.variation == 0 and not self._takes and (self._growing == job or not self._is_heard()):
            self._growing = job
            self._player.grow(preview.clip.plan, preview.sound, preview.rate)

    def close_work(self) -> None:
        """Be silent for good: what is still being made or read goes to the gallery alone."""
        self._closed = True
        self._player.end_takes()

    def changeEvent(self, event: QEvent) -> None:
        """Draw the takes in other colours."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            for row, take in enumerate(self._takes):
                self._strip.set_picture(row, self._picture(take.result))

    def flip(self, by: int) -> None:
        """Choose the next take, or the one before."""
        if self._takes:
            self._strip.setCurrentRow((self._strip.currentRow() + by) % len(self._takes))

    def apply(self) -> None:
        """Put the chosen take into the song, and the strip away."""
        take = self.current
        if take is not None:
            self.discard()
            self._making.place_made(take.made)

    def discard(self) -> None:
        """Put the takes away."""
        self.listen(on=False)
        self._growing = ""
        self._takes.clear()
        self._strip.clear()
        self.setVisible(False)
        self.shown_changed.emit()

    def listen(self, on: bool) -> None:
        """Hear the takes as loops, from the chosen one on; another one that is chosen is heard from the next bar."""
        if on and self._takes:
            heard = [take.result.clip or take.made.asset for take in self._takes]
            self._player.play_takes(heard, max(0, self._strip.currentRow()))
        elif not on:
            self._player.end_takes()

    def _add(self, found: Take | UserError) -> None:
        if self._closed:
            return
        if isinstance(found, UserError):
            self._work.context.messages.fail(found)
            return
        if any(take.made.asset.id == found.made.asset.id for take in self._takes):
            return
        self._takes.append(found)
        words = self.tr("Take {number}").format(number=len(self._takes))
        self._strip.add(self._picture(found.result), f"{words}\n{found.made.asset.name}")
        if len(self._takes) == 1:
            self._strip.setCurrentRow(0)
            if self._growing == found.made.job or not self._is_heard():
                self.listen(on=True)
        elif self._listen.isChecked():
            self.listen(on=True)
        self.setVisible(True)
        self._say()
        self.shown_changed.emit()

    def _is_heard(self) -> bool:
        """Whether something else is heard now, which is not to be cut off."""
        return self._player.playing or self._player.auditioning

    def _chosen(self, row: int) -> None:
        if row >= 0 and self._player.auditioning:
            self._player.switch(row)
        self._say()

    def _say(self) -> None:
        row = self._strip.currentRow()
        words = self.tr("Take {place} of {all}").format(place=row + 1, all=len(self._takes))
        self._side.words.setText(words if row >= 0 else "")
        self._facts.show_of(self.current.told if self.current is not None else None)

    def _auditioning_changed(self, on: bool) -> None:
        self._listen.blockSignals(True)
        self._listen.setChecked(on)
        self._listen.blockSignals(False)

    def _picture(self, result: Result) -> QPixmap:
        ratio = self.devicePixelRatioF()
        pixmap = QPixmap(round(_SIZE_PX * ratio), round(_SIZE_PX * ratio))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(self.palette().color(QPalette.ColorRole.Base))
        if result.clip is not None:
            painter = QPainter(pixmap)
            draw_clip(painter, QRectF(3, 3, _SIZE_PX - 6, _SIZE_PX - 6), result.clip, self.palette())
            painter.end()
        return pixmap


def draw_clip(painter: QPainter, area: QRectF, clip: Clip, palette: QPalette) -> None:
    """Draw the notes of a clip, each track in a band of its own with its colour."""
    length = max(1, clip.plan.bars * clip.plan.bar_ticks)
    band = area.height() / max(1, len(clip.notes))
    for index, notes in enumerate(clip.notes):
        if not notes:
            continue
        low, high = min(note.pitch for note in notes), max(note.pitch for note in notes)
        rows = max(high - low + 1, _LOWEST_ROWS)
        step, top = (band - 2) / rows, area.top() + index * band
        colour = QColor(track_colour(index, palette))
        for note in notes:
            x = area.left() + note.start / length * area.width()
            width = max(1.0, note.length / length * area.width() - 0.5)
            y = top + (rows - 1 - (note.pitch - low)) * step
            painter.fillRect(QRectF(x, y, width, max(1.0, step)), colour)
