"""GalleryDock: everything that was ever made, to find and to use again."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QMimeData, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QLineEdit, QMenu, QToolButton, QVBoxLayout, QWidget

from app.api import Asset, AssetId, Lane, Made, Messages
from app.jobs import Job, JobContext, JobEvent, Produced
from app.ui.parts import WindowParts
from app.ui.pictures import to_pixmap
from app.widgets.icons import Icons
from app.widgets.picture_data import PictureData
from app.widgets.thumbnail_grid import ThumbnailGrid, ThumbnailModel

_PAGE = 200
_SIZE = 192
_TYPING_MS = 150


class GalleryDock(QWidget):
    """Thumbnails of all results with a search; a click shows the recipe, Enter places the picture on the work."""

    shown = Signal(object)
    place_wanted = Signal(object)
    recall_wanted = Signal(object)
    again_wanted = Signal(object)
    vary_wanted = Signal(object)
    export_wanted = Signal(object)

    def __init__(
        self,
        parts: WindowParts,
        icons: Icons,
        messages: Messages,
        file_of: Callable[[Asset], Future[Path] | None],
    ) -> None:
        super().__init__()
        self.setProperty("class", "dock")
        self._parts, self._messages, self._file_of = parts, messages, file_of
        self._made: dict[str, Made] = {}
        self._count = 0
        self._search = QLineEdit()
        self._search.setPlaceholderText(self.tr("Search by prompt, model or kind"))
        self._search.setAccessibleName(self.tr("Search everything made"))
        self._search.setClearButtonEnabled(True)
        self._search.addAction(icons.icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self._favourites = QToolButton()
        self._favourites.setIcon(icons.icon("star"))
        self._favourites.setCheckable(True)
        self._favourites.setToolTip(self.tr("Favourites only"))
        self._favourites.setAccessibleName(self.tr("Favourites only"))
        self._words = QLabel()
        self._words.setProperty("class", "secondary")
        head = QHBoxLayout()
        head.addWidget(self._search, 1)
        head.addWidget(self._favourites)
        head.addWidget(self._words)
        self._model = ThumbnailModel(self._mime)
        self._model.wanted.connect(self._load)
        self._grid = ThumbnailGrid(self._model, 76)
        self._grid.setMinimumHeight(90)
        self._grid.setAccessibleName(self.tr("Everything made"))
        self._grid.shown.connect(lambda id_: self.shown.emit(self._made.get(id_)))
        self._grid.taken.connect(lambda id_: self.place_wanted.emit(self._made.get(id_)))
        self._grid.removed.connect(self._remove)
        self._grid.menu_wanted.connect(self._menu)
        self._grid.end_reached.connect(self._more)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.addLayout(head)
        layout.addWidget(self._grid, 1)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_TYPING_MS)
        self._timer.timeout.connect(self.refresh)
        self._search.textChanged.connect(lambda _text: self._timer.start())
        self._favourites.toggled.connect(lambda _on: self.refresh())
        parts.jobs.changed.connect(self._job_changed)

    def refresh(self) -> None:
        """Search again from the beginning."""
        words, favourites = self._search.text(), self._favourites.isChecked()
        history = self._parts.studio.history

        def find(_context: JobContext) -> tuple[Sequence[Made], int]:
            return history.search(words, limit=_PAGE, favourites=favourites), history.count(
                words, favourites=favourites
            )

        def show(found: Any) -> None:
            made, self._count = found
            self._made = {item.asset.id: item for item in made}
            self._model.set_items([(item.asset.id, _caption(item)) for item in made])
            self._say_count()

        self._parts.jobs.run(self.tr("Searching"), find, Lane.IO, show)

    def _more(self) -> None:
        if len(self._made) >= self._count:
            return
        words, favourites, offset = self._search.text(), self._favourites.isChecked(), len(self._made)

        def find(_context: JobContext) -> Sequence[Made]:
            return self._parts.studio.history.search(words, limit=_PAGE, offset=offset, favourites=favourites)

        def show(made: Any) -> None:
            new = [item for item in made if item.asset.id not in self._made]
            self._made.update({item.asset.id: item for item in new})
            if new:
                self._model.add_items([(item.asset.id, _caption(item)) for item in new])

        self._parts.jobs.run(self.tr("Searching"), find, Lane.IO, show)

    def _job_changed(self, _job: Job, event: JobEvent | None) -> None:
        if isinstance(event, Produced) and isinstance(event.result, Made) and not self._search.text():
            made = event.result
            if made.asset.id not in self._made:
                self._made[made.asset.id] = made
                self._model.add_items([(made.asset.id, _caption(made))], front=True)
                self._count += 1
                self._say_count()

    def _say_count(self) -> None:
        self._words.setText(self.tr("{count} made").format(count=self._count))

    def _load(self, id_: str) -> None:
        assets = self._parts.studio.assets
        self._parts.jobs.run(
            self.tr("Reading a picture"),
            lambda _context: assets.thumbnail(AssetId(id_), _SIZE),
            Lane.IO,
            lambda pixels: self._model.give(id_, to_pixmap(pixels)),
        )

    def _remove(self, id_: str) -> None:
        self._parts.studio.history.remove(AssetId(id_))
        self.refresh()

    def _favour(self, id_: str) -> None:
        history = self._parts.studio.history
        history.set_favourite(AssetId(id_), not history.is_favourite(AssetId(id_)))

    def _menu(self, id_: str, at: QPoint) -> None:
        made = self._made[id_]
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        favourite = self._parts.studio.history.is_favourite(made.asset.id)
        for text, action in (
            (self.tr("Place on the work"), lambda: self.place_wanted.emit(made)),
            (self.tr("Recall settings"), lambda: self.recall_wanted.emit(made)),
            (self.tr("Make again"), lambda: self.again_wanted.emit(made)),
            (self.tr("Vary"), lambda: self.vary_wanted.emit(made)),
            (self.tr("Export as…"), lambda: self.export_wanted.emit(made)),
            (self.tr("Copy prompt"), lambda: QApplication.clipboard().setText(_caption(made))),
            (self.tr("No favourite") if favourite else self.tr("Favourite"), lambda: self._favour(id_)),
            (self.tr("Remove from the gallery"), lambda: self._remove(id_)),
        ):
            entry = QAction(text, menu)
            entry.triggered.connect(action)
            menu.addAction(entry)
        menu.popup(at)

    def _mime(self, id_: str) -> QMimeData:
        made = self._made[id_]
        file = self._file_of(replace(made.asset, recipe=made.recipe))
        return PictureData(id_, json.dumps(made.recipe.to_json()), file, self._messages.fail)


def _caption(made: Made) -> str:
    return str(made.recipe.request.get("prompt") or made.recipe.generator)
