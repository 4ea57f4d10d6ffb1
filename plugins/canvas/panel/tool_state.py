"""ToolState: which tool is in the hand, and how it is set."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum

from PySide6.QtCore import QObject, QPointF, Signal
from PySide6.QtGui import QColor

from app.api import Json, Settings, from_plain, to_plain
from plugins.canvas.brush import Brush, Symmetry, check_brush

SMALLEST, LARGEST = 1.0, 1000.0
_STEP = 1.15
_RECENT = "canvas.recent-colours"
_MOST_RECENT = 18
_BLACK, _WHITE = "#000000", "#ffffff"


class Tool(Enum):
    """What the pointer does on the canvas."""

    BRUSH = "brush"
    ERASER = "eraser"
    FILL = "fill"
    GRADIENT = "gradient"
    TEXT = "text"
    SHAPE = "shape"
    PEN = "pen"
    PICKER = "picker"
    SELECT = "select"
    ELLIPSE = "ellipse"
    LASSO = "lasso"
    POLYGON = "polygon"
    WAND = "wand"
    COLOUR_RANGE = "colour-range"
    OBJECT = "object"
    MOVE = "move"
    TRANSFORM = "transform"
    CROP = "crop"
    HAND = "hand"
    ZOOM = "zoom"


@dataclass(frozen=True, slots=True)
class ToolInfo:
    """How a tool is named, drawn and reached; its title and help are English and translated where they are shown."""

    tool: Tool
    title: str
    help: str
    icon: str
    keys: tuple[str, ...]


TOOLS = (
    ToolInfo(
        Tool.BRUSH,
        "Brush",
        "Paint. Ctrl picks a colour, Shift draws a line or changes the size, a right click opens colours and brushes.",
        "brush",
        ("B",),
    ),
    ToolInfo(
        Tool.ERASER,
        "Eraser",
        "Make transparent what you paint over.",
        "eraser",
        ("E",),
    ),
    ToolInfo(
        Tool.FILL,
        "Fill",
        "Fill what hangs together with the colour.",
        "paint-bucket",
        ("F",),
    ),
    ToolInfo(
        Tool.GRADIENT,
        "Gradient",
        "Drag a gradient from the foreground to the background colour, or to nothing.",
        "blend",
        ("G",),
    ),
    ToolInfo(
        Tool.TEXT,
        "Text",
        "Write on the canvas; a click on a text edits it.",
        "type",
        ("Shift+T",),
    ),
    ToolInfo(
        Tool.SHAPE,
        "Shape",
        "Draw rectangles, ellipses, lines, polygons and stars, and drag their points.",
        "shapes",
        ("Shift+R",),
    ),
    ToolInfo(
        Tool.PEN,
        "Pen",
        "Draw a path node by node, and move, add and remove the nodes of one.",
        "pen-tool",
        ("Shift+P",),
    ),
    ToolInfo(
        Tool.PICKER,
        "Colour picker",
        "Take the colour under the pointer.",
        "pipette",
        ("P",),
    ),
    ToolInfo(
        Tool.SELECT,
        "Rectangular selection",
        "Paint and generate in a rectangle alone.",
        "square-dashed",
        ("Ctrl+R", "R"),
    ),
    ToolInfo(
        Tool.ELLIPSE,
        "Elliptical selection",
        "Select an ellipse. Shift makes it a circle, Alt draws it from its middle.",
        "circle-dashed",
        ("J",),
    ),
    ToolInfo(
        Tool.LASSO,
        "Lasso",
        "Select what you draw around.",
        "lasso",
        ("L",),
    ),
    ToolInfo(
        Tool.POLYGON,
        "Polygonal lasso",
        "Select an area corner by corner.",
        "pentagon",
        ("Shift+L",),
    ),
    ToolInfo(
        Tool.WAND,
        "Magic wand",
        "Select what has the colour of the clicked pixel.",
        "wand-sparkles",
        ("W",),
    ),
    ToolInfo(
        Tool.COLOUR_RANGE,
        "Colour range",
        "Select by sampled colours, with a preview.",
        "swatch-book",
        ("Shift+W",),
    ),
    ToolInfo(
        Tool.OBJECT,
        "Select object",
        "Select the object in a box.",
        "square-dashed-mouse-pointer",
        ("Shift+O",),
    ),
    ToolInfo(
        Tool.MOVE,
        "Move layer",
        "Drag the layer, or move it with the arrow keys.",
        "move",
        ("T",),
    ),
    ToolInfo(
        Tool.TRANSFORM,
        "Transform",
        "Scale, turn, shear and distort the layer or what is selected of it.",
        "scaling",
        ("Ctrl+T",),
    ),
    ToolInfo(
        Tool.CROP,
        "Crop",
        "Cut the canvas to a frame, and make a horizon straight.",
        "crop",
        ("Shift+C",),
    ),
    ToolInfo(
        Tool.HAND,
        "Hand",
        "Move the view. Space does so with every tool.",
        "hand",
        ("H",),
    ),
    ToolInfo(
        Tool.ZOOM,
        "Zoom",
        "Click to zoom in, with Ctrl to zoom out, or drag.",
        "zoom-in",
        ("Z",),
    ),
)
"""Every tool, in the order of the column."""


class ToolState(QObject):
    """Tells of changes and keeps them in the settings; brush and eraser are set each for itself."""

    changed = Signal()

    def __init__(self, settings: Settings, parent: QObject) -> None:
        super().__init__(parent)
        self._settings = settings
        self._tool = Tool.BRUSH
        self._brushes = {
            Tool.BRUSH: _read(settings.get("canvas.brush", None), 24.0),
            Tool.ERASER: _read(settings.get("canvas.eraser", None), 40.0),
        }
        self._symmetry = Symmetry()
        self._symmetry_place: QPointF | None = None
        self.last_place: QPointF | None = None
        """Where the last stroke began, in pixels of the canvas."""
        self._foreground = QColor(str(settings.get("canvas.foreground", _BLACK)))
        self._background = QColor(str(settings.get("canvas.background", _WHITE)))
        kept = settings.get(_RECENT, [])
        names = [name for name in kept if isinstance(name, str)] if isinstance(kept, list) else []
        self._recent = tuple(colour for name in names if (colour := QColor(name)).isValid())[:_MOST_RECENT]

    @property
    def tool(self) -> Tool:
        """What is in the hand."""
        return self._tool

    def choose(self, tool: Tool) -> None:
        """Take a tool."""
        if tool is not self._tool:
            self._tool = tool
            self.changed.emit()

    @property
    def brush(self) -> Brush:
        """How the eraser is set while that is in the hand, else the brush; its colour counts for nothing."""
        return self._brushes[Tool.ERASER if self._tool is Tool.ERASER else Tool.BRUSH]

    def set_brush(self, brush: Brush) -> None:
        """Set the brush or the eraser."""
        tool = Tool.ERASER if self._tool is Tool.ERASER else Tool.BRUSH
        brush = replace(brush, size=min(LARGEST, max(SMALLEST, brush.size)))
        if brush != self._brushes[tool]:
            self._brushes[tool] = brush
            self._settings.set(f"canvas.{tool.value}", to_plain(brush))
            self.changed.emit()

    def take_brush(self, brush: Brush) -> None:
        """Paint, or erase while the eraser is in the hand, with another brush."""
        if self._tool not in (Tool.BRUSH, Tool.ERASER):
            self._tool = Tool.BRUSH
            self.changed.emit()
        self.set_brush(brush)

    @property
    def symmetry(self) -> Symmetry:
        """How a stroke is painted in other places too; where the axes lie is said by `symmetry_place`."""
        return self._symmetry

    def set_symmetry(self, symmetry: Symmetry) -> None:
        """Paint in other places too."""
        if symmetry != self._symmetry:
            self._symmetry = symmetry
            self.changed.emit()

    @property
    def symmetry_place(self) -> QPointF | None:
        """Where the axes meet, in pixels of the canvas; None in its middle."""
        return self._symmetry_place

    def set_symmetry_place(self, place: QPointF | None) -> None:
        """Let the axes meet elsewhere."""
        if place != self._symmetry_place:
            self._symmetry_place = place
            self.changed.emit()

    def set_size(self, size: float) -> None:
        """Give the brush or the eraser a size in pixels of the canvas."""
        self.set_brush(replace(self.brush, size=float(size)))

    def resize(self, steps: int) -> None:
        """Make the brush larger or smaller by steps that feel alike at every size."""
        size = self.brush.size * _STEP**steps
        if round(size) == round(self.brush.size):
            size = self.brush.size + steps
        self.set_brush(replace(self.brush, size=float(round(size))))

    @property
    def foreground(self) -> QColor:
        """The colour that is painted with."""
        return QColor(self._foreground)

    @property
    def background(self) -> QColor:
        """The colour behind it."""
        return QColor(self._background)

    def set_foreground(self, colour: QColor) -> None:
        """Paint with a colour."""
        self._set_colours(colour, self._background)

    def set_background(self, colour: QColor) -> None:
        """Put a colour behind the one that is painted with."""
        self._set_colours(self._foreground, colour)

    @property
    def recent(self) -> tuple[QColor, ...]:
        """The colours that were painted with, the last one first."""
        return self._recent

    def note_used(self) -> None:
        """The foreground colour was painted with."""
        if self._recent[:1] == (self._foreground,):
            return
        others = (colour for colour in self._recent if colour != self._foreground)
        self._recent = (QColor(self._foreground), *others)[:_MOST_RECENT]
        self._settings.set(_RECENT, [colour.name() for colour in self._recent])
        self.changed.emit()

    def swap_colours(self) -> None:
        """Exchange the two colours."""
        self._set_colours(self._background, self._foreground)

    def reset_colours(self) -> None:
        """Back to black and white."""
        self._set_colours(QColor(_BLACK), QColor(_WHITE))

    def painting(self, *, eraser: bool = False) -> Brush:
        """The brush to begin a stroke with; the other end of a pen erases with whatever tool."""
        erases = eraser or self._tool is Tool.ERASER
        brush = self._brushes[Tool.ERASER] if erases else self.brush
        colour = self._foreground
        return replace(brush, colour=(colour.red(), colour.green(), colour.blue()), eraser=erases)

    def _set_colours(self, foreground: QColor, background: QColor) -> None:
        # As they are stored: one of a wheel is finer, and would be another than the same one in a list.
        foreground, background = QColor(foreground.rgb()), QColor(background.rgb())
        if (foreground, background) == (self._foreground, self._background):
            return
        self._foreground, self._background = foreground, background
        self._settings.set("canvas.foreground", foreground.name())
        self._settings.set("canvas.background", background.name())
        self.changed.emit()


def _read(kept: Json, size: float) -> Brush:
    """A brush as it was kept, also by a version whose brushes were round; the usual one where it is malformed."""
    usual = Brush(size=size)
    if not isinstance(kept, dict):
        return usual
    try:
        brush = from_plain(Brush, kept if "is" in kept else {"is": "Brush", **kept})
        check_brush(brush)
    except (KeyError, TypeError, ValueError):
        return usual
    return brush if SMALLEST <= brush.size <= LARGEST else usual
