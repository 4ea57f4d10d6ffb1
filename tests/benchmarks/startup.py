"""startup: from nothing to the first window, with torch not imported by then."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks.measure import Figure, at_most, plain
from tests.conftest import REPOSITORY

_RUNS = 5

_CODE = """
import json, os, sys, time
{extra}
from app import bootstrap
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
def shown():
    print(json.dumps([time.time() - {begun}, time.process_time(), "torch" in sys.modules]), flush=True)
    os._exit(0)
original = QApplication.exec
QApplication.exec = staticmethod(lambda: (QTimer.singleShot(0, shown), original())[1])
bootstrap.main([])
"""


def run() -> Iterator[Figure]:
    """The best of several starts, which is that of a warm disk; the control imports torch first."""
    times, used, heavy = [], [], False
    for _ in range(_RUNS):
        seconds, processor, torch = _start("")
        times.append(seconds)
        used.append(processor)
        heavy |= torch
    yield at_most("startup", "first window", min(times), "s", 1.0)
    yield plain("startup", "first window, time of the processor", min(used), "s")
    yield at_most("startup", "torch imported", float(heavy), "", 0)
    _, _, torch = _start("import torch")
    yield at_most("startup", "torch imported, with torch", float(torch), "", 0, control=True)


def _start(extra: str) -> tuple[float, float, bool]:
    done = subprocess.run(
        # Told by the one that starts it: a process knows when it was born only to the second of the machine's start.
        [sys.executable, "-c", _CODE.format(extra=extra, begun=time.time())],
        cwd=REPOSITORY,
        env=_environment(),
        capture_output=True,
        text=True,
        check=True,
    )
    seconds, processor, torch = json.loads(done.stdout.strip().splitlines()[-1])
    return float(seconds), float(processor), bool(torch)


def _environment() -> dict[str, str]:
    """That of a user, whose second start finds the modules compiled: the first of the runs does that here."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "PYTHONPYCACHEPREFIX": str(Path(os.environ["SEISEI_HOME"]) / "compiled")}
