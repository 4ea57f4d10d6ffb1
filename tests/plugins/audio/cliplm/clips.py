"""Plans, clips and a small network with random weights."""

from __future__ import annotations

import numpy as np
from hypothesis import strategies as st

from plugins.audio.cliplm import vocabulary as v
from plugins.audio.cliplm.network import Config, Network
from plugins.audio.model import DRUMS, Clip, Key, Mode, Note, Plan, Role, TrackPlan
from plugins.audio.music.composing import compose_by_rule

SMALL = Config(width=32, layers=2, heads=2, hidden=48, context=1024)

_PROGRAMS = ((40, Role.MELODY), (30, Role.RIFF), (0, Role.CHORDS), (32, Role.BASS), (48, Role.PAD), (DRUMS, Role.DRUMS))


def weights(config: Config = SMALL, seed: int = 0) -> dict[str, np.ndarray[tuple[int, ...], np.dtype[np.float32]]]:
    """Return random weights."""
    chance = np.random.default_rng(seed)
    return {
        name: (1 + 0.1 * chance.standard_normal(shape)).astype(np.float32)
        if len(shape) == 1
        else (chance.standard_normal(shape) * shape[-1] ** -0.5).astype(np.float32)
        for name, shape in config.shapes().items()
    }


def network() -> Network:
    """Return a small network."""
    return Network(SMALL, weights())


@st.composite
def plans(draw: st.DrawFn, most_tracks: int = 3) -> Plan:
    """Draw a plan in any metre that the model knows."""
    tracks = draw(st.lists(st.sampled_from(_PROGRAMS), min_size=1, max_size=most_tracks))
    return Plan(
        draw(st.floats(30, 300)),
        draw(st.sampled_from(v.METRES)),
        Key(draw(st.integers(0, 11)), draw(st.sampled_from(list(Mode)))),
        draw(st.integers(1, 6)),
        tuple(
            TrackPlan(str(index), "", program, role, draw(st.floats(0, 1)), draw(st.floats(0, 1)))
            for index, (program, role) in enumerate(tracks)
        ),
    )


@st.composite
def wild_clips(draw: st.DrawFn) -> Clip:
    """Draw a clip with notes anywhere: beside the grid, over the end, over one another."""
    plan = draw(plans())
    end = plan.bars * plan.bar_ticks
    note = st.builds(
        Note, st.integers(0, end - 1), st.integers(0, 127), st.integers(1, 2 * plan.bar_ticks), st.integers(1, 127)
    )
    notes = tuple(tuple(sorted(draw(st.lists(note, max_size=20)))) for _ in plan.tracks)
    return Clip(plan, notes)


@st.composite
def ruled_clips(draw: st.DrawFn) -> Clip:
    """Draw a clip that was composed by rule, with chords."""
    return compose_by_rule(draw(plans()), draw(st.integers(0, 1000)))
