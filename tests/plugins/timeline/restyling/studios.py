"""A bench with tiny random models of real classes behind the real engine."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from app.engine.library import Library
from app.engine.models import EngineModels
from tests import checkpoints, tiny_video_models
from tests.conftest import REPOSITORY
from tests.engine.conftest import CPU
from tests.plugins.timeline.restyling.running import Bench


class Studio(Bench):
    """The store, with a picture model, an upscaler and video models that are added when they are first named."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self._library = Library(folder / "resources", folder / "data", lambda: ("", 0, 0))
        self._video: Callable[[str], Path] = tiny_video_models.built_in(folder / "video")
        self._engine = EngineModels(self._library, REPOSITORY / "resources" / "configs", device=lambda: CPU)
        self._ids: dict[str, str] = {}
        self.models = self._engine.for_run()

    def video_model(self, architecture: str) -> str:
        """The id of a video model."""
        return self._added(architecture, lambda: self._video(architecture))

    def picture_model(self) -> str:
        """The id of a picture model, which draws 64 pixels wide."""
        return self._added("picture", lambda: checkpoints.build_illustrator(self.folder / "picture"))

    def upscaler(self) -> str:
        """The id of the studio's own upscaler."""
        return self._added("upscaler", lambda: REPOSITORY / "resources" / "models" / "upscaler")

    def _added(self, name: str, folder: Callable[[], Path]) -> str:
        if name not in self._ids:
            self._ids[name] = self._library.add(folder())[0].id
        return self._ids[name]
