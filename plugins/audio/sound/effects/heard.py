"""HeardEffect: the effects there are, each a frozen description."""

from __future__ import annotations

from typing import TypeAlias

from plugins.audio.sound.effects.delay import Delay
from plugins.audio.sound.effects.distortion import Distortion
from plugins.audio.sound.effects.dynamics import Compressor, Limiter
from plugins.audio.sound.effects.equaliser import Equaliser
from plugins.audio.sound.effects.gain import Gain
from plugins.audio.sound.effects.reverb import Reverb

HeardEffect: TypeAlias = Compressor | Delay | Distortion | Equaliser | Gain | Limiter | Reverb
