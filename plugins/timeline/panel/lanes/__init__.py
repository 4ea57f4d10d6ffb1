"""How the parameters of a clip change over its time."""

from plugins.timeline.panel.lanes.keyframe_lanes import KeyframeLanes

__all__ = ["KeyframeLanes"]
