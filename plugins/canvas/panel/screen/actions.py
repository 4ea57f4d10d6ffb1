"""What can be done with the colours of the canvas on the screen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from app.api import Action

if TYPE_CHECKING:
    from plugins.canvas.panel.panel import CanvasPanel


def screen_actions(panel: CanvasPanel) -> Sequence[Action]:
    """Looking at the picture as it would be printed."""
    colours = panel.screen_colours
    return (
        Action(
            "canvas.soft-proof",
            "Soft-proof",
            colours.toggle_proof,
            "view",
            ("Ctrl+Shift+Y",),
            "Show the picture as the printer of a profile would show it; the picture stays as it is.",
            "swatch-book",
            checked=lambda: colours.proofing,
        ),
        Action(
            "canvas.proof-profile",
            "Profile to proof…",
            colours.choose_proof,
            "view",
            help="Choose the ICC profile of a printer, and show the picture by it.",
            icon="swatch-book",
        ),
    )
