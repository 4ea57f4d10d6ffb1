"""What can be done about live painting, with names and keys."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from app.api import Action
from plugins.canvas.panel.living.living import Living

if TYPE_CHECKING:
    from plugins.canvas.panel.panel import CanvasPanel


def live_action(living: Living) -> Action:
    """Switching it on and off."""
    return Action(
        "canvas.live",
        "Live painting",
        living.toggle,
        "generate",
        ("Alt+L",),
        "A picture follows the brush, drawn anew in a few steps with every change.",
        "activity",
        checked=lambda: living.is_on,
    )


def live_actions(panel: CanvasPanel) -> Sequence[Action]:
    """Switching it on and off, taking the picture, another seed."""
    living = panel.living

    def is_there() -> bool:
        return living.picture is not None

    return (
        live_action(living),
        Action(
            "canvas.live.take",
            "Take the live picture",
            living.take,
            "generate",
            ("Alt+Return",),
            "Put the picture that is seen onto the canvas as a layer.",
            "check",
            enabled=is_there,
        ),
        Action(
            "canvas.live.seed",
            "Another seed for the live picture",
            living.roll,
            "generate",
            ("Alt+Shift+L",),
            icon="dices",
            enabled=lambda: living.is_on,
        ),
    )
