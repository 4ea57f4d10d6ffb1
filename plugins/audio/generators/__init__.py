"""Generators: clips from sentences and from clips, with their sound."""

from plugins.audio.generators.compose import Compose
from plugins.audio.generators.editing import Accompany, Continue, Infill, Vary
from plugins.audio.generators.render import Render
from plugins.audio.generators.text_to_audio import SoundToAudio, TextToAudio

__all__ = ["Accompany", "Compose", "Continue", "Infill", "Render", "SoundToAudio", "TextToAudio", "Vary"]
