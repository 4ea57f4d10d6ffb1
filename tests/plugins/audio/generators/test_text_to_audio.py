"""Sound by large models: exact bars, seeds, variations, hints, starts and regions, through the real path."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile
from numpy.typing import NDArray

from app.api import (
    Honoured,
    InvalidData,
    InvalidRequest,
    JobCancelled,
    JobContext,
    Lane,
    MissingModel,
    ModelId,
    Output,
    RunContext,
    UserError,
    fields_of,
    request_from_json,
    request_to_json,
)
from app.engine.library import Library
from app.engine.models import EngineModels
from app.jobs import JobId, Progressed
from app.storage import FolderAssets
from plugins.audio.generators.text_to_audio import (
    SoundToAudio,
    SoundToAudioRequest,
    TextToAudio,
    TextToAudioRequest,
)
from plugins.audio.model import Metre, Plan
from plugins.audio.sound.model_sound import DETAIL, ModelSound
from tests.conftest import REPOSITORY
from tests.engine.conftest import CPU
from tests.tiny_sound_models import BUILDERS, RATE, built_in

SHORT = TextToAudioRequest("a red fox", bars=1, bpm=400.0, steps=2, seed=5)
"""A bar of 0.6 seconds."""


class Bench:
    """Tiny models, an engine over them, and a store."""

    def __init__(self, home: Path) -> None:
        folder = built_in(home / "models")
        library = Library(home / "resources", home / "data", lambda: ("", 0, 0))
        self.ids = {name: library.add(folder(name))[0].id for name in BUILDERS}
        self.models = EngineModels(library, REPOSITORY / "resources" / "configs", device=lambda: CPU)
        self.assets = FolderAssets(home / "assets", home / "cache")
        self.reports: list[Progressed] = []
        self.stop_after: int | None = None

    def making(self, generator: Any, request: Any, model: str) -> Iterator[Output]:
        """What a generator makes, as it comes."""
        context = JobContext(JobId("job"), lambda _event: None)

        def post(event: object) -> None:
            assert isinstance(event, Progressed)
            self.reports.append(event)
            if self.stop_after is not None and event.step >= self.stop_after:
                context.cancelled.set()

        context.post = post
        self.reports.clear()
        run = RunContext(context, self.assets, REPOSITORY / "resources")
        asked = replace(request, model=self.ids.get(model, model))
        made: Iterator[Output] = generator.run(asked, self.models.for_run(), run)
        return made

    def make(self, request: Any, model: str = "ace-step") -> Output:
        """The one sound of a request."""
        if model == "musicgen":
            request = replace(request, steps=None)
        generator = TextToAudio() if isinstance(request, TextToAudioRequest) else SoundToAudio()
        (output,) = self.making(generator, request, model)
        return output

    def stored(self, samples: NDArray[np.float32], rate: int = RATE) -> str:
        """A sound file in the store."""
        file = BytesIO()
        with soundfile.SoundFile(file, "w", rate, samples.shape[1], "FLOAT", format="WAV") as opened:
            opened.write(samples)
        return str(self.assets.add_bytes(file.getvalue(), "audio/wav").id)


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Bench:
    """The same for all tests."""
    return Bench(tmp_path_factory.mktemp("bench"))


@pytest.fixture(autouse=True)
def _go_on(bench: Bench) -> None:
    bench.stop_after = None


def samples_in(output: Output) -> tuple[NDArray[np.float64], int]:
    """What is in a result, and its rate."""
    assert isinstance(output.content, bytes)
    with soundfile.SoundFile(BytesIO(output.content)) as file:
        return np.asarray(file.read(always_2d=True)), file.samplerate


def facts_in(output: Output) -> ModelSound:
    """What is kept beside a result."""
    return ModelSound.from_bytes(output.details[DETAIL])


@pytest.mark.parametrize("model", BUILDERS)
@pytest.mark.parametrize("loop", [True, False])
def test_every_model_gives_exactly_the_bars(bench: Bench, model: str, loop: bool) -> None:
    request = replace(SHORT, bars=2, bpm=233.0, metre="3/4", key="A minor", loop=loop)
    output = bench.make(request, model)
    samples, rate = samples_in(output)
    assert len(samples) == Plan(bpm=233.0, metre=Metre(3, 4), bars=2).frames(rate)
    assert output.shape == samples.shape
    assert 0 < np.abs(samples).max() <= 1
    facts = facts_in(output)
    assert (facts.rate, facts.frames, facts.channels) == (rate, *samples.shape)
    assert (facts.bpm, facts.bars, facts.key, facts.metre) == (233.0, 2, "A minor", "3/4")
    assert facts.conditions.tempo is (Honoured.IGNORED if model == "audioldm-2" else Honoured.HINTED)
    assert ("233 BPM" in facts.prompt) == (model not in ("audioldm-2", "ace-step"))
    assert any("233" in str(note) for note in facts.notes) == (model == "audioldm-2")


def test_a_length_in_seconds_has_no_tempo(bench: Bench) -> None:
    output = bench.make(replace(SHORT, seconds=1.25))
    samples, rate = samples_in(output)
    assert len(samples) == 1.25 * rate
    assert (facts_in(output).bpm, facts_in(output).bars) == (0.0, 0)


def test_each_variation_can_be_made_again_alone(bench: Bench) -> None:
    outputs = list(bench.making(TextToAudio(), replace(SHORT, variations=3, seed=2**32 - 2), "ace-step"))
    assert [request_to_json(output.request)["seed"] for output in outputs] == [2**32 - 2, 2**32 - 1, 0]
    assert len({output.content for output in outputs if isinstance(output.content, bytes)}) == 3
    again = request_from_json(TextToAudioRequest, request_to_json(outputs[1].request))
    assert again.variations == 1
    assert again.steps == 2
    assert bench.make(again).content == outputs[1].content
    steps = [(event.step, event.steps) for event in bench.reports if event.steps]
    assert steps == [(1, 2), (2, 2)]


def test_progress_goes_over_all_variations_and_cancelling_ends_it_at_once(bench: Bench) -> None:
    list(bench.making(TextToAudio(), replace(SHORT, variations=2), "stable-audio-3"))
    assert [(event.step, event.steps) for event in bench.reports if event.steps] == [(n, 4) for n in (1, 2, 3, 4)]
    bench.stop_after = 3
    with pytest.raises(JobCancelled):
        list(bench.making(TextToAudio(), replace(SHORT, variations=2), "stable-audio-3"))
    assert bench.reports[-1].step == 3


@pytest.mark.parametrize(
    ("model", "changes", "said"),
    [
        ("musicgen", {"bars": 8, "bpm": 60.0, "steps": None}, "at most 5.0 seconds at once, and this is 32.0"),
        ("musicgen", {"steps": 7}, "goes in no steps"),
        ("musicgen", {"seconds": 5.0, "steps": None}, "Turn the loop off"),
        ("ace-step", {"negative_prompt": "cats"}, "takes no negative prompt"),
        ("ace-step", {"key": "H flat"}, "is no key"),
        ("ace-step", {"metre": "blue"}, "is no metre"),
        ("ace-step", {"guidance": 9.0}, "without guidance"),
    ],
)
def test_what_cannot_be_is_said(bench: Bench, model: str, changes: dict[str, Any], said: str) -> None:
    with pytest.raises(UserError, match=said):
        list(bench.making(TextToAudio(), replace(SHORT, **changes), model))


def test_without_a_model_it_is_said_which_one_lacks(bench: Bench) -> None:
    with pytest.raises(MissingModel):
        list(bench.making(TextToAudio(), SHORT, "whale-song"))


def _tone(seconds: float, hertz: float = 110.0) -> NDArray[np.float32]:
    wave = 0.3 * np.sin(2 * np.pi * hertz * np.arange(round(RATE * seconds)) / RATE)
    return np.repeat(wave[:, None], 2, 1).astype(np.float32)


def test_what_follows_a_sound_is_so_many_bars(bench: Bench) -> None:
    request = SoundToAudioRequest("a red fox", bench.stored(_tone(0.7)), bars=2, bpm=400.0, steps=2, seed=3)
    for model in ("musicgen", "stable-audio-3", "ace-step"):
        samples, rate = samples_in(bench.make(request, model))
        assert len(samples) == Plan(bpm=400.0, bars=2).frames(rate)
    other = replace(request, sound=bench.stored(_tone(0.7, 300)))
    assert bench.make(request).content != bench.make(other).content


def test_something_like_a_sound_is_as_long_and_brought_to_the_models_rate(bench: Bench) -> None:
    sound = bench.stored(_tone(0.8), RATE // 2)
    request = SoundToAudioRequest("a red fox", sound, use="vary", strength=0.3, steps=2)
    samples, rate = samples_in(bench.make(request, "stable-audio"))
    assert len(samples) == 1.6 * rate


def test_of_a_region_the_rest_stays_as_it_is(bench: Bench) -> None:
    original = _tone(2.4)
    request = SoundToAudioRequest(
        "a red fox", bench.stored(original), use="region", first_bar=2, bars=2, bpm=400.0, steps=2
    )
    for model in ("stable-audio-3", "ace-step"):
        output = bench.make(request, model)
        samples, rate = samples_in(output)
        begin, end = (Plan(bpm=400.0).bar_frame(bar, rate) for bar in (1, 3))
        assert samples.shape == original.shape
        # No more than the last bit of 24, which is dithered.
        assert np.abs(samples[:begin] - original[:begin]).max() < 2**-22
        assert np.abs(samples[end:] - original[end:]).max() < 2**-22
        assert np.abs(samples[begin:end] - original[begin:end]).max() > 0.01
        assert facts_in(output).conditions.region is Honoured.HONOURED


@pytest.mark.parametrize(
    ("model", "changes", "said"),
    [
        ("musicgen", {"use": "vary", "steps": None}, "cannot vary a sound"),
        ("stable-audio", {"use": "region"}, "cannot make a part of a sound anew"),
        ("audioldm-2", {}, "cannot go on with a sound"),
        ("ace-step", {"use": "region", "first_bar": 40}, "ends before bar 40"),
    ],
)
def test_a_start_that_is_of_no_use_is_refused(bench: Bench, model: str, changes: dict[str, Any], said: str) -> None:
    request = SoundToAudioRequest("a red fox", bench.stored(_tone(1)), bars=1, bpm=400.0, steps=2)
    with pytest.raises(UserError, match=said):
        list(bench.making(SoundToAudio(), replace(request, **changes), model))


def test_a_start_that_is_no_sound_is_refused(bench: Bench) -> None:
    nothing = str(bench.assets.add_bytes(b"nothing of the kind", "audio/wav").id)
    empty = bench.stored(np.zeros((0, 2), np.float32))
    for sound, error in ((nothing, InvalidData), (empty, InvalidRequest)):
        with pytest.raises(error):
            bench.make(SoundToAudioRequest("a red fox", sound, bars=1, steps=2))


def test_it_waits_for_the_card_as_pictures_do_and_fills_its_own_form() -> None:
    assert TextToAudio.lane is SoundToAudio.lane is Lane.RENDER
    assert [field.name for field in fields_of(TextToAudioRequest) if not field.more and not field.given] == [
        *("prompt", "model", "bars", "bpm", "key", "loop", "seed", "variations"),
    ]


def test_facts_are_read_as_they_were_written_and_damage_is_said(bench: Bench) -> None:
    data = bench.make(SHORT).details[DETAIL]
    assert ModelSound.from_bytes(data).to_bytes() == data
    for wrong in (b"{}", b"[", data.replace(b'"hinted"', b'"shouted"'), data.replace(b'"version":1', b'"version":2')):
        with pytest.raises(InvalidData):
            ModelSound.from_bytes(wrong)


def test_the_models_used_are_remembered_for_the_recipe(bench: Bench) -> None:
    models = bench.models.for_run()
    with models.lease_sound_model(ModelId(bench.ids["ace-step"]), lambda: None):
        pass
    (stamp,) = models.stamps
    assert stamp.id == bench.ids["ace-step"]
    assert len(stamp.sha256) == 64
