"""Titles: text over the picture, set in the fonts of the system."""

from plugins.timeline.titles.drawer import TitlePainter

__all__ = ["TitlePainter"]
