"""What a clip is, field by field."""

from plugins.timeline.panel.inspector.clip_inspector import ClipInspector

__all__ = ["ClipInspector"]
