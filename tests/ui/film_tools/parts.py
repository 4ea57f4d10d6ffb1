"""A film with its tools, as tests drive them: a real session, and places on the tracks as the view tells them."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt

from app.api import Asset, Document, PanelContext, Session
from app.jobs import JobContext, JobSpec, ThreadExecutor
from app.storage.assets import FolderAssets
from app.ui.jobs import QtJobs
from app.widgets.icons import Icons
from plugins.timeline.commands import timeline_of
from plugins.timeline.lookup.index import duration_of, find_clip, index_of
from plugins.timeline.model import Clip, Sequence, Timeline, Track, TrackKind, Transition
from plugins.timeline.panel.axis import FilmAxis
from plugins.timeline.panel.editing_actions import EditingActions
from plugins.timeline.panel.tool import Tool
from plugins.timeline.panel.tools import EditingPointer
from plugins.timeline.panel.tracks.ghost import Ghosts
from plugins.timeline.panel.tracks.hit import Hit, Part
from plugins.timeline.panel.tracks.rows import Rows
from plugins.timeline.panel.tracks.view import TracksView
from plugins.timeline.panel.work import FilmWork
from plugins.timeline.time import ZERO
from tests.plugins.timeline.films import RATE, asset, clip, document, frames, gap, shape, track
from tests.ui.canvas_parts import KeptMessages, KeptSettings, NoGenerators

NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


def small_film() -> Document:
    """Three linked clips, a gap after the second one; an empty picture track above, and one of titles."""
    picture = track("v", clip("p0", 20, link="l0"), clip("p1", 30, link="l1"), gap(25), clip("p2", 40, link="l2"))
    sound = track(
        "a", clip("a0", 20, link="l0"), clip("a1", 30, link="l1"), gap(25), clip("a2", 40, link="l2"),
        kind=TrackKind.SOUND,
    )  # fmt: skip
    film = document(picture, track("v2"), sound, track("t", kind=TrackKind.TITLE))
    return film.with_assets((Asset(asset("film"), "video/mp4", 1),))


class Standing:
    """A playhead that nothing moves but who says so."""

    def __init__(self, work: FilmWork) -> None:
        self._work = work
        self.time = ZERO
        self.playing = False
        self.speed = 0.0

    @property
    def duration(self) -> Fraction:
        """The seconds of the sequence shown."""
        return duration_of(self._work.sequence)

    def play(self, speed: float = 1.0) -> None:
        """Say that it goes; there is nothing that plays."""
        self.playing, self.speed = True, speed

    def shuttle(self, direction: int) -> None:
        """Say that it goes faster."""
        self.play(self.speed * 2 if self.speed * direction > 0 else float(direction))

    def pause(self) -> None:
        """Stand still."""
        self.playing, self.speed = False, 0.0

    def toggle(self) -> None:
        """Play or stand still."""
        if self.playing:
            self.pause()
        else:
            self.play()

    def seek(self, time: Fraction, *, dragging: bool = False) -> None:  # noqa: ARG002 - it shows no picture
        """Go to a time."""
        self.time = self._work.on_frame(time)

    def step(self, frames: int) -> None:
        """Go on by frames, or back."""
        self.seek(self.time + frames * self._work.timeline.frame)


class ToolBench:
    """A film with pointer, playhead and scale; `close` lets go of its threads."""

    def __init__(self, folder: Path, resources: Path, film: Document, *, read_only: bool = False) -> None:
        self.assets = FolderAssets(folder / "assets", folder / "cache")
        self.session = Session(film, read_only=read_only)
        self.settings, self.messages = KeptSettings(), KeptMessages()
        self.jobs = QtJobs(ThreadExecutor(_no_generator))
        self.context = PanelContext(
            self.session, self.assets, NoGenerators(), self.jobs, self.settings, self.messages, resources
        )
        self.work = FilmWork(self.context)
        self.icons = Icons(resources)
        self.axis = FilmAxis(px_per_s=240.0)
        self.rows = Rows()
        self.rows.show(self.work.sequence)
        self.playhead = Standing(self.work)
        self.shown: list[Ghosts | None] = []
        self.pointer = EditingPointer(self.work, self.axis, self.rows, self.playhead, self.shown.append)

    def close(self) -> None:
        """Let go of the document and of every thread."""
        self.work.close()
        self.jobs.queue.close()
        self.assets.close()

    @property
    def timeline(self) -> Timeline:
        """The film of the document."""
        return timeline_of(self.session.document)

    @property
    def sequence(self) -> Sequence:
        """The sequence that is shown."""
        return self.work.sequence

    @property
    def steps(self) -> list[str]:
        """The names of the steps that can be undone."""
        return [step.label for step in self.session.history[1 : self.session.position + 1]]

    @property
    def ghosts(self) -> Ghosts:
        """What was shown last."""
        ghosts = self.shown[-1]
        assert ghosts is not None
        return ghosts

    def track(self, id_: str) -> list[tuple[str, int]]:
        """A track as ids and frames."""
        return shape(self.sequence.track(id_))

    def clip(self, id_: str) -> Clip:
        """A clip of the sequence that is shown."""
        found = self.work.clip(id_)
        assert found is not None
        return found

    def hit(self, part: Part, clip_: str = "", frame: float = 0, track_: str = "", **values: Any) -> Hit:
        """A place `frame` frames from the beginning of a clip, of the sequence without one."""
        found = find_clip(self.sequence, clip_) if clip_ else None
        row = found[0].id if found else track_
        start = index_of(found[0]).start(found[1]) if found else Fraction(0)
        time = start + Fraction(frame) / RATE
        sides = _sides(found[0], found[1], part) if found else ("", "")
        known = {"before": sides[0], "after": sides[1], "x": self.axis.x(time), "y": self.y(row), **values}
        return Hit(part, row, clip_, time, **known)

    def y(self, row: str) -> float:
        """The middle of a track in the view."""
        found = self.rows.of(row)
        return 0.0 if found is None else self.rows.y(found) + found.height / 2

    def later(self, hit: Hit, by: float, track_: str | None = None, value: float | None = None) -> Hit:
        """A place so many frames later, perhaps over another track."""
        time = hit.time + Fraction(by) / RATE
        row = hit.track if track_ is None else track_
        return replace(hit, time=time, x=self.axis.x(time), track=row, y=self.y(row), value=value)

    def drag(
        self,
        hit: Hit,
        by: float,
        *,
        onto: str | None = None,
        keys: Qt.KeyboardModifier = NONE,
        value: float | None = None,
        snapping: bool = False,
    ) -> None:
        """Press at a place, drag by so many frames, and let go."""
        self.work.set_snapping(snapping)
        self.pointer.press(hit, keys)
        end = self.later(hit, by, onto, value)
        for share in (Fraction(1, 2), Fraction(1)):
            self.pointer.move(self.later(hit, float(Fraction(by) * share), onto, value), keys)
        self.pointer.release(end, keys)

    def click(self, hit: Hit, keys: Qt.KeyboardModifier = NONE) -> None:
        """Press and let go."""
        self.pointer.press(hit, keys)
        self.pointer.release(hit, keys)

    def use(self, tool: Tool) -> None:
        """Take a tool."""
        self.work.set_tool(tool)


def _sides(track_: Track, place: int, part: Part) -> tuple[str, str]:
    step = -1 if part is Part.IN_EDGE else 1
    beside = place + step
    items = track_.items
    if 0 <= beside < len(items) and isinstance(items[beside], Transition):
        beside += step
    item = items[beside] if 0 <= beside < len(items) else None
    own, other = items[place], item.id if isinstance(item, Clip) else ""
    assert isinstance(own, Clip)
    return (other, own.id) if step < 0 else (own.id, other)


def at(frame: int) -> Fraction:
    """The time of a frame."""
    return frames(frame)


def _no_generator(spec: JobSpec, _context: JobContext) -> None:
    raise KeyError(spec.generator)


class EditBench(ToolBench):
    """A film with its tracks in view, and everything that can be done to it."""

    def __init__(self, folder: Path, resources: Path, film: Document) -> None:
        super().__init__(folder, resources, film)
        self.view = TracksView(self.work, self.axis, self.icons)
        self.rows = self.view.rows
        self.pointer = EditingPointer(self.work, self.axis, self.rows, self.playhead, self.view.set_ghosts)
        self.view.set_pointer(self.pointer)
        self.editing = EditingActions(self.work, self.view, self.pointer, self.playhead, self.view)

    def do(self, id_: str) -> None:
        """Do an action as a key does."""
        action = self.editing.action(id_)
        if action.enabled is None or action.enabled():
            action.run()

    def can(self, id_: str) -> bool:
        """Whether an action can be done."""
        enabled = self.editing.action(id_).enabled
        return enabled is None or enabled()

    def is_on(self, id_: str) -> bool:
        """Whether an action is checked."""
        checked = self.editing.action(id_).checked
        return checked is not None and checked()

    def close(self) -> None:
        """Let go of everything."""
        self.view.close_work()
        super().close()
