"""Writing a work to a file in a format of a plugin, whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from pathlib import Path

from app.api import AssetStore, Document, Exporter, Pixels, UserError, reason_of
from app.extensions.plugin import FileFormat


def fits(format_: FileFormat, path: Path) -> bool:
    """Whether a file's name is one of a format."""
    return any(Path(path.name.lower()).match(pattern) for pattern in format_.patterns)


def ending(format_: FileFormat) -> str:
    """The ending of a format's files, with its dot."""
    return format_.patterns[0].lstrip("*") if format_.patterns else ""


def export_to(
    path: Path, exporter: Exporter, document: Document, assets: AssetStore, mark: Callable[[Pixels, Path], None]
) -> None:
    """Write a work; a picture goes through `mark(pixels, path)`, which writes it with how it was made.

    A file that was there before stays as it was until the new one is whole. Raises UserError.
    """
    try:
        handle, name = tempfile.mkstemp(path.suffix, f".{path.stem[:40]}-", path.parent)
    except OSError as error:
        raise _unwritable(path, error) from error
    os.close(handle)
    temporary = Path(name)
    try:
        pixels = exporter(document, assets, temporary)
        if pixels is not None:
            mark(pixels, temporary)
        temporary.chmod(0o644)
        temporary.replace(path)
    except OSError as error:
        raise _unwritable(path, error) from error
    finally:
        temporary.unlink(missing_ok=True)


def _unwritable(path: Path, error: OSError) -> UserError:
    return UserError(
        "{name} could not be written: {what}.", advice="Choose another place.", name=path.name, what=reason_of(error)
    )
