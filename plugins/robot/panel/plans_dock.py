"""PlansDock: the paths that were planned, whether they did it, and what can be done with one."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QMenu,
    QPushButton,
    QToolButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.api import AssetId, Job, JobContext, Lane, UserError
from app.widgets.icon_button import IconButton
from app.widgets.icons import Icons
from app.widgets.wrapped_label import WrappedLabel
from plugins.robot.formats.films import ReadFilm, read_film
from plugins.robot.panel.film_box import PIXELS, FilmBox
from plugins.robot.panel.saying import said
from plugins.robot.panel.takes import Take, Takes
from plugins.robot.panel.work import RobotWork

_SENTENCE, _PLANNER, _DONE = range(3)


class PlansDock(QWidget):
    """Lists takes, the latest first; those that are not kept stay in the gallery."""

    play_wanted = Signal(object)
    """A Take is to be done once more in the live simulation."""
    chosen_changed = Signal()

    def __init__(self, work: RobotWork, takes: Takes, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._work, self._takes, self._icons = work, takes, icons
        self._film: AssetId | None = None
        self._job: Job | None = None
        self._shown = ""
        self.table = QTreeWidget()
        self.table.setAccessibleName(self.tr("Planned paths"))
        self.table.setRootIsDecorated(False)
        self.table.setMinimumHeight(88)
        self.table.setHeaderLabels([self.tr("Sentence"), self.tr("Planner"), self.tr("Done")])
        header = self.table.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(_SENTENCE, QHeaderView.ResizeMode.Stretch)
        for column in (_PLANNER, _DONE):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        self.table.itemSelectionChanged.connect(self._show)
        self.table.itemActivated.connect(lambda _item, _column: self.play())
        gone = QShortcut(QKeySequence(Qt.Key.Key_Delete), self.table, self.remove)
        gone.setContext(Qt.ShortcutContext.WidgetShortcut)
        self.play_button = QPushButton(self.tr("Play"))
        self.play_button.setIcon(icons.icon("play"))
        self.play_button.setToolTip(self.tr("Have the arm do it in the live simulation (Enter)"))
        self.play_button.clicked.connect(self.play)
        self.keep_button = QPushButton(self.tr("Keep"))
        self.keep_button.setToolTip(self.tr("Keep the path and its film in the project"))
        self.keep_button.clicked.connect(self.keep)
        self.film_button = IconButton(icons, "film", self.tr("Put the film into the timeline"))
        self.film_button.clicked.connect(self.place_film)
        self.export_button = IconButton(icons, "upload", self.tr("Export"))
        self.export_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self.export_button)
        menu.addAction(self.tr("Path as JSON or CSV…")).triggered.connect(lambda _on=False: self.export_path())
        self._export_film = menu.addAction(self.tr("Film…"))
        self._export_film.triggered.connect(lambda _on=False: self.export_film())
        self.export_button.setMenu(menu)
        self.again_button = IconButton(icons, "rotate-ccw", self.tr("Take the sentence and its settings up again"))
        self.again_button.clicked.connect(self.recall)
        away = self.tr("Delete, or put a new one away")
        self.remove_button = IconButton(icons, "trash-2", away, hint=self.tr("{what} (Delete)").format(what=away))
        self.remove_button.clicked.connect(self.remove)
        self.words = WrappedLabel()
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.film = FilmBox()
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.play_button)
        row.addWidget(self.keep_button)
        row.addStretch(1)
        for button in (self.film_button, self.export_button, self.again_button, self.remove_button):
            row.addWidget(button)
        column_ = QVBoxLayout(self)
        column_.setContentsMargins(12, 8, 12, 8)
        column_.setSpacing(6)
        column_.addWidget(self.table, 1)
        column_.addLayout(row)
        column_.addWidget(self.words)
        column_.addWidget(self.film, 2)
        takes.changed.connect(self.refresh)
        takes.came.connect(self.choose)
        self.refresh()

    @property
    def chosen(self) -> Take | None:
        """The take that is selected."""
        items = self.table.selectedItems()
        return self._takes.find(items[0].data(_SENTENCE, Qt.ItemDataRole.UserRole)) if items else None

    def choose(self, id_: str) -> None:
        """Select one."""
        for row in range(self.table.topLevelItemCount()):
            item = self.table.topLevelItem(row)
            if item is not None and item.data(_SENTENCE, Qt.ItemDataRole.UserRole) == id_:
                self.table.setCurrentItem(item)

    def refresh(self) -> None:
        """Show the list as it is."""
        chosen = self.chosen
        before = chosen.id if chosen is not None else self._shown
        blocked = QSignalBlocker(self.table)
        self.table.clear()
        for take in self._takes.all:
            self.table.addTopLevelItem(self._row(take))
        blocked.unblock()
        self.choose(before)
        self._show()

    def play(self) -> None:
        """Have it done in the live simulation."""
        if (take := self.chosen) is not None:
            self.play_wanted.emit(take)

    def keep(self) -> None:
        """Keep it in the project."""
        if (take := self.chosen) is not None:
            self._takes.keep(take.id)

    def remove(self) -> None:
        """Keep it no longer, or put a new one away."""
        if (take := self.chosen) is not None:
            self._takes.remove(take.id)

    def place_film(self) -> None:
        """Put its film into the timeline."""
        take = self.chosen
        if take is not None and take.film is not None:
            self._work.context.place_elsewhere(take.film)

    def export_path(self) -> None:
        """Write its path to a file."""
        take = self.chosen
        if take is not None and self._work.context.export is not None:
            self._work.context.export(replace(take.path, name=take.prompt))

    def export_film(self) -> None:
        """Write its film to a file."""
        take = self.chosen
        if take is not None and take.film is not None and self._work.context.export is not None:
            self._work.context.export(take.film)

    def recall(self) -> None:
        """Take up the sentence with its settings."""
        take = self.chosen
        if take is not None and take.path.recipe is not None:
            self._work.context.recall(take.path.recipe)

    def _row(self, take: Take) -> QTreeWidgetItem:
        name = self.tr("{name} (kept in the project)").format(name=take.prompt) if take.kept else take.prompt
        done = {True: self.tr("yes"), False: self.tr("no"), None: "–"}[take.succeeded]
        row = QTreeWidgetItem([take.prompt, self._planner(take.by), done])
        row.setData(_SENTENCE, Qt.ItemDataRole.UserRole, take.id)
        row.setToolTip(_SENTENCE, name)
        row.setData(_SENTENCE, Qt.ItemDataRole.AccessibleTextRole, name)
        if take.kept:
            row.setIcon(_SENTENCE, self._icons.icon("bookmark"))
        row.setToolTip(_DONE, said(take.outcome))
        icon = {True: "circle-check", False: "x", None: "circle-dashed"}[take.succeeded]
        row.setIcon(_DONE, self._icons.icon(icon))
        return row

    def _planner(self, by: str) -> str:
        names = {
            "diffusion": self.tr("Trajectory"),
            "video": self.tr("Video plan"),
            "expert": self.tr("Expert"),
        }
        return names.get(by, by or "–")

    def _show(self) -> None:
        take = self.chosen
        self.play_button.setEnabled(take is not None and self._work.arm is not None)
        self.keep_button.setEnabled(take is not None and not take.kept)
        self.film_button.setEnabled(take is not None and take.film is not None)
        self.again_button.setEnabled(take is not None and take.path.recipe is not None)
        self._export_film.setEnabled(take is not None and take.film is not None)
        for button in (self.export_button, self.remove_button):
            button.setEnabled(take is not None)
        if take is None:
            empty = self.tr("Say what the arm is to do in the prompt: what it did is listed here.")
            self.words.setText("" if self._takes.all else empty)
        else:
            words = [said(take.outcome)]
            if take.seed is not None:
                words.append(self.tr("Seed {seed}.").format(seed=take.seed))
            self.words.setText(" ".join(words))
        self.film.setVisible(take is not None and take.film is not None)
        self._show_film(take)
        now = take.id if take is not None else ""
        if now != self._shown:
            self._shown = now
            self._work.tell(now)
            self.chosen_changed.emit()

    def _show_film(self, take: Take | None) -> None:
        wanted = take.film.id if take is not None and take.film is not None else None
        if wanted == self._film:
            return
        self._film = wanted
        if self._job is not None:
            self._work.context.jobs.cancel(self._job)
            self._job = None
        self.film.show_film(None, "" if wanted is None else self.tr("Reading the film…"))
        if wanted is None:
            return
        assets, film = self._work.context.assets, wanted

        def read(job: JobContext) -> ReadFilm | UserError:
            try:
                return read_film(assets.read(film), PIXELS, job.check)
            except UserError as error:
                return error

        def done(found: ReadFilm | UserError) -> None:
            if self._film != film:
                return
            self._job = None
            if isinstance(found, UserError):
                self.film.show_film(None, said(found.words))
            else:
                self.film.show_film(found)

        self._job = self._work.context.jobs.run("", read, Lane.IO, done)
