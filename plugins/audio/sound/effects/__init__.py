"""Effects: each is a frozen description that makes sound of sound."""

from typing import TypeAlias

from plugins.audio.sound.effects.bypassed import Bypassed
from plugins.audio.sound.effects.chain import Processor, apply_effects
from plugins.audio.sound.effects.delay import Delay
from plugins.audio.sound.effects.distortion import Distortion
from plugins.audio.sound.effects.dynamics import Compressor, Limiter
from plugins.audio.sound.effects.equaliser import Band, Equaliser, Shape
from plugins.audio.sound.effects.gain import Gain
from plugins.audio.sound.effects.heard import HeardEffect
from plugins.audio.sound.effects.reverb import Reverb

Effect: TypeAlias = HeardEffect | Bypassed
"""What a track or a song may have."""

__all__ = [
    "Band",
    "Bypassed",
    "Compressor",
    "Delay",
    "Distortion",
    "Effect",
    "Equaliser",
    "Gain",
    "HeardEffect",
    "Limiter",
    "Processor",
    "Reverb",
    "Shape",
    "apply_effects",
]
