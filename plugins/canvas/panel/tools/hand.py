"""ToolHand: what the pointer does on the canvas with one tool."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QWidget

from app.widgets.icons import Icons
from app.widgets.tile_view import Pointer, TileView
from app.widgets.viewport import Viewport
from plugins.canvas.aligning import NOTHING, Edges
from plugins.canvas.panel.aligning.guide_lines import GuideLines
from plugins.canvas.panel.aligning.snapping import Snapping
from plugins.canvas.panel.selection_work import SelectionWork
from plugins.canvas.panel.tool_state import ToolState
from plugins.canvas.panel.work import CanvasWork


@dataclass(frozen=True, slots=True)
class Easel:
    """What a hand works with; widgets that it makes have `parent` as theirs."""

    work: CanvasWork
    selecting: SelectionWork
    tools: ToolState
    view: TileView
    snapping: Snapping
    lines: GuideLines
    icons: Icons
    parent: QWidget


class ToolHand(Protocol):
    """A tool derives from this and overrides what it uses; one of each lives as long as the panel.

    Only the left button's pointers come here, a press first, then drags and a release. While a hand is busy, neither a
    key of another tool nor Escape ends it without `cancel`.
    """

    cursor: Qt.CursorShape = Qt.CursorShape.CrossCursor
    options: QWidget | None = None
    """Shown in the row above the canvas while the tool is in the hand; without a frame of its own, 28 pixels high."""
    hint: str = ""
    """A sentence behind the options, translated."""

    @property
    def active(self) -> bool:
        """Whether pointers come here now; else they do what the tool does without a hand."""
        return True

    @property
    def wants_keys(self) -> bool:
        """Whether every key comes to `key` before it is looked for among the shortcuts, as while writing."""
        return False

    @property
    def follows(self) -> bool:
        """Whether something follows the pointer while it is up, so that it is kept to lines then too."""
        return False

    def edges(self, pointer: Pointer) -> Edges:
        """What may come to lie on a line, as it would be if the pointer were here; a press or drag is moved so."""
        del pointer
        return NOTHING

    def taken(self) -> None:
        """The tool was taken into the hand."""
        return

    def put_down(self) -> None:
        """Another tool is taken: end or take back what is being done."""
        self.cancel()

    def press(self, pointer: Pointer) -> None:
        """The pointer went down."""

    def drag(self, pointer: Pointer) -> None:
        """It moves while it is down."""

    def release(self, pointer: Pointer) -> None:
        """It went up."""

    def hover(self, pointer: Pointer) -> None:
        """It moves while it is up."""

    def leave(self) -> None:
        """It left the view."""
        return

    def cancel(self) -> bool:
        """Take back what is being done; whether there was something."""
        return False

    def key(self, event: QKeyEvent) -> bool:
        """A key went down; whether it did something."""
        event.ignore()
        return False

    def paint(self, painter: QPainter, viewport: Viewport) -> None:
        """Draw over the picture, in the units of the view; ask for it by TileView.draw_again or update_picture."""
