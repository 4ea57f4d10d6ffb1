"""The model of notes in the generators, with a small one of random weights that is loaded as a real one is."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import pytest
from safetensors.numpy import save_file

from app.api import InvalidRequest, RunContext, UnreadableModel, request_to_json
from app.storage import FolderAssets
from plugins.audio import generators
from plugins.audio.cliplm.network import CONFIG, WEIGHTS
from plugins.audio.generators import composers
from plugins.audio.generators.composers import MODEL_FOLDER, MODEL_ID
from plugins.audio.generators.requests import AccompanyRequest, ComposeRequest, ContinueRequest, InfillRequest
from plugins.audio.music.composing import compose_by_rule
from plugins.audio.prompt.understanding import understand
from plugins.audio.sound.bank import OWN_BANK
from tests.conftest import REPOSITORY
from tests.plugins.audio.cliplm.clips import SMALL, weights
from tests.plugins.audio.generators.running import Watching, clip_in, stored
from tests.plugins.audio.generators.test_editing import rest

PROMPT = "violin melody and distorted guitar riff at 200 bpm, 3 bars"


@pytest.fixture
def watching(tmp_path: Path, assets: FolderAssets) -> Iterator[Watching]:
    """A run with resources that have a model."""
    resources = tmp_path / "resources"
    (resources / OWN_BANK).parent.mkdir(parents=True)
    shutil.copy(REPOSITORY / "resources" / OWN_BANK, resources / OWN_BANK)
    folder = resources / MODEL_FOLDER
    folder.mkdir(parents=True)
    (folder / CONFIG).write_text(json.dumps(asdict(SMALL)), encoding="utf-8")
    save_file(weights(), folder / WEIGHTS)
    found = Watching(assets)
    found.context = RunContext(found.context.job, assets, resources)
    yield found
    composers._network.cache_clear()


def test_the_model_composes_bar_by_bar_and_the_recipe_names_it(watching: Watching) -> None:
    request = ComposeRequest(PROMPT, seed=3)
    (made,) = watching.making(generators.Compose(), request)
    clip = clip_in(made)
    assert clip.plan == understand(PROMPT).plan
    assert clip != compose_by_rule(clip.plan, 3)
    assert request_to_json(made.request)["how"] == "model"
    assert [(stamp.id, len(stamp.sha256)) for stamp in made.models] == [(MODEL_ID, 64)]
    assert watching.previews[0].bars == 1
    assert not watching.previews[0].clip.notes[1]
    (again,) = watching.making(generators.Compose(), made.request)
    assert again.content == made.content


def test_the_model_leaves_the_rest_byte_for_byte(watching: Watching, assets: FolderAssets) -> None:
    clip = compose_by_rule(understand(PROMPT).plan, 1)
    (made,) = watching.making(generators.Infill(), InfillRequest(stored(clip, assets), "1", "2", seed=4))
    after = clip_in(made)
    assert rest(after, {0}, {1}, 3) == rest(clip, {0}, {1}, 3)
    assert after.notes[0] != clip.notes[0]
    assert after.notes[1] == clip.notes[1]
    assert made.models


def test_the_model_goes_on_and_accompanies(watching: Watching, assets: FolderAssets) -> None:
    clip = compose_by_rule(understand(PROMPT).plan, 1)
    (longer,) = watching.making(generators.Continue(), ContinueRequest(stored(clip, assets), bars=1, seed=4))
    assert rest(clip_in(longer), set(), set(), 3) == rest(clip, set(), set(), 3)
    assert clip_in(longer).plan.bars == 4
    request = AccompanyRequest("walking bass", stored(clip, assets), seed=4)
    (made,) = watching.making(generators.Accompany(), request)
    assert clip_in(made).notes[:2] == clip.notes
    assert len(clip_in(made).notes) == 3


@pytest.mark.parametrize("facts", [{"metre": "11/8"}, {"bars": 200}])
def test_what_the_model_was_not_taught_is_played_by_rule(watching: Watching, facts: dict[str, Any]) -> None:
    request = replace(ComposeRequest(PROMPT, bpm=900, seed=3), **facts)
    (made,) = watching.making(generators.Compose(), request)
    assert request_to_json(made.request)["how"] == "rule"
    assert not made.models
    with pytest.raises(InvalidRequest, match="model of notes"):
        list(watching.making(generators.Compose(), replace(request, how="model")))


def test_a_clip_longer_than_the_model_hears_is_filled_by_rule(watching: Watching, assets: FolderAssets) -> None:
    clip = compose_by_rule(understand("piano melody, piano chords and drums at 900 bpm, 16 bars").plan, 1)
    (made,) = watching.making(generators.Infill(), InfillRequest(stored(clip, assets), seed=4))
    assert request_to_json(made.request)["how"] == "rule"


def test_the_rules_are_there_beside_a_model(watching: Watching) -> None:
    (made,) = watching.making(generators.Compose(), ComposeRequest(PROMPT, seed=3, how="rule"))
    assert clip_in(made) == compose_by_rule(understand(PROMPT).plan, 3)
    assert not made.models


def test_a_damaged_model_is_said(watching: Watching) -> None:
    (watching.context.resources / MODEL_FOLDER / WEIGHTS).write_bytes(b"no weights")
    composers._network.cache_clear()
    with pytest.raises(UnreadableModel):
        list(watching.making(generators.Compose(), ComposeRequest(PROMPT)))
