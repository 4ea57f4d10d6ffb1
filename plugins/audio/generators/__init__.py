"""Generators: clips from sentences and from clips, with their sound."""

from plugins.audio.generators.compose import Compose
from plugins.audio.generators.editing import Accompany, Continue, Infill, Vary
from plugins.audio.generators.render import Render

__all__ = ["Accompany", "Compose", "Continue", "Infill", "Render", "Vary"]
