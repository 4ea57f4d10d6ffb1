"""FilmPanel: the picture of the film above, its tracks below, and what generators make for it."""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMenu, QSplitter, QVBoxLayout, QWidget

from app.api import (
    SEED_LIMIT,
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
    UserError,
    fields_of,
    request_from_json,
)
from app.api.making import make_of_work
from app.widgets.icons import Icons
from plugins.timeline.compositing import Compositor
from plugins.timeline.landing import Place, is_free
from plugins.timeline.media.library import MediaLibrary
from plugins.timeline.model import Shot, Timeline, TrackKind, media_of
from plugins.timeline.panel.axis import FilmAxis
from plugins.timeline.panel.companions import Companions
from plugins.timeline.panel.copying import Copying
from plugins.timeline.panel.editing_actions import EditingActions
from plugins.timeline.panel.inspector.clip_inspector import ClipInspector
from plugins.timeline.panel.lanes.keyframe_lanes import KeyframeLanes
from plugins.timeline.panel.lanes.row import KeyAt
from plugins.timeline.panel.making import Making
from plugins.timeline.panel.menus import Menus
from plugins.timeline.panel.picture import as_image
from plugins.timeline.panel.player import Player
from plugins.timeline.panel.takes import Takes
from plugins.timeline.panel.toolbar import Toolbar
from plugins.timeline.panel.tools import EditingPointer
from plugins.timeline.panel.tracks.drops import Linked
from plugins.timeline.panel.tracks.hit import Hit
from plugins.timeline.panel.tracks.state import KeyOn
from plugins.timeline.panel.tracks.view import TracksView
from plugins.timeline.panel.viewer import Viewer
from plugins.timeline.panel.work import FilmWork
from plugins.timeline.shots.keyed import keyed
from plugins.timeline.time import TimeRange, to_timecode
from plugins.timeline.titles import TitlePainter

_SIZES = "timeline.sizes"
_SHARES = [42, 58]
"""How the picture and the tracks share the height at first."""
_CACHE_BYTES = 384 << 20


class FilmPanel(QWidget):
    """The work of editing, in the middle of the window."""

    empty_changed = Signal(bool)
    """Whether there is nothing in the film, after that changed."""

    def __init__(self, context: PanelContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        icons = Icons(context.resources)
        self.work = FilmWork(context, self)
        self.library = MediaLibrary(context.assets, context.cache / "film")
        self.compositor = Compositor(self.library, TitlePainter(), _CACHE_BYTES)
        self.player = Player(self.work, self.library, self.compositor, parent=self)
        self.making = Making(self.work, self.library, self.compositor, self)
        self.copying = Copying(self.work, self.library, self)
        self.axis = FilmAxis(self)
        self.tracks = TracksView(self.work, self.axis, icons, self.player, self.library, self)
        self.pointer = EditingPointer(self.work, self.axis, self.tracks.rows, self.player, self.tracks.set_ghosts, self)
        self.editing = EditingActions(self.work, self.tracks, self.pointer, self.player, self)
        self.toolbar = Toolbar(self.work, self.editing, self.axis, icons, self)
        self.menus = Menus(self.work, self.editing, self)
        self.inspector = ClipInspector(self.work, self.player, icons, library=self.library)
        self.viewer = Viewer(self.work, self.player, icons, self, edits=self.inspector.edits)
        self.lanes = KeyframeLanes(self.work, self.player, self.axis, icons, edits=self.inspector.edits)
        self.takes = Takes(self.work, self.making, self.player, self.library, icons, self)
        self.companions = Companions(
            self.work, self.making, self.library, self.compositor, self.tracks, self.inspector, icons, self
        )
        self._landings: dict[str, Place] = {}
        self._growing = ""
        self._was_empty = self.is_empty()
        self._closed = False
        below = QWidget()
        stack = QVBoxLayout(below)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(0)
        stack.addWidget(self.toolbar)
        stack.addWidget(self.tracks, 1)
        self._split = QSplitter(Qt.Orientation.Vertical, self)
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(self.viewer)
        self._split.addWidget(below)
        self._split.setStretchFactor(0, 1)
        self._split.setStretchFactor(1, 1)
        sizes = context.settings.get(_SIZES, [])
        known = [size for size in sizes if isinstance(size, int) and size > 0] if isinstance(sizes, list) else []
        self._split.setSizes(known if len(known) == 2 else _SHARES)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._split, 1)
        layout.addWidget(self.takes)
        self.setFocusProxy(self.tracks)
        self.setAccessibleName(self.tr("Film"))
        self._connect()

    def actions(self) -> Any:
        """What can be done here, as a sequence of Action; QWidget's own method of this name isn't needed."""
        return (*self.editing.actions(), *self.viewer.film_actions(), *self.companions.actions(), *self._own_actions())

    def docks(self) -> Sequence[Dock]:
        """The inspector of clips, the lanes of keyframes, and the bin."""
        return (
            Dock("clip", "Clip", Area.RIGHT, self.inspector, "sliders-horizontal"),
            Dock("keyframes", "Keyframes", Area.BOTTOM, self.lanes, "spline"),
            *self.companions.docks(),
        )

    def is_empty(self) -> bool:
        """Whether there is nothing in the film."""
        return all(not track.items for sequence in self.work.timeline.sequences for track in sequence.tracks)

    def settle(self) -> bool:
        """All that is done is in the document already."""
        return True

    def input_task(self, generator: str, wanted: Sequence[str]) -> Task:
        """A task that gives a generator the film that is selected, or what is seen at the playhead."""
        return self.making.input_task(generator, wanted)

    def place_for(self, request: Mapping[str, Json]) -> Json:
        """Where in the film the result of a request belongs."""
        return self.making.place_for(request)

    def place_again(self, recipe: Recipe, request: Mapping[str, Json]) -> Json:
        """Where in the film the result of a recipe belongs that is made again."""
        return self.making.place_again(recipe, request)

    def show_job(self, job: Job) -> None:
        """Show on a shot how far its new take is, and at its place in the film what is drawn of it already."""
        self.making.show_job(job)
        place = self.making.place_of(job.id)
        if place.clip:
            self.tracks.set_job(place.clip, None if job.state.ended else job.fraction or 0.0)
        if job.state.ended:
            if self._growing == job.id:
                self._growing = ""
                self.player.seek(self.player.time)
        elif isinstance(job.preview, np.ndarray) and not self.player.playing and self._stands_at(place):
            self._growing = job.id
            self.viewer.screen_.show_picture(as_image(job.preview))

    def offer(self, takes: Sequence[Made]) -> None:
        """Results to look at in their places in the film."""
        shown = [made for made in takes if not self.companions.links.owns(made.job)]
        self.takes.offer([made for made in shown if made.asset.media_type.startswith(("video/", "audio/", "image/"))])

    def place(self, asset: Asset, recipe: Recipe | None) -> None:
        """Put film, a picture or sound into the film."""
        self.making.place_asset(asset, recipe, self._landings.pop(asset.name, None))

    def make(self, generator: str) -> None:
        """Have a generator work on what is selected or marked, with its own settings and a new seed."""
        make_of_work(self, self.context, generator)

    def regenerate(self, clip: str, *, same: bool = False) -> None:
        """Make another take of a shot, with the settings and lanes that it has now, and a new seed unless it is kept.

        `same` keeps it: only what the lanes say is new.
        """
        found = self.work.clip(clip)
        if found is None or not isinstance(found.content, Shot) or not found.content.generator:
            return
        if self.companions.links.again(clip, new_seed=not (same or self.inspector.keeps_seed)):
            return
        generators, shot = self.context.generators, found.content
        try:
            type_ = generators.request_type(shot.generator)
            values = keyed(found, json.loads(shot.request or "{}"), fields_of(type_))
            if "seed" in values and not (same or self.inspector.keeps_seed):
                values["seed"] = secrets.randbelow(SEED_LIMIT)
            place = Place(self.work.sequence.id, clip)
            generators.submit(shot.generator, request_from_json(type_, values), place=place.to_json())
        except UserError as error:
            self.context.messages.fail(error)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop playing, and let go of threads and processes."""
        self.close_work()
        super().closeEvent(event)

    def close_work(self) -> None:
        """Stop playing, and let go of threads and processes; for a window that goes without closing its panels."""
        if self._closed:
            return
        self._closed = True
        self.context.settings.set(_SIZES, [int(size) for size in self._split.sizes()])
        self.copying.close_work()
        self.takes.close_work()
        self.tracks.close_work()
        self.player.close_work()
        self.work.close()
        # First what reads ahead: it would start a decoder again
        self.compositor.close()
        self.library.close()

    def _connect(self) -> None:
        self.work.film_changed.connect(self._film_changed)
        self.player.moved.connect(self._moved)
        self.copying.copied.connect(lambda _asset: self.player.seek(self.player.time))
        self.tracks.set_pointer(self.pointer)
        self.tracks.dropped.connect(self._dropped)
        self.tracks.menu_wanted.connect(self._menu)
        self.inspector.regenerate.connect(self.regenerate)
        self.companions.again_wanted.connect(lambda clip: self.regenerate(clip, same=True))
        self.lanes.align_with(self.tracks.lanes)
        self.making.placed.connect(self._placed)
        self.editing.fill_wanted.connect(self._fill)
        self.editing.additions.added.connect(self._added)
        self.pointer.opened.connect(self.inspector.write)
        self.pointer.key_changed.connect(self._choose_key)
        self.lanes.state.changed.connect(self._show_keys)
        self.editing.match_wanted.connect(self._match)

    def _choose_key(self) -> None:
        key = self.pointer.key
        self.lanes.state.select({KeyAt(key.clip, key.parameter, key.time)} if key is not None else ())
        self._show_keys()

    def _show_keys(self) -> None:
        """Mark in the tracks the keyframes that are chosen there and in the lanes."""
        chosen = {KeyOn(at.clip, at.name, at.time) for at in self.lanes.state.selected}
        if self.pointer.key is not None:
            chosen.add(KeyOn(self.pointer.key.clip, self.pointer.key.parameter, self.pointer.key.time))
        self.tracks.set_keys(frozenset(chosen))

    def _own_actions(self) -> Sequence[Action]:
        return (
            Action(
                "timeline.regenerate",
                "Make another take",
                self._regenerate_selected,
                "track",
                ("Ctrl+Shift+R",),
                "Make the selected shots again with new seeds; trims, transitions and keyframes stay.",
                "refresh-cw",
                enabled=lambda: bool(self._shots()),
                while_focused=True,
            ),
        )

    def _shots(self) -> Sequence[str]:
        return [
            clip.id for clip in self.work.selected_clips() if isinstance(clip.content, Shot) and clip.content.generator
        ]

    def _regenerate_selected(self) -> None:
        for clip in self._shots():
            self.regenerate(clip)

    def _fill(self, range_: TimeRange, track: str) -> None:
        """Have a shot made that fills a gap: between two shots, or else from words alone."""
        self.work.set_range(range_)
        self.work.select_track(track)
        self.player.seek(range_.start)
        self.make("timeline.fill")

    def _match(self, clip: str, time: Fraction) -> None:
        """Show the source of a clip in the bin, and in the status row which file, and which of its times."""
        found = self.work.clip(clip)
        media = media_of(found.content) if found is not None else None
        if media is None:
            return
        asset = self.context.session.document.assets.get(media.asset)
        rate = media.rate or self.work.timeline.rate
        words = self.tr("“{name}” at {time}")
        name = asset.name if asset is not None and asset.name else media.asset[:8]
        self.context.messages.say(words.format(name=name, time=to_timecode(time, rate)))
        self.companions.bin.choose(clip)

    def _stands_at(self, place: Place) -> bool:
        """Whether the playhead is where a result belongs."""
        if place.sequence != self.work.sequence.id:
            return False
        clip = self.work.clip(place.clip) if place.clip else None
        start = self.work.start_of(place.clip) if clip else place.at
        duration = clip.duration if clip else max(place.duration, self.work.timeline.frame)
        if start is None or not start <= self.player.time < start + duration:
            return False
        # Something new is put elsewhere where anything lies in its way
        tracks = [track for track in self.work.sequence.tracks if track.kind is TrackKind.PICTURE]
        return clip is not None or all(is_free(track, TimeRange(start, duration)) for track in tracks[:1])

    def _moved(self, time: Fraction) -> None:
        self.making.playhead = time

    def _film_changed(self, _before: Timeline, _film: Timeline) -> None:
        empty = self.is_empty()
        if empty != self._was_empty:
            self._was_empty = empty
            self.empty_changed.emit(empty)

    def _placed(self, clips: tuple[str, ...]) -> None:
        if clips:
            self.tracks.reveal(clips[0])

    def _added(self, clip: str) -> None:
        self.tracks.reveal(clip)
        self.inspector.write(clip)

    def _menu(self, hit: Hit, at: QPoint) -> None:
        self.menus.open(hit, at, self._add_to if hit.clip else None)

    def _add_to(self, menu: QMenu) -> None:
        if self._shots():
            menu.addSeparator()
            for action in self._own_actions():
                self.menus.put(menu, action)
        self.companions.add_to(menu)

    def _dropped(self, things: Sequence[object], track: str, time: Fraction, insert: bool) -> None:
        place = Place(self.work.sequence.id, at=self.work.on_frame(time), track=track, insert=insert)
        for thing in things:
            if isinstance(thing, Path) and self.context.take_file is not None:
                self._landings[thing.stem] = place
                self.context.take_file(thing)
            elif isinstance(thing, Linked):
                self.companions.put(thing, place)
            elif isinstance(thing, Asset):
                self.making.place_asset(thing, thing.recipe, place)
            elif isinstance(thing, str):
                known = self.context.session.document.assets.get(AssetId(thing))
                self.making.place_asset(known or Asset(AssetId(thing), "video/mp4", 0), None, place)
