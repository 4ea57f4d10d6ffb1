"""What can be done on the canvas, with names, menus and keys; keys follow Krita."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtGui import QCursor

from app.api import Action
from plugins.canvas.panel.aligning.actions import aligning_actions
from plugins.canvas.panel.brushes.favourites import TITLES
from plugins.canvas.panel.brushes.library import FAVOURITES
from plugins.canvas.panel.crop_actions import crop_actions
from plugins.canvas.panel.layer_actions import layer_actions
from plugins.canvas.panel.living.actions import live_actions
from plugins.canvas.panel.screen.actions import screen_actions
from plugins.canvas.panel.selection_actions import selection_actions
from plugins.canvas.panel.shapes.actions import shape_actions
from plugins.canvas.panel.tool_state import TOOLS, Tool

if TYPE_CHECKING:
    from plugins.canvas.panel.panel import CanvasPanel

_ZOOM_STEP = 2**0.5
_TURN_STEP = 15.0


def actions_of(panel: CanvasPanel) -> Sequence[Action]:
    """Every action of a panel; those with a single letter work only while it has the focus."""
    return (
        *_tools(panel),
        *_favourites(panel),
        *_edit(panel),
        *selection_actions(panel),
        *crop_actions(panel),
        *aligning_actions(panel),
        *layer_actions(panel),
        *shape_actions(panel),
        *_view(panel),
        *screen_actions(panel),
        *_takes(panel),
        *live_actions(panel),
    )


def _tools(panel: CanvasPanel) -> Sequence[Action]:
    tools = panel.tools

    def choosing(tool: Tool) -> Callable[[], None]:
        return lambda: tools.choose(tool)

    def is_chosen(tool: Tool) -> Callable[[], bool]:
        return lambda: tools.tool is tool

    return tuple(
        Action(
            f"canvas.tool.{info.tool.value}",
            info.title,
            choosing(info.tool),
            "edit",
            info.keys,
            info.help,
            info.icon,
            checked=is_chosen(info.tool),
            while_focused=True,
        )
        for info in TOOLS
    )


def _favourites(panel: CanvasPanel) -> Sequence[Action]:
    brushes, dock = panel.brushes, panel.brushes_dock

    def favourite(place: int, id_: str, title: str) -> Action:
        def is_there() -> bool:
            return place < len(brushes.favourites)

        def take() -> None:
            dock.take(brushes.favourites[place])

        key = f"Alt+{(place + 1) % FAVOURITES}"
        return Action(id_, title, take, "edit", (key,), icon="star", enabled=is_there, while_focused=True)

    return tuple(favourite(place, f"canvas.favourite.{place + 1}", title) for place, title in enumerate(TITLES))


def _edit(panel: CanvasPanel) -> Sequence[Action]:
    tools, layers, exchange = panel.tools, panel.layer_work, panel.exchange
    return (
        Action("canvas.cut", "Cut", panel.cut, "edit", ("Ctrl+X",), while_focused=True),
        Action(
            "canvas.copy",
            "Copy",
            lambda: exchange.copy(merged=False),
            "edit",
            ("Ctrl+C",),
            "Copy the selection of this layer.",
            "copy",
            while_focused=True,
        ),
        Action(
            "canvas.copy-merged",
            "Copy merged",
            lambda: exchange.copy(merged=True),
            "edit",
            ("Ctrl+Shift+C",),
            "Copy the selection of everything that is seen.",
            while_focused=True,
        ),
        Action(
            "canvas.paste",
            "Paste as a layer",
            panel.paste,
            "edit",
            ("Ctrl+V",),
            icon="clipboard",
            while_focused=True,
        ),
        Action(
            "canvas.fill",
            "Fill with the foreground colour",
            layers.fill,
            "edit",
            ("Shift+Backspace",),
            "Fill the selection, or all of the layer.",
            "paint-bucket",
            while_focused=True,
        ),
        Action(
            "canvas.clear",
            "Clear",
            layers.clear,
            "edit",
            ("Del",),
            "Make the selection, or all of the layer, transparent.",
            while_focused=True,
        ),
        Action(
            "canvas.brush-larger",
            "Larger brush",
            lambda: tools.resize(1),
            "edit",
            ("]",),
            while_focused=True,
        ),
        Action(
            "canvas.brush-smaller",
            "Smaller brush",
            lambda: tools.resize(-1),
            "edit",
            ("[",),
            while_focused=True,
        ),
        Action(
            "canvas.swap-colours",
            "Swap colours",
            tools.swap_colours,
            "edit",
            ("X",),
            icon="arrow-left-right",
            while_focused=True,
        ),
        Action(
            "canvas.reset-colours",
            "Black and white",
            tools.reset_colours,
            "edit",
            ("D",),
            while_focused=True,
        ),
        Action(
            "canvas.palette",
            "Choose a colour",
            panel.options.swatches.open,
            "edit",
            ("I",),
            icon="palette",
            while_focused=True,
        ),
        Action(
            "canvas.quick-palette",
            "Colours and brushes at the pointer",
            lambda: panel.quick_palette.open_at(QCursor.pos()),
            "edit",
            ("Shift+I",),
            "A wheel, recent colours, the size and the brushes; a right click opens them too.",
            "palette",
            while_focused=True,
        ),
        Action(
            "canvas.size",
            "Canvas size…",
            panel.open_size,
            "edit",
            ("Ctrl+Alt+C",),
            icon="crop",
        ),
    )


def _view(panel: CanvasPanel) -> Sequence[Action]:
    view = panel.view

    def zoom(factor: float) -> Callable[[], None]:
        return lambda: view.zoom_to(view.viewport.zoom * factor)

    def turn(by: float) -> Callable[[], None]:
        return lambda: view.turn_to(view.viewport.angle + by)

    rows: tuple[tuple[str, str, Callable[[], None], tuple[str, ...], str], ...] = (
        ("zoom-in", "Zoom in", zoom(_ZOOM_STEP), ("+", "Ctrl+=", "Ctrl++"), "zoom-in"),
        ("zoom-out", "Zoom out", zoom(1 / _ZOOM_STEP), ("-", "Ctrl+-"), "zoom-out"),
        ("fit", "Fit the canvas", view.fit, ("2", "Ctrl+0"), "maximize"),
        ("actual", "Actual size", lambda: view.zoom_to(1), ("1", "Ctrl+1"), "square"),
        ("left", "Turn the view left", turn(-_TURN_STEP), ("4",), "rotate-ccw"),
        ("right", "Turn the view right", turn(_TURN_STEP), ("6",), "rotate-cw"),
        ("upright", "Turn the view upright", lambda: view.turn_to(0), ("5",), ""),
    )
    return (
        *(
            Action(f"canvas.view.{id_}", title, run, "view", keys, icon=icon, while_focused=True)
            for id_, title, run, keys, icon in rows
        ),
        Action(
            "canvas.view.mirror",
            "Mirror the view",
            view.flip,
            "view",
            ("M",),
            "See the picture the other way round; its pixels stay.",
            "flip-horizontal",
            checked=lambda: view.viewport.mirrored,
            while_focused=True,
        ),
    )


def _takes(panel: CanvasPanel) -> Sequence[Action]:
    takes = panel.takes

    def are_there() -> bool:
        return bool(takes.takes)

    return (
        Action(
            "canvas.take.apply",
            "Apply take",
            takes.apply,
            "generate",
            help="Put the take that is shown onto the canvas as a layer (Enter).",
            icon="check",
            enabled=are_there,
        ),
        Action(
            "canvas.take.next",
            "Next take",
            lambda: takes.flip(1),
            "generate",
            ("Alt+Right",),
            icon="chevron-right",
            enabled=are_there,
        ),
        Action(
            "canvas.take.previous",
            "Previous take",
            lambda: takes.flip(-1),
            "generate",
            ("Alt+Left",),
            icon="chevron-left",
            enabled=are_there,
        ),
        Action(
            "canvas.take.compare",
            "Compare takes",
            takes.comparing.toggle,
            "generate",
            ("Alt+C",),
            "See the take and the one before by a slider, side by side or by what differs.",
            "square-split-horizontal",
            checked=lambda: takes.comparing.is_open,
            enabled=are_there,
            while_focused=True,
        ),
        Action(
            "canvas.take.vary",
            "Vary a little",
            lambda: takes.vary(selected=False),
            "generate",
            ("Alt+V",),
            "Make four that are near to the take that is shown, or to the active layer.",
            "shuffle",
            while_focused=True,
        ),
        Action(
            "canvas.take.animate",
            "Animate",
            takes.animate,
            "generate",
            help="Take up a walk from the take before to this one, or from the active layer, as frames of a film.",
            icon="film",
            while_focused=True,
        ),
        Action(
            "canvas.take.vary-selected",
            "Vary what is selected",
            lambda: takes.vary(selected=True),
            "generate",
            ("Alt+Shift+V",),
            "Make four of the take, or of the active layer, that differ in the selection alone.",
            "square-dashed-mouse-pointer",
            while_focused=True,
        ),
        Action(
            "canvas.take.discard",
            "Put the takes away",
            takes.discard,
            "generate",
            help="They stay in the gallery.",
            icon="x",
            enabled=are_there,
        ),
    )
