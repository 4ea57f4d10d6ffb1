"""A film that is played in the tests: sound and pictures that tell their time."""

from __future__ import annotations

import io
import threading
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path

import numpy as np
import soundfile
from numpy.typing import NDArray
from PySide6.QtGui import QImage

from app.api import Document, ManualClock, NullOutput, PanelContext, Samples, Session, UserError
from app.jobs import JobContext, JobSpec, ThreadExecutor
from app.storage.assets import FolderAssets
from app.ui.jobs import QtJobs
from app.widgets.icons import Icons
from plugins.timeline.media.library import MediaLibrary
from plugins.timeline.model import KIND, MAIN, Clip, Item, Media, Solid, Timeline, Track, TrackKind
from plugins.timeline.model import Sequence as FilmSequence
from plugins.timeline.panel.player import Player
from plugins.timeline.panel.work import FilmWork
from tests.ui.canvas_parts import KeptMessages, KeptSettings, NoGenerators

HZ, RATE = 8000, Fraction(25)


def seconds(frames: int) -> Fraction:
    """So many frames."""
    return frames / RATE


@dataclass(frozen=True, slots=True)
class Drawn:
    """What was asked for."""

    frame: int
    size: tuple[int, int]
    exact: bool
    quick: bool


class NumberPictures:
    """Draws the number of a frame as its colour, and tells what was asked for; `hold` makes it wait."""

    def __init__(self) -> None:
        self.drawn: list[Drawn] = []
        self.free = threading.Event()
        self.free.set()

    def frame(
        self,
        timeline: Timeline,
        sequence: str,
        time: Fraction,
        size: tuple[int, int],
        *,
        exact: bool = True,
        quick: bool = False,
    ) -> NDArray[np.uint8]:
        """One colour."""
        assert self.free.wait(30)
        assert sequence == MAIN
        number = int(time * timeline.rate)
        self.drawn.append(Drawn(number, size, exact, quick))
        return np.full((size[1], size[0], 3), number, np.uint8)

    def problems(self) -> tuple[UserError, ...]:
        """Nothing goes wrong."""
        return ()


class FilmBench:
    """A film with all that plays it; `close` lets go of its threads. Time passes by the clock alone."""

    def __init__(self, folder: Path, resources: Path, *, tracks: Sequence[Track] = ()) -> None:
        self.assets = FolderAssets(folder / "assets", folder / "cache")
        film = FilmSequence(MAIN, "Film", tuple(tracks))
        timeline = Timeline((film,), rate=RATE, width=320, height=180, sample_rate=HZ)
        self.session = Session(Document().with_part(KIND, timeline))
        self.settings, self.messages = KeptSettings(), KeptMessages()
        self.jobs = QtJobs(ThreadExecutor(_no_generator))
        self.context = PanelContext(
            self.session, self.assets, NoGenerators(), self.jobs, self.settings, self.messages, resources
        )
        self.work = FilmWork(self.context)
        self.icons = Icons(resources)
        self.library = MediaLibrary(self.assets, folder / "media")
        self.clock = ManualClock()
        self.heard: list[Samples] = []
        self.pictures = NumberPictures()
        self.shown: list[QImage] = []

    def sound(self, wave: Samples) -> Media:
        """A sound as an asset."""
        held = io.BytesIO()
        soundfile.write(held, wave, HZ, format="WAV", subtype="FLOAT")
        return self.library.media(self.assets.add_bytes(held.getvalue(), "audio/wav", (len(wave), wave.shape[1])))

    def put(self, tracks: Sequence[Track]) -> None:
        """Have the film consist of other tracks."""
        timeline = self.work.timeline
        self.session.execute(_Put(timeline.with_sequence(FilmSequence(MAIN, "Film", tuple(tracks)))))

    def start_at(self, time: Fraction) -> None:
        """Have timecode begin elsewhere."""
        self.session.execute(_Put(replace(self.work.timeline, start=time)))

    def player(self) -> Player:
        """What plays it to a device that takes what is due by the clock."""
        player = Player(self.work, self.library, self.pictures, lambda: NullOutput(HZ, self.clock, self.heard.append))
        player.frame_ready.connect(self.shown.append)
        return player

    @property
    def last_shown(self) -> int:
        """The number of the frame that was shown last; -1 where there was none."""
        return self.shown[-1].pixelColor(0, 0).red() if self.shown else -1

    def close(self) -> None:
        """Let go of the document and of every thread."""
        self.work.close()
        self.jobs.queue.close()
        self.library.close()
        self.assets.close()


@dataclass(frozen=True, slots=True)
class _Put:
    timeline: Timeline
    label: str = "Edit"
    merge_key: None = None

    def apply(self, document: Document) -> Document:
        """The document with the film."""
        return document.with_part(KIND, self.timeline)


def solid(id_: str, frames: int) -> Clip:
    """A clip of one colour."""
    return Clip(id_, Solid("#336699ff"), seconds(frames))


def picture_track(*items: Item) -> Track:
    """A track of pictures."""
    return Track("v", TrackKind.PICTURE, items=items)


def sound_track(*items: Item) -> Track:
    """A track of sound."""
    return Track("s", TrackKind.SOUND, items=items)


def _no_generator(spec: JobSpec, _context: JobContext) -> None:
    raise KeyError(spec.generator)


def pixels_of(image: QImage) -> NDArray[np.uint8]:
    """The pixels of a picture, (height, width, 3)."""
    held = image.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(held.constBits(), np.uint8).reshape(held.height(), held.bytesPerLine())
    return rows[:, : 3 * held.width()].reshape(held.height(), held.width(), 3).copy()
