"""States: what a model has read, kept in a file that only the same model takes back.

The file is a JSON line on whose it is and what it should hash to, then the runtime's own bytes.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from functools import cache
from pathlib import Path
from typing import Any

from app.api import ModelRecord, UserError, reason_of
from app.engine.weights_hash import hash_of_file

_FORMAT = "seisei-text-state"
_VERSION = 1
_LONGEST_LINE = 4096
_LOOK_BYTES = 2**20


def write_state(file: Path, state: Path, record: ModelRecord) -> None:
    """Move a state that the runtime wrote into a file of the studio's; raises UserError on a full disk."""
    said = {
        "format": _FORMAT,
        "version": _VERSION,
        "model": _mark(record.path, record.byte_size),
        "sha256": hash_of_file(state, lambda: None),
    }
    temporary = file.with_name(file.name + ".new")
    try:
        with temporary.open("wb") as made, state.open("rb") as source:
            made.write(json.dumps(said).encode() + b"\n")
            shutil.copyfileobj(source, made, _LOOK_BYTES)
            made.flush()
            os.fsync(made.fileno())
        temporary.replace(file)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        raise UserError(
            "What the model has read cannot be kept: {what}.",
            advice="Make room on the disk. The text itself is safe.",
            what=reason_of(error),
        ) from error
    finally:
        state.unlink(missing_ok=True)


def read_state(file: Path, state: Path, record: ModelRecord) -> None:
    """Take the runtime's bytes out of a file of the studio's; raises UserError for any other file."""
    try:
        with file.open("rb") as source:
            said = _said(source.readline(_LONGEST_LINE))
            if said.get("model") != _mark(record.path, record.byte_size):
                raise _unfit(record)
            with state.open("wb") as made:
                shutil.copyfileobj(source, made, _LOOK_BYTES)
    except OSError as error:
        raise UserError(
            "What was kept of a text cannot be opened: {what}.",
            advice="Write on: the text is read anew.",
            what=reason_of(error),
        ) from error
    if hash_of_file(state, lambda: None) != said.get("sha256"):
        state.unlink(missing_ok=True)
        raise _unfit(record)


def _said(line: bytes) -> dict[str, Any]:
    try:
        said = json.loads(line)
    except (ValueError, RecursionError):
        return {}
    known = isinstance(said, dict) and (said.get("format"), said.get("version")) == (_FORMAT, _VERSION)
    return said if known else {}


@cache
def _mark(path: Path, byte_size: int) -> str:
    """What tells a model from others: the beginning of its weights, and how long they are."""
    folder = sorted(path.glob("*.safetensors")) if path.is_dir() else [path]
    digest = hashlib.sha256(str(byte_size).encode())
    for file in folder:
        with file.open("rb") as opened:
            digest.update(opened.read(_LOOK_BYTES))
    return digest.hexdigest()


def _unfit(record: ModelRecord) -> UserError:
    return UserError(
        "This was not kept by “{model}”, or is damaged.", advice="Write on: the text is read anew.", model=record.name
    )
