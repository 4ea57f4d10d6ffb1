"""SongBank: the player plays with the song's sound font, or with the studio's own instruments while that is missing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from app.api import ModelRecord, UserError
from plugins.audio.commands import SetBank
from plugins.audio.panel.player import Player
from plugins.audio.panel.work import SongWork
from plugins.audio.song import Song
from plugins.audio.sound.bank import OWN_BANK, Bank
from plugins.audio.sound.fonts import FontShelf, MissingFont


class SongBank(QObject):
    """Looks for the font when the song names another one, when playing begins, and when the fonts are shown."""

    changed = Signal()
    """Another bank plays."""

    def __init__(self, work: SongWork, player: Player, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work, self._player = work, player
        self._own = player.bank
        self._shelf = FontShelf(work.context.resources / OWN_BANK, work.context.generators.models)
        self._wanted = ""
        self.font = ""
        """The id of the font that plays, empty for the studio's own: where the song's is missing, not the song's."""
        work.song_changed.connect(self._song_changed)
        player.playing_changed.connect(lambda playing: self.look_again() if playing else None)
        self.look_again()

    @property
    def bank(self) -> Bank:
        """What plays now."""
        return self._player.bank

    @property
    def fonts(self) -> Sequence[ModelRecord]:
        """The fonts of this machine, besides the studio's own."""
        return self._shelf.fonts

    def look_again(self) -> None:
        """Play with the song's font if it is there; why it isn't is said once."""
        wanted = self._work.song.bank
        if wanted == self._wanted == self.font:
            return
        told, self._wanted = wanted == self._wanted, wanted
        try:
            bank = self._shelf.bank(wanted) if wanted else self._own
            font = wanted
        except UserError as error:
            bank, font = self._own, ""
            if not told:
                self._tell(error)
        self.font = font
        if bank is not self._player.bank:
            self._player.use_bank(bank)
            self.changed.emit()

    def choose(self, font: str) -> None:
        """Have the song played with a font, by its id; the empty one is the studio's own."""
        self._work.execute(SetBank(font))

    def choices(self) -> Sequence[tuple[str, str]]:
        """The fonts that a song can be played with, by their ids, with what they are called; the song's is one."""
        chosen = self._work.song.bank
        found = [("", self.tr("The studio's own instruments"))]
        found += [(str(font.id), font.name) for font in self.fonts]
        if chosen not in [font for font, _name in found]:
            found.append((chosen, self.tr("{font} (not on this machine)").format(font=chosen)))
        return found

    def menu(self, parent: QWidget) -> QMenu:
        """The fonts to choose from, the song's own checked."""
        self.look_again()
        menu = QMenu(parent)
        group = QActionGroup(menu)
        chosen = self._work.song.bank
        for id_, name in self.choices():
            action = QAction(name.replace("&", "&&"), menu)
            action.setCheckable(True)
            action.setChecked(id_ == chosen)
            action.setEnabled(not self._work.read_only)
            action.triggered.connect(lambda _on, id_=id_: self.choose(id_))
            group.addAction(action)
            menu.addAction(action)
        if not self.fonts:
            menu.addSeparator()
            hint = menu.addAction(self.tr("Others come from the model manager, or are dropped on the window"))
            hint.setEnabled(False)
        return menu

    def open_menu(self, parent: QWidget) -> None:
        """Offer the fonts in the middle of a widget."""
        menu = self.menu(parent)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(parent.mapToGlobal(QPoint(parent.width() // 2, parent.height() // 3)))

    def _song_changed(self, before: Song, song: Song) -> None:
        if before.bank != song.bank:
            self.look_again()

    def _tell(self, error: UserError) -> None:
        if isinstance(error, MissingFont):
            words = self.tr("The sound font “{font}” is not on this machine: the studio's own instruments play.")
            self._work.context.messages.say(words.format(font=self._wanted))
        else:
            self._work.context.messages.fail(error)
