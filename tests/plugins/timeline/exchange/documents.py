"""Films of documents that are exported: what is in them can be told from what is written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import cv2

from app.api import (
    AddAssets,
    Asset,
    AssetStore,
    Document,
    ExportContext,
    Json,
    ModelId,
    ModelStamp,
    Recipe,
    request_from_json,
)
from app.api.files import Exported
from plugins.timeline.exchange.film import WriteFilm
from plugins.timeline.model import (
    KIND,
    MAIN,
    Clip,
    Gap,
    Item,
    Marker,
    Media,
    Sequence,
    Shot,
    SoundFacts,
    Take,
    Timeline,
    Title,
    Track,
    TrackKind,
)
from plugins.timeline.time import TimeRange
from tests.conftest import REPOSITORY
from tests.plugins.timeline.media.films import HEIGHT, WIDTH, Film, number_of

RATE = Fraction(25)
RECIPE = Recipe(
    "timeline.text-to-video", "1", {"prompt": "clouds", "seed": 4}, (ModelStamp(ModelId("tiny"), "0" * 64),)
)
LENGTH = 50
SOURCE = Film(frames=LENGTH, codec="libx264", options={"crf": "8", "preset": "ultrafast", "g": "12"}, sound="pcm_s16le")


def brought_in(assets: AssetStore, folder: Path, recipe: Recipe | None = None) -> tuple[Asset, Media]:
    """A film of fifty numbered frames with its sound, as an asset."""
    asset = assets.add_file(SOURCE.write(folder / "source.mov"), "video/quicktime", name="source")
    whole = TimeRange(Fraction(0), at(LENGTH))
    sound = SoundFacts(48_000, 2)
    return replace(asset, recipe=recipe), Media(asset.id, asset.media_type, whole, RATE, False, WIDTH, HEIGHT, 0, sound)


def at(frame: int, rate: Fraction = RATE) -> Fraction:
    """When a frame begins."""
    return frame / rate


def film_of(
    assets: AssetStore, folder: Path, *, recipe: Recipe | None = None, titles: bool = False, **settings: Any
) -> Document:
    """Frames 10 to 29 of the source with their sound, ten of nothing, and frames 0 to 9 as a shot; two markers."""
    asset, media = brought_in(assets, folder, recipe)
    first = Clip("a", media, at(20), at(10))
    shot = Clip("b", Shot((Take("1", media),), "1"), at(10))
    heard: tuple[Item, ...] = (Clip("s", media, at(20), at(10)), Gap(at(10)), Clip("t", media, at(10)))
    tracks = [
        Track("v", TrackKind.PICTURE, items=(first, Gap(at(10)), shot)),
        Track("s", TrackKind.SOUND, items=heard),
    ]
    if titles:
        words = Title("字幕 One", colour="#ff0000ff", size=0.3)
        tracks.append(Track("t", TrackKind.TITLE, items=(Gap(at(20)), Clip("w", words, at(10)))))
    markers = (Marker("1", at(0), name="Begin"), Marker("2", at(30), name="Shot"))
    facts: dict[str, Any] = {"rate": RATE, "width": WIDTH, "height": HEIGHT, **settings}
    timeline = Timeline((Sequence(MAIN, "Film", tuple(tracks), markers),), **facts)
    return AddAssets((asset,)).apply(Document().with_part(KIND, timeline))


NUMBERS = [*range(10, 30), *[0] * 10, *range(10)]
"""What the frames of that film show; nothing is black, as the number 0 is."""


def write(
    kind: type[WriteFilm], document: Document, assets: AssetStore, path: Path, options: Mapping[str, Json] | None = None
) -> Exported:
    """Write the film with options."""
    context = ExportContext(REPOSITORY / "resources", lambda _kind: [], path.parent / "cache")
    return kind(request_from_json(kind.Options, options or {}), context)(document, assets, path)


def seen(path: Path) -> tuple[list[int], float, tuple[int, int]]:
    """The numbers of a film's frames, its rate and its size, as OpenCV reads them."""
    capture = cv2.VideoCapture(str(path))
    rate = capture.get(cv2.CAP_PROP_FPS)
    size = int(capture.get(cv2.CAP_PROP_FRAME_WIDTH)), int(capture.get(cv2.CAP_PROP_FRAME_HEIGHT))
    numbers = []
    while (read := capture.read())[0]:
        numbers.append(number_of(read[1].astype("uint8")))
    capture.release()
    return numbers, rate, size
