"""The devices that the panel plays to; what is lacking is told in words."""

from __future__ import annotations

from typing import Any

from app.api import no_sound
from app.widgets import sound_device
from app.widgets.sound_device import DeviceOutput


def multimedia() -> Any:
    """QtMultimedia; raises UserError where one of its libraries is missing."""
    return sound_device.multimedia(no_sound)


def device_names() -> list[str]:
    """What the devices for playing are called, the default one first."""
    return sound_device.device_names(no_sound)


def open_device(name: str = "") -> DeviceOutput:
    """The device of a name, else the system's own; raises UserError where there is none."""
    return sound_device.open_device(name, no_sound)
