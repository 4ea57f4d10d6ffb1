"""Plans of every kind, drawn from a seed."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import Any

from plugins.audio.model import DRUMS, Key, Metre, Mode, Plan, Role, TrackPlan
from plugins.audio.music.harmony import _MAJOR, _MINOR
from plugins.audio.music.moods import MOODS

GENRES = sorted({*_MAJOR, *_MINOR})


def drawn_plan(seed: int) -> Plan:
    """A plan with any metre, key, tempo and instruments."""
    chance = random.Random(f"plan {seed}")
    tracks = tuple(drawn_track(index, chance) for index in range(chance.randint(1, 5)))
    return Plan(
        chance.choice((30.0, 60.0, 97.3, 120.0, 200.0)),
        Metre(chance.randint(1, 13), chance.choice((1, 2, 4, 4, 4, 8, 8, 16))),
        Key(chance.randrange(12), chance.choice(list(Mode))),
        chance.randint(1, 20),
        tracks,
        (chance.choice(sorted(MOODS)),),
        chance.choice(GENRES),
    )


def drawn_track(index: int, chance: random.Random) -> TrackPlan:
    """A track with any instrument in any role."""
    role = chance.choice(list(Role))
    program = DRUMS if role is Role.DRUMS and chance.random() < 0.8 else chance.randrange(128)
    wishes = (chance.random(), chance.random(), chance.random())
    return TrackPlan(f"t{index}", f"Track {index}", program, role, *wishes)


def plain_plan(*tracks: tuple[int, Role], **changes: Any) -> Plan:
    """Eight bars of four in C major."""
    made = tuple(TrackPlan(f"t{index}", "Track", program, role) for index, (program, role) in enumerate(tracks))

    return replace(Plan(100.0, bars=8, tracks=made), **changes)
