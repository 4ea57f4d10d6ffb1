"""Viewer: the program monitor, the picture with the transport below."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.api import Action, Level
from app.widgets.icons import Icons
from app.widgets.level_meter import LevelMeter
from plugins.timeline.panel.inspector.clip_edits import ClipEdits
from plugins.timeline.panel.inspector.playhead import Playhead
from plugins.timeline.panel.player import Player
from plugins.timeline.panel.quality import Quality
from plugins.timeline.panel.viewer.screen import Screen
from plugins.timeline.panel.viewer.transport import TransportBar
from plugins.timeline.panel.work import FilmWork

_METER_FROM_PX = 320


class Viewer(QWidget):
    """Shows what the player shows; without one it is an empty screen. `edits` are those that the inspector has."""

    def __init__(
        self,
        work: FilmWork,
        player: Player | None,
        icons: Icons,
        parent: QWidget | None = None,
        *,
        edits: ClipEdits | None = None,
    ) -> None:
        super().__init__(parent)
        self._player = player
        edits = edits or ClipEdits(work, Playhead(player, self), self)
        self.setAccessibleName(self.tr("Viewer"))
        self.screen_ = Screen(work, player, edits, self)
        self.transport: TransportBar | None = None
        self.meter: LevelMeter | None = None
        row, column = QHBoxLayout(self), QVBoxLayout()
        for layout in (row, column):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
        row.addLayout(column, 1)
        column.addWidget(self.screen_, 1)
        if player is not None:
            self.transport = TransportBar(work, player, self.screen_, icons, self)
            column.addWidget(self.transport)
            self.meter = LevelMeter(self, scaled=True)
            self.meter.setAccessibleName(self.tr("Level of the film"))
            row.addWidget(self.meter)
            player.level_changed.connect(self._show_level)

    def film_actions(self) -> Sequence[Action]:
        """What can be done with the picture; what moves the playhead is with the editing actions."""
        player, screen = self._player, self.screen_
        if player is None:
            return ()
        return (
            Action("timeline.fit", "Fit the picture", screen.fit, "view", help="All of it, as large as there is room.",
                   icon="maximize", checked=lambda: screen.fits),
            Action("timeline.actual-size", "Show the picture at its size", lambda: screen.zoom_to(1.0), "view",
                   help="A pixel of the screen for each pixel of the film."),
            Action("timeline.safe-areas", "Safe areas", self._toggle_safe, "view",
                   help="Lines around what every screen shows.", icon="scan", checked=lambda: screen.safe_areas),
            Action("timeline.quality-full", "Full quality", partial(player.set_quality, Quality.FULL), "view",
                   help="How finely pictures are drawn while working; the film is exported in full.",
                   checked=lambda: player.quality is Quality.FULL),
            Action("timeline.quality-half", "Half quality", partial(player.set_quality, Quality.HALF), "view",
                   checked=lambda: player.quality is Quality.HALF),
            Action("timeline.quality-quarter", "Quarter quality", partial(player.set_quality, Quality.QUARTER), "view",
                   checked=lambda: player.quality is Quality.QUARTER),
            Action("timeline.scrub-sound", "Sound while scrubbing",
                   lambda: player.scrubbing.set_on(not player.scrubbing.on), "view",
                   help="Hear the film where the playhead is dragged, or steps.", icon="audio-lines",
                   checked=lambda: player.scrubbing.on),
            Action("timeline.loop", "Loop", lambda: player.set_looping(not player.looping), "view",
                   help="Play what is marked, or all, again and again.", icon="repeat",
                   checked=lambda: player.looping),
        )  # fmt: skip

    def sizeHint(self) -> QSize:
        """As large as a small film, with its transport."""
        return QSize(640, 400)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the meter away where there is hardly room for the picture."""
        super().resizeEvent(event)
        if self.meter is not None:
            self.meter.setVisible(self.width() >= _METER_FROM_PX)

    def _show_level(self, level: Level) -> None:
        if self.meter is not None:
            self.meter.show_levels(level.left, level.right, level.rms)

    def _toggle_safe(self) -> None:
        self.screen_.set_safe_areas(not self.screen_.safe_areas)
