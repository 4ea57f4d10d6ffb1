"""Converting: one film becomes a file of another kind."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from shutil import copyfileobj
from tempfile import TemporaryDirectory

import numpy as np

from app.api import Asset, AssetStore, InvalidData, Pixels, UserError
from plugins.timeline.exchange.importing import MEDIA_TYPES
from plugins.timeline.media.coded import Coded
from plugins.timeline.media.info import PictureStream, SoundStream
from plugins.timeline.media.library import Lane, MediaLibrary
from plugins.timeline.media.reader import Reader
from plugins.timeline.media.target import PICTURES, TRANSPARENT, Container, SoundCodec, Target
from plugins.timeline.render.sizing import checked_size
from plugins.timeline.render.writing import Render, write_film

ENDINGS = {
    ".mp4": Container.MP4,
    ".webm": Container.WEBM,
    ".mov": Container.MOV,
    ".gif": Container.GIF,
    ".webp": Container.WEBP,
    ".frames": Container.PNG_SEQUENCE,
}
"""What a film can become, by how the name of the file ends."""

_SOUNDS = {
    Container.MP4: SoundCodec.OPUS,
    Container.WEBM: SoundCodec.OPUS,
    Container.MOV: SoundCodec.PCM,
    Container.PNG_SEQUENCE: SoundCodec.PCM,
}
_OPUS_RATE = 48_000

Report = Callable[[int, int], None]
"""Hears how much is done, and of how much."""


@dataclass(frozen=True, slots=True)
class ConvertFilm:
    """Writes a film as the kind of file that the name says: unchanged where it is of that kind."""

    report: Report = lambda _done, _of: None

    def telling(self, report: Report) -> ConvertFilm:
        """The same, which tells how many frames are written, and of how many."""
        return ConvertFilm(report)

    def __call__(self, asset: Asset, assets: AssetStore, path: Path, comment: str) -> None:
        """Write it; raises UserError, and what `report` raises."""
        _convert(asset, assets, path, comment, self.report)


convert_film = ConvertFilm()


def _convert(asset: Asset, assets: AssetStore, path: Path, comment: str, report: Report) -> None:
    container = ENDINGS.get(path.suffix.lower())
    if container is None:
        raise UserError(
            "A film cannot be written as {name}.",
            advice="End the name in one of: {endings}.",
            name=path.name,
            endings=", ".join(ENDINGS),
        )
    if MEDIA_TYPES.get(container.value) == asset.media_type and container is not Container.GIF:
        with assets.open(asset.id) as stream, path.open("wb") as file:
            copyfileobj(stream, file)
        return
    with (
        TemporaryDirectory(prefix="seisei-convert-") as folder,
        closing(MediaLibrary(assets, Path(folder))) as library,
    ):
        _converted(library.reader(asset.id, Lane.EXPORT), container, path, asset.name, comment, report)


def _converted(reader: Reader, container: Container, path: Path, title: str, comment: str, report: Report) -> None:
    picture, sound = reader.info.picture, reader.info.sound
    if picture is None:
        raise InvalidData("“{name}” has no pictures.", advice="Write it as sound.", name=title)
    codec = PICTURES[container][0]
    heard = _SOUNDS.get(container) if sound is not None else None
    rate, channels, samples = _sound_of(sound, heard)
    target = Target(
        container,
        codec,
        heard,
        *checked_size((picture.width, picture.height), codec),
        picture.rate,
        rate,
        channels,
        alpha=picture.alpha and codec in TRANSPARENT,
        frames=max(1, round((picture.first + picture.duration) * picture.rate)),
        samples=samples,
        title=title,
        comment=comment,
    )
    render: Render | None = None
    if heard is not None:

        def render(first: int, count: int) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
            return reader.sound(first, count, rate, channels)

    write_film(path, target, _pictures(reader, picture, target), render, report)


def _sound_of(sound: SoundStream | None, codec: SoundCodec | None) -> tuple[int, int, int | None]:
    """The rate, the channels and the length in samples that sound is written with."""
    if sound is None or codec is None:
        return _OPUS_RATE, 2, None
    rate = _OPUS_RATE if codec is SoundCodec.OPUS else sound.sample_rate
    return rate, min(2, sound.channels), math.ceil((sound.first + sound.duration) * rate)


def _pictures(reader: Reader, picture: PictureStream, target: Target) -> Iterator[Pixels | Coded]:
    """All frames at a constant rate; transparency is over black where it cannot be kept."""
    times = [Fraction(number) / target.rate for number in range(target.frames or 0)]
    if target.takes_coded and reader.codes_alike:
        yield from reader.coded(times)
        return
    for frame in reader.frames(times):
        if target.alpha or not picture.alpha:
            yield frame.pixels
        else:
            alpha = frame.pixels[..., 3:].astype(np.uint16)
            yield ((frame.pixels[..., :3] * alpha + 127) // 255).astype(np.uint8)
