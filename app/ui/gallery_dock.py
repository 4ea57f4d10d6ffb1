"""GalleryDock: everything that was ever made, to find and to use again."""

from __future__ import annotations

import json
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QModelIndex, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHBoxLayout,
    QLabel,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.api import Asset, AssetId, Lane, Made, Messages, UserError
from app.api.finding import MOST_STARS, Board, HistoryQuery
from app.api.studio import History
from app.jobs import Job, JobEvent, JobSpec, Produced
from app.ui.board_list import BoardList
from app.ui.comparing import ComparisonWindow, can_compare
from app.ui.gallery_bar import GalleryBar
from app.ui.gallery_boards import GalleryBoards
from app.ui.looking import AFTER_START_MS, Looking
from app.ui.parts import WindowParts
from app.ui.picture_choices import caption
from app.ui.thumbnails import Thumbnails
from app.widgets.icons import Icons
from app.widgets.picture_data import PictureData
from app.widgets.thumbnail_grid import ThumbnailGrid
from app.widgets.thumbnail_model import ThumbnailModel

_PAGE = 100
_KEPT = 3000
_Page = tuple[Sequence[Made], dict[str, int]]


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
        self._parts, self._messages, self._file_of, self._icons = parts, messages, file_of, icons
        self.comparing: ComparisonWindow | None = None
        self._made: OrderedDict[str, Made] = OrderedDict()
        self._revision = 0
        self._filling: Job | None = None
        self.bar = GalleryBar(icons)
        self._words = self.bar.words
        self.boards = BoardList()
        self.boards.setVisible(False)
        self._putting = GalleryBoards(parts.studio.history, messages, self.boards)
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
        self.grid.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.grid.installEventFilter(self)
        self.grid.shown.connect(lambda id_: self.shown.emit(self._made_of(id_)))
        self.grid.taken.connect(self._taken)
        self.grid.removed.connect(self._remove)
        self.grid.menu_wanted.connect(self._menu)
        self.grid.sight_changed.connect(self._fill)
        Thumbnails(self.grid, self.model, parts.studio.assets, parts.jobs)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.addWidget(self.bar)
        middle = QHBoxLayout()
        middle.addWidget(self.boards)
        middle.addWidget(self._pages, 1)
        layout.addLayout(middle, 1)
        self.bar.changed.connect(self.refresh)
        self.bar.boards_wanted.connect(self._show_boards)
        self.boards.chosen.connect(self.bar.set_board)
        self._putting.changed.connect(self._boards_changed)
        self._looking = Looking(parts, self)
        self._looking.begin(AFTER_START_MS)
        self._look_up()
        parts.jobs.changed.connect(self._job_changed)

    def search(self, words: str) -> None:
        """Search as if the words were typed."""
        self.bar.search.setText(words)

    def chosen(self) -> list[str]:
        """The ids of the results that are selected, the one with the focus alone where none is."""
        indexes = self.grid.selectedIndexes() or [self.grid.currentIndex()]
        return [id_ for index in sorted(indexes, key=QModelIndex.row) if (id_ := self.model.id_at(index))]

    def rate(self, stars: int, ids: Sequence[str]) -> None:
        """Give results stars, which can be taken back."""
        if ids:
            before = self._parts.studio.history.stars([AssetId(id_) for id_ in ids])
            self._set_stars(dict.fromkeys(ids, stars))
            text = self.tr("Rated {stars} of 5.").format(stars=stars)
            undo = {id_: before.get(AssetId(id_), 0) for id_ in ids}
            self._messages.say(text, button=self.tr("Undo"), action=lambda: self._set_stars(undo))

    def compare(self) -> None:
        """Compare the two pictures that are selected."""
        pair = [made for id_ in self.chosen() if (made := self._made_of(id_)) is not None and can_compare(made)]
        if len(pair) != 2:
            self._messages.say(self.tr("Select two pictures to compare: hold Ctrl and click the second."))
            return
        self.comparing = ComparisonWindow(self._parts, self._icons, (pair[0], pair[1]), self.window())
        self.comparing.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys over the grid: 0 to 5 rate, C compares."""
        if watched is self.grid and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
            if plain and Qt.Key.Key_0 <= event.key() <= Qt.Key.Key_5:
                self.rate(event.key() - int(Qt.Key.Key_0), self.chosen())
                return True
            if plain and event.key() == Qt.Key.Key_C:
                self.compare()
                return True
        return False

    def let_go(self) -> None:
        """Begin nothing more in the background."""
        self._looking.close()

    def refresh(self) -> None:
        """Search again from the beginning."""
        query, revision = self.bar.query, self._changed()
        history = self._parts.studio.history

        def show(found: _Page) -> None:
            if revision != self._revision:
                return
            made, stars = found
            self.model.set_items(self._keep(made))
            self.model.set_stars(stars)
            self.grid.scrollToTop()
            if len(made) < _PAGE:
                self._say_count()
            else:
                self._parts.jobs.run(self.tr("Searching"), lambda _job: history.count_found(query), Lane.IO, extend)

        def extend(count: int) -> None:
            if revision == self._revision:
                self.model.set_count(count)
                self._say_count()

        self._parts.jobs.run(
            self.tr("Searching"),
            lambda _job: _page(history, query, 0),
            Lane.IO,
            show,
        )

    def _fill(self) -> None:
        """Look up what is in sight and not known yet, a page at a time."""
        row = self.model.first_unknown(self.grid.in_sight(screens=1))
        if row is None or (self._filling is not None and not self._filling.state.ended):
            return
        query, revision = self.bar.query, self._revision
        history, first = self._parts.studio.history, row // _PAGE * _PAGE

        def show(found: _Page) -> None:
            if revision == self._revision:
                made, stars = found
                self.model.put(first, self._keep(made))
                self.model.set_stars(stars)
                if first + len(made) <= row:
                    # There is less than was counted.
                    self.model.set_count(first + len(made))
                    self._say_count()
            self.grid.viewport().update()

        self._filling = self._parts.jobs.run(
            self.tr("Searching"),
            lambda _job: _page(history, query, first),
            Lane.IO,
            show,
        )

    def _job_changed(self, job: Job, event: JobEvent | None) -> None:
        if not isinstance(event, Produced) or not isinstance(event.result, Made):
            return
        if isinstance(job.work, JobSpec) and job.work.in_passing:
            return
        if self.bar.query != HistoryQuery():
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
        sought = not self.bar.query.is_all
        self._empty.setText(
            self.tr("Nothing like that was made.")
            if sought
            else self.tr("Nothing was made yet. All that you generate is kept here, with how it was made.")
        )
        self._pages.setCurrentWidget(self.grid if self.model.rowCount() else self._empty)

    def _remove(self, id_: str) -> None:
        """Take a result off the gallery, and with it all that are selected too; it can be taken back."""
        history, chosen = self._parts.studio.history, self.chosen()
        ids = chosen if id_ in chosen else [id_]
        kept = [(made, self._marks(made.asset.id)) for each in ids if (made := history.of(AssetId(each))) is not None]
        self._changed()
        for made, _ in kept:
            history.remove(made.asset.id)
            self.model.remove(made.asset.id)
        self._say_count()

        def undo() -> None:
            for made, (stars, boards, favourite) in reversed(kept):
                history.add(made)
                history.set_stars({made.asset.id: stars})
                history.set_favourite(made.asset.id, favourite)
                for board in boards:
                    history.put_on(board, (made.asset.id,))
            self._look_up()
            self.refresh()

        text = self.tr("{count} removed from the gallery.").format(count=self.locale().toString(len(kept)))
        self._messages.say(text, button=self.tr("Undo"), action=undo)

    def _marks(self, asset: AssetId) -> tuple[int, Sequence[str], bool]:
        history = self._parts.studio.history
        return history.stars([asset]).get(asset, 0), history.boards_of(asset), history.is_favourite(asset)

    def _set_stars(self, stars: Mapping[str, int]) -> None:
        try:
            self._parts.studio.history.set_stars({AssetId(id_): value for id_, value in stars.items()})
        except UserError as error:
            self._messages.fail(error)
            return
        self.model.set_stars(stars)

    def _show_boards(self, on: bool) -> None:
        self.boards.setVisible(on)
        self._look_up()

    def _boards_changed(self) -> None:
        self._look_up()
        if self.bar.query.board:
            self.refresh()

    def _look_up(self) -> None:
        """Which boards and models there are."""
        history = self._parts.studio.history

        def show(found: tuple[Sequence[Board], Sequence[str]]) -> None:
            self.boards.show_boards(found[0], self.bar.query.board)
            self.bar.offer(found[1], [board.name for board in found[0]])

        self._parts.jobs.run(self.tr("Searching"), lambda _job: (history.boards(), history.models()), Lane.IO, show)

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
        ids = self.chosen() if id_ in self.chosen() else [id_]
        rating = menu.addMenu(self.tr("Rating"))
        for stars in range(MOST_STARS, -1, -1):
            words = "★" * stars or self.tr("No stars")
            rating.addAction(f"{words}\t{stars}", partial(self.rate, stars, ids))
        self._putting.fill_menu(menu.addMenu(self.tr("Boards")), [AssetId(each) for each in ids])
        if can_compare(made):
            menu.addAction(self.tr("More like this"), lambda: self.bar.set_like(made.asset.id, caption(made)))
            menu.addAction(f"{self.tr('Compare')}\tC", self.compare).setEnabled(len(ids) == 2)
        self.menu_wanted.emit(menu, made)
        menu.popup(at)

    def _mime(self, id_: str) -> QMimeData:
        made = self._made_of(id_)
        if made is None:
            return QMimeData()
        file = self._file_of(replace(made.asset, recipe=made.recipe))
        return PictureData(id_, json.dumps(made.recipe.to_json()), file, self._messages.fail)


def _page(history: History, query: HistoryQuery, first: int) -> _Page:
    made = history.find(query, limit=_PAGE, offset=first)
    stars = history.stars([item.asset.id for item in made])
    return made, {item.asset.id: stars.get(item.asset.id, 0) for item in made}
