"""Arriving: a file that is written as it comes, and has its name only when it is the one that was promised."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path, PurePosixPath

from app.engine.obtain.disk import wrong_hash
from app.engine.weights_hash import hash_of_file


def part_of(target: Path) -> Path:
    """Where a file is until it is whole."""
    return target.with_name(target.name + ".part")


def is_there(target: Path, sha256: str, check: Callable[[], None]) -> bool:
    """Whether a file is there and is the one that was promised."""
    return target.is_file() and hash_of_file(target, check) == sha256


def write_arriving(target: Path, read: Callable[[], bytes], sha256: str) -> None:
    """Write what `read` gives until it gives nothing more; raises WrongHash, and throws it away, if it is another."""
    digest = hashlib.sha256()
    part = part_of(target)
    with part.open("wb") as file:
        while piece := read():
            digest.update(piece)
            file.write(piece)
    place_arrived(target, digest.hexdigest(), sha256)


def place_arrived(target: Path, found: str, sha256: str) -> None:
    """Give a file that came its name; raises WrongHash, and throws it away, if its hash is not the promised one."""
    part = part_of(target)
    if found != sha256:
        part.unlink()
        raise wrong_hash(target.name)
    part.replace(target)


def is_plain(name: str) -> bool:
    """Whether a name stays within its folder on every system."""
    path = PurePosixPath(name)
    return bool(path.parts) and not path.is_absolute() and ".." not in path.parts and not set(name) & set('\\:*?"<>|')
