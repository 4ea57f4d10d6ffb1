"""StudioWindow: the title row, the work in the middle, the docks around it and the status row."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QMenu, QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from app.api import Area, Asset, Json, Made, Provenance
from app.api.studio import Recoverable
from app.document import AssetId, Document, Selection
from app.extensions.plugin import PanelInfo
from app.jobs import Job, JobEvent, Produced
from app.ui.actions import MENUS, ActionRegistry
from app.ui.docks import Docks
from app.ui.dropping import Dropping
from app.ui.exporting import Exporting
from app.ui.gallery_dock import GalleryDock
from app.ui.history_dock import HistoryDock
from app.ui.inspector_dock import InspectorDock
from app.ui.making_from import MakingFrom
from app.ui.missing_media import MissingMediaBar
from app.ui.model_manager import ModelManager
from app.ui.outgoing import Outgoing
from app.ui.palette import CommandPalette
from app.ui.palette_entries import PaletteEntries
from app.ui.parts import WindowParts
from app.ui.preferences import Preferences, settings_entries
from app.ui.project_control import ProjectControl
from app.ui.prompt_dock import PromptDock
from app.ui.queue_dock import QueueDock
from app.ui.recovery_bar import RecoveryBar
from app.ui.results import ResultRouter
from app.ui.reusing import Reusing
from app.ui.status_row import StatusRow
from app.ui.theme import apply_theme, theme_for
from app.ui.tidying import AFTER_CLOSING_MS, Tidying
from app.ui.title_row import TitleRow
from app.ui.welcome import Welcome
from app.ui.window_actions import window_actions
from app.ui.workspaces import Doors, Workspaces
from app.widgets.icons import Icons


class StudioWindow(QMainWindow):
    """The window; everything it works with comes in `parts`."""

    def __init__(self, parts: WindowParts) -> None:
        super().__init__()
        self._parts = parts
        self._icons = Icons(parts.studio.resources)
        self._welcome: Welcome | None = None
        self._preferences: Preferences | None = None
        self._models: ModelManager | None = None
        self.setAcceptDrops(True)
        self.setDockNestingEnabled(True)
        self.setTabPosition(Qt.DockWidgetArea.AllDockWidgetAreas, QTabWidget.TabPosition.North)
        self.setMinimumSize(800, 520)
        self.status = StatusRow(parts)
        self.registry = ActionRegistry(self, parts.settings, self._icons)
        self.docks = Docks(self, parts.settings)
        self._stack = QStackedWidget()
        self._middle = self._build_middle()
        self._exporting = Exporting(parts, self.status, self)
        self._outgoing = Outgoing(self._exporting.writer, self._exporting.ending_of, self._exporting.keeps_recipe)
        doors = Doors(
            self._exporting.export_asset,
            lambda path: self._dropping.take([path]),
            self._outgoing.file_of,
            self.show_asset,
            self._export_of,
            self._find_missing,
            lambda recipe: self._reusing.recall(recipe),  # noqa: PLW0108 - what is called is made later
        )
        self.workspaces = Workspaces(parts, self._stack, self.docks, self.registry, self.status, doors)
        self.project = ProjectControl(parts, self.status, self, self.workspaces.settle)
        self.missing = MissingMediaBar(parts, self.project, self.status)
        self._middle.insertWidget(0, self.missing)
        self.tidying = Tidying(parts, self)
        self._build_docks()
        self.making_from = MakingFrom(parts, self.status, self.workspaces, self.prompt_dock, self.write_prompt)
        self.registry.add(window_actions(self, parts), self._stack)
        self._title = TitleRow(parts.panels, self._icons, self.registry)
        self.setMenuWidget(self._title)
        self._palette = CommandPalette(self)
        settings = partial(settings_entries, self._icons, self.set_theme, self.open_preferences)
        self._entries = PaletteEntries(parts, self.registry, self.project, self.prompt_dock, self._icons, settings)
        self._reusing = Reusing(
            parts, self.status, self.workspaces, self.prompt_dock, self.write_prompt, self._exporting
        )
        self._dropping = Dropping(parts, self.status, self.project, self)
        self._router = ResultRouter(
            parts, self.status, self.workspaces.panel_of, self.workspaces.is_shown, self.workspaces.show_plugin
        )
        self._connect()
        self.workspaces.show(str(parts.settings.get("workspace", "")))
        self._title.set_menus(self._main_menu(), self._document_menu())
        self._show_name()

    def offer_recovery(self, found: Sequence[Recoverable], words: Sequence[str]) -> None:
        """Offer work that was not saved."""
        bar = RecoveryBar(found, words, safe_mode=self._parts.safe_mode)
        bar.recover_wanted.connect(self.project.recover)
        bar.open_wanted.connect(self.project.open)
        bar.discard_wanted.connect(self.project.discard)
        self._middle.insertWidget(0, bar)

    def show_recipe(self, made: Made | None) -> None:
        """Show how a result was made."""
        self.inspector.show_made(made)
        if made is not None:
            self.docks.show("inspector")

    def show_asset(self, asset: Asset) -> None:
        """Show what was made as a take to look at, in the workspace that takes such a thing."""
        self._reusing.show(asset)
        self._hide_welcome(for_good=True)

    def _find_missing(self) -> None:
        self.missing.look()

    def set_theme(self, choice: str) -> None:
        """Draw everything dark, light, or as the system does."""
        application = QApplication.instance()
        if isinstance(application, QApplication):
            self._parts.settings.set("theme", choice)
            apply_theme(application, theme_for(application, choice), self._parts.studio.resources)
            self._icons.retint(self)

    def swap_theme(self) -> None:
        """From dark to light or back."""
        light = self.palette().color(self.foregroundRole()).lightness() < 128
        self.set_theme("dark" if light else "light")

    def undo(self) -> None:
        """Take the last step back."""
        if self.workspaces.settle():
            self._parts.session.undo()

    def redo(self) -> None:
        """Make a step again that was taken back."""
        if self.workspaces.settle():
            self._parts.session.redo()

    def quit(self) -> None:
        """Close the window, asking about unsaved work."""
        self.close()

    def export_work(self) -> None:
        """Write the work of this workspace to a file."""
        current = self.workspaces.current
        self._export_of(current.plugin if current else "", (), {})

    def _export_of(self, plugin: str, formats: Sequence[str], given: Mapping[str, Json]) -> None:
        if self.workspaces.settle():
            self._exporting.export_work(self.project.suggested_file(), plugin, formats, given)

    def write_prompt(self) -> None:
        """Put the cursor into the prompt."""
        self.docks.show("prompt")
        self.prompt_dock.focus_prompt()

    def open_palette(self) -> None:
        """Search for anything."""
        self._palette.open(self._entries.all())

    def import_files(self) -> None:
        """Ask for files, and put what is in them into the work that is shown, or where it can be."""
        self._dropping.ask()

    def open_preferences(self, page: str = "") -> None:
        """Show the preferences."""
        if self._preferences is None:
            self._preferences = Preferences(self._parts, self.registry, self.tidying, self._icons, self)
            self._preferences.theme_chosen.connect(self.set_theme)
            self._preferences.models_wanted.connect(self.open_models)
            self._preferences.wildcards_chosen.connect(self.prompt_dock.models_changed)
        self._preferences.open_page(page)

    def open_keys(self) -> None:
        """Show all keys in one list."""
        self.open_preferences("keys")

    def open_models(self) -> None:
        """Show the models."""
        if self._models is None:
            self._models = ModelManager(self._parts, self.status, self)
            self._models.changed.connect(self._models_changed)
        self._models.show()
        self._models.raise_()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask about unsaved work, then close the panels, stop the workers and let go of everything."""
        if not self.project.may_close():
            event.ignore()
            return
        self.workspaces.keep_arrangement()
        self._parts.settings.set("window", [self.width(), self.height()])
        self.workspaces.close()
        self.tidying.close()
        self.gallery.let_go()
        self._parts.jobs.queue.close()
        self._outgoing.close()
        self.project.close()
        event.accept()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files of other programs."""
        if event.source() is None and event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open, add, inspect or place what was dropped."""
        self._dropping.take(_files(event))
        event.acceptProposedAction()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the system from dark to light."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.ThemeChange and self._parts.settings.get("theme", "system") == "system":
            self.set_theme("system")

    def _build_middle(self) -> QVBoxLayout:
        middle = QWidget()
        middle.setObjectName("ground")
        layout = QVBoxLayout(middle)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._stack, 1)
        self.setCentralWidget(middle)
        self.statusBar().setSizeGripEnabled(False)
        self.statusBar().addPermanentWidget(self.status, 1)
        return layout

    def _build_docks(self) -> None:
        self.prompt_dock = PromptDock(self._parts, self._icons, self.status, lambda: self.workspaces.panel)
        self.inspector = InspectorDock(self._parts, self._icons)
        self.gallery = GalleryDock(self._parts, self._icons, self.status, self._outgoing.file_of)
        self.queue = QueueDock(self._parts, self._icons)
        self.history = HistoryDock(self._parts.session, self.workspaces.settle)
        self.docks.add("prompt", self.tr("Prompt"), self.prompt_dock, Area.RIGHT)
        self.docks.add("inspector", self.tr("Inspector"), self.inspector, Area.RIGHT)
        self.docks.add("history", self.tr("History"), self.history, Area.RIGHT, with_dock="inspector")
        self.docks.add("gallery", self.tr("Gallery"), self.gallery, Area.BOTTOM)
        self.docks.add("queue", self.tr("Queue"), self.queue, Area.BOTTOM, with_dock="gallery")
        self.docks.show("gallery")
        self.docks.show("inspector")
        self.docks.give_sizes("prompt", "inspector", "gallery")

    def _connect(self) -> None:
        title, prompt = self._title, self.prompt_dock
        title.workspace_chosen.connect(self.workspaces.show)
        title.palette_wanted.connect(self.open_palette)
        title.theme_wanted.connect(self.swap_theme)
        title.preferences_wanted.connect(self.open_preferences)
        self.workspaces.changed.connect(self._workspace_changed)
        self.project.state_changed.connect(self.status.show_saved)
        self.project.state_changed.connect(lambda _words: self._show_name())
        self.project.opened.connect(self._project_opened)
        self.gallery.shown.connect(self.show_recipe)
        self.gallery.place_wanted.connect(self._reusing.place_made)
        self.gallery.show_wanted.connect(lambda made: self.show_asset(replace(made.asset, recipe=made.recipe)))
        self.gallery.recall_wanted.connect(lambda made: self._reusing.recall(made.recipe))
        self.gallery.again_wanted.connect(lambda made: self._reusing.again(made.recipe))
        self.gallery.vary_wanted.connect(lambda made: self._reusing.vary(made.recipe))
        self.gallery.export_wanted.connect(self._reusing.export)
        self.gallery.menu_wanted.connect(self.making_from.fill_menu)
        self.inspector.recall_wanted.connect(self._reusing.recall)
        self.inspector.again_wanted.connect(self._reusing.again)
        self.inspector.vary_wanted.connect(self._reusing.vary)
        prompt.submitted.connect(lambda _job: self._hide_welcome(for_good=False))
        prompt.model_shown.connect(self.status.show_model)
        for came in (prompt.model_fetched, self._dropping.models_changed, self.workspaces.model_fetched):
            came.connect(self._models_changed)
        prompt.models_wanted.connect(self.open_models)
        self._dropping.recall_wanted.connect(self._reusing.recall_found)
        self._dropping.inspected.connect(self._show_provenance)
        self._dropping.place_wanted.connect(self._reusing.place)
        self._parts.session.subscribe(self._document_changed)
        self._parts.session.subscribe_selection(self._selected)
        self._parts.jobs.changed.connect(self._job_changed)
        self.gallery.refresh()
        self._entries.look_up_models()

    def _workspace_changed(self, info: PanelInfo) -> None:
        self.prompt_dock.set_plugin(info.plugin)
        self._title.show_workspace(info.id)
        if (widget := self.workspaces.widget) is not None:
            self._show_welcome(info, widget)
        if self._router.deliver(info.plugin):
            self._hide_welcome(for_good=True)

    def _main_menu(self) -> QMenu:
        menu = QMenu(self)
        for name in MENUS:
            part = self.registry.menu(name, menu)
            if not part.isEmpty():
                menu.addMenu(part)
        self.registry.watch(menu)
        return menu

    def _document_menu(self) -> QMenu:
        menu = QMenu(self)

        def fill() -> None:
            menu.clear()
            for id_ in ("file.new", "file.open", "file.save", "file.save-as", "file.import", "file.export"):
                menu.addAction(self.registry.entry(id_))
            menu.addSeparator()
            for path in self.project.recent():
                menu.addAction(path.stem, partial(self.project.open, path)).setToolTip(str(path))

        menu.setToolTipsVisible(True)
        menu.aboutToShow.connect(fill)
        self.registry.watch(menu)
        fill()
        return menu

    def _show_welcome(self, info: PanelInfo, over: QWidget) -> None:
        if self._welcome is not None:
            self._welcome.deleteLater()
            self._welcome = None
        seen = bool(self._parts.settings.get(f"welcomed.{info.id}", default=False))
        if not info.hint or seen or self.workspaces.panel is None or self._parts.session.document.parts:
            return
        self._welcome = Welcome(info, over)
        self._welcome.example_chosen.connect(self._try_example)
        self._welcome.dismissed.connect(lambda: self._hide_welcome(for_good=True))
        self._welcome.show()

    def _try_example(self, text: str) -> None:
        self.prompt_dock.set_prompt(text)
        self.prompt_dock.generate()

    def _hide_welcome(self, *, for_good: bool) -> None:
        if self._welcome is not None:
            self._welcome.hide()
        if for_good and self.workspaces.current:
            self._parts.settings.set(f"welcomed.{self.workspaces.current.id}", value=True)

    def _job_changed(self, _job: Job, event: JobEvent | None) -> None:
        if isinstance(event, Produced):
            self._hide_welcome(for_good=True)

    def _document_changed(self, old: Document, new: Document) -> None:
        if old.parts is not new.parts:
            self._hide_welcome(for_good=False)

    def _selected(self, selection: Selection) -> None:
        asset = self._parts.session.document.assets.get(selection.asset or AssetId(""))
        if asset is not None:
            self.inspector.show_asset(asset, asset.recipe)
        elif selection.part:
            self.inspector.clear()

    def _models_changed(self) -> None:
        self.prompt_dock.models_changed()
        self._entries.look_up_models()

    def _project_opened(self) -> None:
        self._show_name()
        self.workspaces.show_work(self._parts.session.document.parts)
        self.history.refresh()
        self.inspector.clear()
        self.tidying.begin(AFTER_CLOSING_MS)

    def _show_provenance(self, name: str, found: Provenance) -> None:
        self.inspector.show_provenance(name, found)
        self.docks.show("inspector")

    def _show_name(self) -> None:
        self._title.show_document(self.project.name())
        self.setWindowTitle(f"{self.project.name()}[*] – Seisei")
        self.setWindowModified(self.project.unsaved)


def first_size(parts: WindowParts) -> QSize:
    """The size to open with: as it was left, or most of the screen."""
    screen = QApplication.primaryScreen().availableGeometry()
    kept = parts.settings.get("window", [])
    match kept:
        case [int(width), int(height)]:
            return QSize(min(width, screen.width()), min(height, screen.height()))
    return QSize(min(1600, screen.width()), min(1000, screen.height()))


def when(seconds_since_1970: float) -> str:
    """A time of day, short."""
    return time.strftime("%H:%M", time.localtime(seconds_since_1970))


def _files(event: QDropEvent) -> list[Path]:
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
