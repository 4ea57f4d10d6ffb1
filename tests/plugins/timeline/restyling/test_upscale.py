"""Enlarging films with the studio's own upscaler."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import cv2
import numpy as np
import pytest

from app.api import InvalidRequest, ModelId
from plugins.timeline.generators.upscale import Upscale, UpscaleRequest
from tests.plugins.timeline.motion.moving import frame, psnr
from tests.plugins.timeline.restyling.running import SOUND_RATE, seen
from tests.plugins.timeline.restyling.studios import Studio

FILM = [frame(0)[:48, :64], frame(0)[:48, :64], frame(1)[:48, :64]]


@pytest.fixture(scope="module")
def studio(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Studio]:
    """A studio with an upscaler."""
    made = Studio(tmp_path_factory.mktemp("studio"))
    yield made
    made.assets.close()


def test_every_frame_is_enlarged_and_rate_and_sound_stay(studio: Studio) -> None:
    video = studio.film(FILM, Fraction(24), sound=0.125)
    output = studio.make(Upscale(), UpscaleRequest(video, "2", studio.upscaler()))
    made = seen(output.content)
    assert (len(made.frames), made.frames[0].shape, made.rate) == (3, (96, 128, 3), Fraction(24))
    assert len(made.sound) == SOUND_RATE // 8
    assert output.shape == (3, 96, 128)
    for number in (0, 2):
        small = np.asarray(cv2.resize(made.frames[number], (64, 48), interpolation=cv2.INTER_AREA), np.uint8)
        assert psnr(small, FILM[number]) > 22
    assert psnr(made.frames[0], made.frames[1]) > psnr(made.frames[1], made.frames[2]) + 5
    assert studio.activities[-1] == "Enlarging frame 3 of 3"


def test_what_would_be_too_large_is_not_begun(studio: Studio) -> None:
    video = studio.film([np.zeros((16, 2050, 3), np.uint8)])
    with pytest.raises(InvalidRequest, match="8200 × 64"):
        studio.make(Upscale(), UpscaleRequest(video, "4", studio.upscaler()))


def test_the_pixels_are_those_of_the_model(studio: Studio) -> None:
    with studio.models.lease_upscaler(ModelId(studio.upscaler()), lambda: None) as upscaler:
        large = upscaler.enlarge(FILM[0], 4, lambda: None)
    video = studio.film(FILM[:1])
    made = seen(studio.make(Upscale(), UpscaleRequest(video, "4", studio.upscaler())).content)
    cubic = np.asarray(cv2.resize(FILM[0], (256, 192), interpolation=cv2.INTER_CUBIC), np.uint8)
    assert psnr(made.frames[0], large) > psnr(made.frames[0], cubic)
