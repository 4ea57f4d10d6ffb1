"""What FFmpeg's own programs and GStreamer find in what was written, where this machine has them."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from app.api import Json
from app.storage import FolderAssets
from plugins.timeline.exchange.film import WriteFilm, WriteFrames, WriteGif, WriteMov, WriteSound, WriteWebm
from tests.plugins.timeline.exchange.documents import NUMBERS, RATE, film_of, write
from tests.plugins.timeline.media.films import HEIGHT, WIDTH, number_of, ramp

_PACKETS = {"aac": 1024, "opus": 960}
_TIMEOUT_S = 120
with_ffmpeg = pytest.mark.skipif(
    shutil.which("ffprobe") is None or shutil.which("ffmpeg") is None, reason="ffprobe and ffmpeg are not here"
)
with_gstreamer = pytest.mark.skipif(shutil.which("gst-launch-1.0") is None, reason="gst-launch-1.0 is not here")


@dataclass(frozen=True, slots=True)
class Written:
    """A kind of file, and what another program has to find in a second of it and some frames."""

    kind: type[WriteFilm]
    name: str
    codecs: tuple[str, ...]
    options: Mapping[str, Json] = field(default_factory=dict)
    end: str = "00:00:01:03"
    frames: int = 28
    rate: Fraction = RATE
    samples: int = 53_760
    """No multiple of what a packet of AAC or of Opus holds."""

    def write(self, assets: FolderAssets, folder: Path) -> Path:
        """Write it."""
        path = folder / self.name
        write(self.kind, film_of(assets, folder), assets, path, {**self.options, "end": self.end})
        return path

    @property
    def numbers(self) -> list[int]:
        """What its frames show."""
        return [NUMBERS[int(number / self.rate * RATE)] for number in range(self.frames)]

    def __str__(self) -> str:
        """Say it in the name of a test."""
        return "-".join((self.name.rpartition(".")[2], *self.codecs, str(self.rate)))


def _mp4(picture: str, sound: str, codecs: tuple[str, str], **more: Any) -> Written:
    options = {"codec": picture, "sound": sound, "quality": "draft"}
    return Written(WriteFilm, "film.mp4", codecs, {**options, **more.pop("options", {})}, **more)


NTSC: dict[str, Any] = {"options": {"rate": "30000/1001"}, "frames": 34, "rate": Fraction(30_000, 1001)}
"""Of 1.12 seconds, the last frame is begun in them."""
FILMS = [
    _mp4("H264", "AAC", ("h264", "aac")),
    _mp4("H264", "OPUS", ("h264", "opus")),
    _mp4("AV1", "AAC", ("av1", "aac")),
    _mp4("AV1", "OPUS", ("av1", "opus")),
    _mp4("H264", "AAC", ("h264", "aac"), **NTSC),
    Written(WriteWebm, "film.webm", ("vp9", "opus"), {"codec": "VP9", "quality": "draft"}),
    Written(WriteWebm, "film.webm", ("av1", "opus"), {"codec": "AV1", "quality": "draft"}),
    Written(WriteMov, "film.mov", ("prores", "pcm_s24le"), {"codec": "PRORES_422"}),
    Written(WriteMov, "film.mov", ("prores", "aac"), {"codec": "PRORES_4444", "sound": "AAC"}),
    Written(WriteMov, "film.mov", ("h264", "pcm_s16le"), {"codec": "H264", "quality": "draft"}),
]
GIF = Written(WriteGif, "film.gif", ("gif",), {"rate": "film", "size": "film"})


def _said(*words: str | Path) -> bytes:
    done = subprocess.run([str(word) for word in words], capture_output=True, timeout=_TIMEOUT_S, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout


def _probed(path: Path) -> dict[str, dict[str, Any]]:
    """The stream of pictures and that of sound, with every frame counted by decoding it."""
    told = json.loads(_said("ffprobe", "-v", "error", "-count_frames", "-show_streams", "-of", "json", path))
    return {stream["codec_type"]: stream for stream in told["streams"] if stream["codec_type"] in ("video", "audio")}


def _decoded(path: Path) -> list[int]:
    """The numbers of all frames, as they come: none twice, and none left out, to keep to a rate."""
    gray = _said(
        *("ffmpeg", "-v", "error", "-i", path, "-map", "0:v", "-fps_mode", "passthrough"),
        *("-f", "rawvideo", "-pix_fmt", "gray", "-"),
    )
    frames = np.frombuffer(gray, np.uint8).reshape(-1, HEIGHT, WIDTH, 1)
    return [number_of(frame) for frame in frames]


def _heard(path: Path) -> NDArray[np.float32]:
    raw = _said("ffmpeg", "-v", "error", "-i", path, "-map", "0:a", "-f", "f32le", "-")
    return np.frombuffer(raw, np.float32).reshape(-1, 2)


def _seconds(stream: Mapping[str, Any]) -> Fraction:
    """How long a stream says it is, in its own ticks."""
    return int(stream["duration_ts"]) * Fraction(stream["time_base"])


@with_ffmpeg
@pytest.mark.parametrize("film", [*FILMS, GIF], ids=str)
def test_ffprobe_counts_the_frames_and_reads_rate_and_length(
    assets: FolderAssets, tmp_path: Path, film: Written
) -> None:
    path = film.write(assets, tmp_path)
    found = _probed(path)
    assert tuple(stream["codec_name"] for stream in found.values()) == film.codecs
    picture = found["video"]
    assert int(picture["nb_read_frames"]) == film.frames
    assert Fraction(picture["avg_frame_rate"]) == Fraction(picture["r_frame_rate"]) == film.rate
    assert (picture["width"], picture["height"]) == (WIDTH, HEIGHT)
    assert float(picture["start_time"]) == 0
    assert _decoded(path) == film.numbers
    # Matroska says how long the whole is, and not its streams
    if path.suffix != ".webm":
        assert _seconds(picture) == film.frames / film.rate
    if path.suffix in (".mp4", ".mov"):
        assert _seconds(found["audio"]) == Fraction(film.samples, 48_000)
        assert float(found["audio"]["start_time"]) == 0


@with_ffmpeg
@pytest.mark.parametrize("film", FILMS, ids=str)
def test_ffmpeg_hears_every_sample_at_its_place(assets: FolderAssets, tmp_path: Path, film: Written) -> None:
    path = film.write(assets, tmp_path)
    samples = _heard(path)
    if path.suffix == ".webm" or film.codecs[1].startswith("pcm"):
        assert len(samples) == film.samples
    else:
        # FFmpeg's programs decode the last packet of an MP4 whole; how much of it is meant is in its edit list
        assert 0 <= len(samples) - film.samples < _PACKETS[film.codecs[1]]
    told = ramp(19_200, 38_400, 48_000)[4800:33_600]
    assert np.abs(samples[4800:33_600] - told).max() < 0.1
    moved = [np.abs(samples[4800 + by : 33_600 + by] - told).mean() for by in (-1, 0, 1)]
    assert min(moved) == moved[1]
    assert np.abs(samples[43_200 : film.samples]).max() < 0.05


@with_ffmpeg
@pytest.mark.parametrize(("depth", "codec"), [("draft", "pcm_s16le"), ("good", "pcm_s24le"), ("best", "pcm_f32le")])
def test_ffprobe_reads_the_sound_alone(assets: FolderAssets, tmp_path: Path, depth: str, codec: str) -> None:
    film = Written(WriteSound, "film.wav", (codec,), {"quality": depth})
    path = film.write(assets, tmp_path)
    found = _probed(path)["audio"]
    assert (found["codec_name"], found["sample_rate"], found["channels"]) == (codec, "48000", 2)
    assert _seconds(found) * 48_000 == len(_heard(path)) == film.samples


@with_ffmpeg
def test_ffprobe_reads_a_folder_of_pictures(assets: FolderAssets, tmp_path: Path) -> None:
    film = Written(WriteFrames, "film.frames", ("png",))
    folder = film.write(assets, tmp_path)
    pictures = folder / "%06d.png"
    assert int(_probed(pictures)["video"]["nb_read_frames"]) == film.frames
    assert _decoded(pictures) == film.numbers
    assert len(_heard(folder / "sound.wav")) == film.samples


def _played(path: Path, folder: Path) -> tuple[bytes, bytes]:
    """Pictures (8 bit grey) and sound (16 bit, two channels) as GStreamer plays them; nothing is repeated.

    Both at once: where one of a film's streams is linked to nothing its demultiplexer may wait for that for ever.
    """
    pictures, sound = folder / "pictures.raw", folder / "sound.raw"
    _said(
        *("gst-launch-1.0", "-q", "uridecodebin", "name=film", f"uri={path.as_uri()}"),
        *("film.", "!", "videoconvert", "!", "video/x-raw,format=GRAY8", "!", "queue", "!"),
        *("filesink", f"location={pictures}"),
        *("film.", "!", "audioconvert", "!", "audio/x-raw,format=S16LE,channels=2", "!", "queue", "!"),
        *("filesink", f"location={sound}"),
    )
    return pictures.read_bytes(), sound.read_bytes()


def _has(element: str) -> bool:
    program = shutil.which("gst-inspect-1.0")
    return program is not None and subprocess.run([program, "--exists", element], check=False).returncode == 0


_DECODERS = {"h264": "openh264dec", "av1": "av1dec", "vp9": "vp9dec", "aac": "faad", "opus": "opusdec"}


@with_gstreamer
@pytest.mark.parametrize("film", [film for film in FILMS if "prores" not in film.codecs], ids=str)
def test_gstreamer_plays_as_many_frames_and_samples(assets: FolderAssets, tmp_path: Path, film: Written) -> None:
    missing = [codec for codec in film.codecs if codec in _DECODERS and not _has(_DECODERS[codec])]
    if missing:
        pytest.skip(f"GStreamer decodes no {missing[0]} here")
    path = film.write(assets, tmp_path)
    pictures, sound = _played(path, tmp_path)
    gray = np.frombuffer(pictures, np.uint8)
    assert [number_of(frame) for frame in gray.reshape(-1, HEIGHT, WIDTH, 1)] == film.numbers
    samples = len(sound) // 4
    if path.suffix == ".webm" or film.codecs[1].startswith("pcm"):
        assert samples == film.samples
    else:
        # Its decoder drops a packet to begin with, and its demultiplexer cuts whole packets
        assert film.samples - 2 * _PACKETS[film.codecs[1]] < samples <= film.samples
