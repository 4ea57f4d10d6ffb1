"""Writing a work to a file in a format of a plugin, whole or not at all."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

from app.api import Asset, AssetStore, Converter, Document, Exporter, NeedsModels, Pixels, Recipe, UserError, reason_of
from app.api.studio import Credentials, ModelLibrary
from app.extensions.plugin import FileFormat


def fits(format_: FileFormat, path: Path) -> bool:
    """Whether a file's name is one of a format."""
    return any(Path(path.name.lower()).match(pattern) for pattern in format_.patterns)


def ending(format_: FileFormat) -> str:
    """The ending of a format's files, with its dot."""
    return format_.patterns[0].lstrip("*") if format_.patterns else ""


def exporter_of(format_: FileFormat, library: ModelLibrary) -> Exporter:
    """The exporter of a format, with the models of this machine where it needs them."""
    exporter: Exporter = format_.load()
    if not isinstance(exporter, NeedsModels):
        return exporter
    return exporter.with_models(lambda kind: [record for record in library.records(kind) if not record.complaint])


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
