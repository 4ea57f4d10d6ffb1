"""FontBox: the sound font that plays the song, chosen from those of this machine."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QWidget

from app.widgets.icons import Icons
from plugins.audio.panel.song_bank import SongBank
from plugins.audio.panel.work import SongWork


class FontBox(QComboBox):
    """Lists the fonts that there are when it is opened."""

    def __init__(self, work: SongWork, bank: SongBank, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._work, self._bank, self._icon = work, bank, icons.icon("piano")
        self.setAccessibleName(self.tr("Sound font"))
        self.setToolTip(self.tr("The instruments that play the song"))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)
        self.activated.connect(lambda _index: self._choose())
        work.song_changed.connect(lambda before, song: self.refresh() if before.bank != song.bank else None)
        bank.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """List what there is now."""
        self.clear()
        for font, name in self._bank.choices():
            self.addItem(self._icon, name, font)
        self.setCurrentIndex(self.findData(self._work.song.bank))

    def showPopup(self) -> None:
        """List what there is now, and open."""
        self._bank.look_again()
        self.refresh()
        super().showPopup()

    def _choose(self) -> None:
        self._bank.choose(str(self.currentData()))
        self.refresh()
