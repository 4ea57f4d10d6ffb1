"""Fixtures: the studio's own picture model over a store."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.engine.library import Library
from app.engine.models import EngineModels
from tests.conftest import REPOSITORY
from tests.engine.conftest import CPU
from tests.plugins.timeline.restyling.running import Bench

OWN = "illustrator"


@pytest.fixture(scope="session")
def own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bench]:
    """A studio as it is shipped; its model is loaded once."""
    home = tmp_path_factory.mktemp("own")
    resources = REPOSITORY / "resources"
    library = Library(resources, home / "data", lambda: ("", 0, 0))
    models = EngineModels(library, resources / "configs", device=lambda: CPU)
    bench = Bench(home, models)
    yield bench
    bench.assets.close()
