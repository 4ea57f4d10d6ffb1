"""SelectionWork: how areas are chosen, one after the other on a worker, each as one step of the history."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, fields, replace
from enum import Enum
from typing import Any

from PySide6.QtCore import QObject, QRect, Signal

from app.api import Asset, Job, JobContext, JobState, Json, Lane, Settings
from plugins.canvas.commands import SelectArea
from plugins.canvas.model import Area, Canvas, Layer, Rect
from plugins.canvas.panel.work import CanvasWork
from plugins.canvas.selecting import (
    Coverage,
    Mode,
    alpha_of,
    combined,
    coverage_of,
    feather,
    invert,
    nothing_selected,
    stored,
)

_KEPT = "canvas.selecting"
_ENDED = (JobState.FAILED, JobState.CANCELLED)
Make = Callable[[JobContext, Canvas], Coverage]
"""Finds on a worker what a tool has chosen of a canvas."""
Change = Callable[[Coverage, Rect], Coverage]
"""Changes a selection, on a canvas of a rectangle."""


class Sizing(Enum):
    """What keeps a dragged rectangle or ellipse to a form."""

    FREE = "free"
    ASPECT = "aspect"
    SIZE = "size"


@dataclass(frozen=True, slots=True)
class SelectionSettings:
    """How the selection tools are set; the sizes are in pixels, `tolerance` and `fuzziness` from 0 to 255."""

    mode: Mode = Mode.REPLACE
    feather: float = 0.0
    smooth: bool = True
    tolerance: int = 24
    contiguous: bool = True
    all_layers: bool = True
    more: int = 0
    fuzziness: int = 40
    sizing: Sizing = Sizing.FREE
    width: int = 512
    height: int = 512


@dataclass(frozen=True, slots=True)
class _Wish:
    label: str
    make: Callable[[JobContext, Canvas, Area | None], Coverage]


class SelectionWork(QObject):
    """Every change of the selection that takes longer than a moment goes through here."""

    changed = Signal()
    """The settings are others now."""
    quick_mask_changed = Signal()

    def __init__(self, work: CanvasWork, parent: QObject) -> None:
        super().__init__(parent)
        self._work = work
        self._store: Settings = work.context.settings
        self._settings = _read(self._store.get(_KEPT, {}))
        self._waiting: list[_Wish] = []
        self._job: Job | None = None
        self._quick_mask = False
        self._document = ""
        self._before: tuple[Area, Asset | None] | None = None
        self._end = work.context.jobs.subscribe(self._job_changed)
        work.selection_changed.connect(self._remember)
        self._remember()

    def close(self) -> None:
        """Listen no more."""
        self._waiting.clear()
        self._end()

    @property
    def settings(self) -> SelectionSettings:
        """How the tools are set."""
        return self._settings

    def set(self, settings: SelectionSettings) -> None:
        """Set the tools."""
        if settings != self._settings:
            self._settings = settings
            kept = asdict(settings)
            self._store.set(_KEPT, {**kept, "mode": settings.mode.value, "sizing": settings.sizing.value})
            self.changed.emit()

    def set_some(self, changes: Mapping[str, Any]) -> None:
        """Set some fields, by their names."""
        self.set(replace(self._settings, **changes))

    @property
    def busy(self) -> bool:
        """Whether something is being chosen on a worker."""
        return self._job is not None or bool(self._waiting)

    def stop(self) -> bool:
        """Stop what is being chosen, and what waits for it; whether there was anything."""
        was = self.busy
        self._waiting[1:] = []
        if self._job is not None:
            self._work.context.jobs.cancel(self._job)
        return was

    @property
    def quick_mask(self) -> bool:
        """Whether brushes paint the selection."""
        return self._quick_mask

    def toggle_quick_mask(self) -> None:
        """Let brushes paint the selection, or the picture again."""
        self._quick_mask = not self._quick_mask
        self.quick_mask_changed.emit()

    def choose(
        self, shape: Make, mode: Mode, label: str = "Select", onto: Callable[[Area | None], Area | None] | None = None
    ) -> None:
        """Choose what a tool found, together with what is selected already; feathered as the tools are set.

        `onto` says what it is put together with in place of what is selected now.
        """
        radius, assets = self._settings.feather, self._work.context.assets

        def make(job: JobContext, canvas: Canvas, area: Area | None) -> Coverage:
            inside = (0, 0, canvas.width, canvas.height)
            now = shape(job, canvas)
            job.check()
            if radius:
                now = feather(now, radius, inside)
            area = area if onto is None else onto(area)
            before = None if area is None or mode is Mode.REPLACE else coverage_of(area, assets, inside)
            return combined(before, now, mode)

        self._wish(_Wish(label, make))

    def change(self, how: Change, label: str) -> None:
        """Change what is selected; all of the canvas where nothing is."""
        assets = self._work.context.assets

        def make(_job: JobContext, canvas: Canvas, area: Area | None) -> Coverage:
            inside = (0, 0, canvas.width, canvas.height)
            return how(coverage_of(area or Area(*inside), assets, inside), inside)

        self._wish(_Wish(label, make))

    def select_all(self) -> None:
        """All of the canvas."""
        self._work.select(QRect(0, 0, self._work.canvas.width, self._work.canvas.height))

    def select_nothing(self) -> None:
        """All of the canvas is worked on."""
        self._work.select(None)

    @property
    def can_reselect(self) -> bool:
        """Whether there was a selection in this project that is gone."""
        here = self._work.context.session.document.id == self._document
        return here and self._before is not None and self._work.selection is None

    def reselect(self) -> None:
        """What was selected last."""
        if self._before is not None and self.can_reselect:
            area, asset = self._before
            self._work.execute(SelectArea(area, asset, label="Reselect"))

    def invert(self) -> None:
        """What was not selected; of everything, nothing is left."""
        work = self._work
        if work.selection is None or work.clip == (0, 0, work.canvas.width, work.canvas.height):
            soft = work.selection is not None and work.selection.asset is not None
            if not soft:
                work.select(None) if work.selection is not None else self.select_all()
                return
        self.change(invert, "Invert selection")

    def select_layer(self) -> None:
        """What the active layer shows, by its alpha."""
        layer, assets = self._work.active, self._work.context.assets
        self.choose(lambda job, canvas: alpha_of(canvas, layer, assets, job.check), Mode.REPLACE)

    def move(self, dx: int, dy: int) -> None:
        """Move the selection, not what is in it."""
        area = self._work.selection
        if area is not None and (dx or dy):
            self._work.execute(SelectArea(replace(area, x=area.x + dx, y=area.y + dy), label="Move selection"))

    def covers(self, x: int, y: int) -> bool:
        """Whether a pixel is at least half selected."""
        area = self._work.selection
        if area is None:
            return False
        found = coverage_of(area, self._work.context.assets, (x, y, 1, 1))
        return bool(found.within((x, y, 1, 1))[0, 0] >= 128)

    def source(self) -> Canvas:
        """What colours are looked for in: everything that is seen, or the active layer alone."""
        canvas, layer = self._work.canvas, self._work.active
        if self._settings.all_layers:
            return canvas
        return replace(canvas, layers=(Layer(layer.id, layer.name, layer.asset, layer.x, layer.y),))

    def _wish(self, wish: _Wish) -> None:
        self._waiting.append(wish)
        if self._job is None:
            self._start()

    def _start(self) -> None:
        if not self._waiting:
            self._job = None
            return
        wish = self._waiting[0]
        canvas, area, assets = self._work.canvas, self._work.selection, self._work.context.assets
        session = self._work.context.session
        document = session.document.id

        def choose(job: JobContext) -> tuple[Area | None, Asset | None]:
            return stored(wish.make(job, canvas, area), assets)

        def done(found: tuple[Area | None, Asset | None]) -> None:
            if not self._waiting or self._waiting[0] is not wish:
                return
            self._waiting.pop(0)
            if session.document.id != document:
                # Another project was opened meanwhile.
                self._waiting.clear()
            elif found[0] is None:
                self._work.context.messages.fail(nothing_selected())
            else:
                self._work.execute(SelectArea(found[0], found[1], wish.label))
            self._start()

        self._job = self._work.context.jobs.run(self.tr("Selecting"), choose, Lane.IO, done)

    def _job_changed(self, job: Job) -> None:
        if self._job is not None and job.id == self._job.id and job.state in _ENDED and self._waiting:
            self._waiting.pop(0)
            self._start()

    def _remember(self) -> None:
        area, document = self._work.selection, self._work.context.session.document.id
        if document != self._document:
            self._document, self._before = document, None
        if area is not None:
            asset = self._work.context.session.document.assets.get(area.asset) if area.asset else None
            self._before = (area, asset)


def _read(kept: Json) -> SelectionSettings:
    """The settings as they were kept; those that are missing or wrong are as at first."""
    settings = SelectionSettings()
    if not isinstance(kept, dict):
        return settings
    for field in fields(settings):
        value: Any = kept.get(field.name)
        now: Any = getattr(settings, field.name)
        found: Any
        if isinstance(now, Enum):
            found = next((one for one in type(now) if one.value == value), now)
        elif isinstance(now, bool):
            found = value if isinstance(value, bool) else now
        elif isinstance(value, int | float) and not isinstance(value, bool) and -255 <= value <= 8192:
            found = type(now)(value)
        else:
            found = now
        settings = replace(settings, **{field.name: found})
    return settings
