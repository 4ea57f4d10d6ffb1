"""Frames to which nothing is done go on as they are coded, and look the same."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest

from app.api import BlendMode, InvalidRequest, Pixels
from app.storage import FolderAssets
from plugins.timeline.exchange.film import WriteFilm
from plugins.timeline.exchange.importing import read_film
from plugins.timeline.media.coded import Coded
from plugins.timeline.media.encoder import Encoder
from plugins.timeline.media.library import MediaLibrary
from plugins.timeline.media.process import MediaProcess
from plugins.timeline.media.reader import Reader
from plugins.timeline.media.target import Container, PictureCodec, Target
from plugins.timeline.model import (
    KIND,
    MAIN,
    Clip,
    Colour,
    Curve,
    Keyframe,
    Sequence,
    Solid,
    Timeline,
    Title,
    Track,
    TrackKind,
)
from plugins.timeline.render.passing import Passing, Run
from tests.plugins.timeline.exchange.documents import at, brought_in, film_of, write
from tests.plugins.timeline.media.films import HEIGHT, WIDTH

SIZE = (WIDTH, HEIGHT)


def runs(assets: FolderAssets, folder: Path, timeline: Timeline, first: int, count: int) -> list[Run]:
    """Which frames pass."""
    with closing(MediaLibrary(assets, folder / "library")) as library:
        return list(Passing(timeline, MAIN, SIZE, library).runs(first, count))


def test_runs_of_frames_that_pass_are_found(assets: FolderAssets, tmp_path: Path) -> None:
    timeline = film_of(assets, tmp_path).parts[KIND]
    assert isinstance(timeline, Timeline)
    found = runs(assets, tmp_path, timeline, 5, 35)
    assert [(run.first, run.count, run.asset is not None) for run in found] == [
        (5, 15, True),
        (20, 10, False),
        (30, 10, True),
    ]
    assert found[0].times == tuple(at(15 + number) for number in range(15))
    assert found[2].times == tuple(at(number) for number in range(10))


@pytest.mark.parametrize(
    "changed",
    [
        lambda clip: replace(clip, colour=Colour(exposure=0.5)),
        lambda clip: replace(clip, blend=BlendMode.MULTIPLY),
        lambda clip: replace(clip, fade_in=at(10)),
        lambda clip: clip.with_curve("opacity", Curve("opacity", (Keyframe(Fraction(0), 0.5),))),
        lambda clip: clip.with_curve("x", Curve("x", (Keyframe(Fraction(0), 0.1),))),
        lambda clip: clip.with_curve("crop_left", Curve("crop_left", (Keyframe(Fraction(0), 0.1),))),
    ],
    ids=["exposure", "blend", "fade", "opacity", "place", "crop"],
)
def test_what_is_done_to_a_clip_keeps_its_frames_from_passing(
    assets: FolderAssets, tmp_path: Path, changed: Callable[[Clip], Clip]
) -> None:
    clip = Clip("a", brought_in(assets, tmp_path)[1], at(10))

    def passing(*tracks: Track) -> bool:
        timeline = Timeline((Sequence(MAIN, "", tracks),), rate=Fraction(25), width=WIDTH, height=HEIGHT)
        return any(run.asset is not None for run in runs(assets, tmp_path, timeline, 0, 10))

    assert passing(Track("v", items=(clip,)))
    assert not passing(Track("v", items=(changed(clip),)))
    title = Track("t", TrackKind.TITLE, items=(Clip("t", Title("題"), at(10)),))
    assert not passing(Track("v", items=(clip,)), title)
    over = Track("w", items=(Clip("s", Solid("#ff000080"), at(10)),))
    assert not passing(Track("v", items=(clip,)), over)


def painted(number: int) -> Pixels:
    """A picture of many colours, that changes."""
    across = np.linspace(0, 255, WIDTH)[None, :, None]
    down = np.linspace(0, 255, HEIGHT)[:, None, None]
    mixed = np.concatenate([across + 0 * down, down + 0 * across, 255 - (across + down) / 2], axis=2)
    return np.roll(mixed, 8 * number, axis=1).astype(np.uint8)


@pytest.mark.parametrize(
    ("layout", "space", "range_"), [("yuv420p", 5, 1), ("yuv420p", 1, 1), ("yuvj420p", 5, 2), ("yuv422p", 1, 1)]
)
@pytest.mark.parametrize("codec", ["AV1", "H264"])
def test_colours_stay_whatever_they_were_coded_in(
    assets: FolderAssets, tmp_path: Path, layout: str, space: int, range_: int, codec: str
) -> None:
    source = tmp_path / "source.mkv"
    with av.open(str(source), "w") as media:
        video: Any = media.add_stream("libx264", rate=25, options={"crf": "2", "preset": "ultrafast"})
        video.width, video.height, video.pix_fmt = WIDTH, HEIGHT, layout
        video.codec_context.colorspace, video.codec_context.color_range = space, range_
        for number in range(6):
            frame = av.VideoFrame.from_ndarray(painted(number), "rgb24").reformat(
                format=layout, dst_colorspace=space, dst_color_range=range_
            )
            frame.colorspace, frame.color_range = space, range_
            media.mux(video.encode(frame))
        media.mux(video.encode(None))
    with closing(MediaLibrary(assets, tmp_path / "library")) as library:
        clip = Clip("a", library.media(read_film(source, assets).asset), at(6))
    timeline = Timeline(
        (Sequence(MAIN, "", (Track("v", items=(clip,)),)),), rate=Fraction(25), width=WIDTH, height=HEIGHT
    )
    assert runs(assets, tmp_path, timeline, 0, 6)[0].count == 6
    document = film_of(assets, tmp_path).with_part(KIND, timeline)
    path = tmp_path / "film.mp4"
    write(WriteFilm, document, assets, path, {"codec": codec, "quality": "best"})
    with MediaProcess() as process:
        shown = [read.pixels for read in Reader(path, process).frames([at(number) for number in range(6)])]
    for number, pixels in enumerate(shown):
        assert np.abs(pixels.astype(int) - painted(number)).mean() < 4


def test_what_is_coded_otherwise_is_refused(tmp_path: Path) -> None:
    planes = Coded(np.zeros((HEIGHT * 3 // 2, WIDTH), np.uint8))
    for codec, coded in (
        (PictureCodec.PRORES_422, planes),
        (PictureCodec.H264, Coded(np.zeros((HEIGHT, WIDTH), np.uint8))),
    ):
        target = Target(Container.MOV, codec, None, WIDTH, HEIGHT)
        with pytest.raises(InvalidRequest, match="coded otherwise"), Encoder(tmp_path / "a.mov", target) as encoder:
            encoder.add_coded(coded)
    assert not (tmp_path / "a.mov").exists()
