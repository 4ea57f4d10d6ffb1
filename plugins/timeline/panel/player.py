"""Player: plays the film of the panel and follows its changes; sound is the clock, and the picture keeps up with it."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from functools import partial

import numpy as np
from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QImage

from app.api import Deck, Samples, SoundOutput
from plugins.timeline.lookup.index import duration_of
from plugins.timeline.media.library import Lane
from plugins.timeline.model import Timeline
from plugins.timeline.panel.film_output import FilmOutput, system_device
from plugins.timeline.panel.picture import as_image
from plugins.timeline.panel.play_options import PlayOptions
from plugins.timeline.panel.scrubbing import Scrubbing
from plugins.timeline.panel.work import FilmWork
from plugins.timeline.playback.compositing import Compositing, Scene
from plugins.timeline.playback.extent import Extent, heard_alike
from plugins.timeline.playback.performance import FilmPerformance
from plugins.timeline.playback.projector import Manner, Picture, Projector
from plugins.timeline.playback.schedule import DeckSchedule
from plugins.timeline.playback.snippets import Snippets
from plugins.timeline.sound.chunks import Chunks, Sounding
from plugins.timeline.sound.film_mixer import FilmMixer
from plugins.timeline.time import ZERO, TimeRange

FASTEST = Fraction(8)
_TICK_MS = 8
_REST_MS = 150
"""So long after the last move of a drag the exact picture is drawn."""
_IDLE_MS = 4000
_FIRST_SIZE = (960, 540)
DEVICE = "audio.device"


class Player(PlayOptions):
    """Where playback is, in seconds of the sequence shown, and what begins and ends it."""

    moved = Signal(object)
    """It is at another time, a Fraction, by itself or by a seek."""
    playing_changed = Signal(bool)
    """It plays, no more, or at another speed."""
    frame_ready = Signal(QImage)
    """A picture is to be shown."""
    dropped_changed = Signal(int)
    """So many pictures were not shown since it began to play."""
    level_changed = Signal(object)
    """How loud what was heard since the last time is, a Level; the volume here counts for nothing."""
    output_changed = Signal()
    """Another device is used, or why none is, see `output.silent_because`."""
    _drawn = Signal(object)
    _failed = Signal(object)

    def __init__(
        self,
        work: FilmWork,
        library: Sounding,
        compositor: Compositing,
        opened: Callable[[], SoundOutput] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(work.context.settings, parent)
        self._work, self._library, self._compositor = work, library, compositor
        settings = work.context.settings
        self.output = FilmOutput(opened or (lambda: system_device(str(settings.get(DEVICE, "")))))
        self._chunks = Chunks(library, Lane.SOUND)
        self._pace = Fraction(1)
        self._time, self._origin, self._size = ZERO, ZERO, _FIRST_SIZE
        self._round: TimeRange | None = None
        self._playing = self._closed = False
        self._idle_ms = self._dropped = 0
        self._told: set[str] = set()
        self.deck: Deck[FilmPerformance] = Deck(self._maker(), patient=self.output.device.patient)
        self.deck.problem = self._failed.emit
        snippets = Snippets(library, self._chunks, self.deck.strike, self._failed.emit)
        self.scrubbing = Scrubbing(settings, snippets, self._wake, self)
        self.projector = Projector(self._draw, self._drawn.emit, self._failed.emit)
        self._timer = QTimer(self, interval=_TICK_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.refresh)
        self._rest = QTimer(self, interval=_REST_MS, singleShot=True)
        self._rest.timeout.connect(self._come_to_rest)
        self._drawn.connect(self._show_drawn, Qt.ConnectionType.QueuedConnection)
        self._failed.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        work.film_changed.connect(self._film_changed)
        work.played_changed.connect(self._played_changed)
        work.sequence_changed.connect(self._sequence_changed)
        work.range_changed.connect(self._range_changed)
        self.looping_changed.connect(self._range_changed)
        self.quality_changed.connect(self._draw_anew)
        work.closed.connect(self.close_work)
        self._show_still()

    @property
    def time(self) -> Fraction:
        """The beginning of the frame that is shown, in seconds from the beginning of the sequence."""
        return self._time

    @property
    def playing(self) -> bool:
        """Whether it goes on by itself."""
        return self._playing

    @property
    def speed(self) -> float:
        """How fast it plays, negative backwards; 0 while it rests."""
        return float(self._pace) if self._playing else 0.0

    @property
    def duration(self) -> Fraction:
        """The seconds of the sequence that is played."""
        return duration_of(self._work.played.sequence(self._work.sequence.id))

    @property
    def dropped(self) -> int:
        """How many pictures were not shown since it began to play."""
        return self._dropped

    def play(self, speed: float = 1.0) -> None:
        """Play at a speed from -8 to 8, from where it is; at the end from the beginning."""
        pace = max(-FASTEST, min(FASTEST, Fraction(speed).limit_denominator(1000)))
        if self._closed or not self.duration or pace == 0 or (self._playing and pace == self._pace):
            return
        if self._rest.isActive():
            self._come_to_rest()
        begin = self._extent.begin(self._time, pace)
        round_ = self._extent.loop(begin, pace)
        was = self._playing
        if was or begin != self._time or (pace, round_) != (self._pace, self._round):
            self._pace, self._round, self._time, self._origin = pace, round_, begin, begin
            self.deck.restart(self._maker(), float(begin))
            self.moved.emit(begin)
        self._playing = True
        self.scrubbing.hush()
        self._wake()
        self.deck.play()
        self._roll(anew=not was)
        self.playing_changed.emit(True)

    def pause(self) -> None:
        """Stay where it is."""
        if self._playing:
            self._halt_at(self._time)

    def toggle(self) -> None:
        """Play, or pause."""
        if self._playing:
            self.pause()
        else:
            self.play()

    def shuttle(self, direction: int) -> None:
        """Play forwards (1) or backwards (-1), and each time it is asked for again twice as fast."""
        pace = self._pace if self._playing else ZERO
        faster = pace * 2 if pace * direction > 0 else Fraction(direction)
        self.play(float(max(-FASTEST, min(FASTEST, faster))))

    def seek(self, time: Fraction, *, dragging: bool = False, heard: bool = False) -> None:
        """Go to the frame of a time; while it is dragged the picture is the nearest that is quick.

        A place that is dragged over, or is to be `heard`, is heard for a moment.
        """
        time = self._work.on_frame(time)
        moved, self._time = time != self._time, time
        if self._playing:
            round_ = self._extent.loop(time, self._pace)
            if round_ != self._round:
                self._round = round_
                self.deck.restart(self._maker(), float(time))
            else:
                self.deck.seek(float(time))
            self._roll(anew=False)
        elif dragging:
            heard = True
            self._look()
            self.projector.show(time, exact=False)
            self._rest.start()
        else:
            self._come_to_rest()
        if moved:
            if heard and self.volume > 0 and not self._playing and not self._closed:
                self.scrubbing.hear(self._work.played, self._work.sequence.id, time)
            self.moved.emit(time)

    def step(self, frames: int) -> None:
        """Go on by so many frames, and rest there."""
        self.pause()
        self.seek(max(ZERO, self._time + frames * self._work.timeline.frame), heard=True)

    def set_size(self, width: int, height: int) -> None:
        """Draw pictures for so many pixels, never more than the film has."""
        film = self._work.timeline
        scale = min(1.0, width / film.width, height / film.height)
        size = max(2, round(film.width * scale)), max(2, round(film.height * scale))
        if size != self._size:
            self._size = size
            self._draw_anew()

    def use_device(self, name: str) -> None:
        """Play to the device of a name, the system's own for an empty one."""
        self._work.context.settings.set(DEVICE, name)
        rate = self.output.rate
        self.output.reopen()
        if self.output.rate != rate:
            self.deck.restart(self._maker(), float(self._time))
        if self._playing:
            self._wake()
            self._roll(anew=False)
        self.output_changed.emit()

    def close_work(self) -> None:
        """Be silent for good, and let go of every thread."""
        if self._closed:
            return
        self._closed, self._playing = True, False
        self._timer.stop()
        self._rest.stop()
        self.output.stop()
        self.scrubbing.close()
        self.deck.close()
        self.projector.close()

    def refresh(self) -> None:
        """Tell where it is, and show the picture that is due; a device that is not needed is let go of."""
        level = self.deck.level()
        if level.frames:
            self.level_changed.emit(level)
        if not self._playing:
            self._rested()
            return
        heard = self.deck.heard(self.output.latency)
        if heard is None:
            return
        performance, frame = heard
        place = performance.time(frame)
        if performance.loop is None and (place >= self.duration if self._pace > 0 else place <= 0):
            self._halt_at(self._extent.last if self._pace > 0 else ZERO)
            return
        number = performance.number_at(frame)
        self._move(performance.shown(number))
        picture = self.projector.due(number)
        if picture is not None:
            self.frame_ready.emit(picture.drawn)
        if self.projector.dropped != self._dropped:
            self._dropped = self.projector.dropped
            self.dropped_changed.emit(self._dropped)
        for problem in performance.mixer.problems:
            self._tell(problem)

    def _rested(self) -> None:
        self._idle_ms += _TICK_MS
        if self._idle_ms > _IDLE_MS:
            self.output.stop()
            self._timer.stop()

    def _move(self, time: Fraction) -> None:
        if time != self._time:
            self._time = time
            self.moved.emit(time)

    def _halt_at(self, time: Fraction) -> None:
        self._playing = False
        self.deck.pause()
        self.deck.seek(float(time))
        self._move(time)
        self._show_still()
        self.playing_changed.emit(False)

    @property
    def _extent(self) -> Extent:
        return Extent(self.duration, self._work.timeline.frame, self._work.range, self.looping)

    def _roll(self, *, anew: bool) -> None:
        if anew and self._dropped:
            self._dropped = 0
            self.dropped_changed.emit(0)
        if not anew:
            self.projector.jump()
        self._look()
        self.projector.roll(self._scheduled(), anew=anew)

    def _scheduled(self) -> DeckSchedule:
        return DeckSchedule(self.deck, lambda: self.output.latency, self._work.timeline.rate)

    def _draw_anew(self) -> None:
        if self._playing:
            self._look()
            self.projector.roll(self._scheduled(), anew=False)
        elif not self._closed:
            self._show_still()

    def _come_to_rest(self) -> None:
        self._rest.stop()
        if not self._playing and not self._closed:
            self.deck.seek(float(self._time))
            self._show_still()

    def _show_still(self) -> None:
        if not self._closed:
            self._look()
            self.projector.show(self._time)

    def _look(self) -> None:
        """What is drawn from now on, as it is now: the projector's thread must not look into what changes."""
        part = self.quality.part
        size = max(2, round(self._size[0] * part)), max(2, round(self._size[1] * part))
        self._scene = Scene(self._work.played, self._work.sequence.id, size)

    def _draw(self, time: Fraction, manner: Manner) -> QImage:
        """On the projector's thread."""
        return as_image(self._scene.drawn(self._compositor, time, manner))

    def _show_drawn(self, picture: Picture[QImage]) -> None:
        for problem in self._compositor.problems():
            self._tell(problem)
        # What was drawn for another place meanwhile is on its way again
        if not self._playing and not self._closed and (picture.time == self._time or picture.manner is Manner.NEAR):
            self.frame_ready.emit(picture.drawn)

    def _played_changed(self) -> None:
        if not self._closed:
            self._change_sound()
            self._draw_anew()

    def _film_changed(self, before: Timeline, now: Timeline) -> None:
        if self._closed:
            return
        self._range_changed()
        self._change_sound()
        if before.rate != now.rate:
            self.seek(self._time)
        else:
            self._draw_anew()

    def _change_sound(self) -> None:
        if not heard_alike(self._heard, self._work.played, self._work.sequence.id):
            self.deck.change(self._maker())

    def _sequence_changed(self) -> None:
        self.pause()
        self._time = ZERO
        self.deck.restart(self._maker(), 0.0)
        self.moved.emit(ZERO)
        self._show_still()

    def _range_changed(self) -> None:
        if not self._playing:
            return
        round_ = self._extent.loop(self._time, self._pace)
        if round_ != self._round:
            self._round = round_
            self.deck.restart(self._maker(), float(self._time))
            self._roll(anew=False)

    def _maker(self) -> Callable[[], FilmPerformance]:
        work = self._work
        self._heard = work.played
        mixer = partial(FilmMixer, work.played, work.sequence.id, self._library, self.output.rate, pace=self._pace,
                        chunks=self._chunks)  # fmt: skip
        round_, origin = self._round, self._origin
        return lambda: FilmPerformance(mixer(), round_, origin)

    def _pull(self, count: int) -> Samples:
        return self.deck.pull(count) * np.float32(self.volume)

    def _wake(self) -> int:
        """Have the device take what is heard; its rate."""
        self._idle_ms = 0
        self._timer.start()
        if not self.output.start(self._pull):
            self.output_changed.emit()
        return self.output.rate

    def _tell(self, error: BaseException) -> None:
        words = str(error)
        if words not in self._told:
            self._told.add(words)
            self._work.context.messages.fail(error)
