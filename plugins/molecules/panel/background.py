"""Background: finds things out on a thread of its own, what was asked for last first, the rest when nothing moves."""

from __future__ import annotations

import logging
import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from contextlib import suppress

from PySide6.QtCore import QObject, Qt, QTimer, Signal

_log = logging.getLogger(__name__)
_RESTS_MS = 160

Work = Callable[[], object]


class _Desk:
    """What lies before the thread; it holds no widget, so that a panel can go while it works."""

    def __init__(self) -> None:
        self.changed = threading.Condition()
        self.soon: OrderedDict[Hashable, Work] = OrderedDict()
        self.later: OrderedDict[Hashable, Work] = OrderedDict()
        self.rests = False
        self.closed = False

    def take(self) -> tuple[Hashable, Work] | None:
        """Wait for the next piece; None at the end."""
        with self.changed:
            while not self.closed:
                if self.soon:
                    return self.soon.popitem()
                if self.later and not self.rests:
                    return self.later.popitem(last=False)
                self.changed.wait()
            return None


class Background(QObject):
    """`found(key, result)` comes on the main thread; a fault gives None as the result and stands in the log."""

    found = Signal(object, object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk = _Desk()
        self._thread: threading.Thread | None = None
        self._on = QTimer(self)
        self._on.setSingleShot(True)
        self._on.setInterval(_RESTS_MS)
        self._on.timeout.connect(self._go_on)
        self._relay = _Relay(self)
        self._relay.came.connect(self.found, Qt.ConnectionType.QueuedConnection)
        self.destroyed.connect(lambda: _close(desk))

    def ask(self, key: Hashable, work: Work) -> None:
        """Find something out before all that was asked for earlier."""
        with self._desk.changed:
            self._desk.later.pop(key, None)
            self._desk.soon[key] = work
            self._desk.soon.move_to_end(key)
            self._desk.changed.notify()
        self._begin()

    def ask_later(self, key: Hashable, work: Work) -> None:
        """Find something out when there is nothing else to do, in the order of asking."""
        with self._desk.changed:
            if key not in self._desk.soon:
                self._desk.later.setdefault(key, work)
                self._desk.changed.notify()
        self._begin()

    def forget(self, *, later: bool = False) -> None:
        """Find out no more what was asked for, and what was to be found out later only if that is said."""
        with self._desk.changed:
            self._desk.soon.clear()
            if later:
                self._desk.later.clear()

    def rest(self) -> None:
        """Leave what has time alone for a moment: something is being moved."""
        with self._desk.changed:
            self._desk.rests = True
        self._on.start()

    @property
    def waiting(self) -> int:
        """How much is still to be found out."""
        with self._desk.changed:
            return len(self._desk.soon) + len(self._desk.later)

    def close(self) -> None:
        """End the thread, and wait for what it is at."""
        self._on.stop()
        _close(self._desk)
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def _go_on(self) -> None:
        with self._desk.changed:
            self._desk.rests = False
            self._desk.changed.notify()

    def _begin(self) -> None:
        if self._thread is None and not self._desk.closed:
            self._thread = threading.Thread(target=_work, args=(self._desk, self._relay), name="molecules", daemon=True)
            self._thread.start()


class _Relay(QObject):
    came = Signal(object, object)


def _work(desk: _Desk, relay: _Relay) -> None:
    while (piece := desk.take()) is not None:
        key, work = piece
        try:
            result = work()
        except Exception:  # noqa: BLE001 - the thread's boundary: one molecule that fails must not end all others
            _log.exception("something of a molecule could not be found out")
            result = None
        if desk.closed:
            return
        with suppress(RuntimeError):
            # The panel may be gone by now, and its signals with it.
            relay.came.emit(key, result)


def _close(desk: _Desk) -> None:
    with desk.changed:
        desk.closed = True
        desk.soon.clear()
        desk.later.clear()
        desk.changed.notify_all()
