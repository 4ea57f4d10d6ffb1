"""Playhead: where the song is heard or, without a player, where the next thing is put."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from plugins.audio.panel.player import Player


class Playhead(QObject):
    """The player's place, or a place of its own where there is no player."""

    moved = Signal(float, float)
    """The tick before, and the tick now."""

    def __init__(self, player: Player | None, parent: QObject) -> None:
        super().__init__(parent)
        self._player = player
        self._tick = player.tick if player is not None else 0.0
        if player is not None:
            player.moved.connect(self._go)

    @property
    def tick(self) -> float:
        """Where it is, in ticks of the song; at its beginning while the player counts in."""
        return max(0.0, self._tick)

    @property
    def playing(self) -> bool:
        """Whether it goes on by itself."""
        return self._player is not None and self._player.playing

    def seek(self, tick: float) -> None:
        """Go somewhere else."""
        if self._player is not None:
            self._player.seek(max(0.0, tick))
        self._go(max(0.0, tick))

    def _go(self, tick: float) -> None:
        if tick != self._tick:
            before, self._tick = self._tick, tick
            self.moved.emit(before, tick)
