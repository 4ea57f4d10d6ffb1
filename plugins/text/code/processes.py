"""Family: a process and all that it started, their memory, and the end of all of them."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import time

import psutil

from plugins.text.code.windows_job import WindowsJob

MARK = "SEISEI_PROGRAM"
"""The environment variable by which processes are found that left the tree."""

_TREE_S = 0.25
_KILLING_S = 3.0


class Family:
    """The processes of a program, given its first and the mark in their environment."""

    def __init__(self, pid: int, mark: str, memory_bytes: int) -> None:
        self._first = pid
        self._mark = mark
        self._job = WindowsJob(pid, memory_bytes) if sys.platform == "win32" else None
        self._known: dict[int, psutil.Process] = {}
        with contextlib.suppress(psutil.Error):
            self._known[pid] = psutil.Process(pid)
        self._next_tree_s = 0.0
        self._ended = False
        self.peak_bytes = 0

    def memory_bytes(self) -> int:
        """What they hold in memory now, counted in each that shares it; new children are seen four times a second."""
        if time.monotonic() >= self._next_tree_s:
            self._look_for_children()
            self._next_tree_s = time.monotonic() + _TREE_S
        total = 0
        for process in self._known.values():
            with contextlib.suppress(psutil.Error):
                total += process.memory_info().rss
        self.peak_bytes = max(self.peak_bytes, total)
        return total

    def kill(self) -> None:
        """End all of them, also those that made themselves independent; once is enough."""
        if self._ended:
            return
        self._ended = True
        if self._job is not None:
            self._job.end()
        until = time.monotonic() + _KILLING_S
        while True:
            self._look_for_children()
            if sys.platform != "win32":
                with contextlib.suppress(ProcessLookupError, PermissionError):
                    os.killpg(self._first, signal.SIGKILL)
            self._kill_known()
            left = self._marked()
            if not left or time.monotonic() > until:
                return
            self._known |= left

    def _kill_known(self) -> None:
        for process in self._known.values():
            with contextlib.suppress(psutil.Error):
                process.kill()
        self._known = {}

    def _look_for_children(self) -> None:
        for process in list(self._known.values()):
            try:
                if process.pid == self._first or not process.is_running():
                    found = process.children(recursive=True)
                    self._known |= {child.pid: child for child in found}
            except psutil.Error:
                self._known.pop(process.pid, None)

    def _marked(self) -> dict[int, psutil.Process]:
        """Processes that are alive and bear the mark."""
        found = {}
        for process in psutil.process_iter():
            with contextlib.suppress(psutil.Error, OSError):
                if process.environ().get(MARK) == self._mark and process.status() != psutil.STATUS_ZOMBIE:
                    found[process.pid] = process
        return found
