"""What tests of the arm's view stand on: an arm of capsules, a table, and everything that was told."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from app.api import UserError
from plugins.robot.model import Colour, Kind, Scene, Thing
from plugins.robot.panel.simulation.picture import Picture
from plugins.robot.panel.simulation.simulation import Simulation
from plugins.robot.panel.simulation.state import State
from plugins.robot.panel.view.arm_view import ArmView
from plugins.robot.tasks.judging import Verdict

LONG_MS = 30_000
SCENE = Scene(
    (
        Thing(Kind.PLATE, Colour.WHITE, 0.5, -0.2),
        Thing(Kind.SPONGE, Colour.GREEN, 0.6, 0.12),
        Thing(Kind.BOWL, Colour.BLUE, 0.42, 0.25),
    )
)
PLATE, SPONGE, BOWL = range(3)


class ArmBench:
    """A simulation with its view, that is shown; `close` lets go of the thread."""

    def __init__(self, qtbot: QtBot, folder: Path | None, *, plain: bool = True) -> None:
        self.qtbot = qtbot
        self.simulation = Simulation(folder, plain=plain)
        self.pictures: list[Picture] = []
        self.verdicts: list[Verdict | None] = []
        self.errors: list[UserError] = []
        self.simulation.seen.connect(self.pictures.append)
        self.simulation.ended.connect(self.verdicts.append)
        self.simulation.failed.connect(self.errors.append)
        self.view = ArmView(self.simulation)
        qtbot.addWidget(self.view)
        self.view.resize(240, 180)
        self.view.show()

    @property
    def state(self) -> State:
        """How the world stands."""
        assert self.simulation.state is not None
        return self.simulation.state

    @property
    def picture(self) -> Picture:
        """What was last seen."""
        assert self.simulation.picture is not None
        return self.simulation.picture

    def lay(self, scene: Scene = SCENE) -> None:
        """Lay a scene, and wait until it is seen finely."""
        self.simulation.lay(scene)
        self.qtbot.waitUntil(lambda: self.simulation.state is not None and self.state.scene == scene, timeout=LONG_MS)
        self.settle()

    def settle(self) -> None:
        """Wait until it is seen finely as it is."""
        seen = len(self.pictures)
        self.qtbot.waitUntil(
            lambda: (
                any(each.fine and each.camera == self.view.camera for each in self.pictures[seen:])
                or (self.picture.fine and self.picture.camera == self.view.camera and seen > 0)
            ),
            timeout=LONG_MS,
        )

    def place(self, number: int) -> QPoint:
        """Where a thing is seen in the view: its wall where it is a bowl."""
        x, y, z = self.state.things[number].place
        if self.state.scene.things[number].kind is Kind.BOWL:
            away = np.array(self.view.camera.eye[:2]) - (x, y)
            x, y = np.array((x, y)) + away / np.linalg.norm(away) * 0.05
            z += 0.03
        across, down, _ = self.view.camera.seen(np.array((x, y, z)), self.view.width(), self.view.height())[0]
        return QPoint(round(across), round(down))

    def colour_at(self, at: QPoint) -> QColor:
        """What the picture shows there."""
        image = self.picture.image
        return image.pixelColor(
            at.x() * image.width() // self.view.width(), at.y() * image.height() // self.view.height()
        )

    def close(self) -> None:
        """Let go of everything."""
        self.simulation.close()
