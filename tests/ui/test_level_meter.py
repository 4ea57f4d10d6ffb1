"""The meter of what is heard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.widgets.level_meter import LevelMeter, decibel_text, meter_part


class Clock:
    """Time that is set by hand."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        """The seconds."""
        return self.now


def test_a_peak_is_shown_at_once_stands_and_falls(qtbot: QtBot) -> None:
    clock = Clock()
    meter = LevelMeter(scaled=True, clock=clock)
    qtbot.addWidget(meter)
    meter.show_levels(0.5, 0.1)
    assert meter._parts == [pytest.approx(meter_part(0.5)), pytest.approx(meter_part(0.1))]
    clock.now += 0.3
    meter.show_levels(0.0, 0.0)
    assert meter._parts[0] == pytest.approx(meter_part(0.5) - 0.3 * 40 / 60)
    assert meter._held[0] == pytest.approx(meter_part(0.5))
    for _ in range(10):
        clock.now += 0.2
        meter.show_levels(0.0, 0.0)
    assert meter._parts == [0.0, 0.0]
    assert meter._held == [0.0, 0.0]
    assert meter.highest == 0.5


def test_the_rms_follows_in_its_time(qtbot: QtBot) -> None:
    clock = Clock()
    meter = LevelMeter(scaled=True, clock=clock)
    qtbot.addWidget(meter)
    for _ in range(40):
        clock.now += 0.05
        meter.show_levels(0.5, 0.5, (0.4, 0.2))
    assert list(meter.rms) == pytest.approx([0.4, 0.2], rel=0.01)
    clock.now += 0.05
    meter.show_levels(0.0, 0.0, (0.0, 0.0))
    assert 0.3 < meter.rms[0] < 0.4
    assert "RMS" in meter.words()
    assert "−6.0 dBFS" in meter.words()


def test_what_was_too_loud_stays_marked_until_it_is_cleared(qtbot: QtBot) -> None:
    meter = LevelMeter(scaled=True)
    qtbot.addWidget(meter)
    meter.resize(meter.sizeHint().width(), 200)
    meter.show()
    bad = meter.grab().toImage()
    meter.show_levels(1.2, 0.2)
    assert meter.over
    assert meter.grab().toImage() != bad
    meter.show_levels(0.1, 0.1)
    assert meter.over
    QTest.keyClick(meter, Qt.Key.Key_Space)
    assert not meter.over
    assert meter.highest == 0
    meter.show_levels(1.2, 0.2)
    QTest.mouseClick(meter, Qt.MouseButton.LeftButton)
    assert not meter.over


@pytest.mark.parametrize(("amplitude", "words"), [(0.0, "−∞"), (1.0, "+0.0"), (0.1, "−20.0"), (2.0, "+6.0")])
def test_amplitudes_are_read_in_decibels(amplitude: float, words: str) -> None:
    assert decibel_text(amplitude) == words
