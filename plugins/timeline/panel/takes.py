"""Takes: results to look at in their place in the film before one is taken."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.api import JobContext, Lane, Made, UserError
from app.widgets.icon_button import IconButton
from app.widgets.icons import Icons
from app.widgets.takes_side import TakesSide
from app.widgets.thumbnail_strip import ThumbnailStrip
from plugins.timeline.commands import timeline_of
from plugins.timeline.lookup.index import index_of
from plugins.timeline.media.library import Lane as MediaLane
from plugins.timeline.media.library import MediaLibrary
from plugins.timeline.model import Clip, Media, Timeline
from plugins.timeline.panel.making import Making
from plugins.timeline.panel.picture import as_image
from plugins.timeline.panel.player import Player
from plugins.timeline.panel.work import FilmWork
from plugins.timeline.time import ZERO

_SIZE = QSize(96, 64)


@dataclass(frozen=True, slots=True)
class Take:
    """One result with its facts, and a picture of its first frame where it has one."""

    made: Made
    media: Media
    picture: NDArray[np.uint8] | None = None


class Takes(QWidget):
    """The strip below the tracks; the chosen take plays in its place. The takes stay in the gallery in any case."""

    shown_changed = Signal()

    def __init__(
        self, work: FilmWork, making: Making, player: Player, library: MediaLibrary, icons: Icons, parent: QWidget
    ) -> None:
        self._takes: list[Take] = []
        super().__init__(parent)
        self._work, self._making, self._player, self._library = work, making, player, library
        self._closed = False
        self._strip = ThumbnailStrip(_SIZE.width(), parent=self)
        self._strip.setIconSize(_SIZE)
        self._strip.setFixedHeight(_SIZE.height() + 28)
        self._strip.setAccessibleName(self.tr("Takes"))
        self._strip.chosen.connect(lambda _row: self._show())
        self._strip.taken.connect(lambda _row: self.apply())
        self._strip.let_go.connect(self.discard)
        hint = self.tr("Look at this take in its place in the film")
        self._watch = IconButton(icons, "eye", self.tr("Look at it in the film"), hint=hint)
        self._watch.setCheckable(True)
        self._watch.setChecked(True)
        self._watch.toggled.connect(lambda _on: self._show())
        self._side = TakesSide(icons, self.tr("Put this take into the film (Enter)"), (self._watch,), self)
        self._side.applied.connect(self.apply)
        self._side.put_away.connect(self.discard)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 4, 12, 4)
        layout.setSpacing(12)
        layout.addWidget(self._strip, 1)
        layout.addWidget(self._side)
        self.setProperty("class", "row")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setVisible(False)
        work.film_changed.connect(lambda _before, _after: self._show())

    @property
    def takes(self) -> Sequence[Take]:
        """What can be flipped through."""
        return tuple(self._takes)

    @property
    def current(self) -> Take | None:
        """The take that is looked at."""
        row = self._strip.currentRow()
        return self._takes[row] if 0 <= row < len(self._takes) else None

    def offer(self, made: Sequence[Made]) -> None:
        """Take up more results, as soon as they are read; the first is looked at right away."""
        for one in made:

            def read(_job: JobContext, made: Made = one) -> Take | UserError:
                try:
                    media = self._library.media(made.asset)
                    return Take(made, media, self._first_frame(media))
                except UserError as error:
                    return error

            self._work.context.jobs.run("", read, Lane.IO, self._add)

    def flip(self, by: int) -> None:
        """Look at the next take, or the one before."""
        if self._takes:
            self._strip.setCurrentRow((self._strip.currentRow() + by) % len(self._takes))

    def apply(self) -> None:
        """Put the take that is looked at into the film, and the strip away."""
        take = self.current
        if take is None:
            return
        self._work.attempt(None)
        try:
            command = self._making.command_for(take.made, take.media)
        except UserError as error:
            self._work.context.messages.fail(error)
            return
        if self._making.execute(command):
            self.discard()

    def discard(self) -> None:
        """Put the takes away."""
        self._takes.clear()
        self._strip.clear()
        self._work.attempt(None)
        self.setVisible(False)
        self.shown_changed.emit()

    def close_work(self) -> None:
        """Take up nothing any more: what is still read goes to the gallery alone."""
        self._closed = True

    def changeEvent(self, event: QEvent) -> None:
        """Draw the takes without a picture in other colours."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            for row, take in enumerate(self._takes):
                self._strip.set_picture(row, self._pixmap(take))

    def _first_frame(self, media: Media) -> NDArray[np.uint8] | None:
        if not media.has_picture:
            return None
        if media.available_range is None:
            return self._work.context.assets.thumbnail(media.asset, _SIZE.width() * 2)
        width, height = media.shown_size
        scale = min(1.0, 2 * _SIZE.width() / width, 2 * _SIZE.height() / height)
        size = max(2, round(width * scale)), max(2, round(height * scale))
        reader = self._library.reader(media.asset, MediaLane.BEHIND)
        return reader.frame(media.available_range.start, size).pixels

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
        self._strip.add(self._pixmap(found), f"{words}\n{found.made.asset.name}")
        if len(self._takes) == 1:
            self._strip.setCurrentRow(0)
        self.setVisible(True)
        self._show()
        self.shown_changed.emit()

    def _show(self) -> None:
        take = self.current
        if take is None:
            return
        words = self.tr("Take {place} of {all}")
        self._side.words.setText(words.format(place=self._strip.currentRow() + 1, all=len(self._takes)))
        film = self._with(take) if self._watch.isChecked() else None
        self._work.attempt(film)
        if film is not None and not self._player.playing:
            self._player.seek(self._begin(take, film))

    def _begin(self, take: Take, film: Timeline) -> Fraction:
        """Where a take lies in a film with it, which is not where it was made for if something lies there."""
        place = self._making.place_of(take.made.job)
        if place.clip and (begin := self._work.start_of(place.clip)) is not None:
            return begin
        shown = self._work.sequence
        known = {clip.id for clip in shown.clips}
        tracks = [(index_of(track), track.items) for track in film.sequence(shown.id).tracks]
        begins = [
            index.start(at)
            for index, items in tracks
            for at, item in enumerate(items)
            if isinstance(item, Clip) and item.id not in known
        ]
        return min(begins, default=ZERO if place.at is None else place.at)

    def _with(self, take: Take) -> Timeline | None:
        """The film as it would be with a take; None where it cannot lie there."""
        try:
            command = self._making.command_for(take.made, take.media)
            return timeline_of(command.apply(self._work.context.session.document))
        except UserError:
            return None

    def _pixmap(self, take: Take) -> QPixmap:
        pixels = take.picture
        if pixels is None:
            blank = QPixmap(_SIZE)
            blank.fill(self.palette().base().color())
            return blank
        return QPixmap.fromImage(as_image(np.ascontiguousarray(pixels[..., :3])))
