"""The cache: leases, measured bytes, and letting go of what was used longest ago."""

from __future__ import annotations

import gc
import threading
import time
import weakref
from dataclasses import dataclass

import pytest

from app.api import JobCancelled
from app.engine.cache import ModelCache
from app.engine.device import Device


@dataclass(eq=False)
class Block:
    """Something that takes room."""

    byte_size: int


@pytest.fixture
def cache() -> ModelCache[Block]:
    """A cache for a hundred bytes."""
    return ModelCache(Device("cpu", "CPU", "float32", 1000), 100)


def test_what_is_held_is_not_loaded_again(cache: ModelCache[Block]) -> None:
    loads: list[int] = []
    measured: list[int] = []

    def load() -> Block:
        loads.append(1)
        return Block(30)

    for _ in range(3):
        with cache.lease("a", load, loaded=measured.append) as block:
            assert block.byte_size == 30
    assert len(loads) == 1
    assert measured == [30]
    assert cache.use() == ("CPU", 30, 1000)


def test_the_least_recently_used_goes_first(cache: ModelCache[Block]) -> None:
    for key in ("a", "b", "a", "c"):
        with cache.lease(key, lambda: Block(40), expected_bytes=40):
            pass
    assert cache.keys() == ("a", "c")
    assert cache.used_bytes() == 80


def test_what_is_leased_stays(cache: ModelCache[Block]) -> None:
    with cache.lease("a", lambda: Block(70)) as first:
        with cache.lease("b", lambda: Block(70), expected_bytes=70):
            assert cache.keys() == ("a", "b")
            assert cache.free() == 0
        assert "a" in set(cache.keys())
        assert first.byte_size == 70
    assert cache.used_bytes() <= 100


def test_one_that_is_larger_than_the_budget_is_kept(cache: ModelCache[Block]) -> None:
    loads: list[int] = []

    def load() -> Block:
        loads.append(1)
        return Block(500)

    for _ in range(2):
        with cache.lease("large", load):
            pass
    assert len(loads) == 1


def test_what_is_let_go_is_gone(cache: ModelCache[Block]) -> None:
    with cache.lease("a", lambda: Block(10)) as block:
        gone = weakref.ref(block)
    del block
    assert cache.free() == 10
    gc.collect()
    assert gone() is None
    assert cache.use()[1] == 0


def test_a_removed_model_is_loaded_anew(cache: ModelCache[Block]) -> None:
    with cache.lease("a", lambda: Block(10)) as old:
        cache.forget("a")
        with cache.lease("a", lambda: Block(20)) as new:
            assert new is not old
    assert cache.used_bytes() == 20


def test_two_that_ask_at_once_load_once(cache: ModelCache[Block]) -> None:
    loads: list[int] = []
    seen: list[Block] = []

    def load() -> Block:
        loads.append(1)
        time.sleep(0.1)
        return Block(10)

    def work() -> None:
        with cache.lease("a", load) as block:
            seen.append(block)

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(loads) == 1
    assert len({id(block) for block in seen}) == 1


def test_waiting_for_anothers_loading_can_be_cancelled(cache: ModelCache[Block]) -> None:
    begun, end = threading.Event(), threading.Event()

    def load() -> Block:
        begun.set()
        end.wait(10)
        return Block(10)

    def work() -> None:
        with cache.lease("a", load):
            pass

    def check() -> None:
        raise JobCancelled

    thread = threading.Thread(target=work)
    thread.start()
    begun.wait(10)
    with pytest.raises(JobCancelled), cache.lease("a", load, check=check):
        pass
    end.set()
    thread.join()
    assert cache.keys() == ("a",)


def test_a_loading_that_fails_leaves_nothing(cache: ModelCache[Block]) -> None:
    def load() -> Block:
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"), cache.lease("a", load):
        pass
    assert cache.keys() == ()
    with cache.lease("a", lambda: Block(10)) as block:
        assert block.byte_size == 10


def test_loading_without_memory_is_tried_again_with_everything_else_gone(cache: ModelCache[Block]) -> None:
    with cache.lease("a", lambda: Block(10)):
        pass

    def load() -> Block:
        if cache.keys():
            raise MemoryError
        return Block(90)

    with cache.lease("b", load) as block:
        assert block.byte_size == 90
    assert cache.keys() == ("b",)
