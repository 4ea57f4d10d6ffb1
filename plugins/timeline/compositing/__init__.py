"""Compositing: what a film looks like at a time; a plan says what is to be drawn, and a renderer draws it."""

from plugins.timeline.compositing.compositor import Compositor
from plugins.timeline.compositing.rendering import TitleDrawer

__all__ = ["Compositor", "TitleDrawer"]
