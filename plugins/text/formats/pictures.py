"""Pictures on their way in and out of a file."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, unquote_to_bytes

from app.api import AssetId, InvalidData, UserError, Words
from plugins.text.formats.blocks import ASSET, Block, Paragraph, Picture, Run
from plugins.text.formats.book import AddPicture, GetPicture
from plugins.text.formats.chapters import with_pictures

LARGEST_BYTES = 64 << 20
MOST_PIXELS = 200_000_000

_SUFFIXES = {"image/png": ".png", "image/jpeg": ".jpg", "image/gif": ".gif", "image/webp": ".webp"}
_ELSEWHERE = re.compile(r"(?i)https?:")
_DATA = re.compile(r"(?i)data:image/[\w.+-]+((?:;[^,;]*)*),", re.ASCII)


@dataclass(frozen=True, slots=True)
class PictureFile:
    """A picture as a file holds it; width and height in pixels."""

    data: bytes
    media_type: str
    width: int
    height: int

    @property
    def suffix(self) -> str:
        """How the file's name ends."""
        return _SUFFIXES[self.media_type]


@dataclass(slots=True)
class TakenPictures:
    """The pictures of a file that is read: each is kept once, and what cannot be had is counted."""

    add: AddPicture
    load: Callable[[str], bytes | None]
    known: dict[str, str] = field(default_factory=dict)
    left_out: set[str] = field(default_factory=set)

    def taken(self, blocks: Iterable[Block]) -> tuple[Block, ...]:
        """The blocks with pictures of the studio instead of files; one that is missing leaves its description."""
        return with_pictures(blocks, self._take)

    @property
    def remarks(self) -> tuple[Words, ...]:
        """What there is to say of pictures that were left out."""
        if not self.left_out:
            return ()
        return (Words("Pictures that could not be read and were left out: {count}.", count=len(self.left_out)),)

    def _take(self, picture: Picture) -> Block | None:
        if _ELSEWHERE.match(picture.source):
            return picture
        if picture.source not in self.known and picture.source not in self.left_out:
            found = self._found(picture.source)
            if found:
                self.known[picture.source] = ASSET + found
            else:
                self.left_out.add(picture.source)
        if picture.source in self.known:
            return Picture(self.known[picture.source], picture.alt)
        return Paragraph((Run(picture.alt, italic=True),)) if picture.alt else None

    def _found(self, source: str) -> AssetId | None:
        try:
            data = _embedded(source) if source.lower().startswith("data:") else self.load(source)
            name = "" if source.lower().startswith("data:") else PurePosixPath(unquote(source)).stem
            return self.add(data, name or "picture") if data and len(data) <= LARGEST_BYTES else None
        except UserError:
            return None


def file_of(
    asset: str, get: GetPicture, allowed: Iterable[str] = ("image/png", "image/jpeg", "image/gif")
) -> PictureFile:
    """A picture of the studio as a file of an allowed type; raises InvalidData where it is no picture."""
    from PIL import Image, UnidentifiedImageError

    data = get(AssetId(asset.removeprefix(ASSET)))
    try:
        with Image.open(BytesIO(data)) as picture:
            width, height = picture.size
            media_type = Image.MIME.get(picture.format or "", "")
            if width * height > MOST_PIXELS:
                raise InvalidData("A picture is too large to be exported.", advice="Make it smaller.")
            if media_type in allowed:
                return PictureFile(data, media_type, width, height)
            buffer = BytesIO()
            picture.convert("RGBA" if "A" in picture.getbands() else "RGB").save(buffer, "PNG")
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise InvalidData("A picture of the text is damaged.", advice="Put it in again.") from error
    return PictureFile(buffer.getvalue(), "image/png", width, height)


def picture_beside(path: Path, source: str) -> bytes | None:
    """The bytes of a picture that a file names, in the file's folder or below it, and nowhere else."""
    folder = path.parent.resolve()
    try:
        file = (folder / unquote(source)).resolve()
        is_there = file.is_relative_to(folder) and file.is_file() and file.stat().st_size <= LARGEST_BYTES
        return file.read_bytes() if is_there else None
    except (OSError, ValueError):
        return None


def linked(picture: Picture) -> Paragraph:
    """A picture that lies elsewhere, as a link to it."""
    return Paragraph((Run(picture.alt or picture.source, link=picture.source),))


def is_kept(picture: Picture) -> bool:
    """Whether the studio has it."""
    return picture.source.startswith(ASSET)


def _embedded(source: str) -> bytes | None:
    match = _DATA.match(source[:200])
    if not match or len(source) > LARGEST_BYTES * 4 // 3:
        return None
    rest = source[match.end() :]
    if ";base64" not in match[1].lower():
        return unquote_to_bytes(rest)
    try:
        return base64.b64decode(re.sub(r"\s|%0[AD]", "", rest))
    except (binascii.Error, ValueError):
        return None
