"""The steps to which notes can snap, as note values of the metre."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QSignalBlocker
from PySide6.QtWidgets import QComboBox, QWidget

from plugins.audio.model import TICKS_PER_BEAT, Metre

_STRAIGHT = (1, 2, 4, 8, 16, 32, 64)
_TRIPLETS = (4, 8, 16, 32)


def note_value(of_whole: int, metre: Metre) -> int:
    """The ticks of a part of a whole note, such as 16 for a sixteenth."""
    return TICKS_PER_BEAT * metre.unit // of_whole


def grid_names(metre: Metre) -> dict[int, str]:
    """The ticks of each step with its name, from a bar to the smallest."""
    translate = QCoreApplication.translate
    found = {metre.beats * TICKS_PER_BEAT: translate("Grids", "1 bar")}
    for part in _STRAIGHT:
        found.setdefault(note_value(part, metre), f"1/{part}")
    for part in _TRIPLETS:
        found.setdefault(note_value(part, metre) * 2 // 3, translate("Grids", "1/{part} triplet").format(part=part))
    return found


class GridChoice(QComboBox):
    """A field that chooses a step; `data` of an entry are its ticks, 0 for none."""

    def __init__(self, words: str, parent: QWidget | None = None, *, with_none: bool) -> None:
        super().__init__(parent)
        self._with_none = with_none
        self._offered: tuple[Metre, int] | None = None
        self.setAccessibleName(words)
        self.setToolTip(words)

    @property
    def ticks(self) -> int:
        """The chosen step."""
        return int(self.currentData() or 0)

    def offer(self, metre: Metre, ticks: int) -> None:
        """Offer the steps of a metre, and choose one without telling."""
        if (metre, ticks) == self._offered:
            return
        self._offered = metre, ticks
        names = grid_names(metre)
        if self._with_none:
            names[0] = self.tr("No grid")
        names.setdefault(ticks, self.tr("{ticks} ticks").format(ticks=ticks))
        with QSignalBlocker(self):
            self.clear()
            for step, name in names.items():
                self.addItem(name, step)
            self.setCurrentIndex(list(names).index(ticks))
