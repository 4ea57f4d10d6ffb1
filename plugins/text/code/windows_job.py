"""WindowsJob: what on Windows holds a process and its children together, and ends them with the studio."""

from __future__ import annotations

import ctypes
import sys


class _Basic(ctypes.Structure):
    _fields_ = (
        ("process_user_time", ctypes.c_int64),
        ("job_user_time", ctypes.c_int64),
        ("flags", ctypes.c_uint32),
        ("least_working_set", ctypes.c_size_t),
        ("most_working_set", ctypes.c_size_t),
        ("most_processes", ctypes.c_uint32),
        ("affinity", ctypes.c_size_t),
        ("priority", ctypes.c_uint32),
        ("scheduling", ctypes.c_uint32),
    )


class _Extended(ctypes.Structure):
    _fields_ = (
        ("basic", _Basic),
        ("counters", ctypes.c_uint64 * 6),
        ("process_memory", ctypes.c_size_t),
        ("job_memory", ctypes.c_size_t),
        ("peak_process_memory", ctypes.c_size_t),
        ("peak_job_memory", ctypes.c_size_t),
    )


_EXTENDED_LIMITS = 9
_JOB_MEMORY = 0x200
_KILL_ON_CLOSE = 0x2000
_SET_QUOTA_AND_TERMINATE = 0x101


class WindowsJob:
    """A job object with a process in it; where Windows refuses one, it does nothing, and watching has to suffice."""

    def __init__(self, pid: int, memory_bytes: int) -> None:
        self._job: int | None = None
        if sys.platform != "win32":
            return
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.CreateJobObjectW.restype = ctypes.c_void_p
        kernel.OpenProcess.restype = ctypes.c_void_p
        job = kernel.CreateJobObjectW(None, None)
        process = kernel.OpenProcess(_SET_QUOTA_AND_TERMINATE, False, pid)
        limits = _Extended()
        limits.basic.flags = _JOB_MEMORY | _KILL_ON_CLOSE
        # Committed memory is more than what is held: the watch on that comes first.
        limits.job_memory = 4 * memory_bytes
        if (
            job
            and process
            and kernel.SetInformationJobObject(
                ctypes.c_void_p(job), _EXTENDED_LIMITS, ctypes.byref(limits), ctypes.sizeof(limits)
            )
            and kernel.AssignProcessToJobObject(ctypes.c_void_p(job), ctypes.c_void_p(process))
        ):
            self._job = job
        elif job:
            kernel.CloseHandle(ctypes.c_void_p(job))
        if process:
            kernel.CloseHandle(ctypes.c_void_p(process))

    def end(self) -> None:
        """End all processes of the job."""
        if sys.platform != "win32" or self._job is None:
            return
        kernel = ctypes.WinDLL("kernel32")
        kernel.TerminateJobObject(ctypes.c_void_p(self._job), 1)
        kernel.CloseHandle(ctypes.c_void_p(self._job))
        self._job = None
