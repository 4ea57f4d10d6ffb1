"""Styles that are laid over a finished picture, and painting a sprite in another colour."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

FILTERS = ("pixel art", "line art", "watercolour")

# Hue, and the saturation and brightness that most of what is painted has then.
PAINTS: dict[str, tuple[float, float, float]] = {
    "red": (0.0, 0.82, 0.87),
    "orange": (0.075, 0.88, 0.98),
    "yellow": (0.14, 0.82, 0.98),
    "green": (0.36, 0.68, 0.68),
    "teal": (0.49, 0.72, 0.72),
    "blue": (0.6, 0.75, 0.88),
    "purple": (0.77, 0.62, 0.72),
    "pink": (0.92, 0.42, 0.98),
    "brown": (0.06, 0.6, 0.5),
    "white": (0.6, 0.03, 0.97),
    "black": (0.6, 0.12, 0.2),
}
# The colour of a hue up to a bound, in parts of a turn.
_HUES = (
    (0.035, "red"), (0.105, "orange"), (0.19, "yellow"), (0.44, "green"), (0.53, "teal"), (0.7, "blue"),
    (0.83, "purple"), (0.95, "pink"), (1.01, "red"),
)  # fmt: skip


def painted(pixels: NDArray[np.uint8], colour: str) -> NDArray[np.uint8]:
    """A sprite (H, W, 4) whose main colour is another; what has little colour stays, unless most of it has little."""
    hue, saturation, value = PAINTS[colour]
    channels = _hsv(pixels)
    seen = pixels[..., 3] > 128
    apart = (channels[..., 0] - _main_hue(channels, seen & (channels[..., 1] > 70)) + 128) % 256 - 128
    chosen = (channels[..., 1] > 40) & (np.abs(apart) < 34)
    pale = channels[..., 1] <= 70
    vivid_share, pale_share = ((seen & where).sum() / max(1, seen.sum()) for where in (chosen, pale))
    new = channels.copy()
    if vivid_share < 0.4 and pale_share > 1.3 * vivid_share:
        chosen, apart = pale, np.zeros_like(apart)
        new[..., 1] = 255
    for channel, wanted in ((1, saturation), (2, value)):
        scale = 255 * wanted / max(1.0, float(np.median(new[..., channel][seen & chosen])))
        new[..., channel] = np.minimum(255, new[..., channel] * scale)
    new[..., 0] = (round(hue * 255) + apart // 5) % 256
    colours = np.where(chosen[..., None], cv2.cvtColor(new.astype(np.uint8), cv2.COLOR_HSV2RGB_FULL), pixels[..., :3])
    return np.concatenate([colours, pixels[..., 3:]], axis=-1)


def own_colour(pixels: NDArray[np.uint8]) -> str:
    """The word for the colour that most of a sprite (H, W, 4) has, or nothing."""
    channels = _hsv(pixels)
    seen = pixels[..., 3] > 128
    vivid = seen & (channels[..., 1] > 90) & (channels[..., 2] > 110)
    if vivid.sum() < 0.55 * seen.sum():
        light = seen & (channels[..., 1] < 40) & (channels[..., 2] > 200)
        return "white" if light.sum() > 0.7 * seen.sum() else ""
    hue = _main_hue(channels, vivid)
    near = np.abs((channels[..., 0] - hue + 128) % 256 - 128) < 14
    if (vivid & near).sum() < 0.5 * seen.sum():
        return ""
    word = next(word for bound, word in _HUES if hue / 255 < bound)
    return "brown" if word in ("orange", "red") and np.median(channels[..., 2][vivid & near]) < 170 else word


def _hsv(pixels: NDArray[np.uint8]) -> NDArray[np.int32]:
    return cv2.cvtColor(np.ascontiguousarray(pixels[..., :3]), cv2.COLOR_RGB2HSV_FULL).astype(np.int32)


def _main_hue(channels: NDArray[np.int32], where: NDArray[np.bool_]) -> int:
    """The hue of the brightest large part; panes and water, which are light blue, count little."""
    hues = channels[..., 0][where]
    weights = channels[..., 2][where] * np.where((hues > 122) & (hues < 153), 0.3, 1.0)
    counts = np.bincount(hues, weights, minlength=256)
    return int(np.argmax(sum(np.roll(counts, shift) for shift in range(-8, 9))))


def filtered(pixels: NDArray[np.uint8], style: str, texture: np.random.Generator) -> NDArray[np.uint8]:
    """A picture (H, W, 3) in one of the FILTERS."""
    match style:
        case "pixel art":
            return _pixels(pixels)
        case "line art":
            return _lines(pixels)
        case _:
            return _watercolour(pixels, texture)


def _pixels(pixels: NDArray[np.uint8]) -> NDArray[np.uint8]:
    side = pixels.shape[0]
    small = cv2.resize(pixels, (side // 4, side // 4), interpolation=cv2.INTER_AREA).astype(np.int32)
    coarse = (np.minimum(small + 14, 255) // 28 * 28).astype(np.uint8)
    return coarse.repeat(4, axis=0).repeat(4, axis=1)


def _lines(pixels: NDArray[np.uint8]) -> NDArray[np.uint8]:
    smooth = cv2.bilateralFilter(pixels, 5, 40, 3)
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (3, 3))
    edges = cv2.morphologyEx(smooth, cv2.MORPH_GRADIENT, kernel).max(-1).astype(np.float32)
    ink = np.clip((edges - 26) / 40, 0, 1)
    grey = (250 - 225 * cv2.GaussianBlur(ink, (0, 0), 0.6)).astype(np.uint8)
    return np.repeat(grey[..., None], 3, axis=-1)


def _watercolour(pixels: NDArray[np.uint8], texture: np.random.Generator) -> NDArray[np.uint8]:
    side = pixels.shape[0]
    smooth = cv2.medianBlur(pixels, 7)
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (3, 3))
    edges = cv2.GaussianBlur(cv2.morphologyEx(smooth, cv2.MORPH_GRADIENT, kernel).max(-1).astype(np.float32), (0, 0), 1)
    spots: NDArray[np.float32] = np.zeros((side, side), np.float32)
    for size, weight in ((6, 0.3), (16, 0.16)):
        coarse = texture.random((size, size), np.float32) - 0.5
        spots = spots + weight * cv2.resize(coarse, (side, side), interpolation=cv2.INTER_CUBIC)
    light = smooth.astype(np.float32) * 0.78 + 255 * 0.22
    shade = (1 + spots - 0.3 * np.clip(edges / 90, 0, 1))[..., None]
    ink = 26 * np.clip(edges / 90, 0, 1)[..., None]
    painted: NDArray[np.float32] = 255 - (255 - light) * np.clip(shade, 0.45, 1.5) - ink
    return np.clip(painted, 0, 255).astype(np.uint8)
