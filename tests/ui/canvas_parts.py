"""What a canvas panel stands on in the tests: the real store, session and queue, settings and messages kept here."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.api import (
    Document,
    GeneratorInfo,
    Job,
    JobState,
    Json,
    Lane,
    Made,
    ModelKind,
    ModelRecord,
    PanelContext,
    Pixels,
    Reading,
    Recipe,
    Session,
    Words,
)
from app.api.seeing import Seeing
from app.jobs import JobContext, JobSpec, ThreadExecutor
from app.storage.assets import FolderAssets
from app.ui.jobs import QtJobs
from app.widgets.tile_view import TileView
from plugins.canvas.model import KIND, Canvas
from plugins.canvas.panel import CanvasPanel


class KeptSettings:
    """Settings in memory."""

    def __init__(self) -> None:
        self.values: dict[str, Json] = {}

    def get(self, name: str, default: Json) -> Json:
        """The value, or the default."""
        return self.values.get(name, default)

    def set(self, name: str, value: Json) -> None:
        """Keep a value."""
        self.values[name] = value


@dataclass
class KeptMessages:
    """What was said, and what failed."""

    said: list[tuple[str, Callable[[], None] | None]] = field(default_factory=list)
    failed: list[BaseException] = field(default_factory=list)

    def say(self, text: str, *, button: str = "", action: Callable[[], None] | None = None) -> None:  # noqa: ARG002 - the protocol's names
        """Keep a sentence."""
        self.said.append((text, action))

    def fail(self, error: BaseException) -> None:
        """Keep an error."""
        self.failed.append(error)


@dataclass
class NoGenerators:
    """No generator; recipes that were to be made again are kept, and for which places."""

    again: list[tuple[Recipe, Mapping[str, Json]]] = field(default_factory=list)
    places: list[Json] = field(default_factory=list)

    def infos(self) -> Sequence[GeneratorInfo]:
        """None."""
        return ()

    def request_type(self, generator: str) -> type[Any]:
        """None."""
        raise KeyError(generator)

    def note(self, generator: str, request: object) -> Reading | None:  # noqa: ARG002 - the protocol's names
        """Nothing."""
        return None

    def submit(
        self, generator: str, request: object, *, front: bool = False, place: Json = None, in_passing: bool = False
    ) -> Job:
        """None."""
        raise KeyError(generator, request, front, place, in_passing)

    def submit_recipe(self, recipe: Recipe, changes: Mapping[str, Json] | None = None, *, place: Json = None) -> Job:
        """Keep the recipe, and where its result is to lie."""
        self.again.append((recipe, changes or {}))
        self.places.append(place)
        return Job("", JobSpec(recipe.generator, recipe.request, place=place), Lane.RENDER)

    def models(self, kind: ModelKind) -> Sequence[ModelRecord]:  # noqa: ARG002 - the protocol's name
        """None."""
        return ()


class Bench:
    """A canvas panel with everything it needs; `close` lets go of its threads."""

    def __init__(
        self,
        folder: Path,
        resources: Path,
        canvas: Canvas | None = None,
        take_file: Callable[[Path], None] | None = None,
        seeing: Seeing | None = None,
    ) -> None:
        document = Document()
        if canvas is not None:
            document = document.with_part(KIND, canvas)
        self.assets = FolderAssets(folder / "assets", folder / "cache")
        self.session = Session(document)
        self.settings, self.messages, self.generators = KeptSettings(), KeptMessages(), NoGenerators()
        self.jobs = QtJobs(ThreadExecutor(_no_generator))
        self.panel = CanvasPanel(
            PanelContext(
                self.session,
                self.assets,
                self.generators,
                self.jobs,
                self.settings,
                self.messages,
                resources,
                take_file=take_file,
                seeing=seeing,
            )
        )

    def close(self) -> None:
        """Let go of the panel and of every thread."""
        self.panel.close_work()
        for dock in (self.panel.layers_dock, self.panel.brushes_dock, self.panel.colours_dock, self.panel.navigator):
            # No window has them, that would let go of them.
            dock.close()
            dock.deleteLater()
        self.panel.close()
        self.jobs.queue.close()
        self.assets.close()

    def canvas(self) -> Canvas:
        """The canvas of the document."""
        return self.session.document.part(KIND, Canvas())

    def at(self, x: float, y: float) -> QPointF:
        """The place of a pixel of the canvas in the view, in its middle."""
        return self.panel.view.viewport.to_view(QPointF(x + 0.5, y + 0.5))

    def drag(self, *points: tuple[float, float], modifiers: Qt.KeyboardModifier | None = None) -> None:
        """Press at the first point of the canvas, go over the others, and let go at the last."""
        view = self.panel.view
        places = [self.at(*point) for point in points]
        send(view, QEvent.Type.MouseButtonPress, places[0], modifiers)
        for place in places[1:]:
            send(view, QEvent.Type.MouseMove, place, modifiers)
        send(view, QEvent.Type.MouseButtonRelease, places[-1], modifiers)


def send(
    view: TileView,
    kind: QEvent.Type,
    place: QPointF,
    modifiers: Qt.KeyboardModifier | None = None,
    buttons: Qt.MouseButton = Qt.MouseButton.LeftButton,
) -> None:
    """One event of the mouse, with the left button, or with another or none held while it moves."""
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    button = none if kind is QEvent.Type.MouseMove else left
    held = none if kind is QEvent.Type.MouseButtonRelease else buttons
    keys = Qt.KeyboardModifier.NoModifier if modifiers is None else modifiers
    event = QMouseEvent(kind, place, view.mapToGlobal(place), button, held, keys)
    QApplication.sendEvent(view, event)


def on_screen(view: TileView) -> QImage:
    """What the screen shows of a view once it is painted: `grab` would draw it anew."""
    QTest.qWait(50)
    place = view.mapTo(view.window(), view.rect().topLeft())
    window = view.window().winId()
    return view.screen().grabWindow(window, place.x(), place.y(), view.width(), view.height()).toImage()


def running(request: dict[str, Json], preview: object = None) -> Job:
    """A generator's job half way through."""
    job = Job("a fox", JobSpec("canvas.text-to-image", request), Lane.RENDER)
    job.state, job.step, job.steps, job.activity, job.preview = JobState.RUNNING, 5, 10, Words("Drawing"), preview
    return job


def flat(colour: str, width: int = 200, height: int = 160) -> Pixels:
    """A picture of one colour."""
    named = QColor(colour)
    return np.full((height, width, 3), (named.red(), named.green(), named.blue()), np.uint8)


def take(bench: Bench, colour: str, job: str, width: int = 200, height: int = 160) -> Made:
    """A stored result of one colour."""
    asset = bench.assets.add_picture(flat(colour, width, height), f"a {colour} fox")
    request: dict[str, Json] = {"prompt": "a fox", "width": width, "height": height, "seed": 4}
    return Made(asset, Recipe("canvas.text-to-image", "1", request), job, 1.5)


def seen_at(bench: Bench, x: float, y: float) -> QColor:
    """The colour of the view at a pixel of the canvas."""
    assert bench.panel.view.wait_until_shown()
    return bench.panel.view.grab().toImage().pixelColor(bench.at(x, y).toPoint())


def wait_for_picture(bench: Bench, qtbot: QtBot) -> None:
    """Wait until the current take's picture is read."""
    takes = bench.panel.takes
    qtbot.waitUntil(lambda: takes.current is not None and takes.current.image is not None)


def _no_generator(spec: JobSpec, _context: JobContext) -> None:
    raise KeyError(spec.generator)
