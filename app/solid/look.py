"""Look: how a solid is lit, and on what ground."""

from __future__ import annotations

from dataclasses import dataclass

Rgb = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Look:
    """Strengths are from 0 to 1; colours are sRGB.

    `occlusion` darkens where little light comes in, `outline` draws the edges in `ink`, `cue` fades what is far into
    `ground`, `gloss` is how much the key light shines. `reach` is how far occlusion looks, as a share of the
    solid's radius. The ground itself is left transparent.
    """

    occlusion: float = 0.85
    outline: float = 0.75
    cue: float = 0.35
    gloss: float = 0.18
    reach: float = 0.3
    ink: Rgb = (12, 13, 16)
    ground: Rgb = (246, 246, 244)


@dataclass(frozen=True, slots=True)
class Detail:
    """How carefully it is drawn: lines of samples a pixel, and directions and steps in which light is looked for.

    `fineness` below 1 draws fewer pixels than the picture has and enlarges them; above 1 more, and averages them.
    """

    fineness: float
    directions: int
    steps: int


MOVING = Detail(fineness=0.8, directions=6, steps=2)
STILL = Detail(fineness=2, directions=12, steps=4)
FINEST = Detail(fineness=3, directions=16, steps=6)
