"""Pause: what is typed becomes one step as soon as a person rests."""

from __future__ import annotations

import time

from PySide6.QtCore import QObject, QTimer, Signal

from plugins.text.panel.work import LATEST_S, PAUSE_S, SETTLE_MS


class Pause(QObject):
    """Says when to keep what was typed: soon after the last key, and within a second in any case.

    `burst` tells apart what was typed before and after a longer rest, for the merge key of a command.
    """

    due = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.burst = 0
        self._first_s = self._last_s = 0.0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.flush)
        self._pending = False

    @property
    def pending(self) -> bool:
        """Whether something is to be kept."""
        return self._pending

    def touch(self) -> None:
        """Something was typed."""
        now = time.monotonic()
        if not self._pending:
            if now - self._last_s > PAUSE_S:
                self.burst += 1
            self._first_s = now
        self._pending, self._last_s = True, now
        left_s = self._first_s + LATEST_S - now
        self._timer.start(max(0, min(SETTLE_MS, int(left_s * 1000))))

    def flush(self) -> None:
        """Keep it now, if there is anything."""
        self._timer.stop()
        if self._pending:
            self._pending = False
            self.due.emit()

    def end_burst(self) -> None:
        """What is typed from now on is another step, as after going to another field."""
        self.flush()
        self.burst += 1

    def drop(self) -> None:
        """There is nothing to be kept any more."""
        self._timer.stop()
        self._pending = False
