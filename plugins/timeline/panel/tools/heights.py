"""Heights: which value of a parameter lies at a height of a track, also beside the clip whose line is dragged."""

from __future__ import annotations

from fractions import Fraction

from plugins.timeline.panel.tracks.curve_line import value_at
from plugins.timeline.panel.tracks.view import TracksView


class Heights:
    """Asks the view how it draws a line on a track."""

    def __init__(self, view: TracksView) -> None:
        self._view = view

    def value(self, track: str, parameter: str, y: float) -> float | None:
        """The value at a height of the clips' area; None where the track is gone."""
        row = self._view.rows.of(track)
        if row is None:
            return None
        painter = self._view.lanes.painter
        body = painter.measures.body_of(painter.box(row, Fraction(0), Fraction(1)))
        return value_at(parameter, y, body.top(), body.height())
