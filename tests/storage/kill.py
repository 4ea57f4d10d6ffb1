"""Killing a process that saves and journals, and looking at what is left."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
import traceback
import zipfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from app.api import JobContext
from app.document import Session
from app.jobs import JobId
from app.storage import FolderAssets, ProjectFiles
from tests.storage.notes import TYPES, AddNote, Notes

REPOSITORY = Path(__file__).resolve().parents[2]
_SIDE = 256
_CONTROL_FILES = 40


@dataclass(frozen=True, slots=True)
class KillReport:
    """What was found after the kills; the control rewrites a zip in place and has to lose projects."""

    kills: int
    unreadable: int
    lost: int
    control_unreadable: int


def run_kills(kills: int, seed: int, folder: Path) -> KillReport:
    """Kill a working child at random moments; count projects that don't open and acknowledged actions that are gone."""
    numbers = random.Random(seed)
    unreadable = lost = control = 0
    for number in range(kills):
        home = folder / str(number)
        acknowledged, saved, zips = _one(home, numbers.uniform(0.0, 0.6))
        files = _files(home)
        try:
            kept = -1
            for found in files.recoverable():
                project = files.recover(found)
                kept = max(kept, len(project.document.part("notes", Notes()).texts))
                for asset in project.document.part("notes", Notes()).assets:
                    files.assets.picture(asset)
                project.close()
            if (home / "work.seisei").exists():
                project = files.open(home / "work.seisei")
                texts = len(project.document.part("notes", Notes()).texts)
                kept = max(kept, texts)
                lost += texts < saved
                project.close()
            lost += kept < acknowledged
        except Exception:  # noqa: BLE001 - whatever it is, the project could not be read
            traceback.print_exc()
            unreadable += 1
        finally:
            files.assets.close()
        control += zips and not _zip_is_sound(home / "control.zip")
    return KillReport(kills, unreadable, lost, control)


def _one(home: Path, wait_s: float) -> tuple[int, int, bool]:
    """Start a child, kill it after its first save and some time more; gives what it acknowledged."""
    home.mkdir(parents=True)
    child = subprocess.Popen(
        [sys.executable, "-c", "from tests.storage.kill import work; import sys; work(sys.argv[1])", str(home)],
        cwd=REPOSITORY,
        stdout=subprocess.PIPE,
    )
    assert child.stdout is not None
    first = child.stdout.readline()
    time.sleep(wait_s)
    child.send_signal(signal.SIGKILL)
    rest = child.stdout.read().splitlines()
    child.stdout.close()
    child.wait()
    lines = [line.decode() for line in [first, *rest] if line]
    journaled = [int(line[1:]) for line in lines if line.startswith("j")]
    saved = [int(line[1:]) for line in lines if line.startswith("s")]
    return max(journaled, default=-1), max(saved, default=-1), any(line.startswith("z") for line in lines)


def work(home: str) -> None:
    """The child: paint, journal, save, and tell each when it is on the disk."""
    folder = Path(home)
    files = _files(folder)
    project = files.new()
    session = Session(project.document)
    context = JobContext(JobId("save"), lambda _event: None)
    numbers = np.random.default_rng(os.getpid())
    for number in range(1, 10_000):
        pixels = numbers.integers(0, 255, (_SIDE, _SIDE, 4), dtype=np.uint8)
        session.execute(AddNote(str(number), files.assets.add_picture(pixels)))
        project.journal(session.document)
        project.flush()
        project.check_journal()
        os.write(1, f"j{number}\n".encode())
        if number % 3 == 0:
            if project.path is None:
                project.save_as(session.document, folder / "work.seisei", context)
            else:
                project.save(session.document, context)
            os.write(1, f"s{number}\n".encode())
        with zipfile.ZipFile(folder / "control.zip", "w") as control:
            os.write(1, b"z\n")
            for name in range(_CONTROL_FILES):
                control.writestr(str(name), pixels.tobytes())


def _files(home: Path) -> ProjectFiles:
    return ProjectFiles(home / "data", FolderAssets(home / "assets", home / "cache"), TYPES)


def _zip_is_sound(path: Path) -> bool:
    try:
        with zipfile.ZipFile(path) as control:
            return control.testzip() is None and len(control.namelist()) == _CONTROL_FILES
    except (zipfile.BadZipFile, OSError):
        return False
