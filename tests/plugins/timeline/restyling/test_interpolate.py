"""Films at other rates: frames move on, cuts stay cuts, sound stays to the sample."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from app.api import AssetId, InvalidRequest, UserError, request_from_json
from app.jobs import JobCancelled, JobContext, JobId
from plugins.timeline.generators.interpolate import Interpolate, InterpolateRequest
from plugins.timeline.motion.between import blended
from plugins.timeline.restyling.cuts import is_cut
from plugins.timeline.restyling.rates import FlowInterpolator, retimed
from plugins.timeline.restyling.result import ACCOUNT, Account
from plugins.timeline.restyling.rife import rife
from plugins.timeline.time import read_rate
from tests.plugins.timeline.motion.moving import HEIGHT, WIDTH, frame, psnr, texture
from tests.plugins.timeline.restyling.running import SOUND_RATE, Bench, seen

NEAR = 26
"""Decibels by which a coded frame is known: half of the colours of such fine blobs are lost."""
OTHER = np.asarray(texture(9, HEIGHT, WIDTH, 20), np.uint8)


def test_a_film_gets_frames_in_between_and_keeps_its_sound(bench: Bench) -> None:
    video = bench.film([frame(time) for time in range(0, 12, 2)], Fraction(12), sound=0.5)
    output = bench.make(Interpolate(), InterpolateRequest(video))
    made = seen(output.content)
    assert output.media_type == "video/mp4"
    assert (made.rate, len(made.frames), output.shape) == (Fraction(24), 12, (12, HEIGHT, WIDTH))
    gains = []
    for number in (1, 5, 9):
        blend = blended(frame(number - 1), frame(number + 1), 0.5)
        gains.append(psnr(made.frames[number], frame(number)) - psnr(blend, frame(number)))
    assert min(gains) > 2
    assert (made.sound_rate, len(made.sound)) == (SOUND_RATE, SOUND_RATE // 2)
    original = seen(bench.assets.read(AssetId(video)))
    assert np.corrcoef(original.sound[2000:20_000, 0], made.sound[2000:20_000, 0])[0, 1] > 0.999
    assert bench.make(Interpolate(), InterpolateRequest(video)).content == output.content


def test_sound_goes_on_after_the_pictures(bench: Bench) -> None:
    video = bench.film([frame(time) for time in range(6)], Fraction(12), sound=0.8)
    made = seen(bench.make(Interpolate(), InterpolateRequest(video)).content)
    assert (len(made.frames), len(made.sound)) == (12, round(0.8 * SOUND_RATE))


def test_frames_that_are_there_stay_as_they_are(bench: Bench) -> None:
    film = [frame(time) for time in range(3)]
    made = list(retimed(film, Fraction(10), Fraction(30), 9, FlowInterpolator()))
    assert len(made) == 9
    for number in range(3):
        assert np.array_equal(made[3 * number], film[number])
    assert np.array_equal(made[7], film[2])
    assert np.array_equal(made[8], film[2])


def test_a_lower_rate_takes_the_frames_of_its_times() -> None:
    film = [frame(time) for time in range(6)]
    made = list(retimed(film, Fraction(30), Fraction(15), 3, FlowInterpolator()))
    assert [np.array_equal(picture, film[2 * number]) for number, picture in enumerate(made)] == [True] * 3


def test_nothing_lies_between_two_scenes(bench: Bench) -> None:
    film = [frame(0), frame(1), OTHER, OTHER]
    output = bench.make(Interpolate(), InterpolateRequest(bench.film(film, Fraction(10)), factor="4"))
    made = seen(output.content)
    assert all(psnr(picture, frame(1)) > NEAR for picture in made.frames[4:8])
    assert psnr(made.frames[8], OTHER) > NEAR
    (note,) = Account.from_bytes(output.details[ACCOUNT]).notes
    assert "Cuts: 1." in str(note)


def test_motion_is_no_cut_and_another_scene_is_one() -> None:
    assert not is_cut(frame(0), frame(5))
    assert not is_cut(frame(0), np.asarray(np.clip(frame(1).astype(int) + 20, 0, 255), np.uint8))
    assert is_cut(frame(0), OTHER)
    assert is_cut(np.zeros_like(OTHER), np.full_like(OTHER, 255))
    assert not is_cut(OTHER, OTHER)


def test_a_part_of_a_film_has_the_sound_of_that_part(bench: Bench) -> None:
    video = bench.film([frame(time) for time in range(20)], Fraction(20), sound=1)
    output = bench.make(Interpolate(), InterpolateRequest(video, rate=30, start=0.25, seconds=0.5))
    made = seen(output.content)
    assert (made.rate, len(made.frames), len(made.sound)) == (Fraction(30), 15, SOUND_RATE // 2)
    assert psnr(made.frames[0], frame(5)) > NEAR
    whole = seen(bench.assets.read(AssetId(video))).sound
    offset = SOUND_RATE // 4
    assert np.corrcoef(whole[offset + 2000 : offset + 20_000, 1], made.sound[2000:20_000, 1])[0, 1] > 0.99


@pytest.mark.parametrize(
    ("said", "meant"),
    [(59.94, Fraction(60_000, 1001)), (23.976, Fraction(24_000, 1001)), (60, Fraction(60)), (12.5, Fraction(25, 2))],
)
def test_a_rate_is_read_as_it_is_meant(said: float, meant: Fraction) -> None:
    assert read_rate(said) == meant


def test_what_cannot_be_is_said(bench: Bench) -> None:
    video = bench.film([frame(time) for time in range(4)], Fraction(60))
    with pytest.raises(InvalidRequest, match="480 frames a second"):
        bench.make(Interpolate(), InterpolateRequest(video, factor="8"))
    with pytest.raises(InvalidRequest, match="before second 9"):
        bench.make(Interpolate(), InterpolateRequest(video, start=9))
    with pytest.raises(InvalidRequest):
        request_from_json(InterpolateRequest, {"video": video, "factor": "5"})


def test_rife_says_which_part_of_it_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(UserError, match="not installed"):
        rife(lambda: None, "no_such_package_of_rife")
    package = tmp_path / "some_rife"
    package.mkdir()
    (package / "__init__.py").touch()
    monkeypatch.syspath_prepend(str(tmp_path))
    with pytest.raises(UserError, match="none of its models"):
        rife(lambda: None, "some_rife")
    (package / "models" / "rife-v4.6").mkdir(parents=True)
    with pytest.raises(UserError, match="cannot be loaded"):
        rife(lambda: None, "some_rife")
    (package / "rife_ncnn_vulkan.py").write_text(
        "class Rife:\n"
        "    def __init__(self, gpuid, model):\n"
        "        self.model = model\n"
        "    def process_cv2(self, image0, image1, timestep):\n"
        "        return (image0 * (1 - timestep) + image1 * timestep).astype('uint8')\n"
    )
    one, two = np.zeros((4, 4, 3), np.uint8), np.full((4, 4, 3), 100, np.uint8)
    made = list(rife(lambda: None, "some_rife").between(one, two, [0.25, 0.5]))
    assert [int(picture[0, 0, 0]) for picture in made] == [25, 50]


def test_cancelling_leaves_nothing(bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    video = bench.film([frame(time) for time in range(8)])
    heard = []

    def post(event: object) -> None:
        heard.append(event)
        if len(heard) == 4:
            job.cancelled.set()

    job = JobContext(JobId("job"), post)
    with pytest.raises(JobCancelled):
        list(bench.making(Interpolate(), InterpolateRequest(video), job))
    assert len(heard) == 4
    assert not [path for path in tmp_path.iterdir() if path.name.startswith("seisei")]
