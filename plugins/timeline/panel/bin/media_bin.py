"""MediaBin: films, sounds and pictures of the document, and what of its other parts the film can use."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import partial

from PySide6.QtCore import QEvent, QPoint, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QMenu, QVBoxLayout, QWidget

from app.api import Asset, AssetId, Document, Selection
from app.widgets.icons import Icons
from plugins.timeline.codec import SEQUENCE
from plugins.timeline.landing import Place
from plugins.timeline.media.library import MediaLibrary
from plugins.timeline.model import KIND
from plugins.timeline.panel.bin.entry import Entry, Shelf, entries_of, names_of
from plugins.timeline.panel.bin.pictures import BinPictures, Seen
from plugins.timeline.panel.bin.tree import BinTree
from plugins.timeline.panel.links import Links
from plugins.timeline.panel.making import Making
from plugins.timeline.panel.missing import Missing
from plugins.timeline.panel.work import FilmWork

_SOON_MS = 60

_LONG_S = 60
"""From here on parts of a second do not matter."""


class MediaBin(QWidget):
    """Enter puts what is chosen in at the playhead, a double click shows it where it is from."""

    def __init__(
        self,
        work: FilmWork,
        library: MediaLibrary,
        making: Making,
        links: Links,
        missing: Missing,
        icons: Icons,
        parent: QWidget | None = None,
    ) -> None:
        self._made = False
        super().__init__(parent)
        self.setProperty("class", "dock")
        self._work, self._making, self._links, self._icons = work, making, links, icons
        self._missing, self._lacking = missing, missing.assets
        self._pictures = BinPictures(work, library, self)
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search the bin"))
        self.search.setAccessibleName(self.tr("Search the bin"))
        self.search.setClearButtonEnabled(True)
        self.search.addAction(icons.icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.tree = BinTree(icons, self)
        self.tree.setAccessibleName(self.tr("Bin"))
        self._note = QLabel()
        self._note.setProperty("class", "secondary")
        self._note.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.setSpacing(8)
        layout.addWidget(self.search)
        layout.addWidget(self._note)
        layout.addWidget(self.tree, 1)
        self._behind = False
        self._soon, self._look = QTimer(self), QTimer(self)
        for timer, then in ((self._soon, self._list), (self._look, self._ask)):
            timer.setSingleShot(True)
            timer.setInterval(_SOON_MS)
            timer.timeout.connect(then)
        self.search.textChanged.connect(self._filter)
        self.tree.taken.connect(self.insert)
        self.tree.shown.connect(self.show_source)
        self.tree.menu_wanted.connect(self._menu)
        self.tree.sight_changed.connect(self._look.start)
        self._pictures.ready.connect(self._describe)
        missing.changed.connect(self._missing_changed)
        links.changed.connect(self._soon.start)
        work.film_changed.connect(lambda _before, _after: self._soon.start())
        work.sequence_changed.connect(self._soon.start)
        self._end = work.context.session.subscribe(self._document_changed)
        work.closed.connect(self._close)
        self._made = True
        self.refresh()

    def refresh(self) -> None:
        """List what there is now."""
        self._soon.stop()
        self._behind = False
        work = self._work
        entries = entries_of(
            work.timeline, work.context.session.document.assets, self._links.contents.sources, self._made_as,
            work.sequence.id,
        )  # fmt: skip
        if list(entries) != list(self.tree.entries):
            self.tree.show_entries(entries, self._titles())
        self._describe()
        self._filter(self.search.text())

    def menu_for(self, entry: Entry) -> QMenu:
        """What can be done with a thing."""
        menu = QMenu(self)
        icon = self._icons.icon
        menu.addAction(icon("between-vertical-start"), self.tr("Insert at the playhead"), partial(self.insert, entry))
        menu.addAction(icon("arrow-right-to-line"), self.tr("Append at the end"), partial(self.append, entry))
        menu.addAction(icon("layers"), self.tr("Put above the film"), partial(self.put_above, entry))
        menu.addSeparator()
        menu.addAction(icon("external-link"), self.tr("Show where it is from"), partial(self.show_source, entry))
        reveal = menu.addAction(icon("focus"), self.tr("Show where it is used"), partial(self.reveal, entry))
        reveal.setEnabled(bool(self.users(entry)))
        if entry.asset in self._missing.assets:
            menu.addAction(icon("search"), self.tr("Find the missing file…"), self.find_missing)
        return menu

    def insert(self, entry: Entry) -> None:
        """Put a thing in at the playhead; what lies behind moves."""
        self._put(entry, Place(self._work.sequence.id, at=self._at(), insert=True))

    def append(self, entry: Entry) -> None:
        """Put a thing behind all that there is."""
        self._put(entry, Place(self._work.sequence.id))

    def put_above(self, entry: Entry) -> None:
        """Lay a thing over what is seen at the playhead."""
        self._put(entry, Place(self._work.sequence.id, at=self._at(), above=True))

    def show_source(self, entry: Entry) -> None:
        """Show a thing where it is from: in its panel, or for a file where it is used."""
        kind, _, item = entry.link.partition("/")
        if entry.media_type == SEQUENCE and kind == KIND:
            self._work.show_sequence(item)
        elif entry.link:
            self._work.context.reveal(f"{kind}.{kind}")
            self._work.context.session.select(Selection(entry.asset, kind, item))
        elif entry.asset is not None and not self.reveal(entry):
            known = self._work.context.session.document.assets.get(entry.asset)
            if known is not None:
                self._work.context.show(known)

    def users(self, entry: Entry) -> Sequence[str]:
        """The clips of the sequence shown in which a thing is."""
        called = {entry.link, entry.asset} - {"", None}
        return [clip.id for clip in self._work.sequence.clips if called & names_of(clip.content)]

    def choose(self, clip: str) -> None:
        """Choose what a clip is from."""
        self.refresh()
        found = self._work.clip(clip)
        names = names_of(found.content) if found is not None else frozenset()
        entry = next((entry for entry in self.tree.entries if (entry.link or entry.asset) in names), None)
        if entry is not None:
            self.search.clear()
            self.tree.choose(entry.id)

    def reveal(self, entry: Entry) -> bool:
        """Select the clips in which a thing is; whether there is any."""
        users = self.users(entry)
        if users:
            self._work.select(users)
            self._making.placed.emit(tuple(users))
        return bool(users)

    def find_missing(self) -> None:
        """Ask where files are that are missing."""
        self._work.context.find_missing()

    def showEvent(self, event: QShowEvent) -> None:
        """Look at what is seen."""
        super().showEvent(event)
        if self._behind:
            self.refresh()
        self._look.start()

    def changeEvent(self, event: QEvent) -> None:
        """Draw signs in the colours of another theme."""
        super().changeEvent(event)
        # Also told while the widget is being made
        if event.type() is QEvent.Type.PaletteChange and self._made:
            self._icons.retint(self)
            self._describe()

    def _put(self, entry: Entry, place: Place) -> None:
        if entry.link:
            self._links.put(entry.link, place)
        elif entry.asset is not None:
            known = self._work.context.session.document.assets.get(entry.asset)
            asset = known or Asset(entry.asset, entry.media_type, 0, name=entry.title)
            self._making.place_asset(asset, asset.recipe, place)

    def _at(self) -> Fraction:
        return self._work.on_frame(self._making.playhead)

    def _filter(self, words: str) -> None:
        left = self.tree.search(words)
        there = bool(self.tree.entries)
        note = "" if left else self.tr("Nothing here has this name.") if there else self.tr(
            "Films, sounds and pictures stand here, with layers, music and chapters of this project: drag them to the "
            "tracks."
        )  # fmt: skip
        self._note.setText(note)
        self._note.setVisible(bool(note))

    def _describe(self) -> None:
        self.tree.describe(self._seen, self._words, self._missing.assets)
        self._look.start()

    def _missing_changed(self, missing: frozenset[AssetId]) -> None:
        self._pictures.forget(self._lacking - missing)
        self._lacking = missing
        self._describe()

    def _list(self) -> None:
        """List what there is, once that is seen."""
        if self.isVisible():
            self.refresh()
        else:
            self._behind = True

    def _ask(self) -> None:
        if self.isVisible():
            self._pictures.ask(self.tree.in_sight())

    def _seen(self, entry: Entry) -> Seen | None:
        return self._pictures.seen(entry.asset) if entry.asset is not None else None

    def _words(self, entry: Entry, seen: Seen | None) -> str:
        more = []
        if entry.asset in self._missing.assets:
            more.append(self.tr("missing"))
        if seen is not None and seen.seconds:
            seconds = f"{seen.seconds:.1f}" if seen.seconds < _LONG_S else f"{seen.seconds:.0f}"
            more.append(self.tr("{seconds} s").format(seconds=seconds))
        if entry.used:
            more.append(self.tr("used once") if entry.used == 1 else self.tr("used {n} times").format(n=entry.used))
        return f"{entry.title or self.tr('Film')}\n{' · '.join(more)}" if more else entry.title or self.tr("Film")

    def _made_as(self, asset: AssetId) -> str:
        known = self._work.context.session.document.assets.get(asset)
        prompt = known.recipe.request.get("prompt") if known is not None and known.recipe else None
        return prompt if isinstance(prompt, str) and prompt else self.tr("Untitled")

    def _titles(self) -> dict[Shelf, str]:
        return {
            Shelf.FILMS: self.tr("Films"),
            Shelf.SOUNDS: self.tr("Sounds"),
            Shelf.PICTURES: self.tr("Pictures"),
            Shelf.SEQUENCES: self.tr("Sequences"),
            Shelf.LAYERS: self.tr("Layers of the canvas"),
            Shelf.CLIPS: self.tr("Clips of the song"),
            Shelf.CHAPTERS: self.tr("Chapters"),
            Shelf.OTHERS: self.tr("Others"),
        }

    def _menu(self, entry: Entry, at: QPoint) -> None:
        self.menu_for(entry).popup(at)

    def _document_changed(self, old: Document, new: Document) -> None:
        if old.assets is not new.assets:
            self._soon.start()

    def _close(self) -> None:
        self._soon.stop()
        self._look.stop()
        self._end()
