"""Storyboards: a passage as one film, whose shots can be made by themselves."""

from __future__ import annotations

import json
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

import pytest

from app.api import InvalidRequest, JobCancelled, JobContext, request_from_json
from app.jobs import JobEvent, JobId, Progressed
from plugins.timeline.generators.storyboard import Storyboard, StoryboardRequest
from plugins.timeline.generators.text_to_video import TextToVideo, TextToVideoRequest
from plugins.timeline.storyboard.reel import REEL, Reel
from tests.plugins.timeline.generators.bench import apart, frames_of, made, request_of
from tests.plugins.timeline.generators.conftest import OWN
from tests.plugins.timeline.restyling.running import Bench

_PASSAGE = "Snow fell on the forest all night. A red fox came to the frozen lake. The sun rose above the mountains."
_SHORT = StoryboardRequest(_PASSAGE, model=OWN, seconds=1.5, width=128, height=96, seed=7, steps=2)


def test_a_passage_becomes_one_film_with_a_cut_at_each_shot(own: Bench) -> None:
    (output,) = made(own, Storyboard(), _SHORT)
    frames, info = frames_of(output)
    assert info.picture is not None
    assert len(frames) == 36
    reel = Reel.from_bytes(output.details[REEL])
    assert len(reel.shots) == 3
    assert [shot.start for shot in reel.shots[1:]] == [shot.start + shot.duration for shot in reel.shots[:-1]]
    assert reel.shots[-1].start + reel.shots[-1].duration == Fraction(3, 2)
    cuts = [round(shot.start * 24) for shot in reel.shots[1:]]
    steps = [apart(one, other) for one, other in pairwise(frames)]
    assert min(steps[cut - 1] for cut in cuts) > 2 * max(
        step for at, step in enumerate(steps, 1) if at not in cuts
    )  # fmt: skip


def test_each_shot_is_made_alone_just_as_it_is_in_the_film(own: Bench) -> None:
    (output,) = made(own, Storyboard(), _SHORT)
    frames, _ = frames_of(output)
    shot = Reel.from_bytes(output.details[REEL]).shots[1]
    assert shot.generator == "timeline.text-to-video"
    alone = request_from_json(TextToVideoRequest, json.loads(shot.request))
    assert "fox" in alone.prompt
    assert alone.seed == 8
    again, _ = frames_of(made(own, TextToVideo(), alone)[0])
    first = round(shot.start * 24)
    assert len(again) == round(shot.duration * 24)
    assert all(apart(one, other) < 3 for one, other in zip(frames[first:], again, strict=False))


def test_its_request_makes_the_same_film_and_names_the_shots(own: Bench) -> None:
    asked = replace(_SHORT, seconds=0.6, look="watercolour")
    (output,) = made(own, Storyboard(), asked)
    complete = request_of(output)
    assert complete.shots.count("\n") == 2
    assert made(own, Storyboard(), complete)[0].content == output.content
    first = Reel.from_bytes(output.details[REEL]).shots[0]
    assert json.loads(first.request)["prompt"].endswith(", watercolour")


def test_shots_that_were_written_are_made_as_they_are() -> None:
    asked = replace(_SHORT, shots="2 s | pan-left | a boat on the sea\n3 s | a lighthouse at night", seconds=0.0)
    (fact, *shots) = Storyboard().note(asked).facts
    assert str(fact.short) == "2 in 5.0 s"
    assert [str(each.short) for each in shots] == ["a boat on the sea", "a lighthouse at night"]
    with pytest.raises(InvalidRequest, match="Line 1"):
        Storyboard().note(replace(asked, shots="boat"))


def test_cuts_lie_on_the_bars_of_the_music() -> None:
    asked = replace(_SHORT, seconds=0.0, bpm=120)
    facts = Storyboard().note(asked).facts[1:]
    seconds = [float(str(fact.name).split(": ")[1].removesuffix(" s")) for fact in facts]
    assert all(length % 2 == 0 for length in seconds)


def test_a_passage_without_words_is_refused(own: Bench) -> None:
    with pytest.raises(InvalidRequest, match="nothing to be seen"):
        made(own, Storyboard(), replace(_SHORT, prompt=" … "))


def test_it_tells_how_far_it_is_and_stops_at_once(own: Bench) -> None:
    told: list[float] = []

    def hear(event: JobEvent) -> None:
        if isinstance(event, Progressed) and event.steps:
            told.append(event.step / event.steps)

    made(own, Storyboard(), replace(_SHORT, seconds=0.3), JobContext(JobId("job"), hear))
    assert told[0] < 0.3
    assert told[-1] >= 0.9

    class Stopped(JobContext):
        def check(self) -> None:
            if len(told) > 3:
                raise JobCancelled

    with pytest.raises(JobCancelled):
        made(own, Storyboard(), _SHORT, Stopped(JobId("job"), hear))
