"""Incoming: scenes and paths that come into the document, from files, the gallery and the clipboard."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QObject

from app.api import Asset, AssetId, JobContext, Lane, Recipe, UserError
from app.widgets.picture_data import asset_in
from plugins.robot.commands import SetScene
from plugins.robot.formats.scenes import read_scene
from plugins.robot.media import PATH, SCENE
from plugins.robot.model import Scene
from plugins.robot.panel.takes import Takes
from plugins.robot.panel.work import RobotWork


class Incoming(QObject):
    """Each thing that comes in is one step."""

    def __init__(self, work: RobotWork, takes: Takes, parent: QObject) -> None:
        super().__init__(parent)
        self._work, self._takes = work, takes

    def place(self, asset: Asset, recipe: Recipe | None) -> None:
        """Lay a scene, or keep a path; raises UserError where it is neither."""
        if asset.media_type == PATH:
            self._takes.take_path(asset, recipe or asset.recipe)
        elif asset.media_type == SCENE:
            self._lay(asset)
        else:
            raise UserError(
                "“{name}” is neither a table nor a path of the arm.",
                advice="Choose a scene or a path that the studio wrote.",
                name=asset.name,
            )

    def take(self, data: QMimeData) -> None:
        """Take what was dropped: files, or an asset of the studio."""
        context = self._work.context
        if asset := asset_in(data):
            known = context.session.document.assets.get(AssetId(asset))
            made = context.made_of(AssetId(asset)) if known is None else None
            found = known or (made.asset if made is not None else None)
            if made is not None and "json" in made.extra:
                self._takes.offer(made)
            elif found is not None:
                try:
                    self.place(found, found.recipe or (made.recipe if made is not None else None))
                except UserError as error:
                    context.messages.fail(error)
            return
        for path in (Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()):
            if context.take_file is not None:
                context.take_file(path)

    def _lay(self, asset: Asset) -> None:
        assets = self._work.context.assets

        def read(_job: JobContext) -> Scene | UserError:
            try:
                return read_scene(assets.read(asset.id))
            except UserError as error:
                return error

        def done(found: Scene | UserError) -> None:
            if isinstance(found, UserError):
                self._work.context.messages.fail(found)
            else:
                self._work.execute(SetScene(found))

        self._work.context.jobs.run("", read, Lane.IO, done)
