"""The piano roll: notes of a region as they lie on pitches and bars."""

from plugins.audio.panel.roll.piano_roll import PianoRoll

__all__ = ["PianoRoll"]
