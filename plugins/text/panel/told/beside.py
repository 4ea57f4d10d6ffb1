"""What the model is told, beside a chapter: the dock, and the meter below the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plugins.text.panel.context_meter import ContextMeter
from plugins.text.panel.told.dock import ToldDock

if TYPE_CHECKING:
    from plugins.text.panel.panel import TextPanel


def add_told(panel: TextPanel) -> ToldDock:
    """Give a panel its dock of what the model is told, and its meter."""
    dock = ToldDock(panel.work, panel.editor, panel.icons)
    meter = ContextMeter(panel.work, panel.editor, panel.icons, panel.bar)
    panel.bar.meter.addWidget(meter)
    dock.meter = meter
    panel.bar.hint_shown.connect(meter.set_short)
    return dock
