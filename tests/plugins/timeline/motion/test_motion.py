"""Motion is found, frames in between move along with it, and steadiness is measured."""

from __future__ import annotations

import numpy as np
import pytest

from app.api import InvalidRequest
from plugins.timeline.motion.between import between, blended
from plugins.timeline.motion.flow import flow_between, scaled, warped
from plugins.timeline.motion.measures import motion_magnitude, warping_error
from tests.plugins.timeline.motion.moving import HEIGHT, WIDTH, disc, frame, ground, psnr


def test_the_flow_is_the_motion_both_ways() -> None:
    flow = flow_between(frame(0), frame(1))
    inner, outer = disc(0, radius=20) == 1, disc(0, radius=48) == 0
    outer[:, :12] = outer[:, -12:] = False
    assert np.allclose(np.median(flow.forward[inner], axis=0), (6, 2), atol=0.3)
    assert np.allclose(np.median(flow.forward[outer], axis=0), (-3, 0), atol=0.3)
    assert np.allclose(np.median(flow.backward[disc(1, radius=20) == 1], axis=0), (-6, -2), atol=0.3)
    assert flow.turned.forward is flow.backward


def test_the_second_frame_is_drawn_on_the_first() -> None:
    first, second = frame(0), frame(1)
    flow = flow_between(first, second)
    seen = flow.kept()
    assert psnr(warped(second, flow.forward)[seen], first[seen]) > psnr(second[seen], first[seen]) + 10


def test_what_gets_covered_is_not_kept() -> None:
    flow = flow_between(frame(0), frame(2))
    covered = (disc(2) == 1) & (disc(0) == 0)
    around = disc(0, radius=60) == 0
    around[:, :20] = around[:, -20:] = False
    assert flow.kept()[covered].mean() < 0.6
    assert flow.kept()[around].mean() > 0.98


def test_what_leaves_the_picture_is_not_kept() -> None:
    kept = flow_between(frame(0), frame(2)).kept()
    assert kept[:20, :4].mean() < 0.3


def test_frames_in_between_are_far_nearer_than_a_blend() -> None:
    gains = []
    for time in range(4):
        first, second, true = frame(time), frame(time + 2), frame(time + 1)
        gains.append(psnr(between(first, second, 0.5), true) - psnr(blended(first, second, 0.5), true))
    assert np.mean(gains) > 5
    assert min(gains) > 3


@pytest.mark.parametrize("share", [0.25, 0.75])
def test_a_frame_is_as_far_on_the_way_as_is_asked(share: float) -> None:
    made = between(frame(0), frame(2), share)
    near = [psnr(made, frame(2 * other)) for other in (0.25, 0.5, 0.75)]
    assert int(np.argmax(near)) == round(share * 4) - 1


def test_what_is_laid_open_comes_from_where_it_is_seen() -> None:
    made = between(frame(0), frame(4), 0.5)
    opened = (disc(4, radius=34) == 0) & (disc(2, radius=34) == 0) & (disc(0, radius=30) == 1)
    assert opened.sum() > 100
    true = np.asarray(np.rint(ground(2)), np.uint8)
    assert psnr(made[opened], true[opened]) > psnr(blended(frame(0), frame(4), 0.5)[opened], true[opened]) + 2


def test_the_ends_are_the_frames_themselves() -> None:
    first, second = frame(0), frame(1)
    assert np.array_equal(between(first, second, 0), first)
    assert np.array_equal(between(first, second, 1), second)
    with pytest.raises(InvalidRequest):
        between(first, second, 1.5)


def test_frames_of_any_size_lie_between() -> None:
    for height, width in ((9, 5), (1, 1), (720, 1280)):
        one = np.full((height, width, 3), 40, np.uint8)
        assert np.array_equal(between(one, one, 0.5), one)


def test_frames_of_two_sizes_are_refused() -> None:
    with pytest.raises(InvalidRequest, match="one size"):
        flow_between(frame(0), frame(0)[:50])


def test_a_field_is_scaled_with_its_lengths() -> None:
    field = np.full((HEIGHT, WIDTH, 2), (4, 2), np.float32)
    assert np.allclose(scaled(field, WIDTH * 2, HEIGHT // 2)[3, 3], (8, 1))


def test_flicker_is_measured_and_motion_is_not_taken_for_it() -> None:
    film = [frame(time) for time in range(4)]
    flickering = [
        np.clip(picture.astype(int) + 24 * (-1) ** number, 0, 255).astype(np.uint8)
        for number, picture in enumerate(film)
    ]
    still = [film[0]] * 3
    steady = warping_error(film)
    assert steady < 0.002 < 0.01 < warping_error(flickering, along=film)
    assert warping_error(still) == 0
    assert motion_magnitude(still) < 0.05
    assert motion_magnitude(film) == pytest.approx(3.3, abs=0.4)
    with pytest.raises(InvalidRequest):
        warping_error(film[:1])
