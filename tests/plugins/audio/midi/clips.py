"""Clips to write as MIDI files."""

from __future__ import annotations

from plugins.audio.model import DRUMS, Clip, Key, Mode, Note, Plan, Role, TrackPlan


def small_clip() -> Clip:
    """Two bars of violin and drums in D minor at 90 beats a minute."""
    violin = TrackPlan("t1", "Violin", 40, Role.MELODY, volume=0.85, pan=-0.5)
    drums = TrackPlan("t2", "ドラムセット", DRUMS, Role.DRUMS, volume=0.75)
    plan = Plan(90.0, key=Key(2, Mode.MINOR), bars=2, tracks=(violin, drums))
    melody = (
        Note(0, 62, 960, 80),
        Note(960, 65, 480, 85),
        Note(1440, 65, 480, 70),
        Note(1920, 69, 1900, 90),
        Note(3840, 74, 3840, 95),
    )
    beat = tuple(Note(tick, pitch, 240, 100) for tick in range(0, 7680, 1920) for pitch in (36, 42))
    return Clip(plan, (melody, beat), ((2, 5, 9), (2, 5, 9)))
