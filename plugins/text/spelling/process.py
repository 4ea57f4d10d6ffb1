"""SpellingProcess: the process that spells, started with the first question and again after an accident."""

from __future__ import annotations

import contextlib
import json
import logging
import queue
import subprocess
import sys
import threading
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import IO, Any

from app.api import Json, JsonObject
from plugins.text.spelling.serving import error_of

log = logging.getLogger(__name__)

Answered = Callable[[Any, Exception | None], None]
"""Called on another thread, with what is the answer, or with why there is none."""

_ROOT = Path(__file__).parents[3]
_CODE = "import sys; sys.path.insert(0, sys.argv.pop(1)); from plugins.text.spelling.serving import main; main()"
_MOST_STARTS = 3
_ENDING_S = 2.0


class SpellingProcess:
    """Asks one question after the other, from a thread of its own: nobody waits here.

    What was told with `words` is told again to a process that has to be started anew. After three accidents there are
    no answers any more.
    """

    def __init__(self, folders: Iterable[Path] = ()) -> None:
        self._folders = tuple(str(folder) for folder in folders)
        self._questions: queue.Queue[tuple[JsonObject, Answered] | None] = queue.Queue()
        self._process: subprocess.Popen[str] | None = None
        self._words: JsonObject | None = None
        self._starts = 0
        self._closed = False
        self._thread: threading.Thread | None = None

    def ask(self, question: JsonObject, answered: Answered) -> None:
        """Put a question (see plugins.text.spelling.serving); returns at once."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, name="spelling", daemon=True)
            self._thread.start()
        self._questions.put((question, answered))

    def close(self) -> None:
        """End the process, also one that only starts; what wasn't answered yet never is."""
        self._closed = True
        self._questions.put(None)
        if self._thread is not None:
            process = self._process
            if process is not None:
                process.kill()
            self._thread.join(_ENDING_S)

    def _work(self) -> None:
        while (item := self._questions.get()) is not None and not self._closed:
            question, answered = item
            if question.get("ask") == "words":
                self._words = question
            try:
                answer = self._answer(question)
            except (OSError, ValueError) as error:
                self._end()
                if not self._closed:
                    answered(None, error)
                continue
            error_told = error_of(answer)
            answered(answer.get("is"), error_told)
        self._end()

    def _answer(self, question: JsonObject) -> dict[str, Any]:
        if self._process is None:
            if self._starts >= _MOST_STARTS:
                raise OSError("the process that spells ended too often")
            self._starts += 1
            self._process = self._started()
            if self._closed:
                raise OSError("the studio is closing")
            if self._words is not None and question is not self._words:
                self._exchange(self._process, self._words)
        return self._exchange(self._process, question)

    def _exchange(self, process: subprocess.Popen[str], question: Json) -> dict[str, Any]:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(json.dumps(question))
        process.stdin.write("\n")
        process.stdin.flush()
        line = process.stdout.readline()
        if not line:
            raise OSError("the process that spells has ended")
        found = json.loads(line)
        if not isinstance(found, dict):
            raise ValueError("an answer is no object")
        return found

    def _started(self) -> subprocess.Popen[str]:
        flags = 0
        if sys.platform == "win32":
            flags = subprocess.CREATE_NO_WINDOW
        return subprocess.Popen(
            [_interpreter(), "-X", "utf8", "-c", _CODE, str(_ROOT), *self._folders],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            encoding="utf-8",
            creationflags=flags,
        )

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        pipes: list[IO[str] | None] = [process.stdin, process.stdout]
        with contextlib.suppress(OSError):
            process.kill()
        for pipe in pipes:
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(_ENDING_S)


def _interpreter() -> str:
    """Python with a console: the studio's own may be the one without."""
    windowed = Path(sys.executable)
    console = windowed.with_name("python.exe")
    return str(console) if windowed.name.lower() == "pythonw.exe" and console.exists() else sys.executable
