"""The composition root: builds the studio, with a window or without."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from app import cli
from app.api.studio import Studio
from app.engine.library import Library
from app.engine.models import EngineModels
from app.engine.runner import GeneratorRunner
from app.extensions import PluginRegistry, find_plugins, request_of, resolved
from app.provenance import StudioCredentials
from app.storage import FolderAssets, Folders, HistoryDatabase, ProjectFiles

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Built:
    """Everything that the window and the commands are made from."""

    studio: Studio
    registry: PluginRegistry
    library: Library
    runner: GeneratorRunner
    folders: Folders


def build(*, plugins: bool = True) -> Built:
    """Build the studio's services; raises UserError where its folders can't be written. Nothing heavy is imported."""
    folders = Folders.find()
    registry = PluginRegistry(find_plugins(ROOT / "plugins", "plugins") if plugins else [])
    assets = FolderAssets(folders.data / "assets", folders.cache)
    history = HistoryDatabase(folders.data / "history.db")
    # Each needs the other: the library tells how much memory the engine uses, the engine what models there are.
    library = Library(ROOT / "resources", folders.data, lambda: models.use())  # noqa: PLW0108 - not there yet
    models = EngineModels(library, ROOT / "resources" / "configs")

    def close() -> None:
        history.close()
        assets.close()

    studio = Studio(
        assets=assets,
        projects=ProjectFiles(folders.data, assets, registry.part_types),
        history=history,
        models=library,
        credentials=StudioCredentials(folders.data / "identity", studio_version()),
        resources=ROOT / "resources",
        data=folders.data,
        close=close,
    )
    return Built(studio, registry, library, GeneratorRunner(registry.generator, models, assets, history), folders)


def studio_version() -> str:
    """The version that is installed, or that of the source tree."""
    try:
        return version("seisei")
    except PackageNotFoundError:
        return "0.1.0"


def main(arguments: Sequence[str] | None = None) -> int:
    """Open the window, or carry out a command; gives the exit status."""
    logging.basicConfig(level=os.environ.get("SEISEI_LOG", "WARNING"), format="%(levelname)s %(name)s: %(message)s")
    given = sys.argv[1:] if arguments is None else list(arguments)
    options = cli.parser().parse_args(given)
    if options.command:
        return cli.run(options, _headless)
    from app.window import open_window

    return open_window(build, options)


def _headless() -> cli.Headless:
    built = build()
    registry, library, assets = built.registry, built.library, built.studio.assets
    return cli.Headless(
        studio=built.studio,
        infos=registry.infos,
        request_type=lambda id_: registry.generator(id_).Request,
        resolve=lambda request: resolved(request, library),
        request_of=lambda recipe: request_of(recipe, registry, library, assets),
        run=built.runner,
        importers=registry.importers,
        exporters=registry.exporters,
    )
