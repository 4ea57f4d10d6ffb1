"""The SHA-256 of a model's weights, and the stamp that tells whether files are still the same."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Sequence
from pathlib import Path

_PIECE_BYTES = 4 * 1024 * 1024


def stamp_of(path: Path) -> str:
    """Sizes and times of a file, or of a folder's files and those one level below; raises OSError."""
    found = path.stat()
    if not path.is_dir():
        return f"{found.st_size}:{found.st_mtime_ns}"
    digest = hashlib.sha256()
    for name, size, time_ns in sorted(_listing(path, 1)):
        digest.update(f"{name}:{size}:{time_ns}\n".encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def hash_of(files: Sequence[Path], check: Callable[[], None]) -> str:
    """The hash of one file, or of the names and hashes of several; `check` may raise between pieces."""
    if len(files) == 1:
        return hash_of_file(files[0], check)
    root = Path(os.path.commonpath([file.parent for file in files])) if files else Path()
    lines = [f"{file.relative_to(root).as_posix()} {hash_of_file(file, check)}\n" for file in sorted(files)]
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def hash_of_file(file: Path, check: Callable[[], None]) -> str:
    """The hash of a file, read in pieces; `check` may raise between them."""
    digest = hashlib.sha256()
    with file.open("rb") as opened:
        while piece := opened.read(_PIECE_BYTES):
            check()
            digest.update(piece)
    return digest.hexdigest()


def _listing(folder: Path, depth: int) -> list[tuple[str, int, int]]:
    found: list[tuple[str, int, int]] = []
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if entry.is_dir():
                if depth:
                    inner = _listing(Path(entry.path), depth - 1)
                    found += [(f"{entry.name}/{name}", size, time_ns) for name, size, time_ns in inner]
            elif entry.is_file():
                state = entry.stat()
                found.append((entry.name, state.st_size, state.st_mtime_ns))
    return found
