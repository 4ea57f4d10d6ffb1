"""SoundEditor: the sound of the opened region, what it is, and what can be done to it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QLabel, QScrollBar, QVBoxLayout, QWidget

from app.api import Action, Words
from app.widgets.icons import Icons
from plugins.audio.panel.waveform.actions import actions_of
from plugins.audio.panel.waveform.bar import SoundBar
from plugins.audio.panel.waveform.editing import Editing, span_of
from plugins.audio.panel.waveform.facts import facts_of, said, selection_words
from plugins.audio.panel.waveform.footer import Footer
from plugins.audio.panel.waveform.measuring import Measured, Measuring
from plugins.audio.panel.waveform.source import PeakSource
from plugins.audio.panel.waveform.view import WaveView
from plugins.audio.panel.work import SongWork
from plugins.audio.spectra import Pitches

if TYPE_CHECKING:
    from plugins.audio.panel.player import Player

_SPECTRAL, _DECIBELS, _MEL = "audio.sound.spectral", "audio.sound.decibels", "audio.sound.mel"


class SoundEditor(QWidget):
    """Shows the region that is opened where it has sound, else that there is none."""

    def __init__(
        self, work: SongWork, icons: Icons, player: Player | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._work = work
        self._settings = work.context.settings
        self._source = PeakSource.of(work)
        self._region = ""
        self._loud: Measured | None = None
        self.view = WaveView(work, self._source, player, self)
        self.editing = Editing(work, self.view, self)
        self.measuring = Measuring(work.context, self)
        self._actions = actions_of(self)
        keys = {key: partial(_run, action) for action in self._actions for key in action.keys}
        self.view.keys = {**self.view.keys, **keys}
        self.bar = SoundBar(self._actions, icons, self)
        self.remark = QLabel()
        self.remark.setWordWrap(True)
        self.remark.setContentsMargins(12, 4, 12, 4)
        self.remark.setTextFormat(Qt.TextFormat.PlainText)
        self.remark.hide()
        self.scroll_bar = QScrollBar(Qt.Orientation.Horizontal)
        self.scroll_bar.setAccessibleName(self.tr("Place in the sound"))
        self.footer = Footer(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.bar)
        layout.addWidget(self.remark)
        layout.addWidget(self.view, 1)
        layout.addWidget(self.scroll_bar)
        layout.addWidget(self.footer)
        self.setFocusProxy(self.view)
        self._connect()
        self.view.set_spectral(bool(self._settings.get(_SPECTRAL, False)))
        self.view.set_decibels(bool(self._settings.get(_DECIBELS, False)))
        self.view.set_pitches(Pitches.MEL if self._settings.get(_MEL, False) else Pitches.OCTAVES)
        self._show()

    @property
    def is_mel(self) -> bool:
        """Whether frequencies lie as they are told apart by ear."""
        return self.view.pitches is Pitches.MEL

    def actions(self) -> Any:
        """What can be done here, as a sequence of Action; QWidget's own method of this name isn't needed."""
        return self._actions

    def toggle_spectral(self) -> None:
        """Show the spectrogram, or the waveform again."""
        self.view.set_spectral(not self.view.spectral)
        self._settings.set(_SPECTRAL, self.view.spectral)
        self.bar.refresh()

    def toggle_decibels(self) -> None:
        """Draw levels in decibels, or as they are."""
        self.view.set_decibels(not self.view.decibels)
        self._settings.set(_DECIBELS, self.view.decibels)
        self.bar.refresh()

    def toggle_mel(self) -> None:
        """Space frequencies by ear, or by octaves."""
        self.view.set_pitches(Pitches.OCTAVES if self.is_mel else Pitches.MEL)
        self._settings.set(_MEL, self.is_mel)
        self.bar.refresh()

    def zoom(self, factor: float) -> None:
        """Draw larger or smaller around the middle."""
        self.view.axis.zoom(factor, self.view.axis.width / 2)

    def fit(self) -> None:
        """Show all of the sound."""
        self.view.axis.fit(0, self.view.axis.frames)

    def zoom_to_selection(self) -> None:
        """Show the selection alone."""
        if self.view.selection is not None:
            self.view.axis.fit(*self.view.selection)

    def close_work(self) -> None:
        """Compute and edit no more."""
        self.measuring.stop()
        self.editing.close_work()
        self.view.close_work()

    def _connect(self) -> None:
        self._work.song_changed.connect(lambda _old, _new: self._show())
        self._work.selection_changed.connect(self._show)
        self._source.changed.connect(self._sound_changed)
        self.view.selection_changed.connect(self._selection_changed)
        self.view.pointed.connect(self.footer.point)
        self.view.axis.changed.connect(self._show_place)
        self.scroll_bar.valueChanged.connect(lambda frame: self.view.axis.scroll_to(float(frame)))
        self.measuring.done.connect(self._measured)
        self.editing.busy_changed.connect(self._show_busy)
        self.footer.cancelled.connect(self.editing.cancel)
        self.bar.tempo_changed.connect(self.editing.set_tempo)
        self.bar.tempo_ended.connect(self._work.context.session.seal)

    def _show(self) -> None:
        """What is opened now."""
        span, region = span_of(self._work), self.editing.region
        if region is not None and region.id != self._region:
            self._region = region.id
            self.view.selecting.clear()
        tracks = [track.id for track in self._work.song.tracks]
        colour = tracks.index(region.track) if region is not None and region.track in tracks else 0
        self.view.words = "" if span is not None else self.tr("Open a clip with sound to see it here.")
        self.view.show_sound(span, colour)
        self._show_selection()
        self._show_facts()
        self._show_place()

    def _show_facts(self) -> None:
        region, span = self.editing.region, self.view.span
        if region is None or span is None:
            self.bar.show_facts("", None, read_only=True)
            self._show_remark(())
            return
        peaks, failure = self._source.peaks(span.sound.asset), self._source.failure(span.sound.asset)
        self.bar.show_facts(
            facts_of(region.name, span, peaks.info if peaks else None), span.sound.bpm, read_only=self._work.read_only
        )
        if failure is not None:
            self.view.words = said(failure)
        self._show_remark(peaks.notes if peaks is not None else ())

    def _show_remark(self, notes: Sequence[Words]) -> None:
        self.remark.setText("\n".join(said(words) for words in notes))
        self.remark.setVisible(bool(notes))

    def _show_place(self) -> None:
        axis = self.view.axis
        seen = round(axis.width * axis.per_px)
        with QSignalBlocker(self.scroll_bar):
            self.scroll_bar.setRange(0, max(0, axis.frames - seen))
            self.scroll_bar.setPageStep(max(1, seen))
            self.scroll_bar.setSingleStep(max(1, seen // 20))
            self.scroll_bar.setValue(round(axis.left))
        self.scroll_bar.setEnabled(axis.frames > seen)

    def _sound_changed(self, asset: str) -> None:
        if self.view.span is not None and asset == self.view.span.sound.asset:
            self._show_facts()

    def _selection_changed(self) -> None:
        chosen, span = self.view.selection, self.view.span
        self._loud = None
        peaks = self._source.peaks(span.sound.asset) if span is not None else None
        if chosen is None or span is None or peaks is None:
            self.measuring.stop()
        else:
            self.measuring.measure(span.sound.asset, *chosen, peaks)
        self._show_selection()
        self.bar.refresh()

    def _measured(self, found: Measured | None) -> None:
        self._loud = found
        self._show_selection()

    def _show_selection(self) -> None:
        chosen, span = self.view.selection, self.view.span
        words = "" if chosen is None or span is None else selection_words(span, chosen, self._work.song, self._loud)
        self.footer.show_selection(words, hint=span is not None)

    def _show_busy(self) -> None:
        self.footer.show_progress(self.editing.progress)
        self.bar.refresh()


def _run(action: Action) -> None:
    if action.enabled is None or action.enabled():
        action.run()
