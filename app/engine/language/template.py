"""Templates: the chat templates that models bring along, filled in where they can do no harm."""

from __future__ import annotations

import json
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from weakref import finalize

from app.api import UserError

_PROGRAM = Path(__file__).with_name("template_program.py")
_LOOK_EVERY_S = 0.02
_START_S = 60.0


class TemplateRefused(UserError):
    """A template that says that it cannot take a conversation, such as one with a system message."""


class Templates:
    """Fills in templates in a process of its own, which is killed where one takes too long or too much memory.

    May be used on any thread. The process is started with the first template, and ends with the studio. `limit_s` is
    of its own work; on a machine that is busy with other things five times as long may pass.
    """

    def __init__(self, limit_s: float = 2.0, limit_bytes: int = 512 * 2**20) -> None:
        self._limit_s = limit_s
        self._limit_bytes = limit_bytes
        self._lock = threading.Lock()
        self._process: _Process | None = None

    def fill_in(self, template: str, values: Mapping[str, Any]) -> str:
        """The text that a template makes of values; raises UserError that says why there is none."""
        with self._lock:
            process = self._process or _Process(self._limit_bytes)
            self._process = None
            answer = process.ask({"template": template, "values": values}, self._limit_s, self._limit_bytes)
            if answer is None:
                process.end()
                raise UserError(
                    "The model's chat template does not come to an end.",
                    advice="Write with this model in the text instead, or choose another model.",
                )
            self._process = process
        if "text" in answer:
            return answer["text"]
        raise _failure(answer.get("error", ""), answer.get("message", "")[:200])


class _Process:
    def __init__(self, limit_bytes: int) -> None:
        command = [sys.executable, "-I", "-X", "utf8", str(_PROGRAM), str(limit_bytes)]
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        self._lines: queue.SimpleQueue[bytes] = queue.SimpleQueue()
        threading.Thread(target=self._listen, daemon=True, name="chat templates").start()
        self._tidy = finalize(self, _kill, self._process)
        self._ready = False

    def ask(self, question: Mapping[str, Any], limit_s: float, limit_bytes: int) -> dict[str, str] | None:
        """Ask, and wait for the answer; nothing where it takes too long, or the process has died."""
        import psutil

        if not self._ready:
            self._ready = self._line(time.monotonic() + _START_S) != b""
        try:
            watched = psutil.Process(self._process.pid)
            used_s = _used_s(watched)
            assert self._process.stdin is not None
            self._process.stdin.write(json.dumps(question).encode() + b"\n")
            self._process.stdin.flush()
            until = time.monotonic() + 5 * limit_s
            while time.monotonic() < until:
                line = self._line(time.monotonic() + _LOOK_EVERY_S)
                if line:
                    return dict(json.loads(line))
                if self._process.poll() is not None:
                    return None
                if watched.memory_info().rss > limit_bytes:
                    return {"error": "large"} if self.end() else None
                if _used_s(watched) - used_s > limit_s:
                    return None
        except (OSError, psutil.Error):
            return None
        return None

    def end(self) -> bool:
        """Kill the process."""
        self._tidy()
        return True

    def _line(self, until: float) -> bytes:
        try:
            return self._lines.get(timeout=max(0.0, until - time.monotonic()))
        except queue.Empty:
            return b""

    def _listen(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self._lines.put(line)
        self._lines.put(b"")


def _used_s(process: Any) -> float:
    times = process.cpu_times()
    return float(times.user + times.system)


def _kill(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            try:
                pipe.close()
            except OSError:
                continue
    process.wait()


def _failure(kind: str, message: str) -> UserError:
    advice = "Write with this model in the text instead, or choose another model."
    match kind:
        case "refused":
            return TemplateRefused(
                "The model's chat template does not take this conversation.",
                advice="Change the order of the messages, or choose another model.",
                detail=message,
            )
        case "unsafe":
            return UserError(
                "The model's chat template reaches for Python, which it may not.", advice=advice, detail=message
            )
        case "large":
            return UserError("The model's chat template asks for more memory than it may have.", advice=advice)
        case _:
            return UserError("The model's chat template fails.", advice=advice, detail=message)
