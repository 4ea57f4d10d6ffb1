"""Running Python: a program in a process of its own, watched for time, memory and output."""

from __future__ import annotations

import codecs
import contextlib
import io
import os
import queue
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import IO, Self, assert_never
from uuid import uuid4

from app.api import JobCancelled, UserError, Words
from plugins.text.code.processes import MARK, Family

_FILE = "program.py"
_WAIT_S = 0.02
_WATCH_S = 0.05
_PIECE_BYTES = 65_536
_PIECES = 16
_KEPT = ("PATH", "LD_LIBRARY_PATH", "SYSTEMROOT", "SYSTEMDRIVE", "WINDIR", "COMSPEC", "PATHEXT", "NUMBER_OF_PROCESSORS")
_PREAMBLE = """
import os, resource, sys
for name, most in zip(("AS", "FSIZE", "CPU", "CORE"), map(int, sys.argv[1:5])):
    kind = getattr(resource, "RLIMIT_" + name)
    hard = resource.getrlimit(kind)[1]
    most = most if hard == resource.RLIM_INFINITY else min(most, hard)
    try:
        resource.setrlimit(kind, (most, most))
    except (OSError, ValueError):
        pass
if hasattr(os, "sched_setscheduler"):
    os.sched_setscheduler(0, os.SCHED_OTHER, os.sched_param(0))
os.execv(sys.executable, [sys.executable, *sys.argv[5:]])
"""
"""Run by the child before the program: limits that the system itself keeps, also where nobody watches any more, and no
rank above others that a thread of the studio may have been given by a library."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a program may take before it is stopped; memory is that of all its processes together."""

    time_s: float = 10.0
    memory_bytes: int = 512 * 2**20
    output_bytes: int = 2**20


class End(Enum):
    """How a program ended."""

    ENDED = "ended"
    FAILED = "failed"
    TOO_LONG = "too long"
    TOO_MUCH_MEMORY = "too much memory"
    TOO_MUCH_OUTPUT = "too much output"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Ran:
    """What became of a program: `output` is all that it wrote, errors among it, up to the limit.

    `exit_code` is None where it was stopped, and negative where a signal ended it.
    """

    end: End
    exit_code: int | None
    output: str
    took_s: float
    peak_memory_bytes: int
    limits: Limits

    @property
    def words(self) -> Words:
        """How it ended, in a sentence."""
        took, megabytes = f"{self.took_s:.1f}", self.limits.memory_bytes // 2**20
        match self.end:
            case End.ENDED:
                return Words("The program ended after {seconds} s.", seconds=took)
            case End.FAILED:
                return Words(
                    "The program failed after {seconds} s (code {code}).", seconds=took, code=self.exit_code or 0
                )
            case End.TOO_LONG:
                return Words("The program was stopped: it ran for {seconds} s.", seconds=f"{self.limits.time_s:g}")
            case End.TOO_MUCH_MEMORY:
                return Words("The program was stopped: it needed more than {size} MB of memory.", size=megabytes)
            case End.TOO_MUCH_OUTPUT:
                return Words(
                    "The program was stopped: it wrote more than {size} KB.", size=self.limits.output_bytes // 1024
                )
            case End.CANCELLED:
                return Words("The program was stopped after {seconds} s.", seconds=took)
            case _:
                assert_never(self.end)


def run_python(
    source: str, limits: Limits, check: Callable[[], None], on_output: Callable[[str], None] = lambda _text: None
) -> Ran:
    """Run a program and wait for it; `on_output` gets what it writes, piece by piece, in this thread.

    It runs in an empty folder that is deleted afterwards, without standard input and with few environment variables.
    `check` is called fifty times a second; where it raises JobCancelled, the program and all processes that it started
    are killed. This is no sandbox: until it is stopped, a program may do whatever the user may. Raises UserError where
    Python cannot be started.
    """
    try:
        code = source.encode("utf-8")
    except UnicodeEncodeError as error:
        raise UserError(
            "The program has half a character in it, which cannot be stored.",
            advice="Delete it in line {line}.",
            line=source.count("\n", 0, error.start) + 1,
        ) from error
    with tempfile.TemporaryDirectory(prefix="seisei-", ignore_cleanup_errors=True) as folder:
        mark = uuid4().hex
        try:
            Path(folder, _FILE).write_bytes(code)
            process = _started(Path(folder), mark, limits)
        except OSError as error:
            raise UserError(
                "Python could not be started.",
                advice="Free some memory and disk space, and run the program again.",
                detail=error,
            ) from error
        family = Family(process.pid, mark, limits.memory_bytes)
        try:
            return _watched(process, family, limits, check, on_output)
        finally:
            family.kill()
            process.wait()


def _started(folder: Path, mark: str, limits: Limits) -> subprocess.Popen[bytes]:
    environment = {name: os.environ[name] for name in _KEPT if name in os.environ}
    environment |= dict.fromkeys(("HOME", "USERPROFILE", "TMPDIR", "TEMP", "TMP"), str(folder))
    environment |= {"LANG": "C.UTF-8", MARK: mark}
    python = [_interpreter(), "-I", "-X", "utf8", "-u"]
    command = [*python, str(folder / _FILE)]
    if sys.platform != "win32":
        cpu_s = int((limits.time_s + 1) * (os.cpu_count() or 1)) + 1
        # Address space is far more than memory: libraries reserve what they never touch.
        kept = (4 * limits.memory_bytes + 2**32, max(limits.memory_bytes, 2**30), cpu_s, 0)
        command = [*python, "-S", "-c", _PREAMBLE, *map(str, kept), *command[1:]]
        flags = 0
    else:
        flags = subprocess.CREATE_NO_WINDOW
    return subprocess.Popen(
        command,
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        bufsize=0,
        start_new_session=sys.platform != "win32",
        creationflags=flags,
    )


def _interpreter() -> str:
    """Python with a console: the studio's own may be the one without."""
    windowed = Path(sys.executable)
    console = windowed.with_name("python.exe")
    return str(console) if windowed.name.lower() == "pythonw.exe" and console.exists() else sys.executable


def _watched(
    process: subprocess.Popen[bytes],
    family: Family,
    limits: Limits,
    check: Callable[[], None],
    on_output: Callable[[str], None],
) -> Ran:
    """Follow a process until it ends or has to."""
    assert process.stdout is not None
    with _Output(process.stdout, limits.output_bytes, on_output) as output:
        return _followed(process, family, limits, check, output)


def _followed(
    process: subprocess.Popen[bytes], family: Family, limits: Limits, check: Callable[[], None], output: _Output
) -> Ran:
    started = time.monotonic()
    end: End | None = None
    next_look = started
    while end is None:
        running = process.poll() is None
        output.take(_WAIT_S if running else 0)
        now = time.monotonic()
        try:
            check()
        except JobCancelled:
            end = End.CANCELLED
            break
        if output.is_too_much:
            end = End.TOO_MUCH_OUTPUT
        elif not running:
            end = End.ENDED if process.returncode == 0 else End.FAILED
        elif now - started > limits.time_s:
            end = End.TOO_LONG
        elif now >= next_look:
            next_look = now + _WATCH_S
            if family.memory_bytes() > limits.memory_bytes:
                end = End.TOO_MUCH_MEMORY
    took_s = time.monotonic() - started
    family.kill()
    process.wait()
    output.take_rest()
    if output.is_too_much and end is not End.CANCELLED:
        end = End.TOO_MUCH_OUTPUT
    if end is End.FAILED and output.last_line.startswith("MemoryError"):
        end = End.TOO_MUCH_MEMORY
    code = process.returncode if end in (End.ENDED, End.FAILED) else None
    return Ran(end, code, output.text, took_s, family.peak_bytes, limits)


class _Output:
    """What a process writes: read by a thread, decoded and told in the thread that asks."""

    def __init__(self, pipe: IO[bytes], most_bytes: int, told: Callable[[str], None]) -> None:
        self._most_bytes = most_bytes
        self._told = told
        self._texts: list[str] = []
        self._taken_bytes = 0
        self._decoder = io.IncrementalNewlineDecoder(codecs.getincrementaldecoder("utf-8")("replace"), translate=True)
        # The thread waits where nobody takes what it read, and so does the program.
        self._pieces: queue.Queue[bytes] = queue.Queue(maxsize=_PIECES)
        self._given_up = threading.Event()
        self._reader = threading.Thread(target=self._read, args=(pipe,), name="program output", daemon=True)
        self._reader.start()

    @property
    def is_too_much(self) -> bool:
        return self._taken_bytes > self._most_bytes

    @property
    def text(self) -> str:
        return "".join(self._texts)

    @property
    def last_line(self) -> str:
        return self.text.rstrip().rpartition("\n")[2]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_raised: object) -> None:
        self._given_up.set()

    def take(self, for_s: float) -> None:
        """Tell all that is written within a time, as one piece; of what never ends no more than waits by then."""
        until = time.monotonic() + for_s
        data = bytearray()
        taken = 0
        with contextlib.suppress(queue.Empty):
            while self._taken_bytes + len(data) <= self._most_bytes:
                left_s = until - time.monotonic()
                if left_s <= 0 and taken >= _PIECES:
                    break
                data += self._pieces.get(timeout=left_s) if left_s > 0 else self._pieces.get_nowait()
                taken += 1
        self._tell(bytes(data), final=False)

    def take_rest(self) -> None:
        """Tell what is left of a process that has ended."""
        until = time.monotonic() + 1
        while self._reader.is_alive() and not self.is_too_much and time.monotonic() < until:
            self.take(_WAIT_S)
        self.take(0)
        self._tell(b"", final=True)

    def _tell(self, data: bytes, *, final: bool) -> None:
        room = max(0, self._most_bytes - self._taken_bytes)
        self._taken_bytes += len(data)
        text = self._decoder.decode(data[:room], final=final)
        if text:
            self._texts.append(text)
            self._told(text)

    def _read(self, pipe: IO[bytes]) -> None:
        with pipe:
            while piece := pipe.read(_PIECE_BYTES):
                while not self._given_up.is_set():
                    try:
                        self._pieces.put(piece, timeout=0.1)
                        break
                    except queue.Full:
                        continue
                else:
                    return
