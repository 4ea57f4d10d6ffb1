"""ToolState: which tool is in the hand, and how it is set."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from enum import Enum

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor

from app.api import Settings
from plugins.canvas.brush import Brush

SMALLEST, LARGEST = 1.0, 1000.0
_STEP = 1.15
_BLACK, _WHITE = "#000000", "#ffffff"


class Tool(Enum):
    """What the pointer does on the canvas."""

    BRUSH = "brush"
    ERASER = "eraser"
    FILL = "fill"
    PICKER = "picker"
    SELECT = "select"
    MOVE = "move"
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
        "Paint. Ctrl picks a colour, Shift draws a line or changes the size.",
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
        Tool.MOVE,
        "Move layer",
        "Drag the layer, or move it with the arrow keys.",
        "move",
        ("T",),
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


@dataclass(frozen=True, slots=True)
class BrushSettings:
    """How brush or eraser are set: size in pixels, the rest from 0 to 1."""

    size: float = 24.0
    hardness: float = 0.8
    opacity: float = 1.0
    flow: float = 1.0
    pressure_size: bool = True
    pressure_opacity: bool = False


class ToolState(QObject):
    """Tells of changes and keeps them in the settings; brush and eraser are set each for itself."""

    changed = Signal()

    def __init__(self, settings: Settings, parent: QObject) -> None:
        super().__init__(parent)
        self._settings = settings
        self._tool = Tool.BRUSH
        self._brushes = {Tool.BRUSH: self._read("brush", 24.0), Tool.ERASER: self._read("eraser", 40.0)}
        self._foreground = QColor(str(settings.get("canvas.foreground", _BLACK)))
        self._background = QColor(str(settings.get("canvas.background", _WHITE)))
        tolerance = settings.get("canvas.tolerance", 24)
        self._tolerance = tolerance if isinstance(tolerance, int) and 0 <= tolerance <= 255 else 24

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
    def brush(self) -> BrushSettings:
        """How the eraser is set while that is in the hand, else the brush."""
        return self._brushes[Tool.ERASER if self._tool is Tool.ERASER else Tool.BRUSH]

    def set_brush(self, brush: BrushSettings) -> None:
        """Set the brush or the eraser."""
        tool = Tool.ERASER if self._tool is Tool.ERASER else Tool.BRUSH
        brush = replace(brush, size=min(LARGEST, max(SMALLEST, brush.size)))
        if brush != self._brushes[tool]:
            self._brushes[tool] = brush
            self._settings.set(f"canvas.{tool.value}", asdict(brush))
            self.changed.emit()

    def resize(self, steps: int) -> None:
        """Make the brush larger or smaller by steps that feel alike at every size."""
        size = self.brush.size * _STEP**steps
        if round(size) == round(self.brush.size):
            size = self.brush.size + steps
        self.set_brush(replace(self.brush, size=float(round(size))))

    @property
    def tolerance(self) -> int:
        """How far from the clicked colour filling goes, 0 to 255."""
        return self._tolerance

    def set_tolerance(self, tolerance: int) -> None:
        """Set how far filling goes."""
        self._tolerance = tolerance
        self._settings.set("canvas.tolerance", tolerance)

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
        return Brush(
            size=brush.size,
            hardness=brush.hardness,
            opacity=brush.opacity,
            flow=brush.flow,
            colour=(colour.red(), colour.green(), colour.blue()),
            eraser=erases,
            pressure_size=brush.pressure_size,
            pressure_opacity=brush.pressure_opacity,
        )

    def _set_colours(self, foreground: QColor, background: QColor) -> None:
        if (foreground, background) == (self._foreground, self._background):
            return
        self._foreground, self._background = QColor(foreground), QColor(background)
        self._settings.set("canvas.foreground", foreground.name())
        self._settings.set("canvas.background", background.name())
        self.changed.emit()

    def _read(self, name: str, size: float) -> BrushSettings:
        kept = self._settings.get(f"canvas.{name}", {})
        default = BrushSettings(size=size)
        if not isinstance(kept, dict):
            return default

        def number(key: str, low: float, high: float, otherwise: float) -> float:
            value = kept.get(key)
            return float(value) if isinstance(value, int | float) and low <= value <= high else otherwise

        return BrushSettings(
            size=number("size", SMALLEST, LARGEST, size),
            hardness=number("hardness", 0, 1, default.hardness),
            opacity=number("opacity", 0, 1, default.opacity),
            flow=number("flow", 0, 1, default.flow),
            pressure_size=kept.get("pressure_size") is not False,
            pressure_opacity=kept.get("pressure_opacity") is True,
        )
