"""The mixer: a strip for each track and one for the whole, with their effects."""

from plugins.audio.panel.mixer.dock import MixerDock

__all__ = ["MixerDock"]
