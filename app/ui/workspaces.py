"""Workspaces: the panels of the plugins, each imported when it is first shown."""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtWidgets import QLabel, QSizePolicy, QStackedWidget, QWidget

from app.api import (
    Area,
    CatalogueEntry,
    Dock,
    Job,
    JobContext,
    Json,
    Lane,
    Messages,
    ModelRecord,
    Panel,
    PanelContext,
    UserError,
    accepts,
)
from app.document import Asset, Recipe, items_of
from app.extensions.plugin import PanelInfo
from app.ui.actions import ActionRegistry
from app.ui.docks import Docks
from app.ui.parts import WindowParts
from app.ui.status_row import error_words

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Shown:
    widget: QWidget
    panel: Panel | None
    docks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Doors:
    """What the window does for a panel: see PanelContext."""

    export: Callable[[Asset], None]
    take_file: Callable[[Path], None]
    file_of: Callable[[Asset], Future[Path] | None]
    show: Callable[[Asset], None]
    export_work: Callable[[str, Sequence[str], Mapping[str, Json]], None]
    find_missing: Callable[[], None]
    recall: Callable[[Recipe], None]


class Workspaces(QObject):
    """Shows one panel at a time; one that fails is a quiet message in its place, and never more than that."""

    changed = Signal(object)
    """The PanelInfo of the workspace that is shown now."""
    model_fetched = Signal()
    """A model came that a panel asked for."""

    def __init__(
        self,
        parts: WindowParts,
        stack: QStackedWidget,
        docks: Docks,
        actions: ActionRegistry,
        messages: Messages,
        doors: Doors,
    ) -> None:
        super().__init__(stack)
        self._parts, self._stack, self._docks, self._actions = parts, stack, docks, actions
        self._messages, self._doors = messages, doors
        self._shown: dict[str, _Shown] = {}
        self._current: PanelInfo | None = None

    @property
    def current(self) -> PanelInfo | None:
        """The workspace that is shown."""
        return self._current

    @property
    def panel(self) -> Panel | None:
        """The panel that is shown, if it works."""
        return self._shown[self._current.id].panel if self._current else None

    @property
    def widget(self) -> QWidget | None:
        """What stands in the middle of the window now."""
        return self._stack.currentWidget()

    def show(self, panel_id: str) -> None:
        """Show a workspace by its id; an unknown one gives the first."""
        infos = self._parts.panels
        if not infos:
            self._stack.addWidget(
                message(QCoreApplication.translate("Window", "No plugin is enabled: the studio runs in safe mode."))
            )
            return
        info = next((info for info in infos if info.id == panel_id), infos[0])
        self.keep_arrangement()
        self._current = info
        if info.id not in self._shown:
            self._shown[info.id] = self._load(info)
            self._stack.addWidget(self._shown[info.id].widget)
        shown = self._shown[info.id]
        for each in self._shown.values():
            # The stack would else be as wide as the widest of all workspaces needs, whichever is seen.
            policy = QSizePolicy.Policy.Preferred if each is shown else QSizePolicy.Policy.Ignored
            each.widget.setSizePolicy(policy, policy)
        self._stack.setCurrentWidget(shown.widget)
        others = [name for other in self._shown.values() if other is not shown for name in other.docks]
        self._docks.restore(info.id, shown.docks, others)
        self._parts.settings.set("workspace", info.id)
        self.changed.emit(info)

    def show_plugin(self, plugin: str) -> None:
        """Show the first workspace of a plugin."""
        for info in self._parts.panels:
            if info.plugin == plugin:
                self.show(info.id)
                return

    def show_work(self, parts: Collection[str]) -> None:
        """Show a workspace of one of a document's parts, where the present one would be empty."""
        if self._current is not None and self._current.plugin not in parts:
            found = next((info for info in self._parts.panels if info.plugin in parts), None)
            if found is not None:
                self.show(found.id)

    def show_taking(self, media_type: str, *, elsewhere: bool = False) -> Panel | None:
        """Show a workspace in which something of a media type can be placed; its panel.

        The present one if it can, unless it is to be elsewhere.
        """
        current = [self._current] if self._current and not elsewhere else []
        for info in [*current, *self._parts.panels]:
            if elsewhere and info is self._current:
                continue
            if any(accepts(pattern, media_type) for pattern in info.takes):
                if info is not self._current:
                    self.show(info.id)
                return self.panel
        return None

    def _place(self, asset: Asset) -> None:
        panel = self.show_taking(asset.media_type, elsewhere=True)
        if panel is None:
            words = QCoreApplication.translate("Window", "There is no workspace that takes this.")
            self._messages.say(words)
        else:
            panel.place(asset, asset.recipe)

    def panel_of(self, plugin: str) -> Panel | None:
        """The panel of a plugin, if it was shown and works."""
        for info in self._parts.panels:
            if info.plugin == plugin and info.id in self._shown:
                return self._shown[info.id].panel
        return None

    def is_shown(self, plugin: str) -> bool:
        """Whether a plugin's workspace is the one that is shown."""
        return self._current is not None and self._current.plugin == plugin

    def keep_arrangement(self) -> None:
        """Keep where the docks of this workspace stand."""
        if self._current is not None and self._stack.isVisible():
            self._docks.keep(self._current.id)

    def settle(self) -> bool:
        """Have every panel bring its work into the document; whether all of it is there now."""
        panels = [shown.panel for shown in self._shown.values() if shown.panel is not None]
        settled = [panel.settle() for panel in panels]
        return all(settled)

    def close(self) -> None:
        """Close the panels."""
        for shown in self._shown.values():
            shown.widget.close()

    def _load(self, info: PanelInfo) -> _Shown:
        context = PanelContext(
            session=self._parts.session,
            assets=self._parts.studio.assets,
            generators=self._parts.generators,
            jobs=self._parts.jobs,
            settings=self._parts.settings,
            messages=self._messages,
            resources=self._parts.studio.resources,
            reveal=self.show,
            export=self._doors.export,
            take_file=self._doors.take_file,
            file_of=self._doors.file_of,
            show=self._doors.show,
            place_elsewhere=self._place,
            find_missing=self._doors.find_missing,
            recall=self._doors.recall,
            made_of=self._parts.studio.history.of,
            cache=self._parts.studio.cache,
            export_work=partial(self._doors.export_work, info.plugin),
            items_of=partial(items_of, types=self._parts.part_types),
            seeing=self._parts.studio.seeing,
            catalogue=self._parts.studio.models.catalogue,
            fetch=self._fetch,
        )
        try:
            panel: Panel = info.load()(context)
            widget: object = panel
            if not isinstance(widget, QWidget):
                raise TypeError(f"{info.id} is no widget")
            actions = list(panel.actions())
            docks = [(dock, _widget_of(dock)) for dock in panel.docks()]
        except Exception as error:
            # The plugin boundary: a panel never takes the window down.
            log.exception("the panel %s failed", info.id)
            return _Shown(message(_failure(info, error)), None, ())
        self._actions.add(actions, widget, workspace=True)
        return _Shown(widget, panel, tuple(self._add_dock(info, dock, widget) for dock, widget in docks))

    def _fetch(self, entry: CatalogueEntry) -> Job:
        """Fetch a model for a panel."""
        models = self._parts.studio.models

        def fetch(context: JobContext) -> ModelRecord:
            return models.fetch(entry.id, context)

        title = QCoreApplication.translate("ModelOffer", "Fetching {name}").format(name=entry.name)
        return self._parts.jobs.run(title, fetch, Lane.IO, lambda _record: self.model_fetched.emit())

    def _add_dock(self, info: PanelInfo, dock: Dock, widget: QWidget) -> str:
        name, title = f"{info.id}.{dock.id}", QCoreApplication.translate("Plugins", dock.title)
        usual = {Area.RIGHT: "inspector", Area.CENTER: "inspector", Area.BOTTOM: "gallery"}.get(dock.area, "")
        beside = dock.beside if dock.beside in self._docks.names else usual
        self._docks.add(name, title, widget, dock.area, with_dock=beside)
        return name


def _widget_of(dock: Dock) -> QWidget:
    if not isinstance(dock.widget, QWidget):
        raise TypeError(f"the dock {dock.id} is no widget")
    return dock.widget


def message(words: str) -> QWidget:
    """A sentence in the middle of the window, where there is no work to show."""
    label = QLabel(words)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    label.setMargin(32)
    label.setProperty("class", "secondary")
    return label


def _failure(info: PanelInfo, error: Exception) -> str:
    if not isinstance(error, UserError):
        error = UserError("It is faulty.", advice="Update the plugin, or remove it.", detail=error)
    text = QCoreApplication.translate("Window", "The plugin “{plugin}” cannot show “{name}”: {what}")
    name = QCoreApplication.translate("Plugins", info.title)
    return text.format(plugin=info.plugin, name=name, what=error_words(error))
