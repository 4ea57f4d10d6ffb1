"""Living: follows what is painted with one picture after the other, as long as it is switched on."""

from __future__ import annotations

import secrets
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum

import numpy as np
from PySide6.QtCore import QObject, QRect, QTimer, Signal
from PySide6.QtGui import QImage

from app.api import (
    SEED_LIMIT,
    Job,
    JobState,
    Json,
    Lane,
    Made,
    ModelKind,
    ModelRecord,
    Pixels,
    UserError,
    Words,
)
from plugins.canvas.model import Area
from plugins.canvas.panel.generation import Generation, Place
from plugins.canvas.panel.living.looking import Look, Looking
from plugins.canvas.panel.living.pace import Pace
from plugins.canvas.panel.living.taking import Taking
from plugins.canvas.panel.living.telling import told_by
from plugins.canvas.panel.living.wish import Shown, Wish, keep, read_shown, read_wish
from plugins.canvas.panel.loader import PictureLoader
from plugins.canvas.panel.work import CanvasWork

GENERATOR = "canvas.live"
_SOON_MS = 12
_FAILED = (JobState.FAILED, JobState.CANCELLED)


class Doing(Enum):
    """What live painting does at a time."""

    OFF = "off"
    RESTING = "resting"
    LOOKING = "looking"
    DRAWING = "drawing"
    WAITING = "waiting"
    """Another picture is being made, which goes first."""


@dataclass(frozen=True, slots=True)
class LivePicture:
    """What was drawn last, where it lies, and the selection that it is kept to; then `ground` is what lies around."""

    made: Made
    place: Place
    area: Area | None
    image: QImage
    ground: QImage | None = None


class Living(QObject):
    """One picture at a time is drawn, always of what is on the canvas by then: nothing is queued up.

    What is drawn is in no history until it is taken, and then it is made once more, as large as the canvas.
    """

    changed = Signal()
    """It was switched on or off, or does something else than before."""
    picture_changed = Signal()
    """Another picture is there, or none any more."""
    wish_changed = Signal()

    def __init__(self, work: CanvasWork, generation: Generation, loader: PictureLoader, parent: QObject) -> None:
        super().__init__(parent)
        self._work, self._loader = work, loader
        settings = work.context.settings
        self._wish, self._shown = read_wish(settings), read_shown(settings)
        self._doing = Doing.OFF
        self._run = 0
        self._picture: LivePicture | None = None
        self._pace = Pace()
        self._looking, self._taking = Looking(work, generation), Taking(work, self)
        self._wanted = self._anew = False
        self._problem = Words()
        self._job: Job | None = None
        self._drawn: Look | None = None
        self._begun_s = 0.0
        self._document = work.context.session.document.id
        self._told = told_by(work.canvas)
        self._position = work.context.session.position
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._go)
        work.view.altered.connect(self._altered)
        work.selection_changed.connect(self._want)
        work.canvas_changed.connect(self._canvas_changed)
        self._end = work.context.jobs.subscribe(self._job_changed)

    @property
    def doing(self) -> Doing:
        """What it does now."""
        return self._doing

    @property
    def is_on(self) -> bool:
        """Whether it follows what is painted."""
        return self._doing is not Doing.OFF

    @property
    def pending(self) -> bool:
        """Whether something has changed since the last look."""
        return self._wanted

    @property
    def problem(self) -> Words:
        """Why there is no picture of what is there now, or nothing."""
        return self._problem

    @property
    def picture(self) -> LivePicture | None:
        """What was drawn last since it was switched on."""
        return self._picture

    @property
    def picture_s(self) -> float | None:
        """How long a picture takes, None before that is known."""
        return self._pace.picture_s

    @property
    def wish(self) -> Wish:
        """What the pictures are to be like."""
        return self._wish

    @property
    def shown(self) -> Shown:
        """Where the picture is seen."""
        return self._shown

    def models(self) -> Sequence[ModelRecord]:
        """The models that can draw, the default first."""
        return self._work.context.generators.models(ModelKind.CHECKPOINT)

    def set_wish(self, wish: Wish) -> None:
        """Let the pictures be otherwise from the next one on."""
        if wish != self._wish:
            if wish.model != self._wish.model:
                self._pace = Pace()
            self._wish = wish
            keep(self._work.context.settings, self._wish, self._shown)
            self.wish_changed.emit()
            self._anew = True
            self._want()

    def set_shown(self, shown: Shown) -> None:
        """Show the picture elsewhere, or paler."""
        if shown != self._shown:
            self._shown = shown
            keep(self._work.context.settings, self._wish, self._shown)
            self.picture_changed.emit()

    def roll(self) -> None:
        """Draw another seed."""
        self.set_wish(replace(self._wish, seed=secrets.randbelow(SEED_LIMIT)))

    def toggle(self) -> None:
        """Switch it on, or off."""
        if self.is_on:
            self.stop()
        else:
            self.start()

    def start(self) -> None:
        """Begin to follow what is painted."""
        if not self.is_on:
            self._run += 1
            self._anew, self._problem = True, Words()
            self._looking.forget()
            self._pace = Pace()
            self._set(Doing.RESTING)
            self._want()

    def stop(self) -> None:
        """Draw nothing any more, from now on: what is being drawn is given up, and the picture goes."""
        if self.is_on:
            self._run += 1
            self._soon.stop()
            self._give_up()
            self._wanted = False
            self._looking.forget()
            self._drawn = None
            self._set(Doing.OFF)
            self._drop()

    def close(self) -> None:
        """Stop, and listen no more."""
        self.stop()
        self._end()

    def take(self) -> None:
        """Put the picture that is seen onto the canvas as a layer, made once more at the size of its place."""
        picture = self._picture
        if picture is not None:
            self._give_up()
            self._taking.take(picture.made, picture.place, picture.area)
            self._want()

    def receive(self, made: Made) -> bool:
        """Put a picture that was taken onto the canvas; whether it is one."""
        return self._taking.receive(made)

    def _altered(self, rects: Sequence[QRect]) -> None:
        """Rectangles of the canvas were changed, by a dab or otherwise."""
        if self.is_on:
            self._looking.note(rects)
            self._want()

    def _want(self) -> None:
        if self.is_on:
            self._wanted = True
            self._pace.changed(time.monotonic())
            if self._doing not in (Doing.LOOKING, Doing.DRAWING) and not self._soon.isActive():
                self._soon.start(_SOON_MS)

    def _go(self) -> None:
        """Look at the canvas, if something has changed and nothing else is being done."""
        if not self._wanted or self._doing in (Doing.OFF, Doing.LOOKING, Doing.DRAWING):
            return
        if self._others_draw():
            self._set(Doing.WAITING)
            return
        wait_s = self._pace.wait_s(time.monotonic())
        if wait_s > 0:
            self._soon.start(round(wait_s * 1000) + 1)
            return
        record = self._record()
        if record is None:
            self._fail(UserError("There is no model that draws.", advice="Add one in the model manager."))
            return
        self._wanted, self._problem = False, Words()
        self._pace.begun()
        self._look(record)

    def _look(self, record: ModelRecord) -> None:
        run = self._run

        def looked(found: Look) -> None:
            if run == self._run:
                self._job = None
                self._draw(found, record)

        self._begun_s = time.monotonic()
        self._set(Doing.LOOKING)
        self._job = self._work.context.jobs.run("", self._looking.task(record), Lane.IO, looked)

    def _draw(self, found: Look, record: ModelRecord) -> None:
        before = self._drawn
        if found.picture is None and before is not None:
            same = (before.place, before.area, before.guides) == (found.place, found.area, found.guides)
            if not self._anew and same:
                # A change that cannot be seen at this size, or one that was taken back.
                self._rest()
                return
            found = replace(found, picture=before.picture, ground=before.ground, bare=before.bare)
        self._anew, self._drawn = False, found
        wish, generators = self._wish, self._work.context.generators
        if found.bare and found.guides is None and not wish.prompt.strip():
            self._drop()
            self._rest()
            return
        values: dict[str, Json] = {
            "prompt": wish.prompt,
            "image": found.picture,
            "strength": wish.strength,
            "model": record.id,
            "seed": wish.seed,
            "guides": found.guides,
        }
        try:
            # It is told of at once, before it is known here as our own.
            self._job = generators.submit(GENERATOR, generators.request_type(GENERATOR)(**values), in_passing=True)
        except UserError as error:
            self._fail(error)
        else:
            self._set(Doing.DRAWING)

    def _job_changed(self, job: Job) -> None:
        if not self.is_on:
            return
        if self._job is None or job.id != self._job.id:
            if job.lane is Lane.RENDER and self._doing is Doing.WAITING:
                self._soon.start(_SOON_MS)
            elif job.lane is Lane.RENDER and job.state is JobState.QUEUED and self._doing is Doing.DRAWING:
                # Who asked for a picture by name does not wait for one in passing.
                self._give_up()
                self._anew = True
                self._want()
            return
        if job.state is JobState.FINISHED and self._doing is Doing.DRAWING:
            self._job = None
            self._pace.took(time.monotonic() - self._begun_s)
            made = next((result for result in job.results if isinstance(result, Made)), None)
            if made is not None and self._drawn is not None:
                self._show(made, self._drawn)
            self._rest()
        elif job.state in _FAILED:
            self._job = None
            self._anew = True
            self._looking.forget()
            if job.error is not None:
                self._fail(job.error)
            else:
                self._rest()

    def _show(self, made: Made, look: Look) -> None:
        run, assets, cover = self._run, self._work.context.assets, look.cover

        def read() -> Pixels:
            pixels = assets.picture(made.asset.id)
            return pixels if cover is None else np.dstack([pixels[..., :3], cover])

        def show(image: QImage) -> None:
            if run == self._run:
                self._picture = LivePicture(made, look.place, look.area, image, look.ground)
                self.picture_changed.emit()

        self._loader.load(read, show)

    def _drop(self) -> None:
        """Show no picture."""
        if self._picture is not None:
            self._picture = None
            self.picture_changed.emit()

    def _rest(self) -> None:
        self._set(Doing.RESTING)
        if self._wanted:
            self._soon.start(0)

    def _give_up(self) -> None:
        """Stop what is being done, at once: what comes of it all the same is not listened to."""
        job, self._job = self._job, None
        if job is not None:
            self._run += 1
            self._anew = True
            if self._doing is Doing.LOOKING:
                # Somebody may still be looking on the other thread.
                self._looking.forget()
            self._work.context.jobs.cancel(job)
            self._set(Doing.RESTING)

    def _fail(self, error: BaseException) -> None:
        """Say what is wrong; what can be mended, such as a prompt that is still being written, ends nothing."""
        if isinstance(error, UserError):
            self._problem = error.words
            self._doing = Doing.RESTING
            self.changed.emit()
            return
        self.stop()
        self._work.context.messages.fail(error)

    def _canvas_changed(self) -> None:
        session = self._work.context.session
        document, position = session.document.id, session.position
        undone, before = position < self._position, self._told
        self._told = told_by(self._work.canvas)
        self._position = position
        if document != self._document:
            self._document = document
            self.stop()
        elif undone and self.is_on:
            # What is drawn is of something that is there no more.
            self._give_up()
            self._want()
        elif self._told != before and self.is_on:
            # A region's prompt changes nothing that is seen.
            self._want()

    def _others_draw(self) -> bool:
        return any(job.lane is Lane.RENDER and not job.state.ended for job in self._work.context.jobs.jobs)

    def _record(self) -> ModelRecord | None:
        records = self.models()
        return next((record for record in records if record.id == self._wish.model), records[0] if records else None)

    def _set(self, doing: Doing) -> None:
        if doing is not self._doing:
            self._doing = doing
            self.changed.emit()
