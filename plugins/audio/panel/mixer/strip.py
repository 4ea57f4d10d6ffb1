"""ChannelStrip: name, volume, place, mute, solo, level and effects of a channel, upright or as a row."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QToolButton, QWidget

from app.widgets.elided_label import ElidedLabel
from app.widgets.level_meter import LevelMeter
from plugins.audio.panel.colours import faded, track_colour
from plugins.audio.panel.mixer.decibels import level_text, place_of
from plugins.audio.panel.mixer.fader import Fader
from plugins.audio.panel.mixer.mixing import MASTER_TOP_DB, WHOLE, Mixing
from plugins.audio.panel.mixer.pan import PanSlider
from plugins.audio.panel.mixer.readout import Readout
from plugins.audio.panel.mixer.settings import is_on
from plugins.audio.song import Track

_WIDTH = 108
_BUTTON = 24


class ChannelStrip(QWidget):
    """One channel; `chosen` tells that it was clicked, or that its effects are wanted."""

    chosen = Signal(str)

    def __init__(self, mixing: Mixing, channel: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.channel, self._mixing = channel, mixing
        self._index, self._chosen, self._upright = 0, False, True
        whole = channel == WHOLE
        self._name = ElidedLabel()
        reset = place_of(0, MASTER_TOP_DB) if whole else Track("", "").volume
        self.fader = Fader("", top_db=MASTER_TOP_DB if whole else 0.0, reset=reset)
        self.pan = PanSlider("")
        self.meter = LevelMeter()
        self.meter.hide()
        self.mute, self.solo = self._toggle(self.tr("M", "mute")), self._toggle(self.tr("S", "solo"))
        self.effects = self._toggle("")
        for button in (self.mute, self.solo):
            button.setFixedWidth(_BUTTON)
        self.effects.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._level = Readout()
        self._layout = QGridLayout(self)
        self._connect()
        if whole:
            for control in (self.pan, self.mute, self.solo):
                control.setParent(self)
                control.hide()
        self.set_upright(True)
        self.refresh(0)

    def refresh(self, index: int) -> None:
        """Show what the song says now; `index` is the track's place from the top."""
        self._index = index
        track, name = self._mixing.track(self.channel), self._mixing.name(self.channel)
        if name != self._name.text:
            self._name.set_text(name)
            self.setAccessibleName(name)
            self.fader.set_words(self.tr("Volume of {name}").format(name=name))
            self.pan.set_words(self.tr("Panorama of {name}").format(name=name))
            _say(self.mute, self.tr("Mute {name}").format(name=name))
            _say(self.solo, self.tr("Solo {name}").format(name=name))
        self.fader.set_value(self._mixing.place(self.channel))
        self._level.set_text(level_text(self.fader.level_db))
        if track is not None:
            self.pan.set_value(track.pan)
            self.mute.setChecked(track.mute)
            self.solo.setChecked(track.solo)
        effects = self._mixing.effects(self.channel)
        on = sum(map(is_on, effects))
        text = self.tr("FX", "effects")
        if self.effects.text() != (text := f"{text} {on}" if effects else text):
            self.effects.setText(text)
        said = self.tr("Effects of {name}: {on} of {count} on").format(name=name, on=on, count=len(effects))
        _say(self.effects, said)
        self.update()

    def set_chosen(self, chosen: bool, *, open_: bool) -> None:
        """Whether its track is worked on, and whether its effects are shown."""
        self.effects.setChecked(open_)
        if chosen != self._chosen:
            self._chosen = chosen
            self.update()

    def set_upright(self, upright: bool) -> None:
        """Stand beside the others, or lie below them."""
        self._upright = upright
        self.fader.set_upright(upright)
        self.meter.set_upright(upright)
        while self._layout.count():
            self._layout.takeAt(0)
        for column in range(7):
            self._layout.setColumnStretch(column, 0)
        if upright:
            self._stand()
        else:
            self._lie()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The ground, and the track's colour at its head."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self.palette()
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(palette.color(QPalette.ColorRole.Midlight if self._chosen else QPalette.ColorRole.Mid))
        ground = palette.color(QPalette.ColorRole.Base)
        painter.setBrush(ground if self._chosen else faded(ground, 0.35))
        painter.drawRoundedRect(box, 6, 6)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._colour())
        band = QRectF(6, 3, self.width() - 12, 3) if self._upright else QRectF(3, 6, 3, self.height() - 12)
        painter.drawRoundedRect(band, 1.5, 1.5)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Work on its track."""
        if event.button() is Qt.MouseButton.LeftButton and self.channel != WHOLE:
            self._mixing.work.select_track(self.channel)

    def _connect(self) -> None:
        mixing, channel = self._mixing, self.channel
        self.fader.changed.connect(lambda place: mixing.set_place(channel, place))
        self.pan.changed.connect(lambda pan: mixing.set_pan(channel, pan))
        self.fader.finished.connect(mixing.end_gesture)
        self.pan.finished.connect(mixing.end_gesture)
        self.mute.clicked.connect(lambda on: mixing.set_mute(channel, on))
        self.solo.clicked.connect(lambda on: mixing.set_solo(channel, on))
        self.effects.clicked.connect(lambda _on: self.chosen.emit(channel))
        # Where it was refused nothing has changed in the song
        for signal in (self.fader.changed, self.pan.changed, self.mute.clicked, self.solo.clicked):
            signal.connect(lambda _value: self.refresh(self._index))

    def _stand(self) -> None:
        grid = self._layout
        grid.setContentsMargins(6, 9, 6, 5)
        grid.setHorizontalSpacing(3)
        grid.setVerticalSpacing(3)
        whole = self.channel == WHOLE
        grid.addWidget(self._name, 0, 0, 1, 4)
        if not whole:
            grid.addWidget(self.pan, 1, 0, 1, 2)
        grid.addWidget(self._level, 1, 0 if whole else 2, 1, 4 if whole else 2)
        grid.addWidget(self.fader, 2, 0, 1, 3)
        grid.addWidget(self.meter, 2, 3, Qt.AlignmentFlag.AlignRight)
        if not whole:
            grid.addWidget(self.mute, 3, 0)
            grid.addWidget(self.solo, 3, 1)
        grid.addWidget(self.effects, 3, 0 if whole else 2, 1, 4 if whole else 2)
        grid.setColumnStretch(2, 1)
        grid.setRowStretch(2, 1)
        self.setFixedWidth(_WIDTH)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def _lie(self) -> None:
        grid = self._layout
        grid.setContentsMargins(12, 5, 6, 5)
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(2)
        grid.addWidget(self._name, 0, 0)
        grid.addWidget(self.pan, 0, 1)
        grid.addWidget(self.mute, 0, 2)
        grid.addWidget(self.solo, 0, 3)
        grid.addWidget(self.effects, 0, 4)
        grid.addWidget(self.fader, 1, 0, 1, 3)
        grid.addWidget(self._level, 1, 3, 1, 2)
        grid.addWidget(self.meter, 2, 0, 1, 5)
        grid.setColumnStretch(0, 1)
        grid.setRowStretch(2, 0)
        self.setMinimumWidth(0)
        self.setMaximumWidth(16_777_215)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def _colour(self) -> QColor:
        if self.channel == WHOLE:
            return self.palette().color(QPalette.ColorRole.PlaceholderText)
        return track_colour(self._index, self.palette())

    def _toggle(self, text: str) -> QToolButton:
        button = QToolButton()
        button.setText(text)
        button.setCheckable(True)
        button.setFixedHeight(_BUTTON)
        return button


def _say(button: QToolButton, words: str) -> None:
    if button.toolTip() != words:
        button.setAccessibleName(words)
        button.setToolTip(words)
