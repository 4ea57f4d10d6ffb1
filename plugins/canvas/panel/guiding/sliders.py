"""Sliders of shares, whose drag is one step of the history."""

from __future__ import annotations

from app.widgets.number_slider import NumberSlider
from plugins.canvas.panel.work import CanvasWork


def share_slider(work: CanvasWork, label: str, high: float, value: float) -> NumberSlider:
    """A slider from 0 % to a share."""
    slider = NumberSlider(label, 0, high, value, step=0.01, unit="%", scale=100)
    slider.editing_finished.connect(work.context.session.seal)
    return slider


def move(slider: NumberSlider, value: float) -> None:
    """Show a value, as far as it is not shown yet."""
    if abs(slider.value - value) > 1e-6:
        slider.set_value(value)
