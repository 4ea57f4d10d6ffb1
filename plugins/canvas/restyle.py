"""Style transfer without a network: colours and brushwork of one picture given to another."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.api import InvalidRequest, Pixels, Words

_PATCH = 8
_STEP = 4
_KNOWN = 4096
"""So many pieces of the style are looked through for each piece of the content."""
_SIDE = 768
"""Brushwork is matched at no more than this on the longer side."""

_Values = NDArray[np.float32]


def restyled(
    content: Pixels,
    style: Pixels,
    style_strength: float = 1.0,
    content_strength: float = 0.5,
    check: Callable[[], None] = lambda: None,
) -> Pixels:
    """The content (height, width, 3) in the colours and the brushwork of the style; always the same.

    `style_strength` from 0, the content itself, to 1; `content_strength` from 0 to 1 says how far the content's own
    edges hold against the brushwork. `check` is called in between and may raise.
    """
    for name, value in ((Words("style"), style_strength), (Words("content"), content_strength)):
        if not 0 <= value <= 1:
            raise InvalidRequest(
                "The strength of the {name} would be {value}.",
                advice="Choose one from 0 to 1.",
                name=name,
                value=f"{value:g}",
            )
    if style_strength == 0:
        return content
    wanted, given = _lab(content[..., :3]), _lab(style[..., :3])
    coloured = _coloured(wanted, given)
    check()
    brushed = _brushed(coloured, given, content_strength, check)
    # Along the content's edges the brushwork gives way to them.
    guided = _guided(coloured[..., 0], brushed - coloured)
    change = guided * content_strength + (brushed - coloured) * (1 - content_strength)
    result = wanted + (coloured + change - wanted) * np.float32(style_strength)
    return _rgb(result)


def _coloured(content: _Values, style: _Values) -> _Values:
    """The content with the mean and the covariance of the style's colours, moved by as little as possible."""
    from_, to = content.reshape(-1, 3).astype(np.float64), style.reshape(-1, 3).astype(np.float64)
    mean_from, mean_to = from_.mean(0), to.mean(0)
    least = np.eye(3) * 0.5
    have, want = np.cov(from_.T) + least, np.cov(to.T) + least
    root, inverse = _power(have, 0.5), _power(have, -0.5)
    matrix = inverse @ _power(root @ want @ root, 0.5) @ inverse
    return np.asarray((content - mean_from) @ matrix.T + mean_to, np.float32)


def _power(matrix: NDArray[np.float64], exponent: float) -> NDArray[np.float64]:
    values, vectors = np.linalg.eigh(matrix)
    return np.asarray((vectors * np.maximum(values, 1e-9) ** exponent) @ vectors.T)


def _brushed(content: _Values, style: _Values, content_strength: float, check: Callable[[], None]) -> _Values:
    """The content put together from pieces of the style that are most like its own."""
    import cv2

    height, width = content.shape[:2]
    small, texture = _shrunk(content, _SIDE), _shrunk(style, _SIDE)
    if min(texture.shape[:2]) < _PATCH or min(small.shape[:2]) < _PATCH:
        return content
    pieces, _ = _pieces(texture)
    known = pieces[np.random.default_rng(0).permutation(len(pieces))[:_KNOWN]]
    wanted, corners = _pieces(small)
    # A piece is known by its colour and by its detail; detail that must be kept counts more.
    weight = 0.5 + 2.0 * content_strength
    asked, answers = _described(wanted, weight), _described(known, weight)
    lengths = (answers**2).sum(1)
    total, count = np.zeros_like(small), np.zeros(small.shape[:2], np.float32)
    window = np.hanning(_PATCH + 2)[1:-1].astype(np.float32)
    share = np.outer(window, window)
    for start in range(0, len(asked), 1024):
        check()
        nearest = (lengths - 2 * asked[start : start + 1024] @ answers.T).argmin(1)
        for (top, left), piece in zip(corners[start : start + 1024], known[nearest], strict=True):
            place = (slice(top, top + _PATCH), slice(left, left + _PATCH))
            total[place] += piece * share[..., None]
            count[place] += share
    drawn = total / np.maximum(count, 1e-6)[..., None]
    if small.shape == content.shape:
        return np.asarray(drawn, np.float32)
    # What is finer than the brushwork was matched at stays the content's own.
    back = np.asarray(cv2.resize(drawn - small, (width, height), interpolation=cv2.INTER_CUBIC), np.float32)
    return content + back


def _pieces(picture: _Values) -> tuple[_Values, list[tuple[int, int]]]:
    """Overlapping pieces (N, side, side, 3) that cover a picture, and their corners."""
    height, width = picture.shape[:2]
    rows, columns = ([*range(0, length - _PATCH, _STEP), length - _PATCH] for length in (height, width))
    corners = [(top, left) for top in rows for left in columns]
    windows: Any = np.lib.stride_tricks.sliding_window_view(picture, (_PATCH, _PATCH), axis=(0, 1))
    found = windows[np.array([top for top, _ in corners]), np.array([left for _, left in corners])]
    return np.ascontiguousarray(found.transpose(0, 2, 3, 1)), corners


def _described(pieces: _Values, weight: float) -> _Values:
    """The mean colour of each piece, and its brightness in 4 × 4 parts around that."""
    means = pieces.mean((1, 2))
    parts = pieces[..., 0].reshape(len(pieces), 4, _PATCH // 4, 4, _PATCH // 4).mean((2, 4)).reshape(len(pieces), 16)
    return np.concatenate([means * 2.0, (parts - means[:, :1]) * weight], axis=1).astype(np.float32)


def _guided(guide: _Values, values: _Values) -> _Values:
    """The values smoothed everywhere but along the guide's edges (guided filter)."""
    import cv2

    radius = (15, 15)

    def mean(of: Any) -> Any:
        return cv2.boxFilter(of, cv2.CV_32F, radius)

    middle = mean(guide)
    spread = mean(guide * guide) - middle * middle
    result = np.empty_like(values)
    for at in range(values.shape[2]):
        channel = np.ascontiguousarray(values[..., at])
        slope = (mean(guide * channel) - middle * mean(channel)) / (spread + 20.0)
        offset = mean(channel) - slope * middle
        result[..., at] = mean(slope) * guide + mean(offset)
    return result


def _shrunk(picture: _Values, side: int) -> _Values:
    import cv2

    height, width = picture.shape[:2]
    scale = side / max(height, width)
    if scale >= 1:
        return picture
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    return np.asarray(cv2.resize(picture, size, interpolation=cv2.INTER_AREA), np.float32)


def _lab(picture: Pixels) -> _Values:
    import cv2

    return np.asarray(cv2.cvtColor(picture.astype(np.float32) / 255, cv2.COLOR_RGB2LAB), np.float32)


def _rgb(lab: _Values) -> Pixels:
    import cv2

    values = np.asarray(cv2.cvtColor(lab.astype(np.float32), cv2.COLOR_LAB2RGB), np.float32)
    return np.asarray((values.clip(0, 1) * 255).round(), np.uint8)
