"""TinyStudio: a library of tiny models and an engine over it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from app.api import ModelRecord
from app.engine.device import Device
from app.engine.library import Library
from app.engine.models import EngineModels
from tests.conftest import REPOSITORY
from tests.engine.conftest import CPU


@dataclass
class TinyStudio:
    """`folder` gives the folder of an architecture, which is built once and written into by nobody."""

    library: Library
    models: EngineModels
    folder: Callable[[str], Path]

    @classmethod
    def over(cls, data: Path, folder: Callable[[str], Path], device: Device = CPU) -> Self:
        """A studio without models of its own."""
        library = Library(data / "resources", data, lambda: ("", 0, 0))
        engine = EngineModels(library, REPOSITORY / "resources" / "configs", device=lambda: device)
        return cls(library, engine, folder)

    def record(self, architecture: str) -> ModelRecord:
        """A tiny model that was added."""
        (record,) = self.library.add(self.folder(architecture))
        return record
