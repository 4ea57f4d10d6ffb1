"""Sound fonts in the generators: what plays is what the request names, and the recipe says which it was."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from app.api import MissingModel, ModelId, Output, UserError
from app.engine.library import Library
from app.engine.models import EngineModels
from app.storage import FolderAssets
from plugins.audio import generators
from plugins.audio.generators.requests import (
    AccompanyRequest,
    ComposeRequest,
    ContinueRequest,
    InfillRequest,
    RenderRequest,
    VaryRequest,
)
from plugins.audio.sound.bank import shared_bank
from tests.conftest import REPOSITORY
from tests.plugins.audio.generators.running import Watching, clip_in, run, samples_in, stored
from tests.sound_fonts import compressed, small_bank

PROMPT = "piano melody and drums at 200 bpm, 2 bars"


@dataclass
class Fonts:
    """A library with a small font, and what generators make with it."""

    library: Library
    models: EngineModels
    assets: FolderAssets
    id: ModelId

    def making(self, generator: Any, request: object) -> tuple[list[Output], list[tuple[str, str]]]:
        """What a generator makes, and the models that the run used with their hashes."""
        models = self.models.for_run()
        made = list(generator.run(request, models, Watching(self.assets).context))
        return made, [(stamp.id, stamp.sha256) for stamp in models.stamps]


@pytest.fixture
def fonts(tmp_path: Path, assets: FolderAssets) -> Fonts:
    """A font of sines, compressed."""
    library = Library(REPOSITORY / "resources", tmp_path / "data", lambda: ("", 0, 0))
    small_bank(tmp_path / "plain.sf2")
    (record,) = library.add(compressed(tmp_path / "plain.sf2", tmp_path / "sines.sf3"))
    return Fonts(library, EngineModels(library, REPOSITORY / "resources" / "configs"), assets, record.id)


def test_a_font_plays_the_same_notes_with_another_sound_and_the_recipe_names_it(
    fonts: Fonts, assets: FolderAssets
) -> None:
    (own,) = run(generators.Compose(), ComposeRequest(PROMPT, seed=3, how="rule"), assets)
    (made,), used = fonts.making(generators.Compose(), ComposeRequest(PROMPT, seed=3, how="rule", bank=fonts.id))
    assert clip_in(made) == clip_in(own)
    assert made.shape == own.shape
    heard = samples_in(made)
    assert not np.array_equal(heard, samples_in(own))
    assert np.abs(heard).max() > 2**24
    assert used == [(fonts.id, fonts.library.record(fonts.id).sha256)]
    assert len(used[0][1]) == 64


def test_every_generator_of_notes_plays_with_it(fonts: Fonts, assets: FolderAssets) -> None:
    (first,) = run(generators.Compose(), ComposeRequest(PROMPT, seed=1, how="rule"), assets)
    clip = stored(clip_in(first), assets)
    for generator, request in (
        (generators.Infill(), InfillRequest(clip, bars="1", how="rule", bank=fonts.id)),
        (generators.Continue(), ContinueRequest(clip, bars=1, how="rule", bank=fonts.id)),
        (generators.Vary(), VaryRequest(clip, bank=fonts.id)),
        (generators.Accompany(), AccompanyRequest("flute melody", clip, how="rule", bank=fonts.id)),
        (generators.Render(), RenderRequest(clip, bank=fonts.id)),
    ):
        (made,), used = fonts.making(generator, request)
        assert [id_ for id_, _hash in used] == [fonts.id]
        assert np.abs(samples_in(made)).max() > 2**24


def test_a_font_that_is_gone_is_named(fonts: Fonts, tmp_path: Path) -> None:
    fonts.library.remove(fonts.id)
    with pytest.raises(MissingModel, match=fonts.id):
        fonts.making(generators.Compose(), ComposeRequest(PROMPT, bank=fonts.id))
    path = small_bank(tmp_path / "other.sf2")
    (record,) = fonts.library.add(path)
    path.unlink()
    with pytest.raises(UserError):
        fonts.making(generators.Compose(), ComposeRequest(PROMPT, bank=record.id))


def test_a_font_is_opened_once_and_anew_when_its_file_is_another(tmp_path: Path) -> None:
    path = small_bank(tmp_path / "a.sf2")
    first = shared_bank(path)
    assert shared_bank(path) is first
    small_bank(path, kits=2)
    assert len(shared_bank(path).font.presets) == len(first.font.presets) + 1
