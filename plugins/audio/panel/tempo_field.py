"""TempoField: beats a minute, to a tenth; arrows and the wheel go by whole ones."""

from __future__ import annotations

from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QWidget

from app.widgets.number_slider import NumberSlider
from plugins.audio.model import Metre, is_compound
from plugins.audio.song import FASTEST_BPM, SLOWEST_BPM

_SOFT_BPM = 200.0


class TempoField(NumberSlider):
    """A number field; with Shift its steps are tenths."""

    def __init__(self, bpm: float, parent: QWidget | None = None) -> None:
        super().__init__(
            "", SLOWEST_BPM, FASTEST_BPM, bpm, step=0.1, key_step=1, unit="BPM", soft_high=_SOFT_BPM, parent=parent
        )
        self.setAccessibleName(self.tr("Tempo"))
        self.setToolTip(self.tr("Tempo in beats a minute"))
        self.setFixedWidth(self.sizeHint().width())

    def set_metre(self, metre: Metre) -> None:
        """Say which note is the beat, and in compound metres what that is in dotted quarters."""
        self.set_unit("BPM" if metre.unit == 4 else f"×1/{metre.unit}")
        words = self.tr("Tempo in beats a minute")
        if metre.unit != 4:
            words = self.tr("Tempo: so many notes of 1/{unit} a minute").format(unit=metre.unit)
        if is_compound(metre):
            words = self.tr("{words}; a dotted quarter has three, so ♩. = {bpm}").format(
                words=words, bpm=f"{self.value / 3:.4g}"
            )
        self.setToolTip(words)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Each notch counts, as a key does."""
        super().wheelEvent(event)
        if self.hasFocus():
            self.editing_finished.emit()
