"""NestedStrips: thumbnails of sequences that lie in others, drawn behind what a person waits for."""

from __future__ import annotations

from collections import OrderedDict
from fractions import Fraction
from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPixmap

from plugins.timeline.compositing import Compositor
from plugins.timeline.lookup.index import duration_of
from plugins.timeline.media.library import Lane, MediaLibrary
from plugins.timeline.model import Nested, Sequence, Timeline
from plugins.timeline.panel.picture import as_image
from plugins.timeline.panel.tracks.behind import Behind
from plugins.timeline.panel.work import FilmWork
from plugins.timeline.time import ZERO
from plugins.timeline.titles import TitlePainter

_BUDGET_BYTES = 24_000_000
_CACHE_BYTES = 16 << 20
_TELL_MS = 50
_LEAST, _MOST = -5, 14


class _Key(NamedTuple):
    """A picture of a version of a sequence, at a whole number of 2^level seconds."""

    sequence: str
    version: int
    level: int
    number: int
    height: int


class NestedStrips(QObject):
    """Gives at once the thumbnails that are there, and tells when there are more: used on the main thread."""

    changed = Signal()
    _made = Signal(object, QImage)

    def __init__(self, work: FilmWork, library: MediaLibrary, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        # Decoders of its own: playing does not wait for thumbnails
        self._compositor = Compositor(library, TitlePainter(), _CACHE_BYTES, lane=Lane.BEHIND)
        self._pictures: OrderedDict[_Key, QPixmap] = OrderedDict()
        self._bytes = 0
        self._films: dict[tuple[str, int], Timeline] = {}
        self._versions: dict[str, tuple[int, Timeline, tuple[Sequence, ...]]] = {}
        self._failed: set[_Key] = set()
        self._behind: Behind[_Key] = Behind("thumbnails of sequences", self._make, lambda key, _: self._fail(key))
        self._tell = QTimer(self, interval=_TELL_MS, singleShot=True)
        self._tell.timeout.connect(self.changed)
        self._made.connect(self._keep, Qt.ConnectionType.QueuedConnection)

    def width(self, height: int) -> int:
        """How wide thumbnails of a height are."""
        film = self._work.timeline
        return max(8, round(height * film.width / film.height))

    def level(self, seconds: float) -> int:
        """The level whose thumbnails lie no further apart than so many seconds."""
        return min(max(int(np.floor(np.log2(max(seconds, 1e-6)))), _LEAST), _MOST)

    def version(self, sequence: str) -> int:
        """A number that is another one after the sequence was changed, or one that lies in it."""
        film, known = self._work.timeline, self._versions.get(sequence)
        if known is not None and known[1] is film:
            return known[0]
        parts = _reached(film, sequence)
        if known is not None and len(parts) == len(known[2]) and all(map(_same, parts, known[2])):
            self._versions[sequence] = known[0], film, parts
            return known[0]
        number = known[0] + 1 if known is not None else 1
        self._versions[sequence] = number, film, parts
        self._films = {key: film for key, film in self._films.items() if key[0] != sequence}
        self._films[sequence, number] = film
        return number

    def thumbnail(self, sequence: str, time: float, level: int, height: int) -> QPixmap | None:
        """The thumbnail of a time; None, and `changed` later, where it is not there yet."""
        key = _Key(sequence, self.version(sequence), level, max(0, int(time / 2.0**level + 1e-6)), height)
        found = self._pictures.get(key)
        if found is not None:
            self._pictures.move_to_end(key)
        elif key not in self._failed:
            self._behind.ask(key)
        return found

    def close(self) -> None:
        """Make nothing any more."""
        self._behind.close()
        self._compositor.close()

    def _make(self, key: _Key) -> None:
        """On the other thread."""
        film = self._films.get((key.sequence, key.version))
        if film is None:
            return
        end = duration_of(film.sequence(key.sequence))
        time = min(key.number * Fraction(2) ** key.level, max(ZERO, end - film.frame))
        size = max(8, round(key.height * film.width / film.height)), key.height
        self._made.emit(key, as_image(self._compositor.frame(film, key.sequence, time, size, exact=False)))

    def _keep(self, key: _Key, image: QImage) -> None:
        self._pictures[key] = QPixmap.fromImage(image)
        self._bytes += image.sizeInBytes()
        while self._bytes > _BUDGET_BYTES and len(self._pictures) > 1:
            _, gone = self._pictures.popitem(last=False)
            self._bytes -= gone.width() * gone.height() * 4
        if not self._tell.isActive():
            self._tell.start()

    def _fail(self, key: _Key) -> None:
        """On the other thread: what lies in it is not asked for again until it is changed."""
        self._failed.add(key)


def _reached(film: Timeline, sequence: str) -> tuple[Sequence, ...]:
    """A sequence, and those that lie in it."""
    found: dict[str, Sequence] = {}
    waiting = [sequence]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found[name] = film.sequence(name)
            waiting.extend(clip.content.sequence for clip in found[name].clips if isinstance(clip.content, Nested))
    return tuple(found.values())


def _same(one: Sequence, other: Sequence) -> bool:
    return one is other
