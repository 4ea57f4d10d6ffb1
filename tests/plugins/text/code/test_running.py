"""Running Python: real programs, those that end and those that have to be stopped."""

from __future__ import annotations

import os
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest

from app.api import JobCancelled, UserError
from plugins.text.code.processes import MARK
from plugins.text.code.running import End, Limits, Ran, run_python

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="forks")


LONG = Limits(time_s=20)


def never() -> None:
    """Let it run."""


def run(source: str, limits: Limits = LONG, check: Callable[[], None] = never) -> Ran:
    """Run a program and see that all that it wrote was told, and that nothing of it is left."""
    told: list[str] = []
    ran = run_python(source, limits, check, told.append)
    assert "".join(told) == ran.output
    assert all(told)
    assert left() == []
    return ran


def left() -> list[int]:
    """Programs that are alive."""
    found = []
    for process in psutil.process_iter():
        try:
            if process.environ().get(MARK) and process.status() != psutil.STATUS_ZOMBIE:
                found.append(process.pid)
        except psutil.Error:
            continue
    return found


def test_a_program_runs_to_its_end_and_says_so() -> None:
    ran = run("import sys\nprint('日本', __name__, sys.argv[1:])\nprint('oh', file=sys.stderr)")
    assert ran.output == "日本 __main__ []\noh\n"
    assert (ran.end, ran.exit_code) == (End.ENDED, 0)
    assert str(ran.words).startswith("The program ended after 0.")


def test_errors_are_shown_with_their_line_and_nothing_of_the_studio() -> None:
    ran = run("def f():\n    1 / 0\nf()")
    assert (ran.end, ran.exit_code) == (End.FAILED, 1)
    assert ran.output.startswith("Traceback (most recent call last):")
    assert ran.output.count('program.py", line') == 2
    assert ran.output.count("File ") == 2
    assert ran.output.endswith("ZeroDivisionError: division by zero\n")


def test_a_syntax_error_is_shown() -> None:
    ran = run("print('a')\nx = (")
    assert ran.end is End.FAILED
    assert "SyntaxError: '(' was never closed" in ran.output
    assert 'program.py", line 2' in ran.output


def test_the_exit_code_is_kept() -> None:
    ran = run("raise SystemExit(7)")
    assert (ran.end, ran.exit_code) == (End.FAILED, 7)
    assert "code 7" in str(ran.words)


def test_it_is_alone_in_an_empty_folder_without_input_and_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_TOKEN", "s3cret")
    monkeypatch.setenv("PYTHONPATH", "/nowhere")
    ran = run(
        "import os, sys, pathlib\n"
        "print('SECRET_TOKEN' in os.environ, '/nowhere' in sys.path, sys.flags.isolated, sys.flags.utf8_mode)\n"
        "print(os.listdir(), pathlib.Path.home() == pathlib.Path.cwd())\n"
        "open('file', 'w').write('x')\n"
        "print(os.getcwd())\n"
        "input()"
    )
    first, second, folder = ran.output.splitlines()[:3]
    assert first == "False False 1 1"
    assert second == "['program.py'] True"
    assert ran.output.endswith("EOFError: EOF when reading a line\n")
    assert Path(folder) != Path.cwd()
    assert not Path(folder).exists()


def test_output_streams_while_it_runs() -> None:
    seen: list[tuple[float, str]] = []
    started = time.monotonic()
    source = "import time\nprint('one')\ntime.sleep(0.8)\nprint('two', end='')"
    ran = run_python(source, Limits(), never, lambda text: seen.append((time.monotonic() - started, text)))
    assert [text for _, text in seen] == ["one\n", "two"]
    assert seen[1][0] - seen[0][0] > 0.6
    assert ran.output == "one\ntwo"


def test_much_in_little_pieces_is_told_in_few() -> None:
    told: list[str] = []
    ran = run_python("for i in range(20_000): print(i)", Limits(), never, told.append)
    assert ran.output.endswith("19999\n")
    assert len(told) < 60 * (ran.took_s + 0.2)


def test_a_character_that_comes_in_halves_is_one() -> None:
    source = "import os, time\nb = '語'.encode()\nos.write(1, b[:1])\ntime.sleep(0.2)\nos.write(1, b[1:] + b[:2])"
    assert run(source).output == "語\ufffd"


def test_binary_output_harms_nothing() -> None:
    ran = run("import os\nos.write(1, bytes(range(256)) * 100)")
    assert ran.end is End.ENDED
    assert "\ufffd" in ran.output
    assert "ABCDEF" in ran.output


def test_an_endless_loop_is_stopped() -> None:
    started = time.monotonic()
    ran = run("print('on')\nwhile True: pass", Limits(time_s=1))
    assert ran.end is End.TOO_LONG
    assert ran.exit_code is None
    assert ran.output == "on\n"
    assert str(ran.words) == "The program was stopped: it ran for 1 s."
    assert time.monotonic() - started < 3


def test_one_that_ignores_signals_and_sleeps_is_stopped() -> None:
    source = "import signal, time\nsignal.signal(signal.SIGTERM, signal.SIG_IGN)\ntime.sleep(60)"
    assert run(source, Limits(time_s=0.5)).end is End.TOO_LONG


@pytest.mark.parametrize(
    "source",
    [
        "x = []\nwhile True: x.append(b'x' * 4_000_000)",
        "x = []\nwhile True: x.append(bytearray(100_000_000))",
        "x = b'x' * 10**11",
        "x = [0]\nwhile True: x += x",
    ],
)
def test_a_memory_bomb_is_stopped(source: str) -> None:
    ran = run(source, Limits(time_s=30, memory_bytes=100 * 2**20))
    assert ran.end is End.TOO_MUCH_MEMORY
    assert ran.peak_memory_bytes < 2 * 2**30
    assert str(ran.words) == "The program was stopped: it needed more than 100 MB of memory."


@posix_only
def test_memory_of_children_counts() -> None:
    source = (
        "import os, time\n"
        "for _ in range(4):\n"
        "    if os.fork() == 0:\n"
        "        x = b'x' * 40_000_000\n"
        "        time.sleep(30)\n"
        "time.sleep(30)"
    )
    assert run(source, Limits(time_s=20, memory_bytes=120 * 2**20)).end is End.TOO_MUCH_MEMORY


@posix_only
def test_children_end_with_the_program() -> None:
    ran = run("import os\nfor _ in range(5):\n    if os.fork() == 0:\n        while True: pass\nprint('done')")
    assert (ran.end, ran.output) == (End.ENDED, "done\n")
    assert ran.took_s < 5


@posix_only
def test_a_child_that_left_the_group_is_found() -> None:
    source = (
        "import os, time\n"
        "if os.fork() == 0:\n"
        "    os.setsid()\n"
        "    if os.fork() == 0: time.sleep(60)\n"
        "    os._exit(0)\n"
        "os.wait()"
    )
    ran = run(source)
    assert ran.end is End.ENDED
    assert ran.took_s < 5


@posix_only
def test_children_that_go_on_having_children_are_ended() -> None:
    source = (
        "import os, time\n"
        "def have():\n"
        "    while True:\n"
        "        if os.fork() == 0: os._exit(0) if os.fork() else time.sleep(0.1)\n"
        "        else: time.sleep(0.1); os.wait()\n"
        "have()"
    )
    assert run(source, Limits(time_s=0.7)).end in (End.TOO_LONG, End.TOO_MUCH_MEMORY)


@pytest.mark.parametrize("source", ["while True: print('y' * 10_000)", "import os\nos.write(1, b'z' * 100_000_000)"])
def test_output_without_end_is_stopped_at_the_limit(source: str) -> None:
    ran = run(source)
    assert ran.end is End.TOO_MUCH_OUTPUT
    assert len(ran.output) == 2**20
    assert str(ran.words) == "The program was stopped: it wrote more than 1024 KB."


def test_output_up_to_the_limit_is_all_there() -> None:
    ran = run("print('y' * 999)", Limits(output_bytes=1000))
    assert (ran.end, len(ran.output)) == (End.ENDED, 1000)


def test_cancelling_kills_it_within_a_third_of_a_second() -> None:
    cancelled = threading.Event()
    at: list[float] = []

    def check() -> None:
        if cancelled.is_set():
            raise JobCancelled

    def cancel() -> None:
        at.append(time.monotonic())
        cancelled.set()

    source = (
        "import subprocess, sys\nsubprocess.Popen([sys.executable, '-c', 'while True: pass'])\nwhile True: print('a')"
    )
    timer = threading.Timer(0.6, cancel)
    timer.start()
    ran = run_python(source, Limits(output_bytes=2**30), check)
    took_s = time.monotonic() - at[0]
    timer.join()
    assert ran.end is End.CANCELLED
    assert ran.output.startswith("a\na\n")
    assert took_s < 0.3
    assert left() == []


def test_a_flood_can_be_stopped() -> None:
    cancelled = threading.Event()

    def check() -> None:
        if cancelled.is_set():
            raise JobCancelled

    timer = threading.Timer(0.5, cancelled.set)
    timer.start()
    ran = run_python("import os\nwhile True: os.write(1, b'a' * 65_536)", Limits(output_bytes=2**36), check)
    timer.join()
    assert ran.end is End.CANCELLED
    assert ran.took_s < 3


def test_what_goes_wrong_outside_ends_the_program_too() -> None:
    def fail(_text: str) -> None:
        raise ValueError("the window is gone")

    threads = threading.active_count()
    with pytest.raises(ValueError, match="gone"):
        run_python("while True: print('a' * 1000)", Limits(), never, fail)
    assert left() == []
    until = time.monotonic() + 2
    while threading.active_count() > threads and time.monotonic() < until:
        time.sleep(0.01)
    assert threading.active_count() == threads


def test_a_program_with_half_a_character_is_refused_with_its_line() -> None:
    with pytest.raises(UserError, match="Delete it in line 2"):
        run_python("a = 1\nb = '\ud800'", Limits(), never)


def test_a_disk_without_room_is_said_in_words(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "no-python"))
    with pytest.raises(UserError, match=r"could not be started\. Free some memory"):
        run_python("1", Limits(), never)


@posix_only
def test_the_system_keeps_limits_too() -> None:
    ran = run(
        "from resource import *\nprint(*(getrlimit(kind)[0] for kind in (RLIMIT_AS, RLIMIT_CORE, RLIMIT_CPU)))",
        Limits(time_s=5, memory_bytes=2**30),
    )
    memory, core, cpu = map(int, ran.output.split())
    assert memory == 2**33 or sys.platform == "darwin"
    assert core == 0
    assert 5 < cpu <= 6 * (os.cpu_count() or 1) + 1


def test_nothing_stays_in_the_temporary_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    run("open('a', 'w').write('x')")
    assert not list(tmp_path.glob("seisei-*"))
