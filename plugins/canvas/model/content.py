"""Content: what a layer is, besides its pixels."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from plugins.canvas.model.adjustment import Adjustment


@dataclass(frozen=True, slots=True)
class Painted:
    """Pixels, painted, placed or generated."""


@dataclass(frozen=True, slots=True)
class Group:
    """The layers that name it as their parent, mixed by themselves, or with what lies below where it passes through."""

    pass_through: bool = False
    folded: bool = False


@dataclass(frozen=True, slots=True)
class Adjusting:
    """A change of the colours of what lies below, in the layer's group where that is isolated."""

    adjustment: Adjustment


class Alignment(Enum):
    """Where the lines of a text begin and end."""

    START = "start"
    CENTER = "center"
    END = "end"


@dataclass(frozen=True, slots=True)
class Text:
    """A text that stays editable; the layer's pixels are what it looks like.

    `x` and `y` are where its first line begins on the canvas, `size` is in pixels, `colour` "#rrggbbaa", `weight` 1 to
    1000, `width` that of a box in pixels in which lines are broken (0: they are not), `angle` in degrees clockwise.
    """

    text: str
    x: float = 0.0
    y: float = 0.0
    family: str = ""
    size: float = 48.0
    weight: int = 400
    italic: bool = False
    colour: str = "#000000ff"
    alignment: Alignment = Alignment.START
    line_height: float = 1.2
    vertical: bool = False
    width: float = 0.0
    angle: float = 0.0


class Figure(Enum):
    """The kinds of shapes."""

    RECTANGLE = "rectangle"
    ELLIPSE = "ellipse"
    LINE = "line"
    POLYGON = "polygon"
    STAR = "star"
    PATH = "path"


class Join(Enum):
    """What an outline does at a corner."""

    MITER = "miter"
    ROUND = "round"
    BEVEL = "bevel"


class Cap(Enum):
    """How an outline ends."""

    ROUND = "round"
    BUTT = "butt"
    SQUARE = "square"


@dataclass(frozen=True, slots=True)
class Shape:
    """A drawn figure that stays editable; the layer's pixels are what it looks like.

    Points are in pixels of the canvas: two corners of a rectangle, an ellipse or what a star lies in, the ends of a
    line, the corners of a polygon, and for a path triples of Bézier points (first point, then two handles and a point
    each); `starts` are where in them further parts of a path begin. Colours are "#rrggbbaa", empty for none; `angle` in
    degrees clockwise about the middle.

    `dash` are lengths in pixels, drawn and left out in turn. A star has so many `corners`, and between them others at a
    share `inner` of their distance from the middle; with 1 it is a regular polygon. Where `winding`, parts that lie
    over one another in the same sense are no holes.
    """

    figure: Figure
    points: tuple[tuple[float, float], ...]
    fill: str = "#000000ff"
    stroke: str = ""
    stroke_width: float = 2.0
    radius: float = 0.0
    closed: bool = True
    angle: float = 0.0
    dash: tuple[float, ...] = ()
    join: Join = Join.MITER
    cap: Cap = Cap.ROUND
    corners: int = 5
    inner: float = 1.0
    winding: bool = False
    starts: tuple[int, ...] = ()


Content = Painted | Group | Adjusting | Text | Shape
