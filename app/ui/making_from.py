"""MakingFrom: something of another medium is made of a picture, such as music, wherever the picture is shown."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QMenu

from app.api import (
    AssetOf,
    Field,
    GeneratorInfo,
    Json,
    Lane,
    Made,
    Messages,
    ModelOf,
    Prompt,
    Recipe,
    Seed,
    UserError,
    accepts,
    fields_of,
)
from app.document import TILES, AssetId
from app.ui.parts import WindowParts
from app.ui.prompt_dock import PromptDock
from app.ui.workspaces import Workspaces

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Way:
    """A generator that makes another medium of something: the fields for that thing, and for words if it has one."""

    info: GeneratorInfo
    field: str
    prompt: str = ""


class MakingFrom(QObject):
    """Opens the form of what can be made of a picture, with the picture in it and the words that it was made from."""

    def __init__(
        self,
        parts: WindowParts,
        messages: Messages,
        workspaces: Workspaces,
        prompt: PromptDock,
        write_prompt: Callable[[], None],
    ) -> None:
        super().__init__()
        self._parts, self._messages, self._workspaces = parts, messages, workspaces
        self._prompt, self._write_prompt = prompt, write_prompt

    def ways(self, media_type: str) -> Sequence[Way]:
        """What sound can be made of something of a media type, and of nothing else."""
        found = []
        for info in self._parts.generators.infos():
            takes = any(accepts(pattern, media_type) for pattern in info.accepts)
            gives = any(pattern.startswith("audio/") for pattern in info.returns)
            if takes and gives and not accepts("audio/*", media_type) and (way := self._way(info, media_type)):
                found.append(way)
        return found

    def fill_menu(self, menu: QMenu, made: Made) -> None:
        """Offer in the menu of a result what can be made of it."""
        ways = self.ways(made.asset.media_type)
        title = self.tr("Score")
        if len(ways) == 1:
            menu.addAction(title, partial(self.open, ways[0], made.asset.id, made.recipe))
        elif ways:
            several = menu.addMenu(title)
            for way in ways:
                name = QCoreApplication.translate("Plugins", way.info.title)
                several.addAction(name, partial(self.open, way, made.asset.id, made.recipe))

    def open(self, way: Way, asset: AssetId, recipe: Recipe | None) -> None:
        """Show the form with the picture and the words that it was made from."""
        words = str(recipe.request.get("prompt", "")) if recipe is not None else ""
        values: dict[str, Json] = {way.field: asset}
        if way.prompt:
            values[way.prompt] = words
        self._workspaces.show_plugin(way.info.plugin)
        self._prompt.recall(way.info.id, values)
        self._write_prompt()

    def is_possible(self) -> bool:
        """Whether something can be made of the work that is shown."""
        return self._takes_pictures() and bool(self.ways(TILES))

    def open_for_work(self) -> None:
        """Take the picture of the work that is shown, and show the form of what is made of it."""
        panel, ways = self._workspaces.panel, self.ways(TILES)
        if panel is None or not self._takes_pictures() or not ways:
            self._messages.say(self.tr("There is no picture here to make music from."))
            return
        way = ways[0]
        session = self._parts.session
        selected = session.document.assets.get(session.selection.asset or AssetId(""))
        try:
            task = panel.input_task(way.info.id, [way.field])
        except UserError as error:
            self._messages.fail(error)
            return

        def taken(values: Mapping[str, Json]) -> None:
            self.open(way, AssetId(str(values[way.field])), selected.recipe if selected is not None else None)

        self._parts.jobs.run(self.tr("Reading the work"), task, Lane.IO, taken)

    def _takes_pictures(self) -> bool:
        info = self._workspaces.current
        return info is not None and any(pattern.startswith("image/") for pattern in info.takes)

    def _way(self, info: GeneratorInfo, media_type: str) -> Way | None:
        try:
            fields = fields_of(self._parts.generators.request_type(info.id))
        except Exception:
            # The plugin boundary: a generator that cannot be imported never takes the menu with it.
            log.exception("the request of %s cannot be looked at", info.id)
            return None
        taking = list(_taking(fields, media_type))
        open_ones = [
            field for field in fields if field.required and not isinstance(field.kind, ModelOf | Seed | Prompt)
        ]
        if not taking or any(field.name != taking[0] for field in open_ones):
            return None
        prompts = [field.name for field in fields if isinstance(field.kind, Prompt) and not field.kind.negative]
        return Way(info, taking[0], prompts[0] if prompts else "")


def _taking(fields: Sequence[Field], media_type: str) -> Iterator[str]:
    for field in fields:
        if isinstance(field.kind, AssetOf) and not field.given and accepts(field.kind.media_type, media_type):
            yield field.name
