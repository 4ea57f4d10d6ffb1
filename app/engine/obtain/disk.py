"""What can go wrong with a disk while something is fetched, in words."""

from __future__ import annotations

import contextlib
import errno
import shutil
from collections.abc import Iterator
from pathlib import Path

from app.api import UserError, reason_of


class DiskFull(UserError):
    """There is no room for what is fetched; what came so far is kept."""


class DiskReadOnly(UserError):
    """The folder that models are fetched into cannot be written to."""


class WrongHash(UserError):
    """What came is not what the catalogue or the hub promised; it was thrown away."""


@contextlib.contextmanager
def disk_errors(folder: Path, needed_bytes: int = 0) -> Iterator[None]:
    """Turn the system's errors about a disk into words: DiskFull, DiskReadOnly, or a UserError with the reason."""
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise disk_full(folder, needed_bytes) from error
        if error.errno in (errno.EROFS, errno.EACCES, errno.EPERM):
            raise read_only(folder) from error
        if error.errno is None or isinstance(error, (ConnectionError, TimeoutError)):
            raise  # it was the network
        raise UserError(
            "The folder {folder} cannot be written to: {what}.",
            advice="Check the disk, or choose another folder for the studio's data.",
            folder=str(folder),
            what=reason_of(error),
        ) from error


def require_room(folder: Path, needed_bytes: int) -> None:
    """Raise DiskFull unless the disk of a folder has room."""
    free = shutil.disk_usage(folder).free
    if free < needed_bytes:
        raise disk_full(folder, needed_bytes)


def disk_full(folder: Path, needed_bytes: int) -> DiskFull:
    """The error for a disk without room."""
    free = shutil.disk_usage(folder).free if folder.exists() else 0
    return DiskFull(
        "The disk is full: {free} are free where {needed} are needed.",
        advice="Make room and fetch it again; what came so far is kept.",
        free=readable(free),
        needed=readable(max(needed_bytes, free)),
    )


def read_only(folder: Path) -> DiskReadOnly:
    """The error for a folder that may not be written to."""
    return DiskReadOnly(
        "The folder {folder} cannot be written to.",
        advice="Give yourself the right to write there, or choose another folder for the studio's data.",
        folder=str(folder),
    )


def wrong_hash(file: str) -> WrongHash:
    """The error for a file that is another than was promised."""
    return WrongHash(
        "“{file}” is not the file that was promised: its hash differs.",
        advice="It was thrown away. Fetch it again; if that repeats, do not use it.",
        file=file,
    )


def readable(size_bytes: int) -> str:
    """A size for people."""
    if size_bytes >= 1e9:
        return f"{size_bytes / 1e9:.1f} GB"
    return f"{max(1, round(size_bytes / 1e6))} MB"
