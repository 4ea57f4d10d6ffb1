"""Context: the part of a picture that is drawn anew together with what surrounds it, and the size to draw it at."""

from __future__ import annotations

from dataclasses import dataclass

from plugins.canvas.model import Rect

_LARGEST_RATIO = 1.6
"""How many times its native area a model still draws well."""
_LEAST_PADDING = 32


@dataclass(frozen=True, slots=True)
class Context:
    """A rectangle of the picture, and the width and height in pixels that it is drawn at."""

    rect: Rect
    width: int
    height: int

    def in_full(self, multiple_of: int) -> Context:
        """The same part, drawn at its own size or hardly larger."""
        _, _, width, height = self.rect
        return Context(self.rect, -(-width // multiple_of) * multiple_of, -(-height // multiple_of) * multiple_of)


def context_of(
    inside: Rect, size: tuple[int, int], padding: int | None, *, native_size: int, multiple_of: int
) -> Context:
    """What lies around a rectangle of a picture of a size (width, height), as a model draws it best.

    Padding in pixels is added on each side, by itself half of the longer side. A part that is smaller than what the
    model draws takes in more of its surroundings, and is drawn larger where the picture has no more; one that is larger
    is drawn smaller.
    """
    x, y, width, height = inside
    around = max(_LEAST_PADDING, max(width, height) // 2) if padding is None else padding
    least = native_size if padding is None else 0
    left, across = _stretch(x, width, around, least, size[0], multiple_of)
    top, down = _stretch(y, height, around, least, size[1], multiple_of)
    scale = 1.0
    if native_size:
        area = across * down
        if area > _LARGEST_RATIO * native_size**2 or area < native_size**2:
            scale = native_size / area**0.5
    drawn_width = max(multiple_of, round(across * scale / multiple_of) * multiple_of)
    drawn_height = max(multiple_of, round(down * scale / multiple_of) * multiple_of)
    return Context((left, top, across, down), drawn_width, drawn_height)


def _stretch(start: int, length: int, around: int, least: int, limit: int, step: int) -> tuple[int, int]:
    """The start and length of what surrounds a stretch, in steps where there is room for them."""
    wanted = max(length + 2 * around, least)
    wanted = -(-wanted // step) * step
    if wanted >= limit:
        return 0, limit
    return min(max(0, start + length // 2 - wanted // 2), limit - wanted), wanted
