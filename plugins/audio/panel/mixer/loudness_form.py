"""LoudnessForm: what exports of the song are brought to, and how loud it is now."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.api import Job, JobContext, Lane, Words
from app.widgets.number_slider import NumberSlider
from plugins.audio.panel.mixer.decibels import level_text
from plugins.audio.panel.mixer.mixing import Mixing
from plugins.audio.song import Song
from plugins.audio.sound.bank import OWN_BANK, Bank
from plugins.audio.sound.loudness import loudness
from plugins.audio.sound.song_mixer import SongMixer

_TARGETS = (-14.0, -16.0, -23.0)
_OWN = "own"
_LOWEST, _HIGHEST = -40.0, -5.0
_PART = 1 << 18
"""Frames that are rendered at a time, between two looks at whether it is wanted still."""


def measured(mixer: SongMixer, context: JobContext) -> float:
    """The loudness of a whole song in LUFS."""
    parts = []
    for start in range(0, mixer.frames, _PART):
        context.check()
        parts.append(mixer.render(start, min(_PART, mixer.frames - start)))
        context.report(min(start + _PART, mixer.frames), mixer.frames, Words("Listening"))
    sound = np.concatenate(parts) if parts else np.zeros((0, 2), np.float32)
    return loudness(sound, mixer.rate)


def _nothing() -> None:
    """There is nothing to be ended."""


class LoudnessForm(QWidget):
    """A target from a list or one's own, and a button that measures."""

    def __init__(self, mixing: Mixing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mixing = mixing
        self._measured: tuple[Song, float] | None = None
        self._busy = False
        self._end: Callable[[], None] = _nothing
        self.bank: Callable[[], Bank] = lambda: Bank.open(mixing.work.context.resources / OWN_BANK)
        """What the song is heard with."""
        self.target = QComboBox()
        self.target.setAccessibleName(self.tr("Loudness of exports"))
        self.target.setToolTip(self.tr("What exports are brought to"))
        self.target.addItem(self.tr("Exports as loud as the mix"), None)
        for lufs, words in zip(
            _TARGETS,
            (
                self.tr("−14 LUFS, for streaming"),
                self.tr("−16 LUFS, for podcasts"),
                self.tr("−23 LUFS, for broadcast"),
            ),
            strict=True,
        ):
            self.target.addItem(words, lufs)
        self.target.addItem(self.tr("A loudness of your own"), _OWN)
        self.target.activated.connect(self._chosen)
        self.own = NumberSlider(self.tr("Loudness"), _LOWEST, _HIGHEST, -14.0, step=0.5, unit="LUFS")
        self.own.value_changed.connect(lambda value: mixing.set_loudness(float(value)))
        self.own.editing_finished.connect(mixing.end_gesture)
        self.own.hide()
        self.measure = QPushButton(self.tr("Measure"))
        self.measure.setToolTip(self.tr("Measure how loud the song is"))
        self.measure.clicked.connect(self._measure)
        self.result = QLabel()
        self.result.setProperty("class", "secondary")
        self.result.setWordWrap(True)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.measure)
        row.addWidget(self.result, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.target)
        layout.addWidget(self.own)
        layout.addLayout(row)
        self.refresh()

    def refresh(self) -> None:
        """Show what the song says now."""
        song = self._mixing.work.song
        lufs = song.loudness
        known = lufs is None or (lufs in _TARGETS and not self.own.hasFocus() and self.own.isHidden())
        index = self.target.findData(lufs) if known else self.target.findData(_OWN)
        self.target.setCurrentIndex(0 if lufs is None else index)
        self.own.setVisible(self.target.currentData() == _OWN)
        if lufs is not None and _LOWEST <= lufs <= _HIGHEST and self.own.value != lufs:
            self.own.set_value(lufs)
        self.measure.setEnabled(not self._busy and song.end > 0)
        self._say()

    def _chosen(self, _index: int) -> None:
        value = self.target.currentData()
        self._mixing.end_gesture()
        if value == _OWN:
            self.own.show()
            self._mixing.set_loudness(self.own.value)
        else:
            self.own.hide()
            self._mixing.set_loudness(value)
        self._mixing.end_gesture()

    def _measure(self) -> None:
        work = self._mixing.work
        song, assets, bank = work.song, work.context.assets, self.bank

        def task(context: JobContext) -> float:
            mixer = SongMixer(song, assets, bank())
            found = measured(mixer, context)
            if mixer.problems and found == -math.inf:
                raise mixer.problems[0]
            return found

        def done(found: float) -> None:
            self._measured = (song, found)

        self._busy = True
        self.result.setText(self.tr("Measuring…"))
        self.measure.setEnabled(False)
        job = work.context.jobs.run(self.tr("Measuring the loudness"), task, Lane.IO, done)

        def changed(other: Job) -> None:
            if other.id == job.id and other.state.ended:
                self.close_work()
                self._busy = False
                self.refresh()

        self._end = work.context.jobs.subscribe(changed)

    def close_work(self) -> None:
        """Wait for no measuring any more."""
        self._end()
        self._end = _nothing

    def _say(self) -> None:
        if self._busy:
            return
        if self._measured is None:
            self.result.setText("")
            return
        song, found = self._measured
        if found == -math.inf:
            text = self.tr("Nothing is heard")
        else:
            text = self.tr("{lufs} LUFS").format(lufs=level_text(found))
        if song is not self._mixing.work.song:
            text = self.tr("{result}, before the last change").format(result=text)
        self.result.setText(text)
