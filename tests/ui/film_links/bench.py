"""A film in the real window beside a canvas, a song and a manuscript, with all that it uses of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction

import numpy as np
from pytestqt.qtbot import QtBot

from app.api import Asset
from plugins.audio.commands import AddTrack as AddSongTrack
from plugins.audio.commands import PutRegions, song_of
from plugins.audio.model import Note
from plugins.audio.notes import store_notes
from plugins.audio.song import Region
from plugins.audio.song import Track as SongTrack
from plugins.canvas.commands import PaintLayer, PlaceAsset
from plugins.canvas.model import EMPTY, Layer
from plugins.canvas.model import KIND as CANVAS
from plugins.text.commands import AddItem, EditChapter
from plugins.text.model import Chapter, Span
from plugins.text.passages import Piece
from plugins.timeline.landing import Place
from plugins.timeline.model import MAIN, Clip, Shot, TrackKind
from plugins.timeline.panel.companions import Companions
from plugins.timeline.panel.panel import FilmPanel
from tests.ui.opened import Opened

BEAT = 960
SIDE = 64
FOX = "canvas/fox"
RIFF = "audio/riff"
CHAPTER = "text/one"


class LinksBench:
    """The panel of the film, and hands for the other panels' parts."""

    def __init__(self, opened: Opened, qtbot: QtBot) -> None:
        self.opened, self.qtbot, self.session = opened, qtbot, opened.session
        self.assets = opened.built.studio.assets
        opened.window.workspaces.show("timeline.timeline")
        panel = opened.window.workspaces.panel
        assert isinstance(panel, FilmPanel)
        self.panel, self.work = panel, panel.work
        self.companions: Companions = panel.companions
        self.links = panel.companions.links

    def picture(self, level: int) -> Asset:
        """A grey picture in the store."""
        return self.assets.add_picture(np.full((SIDE, SIDE, 4), (level, level, level, 255), np.uint8))

    def paint(self, level: int) -> Asset:
        """Have a layer of the canvas show a grey, which is there then."""
        asset = self.picture(level)
        layers = self.session.document.part(CANVAS, EMPTY).layers
        if any(layer.id == "fox" for layer in layers):
            self.session.execute(PaintLayer("fox", asset))
        else:
            self.session.execute(PlaceAsset(Layer("fox", "Fox", asset.id), asset))
        return asset

    def play(self, pitch: int = 60, bars: int = 2) -> None:
        """Have a clip of the song play one note a bar."""
        if not song_of(self.session.document).tracks:
            self.session.execute(AddSongTrack(SongTrack("keys", "Keys", 4)))
        notes = store_notes([Note(bar * 4 * BEAT, pitch, BEAT) for bar in range(bars)], self.assets)
        self.session.execute(PutRegions((Region("riff", "keys", "Riff", 0, bars * 4 * BEAT, notes),)))

    def write(self, text: str) -> None:
        """Have a chapter."""
        passage = Piece(text, (Span(len(text)),)).store(self.assets)
        if CHAPTER in self.links.contents.now:
            self.session.execute(EditChapter("one", (passage,)))
        else:
            self.session.execute(AddItem(Chapter("one", "The sea", passages=(passage,))))

    def put(self, link: str, at: int = 0) -> Clip:
        """Put something into the film as if it were dropped there; the first new clip."""
        before = set(self.clips())
        self.links.put(link, Place(MAIN, at=Fraction(at)))
        self.until(lambda: set(self.clips()) > before)
        return next(clip for id_, clip in self.clips().items() if id_ not in before)

    def clips(self, kind: TrackKind | None = None) -> dict[str, Clip]:
        """The clips of the film by their ids, those of one kind of track or all."""
        tracks = [track for track in self.work.sequence.tracks if kind in (None, track.kind)]
        return {clip.id: clip for track in tracks for clip in track.clips}

    def start(self, clip: Clip) -> Fraction:
        """When a clip begins."""
        start = self.work.start_of(clip.id)
        assert start is not None
        return start

    def shot(self, clip: Clip) -> Shot:
        """What a clip shows now."""
        content = self.clips()[clip.id].content
        assert isinstance(content, Shot)
        return content

    def steps(self) -> Sequence[str]:
        """The names of the steps that can be undone."""
        return [step.label for step in self.session.history[1 : self.session.position + 1]]

    def until(self, holds: Callable[[], bool]) -> None:
        """Wait for something that workers do."""
        self.qtbot.waitUntil(holds, timeout=120_000)
