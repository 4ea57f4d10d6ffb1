"""Recognising models that only a plugin can load: by the class of transformers, or by what was fetched for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from app.api import ModelFormat, ModelKind, UnreadableModel
from app.engine.detectors.config import licence_of, read_json
from app.engine.detectors.draft import Draft, NotAMatch
from app.engine.detectors.own import FILE, OwnDescription


def folder_of_plugin(classes: Mapping[str, str]) -> Callable[[Path], Draft]:
    """A detector of folders of transformers whose class is one of these, each with its architecture."""

    def detect(path: Path) -> Draft:
        config = path / "config.json"
        names = read_json(config).get("architectures") if config.is_file() else None
        name = names[0] if isinstance(names, list) and names else None
        if not isinstance(name, str) or name not in classes:
            raise NotAMatch("no plugin knows its class")
        return Draft(ModelKind.PLUGIN_MODEL, ModelFormat.TRANSFORMERS, classes[name], licence=licence_of(path))

    return detect


def fetched_for_plugin(folder: Path, said: OwnDescription) -> tuple[Draft, tuple[Path, ...]]:
    """What was fetched for a plugin, with its files, none of which is opened; raises UnreadableModel without any."""
    files = tuple(path for path in sorted(folder.rglob("*")) if path.is_file() and path.name != FILE)
    if not files:
        raise UnreadableModel("“{folder}” is empty.", advice="Fetch it once more.", folder=folder.name)
    format_ = ModelFormat.TRANSFORMERS if (folder / "config.json").is_file() else ModelFormat.PLUGIN
    return Draft(ModelKind.PLUGIN_MODEL, format_, said.architecture or ""), files
