"""Shots from sentences, drawn by the studio's own model and set in motion."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

import numpy as np
import pytest

from app.api import InvalidRequest, JobCancelled, JobContext, request_from_json, request_to_json
from app.jobs import JobEvent, JobId, Progressed
from plugins.timeline.generators.text_to_video import TextToVideo, TextToVideoRequest
from plugins.timeline.motion.measures import motion_magnitude
from tests.plugins.timeline.generators.bench import account_of, apart, frames_of, made, notes_of, request_of
from tests.plugins.timeline.generators.conftest import OWN
from tests.plugins.timeline.restyling.running import Bench

SHORT = TextToVideoRequest(
    "clouds drifting over snowy mountains at sunset", model=OWN, seconds=0.5, width=256, height=144, seed=4, steps=3
)


def test_a_shot_is_as_long_and_as_large_as_asked_and_moves(own: Bench) -> None:
    (output,) = made(own, TextToVideo(), SHORT)
    frames, info = frames_of(output)
    assert info.picture is not None
    assert (len(frames), info.picture.rate) == (12, Fraction(24))
    assert output.shape == (12, 144, 256)
    assert output.media_type == "video/mp4"
    assert all(frame.shape == (144, 256, 3) for frame in frames)
    assert motion_magnitude(frames) > 0.05
    assert "A drawing was set in motion: clouds drift." in notes_of(output)
    measures = account_of(output).measures
    assert (measures["seconds"], measures["width"], measures["height"], measures["seed"]) == (0.5, 256, 144, 4)


def test_the_same_seed_gives_the_same_bytes_and_its_request_makes_exactly_this_one(own: Bench) -> None:
    two = made(own, TextToVideo(), replace(SHORT, variations=2, seconds=0.2))
    assert [request_of(output).seed for output in two] == [4, 5]
    assert two[0].content != two[1].content
    again = request_from_json(TextToVideoRequest, request_to_json(request_of(two[1])))
    assert again.variations == 1
    assert made(own, TextToVideo(), again)[0].content == two[1].content


def test_a_draft_is_half_as_large_and_handles_are_made_besides(own: Bench) -> None:
    asked = replace(SHORT, tier="draft", steps=None, seconds=0.2, handle_in=0.25, handle_out=0.5, rate=23.976)
    (output,) = made(own, TextToVideo(), asked)
    frames, info = frames_of(output)
    assert info.picture is not None
    assert info.picture.rate == Fraction(24000, 1001)
    assert len(frames) == 5 + 6 + 12
    assert output.shape[1:] == (72, 128)
    assert request_of(output).steps == 12
    measures = account_of(output).measures
    assert measures["handle_in"] == pytest.approx(6 * 1001 / 24000)
    assert measures["handle_out"] == pytest.approx(12 * 1001 / 24000)


def test_the_prompt_may_change_on_the_way(own: Bench) -> None:
    asked = replace(SHORT, prompt="0: mountains in the day; 12: a city at night", seconds=1.0, camera="still")
    frames, _ = frames_of(made(own, TextToVideo(), asked)[0])
    day, _ = frames_of(made(own, TextToVideo(), replace(asked, prompt="mountains in the day", seconds=0.2))[0])
    night, _ = frames_of(made(own, TextToVideo(), replace(asked, prompt="a city at night", seconds=0.2))[0])
    assert apart(frames[0], day[0]) < 4 < apart(frames[0], night[0])
    assert apart(frames[-1], night[0]) < apart(frames[-1], day[0])
    steps = [apart(one, two) for one, two in pairwise(frames)]
    assert max(steps) < apart(frames[0], frames[-1]) / 3


def test_a_thing_moves_before_its_place(own: Bench) -> None:
    asked = replace(SHORT, prompt="a red car driving on a road", steps=10, camera="still", motion=1.0)
    (output,) = made(own, TextToVideo(), asked)
    frames, _ = frames_of(output)
    assert not any("could not be told" in note for note in notes_of(output))
    moved = np.abs(frames[0].astype(int) - frames[-1]).max(-1) > 40
    columns = np.nonzero(moved)[1]
    assert moved.mean() > 0.01
    assert moved[:30].mean() < 0.01
    assert np.percentile(columns, 5) > 16
    assert np.percentile(columns, 95) < 240


def test_it_says_beforehand_what_was_understood_and_what_it_can(own: Bench) -> None:
    assert own.assets is not None
    asked = replace(SHORT, prompt="a fox walking in a forest, falling leaves, pan left", seconds=2.0, handle_out=1.0)
    reading = TextToVideo().note(asked)
    assert [asked.prompt[part.start : part.end] for part in reading.parts] == ["walking", "falling leaves", "pan left"]
    facts = {str(fact.name): str(fact.short) for fact in reading.facts}
    assert facts["Length"] == "72 frames, 256 × 144"
    assert facts["Handles"] == "0 s before, 1 s after"
    assert facts["Camera"] == "camera pans left"
    assert facts["Place"] == "leaves fall"
    assert facts["Thing"] == "the thing walks"
    assert "no limb moves" in facts["Drawing in motion"]
    assert {str(fact.short) for fact in TextToVideo().note(replace(asked, camera="orbit")).facts} >= {
        "camera circles around"
    }


def test_progress_rises_and_a_cancelled_job_leaves_nothing(own: Bench) -> None:
    reports: list[Progressed] = []

    def take(event: JobEvent) -> None:
        if isinstance(event, Progressed):
            reports.append(event)

    made(own, TextToVideo(), replace(SHORT, seconds=0.2), JobContext(JobId("whole"), take))
    shares = [report.step / report.steps for report in reports if report.steps]
    assert shares == sorted(shares)
    assert 0 < shares[0] < 0.3
    assert shares[-1] > 0.9
    stopped = JobContext(JobId("stopped"), lambda _event: stopped.cancelled.set())
    with pytest.raises(JobCancelled):
        made(own, TextToVideo(), SHORT, stopped)


def test_without_words_nothing_is_drawn(own: Bench) -> None:
    with pytest.raises(InvalidRequest, match="Nothing says"):
        made(own, TextToVideo(), replace(SHORT, prompt="  "))
