"""DeviceMenu: what sound is played to, and what it is recorded from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from app.api import UserError
from plugins.audio.panel.microphone import microphone_names
from plugins.audio.panel.mixer.saying import said
from plugins.audio.panel.output import device_names
from plugins.audio.panel.player import DEVICE, Player
from plugins.audio.panel.recording import MICROPHONE
from plugins.audio.panel.work import SongWork


class DeviceMenu(QMenu):
    """Lists the devices that there are when it is opened; what is chosen is kept, and used as soon as it is there."""

    def __init__(
        self,
        work: SongWork,
        player: Player,
        parent: QWidget | None = None,
        outputs: Callable[[], Sequence[str]] = device_names,
        inputs: Callable[[], Sequence[str]] = microphone_names,
    ) -> None:
        super().__init__(parent)
        self._work, self._player = work, player
        self._outputs, self._inputs = outputs, inputs
        self.setTitle(self.tr("Devices"))
        self.aboutToShow.connect(self.fill)

    def fill(self) -> None:
        """List what there is now."""
        self.clear()
        self._list(self.tr("Play to"), self._outputs, DEVICE, self._player.use_device)
        self._list(
            self.tr("Record from"), self._inputs, MICROPHONE, partial(self._work.context.settings.set, MICROPHONE)
        )

    def _list(self, title: str, names: Callable[[], Sequence[str]], setting: str, use: Callable[[str], None]) -> None:
        self.addSection(title)
        chosen = self._work.context.settings.get(setting, "")
        try:
            found = list(names())
        except UserError as error:
            self.addAction(said(error.words)).setEnabled(False)
            return
        if not found:
            self.addAction(self.tr("There is none")).setEnabled(False)
            return
        if isinstance(chosen, str) and chosen and chosen not in found:
            found.append(chosen)
        group = QActionGroup(self)
        for name in ("", *found):
            action = self.addAction(name or self.tr("The system's own"), partial(use, name))
            action.setCheckable(True)
            action.setChecked(name == chosen)
            group.addAction(action)
