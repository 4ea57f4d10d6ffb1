"""Fingerprint: what the files of a plugin are, so that a changed one is noticed."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_COMPILED = "__pycache__"


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """The SHA-256 of each file by its path within the folder, and one over all of them, in hexadecimal digits."""

    files: tuple[tuple[str, str], ...]
    digest: str


def fingerprint(folder: Path) -> Fingerprint:
    """The fingerprint of a folder, without what Python compiles in it; raises OSError where a file can't be read."""
    files = tuple((path.relative_to(folder).as_posix(), _sha256(path)) for path in sorted(_files(folder)))
    whole = hashlib.sha256()
    for name, digest in files:
        whole.update(f"{name}\0{digest}\n".encode())
    return Fingerprint(files, whole.hexdigest())


def _files(folder: Path) -> Iterator[Path]:
    for place, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if name != _COMPILED]
        yield from (Path(place) / name for name in names)


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
