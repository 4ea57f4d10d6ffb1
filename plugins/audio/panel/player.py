"""Player: plays the song of the panel and follows its changes; single notes and takes are heard through it too."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import numpy as np
from PySide6.QtCore import QObject, Qt, QTimer, Signal

from app.api import Asset, AssetId, Deck, Level, NullOutput, SoundOutput, UserError
from plugins.audio.model import Clip, Plan
from plugins.audio.panel.output import open_device
from plugins.audio.panel.work import SongWork
from plugins.audio.playback.audition import Audition
from plugins.audio.playback.performance import Performance
from plugins.audio.playback.takes import Takes
from plugins.audio.song import SOUND, Song, Track
from plugins.audio.sound.bank import OWN_BANK, Bank
from plugins.audio.sound.region_notes import tick_frame
from plugins.audio.sound.sampler import Struck
from plugins.audio.sound.samples import Audio, pan_gains
from plugins.audio.sound.song_mixer import SongMixer

_REPAINT_MS = 16
_STRUCK_S = 0.45
_AFTER_S = 1.5
"""So long what rings on is heard after the end of the song."""
_IDLE_S = 4.0
_METRONOME = "audio.metronome"
DEVICE = "audio.device"


class Player(QObject):
    """Where playback is, in ticks of the song, and what begins and ends it."""

    moved = Signal(float)
    """It is at another tick, by itself or by a seek."""
    playing_changed = Signal(bool)
    auditioning_changed = Signal(bool)
    """Takes are heard in place of the song, or no more."""
    level_changed = Signal(object)
    """The Level of what was played since the last frame of the screen."""
    options_changed = Signal()
    """The metronome was turned on or off."""
    output_changed = Signal()
    """Another device is used, or why none is, see `silent_because`."""
    _failed = Signal(object)

    def __init__(
        self,
        work: SongWork,
        output_factory: Callable[[], SoundOutput] | None = None,
        bank: Bank | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._work = work
        self.bank = bank or Bank.open(work.context.resources / OWN_BANK)
        self.silent_because: UserError | None = None
        self._factory = output_factory or (lambda: open_device(str(work.context.settings.get(DEVICE, ""))))
        self.output = self._opened()
        self.metronome = bool(work.context.settings.get(_METRONOME, False))
        self._started = self._closed = False
        self._idle_ms = 0
        self._began = self._shown = 0.0
        self._song = work.song
        self._counted: int | None = None
        self._mixer: SongMixer | None = None
        self._level = Level()
        self._told: set[str] = set()
        self._strikes = ThreadPoolExecutor(1, "note")
        self._takes = Takes(self.bank, work.context.assets)
        self.deck = Deck(self._maker(), patient=self.output.patient)
        self.deck.problem = self._failed.emit
        self._failed.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        self._timer = QTimer(self)
        self._timer.setInterval(_REPAINT_MS)
        self._timer.timeout.connect(self.refresh)
        work.song_changed.connect(self._song_changed)

    @property
    def rate(self) -> int:
        """Frames a second."""
        return self.output.rate

    @property
    def playing(self) -> bool:
        """Whether the song is played."""
        return self.deck.playing

    @property
    def tick(self) -> float:
        """Where it is now: what is heard of the frames that the device has consumed."""
        return self.deck.place(self.output.latency_frames if self._started else 0)

    def play(self) -> None:
        """Play from where it is; at the end of the song from the beginning."""
        if self.playing:
            return
        self.end_takes()
        song = self._work.song
        if 0 < song.end <= self.tick:
            self.deck.seek(0)
        self._began = self.tick
        self._start()
        self.deck.play()
        self.playing_changed.emit(True)

    def count_in(self, tick: int) -> None:
        """Play from a tick on, after a bar of clicks; the loop is not played."""
        self.end_takes()
        self.pause()
        self._counted, self._began = tick, float(tick)
        self.deck.restart(self._maker(), tick - self._work.song.bar_ticks)
        self._start()
        self.deck.play()
        self.playing_changed.emit(True)

    def pause(self) -> None:
        """Stay where it is."""
        if self.playing:
            self.deck.pause()
            if self._counted is not None:
                self._counted = None
                self.deck.change(self._maker())
            self.playing_changed.emit(False)
            self.refresh()

    def stop(self) -> None:
        """Go back to where playing began; from there, to the beginning of the song."""
        if self.playing:
            self.pause()
            self.seek(self._began)
        else:
            self.seek(0)

    def toggle(self) -> None:
        """Play, or pause."""
        if self.auditioning:
            self.end_takes()
        elif self.playing:
            self.pause()
        else:
            self.play()

    def seek(self, tick: float) -> None:
        """Go to a tick."""
        tick = max(0.0, tick)
        self.deck.seek(tick)
        if not self.playing:
            self._began = tick
        self._show(tick)

    def strike(self, track_id: str, pitch: int, velocity: int = 96) -> None:
        """Sound one note of a track's instrument at once."""
        track = self._work.track_of(track_id)
        if track is None or track.program == SOUND or self._closed:
            return
        self._start()
        self._strikes.submit(self._strike, track, pitch, velocity)

    @property
    def auditioning(self) -> bool:
        """Whether takes are heard."""
        return self._takes.audition is not None

    @property
    def take(self) -> int:
        """The number of the take that is heard; -1 where none is."""
        return -1 if self._takes.audition is None else self._takes.audition.index

    def play_takes(self, takes: Sequence[Clip | Asset | AssetId], index: int = 0) -> None:
        """Hear takes as loops, from one of them on; what is heard of them already goes on."""
        if takes and not self._closed:
            song = self._work.song
            self._hear(lambda: self._takes.play(takes, index, self.output.rate, song, self._failed.emit))

    def grow(self, plan: Plan, sound: Audio, rate: int) -> None:
        """Hear a take of a plan while it is made; `sound` is all that there is of it, from the beginning on."""
        if len(sound) and not self._closed:
            self._hear(lambda: self._takes.grow(plan, sound, rate, self.output.rate))

    def switch(self, index: int) -> None:
        """Hear another of the takes from the next bar on."""
        self._takes.switch(index)

    def end_takes(self) -> None:
        """Hear takes no more."""
        if self.auditioning:
            self._takes.end()
            self.deck.lay_over(None)
            self.auditioning_changed.emit(False)

    def _hear(self, begin: Callable[[], Audition]) -> None:
        self.pause()
        before = self.auditioning
        self.deck.lay_over(begin())
        self._start()
        if not before:
            self.auditioning_changed.emit(True)

    def set_metronome(self, on: bool) -> None:
        """Have the beats clicked, or not."""
        if on != self.metronome:
            self.metronome = on
            self._work.context.settings.set(_METRONOME, on)
            self.deck.change(self._maker())
            self.options_changed.emit()

    def levels(self) -> dict[str, tuple[float, float]]:
        """How loud each track is that is heard, left and right, by its id; "" is the whole."""
        found = self.deck.levels(self.output.latency_frames if self._started else 0)
        return {**found, "": (self._level.left, self._level.right)}

    def use_device(self, name: str) -> None:
        """Play to the device of a name, the system's own for an empty one."""
        self._work.context.settings.set(DEVICE, name)
        self._halt()
        rate = self.output.rate
        self.output = self._opened()
        if self.output.rate != rate:
            self.deck.change(self._maker())
        if not self.deck.silent:
            self._start()
        self.output_changed.emit()

    def use_bank(self, bank: Bank) -> None:
        """Play with the instruments of another bank."""
        self.bank = self._takes.bank = bank
        self.deck.change(self._maker())

    def close_work(self) -> None:
        """Be silent for good, and let go of every thread."""
        self._closed = True
        self._timer.stop()
        self._halt()
        self.deck.close()
        self._takes.close()
        if self._mixer is not None:
            self._mixer.renders.files.close()
        self._strikes.shutdown()

    def refresh(self) -> None:
        """Tell where it is, once a frame of the screen; the device is let go of when nothing is heard for a while."""
        tick = self.tick
        if self.playing and self._is_over(tick):
            self.stop()
            return
        self._show(tick)
        self._level = self.deck.level()
        self.level_changed.emit(self._level)
        for problem in self._mixer.problems if self._mixer is not None else ():
            self._tell(problem)
        self._idle_ms = 0 if not self.deck.silent else self._idle_ms + _REPAINT_MS
        if self._idle_ms > _IDLE_S * 1000:
            self._halt()
            self._timer.stop()
            self._level = Level()

    def _is_over(self, tick: float) -> bool:
        performance = self.deck.performance
        if performance is None or performance.in_loop(self._began) or self._counted is not None:
            return False
        song, rate = performance.mixer.song, performance.mixer.rate
        after = performance.mixer.frames + round(_AFTER_S * rate)
        return self._began < song.end and tick_frame(tick, song.bpm, rate) >= after

    def _show(self, tick: float) -> None:
        if tick != self._shown:
            self._shown = tick
            self.moved.emit(tick)

    def _opened(self) -> SoundOutput:
        try:
            output = self._factory()
        except UserError as error:
            self.silent_because = error
            return NullOutput()
        self.silent_because = None
        return output

    def _start(self) -> None:
        self._idle_ms = 0
        self._timer.start()
        if self._started:
            return
        self._started = True
        try:
            self.output.start(self.deck.pull)
        except UserError as error:
            self.silent_because = error
            self.output = NullOutput(self.output.rate)
            self.output.start(self.deck.pull)
            self.output_changed.emit()

    def _halt(self) -> None:
        if self._started:
            self._started = False
            self.output.stop()

    def _song_changed(self, _before: Song, song: Song) -> None:
        self._song = song
        self.deck.change(self._maker())

    def _maker(self) -> Callable[[], Performance]:
        return partial(self._performance, self._song, self.output.rate, self.metronome, self._counted)

    def _performance(self, song: Song, rate: int, clicks: bool, counted: int | None) -> Performance:
        """On the deck's worker: what is rendered of the song before is taken over."""
        first, end = (tick_frame(bar * song.bar_ticks, song.bpm, rate) for bar in song.brace)
        loop = (first, end) if song.looping and end > first and counted is None else None
        self._mixer = SongMixer(song, self._work.context.assets, self.bank, rate, self._mixer, loop)
        silent_until = None if counted is None else tick_frame(counted, song.bpm, rate)
        return Performance(self._mixer, clicks, silent_until)

    def _strike(self, track: Track, pitch: int, velocity: int) -> None:
        rate = self.output.rate
        try:
            instrument = self.bank.instrument(track.program)
            struck = Struck(pitch, velocity, round(_STRUCK_S * rate))
            sound = self.bank.sampler(rate).note(instrument.bank, instrument.program, struck)
        except UserError as error:
            self._failed.emit(error)
            return
        gains = np.array(pan_gains(track.pan), np.float32) * np.float32(track.volume**2)
        self.deck.strike(sound * gains)

    def _tell(self, error: BaseException) -> None:
        words = str(error)
        if words not in self._told:
            self._told.add(words)
            self._work.context.messages.fail(error)
