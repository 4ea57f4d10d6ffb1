"""PlayOptions: how a film is played here, which is kept for the next time."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from app.api import Settings
from plugins.timeline.panel.quality import Quality

_QUALITY, _VOLUME, _LOOP = "timeline.quality", "timeline.volume", "timeline.loop"


class PlayOptions(QObject):
    """The quality of pictures, the volume from 0 to 1, and whether it is played again and again."""

    options_changed = Signal()
    """Another quality, volume, or looping."""
    quality_changed = Signal()
    looping_changed = Signal()

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self.quality = Quality.of(settings.get(_QUALITY, ""))
        volume = settings.get(_VOLUME, 1.0)
        self.volume = min(1.0, max(0.0, volume)) if isinstance(volume, float) else 1.0
        self.looping = bool(settings.get(_LOOP, False))

    def set_looping(self, on: bool) -> None:
        """Play again and again, or once."""
        if on != self.looping:
            self.looping = on
            self._settings.set(_LOOP, on)
            self.looping_changed.emit()
            self.options_changed.emit()

    def set_quality(self, quality: Quality) -> None:
        """Draw finer or coarser pictures."""
        if quality is not self.quality:
            self.quality = quality
            self._settings.set(_QUALITY, quality.value)
            self.quality_changed.emit()
            self.options_changed.emit()

    def set_volume(self, volume: float) -> None:
        """Be heard louder or softer, from 0 to 1; the film stays as it is."""
        if volume != self.volume:
            self.volume = volume
            self._settings.set(_VOLUME, volume)
            self.options_changed.emit()
