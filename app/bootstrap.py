"""The composition root: builds the studio, with a window or without."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from app import cli
from app.api import UserError
from app.api.prompting import WILDCARD_FOLDER
from app.api.studio import Studio
from app.document import DocumentId, Session
from app.engine.detectors.plugin_model import folder_of_plugin
from app.engine.device import spin_briefly
from app.engine.library import Library
from app.engine.models import EngineModels
from app.engine.prompt_tools import EnginePromptTools
from app.engine.registry import FOLDER_DETECTORS, ModelRegistry
from app.engine.runner import GeneratorRunner
from app.engine.seeing.lease import EngineSeeing
from app.extensions import (
    Consent,
    Plugin,
    PluginRegistry,
    Submitting,
    find_in_folder,
    find_installed,
    find_plugins,
    request_of,
    resolved,
    without_doubles,
)
from app.jobs import ThreadExecutor
from app.provenance import StudioCredentials
from app.storage import (
    FolderAssets,
    Folders,
    HistoryDatabase,
    JsonSettings,
    Presence,
    ProjectFiles,
    QueueJournal,
    StoreSpace,
    needs_safe_mode,
)
from app.storage.prompt_styles import STYLES, CsvStyles
from app.storage.wildcards import WILDCARDS, FolderWildcards

if TYPE_CHECKING:
    from app.api.studio import Project
    from app.ui.jobs import QtJobs
    from app.ui.parts import WindowParts

SETTINGS = "settings.json"
PLUGINS = "plugins"
"""The folder in the user's data that plugins of others are put into."""
ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Built:
    """Everything that the window and the commands are made from."""

    studio: Studio
    registry: PluginRegistry
    library: Library
    runner: GeneratorRunner
    folders: Folders
    settings: JsonSettings
    consent: Consent


def build(*, safe_mode: bool = False) -> Built:
    """Build the studio's services, in safe mode without the plugins of others; nothing heavy is imported.

    Raises UserError where its folders can't be written.
    """
    folders = Folders.find()
    settings = JsonSettings(folders.config / SETTINGS)
    consent = Consent(settings)
    registry = PluginRegistry(consent.checked(plugin) for plugin in _plugins(folders, safe_mode=safe_mode))
    presence = Presence(folders.data / "instances")
    assets = FolderAssets(folders.data / "assets", folders.cache)
    history = HistoryDatabase(folders.data / "history.db")
    # Each needs the other: the library tells how much memory the engine uses, the engine what models there are.
    plugins = [plugin for plugin in registry.plugins if not plugin.complaint]
    classes = {name: of for plugin in plugins for name, of in plugin.model_classes.items()}
    library = Library(
        ROOT / "resources",
        folders.data,
        lambda: models.use(),  # noqa: PLW0108 - not there yet
        ModelRegistry(folders=(folder_of_plugin(classes), *FOLDER_DETECTORS)),
        [plugin.catalogue for plugin in plugins if plugin.catalogue is not None],
    )
    models = EngineModels(library, ROOT / "resources" / "configs", latents=folders.cache / "latents")

    wildcards = FolderWildcards(folders.data / WILDCARDS, lambda: str(settings.get(WILDCARD_FOLDER, "")))

    def close() -> None:
        history.close()
        assets.close()
        presence.close()

    studio = Studio(
        assets=assets,
        projects=ProjectFiles(folders.data, assets, registry.part_types),
        history=history,
        models=library,
        credentials=StudioCredentials(folders.data / "identity", studio_version),
        space=StoreSpace(assets, presence, registry.part_types, folders.data, folders.config / SETTINGS),
        resources=ROOT / "resources",
        data=folders.data,
        cache=folders.cache,
        close=close,
        prompts=EnginePromptTools(library, ROOT / "resources" / "configs", wildcards, CsvStyles(folders.data / STYLES)),
        seeing=EngineSeeing(models),
    )
    runner = GeneratorRunner(registry.generator, models, assets, history, ROOT / "resources", wildcards)
    return Built(studio, registry, library, runner, folders, settings, consent)


def _plugins(folders: Folders, *, safe_mode: bool) -> list[Plugin]:
    """Every plugin that there is; in safe mode the studio's own, without which there is nothing to look at."""
    own = find_plugins(ROOT / "plugins", "plugins")
    return own if safe_mode else without_doubles([*own, *find_in_folder(folders.data / PLUGINS), *find_installed()])


def studio_version() -> str:
    """The version that is installed, or that of the source tree."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("seisei")
    except PackageNotFoundError:
        return "0.1.0"


def main(arguments: Sequence[str] | None = None) -> int:
    """Open the window, or carry out a command; gives the exit status."""
    logging.basicConfig(level=os.environ.get("SEISEI_LOG", "WARNING"), format="%(levelname)s %(name)s: %(message)s")
    spin_briefly()
    given = sys.argv[1:] if arguments is None else list(arguments)
    options = cli.parser().parse_args(given)
    if options.command:
        return cli.run(options, _headless)
    return _open_window(options.file, safe_mode=options.safe_mode)


def _open_window(file: Path | None, *, safe_mode: bool) -> int:
    from PySide6.QtCore import Qt, QTimer
    from PySide6.QtWidgets import QApplication

    from app.ui.garbage import Garbage
    from app.ui.jobs import QtJobs
    from app.ui.plugins_page import tell_of_plugins
    from app.ui.theme import apply_theme, theme_for
    from app.ui.tidying import AFTER_START_MS
    from app.ui.translation import in_language, install_translation
    from app.ui.window import StudioWindow, first_size, when
    from app.widgets.clipboard import let_go

    application = QApplication(sys.argv[:1])
    # A stroke keeps each of its points: on X11 Qt sets, as an application begins, that one move is made of all those
    # that came while the window was busy.
    application.setAttribute(Qt.ApplicationAttribute.AA_CompressHighFrequencyEvents, False)
    application.setApplicationName("Seisei")
    application.setDesktopFileName("seisei")
    try:
        # Work that took the studio down twice is not to do so a third time.
        safe_mode = safe_mode or needs_safe_mode(Folders.find().data)
        built = build(safe_mode=safe_mode)
        settings = built.settings
        project = built.studio.projects.new()
    except UserError as error:
        sys.stderr.write(f"seisei: {error}\n")
        return cli.USER_ERROR
    install_translation(application, built.studio.resources, str(settings.get("language", "")))
    apply_theme(application, theme_for(application, str(settings.get("theme", "system"))), built.studio.resources)
    journal = QueueJournal(built.folders.data / "queue.db")
    jobs = QtJobs(ThreadExecutor(built.runner), journal)
    studio = built.studio
    parts = window_parts(built, project, jobs, settings, safe_mode=safe_mode)
    window = StudioWindow(parts)
    window.resize(first_size(parts))
    window.show()

    def after_showing() -> None:
        jobs.queue.restore(journal.load())
        found = studio.projects.recoverable()
        if found or safe_mode:
            untitled = application.translate("ProjectControl", "Untitled")
            words = [f"{item.title or untitled}, {when(item.changed_s)}" for item in found]
            window.offer_recovery(found, words)
        window.tidying.begin(AFTER_START_MS)
        tell_of_plugins(parts, window.status, partial(window.open_preferences, "plugins"))
        if settings.notice:
            window.status.say(in_language(settings.notice))
        if file is not None:
            window.project.open(file)

    QTimer.singleShot(0, after_showing)
    garbage = Garbage()
    status = application.exec()
    garbage.close()
    let_go()
    journal.close()
    studio.close()
    return status


def window_parts(
    built: Built, project: Project, jobs: QtJobs, settings: JsonSettings, *, safe_mode: bool = False
) -> WindowParts:
    """What a window stands on, with a session of its own for the project."""
    from app.ui.parts import WindowParts

    document = [project.document.id]
    registry, studio = built.registry, built.studio
    return WindowParts(
        studio=studio,
        session=Session(project.document),
        project=project,
        jobs=jobs,
        generators=Submitting(registry, built.library, studio.assets, jobs.queue, lambda: document[0]),
        settings=settings,
        part_types=registry.part_types,
        plugins=registry.plugins,
        consent=built.consent,
        plugin_folder=built.folders.data / PLUGINS,
        panels=registry.panels,
        importers=registry.importers,
        exporters=registry.exporters,
        converters=registry.converters,
        set_document=lambda id_: document.__setitem__(0, DocumentId(id_)),
        safe_mode=safe_mode,
    )


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
        converters=registry.converters,
        plugins=registry.plugins,
        consent=built.consent,
    )
