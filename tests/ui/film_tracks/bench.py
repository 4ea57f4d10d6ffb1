"""A film in a TracksView, with a real session and store, and a mouse."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from fractions import Fraction
from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage

from app.api import Document, PanelContext, Session
from app.jobs import JobContext, JobSpec, ThreadExecutor
from app.storage.assets import FolderAssets
from app.ui.jobs import QtJobs
from app.widgets.icons import Icons
from plugins.timeline.commands import timeline_of
from plugins.timeline.lookup.index import find_clip, index_of
from plugins.timeline.media.library import MediaLibrary
from plugins.timeline.model import KIND, MAIN, Curve, Keyframe, Marker, Sequence, Timeline, Track, TrackKind
from plugins.timeline.panel.axis import FilmAxis
from plugins.timeline.panel.tracks.hit import Hit
from plugins.timeline.panel.tracks.view import TracksView
from plugins.timeline.panel.work import FilmWork
from tests.plugins.timeline.films import RATE, clip, dissolve, gap, track
from tests.ui.canvas_parts import KeptMessages, KeptSettings, NoGenerators


def small_timeline() -> Timeline:
    """Two pictures with a dissolve, a gap and a third one; a title above; two sounds below."""
    faded = Curve("opacity", (Keyframe(Fraction(1), 0.5), Keyframe(Fraction(3), 1.0)))
    second = replace(clip("p1", 120), curves=(faded,))
    pictures = track("v", clip("p0", 120), dissolve(12, 12), second, gap(48), clip("p2", 240))
    sounds = track("a", clip("s0", 240), kind=TrackKind.SOUND)
    titles = Track("t", TrackKind.TITLE, "", (gap(24), clip("t0", 96)))
    markers = (Marker("m0", Fraction(3), name="Here"), Marker("m1", Fraction(8), Fraction(2), name="There"))
    music = track("b", gap(240), clip("s1", 48), kind=TrackKind.SOUND)
    return Timeline((Sequence(MAIN, "", (pictures, titles, sounds, music), markers),), rate=RATE)


@dataclass
class Pointed:
    """Keeps all that a pointer is told."""

    told: list[tuple[str, Hit | None, Qt.KeyboardModifier]] = field(default_factory=list)
    runs: bool = False
    shape: Callable[[Hit], Qt.CursorShape | None] = field(default=lambda _hit: None)

    def press(self, hit: Hit, modifiers: Qt.KeyboardModifier) -> None:
        """Keep it."""
        self.told.append(("press", hit, modifiers))
        self.runs = True

    def move(self, hit: Hit, modifiers: Qt.KeyboardModifier) -> None:
        """Keep it."""
        self.told.append(("move", hit, modifiers))

    def release(self, hit: Hit, modifiers: Qt.KeyboardModifier) -> None:
        """Keep it."""
        self.told.append(("release", hit, modifiers))
        self.runs = False

    def double_click(self, hit: Hit, modifiers: Qt.KeyboardModifier) -> None:
        """Keep it."""
        self.told.append(("double", hit, modifiers))

    def hover(self, hit: Hit | None, modifiers: Qt.KeyboardModifier) -> None:
        """Keep it."""
        self.told.append(("hover", hit, modifiers))

    def cancel(self) -> bool:
        """Whether there was anything."""
        ran, self.runs = self.runs, False
        return ran

    def cursor(self, hit: Hit, _modifiers: Qt.KeyboardModifier) -> Qt.CursorShape | None:
        """The shape that was said."""
        return self.shape(hit)

    def names(self) -> list[str]:
        """What was told, without what is only hovered."""
        return [name for name, _, _ in self.told if name != "hover"]

    def last(self) -> Hit:
        """The hit that was told last."""
        hit = self.told[-1][1]
        assert hit is not None
        return hit


class TracksBench:
    """A view of a film; `close` lets go of its threads."""

    def __init__(
        self, folder: Path, resources: Path, timeline: Timeline | None = None, *, with_media: bool = False
    ) -> None:
        self.assets = FolderAssets(folder / "assets", folder / "cache")
        document = Document().with_part(KIND, timeline if timeline is not None else small_timeline())
        self.session = Session(document)
        self.settings, self.messages = KeptSettings(), KeptMessages()
        self.jobs = QtJobs(ThreadExecutor(_nothing))
        self.context = PanelContext(
            self.session, self.assets, NoGenerators(), self.jobs, self.settings, self.messages, resources
        )
        self.library = MediaLibrary(self.assets, folder / "media") if with_media else None
        self.work, self.axis = FilmWork(self.context), FilmAxis()
        self.view = TracksView(self.work, self.axis, Icons(resources), None, self.library)
        self.view.resize(1300, 480)

    def close(self) -> None:
        """Let go of the document and of every thread."""
        self.work.close()
        if self.library is not None:
            self.library.close()
        self.jobs.queue.close()
        self.assets.close()

    @property
    def sequence(self) -> Sequence:
        """The film's sequence as it is now."""
        return timeline_of(self.session.document).sequence(MAIN)

    def steps(self) -> list[str]:
        """The names of the steps that can be undone."""
        return [step.label for step in self.session.history[1 : self.session.position + 1]]

    def box(self, id_: str) -> QRectF:
        """Where a clip lies among the clips."""
        found = find_clip(self.work.sequence, id_)
        assert found is not None
        row = self.view.rows.of(found[0].id)
        assert row is not None
        index = index_of(found[0])
        return self.view.lanes.painter.box(row, index.start(found[1]), index.end(found[1]))

    def hit(self, x: float, y: float) -> Hit:
        """What lies at a place of the clips."""
        return self.view.lanes.hit(QPointF(x, y))

    def picture(self) -> QImage:
        """The clips as they are drawn now."""
        return self.view.lanes.grab().toImage()

    def colour(self, x: float, y: float) -> QColor:
        """A pixel of the clips as they are drawn now."""
        return self.picture().pixelColor(round(x), round(y))


def _nothing(spec: JobSpec, _context: JobContext) -> None:
    raise KeyError(spec.generator)
