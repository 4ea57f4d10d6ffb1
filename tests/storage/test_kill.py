"""Nothing that was acknowledged is lost when the process is killed."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.storage.kill import run_kills


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL on Windows")
def test_no_kill_loses_an_acknowledged_action(tmp_path: Path) -> None:
    report = run_kills(10, 1, tmp_path)
    assert report.unreadable == 0
    assert report.lost == 0
    assert report.control_unreadable > report.kills / 2, "the control has to fail, or the kills come at the wrong time"
