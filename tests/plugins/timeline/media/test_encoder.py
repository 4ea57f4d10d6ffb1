"""Encoder: what other programs find in what was written, and that nothing is left of what wasn't finished."""

from __future__ import annotations

import itertools
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest
import soundfile
from PIL import Image

from app.api import InvalidRequest, UserError
from plugins.timeline.media.encoder import Encoder
from plugins.timeline.media.info import Chapter
from plugins.timeline.media.process import MediaProcess
from plugins.timeline.media.reader import Reader
from plugins.timeline.media.target import (
    LABELS,
    PICTURES,
    SOUNDS,
    Container,
    Cue,
    PictureCodec,
    Quality,
    SoundCodec,
    Target,
    available,
)
from tests.conftest import REPOSITORY
from tests.plugins.timeline.media.films import HEIGHT, WIDTH, number_of, numbered, ramp

NTSC = Fraction(30_000, 1001)
FRAMES = 50
SAMPLES = round(FRAMES / NTSC * 48_000)
CUES = (Cue(Fraction(1, 2), Fraction(1), "こんにちは"), Cue(Fraction(5, 4), Fraction(3, 2), "Good bye"))
CHAPTERS = (Chapter(Fraction(0), Fraction(1), "一"), Chapter(Fraction(1), Fraction(5, 3), "Two"))
FILMS = [
    (container, picture, sound)
    for container in (Container.MP4, Container.WEBM, Container.MOV)
    for picture, sound in itertools.product(PICTURES[container], SOUNDS[container])
]


def _target(container: Container, picture: PictureCodec | None, sound: SoundCodec | None, **more: Any) -> Target:
    size = {"width": WIDTH, "height": HEIGHT} if picture is not None else {}
    return Target(container, picture, sound, **{"rate": NTSC, "quality": Quality.DRAFT, **size, **more})


def _write(path: Path, target: Target, frames: int = FRAMES, samples: int = SAMPLES) -> Path:
    with Encoder(path, target) as encoder:
        for number in range(frames if target.picture is not None else 0):
            picture = numbered(number)
            if target.alpha:
                alpha = np.full((HEIGHT, WIDTH, 1), 255, np.uint8)
                alpha[:, : WIDTH // 2] = 0
                picture = np.dstack((picture, alpha))
            encoder.add_frame(picture)
            if target.sound is not None:
                first = encoder.samples
                encoder.add_sound(ramp(first, (number + 1) * samples // frames - first, 48_000))
        if target.picture is None:
            encoder.add_sound(ramp(0, samples, 48_000))
    return path


def _read_anew(path: Path) -> dict[str, Any]:
    program = Path(__file__).with_name("read_anew.py")
    done = subprocess.run([sys.executable, str(program), str(path)], capture_output=True, check=True, timeout=60)
    return dict(json.loads(done.stdout))


@pytest.mark.parametrize(("container", "picture", "sound"), FILMS)
def test_films_have_every_frame_and_every_sample(
    tmp_path: Path, container: Container, picture: PictureCodec, sound: SoundCodec
) -> None:
    target = _target(container, picture, sound, frames=FRAMES, samples=SAMPLES, title="雨")
    target = replace(target, subtitles=CUES, chapters=CHAPTERS)
    path = _write(tmp_path / "out" / f"a.{container.value}", target)
    found = _read_anew(path)
    assert found["numbers"] == [*range(FRAMES)]
    tick = 0.0006 if container is Container.WEBM else 1e-6
    assert max(abs(time - number / NTSC) for number, time in enumerate(found["times"])) < tick
    if container is Container.WEBM or sound is SoundCodec.PCM:
        assert found["samples"] == SAMPLES
    else:
        # FFmpeg gives the last block whole; the file says how much of it is sound
        assert found["sound_s"] == SAMPLES / 48_000
        assert SAMPLES <= found["samples"] < SAMPLES + 1024
    assert (found["sound_rate"], found["channels"]) == (48_000, 2)
    assert found["colour"] == [1, 1, 1, 1]
    assert found["chapters"] == ["一", "Two"]
    assert found["title"] == "雨"
    assert found["cues"] == [[0.5, 0.5, "こんにちは"], [1.25, 0.25, "Good bye"]]
    if container is not Container.WEBM:
        assert found["rates"] == ["30000/1001"]
        data = path.read_bytes()
        assert data.index(b"moov") < data.index(b"mdat")
    assert [*path.parent.iterdir()] == [path]


@pytest.mark.skipif(sys.platform != "linux", reason="only there can a thread be made a real-time one so")
def test_the_coder_of_av1_makes_no_thread_go_before_all_others(tmp_path: Path) -> None:
    before = os.sched_getscheduler(0)
    target = _target(Container.MP4, PictureCodec.AV1, SoundCodec.AAC, frames=2, samples=3_000)
    _write(tmp_path / "a.mp4", target, frames=2, samples=3_000)
    assert os.sched_getscheduler(0) == before


# OpenCV's wheel decodes no AV1 without a graphics card
@pytest.mark.parametrize(("container", "picture", "sound"), [film for film in FILMS if film[1] is not PictureCodec.AV1])
def test_another_player_counts_the_same_frames(
    tmp_path: Path, container: Container, picture: PictureCodec, sound: SoundCodec
) -> None:
    capture = cv2.VideoCapture(str(_write(tmp_path / f"a.{container.value}", _target(container, picture, sound))))
    numbers = []
    while True:
        there, frame = capture.read()
        if not there:
            break
        numbers.append(number_of(np.asarray(frame, np.uint8)))
    assert numbers == [*range(FRAMES)]
    assert abs(capture.get(cv2.CAP_PROP_FPS) - NTSC) < 0.02


@pytest.mark.parametrize("sound", [SoundCodec.AAC, SoundCodec.OPUS])
def test_written_sound_is_where_it_was(tmp_path: Path, process: MediaProcess, sound: SoundCodec) -> None:
    reader = Reader(_write(tmp_path / "a.mp4", _target(Container.MP4, PictureCodec.H264, sound)), process)
    wanted = ramp(0, SAMPLES, 48_000)
    heard = reader.sound(0, SAMPLES, 48_000)
    middle = slice(10_000, 70_000)
    errors = {shift: float(np.abs(np.roll(heard, shift, 0) - wanted)[middle].mean()) for shift in range(-3, 4)}
    assert min(errors, key=errors.__getitem__) == 0
    assert errors[0] < 0.05


@pytest.mark.parametrize("quality", [*Quality])
def test_wav(tmp_path: Path, quality: Quality) -> None:
    path = _write(tmp_path / "a.wav", _target(Container.WAV, None, SoundCodec.PCM, quality=quality))
    found, rate = soundfile.read(path, dtype="float32")
    assert (found.shape, rate) == ((SAMPLES, 2), 48_000)
    assert np.abs(found - ramp(0, SAMPLES, 48_000)).max() < {"draft": 4e-5, "good": 3e-7, "best": 1e-9}[quality.value]


@pytest.mark.parametrize("alpha", [False, True])
@pytest.mark.parametrize("container", [Container.GIF, Container.WEBP])
def test_moving_pictures_of_the_web(tmp_path: Path, container: Container, alpha: bool) -> None:
    (codec,) = PICTURES[container]
    target = _target(container, codec, None, rate=Fraction(25), alpha=alpha, quality=Quality.BEST)
    path = _write(tmp_path / f"a.{container.value}", target)
    lengths = []
    with Image.open(path) as picture:
        assert getattr(picture, "n_frames", 1) == FRAMES
        for number in range(FRAMES):
            picture.seek(number)
            picture.load()
            lengths.append(picture.info["duration"])
            shown = np.asarray(picture.convert("RGBA"))
            if alpha:
                assert not shown[:, : WIDTH // 2, 3].any()
                assert (shown[:, WIDTH // 2 :, 3] == 255).all()
            visible = np.where(shown[..., 3:] > 0, shown[..., :3], 0).astype(np.uint8)
            assert number_of(visible) == (number & 0xF0 if alpha else number)
    assert lengths == [40] * FRAMES


def test_a_sequence_with_its_sound(tmp_path: Path) -> None:
    target = _target(Container.PNG_SEQUENCE, PictureCodec.PNG, SoundCodec.PCM, alpha=True)
    folder = _write(tmp_path / "film", target, frames=5, samples=8008)
    assert sorted(path.name for path in folder.iterdir()) == [*(f"{n:06}.png" for n in range(1, 6)), "sound.wav"]
    with Image.open(folder / "000004.png") as picture:
        assert np.array_equal(np.asarray(picture)[..., :3], numbered(3))
    assert soundfile.info(folder / "sound.wav").frames == 8008


@pytest.mark.parametrize(
    ("container", "picture"), [(Container.MOV, PictureCodec.PRORES_4444), (Container.WEBM, PictureCodec.VP9)]
)
def test_transparency_is_kept(
    tmp_path: Path, process: MediaProcess, container: Container, picture: PictureCodec
) -> None:
    path = _write(tmp_path / f"a.{container.value}", _target(container, picture, None, alpha=True), frames=10)
    reader = Reader(path, process)
    assert reader.info.picture is not None
    assert reader.info.picture.alpha
    for number in (7, 2):
        shown = reader.frame(number / NTSC).pixels
        assert shown.shape == (HEIGHT, WIDTH, 4)
        assert shown[:, : WIDTH // 2 - 4, 3].max() < 8
        assert shown[:, WIDTH // 2 + 4 :, 3].min() > 247


@pytest.mark.parametrize(("container", "picture"), dict.fromkeys((c, p) for c, p, _ in FILMS))
def test_colours_come_back(tmp_path: Path, process: MediaProcess, container: Container, picture: PictureCodec) -> None:
    colours = [(200, 40, 30), (30, 180, 60), (20, 60, 210), (255, 255, 255), (0, 0, 0), (128, 128, 128)]
    path = tmp_path / f"a.{container.value}"
    with Encoder(path, _target(container, picture, None, quality=Quality.BEST)) as encoder:
        for colour in colours:
            encoder.add_frame(np.full((HEIGHT, WIDTH, 3), colour, np.uint8))
    reader = Reader(path, process)
    for number, colour in enumerate(colours):
        shown = reader.frame(number / NTSC).pixels[HEIGHT // 2, WIDTH // 2]
        assert np.abs(shown.astype(int) - colour).max() <= 4, (shown, colour)


@pytest.mark.parametrize("container", [Container.MP4, Container.WEBP, Container.PNG_SEQUENCE])
def test_what_is_cancelled_leaves_nothing(tmp_path: Path, container: Container) -> None:
    path = tmp_path / "out" / "a"
    path.parent.mkdir()
    path.write_bytes(b"what was there")

    def stopped() -> None:
        with Encoder(path, _target(container, PICTURES[container][0], None)) as encoder:
            for number in range(10):
                encoder.add_frame(numbered(number))
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        stopped()
    assert [*path.parent.iterdir()] == [path]
    assert path.read_bytes() == b"what was there"


_ON_A_FULL_DISK = """
import resource, signal, sys
from pathlib import Path
import numpy as np
from app.api import UserError
from plugins.timeline.media.encoder import Encoder
from plugins.timeline.media.target import Container, PictureCodec, Quality, SoundCodec, Target
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000))
container, picture = Container(sys.argv[2]), PictureCodec(sys.argv[3])
numbers = np.random.default_rng(1)
try:
    with Encoder(Path(sys.argv[1]), Target(container, picture, None, 320, 240, quality=Quality.DRAFT)) as encoder:
        for _ in range(60):
            encoder.add_frame(numbers.integers(0, 255, (240, 320, 3), np.uint8))
except UserError as error:
    sys.stdout.write(str(error))
"""


@pytest.mark.parametrize(
    ("container", "picture"),
    [("mp4", "libx264"), ("webm", "libvpx-vp9"), ("gif", "gif"), ("png", "png")],
)
def test_a_full_disk_is_told_and_leaves_nothing(tmp_path: Path, container: str, picture: str) -> None:
    command = [sys.executable, "-c", _ON_A_FULL_DISK, str(tmp_path / "out" / "a"), container, picture]
    done = subprocess.run(command, capture_output=True, check=False, timeout=60, cwd=REPOSITORY, text=True)
    assert "no room" in done.stdout, done.stderr
    assert [*(tmp_path / "out").iterdir()] == []


def _impossible() -> Iterator[dict[str, Any]]:
    mp4 = {"container": Container.MP4, "picture": PictureCodec.H264, "sound": None, "width": 64, "height": 64}
    yield {**mp4, "width": 63}
    yield {**mp4, "height": 0}
    yield {**mp4, "alpha": True}
    yield {**mp4, "picture": PictureCodec.VP9}
    yield {**mp4, "picture": None}
    yield {**mp4, "sound": SoundCodec.PCM}
    yield {**mp4, "rate": Fraction(0)}
    yield {**mp4, "sound": SoundCodec.OPUS, "sound_rate": 44_100}
    yield {**mp4, "container": Container.GIF, "picture": PictureCodec.GIF, "rate": Fraction(60)}
    yield {**mp4, "container": Container.GIF, "picture": PictureCodec.GIF, "subtitles": CUES}


@pytest.mark.parametrize("values", [*_impossible()])
def test_what_no_such_file_can_be_is_refused(values: dict[str, Any]) -> None:
    with pytest.raises(InvalidRequest):
        Target(**values)


def test_frames_of_another_size_and_missing_ones_are_refused(tmp_path: Path) -> None:
    target = _target(Container.MP4, PictureCodec.H264, SoundCodec.AAC, frames=3)
    encoder = Encoder(tmp_path / "out" / "a.mp4", target)
    with pytest.raises(InvalidRequest, match="96"):
        encoder.add_frame(np.zeros((HEIGHT, WIDTH + 2, 3), np.uint8))
    with pytest.raises(InvalidRequest, match="sound"):
        encoder.add_sound(np.zeros((10, 1), np.float32))
    encoder.add_frame(numbered(0))
    with pytest.raises(InvalidRequest, match="not whole"):
        encoder.finish()
    encoder.cancel()
    assert [*(tmp_path / "out").iterdir()] == []


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(UserError, match="cannot be written"):
        Encoder(tmp_path / "file" / "a.mp4", _target(Container.MP4, PictureCodec.H264, None))


def test_progress_is_told_in_frames_and_may_stop_it(tmp_path: Path) -> None:
    told: list[tuple[int, int | None]] = []

    def tell(done: int, of: int | None) -> None:
        told.append((done, of))
        if done == 4:
            raise KeyboardInterrupt

    def written() -> None:
        target = _target(Container.MP4, PictureCodec.H264, None, frames=9)
        with Encoder(tmp_path / "out" / "a.mp4", target, tell) as encoder:
            for number in range(9):
                encoder.add_frame(numbered(number))

    with pytest.raises(KeyboardInterrupt):
        written()
    assert told == [(number, 9) for number in range(1, 5)]
    assert [*(tmp_path / "out").iterdir()] == []


def test_every_codec_is_there_and_says_what_it_is() -> None:
    assert {*LABELS} == {*PictureCodec}
    assert all(available(codec) for codec in PictureCodec)
    assert "GPL" in str(LABELS[PictureCodec.H264])
    assert PICTURES[Container.MP4][0] is PictureCodec.AV1
