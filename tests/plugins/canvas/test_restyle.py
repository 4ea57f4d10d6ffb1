"""Style transfer without a network: colours move to the style's, edges stay the content's."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from app.api import InvalidRequest, Pixels
from plugins.canvas.restyle import restyled


@pytest.fixture
def content() -> Pixels:
    """A house under a sky."""
    picture = np.zeros((128, 160, 3), np.uint8)
    picture[:] = (120, 170, 220)
    picture[90:] = (70, 130, 60)
    cv2.rectangle(picture, (50, 50), (110, 100), (180, 60, 50), -1)
    cv2.rectangle(picture, (70, 70), (85, 100), (60, 40, 30), -1)
    return picture


@pytest.fixture
def style() -> Pixels:
    """Warm slanted strokes."""
    random = np.random.default_rng(0)
    picture = np.full((200, 200, 3), (220, 160, 60), np.uint8)
    for _ in range(600):
        x, y = random.integers(0, 200, 2).tolist()
        colour = [int(one) for one in np.clip(np.array([200, 110, 40]) + random.normal(0, 45, 3), 0, 255)]
        cv2.line(picture, (x, y), (x + 9, y - 9), colour, 2, cv2.LINE_AA)
    return picture


def _colours(picture: Pixels) -> np.ndarray:
    lab = cv2.cvtColor(picture.astype(np.float32) / 255, cv2.COLOR_RGB2LAB).reshape(-1, 3)
    return np.concatenate([lab.mean(0), lab.std(0)])


def _edges(picture: Pixels) -> np.ndarray:
    grey = cv2.GaussianBlur(cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY), (0, 0), 2).astype(np.float32)
    return np.asarray(np.hypot(cv2.Scharr(grey, cv2.CV_32F, 1, 0), cv2.Scharr(grey, cv2.CV_32F, 0, 1)))


def _likeness(a: Pixels, b: Pixels) -> float:
    return float(np.corrcoef(_edges(a).ravel(), _edges(b).ravel())[0, 1])


def test_colours_become_those_of_the_style_and_edges_stay(content: Pixels, style: Pixels) -> None:
    result = restyled(content, style)
    assert result.shape == content.shape
    before, after = (np.abs(_colours(one) - _colours(style)).sum() for one in (content, result))
    assert after < 0.35 * before
    assert _likeness(result, content) > 0.6
    assert np.array_equal(result, restyled(content, style))


def test_content_strength_keeps_edges_and_its_lack_brings_brushwork(content: Pixels, style: Pixels) -> None:
    kept, loose = (restyled(content, style, content_strength=value) for value in (1.0, 0.0))
    assert _likeness(kept, content) > _likeness(loose, content)
    sky = (slice(5, 45), slice(5, 155))
    fine = [cv2.Laplacian(one[sky], cv2.CV_32F).std() for one in (content, kept, loose)]
    assert fine[2] > fine[1]
    assert fine[2] > fine[0] + 5, "strokes are seen where the content is plain"


def test_style_strength_goes_from_the_content_to_the_style(content: Pixels, style: Pixels) -> None:
    assert np.array_equal(restyled(content, style, style_strength=0), content)
    away = [np.abs(restyled(content, style, one).astype(float) - content).mean() for one in (0.25, 0.5, 1.0)]
    assert 0 < away[0] < away[1] < away[2]


def test_pictures_of_any_size_and_plain_ones(content: Pixels) -> None:
    assert restyled(content[:3, :5], content).shape == (3, 5, 3)
    plain = np.full((40, 40, 3), 90, np.uint8)
    assert np.abs(restyled(content, plain).astype(int).mean((0, 1)) - 90).max() < 3
    assert restyled(plain, content).shape == plain.shape
    with pytest.raises(InvalidRequest, match="from 0 to 1"):
        restyled(content, plain, style_strength=1.5)
