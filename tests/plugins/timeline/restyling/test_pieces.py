"""Pieces of a long film are joined so that nobody sees where."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import numpy as np

from app.api import (
    Film,
    FilmConditions,
    Filming,
    FrameGrid,
    Honoured,
    ModelFormat,
    ModelId,
    ModelKind,
    ModelRecord,
    Pixels,
    VideoAbilities,
    WatchStep,
    Words,
)
from plugins.timeline.restyling.pieces import PieceFilming, pieces
from tests.plugins.timeline.motion.moving import frame

ABILITIES = VideoAbilities(
    FrameGrid(4, 1, 5), Fraction(16), FilmConditions(video=Honoured.HONOURED), ((64, 64),), 8, taught_frames=17
)
FILM = [frame(time)[:64, :96] for time in range(40)]


class Drifting:
    """A video model whose colours drift from one film to the next, as those of real ones do."""

    def __init__(self) -> None:
        self.films: list[Filming] = []

    @property
    def record(self) -> ModelRecord:
        """What is known of it."""
        return ModelRecord(
            ModelId("drifting"), "Drifting", ModelKind.VIDEO_MODEL, "wan", ModelFormat.DIFFUSERS, Path(), 0
        )

    @property
    def abilities(self) -> VideoAbilities:
        """What it can do."""
        return ABILITIES

    def make(self, filming: Filming, watch: WatchStep) -> Film:
        """The film itself, brighter each time."""
        assert filming.video is not None
        drift = 24 * len(self.films)
        self.films.append(filming)
        watch(1, 1, lambda: FILM[0])
        frames = np.clip(filming.video.astype(int) * 0.6 + 30 + drift, 0, 255).astype(np.uint8)
        return Film(frames, Fraction(16), filming.prompt, notes=(Words("It drifts."),))


def test_pieces_lie_on_the_grid_and_cover_the_film() -> None:
    parts = pieces(40, ABILITIES)
    assert [(part.first, part.count, part.overlap) for part in parts] == [
        (0, 17, 0), (12, 17, 5), (24, 16, 5)
    ]  # fmt: skip


def test_colours_do_not_drift_and_nothing_jumps() -> None:
    model = Drifting()
    filming = Filming("a fox", 96, 64, 1, 1, 1.0)
    work = PieceFilming(model, filming, lambda first, count: FILM[first : first + count])
    told: list[tuple[int, int]] = []

    def watch(number: int, count: int) -> WatchStep:
        told.append((number, count))
        return lambda _step, _steps, _preview: None

    made = list(work.frames(40, (96, 64), watch))
    assert len(made) == 40
    assert told == [(0, 3), (1, 3), (2, 3)]
    assert [one.frames for one in model.films] == [17, 17, 16]
    assert all(one.mask is None for one in model.films)
    brightness = np.array([picture.mean() for picture in made])
    steps = np.abs(np.diff(brightness))
    assert steps.max() < 3
    assert abs(brightness[-1] - brightness[0]) < 12
    assert work.notes == (Words("It drifts."),)


def test_masks_come_with_the_frames_that_they_are_of() -> None:
    model = Drifting()
    asked: list[tuple[int, int]] = []

    def masks(first: int, count: int) -> list[Pixels]:
        asked.append((first, count))
        return [np.full((64, 96), 255 * (number % 2), np.uint8) for number in range(first, first + count)]

    work = PieceFilming(model, Filming("", 48, 32, 1, 1, 1.0), lambda first, count: FILM[first : first + count], masks)
    assert [frame.shape for frame in work.frames(17, (96, 64), lambda _n, _c: lambda _s, _t, _p: None)] == [
        (64, 96, 3)
    ] * 17
    assert asked == [(0, 17)]
    mask = model.films[0].mask
    assert mask is not None
    assert mask.shape == (17, 32, 48)
    assert [int(one[0, 0]) for one in mask[:3]] == [0, 255, 0]
