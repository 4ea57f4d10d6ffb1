"""A molecule in space as a picture and as a film."""

from __future__ import annotations

from io import BytesIO
from itertools import pairwise

import av
import numpy as np
import pytest

from app.api import Camera, JobCancelled
from plugins.molecules.shapes import Style, shapes_of
from plugins.molecules.turning import picture_of_solid, turn_of


def test_a_molecule_turns_once_around_on_its_ground() -> None:
    shapes = shapes_of("CC(=O)Oc1ccccc1C(=O)O", 1, 1, lambda: None)
    solid = shapes.solid(0, Style.BALLS)
    camera = Camera.around(solid)
    told: list[tuple[int, int]] = []
    film = turn_of(solid, camera, (40, 90, 160), lambda: None, lambda *how: told.append(how), count=6, side=64)
    with av.open(BytesIO(film), "r") as media:
        frames = [frame.to_ndarray(format="rgb24").astype(int) for frame in media.decode(video=0)]
    assert told == [(number, 6) for number in range(6)]
    assert [frame.shape for frame in frames] == [(64, 64, 3)] * 6
    assert all(np.abs(frame[:2, :2] - (40, 90, 160)).max() < 24 for frame in frames), "the ground is as it was asked"
    assert min(np.abs(one - other).mean() for one, other in pairwise(frames)) > 1, "it turns"


def test_a_picture_is_transparent_beside_the_molecule_and_can_be_cancelled() -> None:
    solid = shapes_of("CCO", 1, 1, lambda: None).solid(0, Style.SPHERES)
    pixels = picture_of_solid(solid, Camera.around(solid), (80, 60), lambda: None)
    assert pixels.shape == (60, 80, 4)
    assert pixels[0, 0, 3] == 0
    assert pixels[30, 40, 3] == 255

    def cancelled() -> None:
        raise JobCancelled

    with pytest.raises(JobCancelled):
        turn_of(solid, Camera.around(solid), (0, 0, 0), cancelled, lambda *_: None, count=2, side=32)
