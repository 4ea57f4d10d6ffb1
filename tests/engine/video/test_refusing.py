"""What a video model cannot do is refused in words, before anything is computed."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from app.api import MissingModel, ModelId, OutOfMemory, PromptTooLong, UnreadableModel, UserError
from app.engine.device import Device
from app.engine.video.estimate import decoding_bytes, part_bytes
from app.engine.video.load import takes_turns
from tests.engine.conftest import CPU
from tests.engine.video.conftest import Studio, filming, made, moving, nobody, picture
from tests.tiny_video_models import build_motion_adapter, build_moved

PICTURE, FILM = picture(16, 16), moving(5, 16, 16)


@pytest.mark.parametrize(
    ("architecture", "changes", "said"),
    [
        ("wan", {"width": 20}, "cannot make a picture of 20 × 16"),
        ("wan", {"steps": 0}, "at least one step"),
        ("wan", {"frames": -1}, "has to have a length"),
        ("wan", {"frames": 0, "seconds": Fraction(0)}, "has to have a length"),
        ("wan", {"guidance": float("nan")}, "guidance has to be a number"),
        ("wan", {"start": PICTURE}, "cannot begin with a picture"),
        ("wan", {"end": PICTURE}, "cannot end with a picture"),
        ("wan", {"keyframes": {2: PICTURE}}, "no pictures in between"),
        ("wan", {"video": FILM, "mask": np.zeros((5, 16, 16), np.uint8)}, "cannot film in a part"),
        ("wan", {"travel": {2: "a dog"}}, "cannot change its prompt"),
        ("wan", {"driving": FILM}, "no film of poses"),
        ("wan", {"video": FILM, "strength": 0.1}, "nothing would be drawn"),
        ("wan", {"video": FILM, "strength": 0.0}, "above 0 and at most 1"),
        ("wan", {"video": FILM[:3]}, "has 3 frames, and 5 are to be made"),
        ("wan", {"video": moving(5, 32, 16)}, "has 16 × 32 pixels, the film 16 × 16"),
        ("wan-2.2", {"video": FILM}, "cannot begin with a film"),
        ("wan-i2v", {"start": None}, "begins with a picture, and there is none"),
        ("wan-flf", {"end": None}, "ends with a picture, and there is none"),
        ("wan-flf", {"frames": 7}, "makes 4k + 1 frames, so that its end picture would not be the last of 7"),
        ("wan-vace", {"mask": np.zeros((5, 16, 16), np.uint8)}, "a mask and no film"),
        ("wan-vace", {"keyframes": {5: PICTURE}}, "Frame 5 does not lie in a film of 5"),
        ("wan-vace", {"keyframes": {0: PICTURE}, "start": PICTURE}, "Two pictures are to become frame 0"),
        ("wan-vace", {"start": picture(32, 16)}, "has 16 × 32 pixels"),
        ("cogvideo", {"start": PICTURE}, "cannot begin with a picture"),
        ("cogvideo-i2v", {"video": FILM}, "cannot begin with a film"),
        ("svd", {"start": None}, "begins with a picture, and there is none"),
        ("svd", {"negative_prompt": "cats"}, "takes no negative prompt"),
        ("hunyuan-video", {"negative_prompt": "cats"}, "takes no negative prompt"),
        ("wan-animate", {"driving": None}, "acts after a film of poses, and there is none"),
        ("wan-animate", {"face": None}, "a film of poses and one of a face"),
        ("wan-animate", {"video": FILM}, "needs the film and the mask"),
        ("animatediff", {"travel": {9: "a dog"}}, "Frame 9 does not lie"),
        ("animatediff", {"motion": 2.0}, "from 0 to 1"),
    ],
)
def test_it_is_said_what_a_model_cannot_do(
    studio: Studio, architecture: str, changes: dict[str, Any], said: str
) -> None:
    steps: list[int] = []
    with studio.lease(architecture) as model, pytest.raises(UserError) as caught:
        model.make(replace(filming(model), **changes), lambda step, _total, _preview: steps.append(step))
    assert said in str(caught.value)
    assert caught.value.advice
    assert not steps


@pytest.mark.parametrize("architecture", ["wan", "animatediff", "ltx", "cogvideo"])
def test_no_end_of_a_prompt_is_left_out_without_a_word(studio: Studio, architecture: str) -> None:
    with studio.lease(architecture) as model:
        for changes in ({"prompt": "xyzw" * 200}, {"negative_prompt": "xyzw" * 200}):
            with pytest.raises(PromptTooLong):
                made(model, **changes)


def test_too_little_memory_is_told_with_the_number_before_loading(
    folder: Callable[[str], Path], tmp_path: Path, studio: Studio
) -> None:
    class Narrow(Device):
        def free_bytes(self) -> int:
            return 10**8

    narrow = Studio.over(tmp_path, folder, Narrow("cpu", "CPU", "float32", 8 * 10**9))
    needed = sum(part_bytes(studio.record("wan"), CPU).values()) + 500 * 2**20
    with pytest.raises(OutOfMemory) as caught, narrow.lease("wan"):
        pass
    assert f"{needed / 1e9:.1f} GB" in str(caught.value)


def test_too_little_memory_for_a_length_is_told_before_filming_and_tiles_are_tried(
    folder: Callable[[str], Path], tmp_path: Path
) -> None:
    class Shrinking(Device):
        def free_bytes(self) -> int:
            return free

    free = 4 * 10**9
    studio = Studio.over(tmp_path, folder, Shrinking("cpu", "CPU", "float32", 8 * 10**9))
    with studio.lease("wan") as model:
        free = 10
        steps: list[int] = []
        with pytest.raises(OutOfMemory, match="shorter"):
            model.make(filming(model), lambda step, _total, _preview: steps.append(step))
        assert not steps
        free = 4 * 10**9
        model.make(filming(model), nobody)


def test_models_of_another_kind_and_damaged_ones_are_refused(studio: Studio, tmp_path: Path) -> None:
    record = studio.record("wan")
    with pytest.raises(MissingModel), studio.models.lease_picture_model(record.id, lambda: None):
        pass
    spoilt = Path(shutil.copytree(studio.folder("wan"), tmp_path / "spoilt"))
    config = json.loads((spoilt / "transformer" / "config.json").read_text("utf-8"))
    config["ffn_dim"] = 32
    (spoilt / "transformer" / "config.json").write_text(json.dumps(config), "utf-8")
    other = Studio.over(tmp_path / "data", lambda _name: spoilt)
    with pytest.raises(UnreadableModel, match="do not fit its configuration"), other.lease("spoilt"):
        pass


def test_a_motion_adapter_moves_the_checkpoint_beside_it(tmp_path: Path) -> None:
    studio = Studio.over(tmp_path / "data", lambda _name: build_motion_adapter(tmp_path / "motion"))
    adapter = studio.record("motion")
    assert adapter.bases == ("sd-1.5", "stable-diffusion")
    run = studio.models.for_run()
    with pytest.raises(UserError, match="none that it works with"), run.lease_video_model(adapter.id, lambda: None):
        pass
    bases = [studio.library.add(build_moved(tmp_path / f"base{seed}", seed))[0] for seed in (1, 2)]
    assert {base.architecture for base in bases} == {"sd-1.5"}
    films = []
    for base in (None, *bases):
        run = studio.models.for_run()
        with run.lease_video_model(adapter.id, lambda: None, base.id if base else None) as model:
            films.append(made(model).frames)
        used = [stamp.id for stamp in run.stamps]
        assert used[0] == adapter.id
        assert len(used) == 2
        assert base is None or used[1] == base.id
    _, before, _ = studio.models.use()
    studio.models.forget(bases[0].id)
    assert 0 < studio.models.use()[1] < before
    studio.models.forget(adapter.id)
    assert studio.models.use()[1] == 0
    assert not np.array_equal(films[1], films[2])
    assert any(np.array_equal(films[0], film) for film in films[1:])
    with pytest.raises(MissingModel), run.lease_video_model(adapter.id, lambda: None, ModelId("nobody")):
        pass


def test_a_checkpoint_of_another_measure_is_refused_in_words(tmp_path: Path) -> None:
    studio = Studio.over(tmp_path / "data", lambda _name: build_motion_adapter(tmp_path / "motion"))
    (base,) = studio.library.add(build_moved(tmp_path / "wide", blocks=(8, 8, 8)))
    adapter = studio.record("motion")
    with (
        pytest.raises(UnreadableModel) as caught,
        studio.models.lease_video_model(adapter.id, lambda: None, base.id),
    ):
        pass
    assert caught.value.advice


def test_a_model_too_large_for_the_card_takes_turns_there_and_is_refused_where_even_that_is_too_much(
    studio: Studio,
) -> None:
    class Card(Device):
        def free_bytes(self) -> int:
            return free

    card = Card("cuda", "a card", "bfloat16", 8 * 10**9)
    record = studio.record("wan")
    parts = part_bytes(record, card)
    room = 500 * 2**20
    free = sum(parts.values()) + room
    assert not takes_turns(record, None, card, lambda: 0)
    free -= 1
    assert takes_turns(record, None, card, lambda: 0)
    free = max(parts.values()) + room - 1
    with pytest.raises(OutOfMemory, match="a card"):
        takes_turns(record, None, card, lambda: 0)


@pytest.mark.parametrize(
    ("name", "frames", "side", "measured_mb"),
    [
        ("AutoencoderKLWan", 9, 96, 488),
        ("AutoencoderKLWan", 9, 160, 725),
        ("AutoencoderKLHunyuanVideo", 9, 96, 597),
        ("AutoencoderKLLTXVideo", 9, 192, 125),
    ],
)
def test_the_estimate_is_no_less_than_was_measured_and_not_much_more(
    name: str, frames: int, side: int, measured_mb: int
) -> None:
    import diffusers
    import torch

    with torch.device("meta"):
        vae = getattr(diffusers, name)()
    estimate = decoding_bytes(vae, frames, side, side, CPU)
    assert measured_mb * 1e6 <= estimate < (measured_mb + 600) * 1e6


def test_tiles_and_parts_of_a_film_need_less() -> None:
    import diffusers
    import torch

    library: Any = diffusers
    with torch.device("meta"):
        vae = library.AutoencoderKLWan()
    whole = decoding_bytes(vae, 81, 1280, 720, CPU)
    assert whole < decoding_bytes(vae, 161, 1280, 720, CPU) < 1.5 * whole
    vae.enable_tiling()
    assert decoding_bytes(vae, 81, 1280, 720, CPU) < whole / 3
