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
    TellingConverter,
    UserError,
    fields_of,
    reason_of,
    request_from_json,
)
from app.api.files import Exported, ProfiledPicture
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


def chosen_format(formats: Sequence[FileFormat], document: Document, path: Path, wanted: str = "") -> FileFormat:
    """The format in which a document is written under a name: the one that is wanted by its id, or the one that fits.

    Where several fit, that of what the document holds is taken; raises UserError where that leaves a choice, or none.
    """
    if wanted:
        found = [one for one in formats if one.id == wanted]
        if not found:
            raise UserError(
                "There is no format “{id}”.",
                advice="Choose one of: {known}.",
                id=wanted,
                known=", ".join(one.id for one in formats),
            )
        return found[0]
    fitting = [one for one in formats if fits(one, path)]
    if not fitting:
        known = ", ".join(dict.fromkeys(pattern for one in formats for pattern in one.patterns))
        raise UserError(
            "There is no way to write {name}.", advice="Choose one of: {known}.", name=path.name, known=known
        )
    held = [one for one in fitting if one.plugin in document.parts] or fitting
    if len({one.plugin for one in held}) > 1:
        raise UserError(
            "{name} could be written of several parts of this work.",
            advice="Say which with --as: {known}.",
            name=path.name,
            known=", ".join(one.id for one in held),
        )
    return held[0]


def exporter_of(
    format_: FileFormat,
    studio: Studio,
    options: object | None = None,
    report: Callable[[int, int], None] = lambda _done, _of: None,
) -> Exporter:
    """The exporter of a format, with the options that were chosen, or those that hold by themselves.

    `report` hears how much is done, and of how much; it may raise, which ends the work.
    """
    loaded: Any = format_.load()
    declared = getattr(loaded, "Options", None)
    if declared is None:
        plain: Exporter = loaded
        return plain
    optioned: ExporterClass = loaded
    chosen = request_from_json(declared, {}) if options is None else options

    def models(kind: ModelKind) -> Sequence[ModelRecord]:
        return [record for record in studio.models.records(kind) if not record.complaint]

    return optioned(chosen, ExportContext(studio.resources, models, studio.cache, report))


def export_to(
    path: Path,
    exporter: Exporter,
    document: Document,
    assets: AssetStore,
    mark: Callable[[Pixels | ProfiledPicture | Exported | None, Path], None],
) -> None:
    """Write a work, and mark it with how it was made: `mark(result, path)` writes a picture, and signs any other file.

    What was there before stays as it was until the new file is whole, with those that a format puts beside it, such as
    pictures. Raises UserError.
    """
    if path.is_dir() and any(path.iterdir()):
        raise UserError("There is a folder {name} with something in it.", advice="Choose another name.", name=path.name)
    try:
        with tempfile.TemporaryDirectory(prefix=".export-", dir=path.parent) as name:
            folder = Path(name)
            written = exporter(document, assets, folder / path.name)
            mark(written, folder / path.name)
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
    report: Callable[[int, int], None] = lambda _done, _of: None,
) -> None:
    """Write one asset as a file that says how it was made, whole or not at all. Raises UserError.

    `report` is told how much is done, and of how much, by converters that say so; where it raises nothing is left.
    """
    if isinstance(converter, TellingConverter):
        converter = converter.telling(report)
    try:
        with tempfile.TemporaryDirectory(prefix=".export-", dir=path.parent) as name:
            draft = Path(name) / path.name
            converter(asset, assets, draft, credentials.comment(recipe, path, edited=edited))
            credentials.mark(draft, recipe, edited=edited)
            draft.replace(path)
    except OSError as error:
        raise _unwritable(path, error) from error


def mark_exported(
    written: Exported | None, document: Document, credentials: Credentials, path: Path, *, keep: bool = True
) -> None:
    """Mark a file that is no picture with how it was made; without `keep` only that something in it was generated."""
    if written is None:
        recipe, edited = sound_made(document)
        credentials.mark(path, recipe if keep else None, edited=edited)
    else:
        credentials.mark(path, None, edited=bool(written.recipes), ingredients=written.recipes if keep else ())


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
