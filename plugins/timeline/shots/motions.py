"""Motions: what can move in a drawing, the camera apart."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from app.api import CameraMove, Words


class SceneMotion(Enum):
    """Something that moves all over the place."""

    CLOUDS = "clouds"
    SNOW = "snow"
    RAIN = "rain"
    LEAVES = "leaves"
    PETALS = "petals"
    STARS = "stars"
    WATER = "water"
    FOG = "fog"
    SPARKS = "sparks"
    BUBBLES = "bubbles"

    @property
    def words(self) -> Words:
        """What it does."""
        return _SCENES[self]


class ThingMotion(Enum):
    """How the thing in the foreground moves."""

    REST = "rest"
    WALK = "walk"
    RUN = "run"
    DRIVE = "drive"
    FLY = "fly"
    FLOAT = "float"
    JUMP = "jump"
    SWAY = "sway"
    SPIN = "spin"
    RISE = "rise"
    FALL = "fall"

    @property
    def words(self) -> Words:
        """What it does."""
        return _THINGS[self]


@dataclass(frozen=True, slots=True)
class Moves:
    """Everything that moves in a shot; `camera` None leaves it to whoever draws."""

    camera: CameraMove | None = None
    scene: frozenset[SceneMotion] = frozenset()
    thing: ThingMotion | None = None


def camera_words(move: CameraMove) -> Words:
    """What the camera does."""
    return _CAMERAS[move]


_SCENES: Mapping[SceneMotion, Words] = {
    SceneMotion.CLOUDS: Words("clouds drift"),
    SceneMotion.SNOW: Words("snow falls"),
    SceneMotion.RAIN: Words("rain falls"),
    SceneMotion.LEAVES: Words("leaves fall"),
    SceneMotion.PETALS: Words("petals fall"),
    SceneMotion.STARS: Words("stars twinkle"),
    SceneMotion.WATER: Words("water ripples"),
    SceneMotion.FOG: Words("fog drifts"),
    SceneMotion.SPARKS: Words("sparks rise"),
    SceneMotion.BUBBLES: Words("bubbles rise"),
}
_THINGS: Mapping[ThingMotion, Words] = {
    ThingMotion.REST: Words("the thing rests"),
    ThingMotion.WALK: Words("the thing walks"),
    ThingMotion.RUN: Words("the thing runs"),
    ThingMotion.DRIVE: Words("the thing drives"),
    ThingMotion.FLY: Words("the thing flies"),
    ThingMotion.FLOAT: Words("the thing floats"),
    ThingMotion.JUMP: Words("the thing jumps"),
    ThingMotion.SWAY: Words("the thing sways"),
    ThingMotion.SPIN: Words("the thing turns"),
    ThingMotion.RISE: Words("the thing rises"),
    ThingMotion.FALL: Words("the thing falls"),
}
_CAMERAS: Mapping[CameraMove, Words] = {
    CameraMove.STILL: Words("camera stands still"),
    CameraMove.PAN_LEFT: Words("camera pans left"),
    CameraMove.PAN_RIGHT: Words("camera pans right"),
    CameraMove.TILT_UP: Words("camera tilts up"),
    CameraMove.TILT_DOWN: Words("camera tilts down"),
    CameraMove.ZOOM_IN: Words("camera zooms in"),
    CameraMove.ZOOM_OUT: Words("camera zooms out"),
    CameraMove.ORBIT: Words("camera circles around"),
}
