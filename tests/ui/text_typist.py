"""Someone who types without a rest in the real window, in a process of its own that is going to be killed.

`python -m tests.ui.text_typist` writes one number after the other, and says each with the time when it was typed.
"""

from __future__ import annotations

import sys
import time

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from app.bootstrap import build
from plugins.text.panel import TextPanel
from tests.ui.opened import Opened

_EVERY_S = 0.015


def main() -> None:
    """Type until killed."""
    application = QApplication([])
    opened = Opened(build())
    opened.window.workspaces.show("text.text")
    panel = opened.window.workspaces.panel
    if not isinstance(panel, TextPanel):
        raise TypeError("there is no text panel")
    panel.editor.setFocus()
    number = 0
    while True:
        number += 1
        for letter in f"{number} ":
            event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, letter)
            application.sendEvent(panel.editor, event)
        sys.stdout.write(f"{number} {time.time()}\n")
        sys.stdout.flush()
        end = time.monotonic() + _EVERY_S
        while time.monotonic() < end:
            application.processEvents()
            time.sleep(0.001)


if __name__ == "__main__":
    main()
