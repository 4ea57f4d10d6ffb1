"""RobotWork: the scene of the document as the panel shows it, which thing is chosen, and where the arm lies."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.api import Command, Document, Job, ModelKind, PanelContext, Selection, UserError
from plugins.robot.commands import robot_of
from plugins.robot.media import ARM
from plugins.robot.model import KIND, Robot, Scene, Thing


class RobotWork(QObject):
    """What all views of the robot share."""

    scene_changed = Signal()
    """Another scene lies on the table."""
    plans_changed = Signal()
    """Other paths are kept."""
    replaced = Signal()
    """Another project is open."""
    chosen_changed = Signal()
    """Another thing is chosen, or none."""
    arm_changed = Signal()
    """The arm came, or went."""
    job_changed = Signal(object)
    """A Job of any document, after each change."""

    def __init__(self, context: PanelContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self._part = robot_of(context.session.document)
        self._chosen: int | None = None
        self._arm: Path | None = None
        self._ends: list[Callable[[], None]] = [
            context.session.subscribe(self._document_changed),
            context.jobs.subscribe(self._job_changed),
        ]
        self.look_for_arm()

    @property
    def part(self) -> Robot:
        """All of the document."""
        return self._part

    @property
    def scene(self) -> Scene:
        """What lies on the table."""
        return self._part.scene

    @property
    def chosen(self) -> int | None:
        """The number of the thing that is chosen."""
        return self._chosen

    @property
    def thing(self) -> Thing | None:
        """The thing that is chosen."""
        return None if self._chosen is None else self.scene.things[self._chosen]

    @property
    def arm(self) -> Path | None:
        """Where the arm was fetched to, None where it was not."""
        return self._arm

    def choose(self, number: int | None) -> None:
        """Choose a thing, or none."""
        known = number if number is not None and 0 <= number < len(self.scene.things) else None
        if known != self._chosen:
            self._chosen = known
            self.chosen_changed.emit()

    def look_for_arm(self) -> None:
        """Find out whether the arm is on this machine."""
        records = self.context.generators.models(ModelKind.PLUGIN_MODEL)
        found = next((record.path for record in records if record.architecture == ARM), None)
        if found != self._arm:
            self._arm = found
            self.arm_changed.emit()

    def execute(self, command: Command) -> bool:
        """Do something to the scene; a refusal is said in the status row. Whether it was done."""
        try:
            self.attempt(command)
        except UserError as error:
            self.context.messages.fail(error)
            return False
        return True

    def attempt(self, command: Command) -> None:
        """Do something to the scene; raises UserError where it cannot be done."""
        if self.context.session.read_only:
            raise UserError("This project is read-only.", advice="Save it under another name to change it.")
        self.context.session.execute(command)

    def close(self) -> None:
        """Look no more at the document."""
        for end in self._ends:
            end()
        self._ends.clear()

    def _document_changed(self, old: Document, new: Document) -> None:
        if old.parts.get(KIND) is new.parts.get(KIND):
            if old.id != new.id:
                self.replaced.emit()
            return
        before, self._part = self._part, robot_of(new)
        if before.scene != self._part.scene:
            if self._chosen is not None and self._chosen >= len(self.scene.things):
                self._chosen = None
                self.chosen_changed.emit()
            self.scene_changed.emit()
        if before.plans != self._part.plans:
            self.plans_changed.emit()
        if old.id != new.id:
            self.replaced.emit()

    def _job_changed(self, job: Job) -> None:
        if self._arm is None and job.state.ended:
            self.look_for_arm()
        self.job_changed.emit(job)

    def tell(self, id_: str) -> None:
        """Tell the session which kept path is looked at."""
        plan, session = self._part.plan(id_), self.context.session
        if plan is not None:
            session.select(Selection(plan.film or plan.path, KIND, plan.id))
        elif session.selection.part == KIND:
            session.select(Selection(None, KIND, ""))
