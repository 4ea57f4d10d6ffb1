"""Writing a work to a file in a format of a plugin, whole or not at all."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from app.api import (
    Asset,
    AssetStore,
    Converter,
    Document,
    ExportContext,
    Exporter,
    ExporterClass,
    ModelKind,
    ModelRecord,
    Pixels,
    Recipe,
    UserError,
    fields_of,
    reason_of,
    request_from_json,
)
from app.api.studio import Credentials, Studio
from app.extensions.plugin import FileFormat


def fits(format_: FileFormat, path: Path) -> bool:
    """Whether a file's name is one of a format."""
    return any(Path(path.name.lower()).match(pattern) for pattern in format_.patterns)


def ending(format_: FileFormat) -> str:
    """The ending of a format's files, with its dot."""
    return format_.patterns[0].lstrip("*") if format_.patterns else ""


def options_of(format_: FileFormat) -> type[Any] | None:
    """The options that a format can be written with, None where there is nothing to choose."""
    found: type[Any] | None = getattr(format_.load(), "Options", None)
    return found if found is not None and fields_of(found) else None


def exporter_of(format_: FileFormat, studio: Studio, options: object | None = None) -> Exporter:
    """The exporter of a format, with the options that were chosen, or those that hold by themselves."""
    loaded: Any = format_.load()
    declared = getattr(loaded, "Options", None)
    if declared is None:
        plain: Exporter = loaded
        return plain
    optioned: ExporterClass = loaded
    chosen = request_from_json(declared, {}) if options is None else options

    def models(kind: ModelKind) -> Sequence[ModelRecord]:
        return [record for record in studio.models.records(kind) if not record.complaint]

    return optioned(chosen, ExportContext(studio.resources, models))


def export_to(
    path: Path, exporter: Exporter, document: Document, assets: AssetStore, mark: Callable[[Pixels | None, Path], None]
) -> None:
    """Write a work, and mark it with how it was made: `mark(pixels, path)` writes a picture, and signs any other file.

    What was there before stays as it was until the new file is whole, with those that a format puts beside it, such as
    pictures. Raises UserError.
    """
    try:
        with tempfile.TemporaryDirectory(prefix=".export-", dir=path.parent) as name:
            folder = Path(name)
            pixels = exporter(document, assets, folder / path.name)
            mark(pixels, folder / path.name)
            _move(folder, path.parent)
    except OSError as error:
        raise _unwritable(path, error) from error


def convert_to(
    path: Path,
    converter: Converter,
    asset: Asset,
    assets: AssetStore,
    credentials: Credentials,
    *,
    recipe: Recipe | None,
    edited: bool = False,
) -> None:
    """Write one asset as a file that says how it was made, whole or not at all. Raises UserError."""
    try:
        with tempfile.TemporaryDirectory(prefix=".export-", dir=path.parent) as name:
            draft = Path(name) / path.name
            converter(asset, assets, draft, credentials.comment(recipe, path, edited=edited))
            credentials.mark(draft, recipe, edited=edited)
            draft.replace(path)
    except OSError as error:
        raise _unwritable(path, error) from error


def sound_made(document: Document) -> tuple[Recipe | None, bool]:
    """How the sound of a whole work was made: the recipe of the one thing that was generated, and whether any was."""
    recipes = [
        asset.recipe for asset in document.assets.values() if asset.recipe and asset.media_type.startswith("audio/")
    ]
    return (recipes[0] if len(recipes) == 1 else None), bool(recipes)


def _move(source: Path, target: Path) -> None:
    """Move files, the deepest first, so that what refers to others comes last."""
    for entry in sorted(source.iterdir(), key=Path.is_file):
        if entry.is_dir():
            (target / entry.name).mkdir(exist_ok=True)
            _move(entry, target / entry.name)
        else:
            entry.replace(target / entry.name)


def _unwritable(path: Path, error: OSError) -> UserError:
    return UserError(
        "{name} could not be written: {what}.", advice="Choose another place.", name=path.name, what=reason_of(error)
    )
