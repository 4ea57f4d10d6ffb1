"""Kept latents: a film that is made again is only decoded, and a cleared folder costs time alone."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from app.api import Film, Filming, ModelId, Pixels
from app.engine.library import Library
from app.engine.models import EngineModels
from app.engine.video.latents import Decoding, KeptLatents, LatentStore, Sampled
from tests.conftest import REPOSITORY
from tests.engine.conftest import CPU
from tests.engine.video.conftest import Studio, filming, moving

DECODED_ALONE = [
    "wan", "wan-vace", "cogvideo", "ltx", "ltx-2", "hunyuan-video", "hunyuan-video-i2v", "svd", "animatediff",
]  # fmt: skip
OTHERS = ["wan-flf", "wan-animate", "cogvideo-1.5"]


class Bench:
    """A studio that keeps latents, and how many steps its models took."""

    def __init__(self, home: Path, folder: Callable[[str], Path]) -> None:
        self.latents = home / "latents"
        library = Library(home / "resources", home, lambda: ("", 0, 0))
        engine = EngineModels(library, REPOSITORY / "resources" / "configs", device=lambda: CPU, latents=self.latents)
        self.studio = Studio(library, engine, folder)
        self.steps = 0

    def id(self, architecture: str) -> ModelId:
        """A model by its architecture."""
        return self.studio.record(architecture).id

    def film(self, model: ModelId, **changes: Any) -> Film:
        """A film as a run makes it."""
        with self.studio.models.for_run().lease_video_model(model, lambda: None) as held:
            return held.make(replace(filming(held), **changes), self._watch)

    def asked(self, model: ModelId) -> Filming:
        """What `film` asks for."""
        with self.studio.models.for_run().lease_video_model(model, lambda: None) as held:
            return filming(held)

    def _watch(self, _step: int, _steps: int, _make_preview: Callable[[], Pixels]) -> None:
        self.steps += 1


@pytest.fixture
def bench(folder: Callable[[str], Path], tmp_path: Path) -> Bench:
    """A studio whose latents begin empty."""
    return Bench(tmp_path, folder)


@pytest.mark.parametrize("architecture", DECODED_ALONE)
def test_what_was_made_is_made_again_without_a_step_and_alike_to_the_bit(bench: Bench, architecture: str) -> None:
    model = bench.id(architecture)
    first = bench.film(model)
    assert (bench.steps, len(list(bench.latents.iterdir()))) == (2, 1)
    again = bench.film(model)
    assert bench.steps == 2
    assert np.array_equal(first.frames, again.frames)
    assert (first.rate, first.prompt, first.notes) == (again.rate, again.prompt, again.notes)
    assert (first.sound_rate, first.sound is None) == (again.sound_rate, again.sound is None)
    # Another seed, number of steps or prompt is another film.
    assert not np.array_equal(bench.film(model, seed=8).frames, first.frames)
    assert bench.steps == 4
    shutil.rmtree(bench.latents)
    assert np.array_equal(bench.film(model).frames, first.frames)
    assert bench.steps == 6


def test_the_sound_of_a_film_is_kept_with_it(bench: Bench) -> None:
    model = bench.id("ltx-2")
    first, again = bench.film(model), bench.film(model)
    assert bench.steps == 2
    assert first.sound is not None
    assert again.sound is not None
    assert np.array_equal(first.sound, again.sound)
    assert np.ptp(again.sound) > 0


@pytest.mark.parametrize("architecture", OTHERS)
def test_whatever_is_kept_of_the_others_they_give_the_same_film(bench: Bench, architecture: str) -> None:
    model = bench.id(architecture)
    assert np.array_equal(bench.film(model).frames, bench.film(model).frames)


def test_what_is_kept_outside_a_mask_stays_to_the_bit(bench: Bench) -> None:
    model = bench.id("wan-vace")
    asked = bench.asked(model)
    film = moving(asked.frames, asked.height, asked.width)
    mask = np.zeros(film.shape[:3], np.uint8)
    mask[2:] = 255
    first, again = (bench.film(model, video=film, mask=mask) for _ in range(2))
    assert bench.steps == 2
    assert np.array_equal(first.frames, again.frames)
    assert np.array_equal(again.frames[:2], film[:2])
    other = film.copy()
    other[0, 0, 0] ^= 1
    bench.film(model, video=other, mask=mask)
    assert bench.steps == 4


def test_many_steps_are_saved(bench: Bench) -> None:
    model = bench.id("wan")
    bench.film(model)
    spent = []
    for _ in range(2):
        begun = time.perf_counter()
        bench.film(model, steps=40)
        spent.append(time.perf_counter() - begun)
    assert spent[1] < spent[0] / 2


def test_a_damaged_file_is_made_again(bench: Bench) -> None:
    model = bench.id("wan")
    first = bench.film(model)
    (path,) = bench.latents.iterdir()
    path.write_bytes(path.read_bytes()[:100])
    assert np.array_equal(bench.film(model).frames, first.frames)
    assert bench.steps == 4
    bench.film(model)
    assert bench.steps == 4


def test_what_was_used_least_lately_goes_first(tmp_path: Path) -> None:
    import os

    store = LatentStore(tmp_path / "latents", budget_bytes=5000)

    def one(value: float) -> Sampled:
        latents = torch.full((1, 4, 2, 10, 10), value, dtype=torch.float16)
        return Sampled((Decoding(latents, None, {"return_dict": 0}),), 2)

    for number, name in enumerate(("a", "b")):
        store.put(name, one(number))
        os.utime(tmp_path / "latents" / f"{name}.safetensors", (number, number))
    found = store.get("a")
    assert found is not None
    assert (float(found.decodings[0].latents.mean()), dict(found.decodings[0].options), found.cut) == (
        0.0,
        {"return_dict": 0},
        2,
    )
    store.put("c", one(2))
    assert store.get("b") is None
    assert store.get("a") is not None
    assert store.get("c") is not None
    store.put("d", Sampled((Decoding(torch.zeros((1, 4, 9, 100), dtype=torch.float16), None, {}),)))
    assert store.get("d") is None
    (tmp_path / "file").write_text("")
    LatentStore(tmp_path / "file").put("a", one(1))


def test_a_key_tells_pixels_and_words_apart(tmp_path: Path) -> None:
    kept = KeptLatents(LatentStore(tmp_path), ("hash",))
    plain = Filming("a", 16, 16, 1, 2, 3.0, keyframes={0: np.zeros((16, 16, 3), np.uint8)}, travel={3: "b"})
    others = (
        replace(plain, prompt="b"),
        replace(plain, travel={4: "b"}),
        replace(plain, keyframes={1: np.zeros((16, 16, 3), np.uint8)}),
        replace(plain, keyframes={0: np.ones((16, 16, 3), np.uint8)}),
        replace(plain, guidance=3.1),
    )
    keys = {kept.key(one) for one in (plain, *others)}
    assert len(keys) == 6
    assert kept.key(replace(plain)) == kept.key(plain)
    assert replace(kept, made_with=("other",)).key(plain) not in keys
