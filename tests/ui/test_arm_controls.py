"""The sliders of the joints and the bar of time."""

from __future__ import annotations

from collections.abc import Iterator
from math import degrees, radians
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.widgets.icons import Icons
from plugins.robot.panel.view.joint_sliders import JointSliders
from plugins.robot.panel.view.play_bar import SPEEDS, PlayBar
from tests.conftest import REPOSITORY
from tests.plugins.robot.arm_files import write_arm
from tests.ui.arm_parts import LONG_MS, SCENE, ArmBench


class Controls(ArmBench):
    """With sliders and a bar beside the view."""

    def __init__(self, qtbot: QtBot, folder: Path | None) -> None:
        super().__init__(qtbot, folder)
        self.sliders = JointSliders(self.simulation)
        self.bar = PlayBar(self.simulation, self.view, Icons(REPOSITORY / "resources"))
        for widget in (self.sliders, self.bar):
            qtbot.addWidget(widget)
            widget.resize(widget.sizeHint().expandedTo(self.view.size()))
            widget.show()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An arm of capsules as it is fetched."""
    return write_arm(tmp_path_factory.mktemp("arm"))


@pytest.fixture
def controls(qtbot: QtBot, folder: Path) -> Iterator[Controls]:
    """A table that is laid."""
    controls = Controls(qtbot, folder)
    controls.lay()
    yield controls
    controls.close()


def test_sliders_show_where_the_joints_are(controls: Controls) -> None:
    sliders = controls.sliders
    assert len(sliders.joints) == 7
    for slider, angle in zip(sliders.joints, controls.state.angles, strict=True):
        assert slider.value == pytest.approx(degrees(angle), abs=0.051)
    assert sliders.opening.value == pytest.approx(80, abs=0.3)
    with pytest.raises(ValueError, match="167"):
        sliders.joints[0].set_value(167)
    controls.simulation.set_joint(0, radians(-30))
    controls.qtbot.waitUntil(lambda: sliders.joints[0].value == pytest.approx(-30, abs=0.06), timeout=LONG_MS)


def test_sliders_at_a_limit_show_the_limit(controls: Controls) -> None:
    slider = controls.sliders.joints[3]
    low, high = controls.state.limits[3]
    controls.simulation.set_joint(3, low)
    controls.qtbot.waitUntil(lambda: slider.value == pytest.approx(degrees(low), abs=0.11), timeout=LONG_MS)
    controls.simulation.set_joint(3, high)
    controls.qtbot.waitUntil(lambda: slider.value == pytest.approx(degrees(high), abs=0.11), timeout=LONG_MS)


def test_a_slider_moves_the_arm(controls: Controls) -> None:
    slider = controls.sliders.joints[0]
    before = slider.value
    slider.setFocus()
    for _ in range(3):
        QTest.keyClick(slider, Qt.Key.Key_Right)
    controls.qtbot.waitUntil(
        lambda: degrees(controls.state.angles[0]) == pytest.approx(before + 3, abs=0.11), timeout=LONG_MS
    )
    opening = controls.sliders.opening
    middle = QPoint(opening.width() // 2, opening.height() // 2)
    QTest.mousePress(opening, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle + QPoint(20, 0))
    QTest.mouseMove(opening, middle)
    QTest.mouseRelease(opening, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle)
    controls.qtbot.waitUntil(lambda: controls.state.gripper[4] == pytest.approx(0.04, abs=0.002), timeout=LONG_MS)


def test_a_hand_on_a_slider_takes_the_arm_off_its_path(controls: Controls) -> None:
    controls.simulation.follow(np.array([(0.46, 0.0, 0.3, 0.0, 0.08)] * 500))
    controls.qtbot.waitUntil(lambda: controls.state.following is not None, timeout=LONG_MS)
    controls.sliders.joints[6].setFocus()
    QTest.keyClick(controls.sliders.joints[6], Qt.Key.Key_Right)
    controls.qtbot.waitUntil(lambda: controls.state.following is None, timeout=LONG_MS)
    assert not controls.verdicts


def test_the_bar_lets_time_pass_and_says_so(controls: Controls) -> None:
    bar = controls.bar
    assert bar.play.accessibleName() == "Let time pass (Space)"
    bar.play.click()
    controls.qtbot.waitUntil(lambda: bar.play.accessibleName() == "Pause (Space)", timeout=LONG_MS)
    assert not bar.step.isEnabled()
    controls.qtbot.waitUntil(lambda: controls.state.seconds > 0.3, timeout=LONG_MS)
    bar.play.click()
    controls.qtbot.waitUntil(lambda: not controls.state.running, timeout=LONG_MS)
    before = controls.state.seconds
    bar.step.click()
    controls.qtbot.waitUntil(lambda: controls.state.seconds == pytest.approx(before + 0.04), timeout=LONG_MS)
    assert bar.clock.text == f"{controls.state.seconds:.1f} s"
    bar.reset.click()
    controls.qtbot.waitUntil(lambda: controls.state.laid, timeout=LONG_MS)
    assert controls.state.seconds < before


def test_the_bar_tells_how_far_a_path_is(controls: Controls) -> None:
    controls.simulation.follow(np.array([(0.46, 0.0, 0.3, 0.0, 0.08)] * 500))
    controls.qtbot.waitUntil(lambda: "of 500" in controls.bar.clock.text, timeout=LONG_MS)


def test_four_times_as_fast(controls: Controls) -> None:
    row = SPEEDS.index(4.0)
    controls.bar.speeds.setCurrentIndex(row)
    controls.bar.speeds.activated.emit(row)
    controls.simulation.follow(np.array([(0.46, 0.0, 0.3, 0.0, 0.08)] * 500))
    controls.qtbot.waitUntil(lambda: controls.state.seconds > 3, timeout=LONG_MS)


def test_contacts_and_views_are_on_the_bar(controls: Controls) -> None:
    controls.bar.contacts.click()
    assert controls.view.contacts
    controls.view.set_contacts(False)
    assert not controls.bar.contacts.isChecked()
    menu = controls.bar.views.menu()
    assert menu is not None
    words = [action.text().split("\t")[0] for action in menu.actions()]
    assert words == ["First view", "Front", "Left", "Above", "Gripper"]
    menu.actions()[3].trigger()
    assert controls.view.camera.elevation == -89


def test_without_an_arm_there_is_nothing_to_press(qtbot: QtBot) -> None:
    controls = Controls(qtbot, None)
    missing: list[bool] = []
    controls.simulation.arm_missing.connect(lambda: missing.append(True))
    controls.simulation.lay(SCENE)
    qtbot.waitUntil(lambda: bool(missing), timeout=LONG_MS)
    assert not controls.bar.play.isEnabled()
    assert not controls.sliders.isEnabled()
    controls.close()
