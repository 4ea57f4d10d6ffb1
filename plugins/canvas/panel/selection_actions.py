"""What can be done with the selection, with names and keys; keys follow Krita."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app.api import Action
from plugins.canvas.model import Rect
from plugins.canvas.selecting import Coverage, border, feather, grow, shrink, smooth

if TYPE_CHECKING:
    from plugins.canvas.panel.panel import CanvasPanel

_ByAmount = Callable[[Coverage, float, Rect], Coverage]


def selection_actions(panel: CanvasPanel) -> Sequence[Action]:
    """Every action of the menu of selections."""
    return (*_whole(panel), *_amounts(panel), *_others(panel))


def _whole(panel: CanvasPanel) -> Sequence[Action]:
    work, selecting = panel.work, panel.selecting

    def is_some() -> bool:
        return work.selection is not None

    return (
        Action(
            "canvas.select-all",
            "Select all",
            selecting.select_all,
            "select",
            ("Ctrl+A",),
            icon="scan",
            while_focused=True,
        ),
        Action(
            "canvas.select-none",
            "Select nothing",
            selecting.select_nothing,
            "select",
            ("Ctrl+Shift+A", "Ctrl+D"),
            enabled=is_some,
            while_focused=True,
        ),
        Action(
            "canvas.reselect",
            "Reselect",
            selecting.reselect,
            "select",
            ("Ctrl+Shift+D",),
            "Select what was selected last.",
            enabled=lambda: selecting.can_reselect,
            while_focused=True,
        ),
        Action(
            "canvas.invert-selection",
            "Invert selection",
            selecting.invert,
            "select",
            ("Ctrl+Shift+I",),
            "Select what is not selected.",
            "contrast",
            while_focused=True,
        ),
    )


def _amounts(panel: CanvasPanel) -> Sequence[Action]:
    work, selecting = panel.work, panel.selecting

    def is_some() -> bool:
        return work.selection is not None

    def asking(how: _ByAmount, usual: float, label: str) -> Callable[[], None]:
        def changed(amount: float) -> None:
            selecting.change(lambda coverage, inside: how(coverage, amount, inside), label)

        def ask() -> None:
            panel.selection_amount.open(panel.view, QCoreApplication.translate("Actions", label), usual, changed)

        return ask

    return (
        Action(
            "canvas.selection.feather",
            "Feather selection…",
            asking(feather, 8, label="Feather selection"),
            "select",
            ("Shift+F6",),
            "Soften its edge by a Gaussian.",
            "feather",
            enabled=is_some,
            while_focused=True,
        ),
        Action(
            "canvas.selection.grow",
            "Grow selection…",
            asking(grow, 4, label="Grow selection"),
            "select",
            (),
            "Make it larger on all sides.",
            "expand",
            enabled=is_some,
            while_focused=True,
        ),
        Action(
            "canvas.selection.shrink",
            "Shrink selection…",
            asking(_shrunk, 4, label="Shrink selection"),
            "select",
            (),
            "Make it smaller on all sides.",
            "fold-horizontal",
            enabled=is_some,
            while_focused=True,
        ),
        Action(
            "canvas.selection.border",
            "Border selection…",
            asking(border, 8, label="Border selection"),
            "select",
            (),
            "Select a band along its edge.",
            "square",
            enabled=is_some,
            while_focused=True,
        ),
        Action(
            "canvas.selection.smooth",
            "Smooth selection…",
            asking(smooth, 8, label="Smooth selection"),
            "select",
            (),
            "Round off bays and spurs.",
            "spline",
            enabled=is_some,
            while_focused=True,
        ),
    )


def _shrunk(coverage: Coverage, amount: float, _inside: Rect) -> Coverage:
    return shrink(coverage, amount)


def _others(panel: CanvasPanel) -> Sequence[Action]:
    selecting = panel.selecting
    return (
        Action(
            "canvas.selection.from-layer",
            "Select what the layer shows",
            selecting.select_layer,
            "select",
            help="Select the pixels of the layer by their alpha.",
            icon="layers",
            enabled=lambda: panel.work.active.has_pixels,
        ),
        Action(
            "canvas.quick-mask",
            "Quick mask",
            selecting.toggle_quick_mask,
            "select",
            ("Q",),
            "Paint the selection with brushes; what is not selected lies under red.",
            "brush",
            checked=lambda: selecting.quick_mask,
            while_focused=True,
        ),
    )
