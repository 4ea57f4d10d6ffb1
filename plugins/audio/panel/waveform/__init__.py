"""The waveform and spectrogram of a region with sound, and what can be done to it."""

from plugins.audio.panel.waveform.editor import SoundEditor
from plugins.audio.panel.waveform.source import PeakSource

__all__ = ["PeakSource", "SoundEditor"]
