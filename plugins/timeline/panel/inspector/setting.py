"""Setting: how a parameter that can be animated is shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from app.api import Words
from plugins.timeline.model import PARAMETERS, Parameter, Timeline


@dataclass(frozen=True, slots=True)
class Setting:
    """The label and unit of a parameter; `scale` is what it is multiplied by to be shown, `soft` where its bar ends."""

    name: str
    label: Words
    step: float
    soft: tuple[float, float]
    unit: str = ""
    scale: float = 1.0

    @property
    def parameter(self) -> Parameter:
        """Its default and its bounds."""
        return PARAMETERS[self.name]

    def clamped(self, value: float) -> float:
        """A value within the bounds: a curve may swing beyond them between its keyframes."""
        return min(self.parameter.highest, max(self.parameter.lowest, value))


def settings_for(timeline: Timeline) -> Mapping[str, Setting]:
    """The settings by their names, with positions in pixels of this film."""
    width, height = float(timeline.width), float(timeline.height)
    return MappingProxyType(
        {
            each.name: each
            for each in (
                Setting("x", Words("Position X"), 1 / width, (-1.0, 1.0), "px", width),
                Setting("y", Words("Position Y"), 1 / height, (-1.0, 1.0), "px", height),
                Setting("scale_x", Words("Scale X"), 0.001, (0.0, 4.0), "%", 100.0),
                Setting("scale_y", Words("Scale Y"), 0.001, (0.0, 4.0), "%", 100.0),
                Setting("rotation", Words("Rotation"), 0.1, (-180.0, 180.0), "°"),
                Setting("anchor_x", Words("Anchor X"), 0.001, (0.0, 1.0), "%", 100.0),
                Setting("anchor_y", Words("Anchor Y"), 0.001, (0.0, 1.0), "%", 100.0),
                Setting("opacity", Words("Opacity"), 0.01, (0.0, 1.0), "%", 100.0),
                Setting("crop_left", Words("Crop left"), 0.001, (0.0, 1.0), "%", 100.0),
                Setting("crop_right", Words("Crop right"), 0.001, (0.0, 1.0), "%", 100.0),
                Setting("crop_top", Words("Crop top"), 0.001, (0.0, 1.0), "%", 100.0),
                Setting("crop_bottom", Words("Crop bottom"), 0.001, (0.0, 1.0), "%", 100.0),
                Setting("volume", Words("Volume"), 0.1, (-60.0, 12.0), "dB"),
                Setting("pan", Words("Pan"), 0.01, (-1.0, 1.0), "%", 100.0),
            )
        }
    )
