"""What SVGs and shapes look like, in pixels: drawn by resvg, which runs no script and loads nothing from elsewhere."""

from __future__ import annotations

import math
import re
import warnings
from collections.abc import Iterable
from io import BytesIO
from itertools import pairwise

import numpy as np
from PIL import Image

from app.api import InvalidData, Pixels
from plugins.canvas.layered.pixels import Cutting, cut_to_content
from plugins.canvas.model import LARGEST_SIDE, Figure, Rect, Shape
from plugins.canvas.vector.svg_document import SvgDocument

_NAMESPACE = "http://www.w3.org/2000/svg"
_HAS_TEXT = re.compile(r"<(\w+:)?text\b")


def draw_svg(document: SvgDocument, width: int, height: int, name: str) -> Pixels:
    """An SVG (height, width, 4) with straight alpha in a size; raises InvalidData where it cannot be drawn."""
    text = document.text(width, height)
    return _drawn(text, name, fonts=_HAS_TEXT.search(text) is not None)


def draw_shape(shape: Shape) -> Cutting:
    """A shape of no other figure than an SVG has: its pixels, and where they lie. Raises ValueError."""
    reach = 2 * shape.stroke_width + 1 if shape.stroke else 1.0
    across, down = [x for x, _ in shape.points], [y for _, y in shape.points]
    left, top = math.floor(min(across) - reach), math.floor(min(down) - reach)
    width, height = math.ceil(max(across) + reach) - left, math.ceil(max(down) + reach) - top
    if max(width, height) > LARGEST_SIDE:
        raise ValueError(width, height)
    pixels = draw_shapes([(shape, 1.0)], (left, top, width, height), width, height)
    return cut_to_content(pixels, left, top)


def draw_shapes(shapes: Iterable[tuple[Shape, float]], part: Rect, width: int, height: int) -> Pixels:
    """Shapes with their opacity over one another: a part of the plane (height, width, 4). Raises ValueError."""
    paths = "".join(
        f'<path d="{_outline(shape)}" {_painted(shape)} opacity="{opacity:.6f}"/>' for shape, opacity in shapes
    )
    box = " ".join(str(number) for number in part)
    size = f'width="{width}" height="{height}" viewBox="{box}" preserveAspectRatio="none"'
    return _drawn(f'<svg xmlns="{_NAMESPACE}" {size}>{paths}</svg>', "", fonts=False)


def _outline(shape: Shape) -> str:
    match shape.figure:
        case Figure.RECTANGLE:
            (left, top), (right, bottom) = shape.points
            if round_ := shape.radius:
                arc = f"a{round_:.6f},{round_:.6f} 0 0 1 "
                return (
                    f"M{left + round_:.6f},{top:.6f}H{right - round_:.6f}{arc}{round_:.6f},{round_:.6f}"
                    f"V{bottom - round_:.6f}{arc}{-round_:.6f},{round_:.6f}H{left + round_:.6f}"
                    f"{arc}{-round_:.6f},{-round_:.6f}V{top + round_:.6f}{arc}{round_:.6f},{-round_:.6f}Z"
                )
            return f"M{left:.6f},{top:.6f}H{right:.6f}V{bottom:.6f}H{left:.6f}Z"
        case Figure.ELLIPSE:
            (left, top), (right, bottom) = shape.points
            radii, middle = f"{(right - left) / 2:.6f},{(bottom - top) / 2:.6f}", (top + bottom) / 2
            arcs = f"A{radii} 0 1 1 {right:.6f},{middle:.6f}A{radii} 0 1 1 {left:.6f},{middle:.6f}"
            return f"M{left:.6f},{middle:.6f}{arcs}Z"
        case Figure.LINE | Figure.POLYGON:
            line = "L".join(_pair(point) for point in shape.points)
            return f"M{line}{'Z' if shape.closed and shape.figure is Figure.POLYGON else ''}"
        case Figure.PATH:
            return "".join(
                f"M{_pair(shape.points[first])}"
                + (f"C{' '.join(_pair(point) for point in shape.points[first + 1 : end])}" if end - first > 1 else "")
                + ("Z" if shape.closed else "")
                for first, end in pairwise((0, *shape.starts, len(shape.points)))
            )
        case _:
            raise ValueError(shape.figure)


def _painted(shape: Shape) -> str:
    parts = [f'fill="{shape.fill or "none"}" fill-rule="{"nonzero" if shape.winding else "evenodd"}"']
    if shape.figure is Figure.LINE:
        parts = ['fill="none"']
    if shape.stroke:
        parts.append(f'stroke="{shape.stroke}" stroke-width="{shape.stroke_width:.6f}"')
        parts.append(f'stroke-linejoin="{shape.join.value}" stroke-linecap="{shape.cap.value}"')
    if shape.stroke and shape.dash:
        parts.append(f'stroke-dasharray="{" ".join(f"{length:.6f}" for length in shape.dash)}"')
    return " ".join(parts)


def _pair(point: tuple[float, float]) -> str:
    return f"{point[0]:.6f},{point[1]:.6f}"


def _drawn(text: str, name: str, *, fonts: bool) -> Pixels:
    import resvg_py

    try:
        data = bytes(resvg_py.svg_to_bytes(svg_string=text, skip_system_fonts=not fonts))
    except ValueError as error:
        raise InvalidData("{name} cannot be drawn: it is damaged.", name=name, detail=str(error)) from error
    with warnings.catch_warnings():
        # It is as large as it was asked to be.
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        with Image.open(BytesIO(data)) as picture:
            return np.ascontiguousarray(picture.convert("RGBA"), np.uint8)
