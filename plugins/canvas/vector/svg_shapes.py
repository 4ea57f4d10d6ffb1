"""Shapes of an SVG, where it is nothing but plain figures with fill and outline."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from importlib import import_module
from typing import Any
from xml.etree.ElementTree import Element

from plugins.canvas.model import Cap, Figure, Join, Shape
from plugins.canvas.vector.nodes import Point
from plugins.canvas.vector.svg_document import SVG, SvgDocument

MOST_SHAPES = 64
"""An illustration of more is easier to work on as a picture."""
_MOST_POINTS = 20_000
_IGNORED = frozenset(f"{SVG}{name}" for name in ("title", "desc", "metadata"))
_INHERITED = {
    "fill": "black",
    "stroke": "none",
    "fill-opacity": "1",
    "stroke-opacity": "1",
    "stroke-width": "1",
    "stroke-linejoin": "miter",
    "stroke-linecap": "butt",
    "stroke-dasharray": "none",
    "stroke-dashoffset": "0",
    "stroke-miterlimit": "4",
    "fill-rule": "nonzero",
    "visibility": "visible",
    "color": "black",
}
_OWN = ("opacity", "display", "transform")
_ELSE = re.compile(r"(font|text|letter|word|enable-background|-inkscape|line-height|solid|isolation|shape-r|color-i)")
"""Properties that change nothing of a plain figure."""
_HARMLESS = {"vector-effect": "none", "mix-blend-mode": "normal", "paint-order": "normal", "stop-color": "", "d": ""}
_GEOMETRY = frozenset(
    [
        "id",
        "class",
        "d",
        "x",
        "y",
        "width",
        "height",
        "rx",
        "ry",
        "cx",
        "cy",
        "r",
        "x1",
        "y1",
        "x2",
        "y2",
        "points",
        "pathLength",
        "style",
        "version",
        "baseProfile",
        "viewBox",
        "preserveAspectRatio",
        "role",
        "focusable",
        "tabindex",
        "overflow",
    ]
)
_ALIGNED = {"xMin": 0.0, "xMid": 0.5, "xMax": 1.0}


class NotPlainError(ValueError):
    """Something that a shape cannot be."""


@dataclass(frozen=True, slots=True)
class DrawnShape:
    """A shape, its name where it has one, and its opacity."""

    shape: Shape
    name: str
    opacity: float


def shapes_of(document: SvgDocument) -> tuple[DrawnShape, ...] | None:
    """The figures, the lowest first; None where there is anything else, or a great many."""
    reader = _Reader(document)
    try:
        return reader.read()
    except (ValueError, TypeError, IndexError, ZeroDivisionError, OverflowError, RecursionError):
        # What is malformed is left to what draws it, as the standard says.
        return None


class _Reader:
    def __init__(self, document: SvgDocument) -> None:
        self._document = document
        self._library: Any = import_module("svgelements")
        self._found: list[DrawnShape] = []

    def read(self) -> tuple[DrawnShape, ...]:
        root = self._document.root
        for element in root.iter():
            plain = element.tag in _IGNORED or not str(element.tag).startswith(SVG)
            if element.tag == f"{SVG}style" and (element.text or "").strip() and not plain:
                raise NotPlainError
        own, style = self._style(root, _INHERITED)
        if own:
            raise NotPlainError
        self._walk(root, style, self._placed(root))
        if not self._found or sum(len(one.shape.points) for one in self._found) > _MOST_POINTS:
            raise NotPlainError
        return tuple(self._found)

    def _placed(self, root: Element) -> Any:
        """How the picture's own coordinates lie in its pixels."""
        library, document = self._library, self._document
        box = [float(part) for part in re.split(r"[\s,]+", root.get("viewBox", "").strip()) if part]
        if not box:
            return library.Matrix()
        across, down = document.width / box[2], document.height / box[3]
        keeps, *rest = root.get("preserveAspectRatio", "xMidYMid").split() or ["xMidYMid"]
        left, top = 0.0, 0.0
        if keeps != "none":
            if rest not in ([], ["meet"]):
                raise NotPlainError
            across = down = min(across, down)
            left = (document.width - box[2] * across) * _ALIGNED[keeps[:4]]
            top = (document.height - box[3] * down) * _ALIGNED["x" + keeps[5:]]
        return library.Matrix(across, 0, 0, down, left - box[0] * across, top - box[1] * down)

    def _walk(self, element: Element, inherited: Mapping[str, str], matrix: Any) -> None:
        for child in element:
            tag = str(child.tag)
            if not tag.startswith(SVG) or tag in _IGNORED:
                continue
            kind = tag.removeprefix(SVG)
            if kind == "defs" and len(child) == 0:
                continue
            own, style = self._style(child, inherited)
            if own.get("display") == "none":
                continue
            moved = self._library.Matrix(own["transform"]) * matrix if "transform" in own else matrix
            opacity = float(own.get("opacity", "1"))
            if not 0 <= opacity <= 1:
                raise NotPlainError
            if kind == "g":
                if opacity != 1:
                    raise NotPlainError
                self._walk(child, style, moved)
                continue
            shape = self._shape(child, kind, style, moved)
            if shape is not None and opacity:
                name = child.get("{http://www.inkscape.org/namespaces/inkscape}label") or child.get("id") or ""
                self._found.append(DrawnShape(shape, name[:100], opacity))
            if len(self._found) > MOST_SHAPES:
                raise NotPlainError

    def _style(self, element: Element, inherited: Mapping[str, str]) -> tuple[dict[str, str], dict[str, str]]:
        """What an element says for itself, and what holds for it and all in it."""
        said = {key: value.strip() for key, value in element.attrib.items() if not key.startswith("{")}
        for part in said.pop("style", "").split(";"):
            key, colon, value = part.partition(":")
            if colon:
                said[key.strip()] = value.replace("!important", "").strip()
        own: dict[str, str] = {}
        style = dict(inherited)
        for key, value in said.items():
            if key in _INHERITED:
                style[key] = inherited[key] if value == "inherit" else value
            elif key in _OWN:
                own[key] = value
            elif (
                key in _GEOMETRY
                or _ELSE.match(key)
                or _HARMLESS.get(key) == value
                or value in ("none", "")
                or key.startswith(("data-", "aria-", "on"))
            ):
                continue
            else:
                raise NotPlainError
        return own, style

    def _shape(self, element: Element, kind: str, style: Mapping[str, str], matrix: Any) -> Shape | None:
        if style["visibility"] != "visible":
            return None
        fill = self._colour(style["fill"], style["fill-opacity"], style["color"])
        stroke = self._colour(style["stroke"], style["stroke-opacity"], style["color"])
        shape = self._figure(element, kind, matrix, stroked=bool(stroke))
        scale = math.sqrt(abs(matrix.a * matrix.d - matrix.b * matrix.c))
        width = self._length(style["stroke-width"]) * scale if stroke else 2.0
        if width == 0:
            width, stroke = 2.0, ""
        if not fill and not stroke:
            return None
        if stroke and not _keeps_angles(matrix):
            raise NotPlainError
        join = Join(style["stroke-linejoin"])
        if stroke and (float(style["stroke-dashoffset"]) or (join is Join.MITER and style["stroke-miterlimit"] != "4")):
            raise NotPlainError
        dash: tuple[float, ...] = ()
        if stroke and style["stroke-dasharray"] != "none":
            dash = tuple(self._length(part) * scale for part in re.split(r"[\s,]+", style["stroke-dasharray"].strip()))
            if min(dash) < 0 or len(dash) > 16 or not sum(dash):
                raise NotPlainError
        return replace(
            shape,
            fill=fill,
            stroke=stroke,
            stroke_width=width,
            join=join,
            cap=Cap(style["stroke-linecap"]),
            dash=dash,
            winding={"nonzero": True, "evenodd": False}[style["fill-rule"]],
        )

    def _figure(self, element: Element, kind: str, matrix: Any, *, stroked: bool) -> Shape:
        """The figure with its points on the canvas."""

        def number(name: str) -> float:
            return self._length(element.get(name, "0"))

        upright = not matrix.b and not matrix.c and matrix.a > 0 and matrix.d > 0
        match kind:
            case "rect" | "ellipse" | "circle" if upright and self._radius(element, kind, matrix) is not None:
                if kind == "rect":
                    x, y, width, height = (number(name) for name in ("x", "y", "width", "height"))
                else:
                    across, down = (number("r"),) * 2 if kind == "circle" else (number("rx"), number("ry"))
                    x, y, width, height = number("cx") - across, number("cy") - down, 2 * across, 2 * down
                if min(width, height) <= 0:
                    raise NotPlainError
                ends = (_at(matrix, x, y), _at(matrix, x + width, y + height))
                radius = min(self._radius(element, kind, matrix) or 0.0, width * matrix.a / 2, height * matrix.d / 2)
                return Shape(Figure.RECTANGLE if kind == "rect" else Figure.ELLIPSE, ends, radius=radius)
            case "line":
                ends = (_at(matrix, number("x1"), number("y1")), _at(matrix, number("x2"), number("y2")))
                return Shape(Figure.LINE, ends)
            case "polygon" | "polyline":
                values = [float(part) for part in re.split(r"[\s,]+", element.get("points", "").strip()) if part]
                if len(values) % 2 or len(values) < 4:
                    raise NotPlainError
                places = tuple(_at(matrix, *values[at : at + 2]) for at in range(0, len(values), 2))
                return Shape(Figure.POLYGON, places, closed=kind == "polygon")
            case "path" | "rect" | "ellipse" | "circle":
                path = self._path(element, kind)
                # Arcs of 90 degrees at most, in parts of a whole turn.
                path.approximate_arcs_with_cubics(0.25)
                return _bezier(path, matrix, stroked=stroked)
            case _:
                raise NotPlainError

    def _radius(self, element: Element, kind: str, matrix: Any) -> float | None:
        """How round the corners of a rectangle are; None where they are no quarters of circles."""
        if kind != "rect" or not (element.get("rx") or element.get("ry")):
            return 0.0
        across, down = element.get("rx") or element.get("ry"), element.get("ry") or element.get("rx")
        if across != down or not math.isclose(matrix.a, matrix.d, rel_tol=1e-6):
            return None
        return self._length(across or "0") * float(matrix.a)

    def _path(self, element: Element, kind: str) -> Any:
        library = self._library
        if kind == "path":
            return library.Path(element.get("d", ""))
        sizes = ("x", "y", "width", "height", "rx", "ry", "cx", "cy", "r")
        said = {key: self._length(element.attrib[key]) for key in sizes if key in element.attrib}
        figure = {"rect": library.Rect, "ellipse": library.Ellipse, "circle": library.Circle}[kind]
        return library.Path(figure(**said))

    def _length(self, text: str) -> float:
        found = re.fullmatch(r"([-+]?\d*\.?\d+(?:[eE][-+]?\d+)?)(px)?", text.strip(), re.ASCII)
        if found is None:
            raise NotPlainError
        return float(found[1])

    def _colour(self, text: str, opacity: str, current: str) -> str:
        if text == "none":
            return ""
        if text == "currentColor":
            text = current
        if text.startswith("url"):
            raise NotPlainError
        colour = self._library.Color(text)
        if colour.value is None:
            raise NotPlainError
        alpha = round(colour.alpha * float(opacity))
        if not 0 <= alpha <= 255:
            raise NotPlainError
        return f"#{colour.red:02x}{colour.green:02x}{colour.blue:02x}{alpha:02x}" if alpha else ""


def _bezier(path: Any, matrix: Any, *, stroked: bool) -> Shape:
    """A path of lines and curves as triples of points."""
    points: list[Point] = []
    starts: list[int] = []
    closes: list[bool] = []
    for segment in path:
        kind = type(segment).__name__
        if kind == "Move":
            if points and (len(closes) == len(starts)):
                closes.append(False)
            if points:
                starts.append(len(points))
            points.append(_at(matrix, *segment.end))
            continue
        if kind == "Close":
            if len(closes) == len(starts):
                closes.append(True)
            continue
        if len(closes) > len(starts):
            # After closing, the path goes on from where that part began.
            starts.append(len(points))
            points.append(_at(matrix, *segment.start))
        start, end = complex(*segment.start), complex(*segment.end)
        match kind:
            case "Line":
                one, two = start, end
            case "CubicBezier":
                one, two = complex(*segment.control1), complex(*segment.control2)
            case "QuadraticBezier":
                control = complex(*segment.control)
                one, two = start + (control - start) * 2 / 3, end + (control - end) * 2 / 3
            case _:
                raise NotPlainError
        points += [_at(matrix, place.real, place.imag) for place in (one, two, end)]
    if len(closes) == len(starts):
        closes.append(False)
    if not stroked:
        # What is filled is closed in any case.
        closes = [True]
    if len(points) < 4 or len(set(closes)) > 1 or not all(math.isfinite(value) for point in points for value in point):
        raise NotPlainError
    return Shape(Figure.PATH, tuple(points), closed=closes[0], starts=tuple(starts))


def _at(matrix: Any, x: float, y: float) -> Point:
    return matrix.a * x + matrix.c * y + matrix.e, matrix.b * x + matrix.d * y + matrix.f


def _keeps_angles(matrix: Any) -> bool:
    """Whether a line is equally wide in every direction."""
    across, down = math.hypot(matrix.a, matrix.b), math.hypot(matrix.c, matrix.d)
    along = matrix.a * matrix.c + matrix.b * matrix.d
    return math.isclose(across, down, rel_tol=1e-4) and abs(along) <= 1e-4 * across * down
