"""The arrangement: heads of tracks, lanes with regions, and a ruler."""

from plugins.audio.panel.arrangement.arrangement import Arrangement

__all__ = ["Arrangement"]
