"""What can be done with the grid, guides and lines that things are kept to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from app.api import Action
from plugins.canvas.panel.aligning.aids import Aid

if TYPE_CHECKING:
    from plugins.canvas.panel.panel import CanvasPanel


def aligning_actions(panel: CanvasPanel) -> Sequence[Action]:
    """The grid, its settings, snapping, and the lock of guides."""
    aids = panel.aids

    def toggling(aid: Aid) -> Callable[[], None]:
        return lambda: aids.toggle(aid)

    def is_on(aid: Aid) -> Callable[[], bool]:
        return lambda: aids.on(aid)

    rows = (
        (Aid.GRID, "grid", "Grid", "Shift+G", "Show lines at even distances over the canvas.", ""),
        (
            Aid.SNAPPING,
            "snap",
            "Snap",
            "Shift+S",
            "Keep what is drawn and moved to lines that are near. Ctrl lets go of them while it is held.",
            "magnet",
        ),
        (Aid.TO_GRID, "snap-to-grid", "Snap to the grid", "Alt+Shift+G", "Only while the grid is shown.", ""),
        (Aid.TO_GUIDES, "snap-to-guides", "Snap to guides", "Alt+Shift+U", "Only while rulers are shown.", ""),
        (
            Aid.TO_CANVAS,
            "snap-to-canvas",
            "Snap to the canvas",
            "Alt+Shift+C",
            "Keep to its sides and its middle.",
            "",
        ),
        (Aid.TO_LAYERS, "snap-to-layers", "Snap to layers", "Alt+Shift+Y", "Keep to their sides and middles.", ""),
        (
            Aid.LOCKED_GUIDES,
            "lock-guides",
            "Lock guides",
            "Alt+Shift+K",
            "Guides cannot be dragged while they are locked.",
            "lock",
        ),
    )
    return (
        *(
            Action(
                f"canvas.{id_}",
                title,
                toggling(aid),
                "view",
                (key,),
                help_,
                icon,
                checked=is_on(aid),
                while_focused=True,
            )
            for aid, id_, title, key, help_, icon in rows
        ),
        Action(
            "canvas.grid-settings",
            "Set up the grid…",
            panel.open_grid,
            "view",
            help="Set the distances, the place and the colour of the grid.",
            icon="sliders-horizontal",
        ),
    )
