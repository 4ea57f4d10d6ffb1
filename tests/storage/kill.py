"""Killing a process that saves and journals, and looking at what is left."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import threading
import time
import traceback
import zipfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from app.api import JobContext
from app.document import Document, Session
from app.jobs import JobId
from app.storage import FolderAssets, ProjectFiles
from tests.storage.notes import TYPES, AddNote, Notes

REPOSITORY = Path(__file__).resolve().parents[2]
_SIDE = 256
_CONTROL_FILES = 40
_CONTROL_PAUSE_S = 0.002
_LOOKING_S = 0.05
_CONTROL_BEGUN = "z"


@dataclass(frozen=True, slots=True)
class KillReport:
    """What was found after the kills.

    The control rewrites a zip in place, again and again beside the work, and has to be lost nearly every time: kills
    that find it whole come when nothing is being written, and show nothing of projects either.
    """

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
        acknowledged, saved = _one(home, numbers.uniform(0.0, 0.6))
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
        control += not _zip_is_sound(home / "control.zip")
    return KillReport(kills, unreadable, lost, control)


def _one(home: Path, wait_s: float) -> tuple[int, int]:
    """Start a child, kill it some time after its first action and the control began; gives what it acknowledged."""
    home.mkdir(parents=True)
    child = subprocess.Popen(
        [sys.executable, "-c", "from tests.storage.kill import work; import sys; work(sys.argv[1])", str(home)],
        cwd=REPOSITORY,
        stdout=subprocess.PIPE,
    )
    assert child.stdout is not None
    lines: list[str] = []
    while not (_CONTROL_BEGUN in lines and any(line.startswith("j") for line in lines)):
        line = child.stdout.readline().decode().strip()
        assert line, f"the child ended by itself, after {lines}"
        lines.append(line)
    time.sleep(wait_s)
    child.send_signal(signal.SIGKILL)
    lines += child.stdout.read().decode().split()
    child.stdout.close()
    child.wait()
    journaled = [int(line[1:]) for line in lines if line.startswith("j")]
    saved = [int(line[1:]) for line in lines if line.startswith("s")]
    return max(journaled), max(saved, default=-1)


def work(home: str) -> None:
    """The child: paint, journal, save meanwhile, and tell each when it is on the disk."""
    folder = Path(home)
    files = _files(folder)
    project = files.new()
    session = Session(project.document)
    context = JobContext(JobId("save"), lambda _event: None)
    numbers = np.random.default_rng(os.getpid())
    saving: threading.Thread | None = None

    def save(number: int, document: Document) -> None:
        if project.path is None:
            project.save_as(document, folder / "work.seisei", context)
        else:
            project.save(document, context)
        os.write(1, f"s{number}\n".encode())

    threading.Thread(target=_write_in_place, args=(folder / "control.zip",), daemon=True).start()
    for number in range(1, 10_000):
        pixels = numbers.integers(0, 255, (_SIDE, _SIDE, 4), dtype=np.uint8)
        session.execute(AddNote(str(number), files.assets.add_picture(pixels)))
        project.journal(session.document)
        project.flush()
        project.check_journal()
        os.write(1, f"j{number}\n".encode())
        if saving:
            saving.join()
            saving = None
            time.sleep(_LOOKING_S)
        elif number % 3 == 0:
            # As in the studio, a save runs on a thread of its own while the work goes on.
            saving = threading.Thread(target=save, args=(number, session.document))
            saving.start()


def _write_in_place(path: Path) -> None:
    while True:
        with zipfile.ZipFile(path, "w") as control:
            os.write(1, f"{_CONTROL_BEGUN}\n".encode())
            for name in range(_CONTROL_FILES):
                control.writestr(str(name), bytes(_SIDE))
                time.sleep(_CONTROL_PAUSE_S)


def _files(home: Path) -> ProjectFiles:
    return ProjectFiles(home / "data", FolderAssets(home / "assets", home / "cache"), TYPES)


def _zip_is_sound(path: Path) -> bool:
    try:
        with zipfile.ZipFile(path) as control:
            return control.testzip() is None and len(control.namelist()) == _CONTROL_FILES
    except (zipfile.BadZipFile, OSError):
        return False
