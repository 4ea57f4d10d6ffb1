"""What the audio panel's widgets stand on in the tests: a real session, store and queue, and a mouse and keys."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import soundfile
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from app.api import Document, PanelContext, Session
from app.jobs import JobContext, JobSpec, ThreadExecutor
from app.storage.assets import FolderAssets
from app.ui.jobs import QtJobs
from app.widgets.icons import Icons
from plugins.audio.commands import AddTrack, PutRegions, song_of
from plugins.audio.model import Note, Role
from plugins.audio.notes import store_notes
from plugins.audio.panel.work import SongWork
from plugins.audio.song import KIND, SOUND, Content, Region, Song, SoundOf, Track, new_id
from tests.ui.canvas_parts import KeptMessages, KeptSettings, NoGenerators

NONE = Qt.KeyboardModifier.NoModifier


class SongBench:
    """A song with everything that views of it need; `close` lets go of its threads."""

    def __init__(self, folder: Path, resources: Path, song: Song | None = None, *, read_only: bool = False) -> None:
        self.assets = FolderAssets(folder / "assets", folder / "cache")
        document = Document() if song is None else Document().with_part(KIND, song)
        self.session = Session(document, read_only=read_only)
        self.settings, self.messages, self.generators = KeptSettings(), KeptMessages(), NoGenerators()
        self.jobs = QtJobs(ThreadExecutor(_no_generator))
        self.context = PanelContext(
            self.session, self.assets, self.generators, self.jobs, self.settings, self.messages, resources
        )
        self.work = SongWork(self.context)
        self.icons = Icons(resources)

    def close(self) -> None:
        """Let go of the document and of every thread."""
        self.work.close()
        self.jobs.queue.close()
        self.assets.close()

    def song(self) -> Song:
        """The song of the document."""
        return song_of(self.session.document)

    def steps(self) -> Sequence[str]:
        """The names of the steps that can be undone."""
        return [step.label for step in self.session.history[1 : self.session.position + 1]]

    def add_track(self, name: str = "Piano", program: int = 0, **values: Any) -> Track:
        """Put a track at the end of the song; values are those of a Track."""
        track = Track(values.pop("id", new_id()), name, program, **{"role": Role.CHORDS, **values})
        self.session.execute(AddTrack(track))
        return track

    def add_region(
        self, track: Track | str, bars: int = 1, notes: Sequence[Note] = (), *, first: int = 0, **values: Any
    ) -> Region:
        """Put a region of so many bars with notes on a track, from bar `first` on; values are those of a Region."""
        return self._put(track, bars, first, store_notes(notes, self.assets), values)

    def add_sound(
        self,
        track: Track | str = "",
        bars: int = 1,
        samples: Sequence[float] | np.ndarray[Any, Any] = (),
        *,
        first: int = 0,
        rate: int = 44_100,
        bpm: float = 0.0,
        **values: Any,
    ) -> Region:
        """Put a region with sound, (frames,) or (frames, channels) between -1 and 1, on a track, or on a new one."""
        sound = np.asarray(samples, dtype=np.float32)
        held = io.BytesIO()
        soundfile.write(held, sound, rate, format="WAV", subtype="FLOAT")
        channels = 1 if sound.ndim == 1 else sound.shape[1]
        asset = self.assets.add_bytes(held.getvalue(), "audio/wav", (len(sound), channels))
        content = SoundOf(asset.id, rate, len(sound), channels, bpm)
        return self._put(track or self.add_track("Sound", SOUND), bars, first, content, values)

    def _put(self, track: Track | str, bars: int, first: int, content: Content, values: dict[str, Any]) -> Region:
        bar = self.song().bar_ticks
        id_ = track if isinstance(track, str) else track.id
        region = Region(
            **{
                "id": new_id(), "track": id_, "name": "Clip", "start": first * bar, "length": bars * bar,
                "content": content, **values,
            }
        )  # fmt: skip
        self.session.execute(PutRegions((region,), label="Add a clip"))
        return region


def press(widget: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE, text: str = "") -> None:
    """Press a key in a widget."""
    for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(widget, QKeyEvent(kind, key, modifiers, text))


def drag(
    widget: QWidget,
    *points: QPointF,
    modifiers: Qt.KeyboardModifier = NONE,
    button: Qt.MouseButton = Qt.MouseButton.LeftButton,
    release: bool = True,
) -> None:
    """Press at the first point of a widget, go over the others, and let go at the last; one point is a click."""
    mouse(widget, QEvent.Type.MouseButtonPress, points[0], modifiers, button)
    for point in points[1:]:
        mouse(widget, QEvent.Type.MouseMove, point, modifiers, button)
    if release:
        mouse(widget, QEvent.Type.MouseButtonRelease, points[-1], modifiers, button)


def double_click(widget: QWidget, at: QPointF, modifiers: Qt.KeyboardModifier = NONE) -> None:
    """Click twice, as a mouse tells it."""
    drag(widget, at, modifiers=modifiers)
    mouse(widget, QEvent.Type.MouseButtonDblClick, at, modifiers, Qt.MouseButton.LeftButton)
    mouse(widget, QEvent.Type.MouseButtonRelease, at, modifiers, Qt.MouseButton.LeftButton)


def mouse(
    widget: QWidget,
    kind: QEvent.Type,
    at: QPointF,
    modifiers: Qt.KeyboardModifier = NONE,
    button: Qt.MouseButton = Qt.MouseButton.LeftButton,
) -> None:
    """One event of the mouse."""
    none = Qt.MouseButton.NoButton
    held = none if kind is QEvent.Type.MouseButtonRelease else button
    which = none if kind is QEvent.Type.MouseMove else button
    at_screen = QPointF(widget.mapToGlobal(at.toPoint()))
    QApplication.sendEvent(widget, QMouseEvent(kind, at, at_screen, which, held, modifiers))


def _no_generator(spec: JobSpec, _context: JobContext) -> None:
    raise KeyError(spec.generator)
