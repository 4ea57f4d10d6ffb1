"""RobotStage: which table the live simulation shows, the document's own or that of a path that is played."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from app.api import UserError, Words
from plugins.robot.commands import MoveThing, SetScene
from plugins.robot.model import Scene
from plugins.robot.panel.saying import said
from plugins.robot.panel.simulation.simulation import Simulation
from plugins.robot.panel.takes import Take
from plugins.robot.panel.understanding import understand
from plugins.robot.panel.work import RobotWork
from plugins.robot.tasks.judging import Verdict


class RobotStage(QObject):
    """Lays the document's table whenever it changes; a path is played on the table that it was planned for."""

    said = Signal(str)
    """What came of a path that was played, or why it could not be."""
    changed = Signal()
    """Another table is shown, or a path begins or ends."""

    def __init__(self, work: RobotWork, simulation: Simulation, parent: QObject) -> None:
        super().__init__(parent)
        self._work, self._simulation = work, simulation
        self._foreign: Scene | None = None
        self._take: Take | None = None
        simulation.ended.connect(self._ended)
        simulation.failed.connect(self._failed)
        work.scene_changed.connect(self.show_own)
        work.arm_changed.connect(lambda: simulation.set_folder(work.arm))
        self.show_own()

    @property
    def foreign(self) -> Scene | None:
        """The table of a path that is another than the document's, while it is shown."""
        return self._foreign

    @property
    def playing(self) -> Take | None:
        """The path that is followed."""
        return self._take

    def show_own(self) -> None:
        """Lay the document's table."""
        self._foreign, self._take = None, None
        self._simulation.lay(self._work.scene)
        self.changed.emit()

    def play(self, take: Take) -> None:
        """Lay the table that a path was planned for, and follow it from its start."""
        scene = take.scene or self._work.scene
        self._foreign = scene if scene != self._work.scene else None
        self._take = take
        aim = understand(take.prompt, scene).aim if scene.things else None
        self._simulation.lay(scene)
        self._simulation.follow(take.read.points, aim)
        self.said.emit(said(Words("The arm does it: {sentence}", sentence=take.prompt)))
        self.changed.emit()

    def take_over(self) -> None:
        """Make the table that is shown that of the document."""
        if self._foreign is not None:
            self._work.execute(SetScene(self._foreign))

    def move(self, number: int, x: float, y: float) -> None:
        """A thing was put elsewhere by hand: a step, or back to where it was with the reason."""
        if self._foreign is not None:
            self._simulation.lay(self._foreign)
            self.said.emit(said(Words("This is the table of a path: take it over to change it.")))
            return
        things = self._work.scene.things
        if not 0 <= number < len(things):
            return
        try:
            self._work.attempt(MoveThing(number, round(x, 4), round(y, 4), things[number].turn))
        except UserError as error:
            self._simulation.lay(self._work.scene)
            self.said.emit(said(error.words))

    def _ended(self, verdict: Verdict | None) -> None:
        take, self._take = self._take, None
        self._simulation.run(False)
        if verdict is not None:
            self.said.emit(said(verdict.reason))
        elif take is not None:
            self.said.emit(said(Words("The path is at its end.")))
        self.changed.emit()

    def _failed(self, error: UserError) -> None:
        self._take = None
        self._work.context.messages.fail(error)
        self.changed.emit()
