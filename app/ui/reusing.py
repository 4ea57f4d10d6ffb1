"""Reusing: what can be done with something that was made, wherever it is shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject

from app.api import Asset, Made, Messages, Provenance, Recipe, UserError
from app.api.panel import MakesAgain
from app.ui.exporting import Exporting
from app.ui.parts import WindowParts
from app.ui.prompt_dock import PromptDock
from app.ui.workspaces import Workspaces


class Reusing(QObject):
    """Places it on the work, takes its recipe up into the prompt, makes it again, varies it, writes it to a file."""

    def __init__(
        self,
        parts: WindowParts,
        messages: Messages,
        workspaces: Workspaces,
        prompt: PromptDock,
        write_prompt: Callable[[], None],
        exporting: Exporting,
    ) -> None:
        super().__init__()
        self._generators, self._messages, self._workspaces = parts.generators, messages, workspaces
        self._history = parts.studio.history
        self._prompt, self._write_prompt, self._exporting = prompt, write_prompt, exporting

    def place(self, asset: Asset, recipe: Recipe | None) -> None:
        """Put it into the work that is open, or into that of the workspace which takes such a thing."""
        panel = self._workspaces.show_taking(asset.media_type)
        if panel is None:
            self._messages.say(self.tr("There is no workspace in which this can be placed."))
            return
        try:
            panel.place(asset, recipe)
        except UserError as error:
            self._messages.fail(error)

    def place_made(self, made: Made) -> None:
        """Put a result onto the work that is open."""
        self.place(made.asset, made.recipe)

    def show(self, asset: Asset) -> None:
        """Show what was made as a take to look at, in the workspace that takes such a thing."""
        panel = self._workspaces.show_taking(asset.media_type)
        made = self._history.of(asset.id)
        if made is None and asset.recipe is not None:
            made = Made(asset, asset.recipe, "", 0)
        if panel is None:
            self._messages.say(self.tr("There is no workspace in which this can be shown."))
        elif made is not None:
            panel.offer([made])

    def export(self, made: Made) -> None:
        """Write a result to a file."""
        self._exporting.export_asset(replace(made.asset, recipe=made.recipe))

    def recall(self, recipe: Recipe) -> None:
        """Take a recipe up into the form."""
        plugin = recipe.generator.partition(".")[0]
        if not self._workspaces.is_shown(plugin):
            self._workspaces.show_plugin(plugin)
        self._prompt.recall(recipe.generator, recipe.request)
        self._write_prompt()

    def recall_found(self, found: Provenance) -> None:
        """Take up into the form what a file says of how it was made."""
        current = self._workspaces.current
        if found.recipe is not None:
            self.recall(found.recipe)
        elif current is not None:
            # Other programs say nothing of our generators; what they made is a picture from a sentence.
            self._prompt.recall(f"{current.plugin}.text-to-image", found.recall)
            self._write_prompt()

    def again(self, recipe: Recipe) -> None:
        """Make the same once more."""
        self._submit(recipe, {})

    def vary(self, recipe: Recipe) -> None:
        """Make it with the next seed."""
        seed = recipe.request.get("seed")
        self._submit(recipe, {"seed": (seed + 1) % 2**32} if isinstance(seed, int) else {})

    def _submit(self, recipe: Recipe, changes: dict[str, int]) -> None:
        panel = self._workspaces.panel_of(recipe.generator.partition(".")[0])
        request = {**recipe.request, **changes}
        if isinstance(panel, MakesAgain):
            place = panel.place_again(recipe, request)
        else:
            place = panel.place_for(request) if panel else None
        try:
            self._generators.submit_recipe(recipe, changes, place=place)
        except UserError as error:
            self._messages.fail(error)
