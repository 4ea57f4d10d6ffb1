"""The film of a document is written as every kind of file, with every frame and every sample."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile
from PIL import Image

from app.api import (
    AssetId,
    Document,
    ExportContext,
    InvalidData,
    InvalidRequest,
    JobCancelled,
    Json,
    MissingAsset,
    UserError,
    request_from_json,
)
from app.storage import FolderAssets
from plugins.timeline.exchange.film import (
    WriteFilm,
    WriteFrame,
    WriteFrames,
    WriteGif,
    WriteMov,
    WriteSound,
    WriteWebm,
    WriteWebp,
)
from plugins.timeline.media.info import Chapter, MediaInfo
from plugins.timeline.media.process import MediaProcess
from plugins.timeline.media.reader import Reader
from plugins.timeline.model import KIND, MAIN, Clip, Item, Media, Timeline
from tests.conftest import REPOSITORY
from tests.plugins.timeline.exchange.documents import NUMBERS, RATE, RECIPE, at, film_of, seen, write
from tests.plugins.timeline.media.films import HEIGHT, WIDTH, ramp

KINDS = [
    (WriteFilm, "film.mp4", {"quality": "draft"}, "opus"),
    (WriteFilm, "film.mp4", {"quality": "draft", "codec": "H264", "sound": "AAC"}, "aac"),
    (WriteWebm, "film.webm", {"quality": "draft"}, "opus"),
    (WriteMov, "film.mov", {}, "pcm_s24le"),
    (WriteMov, "film.mov", {"codec": "PRORES_4444", "sound": "AAC", "quality": "draft"}, "aac"),
]


SAMPLES = 76_800


def read_anew(path: Path) -> dict[str, Any]:
    """What another program reads in a file."""
    program = REPOSITORY / "tests" / "plugins" / "timeline" / "media" / "read_anew.py"
    done = subprocess.run([sys.executable, str(program), str(path)], capture_output=True, check=True, timeout=60)
    return dict(json.loads(done.stdout))


def probed(path: Path) -> MediaInfo:
    """What a file is."""
    with MediaProcess() as process:
        return Reader(path, process).info


@pytest.mark.parametrize(("kind", "name", "options", "codec"), KINDS)
def test_every_frame_and_every_sample_is_written(
    assets: FolderAssets,
    tmp_path: Path,
    kind: type[WriteFilm],
    name: str,
    options: Mapping[str, Json],
    codec: str,
) -> None:
    path = tmp_path / name
    write(kind, film_of(assets, tmp_path), assets, path, options)
    found = read_anew(path)
    assert found["numbers"] == NUMBERS
    assert found["chapters"] == ["Begin", "Shot"]
    assert found["title"] == "film"
    assert max(abs(time - number / 25) for number, time in enumerate(found["times"])) < 0.0006
    if path.suffix == ".webm" or codec.startswith("pcm"):
        assert found["samples"] == SAMPLES
    else:
        assert found["sound_s"] == SAMPLES / 48_000
    # OpenCV's wheel decodes no AV1 without a graphics card
    if "quality" not in options or "codec" in options or path.suffix == ".webm":
        assert seen(path) == (NUMBERS, 25.0, (WIDTH, HEIGHT))
    with MediaProcess() as process:
        reader = Reader(path, process)
        samples = reader.sound(0, SAMPLES, 48_000)
    assert reader.info.sound is not None
    assert reader.info.sound.codec == codec
    assert reader.info.chapters[1] == Chapter(at(30), at(40), "Shot")
    middle = slice(4800, 33_600)
    assert np.abs(samples[middle] - ramp(19_200 + 4800, 28_800, 48_000)).max() < 0.1
    assert np.abs(samples[43_200:52_800]).max() < 0.05


@pytest.mark.parametrize(("rate", "frames"), [("30000/1001", 48), ("24", 39), ("50", 80), ("60000/1001", 96)])
def test_another_rate_has_as_many_frames_as_its_length_rounded_up(
    assets: FolderAssets, tmp_path: Path, rate: str, frames: int
) -> None:
    path = tmp_path / "film.mp4"
    options = {"rate": rate, "codec": "H264", "quality": "draft", "sound": "none"}
    write(WriteFilm, film_of(assets, tmp_path), assets, path, options)
    numbers, found, _ = seen(path)
    assert len(numbers) == frames
    assert abs(found - float(Fraction(rate))) < 0.001
    assert numbers == [NUMBERS[int(number / Fraction(rate) * RATE)] for number in range(frames)]
    assert probed(path).sound is None


def test_a_stretch_of_it_is_written(assets: FolderAssets, tmp_path: Path) -> None:
    document = film_of(assets, tmp_path, start=Fraction(3600))
    path = tmp_path / "film.mov"
    write(WriteMov, document, assets, path, {"start": "01:00:00:05", "end": "01:00:01:07"})
    assert seen(path)[0] == NUMBERS[5:32]
    with MediaProcess() as process:
        samples = Reader(path, process).sound(0, 51_840, 48_000)
    assert np.abs(samples[:1000] - ramp(15 * 1920, 1000, 48_000)).max() < 2**-12
    other = tmp_path / "other.mov"
    write(WriteMov, document, assets, other, {"start": "01:00:00:05", "rate": "24", "sound": "none"})
    wanted = [NUMBERS[int((at(5) + number / Fraction(24)) * RATE)] for number in range(34)]
    assert seen(other)[0] == wanted


@pytest.mark.parametrize(
    ("start", "end", "said", "error"),
    [
        ("00:00:01:00", "00:00:01:00", r"to 00:00:01:00.*from 00:00:00:00 to 00:00:01:15", InvalidRequest),
        ("", "00:00:02:00", "to 00:00:02:00", InvalidRequest),
        ("soon", "", "no timecode", InvalidData),
    ],
)  # fmt: skip
def test_a_stretch_that_is_none_is_refused(
    assets: FolderAssets, tmp_path: Path, start: str, end: str, said: str, error: type[UserError]
) -> None:
    with pytest.raises(error, match=said):
        write(WriteFilm, film_of(assets, tmp_path), assets, tmp_path / "film.mp4", {"start": start, "end": end})


def test_the_sound_alone_is_exact_to_the_sample(assets: FolderAssets, tmp_path: Path) -> None:
    document = film_of(assets, tmp_path, sample_rate=44_100)
    for rate, depth, subtype in (("film", "draft", "PCM_16"), ("96000", "best", "FLOAT")):
        path = tmp_path / "film.wav"
        write(WriteSound, document, assets, path, {"sound_rate": rate, "quality": depth})
        info = soundfile.info(path)
        wanted = 44_100 if rate == "film" else 96_000
        assert (info.frames, info.samplerate, info.subtype) == (wanted * 40 // 25, wanted, subtype)


def test_pictures_in_a_folder_have_their_sound_beside_them(assets: FolderAssets, tmp_path: Path) -> None:
    folder = tmp_path / "film.frames"
    write(WriteFrames, film_of(assets, tmp_path), assets, folder)
    names = sorted(path.name for path in folder.iterdir())
    assert names == [*(f"{number:06}.png" for number in range(1, 41)), "sound.wav"]
    assert soundfile.info(folder / "sound.wav").frames == 76_800
    with Image.open(folder / "000040.png") as picture:
        assert picture.size == (WIDTH, HEIGHT)


@pytest.mark.parametrize(("kind", "name"), [(WriteGif, "film.gif"), (WriteWebp, "film.webp")])
def test_moving_pictures_of_the_web(assets: FolderAssets, tmp_path: Path, kind: type[WriteFilm], name: str) -> None:
    path = tmp_path / name
    write(kind, film_of(assets, tmp_path), assets, path, {"size": "240", "rate": "10"})
    with Image.open(path) as picture:
        assert picture.size == (320, 240)
        frames = getattr(picture, "n_frames", 1)
        lasted = 0
        for number in range(frames):
            picture.seek(number)
            picture.load()
            lasted += int(picture.info["duration"])
    # Equal frames after one another may be one
    assert frames <= 16
    assert lasted == 1600


def test_titles_are_in_the_picture_or_a_track_or_nowhere(assets: FolderAssets, tmp_path: Path) -> None:
    document = film_of(assets, tmp_path, titles=True)
    red = {}
    for titles in ("burned", "track", "none"):
        path = tmp_path / f"{titles}.mp4"
        write(WriteFilm, document, assets, path, {"subtitles": titles, "quality": "draft", "codec": "H264"})
        with MediaProcess() as process:
            reader = Reader(path, process)
            pixels = reader.frame(at(25)).pixels.astype(int)
            red[titles] = int((pixels[..., 0] - pixels[..., 1] > 100).sum())
            assert [stream.codec for stream in reader.info.subtitles] == (["mov_text"] if titles == "track" else [])
    assert red["burned"] > 100
    assert red["track"] == red["none"] == 0
    assert "字幕 One".encode() in (tmp_path / "track.mp4").read_bytes()


@pytest.mark.parametrize(
    ("options", "size"),
    [({"size": "240"}, (320, 240)), ({"width": 64}, (64, 48)), ({"width": 200, "height": 100}, (200, 100))],
)
def test_it_is_written_in_a_size(
    assets: FolderAssets, tmp_path: Path, options: Mapping[str, Json], size: tuple[int, int]
) -> None:
    path = tmp_path / "film.mov"
    write(WriteMov, film_of(assets, tmp_path), assets, path, {**options, "sound": "none", "end": "00:00:00:05"})
    assert seen(path)[2] == size


def test_an_odd_size_is_refused_with_the_nearest(assets: FolderAssets, tmp_path: Path) -> None:
    document = film_of(assets, tmp_path, width=129, height=97)
    with pytest.raises(InvalidRequest, match=r"129 × 97 pixels.*128 × 96"):
        write(WriteFilm, document, assets, tmp_path / "film.mp4")
    with pytest.raises(InvalidRequest, match=r"101 × 76 pixels.*100 × 76"):
        write(WriteFilm, document, assets, tmp_path / "film.mp4", {"width": 101})
    assert not (tmp_path / "film.mp4").exists()


def test_a_frame_is_given_as_a_picture(assets: FolderAssets, tmp_path: Path) -> None:
    document = film_of(assets, tmp_path)
    context = ExportContext(tmp_path, lambda _kind: [], tmp_path / "cache")
    options = request_from_json(WriteFrame.Options, {"time": "00:00:00:15"})
    pixels = WriteFrame(options, context)(document, assets, tmp_path / "frame.png")
    assert pixels.shape == (HEIGHT, WIDTH, 3)
    # 25 in bits, from the lowest
    assert [int(pixels[48, 8 + 16 * bit, 0] > 127) for bit in range(8)] == [1, 0, 0, 1, 1, 0, 0, 0]


def test_the_recipes_of_what_is_in_it_are_told(assets: FolderAssets, tmp_path: Path) -> None:
    document = film_of(assets, tmp_path, recipe=RECIPE)
    path = tmp_path / "film.mov"
    assert write(WriteMov, document, assets, path, {"end": "00:00:00:05"}).recipes == (RECIPE,)
    assert b"Contains what was generated. Made with Seisei." in path.read_bytes()
    gap = {"start": "00:00:00:20", "end": "00:00:01:05"}
    assert write(WriteMov, document, assets, path, gap).recipes == ()
    assert b"Contains what was generated." not in path.read_bytes()
    assert probed(path).sound is None


def gone(item: Item) -> Item:
    """A clip whose file nobody has."""
    if isinstance(item, Clip) and isinstance(item.content, Media):
        return replace(item, content=replace(item.content, asset=AssetId("0" * 64)))
    return item


def test_progress_is_told_and_stopping_leaves_nothing(assets: FolderAssets, tmp_path: Path) -> None:
    document, told = film_of(assets, tmp_path), list[tuple[int, int]]()

    def report(done: int, of: int) -> None:
        told.append((done, of))
        if done == 12:
            raise JobCancelled

    context = ExportContext(tmp_path, lambda _kind: [], tmp_path / "cache", report)
    out = tmp_path / "out"
    with pytest.raises(JobCancelled):
        WriteFilm(request_from_json(WriteFilm.Options, {}), context)(document, assets, out / "film.mp4")
    assert told == [(number, 40) for number in range(13)]
    assert not list(out.iterdir())


def test_an_empty_film_is_not_written(assets: FolderAssets, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="nothing to export"):
        write(WriteFilm, Document(), assets, tmp_path / "film.mp4")


@pytest.mark.parametrize("kind", [WriteFilm, WriteSound])
def test_a_film_with_something_missing_is_not_written(
    assets: FolderAssets, tmp_path: Path, kind: type[WriteFilm]
) -> None:
    document = film_of(assets, tmp_path)
    timeline = document.parts[KIND]
    assert isinstance(timeline, Timeline)
    main = timeline.sequence(MAIN)
    tracks = tuple(track.with_items(tuple(gone(item) for item in track.items)) for track in main.tracks)
    broken = document.with_part(KIND, timeline.with_sequence(main.with_tracks(tracks)))
    path = tmp_path / ("film.wav" if kind is WriteSound else "film.mp4")
    with pytest.raises((MissingAsset, UserError)):
        write(kind, broken, assets, path)
    assert not path.exists()
