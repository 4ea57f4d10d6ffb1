"""Surfaces of a picture: tile, blur, areas of one colour, and the slopes of a depth."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from app.api import Pixels


def tile(picture: Pixels) -> Pixels:
    """The picture without its finest detail, for a network that puts new detail in."""
    import cv2

    height, width = picture.shape[:2]
    small = cv2.resize(picture, (max(1, width // 4), max(1, height // 4)), interpolation=cv2.INTER_AREA)
    return np.asarray(cv2.resize(small, (width, height), interpolation=cv2.INTER_CUBIC), np.uint8)


def blur(picture: Pixels) -> Pixels:
    """The picture out of focus."""
    import cv2

    return np.asarray(cv2.GaussianBlur(picture, (0, 0), max(2.0, max(picture.shape[:2]) / 64)), np.uint8)


def segmentation(picture: Pixels) -> Pixels:
    """Areas of like colour, each in its mean colour; they say where things end and not what they are."""
    import cv2

    height, width = picture.shape[:2]
    scale = min(1.0, 512 / max(height, width))
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    small = cv2.resize(picture, size, interpolation=cv2.INTER_AREA)
    flat = cv2.pyrMeanShiftFiltering(cv2.cvtColor(small, cv2.COLOR_RGB2LAB), sp=12, sr=24)
    labels = _areas(np.asarray(flat, np.uint8))
    count = int(labels.max()) + 1
    sizes = np.bincount(labels.ravel(), minlength=count).astype(np.float64)
    colours = np.stack([np.bincount(labels.ravel(), small[..., at].ravel(), count) for at in range(3)], axis=1)
    means = (colours / np.maximum(sizes, 1)[:, None]).round().astype(np.uint8)
    return np.asarray(cv2.resize(means[labels], (width, height), interpolation=cv2.INTER_NEAREST), np.uint8)


def normals(depth: NDArray[np.float32]) -> Pixels:
    """The directions that surfaces face, from a depth (height, width) from 0, far, to 1, near."""
    import cv2

    smooth = cv2.GaussianBlur(depth.astype(np.float32), (0, 0), max(1.0, max(depth.shape) / 256))
    scale = max(depth.shape) / 4
    across = cv2.Sobel(smooth, cv2.CV_32F, 1, 0, ksize=3) / 8 * scale
    down = cv2.Sobel(smooth, cv2.CV_32F, 0, 1, ksize=3) / 8 * scale
    facing = np.dstack([-across, down, np.ones_like(across)])
    facing /= np.linalg.norm(facing, axis=2, keepdims=True)
    return np.asarray(((facing + 1) * 127.5).round(), np.uint8)


def _areas(flat: NDArray[np.uint8]) -> NDArray[np.int32]:
    """A number for each area of colours that hardly change from one pixel to the next; crumbs join a neighbour."""
    import cv2

    height, width = flat.shape[:2]
    values = flat.astype(np.int16)
    borders = np.zeros((height, width), bool)
    borders[:, 1:] |= np.abs(values[:, 1:] - values[:, :-1]).max(2) > 6
    borders[1:] |= np.abs(values[1:] - values[:-1]).max(2) > 6
    count, labels, facts, _ = cv2.connectedComponentsWithStats((~borders).astype(np.uint8), connectivity=4)
    small = facts[:, cv2.CC_STAT_AREA] < max(16, labels.size // 2000)
    small[0] = True
    if small.all() or count < 2:
        return np.zeros((height, width), np.int32)
    # Every pixel of a border or a crumb goes to the nearest area that is large enough.
    lost = small[labels]
    _, nearest = cv2.distanceTransformWithLabels(lost.astype(np.uint8), cv2.DIST_L2, 5, labelType=cv2.DIST_LABEL_PIXEL)
    owner = np.zeros(int(nearest.max()) + 1, np.int32)
    owner[nearest[~lost]] = labels[~lost]
    _, packed = np.unique(owner[nearest], return_inverse=True)
    return packed.reshape(height, width).astype(np.int32)
