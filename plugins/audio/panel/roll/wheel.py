"""What the wheel and two fingers do in every view of the roll: scroll, and zoom time and rows."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent

from plugins.audio.panel.axis import TimeAxis
from plugins.audio.panel.roll.rows import Rows

_NOTCH = 120
_ZOOM_A_NOTCH = 2**0.25


def turn(event: QWheelEvent, axis: TimeAxis, rows: Rows | None) -> None:
    """Scroll the rows, with Shift time; Ctrl zooms time, Alt or Ctrl and Shift the rows."""
    held = event.modifiers()
    ctrl = bool(held & Qt.KeyboardModifier.ControlModifier)
    shift = bool(held & Qt.KeyboardModifier.ShiftModifier)
    alt = bool(held & Qt.KeyboardModifier.AltModifier)
    pixels, angle = event.pixelDelta(), event.angleDelta()
    # With Alt some systems turn the wheel sideways.
    notches = (angle.y() or angle.x()) / _NOTCH
    at = event.position()
    if (alt or (ctrl and shift)) and rows is not None:
        if notches:
            rows.zoom(_ZOOM_A_NOTCH**notches, at.y())
    elif ctrl:
        if notches:
            axis.zoom(_ZOOM_A_NOTCH**notches, at.x())
    else:
        across, down = (pixels.x(), pixels.y()) if not pixels.isNull() else (angle.x() / 2, angle.y() / 2)
        if shift or rows is None:
            across, down = across or down, 0
        if across:
            axis.scroll(-across)
        if down and rows is not None:
            rows.scroll_to(rows.top_px - round(down))
    event.accept()
