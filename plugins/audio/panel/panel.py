"""AudioPanel: the song's arrangement, the editor of the clip that is open, transport, mixer and takes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from app.api import (
    Action,
    Area,
    Asset,
    AssetId,
    Dock,
    Job,
    Json,
    Made,
    PanelContext,
    Recipe,
    Task,
)
from app.api.making import make_of_work
from app.widgets.icons import Icons
from plugins.audio.panel.arrangement import Arrangement
from plugins.audio.panel.font_box import FontBox
from plugins.audio.panel.making import Making
from plugins.audio.panel.mixer import MixerDock
from plugins.audio.panel.outgoing import Outgoing
from plugins.audio.panel.player import Player
from plugins.audio.panel.roll import PianoRoll
from plugins.audio.panel.song_bank import SongBank
from plugins.audio.panel.takes import Takes
from plugins.audio.panel.transport import TransportBar
from plugins.audio.panel.waveform import SoundEditor
from plugins.audio.panel.work import SongWork
from plugins.audio.preview import SoundPreview
from plugins.audio.song import NotesOf, Song

_SIZES = "audio.sizes"
_ABOVE, _LEAST_PX = 0.36, 150
"""What of the height the arrangement keeps while a clip is open below it."""


class AudioPanel(QWidget):
    """The work of composing, in the middle of the window."""

    empty_changed = Signal(bool)
    """Whether there is nothing in the song, after that changed."""

    def __init__(self, context: PanelContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        icons = Icons(context.resources)
        self.work = SongWork(context, self)
        self.player = Player(self.work, parent=self)
        self.bank = SongBank(self.work, self.player, self)
        self.making = Making(self.work, self)
        self.transport = TransportBar(self.work, self.player, icons, self)
        self.arrangement = Arrangement(self.work, icons, self.player, self)
        self.roll = PianoRoll(self.work, icons, self.player, self)
        self.sound = SoundEditor(self.work, icons, self.player, self)
        self.mixer = MixerDock(self.work, icons, self.player, self)
        self.mixer.rack.show_of_whole(FontBox(self.work, self.bank, icons))
        self.takes = Takes(self.work, self.making, self.player, icons, self)
        self._outgoing = Outgoing(self.work)
        self._landings: dict[str, tuple[int, str]] = {}
        self._was_empty = not self.work.song.regions
        self._closed = False
        self._editor = QStackedWidget(self)
        self._editor.addWidget(self.roll)
        self._editor.addWidget(self.sound)
        self._split = QSplitter(Qt.Orientation.Vertical, self)
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(self.arrangement)
        self._split.addWidget(self._editor)
        self._split.setStretchFactor(0, 1)
        self._split.setStretchFactor(1, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.transport)
        layout.addWidget(self._split, 1)
        layout.addWidget(self.takes)
        self.setFocusProxy(self.arrangement)
        self.setAccessibleName(self.tr("Song"))
        self._connect()
        self._show_editor()

    def actions(self) -> Any:
        """What can be done here, as a sequence of Action; QWidget's own method of this name isn't needed."""
        return (
            *self.transport.actions(),
            *self.arrangement.actions(),
            *self.roll.actions(),
            *self.sound.actions(),
            Action(
                "audio.anew",
                "Write the selected bars anew",
                lambda: self.make("audio.infill"),
                "track",
                ("Ctrl+Shift+R",),
                "New notes for the selected bars or clips, over the same chords; all else stays as it is.",
                "refresh-cw",
            ),
            Action(
                "audio.vary",
                "Vary the selected clips",
                lambda: self.make("audio.vary"),
                "track",
                help="The same notes, some of them played otherwise.",
                icon="shuffle",
            ),
            Action(
                "audio.continue",
                "Go on with the song",
                lambda: self.make("audio.continue"),
                "track",
                help="Four bars more on every track that isn't locked.",
                icon="skip-forward",
            ),
            Action(
                "audio.bank",
                "Choose the sound font…",
                lambda: self.bank.open_menu(self),
                "track",
                help="The instruments that play the song: the studio's own, or those of a sound font.",
                icon="piano",
            ),
            Action("audio.editor.close", "Close the clip's editor", lambda: self.work.open(""), "view", icon="x"),
        )

    def docks(self) -> Sequence[Dock]:
        """The mixer."""
        return (Dock("mixer", "Mixer", Area.BOTTOM, self.mixer, "sliders-vertical"),)

    def is_empty(self) -> bool:
        """Whether there is nothing in the song."""
        return not self.work.song.regions and not self.work.song.tracks

    def settle(self) -> bool:
        """All that is done is in the document already."""
        return True

    def input_task(self, generator: str, wanted: Sequence[str]) -> Task:  # noqa: ARG002 - all take the same notes
        """A task that stores the notes that are selected, and says which of them may be changed."""
        return self.making.input_task(wanted)

    def place_for(self, request: Mapping[str, Json]) -> Json:
        """Where in the song the result of a request belongs."""
        return self.making.place_for(request)

    def place_again(self, recipe: Recipe, request: Mapping[str, Json]) -> Json:
        """Where in the song the result of a recipe belongs that is made again."""
        return self.making.place_again(recipe, request)

    def show_job(self, job: Job) -> None:
        """Let what is there of a clip be heard while the rest is made."""
        self.making.show_job(job)
        if isinstance(job.preview, SoundPreview):
            self.takes.show_preview(job.id, job.preview)

    def offer(self, takes: Sequence[Made]) -> None:
        """Results to hear one against another."""
        self.takes.offer([made for made in takes if made.asset.media_type.startswith("audio/")])

    def place(self, asset: Asset, recipe: Recipe | None) -> None:
        """Put notes or sound into the song."""
        bar, track = self._landings.pop(asset.name, (None, ""))
        self.making.place_asset(asset, recipe, bar, track)

    def make(self, generator: str) -> None:
        """Have a generator work on what is selected, with its own settings and a new seed."""
        make_of_work(self, self.context, generator)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes the editor of the clip that is open."""
        if event.key() == Qt.Key.Key_Escape and self.work.opened:
            self.work.open("")
            self.arrangement.setFocus()
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Draw in other colours."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self.update()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Be silent, and let go of the threads."""
        self.close_work()
        super().closeEvent(event)

    def close_work(self) -> None:
        """Be silent, and let go of the threads; for a window that goes without closing its panels."""
        if not self._closed:
            self._closed = True
            if not self._editor.isHidden():
                self.context.settings.set(_SIZES, [int(size) for size in self._split.sizes()])
            self.takes.close_work()
            self.transport.close_work()
            self.sound.close_work()
            self.arrangement.close_work()
            self.roll.close_work()
            self.mixer.close_work()
            self.player.close_work()
            self.work.close()
            self._outgoing.close()

    def _connect(self) -> None:
        self.work.selection_changed.connect(self._show_editor)
        self.work.song_changed.connect(self._song_changed)
        self.arrangement.dropped.connect(self._dropped)
        self.arrangement.file_for = self._outgoing.file_for
        self.making.placed.connect(self._placed)
        self.making.font = lambda: self.bank.font
        self.mixer.rack.loudness.bank = lambda: self.bank.bank

    def _show_editor(self) -> None:
        region = self.work.region(self.work.opened) if self.work.opened else None
        was_shown = not self._editor.isHidden()
        self._editor.setVisible(region is not None)
        if region is None:
            return
        self._editor.setCurrentWidget(self.roll if isinstance(region.content, NotesOf) else self.sound)
        if not was_shown:
            sizes = self.context.settings.get(_SIZES, [])
            known = [size for size in sizes if isinstance(size, int)] if isinstance(sizes, list) else []
            height = self._split.height()
            above = max(_LEAST_PX, round(height * _ABOVE))
            self._split.setSizes(known if len(known) == 2 and min(known) > 0 else [above, height - above])
            # The track is still to be seen above once there is less room.
            QTimer.singleShot(0, self, partial(self._reveal, region.track))

    def _reveal(self, track: str) -> None:
        if self.work.track_of(track) is not None:
            rows = self.arrangement.state.rows
            rows.reveal(rows.row_of(track))

    def _song_changed(self, _before: Song, _song: Song) -> None:
        empty = self.is_empty()
        if empty != self._was_empty:
            self._was_empty = empty
            self.empty_changed.emit(empty)
        self._show_editor()

    def _placed(self, regions: tuple[str, ...]) -> None:
        if len(regions) == 1 and self.work.opened:
            self.work.open(regions[0])

    def _dropped(self, things: Sequence[object], track: str, bar: int) -> None:
        for thing in things:
            if isinstance(thing, Path) and self.context.take_file is not None:
                self._landings[thing.stem] = bar, track
                self.context.take_file(thing)
            elif isinstance(thing, Asset):
                self.making.place_asset(thing, thing.recipe, bar, track)
            elif isinstance(thing, str):
                self._take_known(AssetId(thing), bar, track)

    def _take_known(self, asset: AssetId, bar: int, track: str) -> None:
        known = self.context.session.document.assets.get(asset)
        if known is not None:
            self.making.place_asset(known, known.recipe, bar, track)
            return
        self.making.place_asset(Asset(asset, "audio/wav", 0), None, bar, track)
