"""Importing: films of other programs become one asset that the film panel lays into the document."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import Any

from app.api import AssetStore, Imported, InvalidData, Words, reason_of
from plugins.timeline.interchange.film_file import FILM, FilmFile, film_from_bytes, film_to_bytes
from plugins.timeline.interchange.footage import Footage

_CONTENT = "content.otio"
_MOST_FILES = 20_000
_LARGEST_BUNDLE_BYTES = 200 << 30


def read_otio(path: Path, assets: AssetStore) -> Imported:
    """A film as OpenTimelineIO has it: a file, a folder (.otiod) or a ZIP file (.otioz). Raises InvalidData."""
    if path.is_dir():
        return _read(path.name, path / _CONTENT, assets)
    if path.suffix.lower() == ".otioz":
        with TemporaryDirectory(prefix="seisei-otioz-", ignore_cleanup_errors=True) as folder:
            _unpack(path, Path(folder))
            return _read(path.name, Path(folder) / _CONTENT, assets)
    return _read(path.name, path, assets)


def read_whole(path: Path, name: str, most: int, too_large: Callable[[str], InvalidData]) -> bytes:
    """The bytes of a small file; raises InvalidData where it is larger or cannot be read."""
    try:
        if path.stat().st_size > most:
            raise too_large(name)
        return path.read_bytes()
    except OSError as error:
        raise InvalidData("{name} cannot be read: {reason}.", name=name, reason=reason_of(error)) from error


def kept(film: FilmFile, name: str, assets: AssetStore, remarks: tuple[Words, ...]) -> Imported:
    """A film as an asset; what could not be read again is refused now. Raises InvalidData."""
    data = film_to_bytes(film)
    film_from_bytes(data)
    return Imported(assets.add_bytes(data, FILM, name=name), remarks)


def read_objects(root: Any, name: str, folder: Path, assets: AssetStore, remarks: tuple[Words, ...]) -> Imported:
    """The film of OpenTimelineIO's objects, with the files that lie where it names them."""
    from plugins.timeline.interchange.otio.reading import film_of

    with Footage(assets, folder) as footage:
        film, more = film_of(root, footage, name)
    # A document lists what it can keep; of a file that lacks the clips know the name
    film = replace(film, assets=tuple(asset for asset in film.assets if assets.has(asset.id)))
    return kept(film, Path(name).stem, assets, (*remarks, *more))


def _read(name: str, path: Path, assets: AssetStore) -> Imported:
    from plugins.timeline.interchange.otio.opening import LARGEST_BYTES, opened, too_large

    data = read_whole(path, name, LARGEST_BYTES, too_large)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InvalidData("“{name}” is no OpenTimelineIO file.", advice="Choose another file.", name=name) from error
    root, remarks = opened(text, name)
    return read_objects(root, name, path.parent, assets, remarks)


def _unpack(path: Path, folder: Path) -> None:
    """Unpack what a bundle may hold: its film, and plain files below `media`."""
    try:
        with zipfile.ZipFile(path) as bundle:
            entries = [entry for entry in bundle.infolist() if not entry.is_dir()]
            if len(entries) > _MOST_FILES or sum(entry.file_size for entry in entries) > _LARGEST_BUNDLE_BYTES:
                raise InvalidData("“{name}” is too large to be a film.", advice="Choose another file.", name=path.name)
            for entry in entries:
                inside = PurePosixPath(entry.filename)
                if inside.is_absolute() or ".." in inside.parts or "\\" in entry.filename or ":" in entry.filename:
                    continue
                if entry.compress_size * 1000 < entry.file_size:
                    raise InvalidData(
                        "“{name}” is packed without measure.", advice="Choose another file.", name=path.name
                    )
                target = folder / inside
                target.parent.mkdir(parents=True, exist_ok=True)
                with bundle.open(entry) as source, target.open("wb") as file:
                    shutil.copyfileobj(source, file)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError) as error:
        raise InvalidData(
            "“{name}” is no OpenTimelineIO file.", advice="Choose another file.", name=path.name, detail=str(error)
        ) from error
    except OSError as error:
        raise InvalidData("{name} cannot be read: {reason}.", name=path.name, reason=reason_of(error)) from error
