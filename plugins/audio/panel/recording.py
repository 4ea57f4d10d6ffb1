"""Recorder: sound from the microphone onto a track of sound, where it was played to."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import platformdirs
from PySide6.QtCore import QObject, Qt, Signal

from app.api import Asset, JobContext, Lane, Level, UserError
from plugins.audio.commands import PlaceTracks
from plugins.audio.model import TICKS_PER_BEAT
from plugins.audio.panel.microphone import open_microphone
from plugins.audio.panel.player import Player
from plugins.audio.panel.work import SongWork
from plugins.audio.playback.capture import Capture, Input, left_over
from plugins.audio.song import SOUND, Region, SoundOf, Track, new_id
from plugins.audio.sound.samples import Audio
from plugins.audio.stored_sound import StoredSound

MICROPHONE = "audio.microphone"
_SHIFT = "audio.recording.shift_ms"
"""So much earlier recordings are placed than what the devices say of their delay."""
_WAV = "audio/wav"
_LEAST_S = 0.05


@dataclass(frozen=True, slots=True)
class _Begun:
    """Where a recording began: the tick of a bar, the tempo, and the track, which is empty for a new one."""

    tick: int
    bpm: float
    track: str


class Recorder(QObject):
    """Counts a bar in, records while the song is played, and puts the sound onto the track that is chosen."""

    recording_changed = Signal(bool)
    placed = Signal(str)
    """The id of the region that a recording became."""
    _failed = Signal(object)

    def __init__(
        self,
        work: SongWork,
        player: Player,
        parent: QObject | None = None,
        input_factory: Callable[[], Input] | None = None,
        folder: Path | None = None,
    ) -> None:
        super().__init__(parent)
        self._work, self._player = work, player
        self._factory = input_factory or (lambda: open_microphone(str(work.context.settings.get(MICROPHONE, ""))))
        self._folder = folder or _folder()
        self._input: Input | None = None
        self._capture: Capture | None = None
        self._begun: _Begun | None = None
        self._early: list[float] = []
        self._failed.connect(self._give_up, Qt.ConnectionType.QueuedConnection)
        player.playing_changed.connect(self._playing_changed)
        self._offer_left_over()

    @property
    def recording(self) -> bool:
        """Whether a recording goes on."""
        return self._capture is not None

    def level(self) -> Level:
        """How loud the microphone was since this was last asked for."""
        return self._capture.level() if self._capture is not None else Level()

    def toggle(self) -> None:
        """Begin, or end; raises UserError where there is nothing to record with."""
        if self.recording:
            self.stop()
        else:
            self.start()

    def start(self) -> None:
        """Count a bar in and record from the bar on that playback is in; raises UserError."""
        work, song = self._work, self._work.song
        if self.recording:
            return
        if work.read_only:
            raise UserError("This project is read-only.", advice="Save it under another name to record into it.")
        source = self._factory()
        self._player.pause()
        track = work.track_of(work.track)
        chosen = track.id if track is not None and track.program == SOUND and not track.locked else ""
        bar = int(max(0.0, self._player.tick) // song.bar_ticks)
        self._begun = _Begun(bar * song.bar_ticks, song.bpm, chosen)
        self._early = []
        self._capture, self._input = Capture(self._folder, source.rate, source.channels), source
        self._player.count_in(self._begun.tick)
        source.start(self._push)
        self.recording_changed.emit(True)

    def stop(self) -> None:
        """End the recording, and put it into the song."""
        capture, begun = self._ended()
        if capture is None or begun is None:
            return
        self._player.pause()
        shift_ms = self._work.context.settings.get(_SHIFT, 0.0)
        early = median(self._early) if self._early else 0.0
        early += (shift_ms if isinstance(shift_ms, float) else 0.0) / 1000 * capture.rate
        if capture.frames - max(0.0, early) < _LEAST_S * capture.rate:
            capture.path.unlink(missing_ok=True)
            return
        self._store(capture.path, begun, early)

    def close_work(self) -> None:
        """End a recording that goes on; it is offered again when the studio is opened."""
        self._ended()

    def _ended(self) -> tuple[Capture | None, _Begun | None]:
        capture, self._capture = self._capture, None
        begun, self._begun = self._begun, None
        source, self._input = self._input, None
        if source is not None:
            source.stop()
        if capture is not None:
            try:
                capture.close()
            except UserError as error:
                self._work.context.messages.fail(error)
            self.recording_changed.emit(False)
        return capture, begun

    def _push(self, block: Audio, waiting: int) -> None:
        """On the microphone's thread: keep a block, and see where in the song its end was heard."""
        capture, begun = self._capture, self._begun
        if capture is None or begun is None:
            return
        try:
            capture.write(block)
        except UserError as error:
            self._failed.emit(error)
            return
        if self._player.playing:
            heard_s = (self._player.tick - begun.tick) * 60 / (begun.bpm * TICKS_PER_BEAT)
            self._early.append(capture.frames + waiting - heard_s * capture.rate)
        if capture.full:
            self._failed.emit(None)

    def _give_up(self, error: UserError | None) -> None:
        if error is not None:
            self._work.context.messages.fail(error)
        self.stop()

    def _playing_changed(self, playing: bool) -> None:
        if not playing and self.recording:
            self.stop()

    def _store(self, path: Path, begun: _Begun, early: float) -> None:
        assets, name = self._work.context.assets, self.tr("Recording")

        def store(_job: JobContext) -> tuple[Asset, SoundOf]:
            with StoredSound.of_path(path) as sound:
                info = sound.info
            asset = assets.add_bytes(path.read_bytes(), _WAV, (info.frames, info.channels), name)
            path.unlink(missing_ok=True)
            begin = max(0, min(round(early), info.frames - 1))
            return asset, SoundOf(asset.id, info.rate, info.frames, info.channels, begun.bpm, begin)

        def place(stored: tuple[Asset, SoundOf]) -> None:
            asset, sound = stored
            self._place(asset, sound, begun, early)

        self._work.context.jobs.run(self.tr("Keep the recording"), store, Lane.IO, place)

    def _place(self, asset: Asset, sound: SoundOf, begun: _Begun, early: float) -> None:
        ticks = begun.bpm * TICKS_PER_BEAT / 60 / sound.rate
        start = begun.tick + round(max(0.0, -early) * ticks)
        length = max(1, round((sound.frames - sound.begin) * ticks))
        tracks: tuple[Track, ...] = ()
        track = begun.track
        if self._work.track_of(track) is None:
            tracks = (Track(new_id(), self.tr("Recording"), SOUND),)
            track = tracks[0].id
        region = Region(new_id(), track, asset.name, start, length, sound)
        if self._work.execute(PlaceTracks(tracks, (region,), label="Record")):
            self._work.select((region.id,), track=track)
            self.placed.emit(region.id)

    def _offer_left_over(self) -> None:
        found = list(left_over(self._folder))
        if not found or self._work.read_only:
            return

        def take() -> None:
            song = self._work.song
            for path in found:
                if path.is_file():
                    self._store(path, _Begun(0, song.bpm, ""), 0.0)

        self._work.context.messages.say(
            self.tr("A recording that was cut off is still there."), button=self.tr("Put it into the song"), action=take
        )


def _folder() -> Path:
    """Where recordings lie until they are stored: with the studio's own data."""
    home = os.environ.get("SEISEI_HOME")
    data = Path(home) / "data" if home else platformdirs.user_data_path("Seisei", appauthor=False)
    return data / "recordings"
