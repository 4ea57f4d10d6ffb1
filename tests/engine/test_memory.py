"""When memory runs out: one rung after the other, a message with numbers, and the next drawing succeeds."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from app.api import OutOfMemory
from app.engine.device import Device, choose_device, settle_threads
from app.engine.memory import Rung, asked_bytes, is_out_of_memory, with_ladder
from app.engine.picture_model import DiffusersPictureModel
from app.engine.weights import decoding_bytes
from tests.engine.conftest import CPU, drawing, load, no_watch, record_of

CUDA_WORDS = "CUDA out of memory. Tried to allocate 1.50 GiB. GPU 0 has a total capacity of 8 GiB"
CPU_WORDS = "DefaultCPUAllocator: can't allocate memory: you tried to allocate 4294967296 bytes."


@pytest.fixture
def model(checkpoint: Callable[[str], Path]) -> DiffusersPictureModel:
    """A model of one's own."""
    return load(record_of("sd-1.5", checkpoint("sd-1.5")))


class Allocator:
    """Fails where a part of a model is given more than so many cells, as a full device would."""

    def __init__(self, part: Any, limit: int, error: Exception) -> None:
        self.limit = limit
        self.failures = 0
        self._error = error
        part.register_forward_pre_hook(self)

    def __call__(self, _module: object, args: tuple[Any, ...]) -> None:
        """Look at what a part is about to work on."""
        if args[0].shape[-1] * args[0].shape[-2] > self.limit:
            self.failures += 1
            raise type(self._error)(str(self._error))


def test_the_autoencoder_works_in_tiles_when_the_whole_does_not_fit(model: DiffusersPictureModel) -> None:
    import torch

    request = drawing(width=160, height=160)
    whole = model.draw(request, no_watch)
    allocator = Allocator(model.pipeline.vae.decoder, 100, torch.OutOfMemoryError(CUDA_WORDS))
    tiled = model.draw(request, no_watch)
    assert allocator.failures == 1
    assert tiled.shape == whole.shape
    assert np.array_equal(tiled, model.draw(request, no_watch))
    assert not model.pipeline.vae.use_tiling
    allocator.limit = 10**9
    assert np.array_equal(model.draw(request, no_watch), whole)


def test_other_models_go_first(model: DiffusersPictureModel) -> None:
    allocator = Allocator(model.pipeline.unet, 1, RuntimeError(CPU_WORDS))
    asked: list[int] = []

    def make_room() -> int:
        asked.append(1)
        allocator.limit = 10**9
        return 1000

    model.make_room = make_room
    picture = model.draw(drawing(), no_watch)
    assert asked == [1]
    assert allocator.failures == 1
    allocator.limit = 10**9
    assert np.array_equal(picture, model.draw(drawing(), no_watch))


def test_the_message_has_the_numbers_and_the_next_drawing_succeeds(model: DiffusersPictureModel) -> None:
    expected = model.draw(drawing(), no_watch)
    allocator = Allocator(model.pipeline.unet, 1, RuntimeError(CPU_WORDS))
    with pytest.raises(OutOfMemory) as caught:
        model.draw(drawing(), no_watch)
    assert caught.value.values["needed"] == f"{(4294967296 + model.byte_size) / 1e9:.1f} GB"
    assert caught.value.values["device"] == "CPU"
    assert caught.value.__traceback__ is not None
    allocator.limit = 10**9
    assert np.array_equal(model.draw(drawing(), no_watch), expected)


def test_the_rungs_are_taken_in_order_and_those_that_change_nothing_are_passed() -> None:
    taken: list[str] = []

    def rung(name: str, helps: bool) -> Rung:
        def climb() -> bool:
            taken.append(name)
            return helps

        return Rung(name, climb)

    attempts = 0

    def attempt() -> str:
        nonlocal attempts
        attempts += 1
        if attempts < 3:
            raise MemoryError
        return "drawn"

    rungs = [rung("free", True), rung("tile", False), rung("offload", True), rung("never", True)]
    assert with_ladder(attempt, rungs, CPU) == "drawn"
    assert taken == ["free", "tile", "offload"]
    assert attempts == 3


def test_other_errors_pass_through() -> None:
    def attempt() -> None:
        raise RuntimeError("mat1 and mat2 shapes cannot be multiplied")

    with pytest.raises(RuntimeError, match="shapes"):
        with_ladder(attempt, [Rung("never", lambda: True)], CPU)


def test_running_out_of_memory_is_recognised_on_every_device() -> None:
    import torch

    for error in (
        torch.OutOfMemoryError("x"),
        MemoryError(),
        RuntimeError(CPU_WORDS),
        RuntimeError("MPS backend out of memory"),
    ):
        assert is_out_of_memory(error)
    assert not is_out_of_memory(RuntimeError("expected scalar type Half"))
    assert not is_out_of_memory(ValueError("out of memory"))
    assert asked_bytes(RuntimeError(CPU_WORDS)) == 4294967296
    assert asked_bytes(RuntimeError(CUDA_WORDS)) == int(1.5 * 2**30)
    assert asked_bytes(RuntimeError("no number")) == 0


def test_a_real_allocation_that_fails_is_recognised() -> None:
    import torch

    with pytest.raises(RuntimeError) as caught:
        torch.empty(2**50)
    assert is_out_of_memory(caught.value)
    assert asked_bytes(caught.value) == 2**52


def test_the_device_of_this_machine() -> None:
    device = choose_device()
    assert isinstance(device, Device)
    assert 0 < device.free_bytes() <= device.total_bytes
    assert 0 < device.budget_bytes() < device.total_bytes
    assert device.dtype_name == {"cpu": "float32", "mps": "float16"}.get(device.kind, device.dtype_name)


def test_a_worker_leaves_the_window_air(monkeypatch: pytest.MonkeyPatch) -> None:
    import threading

    import psutil
    import torch

    monkeypatch.delenv("OMP_NUM_THREADS", raising=False)
    threads: list[int] = []
    priorities: list[int] = []

    def work() -> None:
        settle_threads()
        threads.append(torch.get_num_threads())
        if sys.platform == "linux":
            priorities.append(os.getpriority(os.PRIO_PROCESS, threading.get_native_id()))

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    cores = psutil.cpu_count(logical=False) or os.cpu_count() or 1
    assert threads == [cores - 1 if cores > 2 else cores]
    if sys.platform == "linux":
        assert priorities[0] >= 5
        assert os.getpriority(os.PRIO_PROCESS, threading.get_native_id()) < 5 or os.nice(0) >= 5


@pytest.mark.skipif(sys.platform != "linux", reason="GNU's OpenMP is what torch brings on Linux")
@pytest.mark.parametrize(("given", "heard"), [({}, "1000"), ({"GOMP_SPINCOUNT": "77"}, "77")])
def test_threads_that_wait_sleep_soon_unless_the_environment_says_otherwise(given: dict[str, str], heard: str) -> None:
    code = "from app.engine.device import spin_briefly; spin_briefly(); import torch"
    own = {name: value for name, value in os.environ.items() if name not in ("GOMP_SPINCOUNT", "OMP_WAIT_POLICY")}
    environment = {**own, "OMP_DISPLAY_ENV": "VERBOSE", **given}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    assert f"GOMP_SPINCOUNT = '{heard}'" in done.stderr


def test_a_picture_that_would_take_half_the_memory_is_decoded_in_tiles(checkpoint: Callable[[str], Path]) -> None:
    model = load(record_of("sd-1.5", checkpoint("sd-1.5")))
    wide = drawing(width=256, height=128)
    whole = model.draw(wide, no_watch)
    assert decoding_bytes(model.pipeline, 256, 128) == 14 * 256 * 128 * 8 * 4
    # 14.7 MB are more than half of 20, and less than half of 40.
    for total, tiled in ((40 * 10**6, False), (20 * 10**6, True)):
        model.device = Device("cpu", "CPU", "float32", total)
        picture = model.draw(wide, no_watch)
        assert np.array_equal(picture, whole) is not tiled
        assert np.abs(picture.astype(float) - whole).mean() < 20
        assert not model.pipeline.vae.use_tiling
