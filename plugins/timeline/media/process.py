"""MediaProcess: the process that reads files of strangers, started with the first question and after an accident."""

from __future__ import annotations

import contextlib
import json
import mmap
import os
import queue
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Self
from weakref import finalize

import numpy as np
from numpy.typing import NDArray

from app.api import InvalidData, Json, UserError, Words

Tell = Callable[[int, int], None]
"""Called with how much is done, and of how much; it may raise, which ends the work."""

_ROOT = Path(__file__).parents[3]
_CODE = "import sys; sys.path.insert(0, sys.argv.pop(1)); from plugins.timeline.media.serving import main; main()"
_LOOK_EVERY_S = 0.05
_START_S = 60.0
_WAITING = 5
_SMALLEST_ROOM = 4 << 20
_SHARED_FOLDER = Path("/dev/shm")


class MediaProcess:
    """Asks one question after the other; may be used on any thread, of which one waits for the other.

    A process that takes too long, too much memory, or dies is told in words, and the next question starts another.
    `limit_s` of a question is of its own work; on a machine that is busy five times as long may pass. `niceness` puts
    it behind what a person waits for.
    """

    def __init__(self, limit_bytes: int = 4 << 30, niceness: int = 0) -> None:
        self._limit_bytes = limit_bytes
        self._niceness = niceness
        self._lock = threading.Lock()
        self._child: _Child | None = None
        self._starts = 0

    @property
    def starts(self) -> int:
        """How often it was started: what it was told before the last start it no longer knows."""
        return self._starts

    @property
    def pid(self) -> int | None:
        """The number of the running process."""
        child = self._child
        return child.process.pid if child is not None else None

    def ask(
        self,
        question: Mapping[str, Json],
        limit_s: float,
        *,
        first: Mapping[str, Json] | None = None,
        room: int = 0,
        tell: Tell | None = None,
    ) -> tuple[Any, NDArray[np.uint8]]:
        """The answer, and a copy of the `room` bytes that came with it.

        `first`, which names a `path`, is told before where it is not what was told of that last. Raises UserError that
        says why there is no answer, and what `tell` raises.
        """
        with self._lock:
            child = self._child
            if child is None or not child.lives:
                self._starts += 1
                child = self._child = _Child(self._limit_bytes, self._niceness)
            done = False
            try:
                if first is not None and child.known.get(first["path"]) != first:
                    child.exchange(first, limit_s, None)
                    child.known[first["path"]] = first
                if room:
                    child.make_room(room)
                answer = child.exchange(question, limit_s, tell)
                data = child.copied(room)
                done = True
            except _Refused as refused:
                done = True
                raise InvalidData(refused.words) from None
            finally:
                if not done:
                    child.end()
                    self._child = None
            return answer, data

    def close(self) -> None:
        """End the process."""
        with self._lock:
            if self._child is not None:
                self._child.end()
                self._child = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


class _Refused(Exception):
    """What the process itself said against a question."""

    def __init__(self, words: Words) -> None:
        super().__init__(str(words))
        self.words = words


class _Child:
    def __init__(self, limit_bytes: int, niceness: int) -> None:
        flags = 0
        if sys.platform == "win32":
            flags = subprocess.CREATE_NO_WINDOW
        self.process = subprocess.Popen(
            [_interpreter(), "-X", "utf8", "-c", _CODE, str(_ROOT), str(limit_bytes), str(niceness)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=flags,
            env={**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"},
        )
        self.known: dict[Json, Mapping[str, Json]] = {}
        self._limit_bytes = limit_bytes
        self._lines: queue.SimpleQueue[bytes] = queue.SimpleQueue()
        self._shared: _Shared | None = None
        threading.Thread(target=self._listen, daemon=True, name="moving pictures").start()
        self._tidy = finalize(self, _kill, self.process)
        self._answered = False

    @property
    def lives(self) -> bool:
        return self.process.poll() is None

    def make_room(self, size: int) -> None:
        if self._shared is not None and self._shared.size >= size:
            return
        if self._shared is not None:
            self._shared.close()
        shared = self._shared = _Shared(max(size, _SMALLEST_ROOM))
        self.exchange({"ask": "map", "file": str(shared.path), "bytes": shared.size}, _START_S, None)
        shared.hide()

    def copied(self, size: int) -> NDArray[np.uint8]:
        if not size or self._shared is None:
            return np.zeros(0, np.uint8)
        return self._shared.copied(size)

    def exchange(self, question: Mapping[str, Json], limit_s: float, tell: Tell | None) -> Any:
        """Ask, and wait for the answer, which `tell` hears of meanwhile."""
        import psutil

        try:
            watched = psutil.Process(self.process.pid)
            used_s = _used_s(watched)
            assert self.process.stdin is not None
            self.process.stdin.write(json.dumps(question).encode() + b"\n")
            self.process.stdin.flush()
            until = time.monotonic() + 5 * limit_s + (0 if self._answered else _START_S)
            while True:
                line = self._line()
                if line is not None:
                    found = json.loads(line) if line else None
                    if not isinstance(found, dict):
                        raise _died()
                    self._answered = True
                    if "progress" not in found:
                        return _answer(found)
                    if tell is not None:
                        tell(*found["progress"])
                    continue
                if watched.memory_info().rss > self._limit_bytes:
                    raise _too_large()
                if time.monotonic() > until or _used_s(watched) - used_s > limit_s:
                    raise _too_long()
                if tell is not None:
                    tell(-1, -1)
        except (OSError, ValueError, psutil.Error) as error:
            raise _died() from error

    def end(self) -> None:
        """Kill the process."""
        self._tidy()
        if self._shared is not None:
            self._shared.close()
            self._shared = None

    def _line(self) -> bytes | None:
        try:
            return self._lines.get(timeout=_LOOK_EVERY_S)
        except queue.Empty:
            return None

    def _listen(self) -> None:
        assert self.process.stdout is not None
        with contextlib.suppress(OSError, ValueError):
            for line in self.process.stdout:
                self._lines.put(line)
        self._lines.put(b"")


class _Shared:
    """A file in memory, or on the disk where memory is too small for it, that two processes have mapped."""

    def __init__(self, size: int) -> None:
        self.size = size
        self.path, descriptor = _reserved(size)
        try:
            self._map = mmap.mmap(descriptor, size)
        finally:
            os.close(descriptor)

    def copied(self, size: int) -> NDArray[np.uint8]:
        return np.frombuffer(self._map, np.uint8, count=size).copy()

    def hide(self) -> None:
        """Take its name away, where that may be done while it is used: nothing is left after a crash."""
        if sys.platform != "win32":
            self.path.unlink(missing_ok=True)

    def close(self) -> None:
        self._map.close()
        with contextlib.suppress(OSError):
            self.path.unlink(missing_ok=True)


def _reserved(size: int) -> tuple[Path, int]:
    """A file of a size, whose room is reserved: mapped memory that is missing later would end the process."""
    folders = [_SHARED_FOLDER] if _SHARED_FOLDER.is_dir() else []
    for folder in (*folders, Path(tempfile.gettempdir())):
        descriptor, name = tempfile.mkstemp(prefix="seisei-", dir=folder)
        try:
            if sys.platform == "linux":
                os.posix_fallocate(descriptor, 0, size)
            else:
                os.truncate(descriptor, size)
        except OSError as error:
            os.close(descriptor)
            Path(name).unlink(missing_ok=True)
            failure = error
            continue
        return Path(name), descriptor
    raise UserError(
        "There is no room for pictures between two processes: {reason}",
        advice="Free some room in the folder for temporary files.",
        reason=failure.strerror or str(failure),
    )


def _answer(found: Mapping[str, Any]) -> Any:
    if "error" in found:
        raise _Refused(Words.from_json(found["error"]))
    return found["is"]


def _used_s(process: Any) -> float:
    times = process.cpu_times()
    return float(times.user + times.system)


def _kill(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            with contextlib.suppress(OSError):
                pipe.close()
    process.wait()


def _died() -> UserError:
    return InvalidData(
        "The decoder broke down over this file. Nothing else is harmed.",
        advice="The file is damaged or was made to do harm: convert it with another program, or leave it out.",
    )


def _too_long() -> UserError:
    return InvalidData(
        "Reading this file does not come to an end, and was stopped.",
        advice="The file is damaged or too large for this machine: convert it with another program, or leave it out.",
    )


def _too_large() -> UserError:
    return InvalidData(
        "Reading this file takes more memory than it may have, and was stopped.",
        advice="The file is damaged or too large for this machine: convert it with another program, or leave it out.",
    )


def _interpreter() -> str:
    """Python with a console: the studio's own may be the one without."""
    windowed = Path(sys.executable)
    console = windowed.with_name("python.exe")
    return str(console) if windowed.name.lower() == "pythonw.exe" and console.exists() else sys.executable
