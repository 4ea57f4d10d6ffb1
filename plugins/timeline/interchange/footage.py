"""Footage: the files that another program's film names, as assets; one that isn't found stays by its name."""

from __future__ import annotations

import re
from contextlib import closing
from dataclasses import replace
from fractions import Fraction
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import Final
from urllib.parse import unquote, urlsplit

import numpy as np

from app.api import Asset, AssetId, AssetStore, InvalidData, UserError, Words
from plugins.timeline.exchange.importing import MEDIA_TYPES, read_film
from plugins.timeline.media.library import MediaLibrary
from plugins.timeline.model import Media, SoundFacts
from plugins.timeline.time import TimeRange

PICTURES: Final = {
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "webp": "image/webp",
    "tif": "image/tiff",
    "tiff": "image/tiff",
    "bmp": "image/bmp",
}
"""The media types of still pictures by the endings of their names."""
SOUNDS: Final = {
    "wav": "audio/wav",
    "flac": "audio/flac",
    "mp3": "audio/mpeg",
    "ogg": "audio/ogg",
    "opus": "audio/ogg",
    "aif": "audio/aiff",
    "aiff": "audio/aiff",
    "m4a": "audio/mp4",
}
"""The media types of sound by the endings of their names."""
_MOST_PIXELS = 200_000_000
_DRIVE = re.compile(r"/?[A-Za-z]:[/\\]")
_LONGEST_NAME = 1000
_SAID = 20


class Footage:
    """Finds files as a film names them: by their paths, beside the film, and in a folder that lies there.

    Raises nothing where one lacks: such a file is an asset without content, and is said among the remarks.
    """

    def __init__(self, assets: AssetStore, folder: Path, size: tuple[int, int] = (1920, 1080)) -> None:
        self._assets, self._folder, self._size = assets, folder, size
        self._temporary = TemporaryDirectory(prefix="seisei-footage-", ignore_cleanup_errors=True)
        self._library = MediaLibrary(assets, Path(self._temporary.name))
        self._read: dict[Path, Asset | UserError] = {}
        self._facts: dict[AssetId, Media] = {}
        self._missing: dict[str, None] = {}
        self._failed: list[Words] = []
        self.assets: dict[AssetId, Asset] = {}
        """What is known of all that was found, and of what lacks."""

    def __enter__(self) -> Footage:
        return self

    def __exit__(
        self, _type: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        with closing(self._library):
            pass
        self._temporary.cleanup()

    @property
    def remarks(self) -> tuple[Words, ...]:
        """Which files lack, and which could not be read."""
        names = list(self._missing)
        said = [Words("The file “{name}” was not found.", name=name) for name in names[:_SAID]]
        if len(names) > _SAID:
            said.append(Words("{count} more files were not found.", count=len(names) - _SAID))
        return (*self._failed[:_SAID], *said)

    def has(self, asset: AssetId) -> bool:
        """Whether content is here already."""
        return self._assets.has(asset)

    def find(self, url: str) -> Media | None:
        """The facts of a file that is named by a URL or a path; None where it isn't found or cannot be read."""
        path = self._path(url)
        if path is None:
            return None
        found = self._read.get(path)
        if found is None:
            found = self._taken(path)
            self._read[path] = found
        return None if isinstance(found, UserError) else self._facts[found.id]

    def missing(self, url: str, name: str, *, sound: bool, available: TimeRange | None, rate: Fraction | None) -> Media:
        """What stands for a file that isn't found, with what the film says of it."""
        shown = (name_of(url) or name or "?")[:_LONGEST_NAME]
        ending = shown.rpartition(".")[2].lower()
        known = {**SOUNDS, **PICTURES, **MEDIA_TYPES}.get(ending)
        media_type = known or ("audio/wav" if sound else "video/x-film")
        id_ = missing_id(url or name)
        width, height = (0, 0) if media_type.startswith("audio/") else self._size
        heard = SoundFacts(48_000, 2) if sound or media_type.startswith("audio/") else None
        range_ = None if media_type.startswith("image/") else available
        if url or name:
            self._missing.setdefault(shown)
        self.assets.setdefault(id_, Asset(id_, media_type, 0, (), shown))
        return Media(id_, media_type, range_, rate, width=width, height=height, sound=heard)

    def lacks(self, media: Media, name: str) -> None:
        """Say that the content of an asset is not here."""
        shown = name[:_LONGEST_NAME] or media.asset[:8]
        self._missing.setdefault(shown)
        self.assets.setdefault(media.asset, Asset(media.asset, media.media_type, 0, (), shown))

    def _path(self, url: str) -> Path | None:
        path = path_of(url)
        if path is None:
            return None
        wanted = Path(path)
        name = name_of(url)
        places = [wanted if wanted.is_absolute() else self._folder / wanted, self._folder / name]
        for place in places:
            try:
                if name and place.is_file():
                    return place.resolve()
            except (OSError, ValueError):  # a name that no file can have
                continue
        return None

    def _taken(self, path: Path) -> Asset | UserError:
        try:
            asset = self._picture(path) if path.suffix.lower().lstrip(".") in PICTURES else self._film(path)
            self._facts[asset.id] = self._library.media(asset)
        except UserError as error:
            self._failed.append(Words("“{name}” could not be read: {reason}", name=path.name, reason=error.words))
            return error
        self.assets[asset.id] = asset
        return asset

    def _film(self, path: Path) -> Asset:
        kind = SOUNDS.get(path.suffix.lower().lstrip("."))
        if kind is not None:
            return self._assets.add_file(path, kind, name=path.stem)
        return read_film(path, self._assets).asset

    def _picture(self, path: Path) -> Asset:
        from PIL import Image, ImageOps

        try:
            with Image.open(path) as opened:
                if opened.width * opened.height > _MOST_PIXELS:
                    raise InvalidData("“{name}” is too large a picture.", advice="Make it smaller.", name=path.name)
                upright = ImageOps.exif_transpose(opened)
                mode = "RGBA" if upright.has_transparency_data else "RGB"
                pixels = np.asarray(upright.convert(mode), np.uint8)
        except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
            raise InvalidData("“{name}” is no picture.", name=path.name, detail=str(error)) from error
        return replace(self._assets.add_picture(pixels, path.stem))


def missing_id(name: str) -> AssetId:
    """The id that stands for a file that isn't here."""
    return AssetId(sha256(f"missing:{name}".encode(errors="replace")).hexdigest())


def path_of(url: str) -> str | None:
    """The path that a URL or a path of another program names; None where it is on no disk here."""
    if not url or "\0" in url:
        return None
    if _DRIVE.match(url):
        return url.lstrip("/")
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    if parts.scheme == "file":
        if parts.netloc not in ("", "localhost"):
            return None
        path = unquote(parts.path)
        return path.lstrip("/") if _DRIVE.match(path) else path
    if parts.scheme or url.startswith(("//", "\\\\")):
        return None
    return unquote(url)


def name_of(url: str) -> str:
    """The name of the file that a URL or a path ends in."""
    path = path_of(url)
    plain = path if path is not None else unquote(url)
    return re.split(r"[/\\]", plain.rstrip("/\\"))[-1]
