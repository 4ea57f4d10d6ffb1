"""What a conversation sets off: entries of lorebooks by what was said in it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.api import RunContext
from app.engine.library import Library
from app.engine.models import EngineModels
from app.engine.run_models import RunModels
from app.jobs import JobContext, JobId
from app.storage import FolderAssets
from plugins.text.context.lore import Lorebook, LoreEntry
from plugins.text.context.world import World, world_to_bytes
from plugins.text.generators.chat import Chat
from plugins.text.generators.details import DETAILS, details_from_bytes
from plugins.text.generators.requests import ChatRequest
from tests.conftest import REPOSITORY
from tests.tiny_language_models import build_language_model


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[EngineModels, str]]:
    """An engine with one tiny model."""
    resources = Path(__file__).resolve().parents[4] / "resources"
    library = Library(resources, tmp_path_factory.mktemp("data"), lambda: ("", 0, 0))
    (record,) = library.add(build_language_model(tmp_path_factory.mktemp("language") / "tiny"))
    models = EngineModels(library, resources / "configs")
    yield models, record.id
    models.free()


def told(engine: tuple[EngineModels, str], assets: FolderAssets, said: str) -> list[str]:
    """The names of the parts that the model is told after something was said."""
    models, model = engine
    book = Lorebook("Places", entries=(LoreEntry("1", keys=("fox",), content="It is red.", name="Fox"),))
    lore = assets.add_bytes(world_to_bytes(World((book,))), "application/json")
    messages = assets.add_bytes(json.dumps([{"role": "user", "content": said}]).encode(), "application/json")
    request = ChatRequest(model=model, messages=messages.id, lore=lore.id, max_tokens=4, seed=3, candidates=0)
    context = RunContext(JobContext(JobId("job"), lambda _event: None), assets, REPOSITORY / "resources")
    (output,) = Chat().run(request, RunModels(models), context)
    return [part.name for part in details_from_bytes(output.details[DETAILS]).told]


def test_what_was_said_sets_off_lore(engine: tuple[EngineModels, str], assets: FolderAssets) -> None:
    assert "lore: Fox" in told(engine, assets, "a red fox in the snow")
    assert "lore: Fox" not in told(engine, assets, "a cat in the snow")
