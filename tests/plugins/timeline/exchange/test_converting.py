"""One film becomes a file of another kind."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
import soundfile
from PIL import Image

from app.api import InvalidRequest, JobCancelled, UserError
from app.extensions import convert_to
from app.provenance import StudioCredentials
from app.storage import FolderAssets
from plugins.timeline.exchange.converting import convert_film
from plugins.timeline.exchange.importing import read_film
from plugins.timeline.media.encoder import Encoder
from plugins.timeline.media.process import MediaProcess
from plugins.timeline.media.reader import Reader
from plugins.timeline.media.target import Container, PictureCodec, Quality, Target
from tests.plugins.timeline.exchange.documents import seen
from tests.plugins.timeline.media.films import HEIGHT, WIDTH, Film, number_of, ramp

LENGTH = 20
SOURCE = Film(frames=LENGTH, sound="flac", options={"crf": "8", "preset": "ultrafast", "g": "12"})


@pytest.mark.parametrize("name", ["out.mov", "out.webm", "OUT.MP4"])
def test_every_frame_and_the_sound_are_in_the_other_kind(assets: FolderAssets, tmp_path: Path, name: str) -> None:
    asset = read_film(SOURCE.write(tmp_path / "in.mkv"), assets).asset
    convert_film(asset, assets, tmp_path / name, "Said 言う")
    with MediaProcess() as process:
        reader = Reader(tmp_path / name, process)
        frames = [number_of(frame.pixels) for frame in reader.frames([Fraction(n, 25) for n in range(LENGTH)])]
        samples = reader.sound(0, 38_400, 48_000)
    assert frames == list(range(LENGTH))
    assert reader.info.picture is not None
    assert (reader.info.picture.frames, reader.info.picture.rate) == (LENGTH, Fraction(25))
    assert np.abs(samples[4800:33_600] - ramp(4800, 28_800, 48_000)).max() < 0.1
    assert "Said 言う".encode() in (tmp_path / name).read_bytes()


def test_a_film_of_that_kind_stays_as_it_is(assets: FolderAssets, tmp_path: Path) -> None:
    path = SOURCE.write(tmp_path / "in.mp4")
    convert_film(read_film(path, assets).asset, assets, tmp_path / "out.mp4", "Said")
    assert (tmp_path / "out.mp4").read_bytes() == path.read_bytes()


def test_pictures_of_the_web_and_pictures_in_a_folder(assets: FolderAssets, tmp_path: Path) -> None:
    asset = read_film(SOURCE.write(tmp_path / "in.mkv"), assets).asset
    for name in ("out.gif", "out.webp", "out.frames"):
        convert_film(asset, assets, tmp_path / name, "")
    assert seen(tmp_path / "out.gif")[0] == list(range(LENGTH))
    with Image.open(tmp_path / "out.webp") as picture:
        assert getattr(picture, "n_frames", 1) == LENGTH
    with Image.open(tmp_path / "out.frames" / "000014.png") as picture:
        assert number_of(np.asarray(picture)) == 13
    assert soundfile.info(tmp_path / "out.frames" / "sound.wav").frames == 38_400


def test_transparency_is_kept_where_it_can_be_and_is_over_black_elsewhere(assets: FolderAssets, tmp_path: Path) -> None:
    target = Target(
        Container.MOV, PictureCodec.PRORES_4444, None, 64, 48, Fraction(25), quality=Quality.BEST, alpha=True
    )
    with Encoder(tmp_path / "in.mov", target) as encoder:
        clear = np.full((48, 64, 4), 255, np.uint8)
        clear[:, :32, 3] = 0
        encoder.add_frame(clear)
    asset = read_film(tmp_path / "in.mov", assets).asset
    convert_film(asset, assets, tmp_path / "out.webp", "")
    convert_film(asset, assets, tmp_path / "out.mp4", "")
    with Image.open(tmp_path / "out.webp") as picture:
        alpha = np.asarray(picture.convert("RGBA"))[..., 3]
    assert not alpha[:, :28].any()
    assert alpha[:, 36:].min() == 255
    with MediaProcess() as process:
        pixels = Reader(tmp_path / "out.mp4", process).frame(Fraction(0)).pixels
    assert pixels[:, :28].max() < 30
    assert pixels[:, 36:].min() > 225


def test_what_cannot_be_is_said(assets: FolderAssets, tmp_path: Path) -> None:
    asset = read_film(SOURCE.write(tmp_path / "in.mkv"), assets).asset
    with pytest.raises(UserError, match=r"cannot be written as out\.avi.*\.mp4, \.webm, \.mov"):
        convert_film(asset, assets, tmp_path / "out.avi", "")
    target = Target(Container.MOV, PictureCodec.PRORES_4444, None, 65, 49, Fraction(25), quality=Quality.DRAFT)
    with Encoder(tmp_path / "odd.mov", target) as encoder:
        encoder.add_frame(np.zeros((49, 65, 3), np.uint8))
    odd = read_film(tmp_path / "odd.mov", assets).asset
    with pytest.raises(InvalidRequest, match=r"65 × 49 pixels.*64 × 48"):
        convert_film(odd, assets, tmp_path / "out.mp4", "")
    assert (WIDTH, HEIGHT) == (128, 96)


def test_it_is_told_how_many_frames_are_written_and_what_is_stopped_leaves_nothing(
    assets: FolderAssets, tmp_path: Path
) -> None:
    asset = read_film(SOURCE.write(tmp_path / "in.mkv"), assets).asset
    told: list[tuple[int, int]] = []
    convert_film.telling(lambda done, of: told.append((done, of)))(asset, assets, tmp_path / "out.webm", "")
    assert told == [(number, LENGTH) for number in range(LENGTH + 1)]

    def stop(done: int, _of: int) -> None:
        if done == 5:
            raise JobCancelled

    (tmp_path / "stopped").mkdir()
    target, credentials = tmp_path / "stopped" / "out.webm", StudioCredentials(tmp_path / "keys", lambda: "0.1.0")
    with pytest.raises(JobCancelled):
        convert_to(target, convert_film, asset, assets, credentials, recipe=None, report=stop)
    assert list(target.parent.iterdir()) == []
