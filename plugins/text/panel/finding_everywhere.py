"""FindEverywhere: words and patterns in all chapters, with a list to choose from before anything is replaced."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLocale, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from app.api import AssetStore, Job, JobContext, Lane, Task
from app.widgets.icon_button import IconButton
from app.widgets.icons import Icons
from plugins.text.commands import EditChapters, chapters_in
from plugins.text.live import LiveText
from plugins.text.model import Passage
from plugins.text.panel.find_fields import FindFields
from plugins.text.panel.work import TextWork
from plugins.text.passages import read_pieces, read_text
from plugins.text.search import Found, Wanted, find

_SOON_MS = 350
_MOST_ROWS = 2_000
_HEIGHT_PX = 280
_CHAPTER = int(Qt.ItemDataRole.UserRole)
_PLACE = _CHAPTER + 1

Texts = tuple[tuple[str, tuple[Passage, ...]], ...]


@dataclass(frozen=True, slots=True)
class Searched:
    """A chapter as it was searched, and what was found in it."""

    chapter: str
    title: str
    passages: tuple[Passage, ...]
    media_type: str
    found: tuple[Found, ...]


class FindEverywhere(QWidget):
    """Lies below the chapter; the search runs on a worker, and replacing is one step for all chapters."""

    shown = Signal(str, int, int)
    """A place was chosen: its chapter, and where it begins and ends in code points."""

    def __init__(self, work: TextWork, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("class", "dock")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(_HEIGHT_PX)
        self._work = work
        self._job: Job | None = None
        self._searched: Sequence[Searched] = ()
        self._asked = 0
        self.fields = FindFields(icons, self)
        self.list = QTreeWidget()
        self.list.setHeaderHidden(True)
        self.list.setUniformRowHeights(True)
        self.list.setAccessibleName(self.tr("What was found"))
        self.list.itemActivated.connect(lambda row, _column: self._choose(row))
        self.list.itemClicked.connect(lambda row, _column: self._choose(row))
        self._count = QLabel()
        self._count.setProperty("class", "secondary")
        self.button = QPushButton(self.tr("Replace what is ticked"))
        self.button.clicked.connect(self.replace)
        close = IconButton(icons, "x", self.tr("Close"))
        close.clicked.connect(lambda: self.setVisible(False))
        top, bottom = QHBoxLayout(), QHBoxLayout()
        top.addWidget(self.fields, 1)
        top.addWidget(close)
        bottom.addWidget(self._count, 1)
        bottom.addWidget(self.button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 8, 8)
        layout.setSpacing(6)
        layout.addLayout(top)
        layout.addWidget(self.list, 1)
        layout.addLayout(bottom)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON_MS)
        self._soon.timeout.connect(self.search)
        self.fields.changed.connect(self._soon.start)
        self.fields.entered.connect(lambda _back: self.search())
        self.fields.left.connect(lambda: self.setVisible(False))
        self.setVisible(False)

    @property
    def words(self) -> str:
        """What is said of how much was found."""
        return self._count.text()

    def open(self, text: str = "") -> None:
        """Show it, with a text to be looked for."""
        self.setVisible(True)
        self.fields.begin(text)
        self.search()

    def search(self) -> None:
        """Look through all chapters."""
        self._soon.stop()
        self._cancel()
        if not self.fields.wanted.text or not self._work.settle():
            self._show(())
            return
        self._count.setText(self.tr("Looking through all chapters"))
        part, assets = self._work.manuscript, self._work.context.assets
        chapters = [
            Searched(one.id, one.title, one.passages, self._work.media_type(one.id), ()) for one in chapters_in(part)
        ]
        task = _searching(chapters, self.fields.wanted, self.fields.new, assets)
        self._asked += 1
        asked = self._asked

        def done(searched: Sequence[Searched]) -> None:
            # What was looked for before may have been found all the same.
            if asked == self._asked:
                self._show(searched)

        self._job = self._work.context.jobs.run(self.tr("Find everywhere"), task, Lane.IO, done)

    def replace(self) -> None:
        """Replace what is ticked, as one step."""
        chosen = self._ticked()
        if not chosen or self._work.context.session.read_only:
            return
        self._cancel()
        task = _replacing(chosen, self._work.context.assets)
        self._job = self._work.context.jobs.run(self.tr("Replace everywhere"), task, Lane.IO, self._replaced(chosen))

    def close_work(self) -> None:
        """Stop."""
        self._soon.stop()
        self._cancel()

    def _cancel(self) -> None:
        if self._job is not None and not self._job.state.ended:
            self._work.context.jobs.cancel(self._job)
        self._job = None

    def _show(self, searched: Sequence[Searched]) -> None:
        self._job = None
        self._searched = [one for one in searched if one.found]
        self.list.clear()
        rows = 0
        for index, one in enumerate(self._searched):
            top = QTreeWidgetItem(self.list, [f"{one.title}   {QLocale().toString(len(one.found))}"])
            top.setFlags(top.flags() | Qt.ItemFlag.ItemIsAutoTristate | Qt.ItemFlag.ItemIsUserCheckable)
            top.setData(0, _CHAPTER, index)
            top.setCheckState(0, Qt.CheckState.Checked)
            for place, found in enumerate(one.found[: max(0, _MOST_ROWS - rows)]):
                row = QTreeWidgetItem(top, [self._line(found)])
                row.setFlags(row.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                row.setData(0, _CHAPTER, index)
                row.setData(0, _PLACE, place)
                row.setCheckState(0, Qt.CheckState.Checked)
                rows += 1
            top.setExpanded(len(self._searched) <= 12)
        self._say()

    def _say(self) -> None:
        locale, count = QLocale(), sum(len(one.found) for one in self._searched)
        self.button.setEnabled(bool(count))
        if not self.fields.wanted.text:
            self._count.setText("")
        elif not count:
            self._count.setText(self.tr("nothing found"))
        else:
            chapters = locale.toString(len(self._searched))
            words = self.tr("{count} found in {chapters} chapters")
            if len(self._searched) == 1:
                words = self.tr("{count} found in one chapter")
            self._count.setText(words.format(count=locale.toString(count), chapters=chapters))

    def _line(self, found: Found) -> str:
        new = f"{found.text} → {found.new}" if self.fields.new else found.text
        return f"{found.before.lstrip()}[{new}]{found.after.rstrip()}"

    def _ticked(self) -> list[Searched]:
        chosen = []
        for at in range(self.list.topLevelItemCount()):
            top = self.list.topLevelItem(at)
            if top is None or top.checkState(0) is Qt.CheckState.Unchecked:
                continue
            one = self._searched[int(top.data(0, _CHAPTER))]
            rows = [top.child(child) for child in range(top.childCount())]
            off = {int(row.data(0, _PLACE)) for row in rows if row and row.checkState(0) is Qt.CheckState.Unchecked}
            found = tuple(place for index, place in enumerate(one.found) if index not in off)
            chosen.append(Searched(one.chapter, one.title, one.passages, one.media_type, found))
        return chosen

    def _replaced(self, chosen: Sequence[Searched]) -> Callable[[Texts], None]:
        def done(texts: Texts) -> None:
            self._job = None
            work = self._work
            work.settle()
            now = {one.id: one.passages for one in chapters_in(work.manuscript)}
            if any(now.get(one.chapter) != one.passages for one in chosen):
                work.context.messages.say(self.tr("The text was changed meanwhile: look again."))
                self.search()
                return
            count = QLocale().toString(sum(len(one.found) for one in chosen))
            if work.execute(EditChapters(texts)):
                self._show(())
                self._count.setText(self.tr("{count} replaced").format(count=count))

        return done

    def _choose(self, row: QTreeWidgetItem) -> None:
        place = row.data(0, _PLACE)
        if place is not None:
            one = self._searched[int(row.data(0, _CHAPTER))]
            found = one.found[int(place)]
            self.shown.emit(one.chapter, found.start, found.end)


def _searching(chapters: Sequence[Searched], wanted: Wanted, new: str, assets: AssetStore) -> Task:
    def search(job: JobContext) -> list[Searched]:
        found = []
        for one in chapters:
            job.check()
            places = tuple(find(read_text(one.passages, assets), wanted, new))
            found.append(Searched(one.chapter, one.title, one.passages, one.media_type, places))
        return found

    return search


def _replacing(chosen: Sequence[Searched], assets: AssetStore) -> Task:
    def replace(job: JobContext) -> Texts:
        texts = []
        for one in chosen:
            live = LiveText(read_pieces(one.passages, assets))
            places = live.units_of_places([place for found in one.found for place in (found.start, found.end)])
            for found, start, end in reversed(list(zip(one.found, places[::2], places[1::2], strict=True))):
                job.check()
                live.replace(start, end - start, found.new)
            passages = tuple(piece.store(assets, one.media_type) for piece in live.state if piece.text)
            texts.append((one.chapter, passages))
        return tuple(texts)

    return replace
