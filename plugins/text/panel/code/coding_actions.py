"""What can be done in program code, with names, menus and keys."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from app.api import Action

if TYPE_CHECKING:
    from plugins.text.panel.code.coding import Coding


def coding_actions(coding: Coding) -> Sequence[Action]:
    """Every action of program code."""
    completing = coding.completing

    def is_code() -> bool:
        return coding.mode.chapter is not None

    return (
        Action(
            "text.code.complete",
            "Complete the code",
            completing.ask,
            "generate",
            ("Ctrl+Shift+Space",),
            "What could stand at the cursor; Tab takes it, Shift+Tab a word, Alt+Shift+Right a line.",
            "text-cursor-input",
            enabled=is_code,
            while_focused=True,
        ),
        Action(
            "text.ask",
            "Ask at the cursor",
            coding.asking.open,
            "generate",
            ("Ctrl+I",),
            "Say what the model is to write here, or to do with the selection.",
            "sparkles",
            while_focused=True,
        ),
        Action(
            "text.code.run",
            "Run the program",
            coding.pane.run,
            "generate",
            ("F5",),
            "Python, in a process of its own; its output is shown below.",
            "play",
            enabled=lambda: coding.can_run,
            while_focused=True,
        ),
        Action(
            "text.code.stop",
            "Stop the program",
            coding.pane.running.stop,
            "generate",
            ("Shift+F5",),
            icon="square",
            enabled=lambda: coding.pane.running.is_on,
            while_focused=True,
        ),
        Action(
            "text.spelling.mend",
            "Mend the misspelt word",
            coding.spelling.open_menu,
            "edit",
            ("F7",),
            "At the cursor, or the next one that is seen.",
            "spell-check",
            while_focused=True,
        ),
        Action(
            "text.spelling",
            "Check spelling",
            lambda: coding.spelling.set_on(not coding.spelling.is_on),
            "view",
            help="Underline misspelt words in this project.",
            icon="spell-check",
            checked=lambda: coding.spelling.is_on,
        ),
        Action(
            "text.code.complete-while-typing",
            "Complete code while typing",
            lambda: completing.set_while_typing(not completing.while_typing),
            "generate",
            help="Ask the model in each pause; on by itself where the model was made for it.",
            checked=lambda: completing.while_typing,
        ),
    )
