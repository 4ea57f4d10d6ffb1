"""PlainPanel: what a panel answers that has nothing of its own to say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from app.api.errors import UserError
from app.api.generator import Made
from app.api.panel import Action, Dock
from app.document import Asset, Json, Recipe
from app.jobs import Job, JobContext, Task


class PlainPanel:
    """The answers of a Panel for a widget to begin from: `class Mine(PlainPanel, QWidget)` writes what differs."""

    def actions(self) -> Sequence[Action]:
        """None."""
        return ()

    def docks(self) -> Sequence[Dock]:
        """None."""
        return ()

    def settle(self) -> bool:
        """All that was done is in the document already."""
        return True

    def input_task(self, generator: str, wanted: Sequence[str]) -> Task:  # noqa: ARG002 - the protocol's name
        """Nothing to give; raises UserError where a generator wants something."""
        if wanted:
            raise UserError("Nothing of this work can be given to a generator.", advice="Choose a file instead.")
        return _nothing

    def place_for(self, request: Mapping[str, Json]) -> Json:  # noqa: ARG002
        """A result has no place of its own."""
        return None

    def show_job(self, job: Job) -> None:
        """A job is seen in the queue alone."""

    def offer(self, takes: Sequence[Made]) -> None:
        """Each result is placed as it comes."""
        for made in takes:
            self.place(made.asset, made.recipe)

    def place(self, asset: Asset, recipe: Recipe | None) -> None:  # noqa: ARG002
        """Nothing can be placed; raises UserError."""
        raise UserError("“{name}” cannot be used in this work.", advice="Look for it in the gallery.", name=asset.name)


def _nothing(_job: JobContext) -> dict[str, Json]:
    return {}
