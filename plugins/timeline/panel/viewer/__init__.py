"""The viewer: the picture of the film, handles on it, and the transport below."""

from plugins.timeline.panel.viewer.viewer import Viewer

__all__ = ["Viewer"]
