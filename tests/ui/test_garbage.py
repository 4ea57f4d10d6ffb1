"""Garbage: what has widgets in it is freed by the main thread, whoever asks for it."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.jobs.garbage import collect_garbage
from app.ui.garbage import Garbage


class _Loop:
    def __init__(self) -> None:
        self.widget = QWidget()
        self.itself = self


@pytest.fixture
def garbage(qtbot: QtBot) -> Iterator[Garbage]:
    """It collects while it is there."""
    made = Garbage()
    yield made
    made.close()


def _dropped(freed_by: list[int]) -> None:
    weakref.finalize(_Loop(), lambda: freed_by.append(threading.get_ident()))


def _on_a_thread(work: object, qtbot: QtBot) -> None:
    assert callable(work)
    thread = threading.Thread(target=work)
    thread.start()
    qtbot.waitUntil(lambda: not thread.is_alive(), timeout=10_000)


def test_a_thread_that_asks_has_the_main_thread_collect(garbage: Garbage, qtbot: QtBot) -> None:
    freed_by: list[int] = []
    known: list[list[int]] = []
    _dropped(freed_by)

    def work() -> None:
        collect_garbage()
        known.append(list(freed_by))

    _on_a_thread(work, qtbot)
    # It was waited for
    assert known == [[threading.get_ident()]]


def test_a_thread_that_makes_much_collects_nothing(garbage: Garbage, qtbot: QtBot) -> None:
    freed_by: list[int] = []
    _dropped(freed_by)
    threads: list[int] = []
    held: list[list[int]] = []
    gc.callbacks.append(lambda _phase, _info: threads.append(threading.get_ident()))
    try:
        _on_a_thread(lambda: held.extend([number] for number in range(200_000)), qtbot)
        qtbot.waitUntil(lambda: bool(threads), timeout=10_000)
    finally:
        gc.callbacks.pop()
    assert set(threads) == {threading.get_ident()}


def test_afterwards_it_is_left_to_python_again(qtbot: QtBot) -> None:
    was = gc.isenabled()
    made = Garbage()
    assert not gc.isenabled()
    made.close()
    assert gc.isenabled()
    freed_by: list[int] = []
    _dropped(freed_by)
    collect_garbage()
    assert freed_by == [threading.get_ident()]
    if not was:
        gc.disable()
