"""The tools of the film: what a drag on the tracks does, tried on the frozen film and done as one step."""

from plugins.timeline.panel.tools.editing_pointer import EditingPointer
from plugins.timeline.panel.tools.transport import Transport

__all__ = ["EditingPointer", "Transport"]
