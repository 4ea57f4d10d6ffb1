"""PaletteEntries: everything that the palette finds."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject

from app.api import Lane, ModelKind, ModelRecord
from app.ui.actions import ActionRegistry, action_text, is_possible, key_text
from app.ui.palette import Entry
from app.ui.parts import WindowParts
from app.ui.project_control import ProjectControl
from app.ui.prompt_dock import PromptDock
from app.widgets.icons import Icons


class PaletteEntries(QObject):
    """Gathers actions, generators, models, recent projects and settings; models are looked up ahead, on a worker."""

    def __init__(
        self,
        parts: WindowParts,
        actions: ActionRegistry,
        project: ProjectControl,
        prompt: PromptDock,
        icons: Icons,
        settings: Callable[[], Sequence[Entry]],
    ) -> None:
        super().__init__(actions)
        self._parts, self._actions, self._project, self._prompt = parts, actions, project, prompt
        self._icons, self._settings = icons, settings
        self._models: Sequence[ModelRecord] = ()

    def look_up_models(self) -> None:
        """Find the models that there are now."""
        models = self._parts.studio.models

        def keep(found: Sequence[ModelRecord]) -> None:
            self._models = [record for record in found if not record.complaint]

        self._parts.jobs.run("", lambda _context: models.records(ModelKind.CHECKPOINT), Lane.IO, keep)

    def all(self) -> list[Entry]:
        """Everything there is at this moment."""
        return [*self._from_actions(), *self._generators(), *self._from_models(), *self._projects(), *self._settings()]

    def _from_actions(self) -> Iterator[Entry]:
        for action in self._actions.actions:
            # The palette is open already.
            if action.id != "view.palette":
                keys = key_text(self._actions.keys(action.id)[:1])
                icon, run = self._icons.icon(action.icon), self._actions.entry(action.id).trigger
                yield Entry(action_text(action.title), keys, run, icon, is_possible(action))

    def _generators(self) -> Iterator[Entry]:
        for info in self._parts.generators.infos():
            title = QCoreApplication.translate("Plugins", info.title)
            yield Entry(title, self.tr("generator"), partial(self._choose, info.id), self._icons.icon("sparkles"))

    def _from_models(self) -> Iterator[Entry]:
        for record in self._models:
            yield Entry(record.name, self.tr("model"), partial(self._use, record), self._icons.icon("box"))

    def _projects(self) -> Iterator[Entry]:
        for path in self._project.recent():
            yield Entry(path.stem, self.tr("project"), partial(self._project.open, path), self._icons.icon("file"))

    def _choose(self, generator: str) -> None:
        self._prompt.recall(generator, {})
        self._prompt.focus_prompt()

    def _use(self, record: ModelRecord) -> None:
        self._prompt.recall("", {"model": record.id})
        self._prompt.focus_prompt()
