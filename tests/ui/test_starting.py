"""The studio as a process: it opens, shows every workspace, and ends with nothing left to complain of."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.conftest import REPOSITORY

_WORKSPACES = [
    *("canvas.canvas", "text.text", "audio.audio", "timeline.timeline"),
    *("proteins.proteins", "molecules.molecules", "robot.robot"),
]
_CODE = """
from app import bootstrap
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from app.ui.window import StudioWindow

def walk():
    (window,) = (widget for widget in QApplication.topLevelWidgets() if isinstance(widget, StudioWindow))
    for info in window._parts.panels:
        window.workspaces.show(info.id)
        QApplication.processEvents()
        print(info.id)
    window.close()

original = QApplication.exec
QApplication.exec = staticmethod(lambda: (QTimer.singleShot(200, walk), original())[1])
raise SystemExit(bootstrap.main([]))
"""


def test_it_opens_every_workspace_and_ends_in_order(tmp_path: Path) -> None:
    environment = {**os.environ, "SEISEI_HOME": str(tmp_path / "seisei"), "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", _CODE], cwd=REPOSITORY, env=environment, capture_output=True, text=True, timeout=120,
        check=False,
    )  # fmt: skip
    assert "Traceback" not in done.stderr
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == _WORKSPACES
