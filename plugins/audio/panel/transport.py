"""TransportBar: play, stop and record; where it is; tempo, metre and key; the grid; how loud it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, QSize, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QMenu, QToolButton, QWidget

from app.api import Action, Level, UserError
from app.widgets.icon_button import IconButton
from app.widgets.icons import Icons
from app.widgets.level_meter import LevelMeter
from plugins.audio.commands import SetFacts, SetSong, SetTempo
from plugins.audio.model import Key, Metre, Mode
from plugins.audio.music.theory import note_name
from plugins.audio.panel.device_menu import DeviceMenu
from plugins.audio.panel.humming import Humming
from plugins.audio.panel.mixer.saying import said
from plugins.audio.panel.player import Player
from plugins.audio.panel.position_field import PositionField
from plugins.audio.panel.recording import Recorder
from plugins.audio.panel.roll.grids import GridChoice
from plugins.audio.panel.tempo_field import TempoField
from plugins.audio.panel.tempo_question import TempoQuestion
from plugins.audio.panel.work import SongWork
from plugins.audio.song import Song, SoundOf

_HEIGHT_PX = 40
_MARGIN_PX = 12
_METRES = (Metre(4, 4), Metre(3, 4), Metre(2, 4), Metre(5, 4), Metre(6, 8), Metre(7, 8), Metre(9, 8), Metre(12, 8))
_OVERLOADED = 3
"""So many late moments are told of in the meter's tooltip."""


class TransportBar(QWidget):
    """One row; every button names its key."""

    def __init__(
        self,
        work: SongWork,
        player: Player,
        icons: Icons,
        parent: QWidget | None = None,
        recorder: Recorder | None = None,
    ) -> None:
        super().__init__(parent)
        self._work, self._player, self._icons = work, player, icons
        self.recorder = recorder or Recorder(work, player, self)
        self.humming = Humming(work, self)
        self._step = 0
        self._wanted = 0.0
        self.setProperty("class", "row")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(_HEIGHT_PX)
        self.setAccessibleName(self.tr("Transport"))
        button = self._button
        self.to_start = button("skip-back", self.tr("To the beginning"), self.tr("To the beginning (Home)"))
        self.play = button("play", self.tr("Play"), self.tr("Play (Space)"), checkable=True)
        self.stop = button("square", self.tr("Stop"), self.tr("Stop, and go back to where playing began (Shift+Space)"))
        self.record = button(
            "circle", self.tr("Record"), self.tr("Record from the microphone (Ctrl+R)"), checkable=True
        )
        self.loop = button("repeat", self.tr("Loop"), self.tr("Play the bars of the loop again and again (Ctrl+L)"),
                           checkable=True)  # fmt: skip
        self.metronome = button("metronome", self.tr("Metronome"), self.tr("Click on the beats (Ctrl+M)"),
                                checkable=True)  # fmt: skip
        self.position = PositionField(work.song, self)
        self.tempo = TempoField(work.song.bpm, self)
        self.metre = self._choice(self.tr("Metre"))
        self.key = self._choice(self.tr("Key"))
        self.grid = GridChoice(self.tr("Grid to which clips and notes snap; Alt leaves it aside"), self, with_none=True)
        self.silent = button("volume-x", self.tr("Nothing is heard"), self.tr("Nothing is heard"))
        self.meter = LevelMeter(self)
        self.meter.set_upright(False)
        self.meter.setFixedSize(96, 9)
        self.devices = self._choice(self.tr("Devices"))
        self.devices.setMenu(DeviceMenu(work, player, self))
        self.devices.setIcon(icons.icon("volume-2"))
        self.devices.setToolTip(self.tr("What is played to, and recorded from"))
        self.question = TempoQuestion(self)
        self._facts = (self.tempo, self.metre, self.key, self.grid)
        self._lay_out()
        self._connect()
        self._show_song(work.song, work.song)
        self._show_playing()
        self._show_output()

    def actions(self) -> Any:
        """What can be done here, as a sequence of Action; QWidget's own method of this name isn't needed."""
        return self._actions()

    def close_work(self) -> None:
        """End a recording that goes on; what was recorded is kept."""
        self.recorder.close_work()

    def minimumSizeHint(self) -> QSize:
        """The buttons, and where it is."""
        return QSize(self.position.geometry().right() + _MARGIN_PX, _HEIGHT_PX)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave away what matters least where there is no room."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Take on other colours."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and hasattr(self, "question"):
            self._show_playing()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Space presses the button that has the focus, and is not taken for the key that plays."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            space = event.key() == Qt.Key.Key_Space and not event.modifiers()
            event.setAccepted(space)
        return super().eventFilter(watched, event)

    def _actions(self) -> Sequence[Action]:
        player = self._player
        return (
            Action("audio.play", "Play or pause", player.toggle, "track", ("Space",), icon="play",
                   checked=lambda: player.playing),
            Action("audio.stop", "Stop", self._stop, "track", ("Shift+Space",), "Back to where playing began.",
                   "square"),
            Action("audio.to-start", "Go to the beginning", lambda: player.seek(0), "track", ("Home",),
                   icon="skip-back"),
            Action("audio.record", "Record", self._toggle_record, "track", ("Ctrl+R",),
                   "From the microphone, after a bar that is counted in, on a track of its own.", "circle",
                   checked=lambda: self.recorder.recording),
            Action("audio.loop", "Loop", self._toggle_loop, "track", ("Ctrl+L",),
                   "Play the bars of the loop again and again.", "repeat", checked=lambda: self._work.song.looping),
            Action("audio.metronome", "Metronome", lambda: player.set_metronome(not player.metronome), "track",
                   ("Ctrl+M",), "Click on the beats.", "metronome", checked=lambda: player.metronome),
            Action("audio.humming", "Find notes in the sound", self.humming.run, "track",
                   help="What was hummed or played becomes notes on a track of their own.", icon="audio-lines",
                   enabled=lambda: self.humming.region is not None),
        )  # fmt: skip

    def _button(self, icon: str, words: str, hint: str, *, checkable: bool = False) -> IconButton:
        button = IconButton(self._icons, icon, words, hint=hint, parent=self)
        button.setCheckable(checkable)
        return button

    def _choice(self, words: str) -> QToolButton:
        button = QToolButton(self)
        button.setAccessibleName(words)
        button.setToolTip(words)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setMenu(QMenu(button))
        return button

    def _lay_out(self) -> None:
        layout = self._row = QHBoxLayout(self)
        # What finds no room is hidden, and does not make the window wider.
        layout.setSizeConstraint(QHBoxLayout.SizeConstraint.SetNoConstraint)
        layout.setContentsMargins(8, 6, 12, 6)
        layout.setSpacing(4)
        for widget in (self.to_start, self.play, self.stop, self.record, self.loop, self.metronome):
            layout.addWidget(widget)
        layout.addSpacing(8)
        layout.addWidget(self.position)
        layout.addSpacing(8)
        for fact in self._facts:
            layout.addWidget(fact)
        layout.addWidget(self.question)
        layout.addStretch(1)
        layout.addWidget(self.silent)
        layout.addSpacing(4)
        layout.addWidget(self.meter)
        layout.addWidget(self.devices)

    def _connect(self) -> None:
        work, player = self._work, self._player
        self.to_start.clicked.connect(lambda: player.seek(0))
        self.play.clicked.connect(player.toggle)
        self.stop.clicked.connect(self._stop)
        self.record.clicked.connect(self._toggle_record)
        self.loop.clicked.connect(self._toggle_loop)
        self.metronome.clicked.connect(player.set_metronome)
        self.position.typed.connect(player.seek)
        self.tempo.value_changed.connect(self._tempo_moved)
        self.tempo.editing_finished.connect(self._tempo_set)
        self.question.answered.connect(self._tempo_answered)
        self.question.given_up.connect(self._tempo_given_up)
        self.grid.activated.connect(lambda _at: work.set_grid(self.grid.ticks))
        self.silent.clicked.connect(self._try_device)
        work.song_changed.connect(self._show_song)
        work.grid_changed.connect(lambda: self.grid.offer(work.song.metre, work.grid))
        player.moved.connect(lambda tick: self.position.show_tick(tick, work.song))
        player.playing_changed.connect(self._show_playing)
        player.auditioning_changed.connect(self._show_playing)
        player.options_changed.connect(self._show_playing)
        player.output_changed.connect(self._show_output)
        player.level_changed.connect(self._show_level)
        self.recorder.recording_changed.connect(self._show_playing)
        for button, chosen in ((self.metre, self._fill_metres), (self.key, self._fill_keys)):
            button.menu().aboutToShow.connect(chosen)
        for widget in (*self.findChildren(QAbstractButton), self.grid):
            widget.installEventFilter(self)

    def _show_song(self, _before: Song, song: Song) -> None:
        if not self.question.isVisible():
            self.tempo.set_value(song.bpm)
        self.tempo.set_metre(song.metre)
        self.metre.setText(f"{song.metre.beats}/{song.metre.unit}")
        self.key.setText(self._key_words(song.key))
        self.grid.offer(song.metre, self._work.grid)
        self.position.show_tick(self._player.tick, song)
        with QSignalBlocker(self.loop):
            self.loop.setChecked(song.looping)
        self._fit()

    def _show_playing(self) -> None:
        going = self._player.playing or self._player.auditioning
        for button, on in (
            (self.play, going),
            (self.record, self.recorder.recording),
            (self.metronome, self._player.metronome),
        ):
            with QSignalBlocker(button):
                button.setChecked(on)
        self.play.setIcon(self._icons.icon("pause" if going else "play"))
        words = self.tr("Pause") if going else self.tr("Play")
        self.play.setAccessibleName(words)
        self.play.setToolTip(self.tr("Pause (Space)") if going else self.tr("Play (Space)"))

    def _show_output(self) -> None:
        reason = self._player.silent_because
        self.silent.setVisible(reason is not None)
        if reason is not None:
            again = self.tr("Click to look for a device again.")
            self.silent.setToolTip(f"{said(reason.words)}\n{again}")
        self._fit()

    def _show_level(self, level: Level) -> None:
        if self.recorder.recording:
            level = self.recorder.level()
        self.meter.show_levels(level.left, level.right)
        late = self._player.deck.underruns
        words = self.tr("Level of what is heard. Click after it was too loud to forget it.")
        if late >= _OVERLOADED:
            late_words = self.tr("{count} times sound was not ready in time: this computer is busy.").format(count=late)
            words = f"{words}\n{late_words}"
        if words != self.meter.toolTip():
            self.meter.setToolTip(words)

    def _stop(self) -> None:
        if self.recorder.recording:
            self.recorder.stop()
        self._player.end_takes()
        self._player.stop()

    def _toggle_record(self) -> None:
        try:
            self.recorder.toggle()
        except UserError as error:
            self._work.context.messages.fail(error)
        self._show_playing()

    def _toggle_loop(self) -> None:
        song = self._work.song
        self._work.execute(SetSong(replace(song, looping=not song.looping), "Loop"))
        with QSignalBlocker(self.loop):
            self.loop.setChecked(self._work.song.looping)

    def _try_device(self) -> None:
        self._player.use_device(str(self._work.context.settings.get("audio.device", "")))

    def _clips_with_tempo(self) -> int:
        contents = [region.content for region in self._work.song.regions]
        return sum(isinstance(content, SoundOf) and content.bpm > 0 for content in contents)

    def _tempo_moved(self, bpm: float) -> None:
        if not self._clips_with_tempo() and not self._work.execute(SetTempo(bpm, merge_key=("tempo", self._step))):
            self.tempo.set_value(self._work.song.bpm)

    def _tempo_set(self) -> None:
        self._step += 1
        clips = self._clips_with_tempo()
        if clips and self.tempo.value != self._work.song.bpm:
            self._wanted = self.tempo.value
            self.question.ask(self._wanted, clips)
            self._fit()

    def _tempo_answered(self, relabel: bool) -> None:
        self.question.hide()
        self._work.execute(SetTempo(self._wanted, relabel))
        self._tempo_given_up()

    def _tempo_given_up(self) -> None:
        self.question.hide()
        self.tempo.set_value(self._work.song.bpm)
        self._fit()
        self.tempo.setFocus()

    def _fill_metres(self) -> None:
        menu, song = self.metre.menu(), self._work.song
        menu.clear()
        group = QActionGroup(menu)
        for metre in _METRES if song.metre in _METRES else (song.metre, *_METRES):
            entry = self._entry(menu, f"{metre.beats}/{metre.unit}", chosen=metre == song.metre)
            entry.triggered.connect(lambda _on=False, metre=metre: self._work.execute(SetFacts(metre=metre)))
            group.addAction(entry)

    def _fill_keys(self) -> None:
        menu, song = self.key.menu(), self._work.song
        menu.clear()
        for mode in Mode:
            below = menu.addMenu(self._mode_words(mode))
            for tonic in range(12):
                key = Key(tonic, mode)
                entry = self._entry(below, self._key_words(key), chosen=key == song.key)
                entry.triggered.connect(lambda _on=False, key=key: self._work.execute(SetFacts(key=key)))

    def _entry(self, menu: QMenu, words: str, *, chosen: bool) -> QAction:
        entry = menu.addAction(words)
        entry.setCheckable(True)
        entry.setChecked(chosen)
        return entry

    def _key_words(self, key: Key) -> str:
        return self.tr("{tonic} {mode}").format(tonic=note_name(key.tonic, key), mode=self._mode_words(key.mode))

    def _mode_words(self, mode: Mode) -> str:
        return {
            Mode.MAJOR: self.tr("major"),
            Mode.MINOR: self.tr("minor"),
            Mode.DORIAN: self.tr("Dorian"),
            Mode.PHRYGIAN: self.tr("Phrygian"),
            Mode.LYDIAN: self.tr("Lydian"),
            Mode.MIXOLYDIAN: self.tr("Mixolydian"),
        }[mode]

    def _fit(self) -> None:
        """Hide the facts that find no room, the grid first; while something is asked, all but the tempo."""
        asking = not self.question.isHidden()
        spared = (self.grid, self.key, self.metre, self.meter)
        for widget in spared:
            widget.setVisible(not asking or widget is self.meter)
        for widget in spared:
            self._row.invalidate()
            if self._row.minimumSize().width() <= self.width():
                break
            widget.setVisible(False)
        self._row.activate()
