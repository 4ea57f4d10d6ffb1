"""What can be done with the grid, guides and lines that things are kept to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP

from app.api import Action
from plugins.canvas.panel.aligning.aids import Aid
from plugins.canvas.panel.aligning.new_guide import NewGuide

if TYPE_CHECKING:
    from plugins.canvas.panel.panel import CanvasPanel

SUBMENU = str(QT_TRANSLATE_NOOP("Actions", "Guides, grid and snapping"))


def aligning_actions(panel: CanvasPanel) -> Sequence[Action]:
    """The grid, its settings, snapping, and the lock of guides."""
    aids = panel.aids

    def toggling(aid: Aid) -> Callable[[], None]:
        return lambda: aids.toggle(aid)

    def is_on(aid: Aid) -> Callable[[], bool]:
        return lambda: aids.on(aid)

    rows = (
        (Aid.GRID, "grid", "Grid", "Shift+G", "Show lines at even distances over the canvas.", "grid-3x3"),
        (
            Aid.LOCKED_GUIDES,
            "lock-guides",
            "Lock guides",
            "Alt+Shift+K",
            "Guides cannot be dragged while they are locked.",
            "lock",
        ),
        (
            Aid.SNAPPING,
            "snap.on",
            "Snap",
            "Shift+S",
            "Keep what is drawn and moved to lines that are near. Ctrl lets go of them while it is held.",
            "magnet",
        ),
        (Aid.TO_GRID, "snap.grid", "Snap to the grid", "Alt+Shift+G", "Only while the grid is shown.", ""),
        (Aid.TO_GUIDES, "snap.guides", "Snap to guides", "Alt+Shift+U", "Only while rulers are shown.", ""),
        (Aid.TO_CANVAS, "snap.canvas", "Snap to the canvas", "Alt+Shift+C", "Keep to its sides and its middle.", ""),
        (Aid.TO_LAYERS, "snap.layers", "Snap to layers", "Alt+Shift+Y", "Keep to their sides and middles.", ""),
    )
    settings = Action(
        "canvas.grid-settings",
        "Set up the grid…",
        panel.open_grid,
        "view",
        help="Set the distances, the place and the colour of the grid.",
        icon="sliders-horizontal",
        submenu=SUBMENU,
    )
    new = Action(
        "canvas.new-guide",
        "New guide…",
        lambda: NewGuide(panel.work, aids, panel).open(panel.view),
        "view",
        help="Put a guide at an exact place.",
        enabled=lambda: not panel.work.context.session.read_only,
        submenu=SUBMENU,
    )
    return (
        new,
        settings,
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
                submenu=SUBMENU,
            )
            for aid, id_, title, key, help_, icon in rows
        ),
    )
