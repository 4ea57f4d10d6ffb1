"""FilmSection: the frame, the rate and the sound of the film itself."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import TypeVar

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QSizePolicy

from app.widgets.choice_box import ChoiceBox
from app.widgets.icons import Icons
from plugins.timeline.codec import LARGEST_SIDE
from plugins.timeline.commands import SetFilm
from plugins.timeline.panel.inspector.clip_edits import ClipEdits
from plugins.timeline.panel.inspector.clip_fields import SettledSlider, labelled
from plugins.timeline.panel.inspector.fields_section import FieldsSection

_SIZES = ((3840, 2160), (1920, 1080), (1280, 720), (1080, 1920), (1080, 1080), (1440, 1080))
_RATES: Mapping[Fraction, str] = {
    Fraction(24_000, 1001): "23.976",
    Fraction(24): "24",
    Fraction(25): "25",
    Fraction(30_000, 1001): "29.97",
    Fraction(30): "30",
    Fraction(50): "50",
    Fraction(60_000, 1001): "59.94",
    Fraction(60): "60",
}
_DROPPING = frozenset({Fraction(30_000, 1001), Fraction(60_000, 1001)})
_SAMPLE_RATES = (44_100, 48_000, 96_000)
T = TypeVar("T")
_USUAL_PX = 3840.0


class FilmSection(FieldsSection):
    """What holds for all sequences; it is there while nothing is chosen."""

    def __init__(self, title: str, edits: ClipEdits, icons: Icons) -> None:
        super().__init__(title, "film", edits, icons)
        timeline = edits.work.timeline
        self.size_box = _box(self.tr("Frame size"))
        self.size_box.activated.connect(self._choose_size)
        self.width_field = self._side(self.tr("Width"), timeline.width)
        self.height_field = self._side(self.tr("Height"), timeline.height)
        self.rate_box = _box(self.tr("Frame rate"))
        self.rate_box.setToolTip(self.tr("Frames a second; clips stay where they are in seconds"))
        self.rate_box.activated.connect(self._set_rate)
        self.drop_frame = QCheckBox(self.tr("Drop-frame timecode"))
        self.drop_frame.setToolTip(self.tr("Timecode keeps to the clock, by leaving numbers out"))
        self.drop_frame.clicked.connect(lambda on: self._do(SetFilm(drop_frame=on)))
        self.sound_box = _box(self.tr("Sample rate"))
        self.sound_box.activated.connect(lambda _index: self._do(SetFilm(sample_rate=self.sound_box.currentData())))
        for row in (
            labelled(self.tr("Frame size"), self.size_box), self.width_field, self.height_field,
            labelled(self.tr("Frame rate"), self.rate_box), self.drop_frame,
            labelled(self.tr("Sample rate"), self.sound_box),
        ):  # fmt: skip
            self.body.addWidget(row)

    @property
    def concerns(self) -> bool:
        """Whether nothing is chosen of which more could be said."""
        return not self.edits.clips and not self.edits.work.transition

    def refresh(self) -> None:
        """Show what the film is now."""
        super().refresh()
        film = self.edits.work.timeline
        self.width_field.set_value(film.width)
        self.height_field.set_value(film.height)
        size = (film.width, film.height)
        names = {each: f"{each[0]} × {each[1]}" for each in (*_SIZES, size)}
        _show(self.size_box, names, size)
        fps = self.tr("{rate} fps")
        rates = {**_RATES, film.rate: _RATES.get(film.rate, f"{float(film.rate):g}")}
        _show(self.rate_box, {rate: fps.format(rate=name) for rate, name in rates.items()}, film.rate)
        rates_of_sound = sorted({*_SAMPLE_RATES, film.sample_rate})
        _show(self.sound_box, {rate: f"{rate / 1000:g} kHz" for rate in rates_of_sound}, film.sample_rate)
        self.drop_frame.setChecked(film.drop_frame)
        self.drop_frame.setEnabled(film.rate in _DROPPING or film.drop_frame)

    def _side(self, title: str, value: int) -> SettledSlider:
        field = SettledSlider(title, 2, LARGEST_SIDE, value, step=2, unit=self.tr("px"), soft_high=_USUAL_PX)
        field.editing_finished.connect(self._set_size)
        return field

    def _choose_size(self) -> None:
        width, height = self.size_box.currentData()
        self._do(SetFilm(size=(width, height)))

    def _set_size(self) -> None:
        size = round(self.width_field.value), round(self.height_field.value)
        film = self.edits.work.timeline
        if size != (film.width, film.height):
            self._do(SetFilm(size=size))

    def _set_rate(self) -> None:
        rate = self.rate_box.currentData()
        # Numbers are left out at these rates alone
        self._do(SetFilm(rate=rate, drop_frame=None if rate in _DROPPING else False))

    def _do(self, command: SetFilm) -> None:
        self.edits.end_gesture()
        if not self.edits.work.execute(command):
            self.refresh()


def _box(name: str) -> QComboBox:
    box = ChoiceBox()
    box.setAccessibleName(name)
    box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return box


def _show(box: QComboBox, names: Mapping[T, str], chosen: T) -> None:
    """List values by their names, and show one of them."""
    with QSignalBlocker(box):
        values = list(names)
        if [box.itemText(index) for index in range(box.count())] != list(names.values()):
            box.clear()
            for value, name in names.items():
                box.addItem(name, value)
        box.setCurrentIndex(values.index(chosen))
