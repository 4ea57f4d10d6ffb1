"""The film of a document as one file, with pictures and sound."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any, ClassVar

from app.api import AssetStore, Document, ExportContext, Pixels
from app.api.files import Exported
from plugins.timeline.commands.editing import timeline_of
from plugins.timeline.exchange.options import (
    AS_FILM,
    BURNED,
    NONE,
    TRACK,
    FramesOptions,
    GifOptions,
    MovOptions,
    Mp4Options,
    PictureOptions,
    SoundOptions,
    WebmOptions,
    WebpOptions,
)
from plugins.timeline.media.library import MediaLibrary
from plugins.timeline.media.target import PICTURES, Container, PictureCodec, Quality, SoundCodec
from plugins.timeline.render.plan import Wish, planned, recipes_in
from plugins.timeline.render.rendering import Rendering
from plugins.timeline.render.writing import write_film

SOFTWARE = "Seisei"


@dataclass(frozen=True, slots=True)
class WriteFilm:
    """Writes the whole film, or a stretch of it, and is what the kinds of file differ from."""

    options: Any
    context: ExportContext
    Options: ClassVar[type[Any]] = Mp4Options
    CONTAINER: ClassVar[Container] = Container.MP4

    def __call__(self, document: Document, assets: AssetStore, path: Path) -> Exported:
        """Write it, with as many frames as its length times its rate, rounded up; raises UserError."""
        timeline = timeline_of(document)
        recipes = recipes_in(planned(timeline, self._wish(document, path, "")), document.assets)
        plan = planned(timeline, self._wish(document, path, comment_of(generated=bool(recipes))))
        with (
            closing(MediaLibrary(assets, self.context.cache)) as library,
            closing(Rendering(plan, library)) as rendering,
        ):
            write_film(path, plan.target, rendering.pictures(), rendering.sound, self.context.report)
        return Exported(recipes)

    def _wish(self, document: Document, path: Path, comment: str) -> Wish:
        options = self.options
        codec = PICTURES[self.CONTAINER][0] if PICTURES[self.CONTAINER] else None
        titles, size, rate = (
            _of(options, "subtitles", BURNED),
            _of(options, "size", AS_FILM),
            _of(options, "rate", AS_FILM),
        )
        sound, sound_rate = _of(options, "sound", NONE), _of(options, "sound_rate", AS_FILM)
        if self.CONTAINER is Container.WAV:
            sound = SoundCodec.PCM.name
        return Wish(
            self.CONTAINER,
            PictureCodec[options.codec] if hasattr(options, "codec") else codec,
            None if sound == NONE else SoundCodec[sound],
            Quality(_of(options, "quality", Quality.GOOD.value)),
            0 if size == AS_FILM else int(size),
            int(getattr(options, "width", None) or 0),
            int(getattr(options, "height", None) or 0),
            None if rate == AS_FILM else Fraction(rate),
            0 if sound_rate == AS_FILM else int(sound_rate),
            shown=titles == BURNED,
            subtitles=titles == TRACK,
            chapters=bool(getattr(options, "chapters", False)),
            start=options.start,
            end=options.end,
            title=document.title or path.stem,
            comment=comment,
        )


class WriteWebm(WriteFilm):
    """Writes the film as WebM."""

    Options: ClassVar[type[Any]] = WebmOptions
    CONTAINER: ClassVar[Container] = Container.WEBM


class WriteMov(WriteFilm):
    """Writes the film as MOV."""

    Options: ClassVar[type[Any]] = MovOptions
    CONTAINER: ClassVar[Container] = Container.MOV


class WriteGif(WriteFilm):
    """Writes the film as GIF."""

    Options: ClassVar[type[Any]] = GifOptions
    CONTAINER: ClassVar[Container] = Container.GIF


class WriteWebp(WriteFilm):
    """Writes the film as moving WebP."""

    Options: ClassVar[type[Any]] = WebpOptions
    CONTAINER: ClassVar[Container] = Container.WEBP


class WriteFrames(WriteFilm):
    """Writes the film as a folder of pictures."""

    Options: ClassVar[type[Any]] = FramesOptions
    CONTAINER: ClassVar[Container] = Container.PNG_SEQUENCE


class WriteSound(WriteFilm):
    """Writes the sound of the film."""

    Options: ClassVar[type[Any]] = SoundOptions
    CONTAINER: ClassVar[Container] = Container.WAV


@dataclass(frozen=True, slots=True)
class WriteFrame:
    """Writes one frame of the film as a picture."""

    options: PictureOptions
    context: ExportContext
    Options: ClassVar[type[Any]] = PictureOptions

    def __call__(self, document: Document, assets: AssetStore, _path: Path) -> Pixels:
        """Give the frame; raises UserError."""
        options = self.options
        size = 0 if options.size == AS_FILM else int(options.size)
        wish = Wish(
            Container.PNG_SEQUENCE, PictureCodec.PNG, size=size, shown=options.subtitles == BURNED, start=options.time
        )
        plan = planned(timeline_of(document), wish)
        with (
            closing(MediaLibrary(assets, self.context.cache)) as library,
            closing(Rendering(plan, library)) as rendering,
        ):
            return rendering.picture()


def comment_of(*, generated: bool) -> str:
    """What a file of the film says of itself."""
    return f"Contains what was generated. Made with {SOFTWARE}." if generated else f"Made with {SOFTWARE}."


def _of(options: Any, name: str, default: str) -> str:
    """An option of those that not all kinds of file have."""
    return str(getattr(options, name, default))
