"""Companions: what the film has to do with other panels, put together: links, bin, scoring, frames to paint on."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QMenu, QWidget

from app.api import Action, Area, Dock
from app.widgets.icons import Icons
from plugins.timeline.compositing import Compositor
from plugins.timeline.landing import Place
from plugins.timeline.media.library import MediaLibrary
from plugins.timeline.panel.bin.media_bin import MediaBin
from plugins.timeline.panel.frame_painting import FramePainting
from plugins.timeline.panel.inspector.clip_inspector import ClipInspector
from plugins.timeline.panel.links import Links
from plugins.timeline.panel.making import Making
from plugins.timeline.panel.missing import Missing
from plugins.timeline.panel.scoring import Scoring
from plugins.timeline.panel.tracks.drops import Linked
from plugins.timeline.panel.tracks.view import TracksView
from plugins.timeline.panel.work import FilmWork


class Companions(QObject):
    """Marks stale and missing clips on the tracks and in the inspector, and brings actions and the bin along."""

    again_wanted = Signal(str)
    """The id of a clip that is to be made again with what its lanes say."""

    def __init__(
        self,
        work: FilmWork,
        making: Making,
        library: MediaLibrary,
        compositor: Compositor,
        tracks: TracksView,
        inspector: ClipInspector,
        icons: Icons,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._work, self._tracks, self._icons = work, tracks, icons
        self.links = Links(work, library, making, self)
        self.missing = Missing(work, self)
        self.bin = MediaBin(work, library, making, self.links, self.missing, icons)
        self.scoring = Scoring(work, self.links, compositor, self)
        self.painting = FramePainting(work, self.links, making, library, compositor, self)
        inspector.set_versions(self.links.versions, lambda clip: clip.id in self.links.outdated)
        self.links.changed.connect(self._mark)
        self.links.changed.connect(inspector.refresh)
        self.missing.changed.connect(tracks.set_missing)
        self._mark()

    def docks(self) -> Sequence[Dock]:
        """The bin."""
        return (Dock("bin", "Bin", Area.LEFT, self.bin, "package"),)

    def put(self, thing: Linked, place: Place) -> None:
        """Put something of another panel into the film, where it was dropped."""
        self.links.put(thing.link, place)

    def actions(self) -> Sequence[Action]:
        """What can be done with other panels."""
        return (
            Action(
                "timeline.refresh-links", "Bring up to date", self._refresh, "track",
                help="Show what the selected clips are from as it is now; trims, keyframes and transitions stay.",
                icon="refresh-cw", enabled=lambda: bool(self._stale()),
            ),
            Action(
                "timeline.refresh-all-links", "Bring all up to date", self._refresh_all, "track",
                help="Show everything as it is now that changed in other panels since it was put into the film.",
                icon="refresh-cw", enabled=lambda: bool(self.links.stale),
            ),
            Action(
                "timeline.keep-stale", "Mark as up to date", self._keep, "track",
                help="Leave the selected clips as they are, though what they are from has changed.",
                icon="check", enabled=lambda: bool(set(self._stale()) - self.links.outdated),
            ),
            Action(
                "timeline.paint-frame", "Paint on this frame", self.painting.paint, "track",
                help="Put the frame at the playhead onto the canvas, with a linked still of it above the film.",
                icon="brush", enabled=self.painting.is_possible,
            ),
            Action(
                "timeline.score-shot", "Score this shot", self._score, "generate",
                help="Compose music for the marked stretch or the selected shots: its last bar ends with them.",
                icon="music", enabled=self.scoring.is_possible,
            ),
            Action(
                "timeline.mark-bars", "Mark the bars", self.scoring.mark_bars, "track",
                help="Put a marker where each bar of the selected music begins.",
                icon="metronome", enabled=self.scoring.bars_possible,
            ),
        )  # fmt: skip

    def _score(self) -> None:
        self.scoring.score()

    def add_to(self, menu: QMenu) -> None:
        """Put into a menu about the selected clips what of it can be done now."""
        possible = [action for action in self.actions() if action.enabled is None or action.enabled()]
        if possible:
            menu.addSeparator()
        translate = QCoreApplication.translate
        for action in possible:
            entry = menu.addAction(self._icons.icon(action.icon), translate("Actions", action.title))
            entry.setToolTip(translate("Actions", action.help))
            entry.triggered.connect(lambda _checked=False, run=action.run: run())

    def _stale(self) -> Sequence[str]:
        return sorted(self._work.selected & self.links.stale)

    def _refresh(self) -> None:
        done: set[str] = set()
        for id_ in self._stale():
            found = self._work.clip(id_)
            if found is not None and not (found.link and found.link in done):
                done.add(found.link)
                self._bring(id_)

    def _refresh_all(self) -> None:
        outdated = self.links.outdated
        self.links.refresh_all()
        for id_ in sorted(outdated):
            self.again_wanted.emit(id_)

    def _bring(self, clip: str) -> None:
        if clip in self.links.outdated:
            self.again_wanted.emit(clip)
        else:
            self.links.refresh(clip)

    def _keep(self) -> None:
        for id_ in self._stale():
            self.links.keep_as_is(id_)

    def _mark(self) -> None:
        self._tracks.set_stale(self.links.stale)
