"""GalleryDock: everything that was ever made, to find and to use again."""

from __future__ import annotations

import json
from collections import OrderedDict
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.api import Asset, AssetId, Lane, Made, Messages
from app.jobs import Job, JobEvent, JobSpec, Produced
from app.ui.parts import WindowParts
from app.ui.picture_choices import caption
from app.ui.thumbnails import Thumbnails
from app.widgets.icons import Icons
from app.widgets.picture_data import PictureData
from app.widgets.thumbnail_grid import ThumbnailGrid
from app.widgets.thumbnail_model import ThumbnailModel

_PAGE = 100
_KEPT = 3000
_TYPING_MS = 40


class GalleryDock(QWidget):
    """Thumbnails of all results with a search; a click shows the recipe, Enter places the picture on the work.

    A sound is heard first: Enter and a double click show it as a take.
    """

    shown = Signal(object)
    place_wanted = Signal(object)
    show_wanted = Signal(object)
    recall_wanted = Signal(object)
    again_wanted = Signal(object)
    vary_wanted = Signal(object)
    export_wanted = Signal(object)
    menu_wanted = Signal(object, object)
    """The QMenu of a result that is about to be shown, and the result: there may be more to do with it."""

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
        self._made: OrderedDict[str, Made] = OrderedDict()
        self._revision = 0
        self._filling: Job | None = None
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
        self.model = ThumbnailModel(self._mime, parent=self)
        self.grid = ThumbnailGrid(self.model, 76)
        self.grid.setMinimumHeight(90)
        self._empty = QLabel()
        self._empty.setProperty("class", "secondary")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        # As high with results as without, so that nothing moves when the first comes.
        self._pages = QStackedWidget()
        self._pages.addWidget(self.grid)
        self._pages.addWidget(self._empty)
        self.grid.setAccessibleName(self.tr("Everything made"))
        self.grid.shown.connect(lambda id_: self.shown.emit(self._made_of(id_)))
        self.grid.taken.connect(self._taken)
        self.grid.removed.connect(self._remove)
        self.grid.menu_wanted.connect(self._menu)
        self.grid.sight_changed.connect(self._fill)
        Thumbnails(self.grid, self.model, parts.studio.assets, parts.jobs)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.addLayout(head)
        layout.addWidget(self._pages, 1)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_TYPING_MS)
        self._timer.timeout.connect(self.refresh)
        self._search.textChanged.connect(lambda _text: self._timer.start())
        self._favourites.toggled.connect(lambda _on: self.refresh())
        parts.jobs.changed.connect(self._job_changed)

    def search(self, words: str) -> None:
        """Search as if the words were typed."""
        self._search.setText(words)

    def refresh(self) -> None:
        """Search again from the beginning."""
        words, favourites, revision = self._search.text(), self._favourites.isChecked(), self._changed()
        history = self._parts.studio.history

        def show(made: Sequence[Made]) -> None:
            if revision != self._revision:
                return
            self.model.set_items(self._keep(made))
            self.grid.scrollToTop()
            if len(made) < _PAGE:
                self._say_count()
            else:
                self._parts.jobs.run(
                    self.tr("Searching"), lambda _job: history.count(words, favourites=favourites), Lane.IO, extend
                )

        def extend(count: int) -> None:
            if revision == self._revision:
                self.model.set_count(count)
                self._say_count()

        self._parts.jobs.run(
            self.tr("Searching"),
            lambda _job: history.search(words, limit=_PAGE, favourites=favourites),
            Lane.IO,
            show,
        )

    def _fill(self) -> None:
        """Look up what is in sight and not known yet, a page at a time."""
        row = self.model.first_unknown(self.grid.in_sight(screens=1))
        if row is None or (self._filling is not None and not self._filling.state.ended):
            return
        words, favourites, revision = self._search.text(), self._favourites.isChecked(), self._revision
        history, first = self._parts.studio.history, row // _PAGE * _PAGE

        def show(made: Sequence[Made]) -> None:
            if revision == self._revision:
                self.model.put(first, self._keep(made))
                if first + len(made) <= row:
                    # There is less than was counted.
                    self.model.set_count(first + len(made))
                    self._say_count()
            self.grid.viewport().update()

        self._filling = self._parts.jobs.run(
            self.tr("Searching"),
            lambda _job: history.search(words, limit=_PAGE, offset=first, favourites=favourites),
            Lane.IO,
            show,
        )

    def _job_changed(self, job: Job, event: JobEvent | None) -> None:
        if not isinstance(event, Produced) or not isinstance(event.result, Made):
            return
        if isinstance(job.work, JobSpec) and job.work.in_passing:
            return
        if self._search.text() or self._favourites.isChecked():
            return
        self._changed()
        # The same content made again comes to the front.
        self.model.remove(event.result.asset.id)
        self.model.add_front(self._keep([event.result])[0])
        self._say_count()

    def _changed(self) -> int:
        """What was looked up for the rows as they were does not fit them any more."""
        self._revision += 1
        return self._revision

    def _keep(self, made: Sequence[Made]) -> list[tuple[str, str]]:
        for item in made:
            self._made[item.asset.id] = item
        while len(self._made) > _KEPT:
            self._made.popitem(last=False)
        return [(item.asset.id, caption(item)) for item in made]

    def _made_of(self, id_: str) -> Made | None:
        return self._made.get(id_) or self._parts.studio.history.of(AssetId(id_))

    def _taken(self, id_: str) -> None:
        made = self._made_of(id_)
        if made is not None:
            heard = made.asset.media_type.startswith("audio/")
            (self.show_wanted if heard else self.place_wanted).emit(made)

    def _say_count(self) -> None:
        count = self.locale().toString(self.model.rowCount())
        self._words.setText(self.tr("{count} made").format(count=count))
        sought = bool(self._search.text().strip()) or self._favourites.isChecked()
        self._empty.setText(
            self.tr("Nothing like that was made.")
            if sought
            else self.tr("Nothing was made yet. All that you generate is kept here, with how it was made.")
        )
        self._pages.setCurrentWidget(self.grid if self.model.rowCount() else self._empty)

    def _remove(self, id_: str) -> None:
        self._parts.studio.history.remove(AssetId(id_))
        self._changed()
        self.model.remove(id_)
        self._say_count()

    def _favour(self, id_: str) -> None:
        history = self._parts.studio.history
        history.set_favourite(AssetId(id_), not history.is_favourite(AssetId(id_)))

    def _menu(self, id_: str, at: QPoint) -> None:
        made = self._made_of(id_)
        if made is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        favourite = self._parts.studio.history.is_favourite(made.asset.id)
        for text, action in (
            (self.tr("Place on the work"), lambda: self.place_wanted.emit(made)),
            (self.tr("Recall settings"), lambda: self.recall_wanted.emit(made)),
            (self.tr("Make again"), lambda: self.again_wanted.emit(made)),
            (self.tr("Vary"), lambda: self.vary_wanted.emit(made)),
            (self.tr("Export as…"), lambda: self.export_wanted.emit(made)),
            (self.tr("Copy prompt"), lambda: QApplication.clipboard().setText(caption(made))),
            (self.tr("No favourite") if favourite else self.tr("Favourite"), lambda: self._favour(id_)),
            (self.tr("Remove from the gallery"), lambda: self._remove(id_)),
        ):
            entry = QAction(text, menu)
            entry.triggered.connect(action)
            menu.addAction(entry)
        self.menu_wanted.emit(menu, made)
        menu.popup(at)

    def _mime(self, id_: str) -> QMimeData:
        made = self._made_of(id_)
        if made is None:
            return QMimeData()
        file = self._file_of(replace(made.asset, recipe=made.recipe))
        return PictureData(id_, json.dumps(made.recipe.to_json()), file, self._messages.fail)
