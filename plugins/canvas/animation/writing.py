"""Writing the layers of the canvas as the frames of an animated GIF or WebP."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, ClassVar

import numpy as np
from PIL import Image, ImageCms

from app.api import AssetStore, Document, ExportContext, Label, Range, UserError
from app.api.files import Exported
from plugins.canvas.animation.frames import LONGEST_MS, SHORTEST_MS, frames_of
from plugins.canvas.commands import canvas_of
from plugins.canvas.composite import flatten, stored_tiles
from plugins.canvas.layered.openraster_writing import recipes_of

_MOST_PIXELS = 1 << 28
"""All frames together; they lie in memory while the file is written."""
_LARGEST = 16_383
"""What a WebP can have on a side."""
_OPAQUE = 128
_COLOURS = 255
_GROUP = Label(
    "Group", "The name of the group whose layers are the frames, from the lowest up. Empty: the layers in no group."
)
_TIME = Label("Time of a frame", "For layers whose name does not end in a time of its own, such as (80ms).")
_PLAYS = Label("Plays", "How often it is played. 0: for ever.")
_WIDTH = Label("Width", "It is scaled to so many pixels; 0: as wide as the canvas.")
_TIMES = Range(SHORTEST_MS, LONGEST_MS, 10, "ms", 1000)
_WIDTHS = Range(0, _LARGEST, 1, "px", 2048)


@dataclass(frozen=True, slots=True)
class GifOptions:
    """How an animated GIF is written."""

    group: Annotated[str, _GROUP] = ""
    time: Annotated[int, _TIMES, _TIME] = 100
    plays: Annotated[int, Range(0, 65_535, 1, "", 20), _PLAYS] = 0
    width: Annotated[int, _WIDTHS, _WIDTH] = 0
    dither: Annotated[
        bool, Label("Dither", "Mix colours that are not among the 255 of a frame from dots of those that are.")
    ] = True


@dataclass(frozen=True, slots=True)
class AnimatedWebpOptions:
    """How an animated WebP is written."""

    group: Annotated[str, _GROUP] = ""
    time: Annotated[int, _TIMES, _TIME] = 100
    plays: Annotated[int, Range(0, 65_535, 1, "", 20), _PLAYS] = 0
    width: Annotated[int, _WIDTHS, _WIDTH] = 0
    quality: Annotated[
        int, Range(1, 100), Label("Quality", "More keeps more of the picture, and makes a larger file.")
    ] = 85
    lossless: Annotated[bool, Label("Lossless", "Keep every pixel exactly; the file is larger.")] = False


@dataclass(frozen=True, slots=True)
class _Writer(ABC):
    """What both do: make a picture of each frame, and write them with their times."""

    options: Any
    context: ExportContext | None = None
    step_ms: ClassVar[int] = 1
    """What times are multiples of."""
    when_clear: ClassVar[Mapping[str, Any]] = {}
    """What the library is told besides where something is transparent."""

    def __call__(self, document: Document, assets: AssetStore, path: Path) -> Exported:
        """Write the frames; says the recipes of all that is on the canvas. Raises UserError."""
        canvas = canvas_of(document)
        frames = frames_of(canvas, self.options.group.strip(), self.options.time)
        width = self.options.width or canvas.width
        height = max(1, round(canvas.height * width / canvas.width))
        if max(width, height) > _LARGEST or width * height * len(frames) > _MOST_PIXELS:
            raise UserError(
                "{count} frames of {width} × {height} pixels are too many to be written.",
                advice="Choose a smaller width.",
                count=len(frames),
                width=width,
                height=height,
            )
        for frame in frames:
            if frame.milliseconds % self.step_ms:
                raise UserError(
                    "A GIF counts in steps of 10 ms, and “{name}” is to be seen for {time} ms.",
                    advice="Write another time into its name, or export as WebP.",
                    name=frame.name,
                    time=frame.milliseconds,
                )
        pictures: list[Image.Image] = []
        for frame in frames:
            if self.context is not None:
                self.context.report(len(pictures), len(frames))
            picture = Image.fromarray(flatten(frame.canvas, stored_tiles(assets)))
            if picture.size != (width, height):
                # Colours are scaled with their alpha, so that no edge gets a fringe.
                picture = picture.convert("RGBa").resize((width, height), Image.Resampling.LANCZOS).convert("RGBA")
            pictures.append(self.shown(picture))
        clear = any(picture.getextrema()[-1] != (255, 255) for picture in pictures)
        settings = {**self.settings(), **(self.when_clear if clear else {})}
        times = [frame.milliseconds for frame in frames]
        pictures[0].save(path, save_all=True, append_images=pictures[1:], duration=times, **settings)
        return Exported(recipes_of(document, canvas))

    def shown(self, picture: Image.Image) -> Image.Image:
        """A picture in RGBA as the format can hold it."""
        return picture

    @abstractmethod
    def settings(self) -> dict[str, Any]:
        """What the library is told."""


class WriteGif(_Writer):
    """Writes layers as an animated GIF."""

    Options: ClassVar[type[Any]] = GifOptions
    step_ms = 10

    def shown(self, picture: Image.Image) -> Image.Image:
        """255 colours of its own, and the last for what is transparent."""
        dither = Image.Dither.FLOYDSTEINBERG if self.options.dither else Image.Dither.NONE
        clear = np.asarray(picture)[..., 3] < _OPAQUE
        colours = picture.convert("RGB")
        found = colours.quantize(_COLOURS, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
        # Only with a palette to go by does the library dither.
        places = np.array(colours.quantize(palette=found, dither=dither))
        places[clear] = _COLOURS
        result = Image.fromarray(places, "P")
        palette = list(found.getpalette("RGB") or ())
        result.putpalette([*palette, *([0] * (3 * (_COLOURS + 1) - len(palette)))])
        return result

    def settings(self) -> dict[str, Any]:
        """A frame takes the place of the one before; a first time that is played is not a repetition."""
        loop = {} if self.options.plays == 1 else {"loop": max(0, self.options.plays - 1)}
        return {"disposal": 2, "transparency": _COLOURS, "optimize": False, **loop}


class WriteAnimatedWebp(_Writer):
    """Writes layers as an animated WebP."""

    Options: ClassVar[type[Any]] = AnimatedWebpOptions
    # Else it cuts frames to what differs, and says that a file of opaque cuttings has no alpha.
    when_clear: ClassVar[Mapping[str, Any]] = {"kmin": 0, "kmax": 1}

    def settings(self) -> dict[str, Any]:
        """Quality, repetitions and the profile of sRGB."""
        chosen = self.options
        profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
        return {
            "quality": chosen.quality,
            "lossless": chosen.lossless,
            "exact": chosen.lossless,
            "loop": chosen.plays,
            "background": (0, 0, 0, 0),
            "icc_profile": profile,
        }
