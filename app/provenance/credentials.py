"""StudioCredentials: marking what leaves the studio, and reading the marks of files."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image, PngImagePlugin

from app.api import InvalidData, Pixels, Provenance, Recipe, UserError, Words
from app.document import canonical_json
from app.provenance import manifest
from app.provenance.embedded import read_embedded
from app.provenance.identity import SigningIdentity
from app.provenance.notes import NOTES
from app.provenance.parameters import parameters_of
from app.provenance.sounds import comment_of, is_riff
from app.provenance.xmp import DigitalSourceType, xmp_packet

RECIPE_TEXT = "seisei"

_MEDIA = frozenset(
    {
        *(".png", ".jpg", ".jpeg", ".webp", ".tif", ".tiff", ".avif", ".gif"),
        *(".wav", ".mp3", ".flac", ".ogg", ".opus", ".aiff", ".mid", ".midi"),
        *(".mp4", ".m4v", ".mov", ".webm", ".mkv", ".avi"),
    }
)
_SIGNED = frozenset(
    {".wav", ".mp3", ".flac", ".mp4", ".mov", ".gif", ".webp", ".jpg", ".jpeg", ".avif", ".tif", ".tiff"}
)
"""Sounds, films and pictures that can carry a manifest, besides PNG."""

_UNSIGNED = NOTES | {".webm", ".mkv"}
"""What has no place for a manifest."""

_TERSE = frozenset({".wav", ".mp3", ".mp4", ".mov", ".gif", ".webp"})
"""Files whose comments are kept short: the recipe is in their manifest."""


class StudioCredentials:
    """Writes and reads provenance with this installation's identity, which is made when it is first needed."""

    def __init__(self, folder: Path, find_version: Callable[[], str]) -> None:
        self._folder = folder
        self._find_version = find_version

    @property
    def _version(self) -> str:
        # Found when something is written: looking at what is installed would hold up every start.
        return self._find_version()

    def write_png(
        self, pixels: Pixels, recipe: Recipe | None, path: Path, *, edited: bool = False, profile: bytes = b""
    ) -> None:
        """Write a PNG with its A1111 text, IPTC source type and signed Content Credentials, all or nothing.

        `pixels` (height, width, 3 or 4), or grey as a profiled picture has it. Without a recipe it is marked as drawn,
        or as a composite where `edited` says that generated content was worked over. `profile` is embedded.
        """
        kind = _kind(recipe, edited=edited)
        height, width = pixels.shape[:2]
        info = PngImagePlugin.PngInfo()
        if recipe is not None:
            info.add_itxt("parameters", parameters_of(recipe, width, height, f"Seisei {self._version}"))
            info.add_itxt(RECIPE_TEXT, canonical_json(recipe.to_json()))
        info.add_itxt("XML:com.adobe.xmp", xmp_packet(kind, f"Seisei {self._version}"))
        identity = SigningIdentity.of_installation(self._folder)
        with _said_in_words(path), TemporaryDirectory(prefix=".seisei-", dir=path.parent) as folder:
            plain, signed = Path(folder) / "plain.png", Path(folder) / path.with_suffix(".png").name
            Image.fromarray(pixels).save(plain, pnginfo=info, compress_level=4, icc_profile=profile)
            manifest.sign(plain, signed, identity, kind=kind, recipe=recipe, version=self._version)
            with signed.open("rb+") as file:
                os.fsync(file.fileno())
            signed.replace(path)

    def comment(self, recipe: Recipe | None, path: Path, *, edited: bool = False) -> str:
        """What a file other than a picture says of itself in its own comment: a sentence, and the recipe behind it.

        The recipe is left out where the manifest of such a file has it.
        """
        kept = recipe if recipe is not None and path.suffix.lower() not in _TERSE else None
        return comment_of(recipe, kept, f"Seisei {self._version}", edited=edited)

    def mark(
        self, path: Path, recipe: Recipe | None, *, edited: bool = False, ingredients: Sequence[Recipe] = ()
    ) -> None:
        """Sign a file where it lies, if it can carry Content Credentials; any other stays as it is.

        `ingredients` are the recipes of all that was generated and is in it, each once.
        """
        if path.suffix.lower() not in _SIGNED or (path.suffix.lower() == ".wav" and not is_riff(path)):
            return
        identity = SigningIdentity.of_installation(self._folder)
        with _said_in_words(path), TemporaryDirectory(prefix=".seisei-", dir=path.parent) as folder:
            signed = Path(folder) / path.name
            kind = _kind(recipe, edited=edited)
            manifest.sign(
                path,
                signed,
                identity,
                kind=kind,
                recipe=recipe,
                version=self._version,
                ingredients=tuple({each.id: each for each in ingredients}.values()),
            )
            with signed.open("rb+") as file:
                os.fsync(file.fileno())
            signed.replace(path)

    def inspect(self, path: Path) -> Provenance:
        """Read what a file says of itself; raises InvalidData where it cannot be read at all."""
        if not path.is_file():
            raise InvalidData("There is no file {path}.", advice="Check the name.", path=path)
        if path.suffix.lower() not in _MEDIA:
            raise InvalidData(
                "{name} is no picture, sound, film or MIDI file.",
                advice="Choose one of: {known}.",
                name=path.name,
                known=", ".join(sorted(_MEDIA)),
            )
        found = read_embedded(path, RECIPE_TEXT)
        # Only what begins as a RIFF file can have a manifest: a longer one would be taken for a broken one
        has_room = path.suffix.lower() not in _UNSIGNED and (path.suffix.lower() != ".wav" or is_riff(path))
        identity = SigningIdentity.of_installation(self._folder)
        signed = manifest.read(path, identity) if has_room else manifest.Manifest()
        source = found.source or ("seisei" if signed.generator == "Seisei" else "")
        return Provenance(
            source=source,
            recipe=signed.recipe or found.recipe,
            recall=found.recall or (signed.recipe.request if signed.recipe else {}),
            recipes=signed.recipes,
            digital_source_type=signed.digital_source_type or found.digital_source_type,
            credentials=signed.state,
            signer=signed.signer,
            findings=signed.findings,
            raw=found.raw,
        )


def _kind(recipe: Recipe | None, *, edited: bool) -> DigitalSourceType:
    if edited:
        return DigitalSourceType.COMPOSITE
    if recipe is None:
        return DigitalSourceType.DRAWN
    return DigitalSourceType.GENERATED if recipe.models else DigitalSourceType.ALGORITHMIC


@contextmanager
def _said_in_words(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno == errno.ENOSPC:
            advice = Words("The disk is full: make room, or choose another disk.")
        elif error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
            advice = Words("The folder may not be written to: choose another.")
        else:
            advice = Words("Choose another folder.")
        raise UserError("{name} could not be written.", advice=advice, name=path.name) from error
