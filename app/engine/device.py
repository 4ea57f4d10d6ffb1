"""Device: where models compute, in which numbers, and how much memory there is."""

from __future__ import annotations

import ctypes
import os
import sys
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.jobs.garbage import collect_garbage

if TYPE_CHECKING:
    import torch

GIGABYTE = 10**9


@dataclass(frozen=True, slots=True)
class Device:
    """A device and the numbers it computes in: bf16 or fp16 on CUDA, fp16 on MPS, fp32 on the processor."""

    kind: str
    name: str
    dtype_name: str
    total_bytes: int

    @property
    def torch_device(self) -> torch.device:
        """The device as torch names it."""
        import torch

        return torch.device(self.kind)

    @property
    def dtype(self) -> torch.dtype:
        """The numbers as torch names them."""
        import torch

        dtype: torch.dtype = getattr(torch, self.dtype_name)
        return dtype

    @property
    def channels_last(self) -> bool:
        """Whether convolutions gain by channels lying innermost: measured on processors, known of CUDA."""
        return self.kind != "mps"

    def free_bytes(self) -> int:
        """The memory that is free at this moment."""
        if self.kind == "cuda":
            import torch

            free, _ = torch.cuda.mem_get_info()
            return int(free) + torch.cuda.memory_reserved() - torch.cuda.memory_allocated()
        if self.kind == "mps":
            import torch

            return max(0, self.total_bytes - int(torch.mps.driver_allocated_memory()))
        import psutil

        return int(psutil.virtual_memory().available)

    def budget_bytes(self) -> int:
        """How much of it models may hold: the rest is for the work itself, and on the processor for everybody else."""
        if self.kind == "cuda":
            return max(self.total_bytes // 2, self.total_bytes - 2 * GIGABYTE)
        return self.total_bytes // 2

    def release(self) -> None:
        """Give memory that nothing holds any more back to the device and the system."""
        collect_garbage()
        if self.kind in {"cuda", "mps"}:
            import torch

            torch.get_device_module(self.kind).empty_cache()
        if sys.platform == "linux":
            try:
                ctypes.CDLL("libc.so.6").malloc_trim(0)
            except (OSError, AttributeError):  # a C library that keeps no arenas
                return


def choose_device() -> Device:
    """The best device of this machine; imports torch."""
    import torch

    if torch.cuda.is_available():
        dtype_name = "bfloat16" if torch.cuda.is_bf16_supported(including_emulation=False) else "float16"
        properties = torch.cuda.get_device_properties(0)
        return Device("cuda", properties.name, dtype_name, int(properties.total_memory))
    if torch.backends.mps.is_available():
        return Device("mps", "Apple GPU", "float16", int(torch.mps.recommended_max_memory()))
    return the_processor()


def the_processor() -> Device:
    """The processor and the system's memory; imports nothing heavy."""
    import psutil

    return Device("cpu", "CPU", "float32", int(psutil.virtual_memory().total))


def settle_threads() -> None:
    """Leave the window air to breathe while torch computes on the processor.

    Takes the physical cores less one, and both of two; OMP_NUM_THREADS in the environment goes before. On Linux the
    calling worker, and with it the threads that torch starts for it, gets a lower priority than the window.
    """
    import psutil
    import torch

    if "OMP_NUM_THREADS" not in os.environ:
        cores = psutil.cpu_count(logical=False) or os.cpu_count() or 1
        threads = cores - 1 if cores > 2 else cores
        if torch.get_num_threads() != threads:
            torch.set_num_threads(threads)
    give_way()


def spin_briefly() -> None:
    """Let torch's threads sleep soon while they wait for one another; to be called before torch is imported.

    GNU's OpenMP, which torch brings on Linux, lets them spin for 300,000 rounds: where other programs want the cores
    too, they hold up the very thread that they wait for. What is in the environment goes before.
    """
    if "OMP_WAIT_POLICY" not in os.environ:
        os.environ.setdefault("GOMP_SPINCOUNT", "1000")


def give_way() -> None:
    """Let the window go before this worker, and before the threads that are started from it."""
    if sys.platform == "linux" and threading.current_thread() is not threading.main_thread():
        thread = threading.get_native_id()
        if os.getpriority(os.PRIO_PROCESS, thread) < 5:
            os.setpriority(os.PRIO_PROCESS, thread, 5)
