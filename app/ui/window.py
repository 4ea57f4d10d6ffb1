"""StudioWindow: the title row, the work in the middle, the docks around it and the status row."""

from __future__ import annotations

import logging
import time
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QByteArray, QCoreApplication, QEvent, QSize, Qt
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QApplication,
    QDockWidget,
    QLabel,
    QMainWindow,
    QMenu,
    QStackedWidget,
    QTabBar,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from app.api import Area, Made, Panel, PanelContext, Recipe, UserError
from app.document import AssetId, Document, Selection
from app.extensions.plugin import PanelInfo
from app.jobs import Job, JobEvent, Produced
from app.ui.actions import MENUS, ActionRegistry, action_text
from app.ui.dock_title import DockTitle
from app.ui.dropping import Dropping
from app.ui.gallery_dock import GalleryDock
from app.ui.history_dock import HistoryDock
from app.ui.inspector_dock import InspectorDock
from app.ui.model_manager import ModelManager
from app.ui.palette import CommandPalette, Entry
from app.ui.parts import WindowParts
from app.ui.preferences import Preferences
from app.ui.project_control import ProjectControl
from app.ui.prompt_dock import PromptDock
from app.ui.queue_dock import QueueDock
from app.ui.results import ResultRouter
from app.ui.status_row import StatusRow
from app.ui.theme import apply_theme, theme_for
from app.ui.title_row import TitleRow
from app.ui.welcome import RecoveryBar, Welcome
from app.ui.window_actions import window_actions
from app.widgets.icons import Icons

log = logging.getLogger(__name__)

_STATE_VERSION = 1
_DOCK_WIDTH = 320
_BOTTOM_HEIGHT = 170


class StudioWindow(QMainWindow):
    """The window; everything it works with comes in `parts`."""

    def __init__(self, parts: WindowParts) -> None:
        super().__init__()
        self._parts = parts
        self._icons = Icons(parts.studio.resources)
        self._panels: dict[str, QWidget] = {}
        self._extra_docks: dict[str, list[QDockWidget]] = {}
        self._current: PanelInfo | None = None
        self._hidden_docks: list[QDockWidget] = []
        self._welcome: Welcome | None = None
        self._preferences: Preferences | None = None
        self._models: ModelManager | None = None
        self.setAcceptDrops(True)
        self.setDockNestingEnabled(True)
        self.setTabPosition(Qt.DockWidgetArea.AllDockWidgetAreas, QTabWidget.TabPosition.North)
        self.status = StatusRow(parts)
        self.project = ProjectControl(parts, self.status, self)
        self._title = TitleRow(parts.panels, self._icons)
        self._stack = QStackedWidget()
        self._middle = QVBoxLayout()
        self._build_middle()
        self.registry = ActionRegistry(self, parts.settings, self._icons)
        self._build_docks()
        self.registry.add(window_actions(self, parts))
        self._palette = CommandPalette(self)
        self._dropping = Dropping(parts, self.status, self.project, self)
        self._router = ResultRouter(parts, self.status, self._panel_of, self._is_shown, self._show_plugin)
        self._connect()
        self._title.set_menus(self._main_menu(), self._document_menu())
        if parts.panels:
            self.show_workspace(str(parts.settings.get("workspace", parts.panels[0].id)))
        else:
            self._stack.addWidget(self._message(self.tr("No plugin is enabled: the studio runs in safe mode.")))
        self._show_name()

    def show_workspace(self, panel_id: str) -> None:
        """Show a workspace; its panel is imported when it is first shown."""
        info = next((panel for panel in self._parts.panels if panel.id == panel_id), self._parts.panels[0])
        self._keep_arrangement()
        self._current = info
        if info.id not in self._panels:
            self._load_panel(info)
        self._stack.setCurrentWidget(self._panels[info.id])
        for id_, docks in self._extra_docks.items():
            for dock in docks:
                dock.setVisible(id_ == info.id)
        self.prompt_dock.set_plugin(info.plugin)
        self._settle_tabs()
        self._title.show_workspace(info.id)
        self._parts.settings.set("workspace", info.id)
        self._restore_arrangement(info.id)
        self._show_welcome(info)

    def panel(self) -> Panel | None:
        """The panel that is shown, if it works."""
        return self._panel_of(self._current.plugin) if self._current else None

    def offer_recovery(self, found: Sequence[object], words: Sequence[str]) -> None:
        """Offer work that was not saved."""
        bar = RecoveryBar(found, words)
        bar.recover_wanted.connect(self.project.recover)
        bar.discard_wanted.connect(self._parts.studio.projects.discard)
        self._middle.insertWidget(0, bar)

    def show_recipe(self, made: Made | None) -> None:
        """Show how a result was made."""
        self.inspector.show_made(made)
        if made is not None:
            self._docks["inspector"].raise_()

    def toggle_docks(self) -> None:
        """Hide all docks, or bring them back."""
        if self._hidden_docks:
            for dock in self._hidden_docks:
                dock.show()
            self._hidden_docks = []
            return
        self._hidden_docks = [
            dock for dock in self.findChildren(QDockWidget) if dock.isVisible() or dock.visibleRegion()
        ]
        self._hidden_docks = [dock for dock in self._hidden_docks if not dock.isHidden()]
        for dock in self._hidden_docks:
            dock.hide()

    def set_theme(self, choice: str) -> None:
        """Draw everything dark, light, or as the system does."""
        application = QApplication.instance()
        if isinstance(application, QApplication):
            self._parts.settings.set("theme", choice)
            apply_theme(application, theme_for(application, choice), self._parts.studio.resources)
            self._retint()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask about unsaved work, then stop the workers and let go of everything."""
        if not self.project.may_close():
            event.ignore()
            return
        self._keep_arrangement()
        self._parts.jobs.queue.close()
        self.project.close()
        for panel in self._panels.values():
            panel.close()
        event.accept()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open, add, inspect or place what was dropped."""
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        self._dropping.take(paths)
        event.acceptProposedAction()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the system from dark to light."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.ThemeChange and self._parts.settings.get("theme", "system") == "system":
            self.set_theme("system")

    def _build_middle(self) -> None:
        middle = QWidget()
        middle.setObjectName("ground")
        self._middle = QVBoxLayout(middle)
        self._middle.setContentsMargins(0, 0, 0, 0)
        self._middle.setSpacing(0)
        self._middle.addWidget(self._stack, 1)
        self.setMenuWidget(self._title)
        self.setCentralWidget(middle)
        self.statusBar().setSizeGripEnabled(False)
        self.statusBar().setFixedHeight(30)
        self.statusBar().addPermanentWidget(self.status, 1)

    def _build_docks(self) -> None:
        self.prompt_dock = PromptDock(self._parts, self._icons, self.status, self.panel)
        self.inspector = InspectorDock(self._parts, self._icons)
        self.gallery = GalleryDock(self._parts, self._icons, self.status)
        self.queue = QueueDock(self._parts, self._icons)
        self.history = HistoryDock(self._parts.session)
        right, bottom = Qt.DockWidgetArea.RightDockWidgetArea, Qt.DockWidgetArea.BottomDockWidgetArea
        self._docks = {
            "prompt": self._dock("prompt", self.tr("Prompt"), self.prompt_dock, right),
            "inspector": self._dock("inspector", self.tr("Inspector"), self.inspector, right),
            "history": self._dock("history", self.tr("History"), self.history, right),
            "gallery": self._dock("gallery", self.tr("Gallery"), self.gallery, bottom),
            "queue": self._dock("queue", self.tr("Queue"), self.queue, bottom),
        }
        self.tabifyDockWidget(self._docks["inspector"], self._docks["history"])
        self.tabifyDockWidget(self._docks["gallery"], self._docks["queue"])
        self._docks["gallery"].raise_()
        self._docks["inspector"].raise_()
        self.setCorner(Qt.Corner.BottomRightCorner, right)
        self.resizeDocks([self._docks["prompt"]], [_DOCK_WIDTH], Qt.Orientation.Horizontal)
        self.resizeDocks([self._docks["gallery"]], [_BOTTOM_HEIGHT], Qt.Orientation.Vertical)

    def _dock(self, name: str, title: str, widget: QWidget, area: Qt.DockWidgetArea) -> QDockWidget:
        dock = QDockWidget(title, self)
        dock.setObjectName(name)
        widget.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        dock.setWidget(widget)
        dock.setTitleBarWidget(DockTitle(dock))
        dock.topLevelChanged.connect(lambda _floating: self._settle_tabs())
        self.addDockWidget(area, dock)
        return dock

    def _connect(self) -> None:
        title, prompt = self._title, self.prompt_dock
        title.workspace_chosen.connect(self.show_workspace)
        title.palette_wanted.connect(self.open_palette)
        title.theme_wanted.connect(self.swap_theme)
        title.preferences_wanted.connect(self.open_preferences)
        self.project.state_changed.connect(self.status.show_saved)
        self.project.state_changed.connect(lambda _words: self._show_name())
        self.project.opened.connect(self._project_opened)
        self.gallery.shown.connect(self.show_recipe)
        self.gallery.place_wanted.connect(self._place)
        self.gallery.recall_wanted.connect(lambda made: self._recall(made.recipe))
        self.gallery.again_wanted.connect(lambda made: self._again(made.recipe))
        self.gallery.vary_wanted.connect(lambda made: self._vary(made.recipe))
        self.gallery.export_wanted.connect(self.project.export_made)
        self.inspector.recall_wanted.connect(self._recall)
        self.inspector.again_wanted.connect(self._again)
        self.inspector.vary_wanted.connect(self._vary)
        prompt.submitted.connect(lambda _job: self._hide_welcome(for_good=False))
        self._dropping.recall_wanted.connect(lambda values: prompt.recall(prompt_generator(self._current), values))
        self._dropping.inspected.connect(self._show_provenance)
        self._dropping.place_wanted.connect(self._place_asset)
        self._dropping.models_changed.connect(prompt.models_changed)
        self._parts.session.subscribe(self._document_changed)
        self._parts.session.subscribe_selection(self._selected)
        self._parts.jobs.changed.connect(self._job_changed)
        self.gallery.refresh()

    def _load_panel(self, info: PanelInfo) -> None:
        context = PanelContext(
            session=self._parts.session,
            assets=self._parts.studio.assets,
            generators=self._parts.generators,
            jobs=self._parts.jobs,
            settings=self._parts.settings,
            messages=self.status,
            resources=self._parts.studio.resources,
            reveal=self.show_workspace,
        )
        try:
            made = info.load()(context)
            if not isinstance(made, QWidget):
                raise TypeError(f"{info.id} is no widget")
            widget: QWidget = made
            self.registry.add(widget.actions(), widget)  # type: ignore[arg-type]
            self._add_docks(info, widget)
        except Exception as error:
            log.exception("the panel %s failed", info.id)
            widget = self._message(
                self.tr("“{name}” cannot be shown: {what}").format(
                    name=info.title, what=str(error) or type(error).__name__
                )
            )
        self._panels[info.id] = widget
        self._stack.addWidget(widget)

    def _add_docks(self, info: PanelInfo, widget: QWidget) -> None:
        places = {
            Area.LEFT: Qt.DockWidgetArea.LeftDockWidgetArea,
            Area.RIGHT: Qt.DockWidgetArea.RightDockWidgetArea,
            Area.BOTTOM: Qt.DockWidgetArea.BottomDockWidgetArea,
            Area.CENTER: Qt.DockWidgetArea.RightDockWidgetArea,
        }
        docks = []
        for item in widget.docks():  # type: ignore[attr-defined]
            title = QCoreApplication.translate("Plugins", item.title)
            dock = self._dock(f"{info.id}.{item.id}", title, item.widget, places[item.area])
            if item.area is Area.RIGHT:
                self.tabifyDockWidget(self._docks["inspector"], dock)
                dock.raise_()
            docks.append(dock)
        self._extra_docks[info.id] = docks

    def open_palette(self) -> None:
        """Search for anything."""
        self.registry.refresh()
        entries = [
            Entry(
                action_text(action.title),
                self.registry.entry(action.id).shortcut().toString(),
                self.registry.entry(action.id).trigger,
                self.registry.entry(action.id).icon(),
            )
            for action in self.registry.actions
        ]
        entries += [
            Entry(path.stem, self.tr("project"), partial(self.project.open, path), self._icons.icon("file"))
            for path in self.project.recent()
        ]
        self._palette.open(entries)

    def open_preferences(self) -> None:
        """Show the preferences."""
        if self._preferences is None:
            self._preferences = Preferences(self._parts.settings, self.registry, self)
            self._preferences.theme_chosen.connect(self.set_theme)
        self._preferences.show()
        self._preferences.raise_()

    def open_models(self) -> None:
        """Show the models."""
        if self._models is None:
            self._models = ModelManager(self._parts, self.status, self)
            self._models.changed.connect(self.prompt_dock.models_changed)
        self._models.show()
        self._models.raise_()

    def _main_menu(self) -> QMenu:
        menu = QMenu(self)
        for name in MENUS:
            part = self.registry.menu(name, menu)
            if not part.isEmpty():
                menu.addMenu(part)
        return menu

    def _document_menu(self) -> QMenu:
        menu = QMenu(self)

        def fill() -> None:
            menu.clear()
            for id_ in ("file.new", "file.open", "file.save", "file.save-as", "file.export"):
                menu.addAction(self.registry.entry(id_))
            menu.addSeparator()
            for path in self.project.recent():
                menu.addAction(path.stem, partial(self.project.open, path)).setToolTip(str(path))

        menu.aboutToShow.connect(fill)
        fill()
        return menu

    def _show_welcome(self, info: PanelInfo) -> None:
        if self._welcome is not None:
            self._welcome.deleteLater()
            self._welcome = None
        if not info.hint or self._parts.settings.get(f"welcomed.{info.id}", default=False):
            return
        self._welcome = Welcome(info, self._stack)
        self._welcome.example_chosen.connect(self._try_example)
        self._welcome.dismissed.connect(lambda: self._hide_welcome(for_good=True))
        self._welcome.show()

    def _try_example(self, text: str) -> None:
        self.prompt_dock.set_prompt(text)
        self.prompt_dock.generate()

    def _hide_welcome(self, *, for_good: bool) -> None:
        if self._welcome is not None:
            self._welcome.hide()
        if for_good and self._current:
            self._parts.settings.set(f"welcomed.{self._current.id}", value=True)

    def _job_changed(self, _job: Job, event: JobEvent | None) -> None:
        if isinstance(event, Produced):
            self._hide_welcome(for_good=True)

    def _document_changed(self, old: Document, new: Document) -> None:
        if old.parts is not new.parts:
            self._hide_welcome(for_good=False)
        self.registry.refresh()

    def _selected(self, selection: Selection) -> None:
        asset = self._parts.session.document.assets.get(selection.asset or AssetId(""))
        if asset is not None:
            self.inspector.show_asset(asset, asset.recipe)

    def _project_opened(self) -> None:
        self._show_name()
        self.history.refresh()
        self.inspector.clear()

    def _show_provenance(self, name: str, found: object) -> None:
        self.inspector.show_provenance(name, found)  # type: ignore[arg-type]
        self._docks["inspector"].show()
        self._docks["inspector"].raise_()

    def _place(self, made: Made) -> None:
        self._place_asset(made.asset, made.recipe)

    def _place_asset(self, asset: object, recipe: object) -> None:
        panel = self.panel()
        if panel is not None:
            panel.place(asset, recipe)  # type: ignore[arg-type]

    def _recall(self, recipe: Recipe) -> None:
        self.prompt_dock.recall(recipe.generator, recipe.request)
        self.prompt_dock.focus_prompt()

    def _again(self, recipe: Recipe) -> None:
        try:
            self._parts.generators.submit_recipe(recipe)
        except UserError as error:
            self.status.fail(error)

    def _vary(self, recipe: Recipe) -> None:
        seed = recipe.request.get("seed")
        try:
            changes = {"seed": (seed + 1) % 2**32} if isinstance(seed, int) else {}
            self._parts.generators.submit_recipe(recipe, changes)
        except UserError as error:
            self.status.fail(error)

    def _panel_of(self, plugin: str) -> Panel | None:
        for info in self._parts.panels:
            panel = self._panels.get(info.id)
            if info.plugin == plugin and panel is not None and hasattr(panel, "offer"):
                return panel  # type: ignore[return-value]
        return None

    def _is_shown(self, plugin: str) -> bool:
        return self._current is not None and self._current.plugin == plugin

    def _show_plugin(self, plugin: str) -> None:
        for info in self._parts.panels:
            if info.plugin == plugin:
                self.show_workspace(info.id)

    def quit(self) -> None:
        """Close the window, asking about unsaved work."""
        self.close()

    @property
    def dock_names(self) -> tuple[str, ...]:
        """The window's own docks."""
        return tuple(self._docks)

    def show_dock(self, name: str) -> None:
        """Show a dock and bring it to the front."""
        self._docks[name].show()
        self._docks[name].raise_()

    def swap_theme(self) -> None:
        """From dark to light or back."""
        light = self.palette().color(self.foregroundRole()).lightness() < 128
        self.set_theme("dark" if light else "light")

    def _retint(self) -> None:
        self._title.retint()
        for action in self.registry.actions:
            self.registry.entry(action.id).setIcon(self._icons.icon(action.icon))

    def _show_name(self) -> None:
        self._title.show_document(self.project.name())
        self.setWindowTitle(f"{self.project.name()} – Seisei")

    def _settle_tabs(self) -> None:
        """Show whole words on the tabs, and no second title below them."""
        for bar in self.findChildren(QTabBar):
            bar.setElideMode(Qt.TextElideMode.ElideNone)
            bar.setUsesScrollButtons(False)
            bar.setExpanding(False)
        for dock in self.findChildren(QDockWidget):
            title = dock.titleBarWidget()
            if isinstance(title, DockTitle):
                title.show_words(not self.tabifiedDockWidgets(dock))

    def _message(self, words: str) -> QWidget:
        label = QLabel(words)
        label.setWordWrap(True)
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        label.setProperty("class", "secondary")
        return label

    def _keep_arrangement(self) -> None:
        if self._current is not None and self.isVisible():
            state = bytes(self.saveState(_STATE_VERSION).toBase64().data()).decode("ascii")
            self._parts.settings.set(f"arrangement.{self._current.id}", state)
            self._parts.settings.set("window", [self.width(), self.height()])

    def _restore_arrangement(self, panel: str) -> None:
        kept = self._parts.settings.get(f"arrangement.{panel}", "")
        if isinstance(kept, str) and kept:
            self.restoreState(QByteArray.fromBase64(kept.encode("ascii")), _STATE_VERSION)


def prompt_generator(panel: PanelInfo | None) -> str:
    """The generator that recalled settings of other programs are for."""
    return f"{panel.plugin}.text-to-image" if panel else ""


def first_size(parts: WindowParts) -> QSize:
    """The size to open with: as it was left, or most of the screen."""
    kept = parts.settings.get("window", [])
    if isinstance(kept, list) and len(kept) == 2 and all(isinstance(side, int) for side in kept):
        width, height = kept
        return QSize(int(str(width)), int(str(height)))
    screen = QApplication.primaryScreen().availableGeometry()
    return QSize(min(1600, screen.width()), min(1000, screen.height()))


def when(seconds_since_1970: float) -> str:
    """A time of day, short."""
    return time.strftime("%H:%M", time.localtime(seconds_since_1970))
