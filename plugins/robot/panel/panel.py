"""RobotPanel: the arm at its table, what lies there, and what it is told to do."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.api import Area, Asset, Dock, Job, JobContext, Json, Made, PanelContext, Recipe, Task, UserError, Words
from app.widgets.elided_label import ElidedLabel
from app.widgets.icons import Icons
from app.widgets.picture_data import ASSET_MIME
from plugins.robot.codec import scene_json
from plugins.robot.model import Robot
from plugins.robot.panel.arm_offer import ArmOffer
from plugins.robot.panel.asked import Asked
from plugins.robot.panel.banner import Banner
from plugins.robot.panel.deeds import deeds
from plugins.robot.panel.incoming import Incoming
from plugins.robot.panel.joints_dock import JointsDock
from plugins.robot.panel.plans_dock import PlansDock
from plugins.robot.panel.saying import said
from plugins.robot.panel.simulation.simulation import Simulation
from plugins.robot.panel.stage import RobotStage
from plugins.robot.panel.table_dock import TableDock
from plugins.robot.panel.takes import GENERATOR, Takes
from plugins.robot.panel.understanding import Understood, understand
from plugins.robot.panel.view.arm_view import ArmView
from plugins.robot.panel.view.play_bar import PlayBar
from plugins.robot.panel.work import RobotWork

_SCENE = "scene"


class RobotPanel(QWidget):
    """The work with the arm, in the middle of the window."""

    empty_changed = Signal(bool)
    """Whether there is nothing, after that changed."""

    def __init__(self, context: PanelContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        icons = Icons(context.resources)
        self.work = RobotWork(context, self)
        self.simulation = Simulation(self.work.arm, parent=self)
        self.takes = Takes(self.work, self)
        self.stage = RobotStage(self.work, self.simulation, self)
        self.incoming = Incoming(self.work, self.takes, self)
        self.asked = Asked(self.work, self)
        self.view = ArmView(self.simulation)
        self.bar = PlayBar(self.simulation, self.view, icons)
        self.table = TableDock(self.work, icons)
        self.joints = JointsDock(self.simulation)
        self.plans = PlansDock(self.work, self.takes, icons)
        self.offer_row = ArmOffer(self.work, self)
        self.banner = Banner(self.work, self.stage, self.table, self)
        self.said = ElidedLabel()
        self.understood = Understood()
        self._prompt, self._reading = "", ""
        self._was_empty = self.is_empty()
        self._closed = False
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for widget in (self.offer_row, self.banner):
            layout.addWidget(widget)
        layout.addWidget(self.view, 1)
        layout.addWidget(self.bar)
        below = QVBoxLayout()
        below.setContentsMargins(12, 4, 12, 6)
        below.addWidget(self.said)
        layout.addLayout(below)
        self.setAcceptDrops(True)
        self.setFocusProxy(self.view)
        self.setAccessibleName(self.tr("Robot"))
        self._connect()

    def actions(self) -> Any:
        """What can be done here, as a sequence of Action; QWidget's own method of this name isn't needed."""
        return deeds(self.context, self.work, self.stage, self.view, self.table, self.plans, self.asked)

    def docks(self) -> Sequence[Dock]:
        """The joints, the paths, and the things on the table, seen first."""
        return (
            Dock("joints", "Joints", Area.RIGHT, self.joints, "sliders-horizontal", beside="inspector"),
            Dock("plans", "Plans", Area.RIGHT, self.plans, "spline", beside="inspector"),
            Dock("table", "Table", Area.RIGHT, self.table, "shapes", beside="inspector"),
        )

    def is_empty(self) -> bool:
        """Whether nothing lies on the table and no path is kept."""
        return not self.work.scene.things and not self.work.part.plans

    def settle(self) -> bool:
        """All that is done is in the document already."""
        return True

    def input_task(self, generator: str, wanted: Sequence[str]) -> Task:  # noqa: ARG002 - the protocol's name
        """A task that gives the table as it lies."""
        scene = self.work.scene
        if not scene.things:
            raise UserError("There is nothing on the table.", advice="Lay the table first.")
        text = json.dumps(scene_json(Robot(scene)), ensure_ascii=False)
        given: dict[str, Json] = {name: text for name in wanted if name == _SCENE}

        def task(_job: JobContext) -> dict[str, Json]:
            return given

        return task

    def gives(self, generator: str, name: str) -> bool:  # noqa: ARG002
        """Whether there is a table to plan for; for an empty one the generator lays its own."""
        return name == _SCENE and bool(self.work.scene.things)

    def foresee(self, generator: str, values: Mapping[str, Json]) -> Sequence[Words]:
        """Show how the sentence is read, and say what of it is unknown or not on the table."""
        prompt = values.get("prompt")
        self._prompt = prompt if isinstance(prompt, str) and generator == GENERATOR else ""
        self._understand()
        if generator == GENERATOR:
            self.asked.show(self._prompt)
        return () if self.understood.trouble is None else (self.understood.trouble,)

    def take_up(self, generator: str, values: Mapping[str, Json]) -> Sequence[str]:  # noqa: ARG002
        """The table of a recipe is shown with its path; the form has no place for it."""
        return (_SCENE,)

    def place_for(self, request: Mapping[str, Json]) -> Json:  # noqa: ARG002
        """A result has no place of its own."""
        return None

    def show_job(self, job: Job) -> None:
        """A job is seen in the queue alone."""

    def offer(self, takes: Sequence[Made]) -> None:
        """List what was planned."""
        for made in takes:
            self.takes.offer(made)

    def place(self, asset: Asset, recipe: Recipe | None) -> None:
        """Lay a scene, or keep a path."""
        self.incoming.place(asset, recipe)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files and things of the studio can be dropped."""
        data = event.mimeData()
        if data.hasUrls() or data.hasFormat(ASSET_MIME):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take what is dropped."""
        self.incoming.take(event.mimeData())
        event.acceptProposedAction()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let go of the simulation and the document."""
        self.close_work()
        super().closeEvent(event)

    def close_work(self) -> None:
        """Let go of the simulation and the document; for a window that goes without closing its panels."""
        if not self._closed:
            self._closed = True
            self.offer_row.close_work()
            self.work.close()
            self.simulation.close()

    def _connect(self) -> None:
        self.view.fetch_wanted.connect(self.offer_row.fetch)
        self.view.thing_clicked.connect(self._choose)
        self.view.thing_moved.connect(self.stage.move)
        self.plans.play_wanted.connect(self.stage.play)
        self.stage.said.connect(self.said.set_text)
        self.takes.came.connect(self._say_outcome)
        self.work.scene_changed.connect(self._understand)
        for signal in (self.work.scene_changed, self.work.plans_changed):
            signal.connect(self._tell_empty)
        self._understand()

    def _choose(self, number: int) -> None:
        self.work.choose(number if number >= 0 and self.stage.foreign is None else None)

    def _say_outcome(self, id_: str) -> None:
        take = self.takes.find(id_)
        if take is not None:
            words = self.tr("“{sentence}”: {outcome} It can be played from the panel “Plans”.")
            self.said.set_text(words.format(sentence=take.prompt, outcome=said(take.outcome)))
            if not self.work.scene.things and self.work.arm is not None:
                # There is nothing of one's own to be looked at yet
                self.stage.play(take)

    def _understand(self) -> None:
        self.understood = understand(self._prompt, self.work.scene)
        says = self.understood.says
        if says is not None:
            words = said(says)
        else:
            # What is in the way is said beside the button already
            empty = self.tr("Say what the arm is to do, such as: pick up the blue bowl")
            words = "" if self.understood.trouble else empty
        if words != self._reading:
            # What came of a path stays as long as the sentence does
            self._reading = words
            self.said.set_text(words)

    def _tell_empty(self) -> None:
        empty = self.is_empty()
        if empty != self._was_empty:
            self._was_empty = empty
            self.empty_changed.emit(empty)
