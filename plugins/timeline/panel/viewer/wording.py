"""Names of what the viewer has to choose."""

from __future__ import annotations

from collections.abc import Mapping

from app.api import Words
from plugins.timeline.panel.quality import Quality

QUALITIES: Mapping[Quality, Words] = {
    Quality.FULL: Words("Full quality"),
    Quality.HALF: Words("Half quality"),
    Quality.QUARTER: Words("Quarter quality"),
}
