"""How large a film is written."""

from __future__ import annotations

import numpy as np
import pytest

from app.api import InvalidRequest
from plugins.timeline.media.target import PictureCodec
from plugins.timeline.render.sizing import checked_size, framed, inner_size, scaled

FULL_HD = (1920, 1080)


@pytest.mark.parametrize(
    ("given", "codec", "size"),
    [
        ({"height": 720}, PictureCodec.AV1, (1280, 720)),
        ({"width": 1280}, PictureCodec.AV1, (1280, 720)),
        ({"height": 480}, PictureCodec.AV1, (854, 480)),
        ({"height": 480}, PictureCodec.GIF, (853, 480)),
        ({"width": 640, "height": 640}, PictureCodec.AV1, (640, 640)),
        ({"height": 16_384}, PictureCodec.AV1, (16_384, 16_384)),
    ],
)
def test_one_side_follows_from_the_other(given: dict[str, int], codec: PictureCodec, size: tuple[int, int]) -> None:
    assert scaled(FULL_HD, codec, **given) == size


@pytest.mark.parametrize(
    ("size", "codec", "near"),
    [
        ((641, 361), PictureCodec.AV1, "640 × 360"),
        ((643, 360), PictureCodec.H264, "644 × 360"),
        ((1, 1), PictureCodec.VP9, "2 × 2"),
        ((20_000, 100), PictureCodec.PNG, "16384 × 100"),
    ],
)
def test_a_size_that_cannot_be_is_refused_with_the_nearest(
    size: tuple[int, int], codec: PictureCodec, near: str
) -> None:
    with pytest.raises(InvalidRequest, match=f"{size[0]} × {size[1]} pixels.*nearest.*{near}"):
        checked_size(size, codec)


def test_odd_sizes_are_written_where_they_can_be() -> None:
    assert checked_size((641, 361), PictureCodec.GIF) == (641, 361)


def test_a_film_keeps_its_shape_within_another() -> None:
    assert inner_size(FULL_HD, (854, 480)) == (854, 480)
    assert inner_size(FULL_HD, (640, 640)) == (640, 360)
    picture = np.full((360, 640, 3), 200, np.uint8)
    (around,) = framed(iter([picture]), (640, 640))
    assert around.shape == (640, 640, 3)
    assert np.array_equal(around[140:500], picture)
    assert not around[:140].any()
    assert not around[500:].any()
