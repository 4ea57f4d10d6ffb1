"""Pointer: what the mouse does on the clips."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import Qt

from plugins.timeline.panel.tracks.hit import Hit


class Pointer(Protocol):
    """Is told what the left button does over the clips; heads, ruler and scrolling are the view's own.

    While the button is held the view scrolls at its edges and goes on telling `move`. A change of the keys that are
    held is told as a `move` at the same place.
    """

    def press(self, hit: Hit, modifiers: Qt.KeyboardModifier) -> None:
        """The button went down."""

    def move(self, hit: Hit, modifiers: Qt.KeyboardModifier) -> None:
        """It is elsewhere while the button is held."""

    def release(self, hit: Hit, modifiers: Qt.KeyboardModifier) -> None:
        """The button went up."""

    def double_click(self, hit: Hit, modifiers: Qt.KeyboardModifier) -> None:
        """The button was pressed twice; the first press and release were told before."""

    def hover(self, hit: Hit | None, modifiers: Qt.KeyboardModifier) -> None:
        """It is elsewhere while no button is held; None where it left the clips."""

    def cancel(self) -> bool:
        """Take back what runs, as with Escape; whether anything ran."""

    def cursor(self, hit: Hit, modifiers: Qt.KeyboardModifier) -> Qt.CursorShape | None:
        """How the mouse looks over a place; None as usual."""
