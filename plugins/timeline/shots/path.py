"""Path: where the camera is at each moment, by keyframes, and how much nearer it has to be not to leave the picture."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import assert_never

import numpy as np

from app.api import CameraMove, Pixels
from plugins.timeline.model import Curve
from plugins.timeline.shots.camera import FAR, FAR_SCALE, REACH, View, orbit_shift
from plugins.timeline.shots.keyframes import CAMERA, MOVE, PAN, ROLL, TILT, ZOOM

_STEPS_A_SECOND = 24
_STILL = 0.005


@dataclass(frozen=True, slots=True)
class Place:
    """Where the camera is; `round` is how far it went about the middle of what is seen."""

    pan: float = 0.0
    tilt: float = 0.0
    zoom: float = 1.0
    roll: float = 0.0
    round: float = 0.0


@dataclass(frozen=True, slots=True)
class CameraPath:
    """The camera's way through a shot of so many seconds, of pictures `wide` times as wide as high.

    `anchored` begins with the picture as it is and comes nearer only where it has to; otherwise all of the shot is
    enlarged as much as its widest moment needs.
    """

    curves: Mapping[str, Curve]
    seconds: float
    wide: float
    amount: float = 0.5
    anchored: bool = False

    def place(self, time_s: float) -> Place:
        """Where the camera is at a time."""
        time = Fraction(time_s).limit_denominator(100_000)
        found = {}
        for name, (_, _, usual) in CAMERA.items():
            curve = self.curves.get(name)
            value = usual if curve is None else curve.at(time)
            assert not isinstance(value, str)
            found[name] = value
        moved = self._moved(time_s)
        return Place(
            found[PAN] + moved.pan, found[TILT] + moved.tilt, found[ZOOM] * moved.zoom, found[ROLL], moved.round
        )

    def view(self, time_s: float, *, flat: bool = False) -> View:
        """What is seen at a time; `flat` moves what is far as much as what is near."""
        view = self._bare(time_s, flat=flat)
        more = self._needed(view) if self.anchored else self.enlarged(flat=flat)
        return replace(view, far_scale=view.far_scale * more, near_scale=view.near_scale * more)

    def enlarged(self, *, flat: bool = False) -> float:
        """How many times nearer the camera comes than asked, at most."""
        steps = max(1, math.ceil(self.seconds * _STEPS_A_SECOND))
        return max(self._needed(self._bare(self.seconds * at / steps, flat=flat)) for at in range(steps + 1))

    @property
    def told(self) -> CameraMove:
        """The move that comes nearest to it, as one tells it to somebody."""
        first, last = self.place(0), self.place(self.seconds)
        ways = {
            CameraMove.PAN_RIGHT: last.pan - first.pan,
            CameraMove.TILT_UP: last.tilt - first.tilt,
            CameraMove.ZOOM_IN: math.log(last.zoom / first.zoom) / 2,
            CameraMove.ORBIT: abs(last.round - first.round),
        }
        move = max(ways, key=lambda each: abs(ways[each]))
        if abs(ways[move]) < _STILL:
            return CameraMove.STILL
        return move if ways[move] > 0 else _AGAINST[move]

    def _moved(self, time_s: float) -> Place:
        """How far the moves that are named went by then."""
        curve = self.curves.get(MOVE)
        if curve is None:
            return Place()
        keys, found = curve.keys, Place()
        for at, key in enumerate(keys):
            # Before the first one there is no other.
            begin = 0.0 if at == 0 else max(0.0, float(key.time))
            end = float(keys[at + 1].time) if at + 1 < len(keys) else math.inf
            spent = min(time_s, end) - begin
            if spent > 0:
                found = _further(found, CameraMove(str(key.value)), spent / self.seconds, REACH * self.amount)
        return found

    def _bare(self, time_s: float, *, flat: bool) -> View:
        place = self.place(time_s)
        near = (place.pan + place.round, -place.tilt)
        if flat:
            return View(place.zoom, place.zoom, near, near, place.roll)
        far = (place.pan * FAR + orbit_shift(place.round), -place.tilt * FAR)
        return View(1 + (place.zoom - 1) * FAR_SCALE, place.zoom, far, near, place.roll)

    def _needed(self, view: View) -> float:
        """How many times nearer it has to be for all that is seen to lie in the picture."""
        turn = math.radians(view.roll)
        cos, sin = abs(math.cos(turn)), abs(math.sin(turn))
        extents = cos + sin / self.wide, cos + sin * self.wide
        planes = (view.far_scale, view.far_shift), (view.near_scale, view.near_shift)
        return max(
            1.0,
            *(
                extent / max(0.05, 1 - 2 * abs(side)) / scale
                for scale, shift in planes
                for extent, side in zip(extents, shift, strict=True)
            ),
        )


def begun_here(curves: Mapping[str, Curve]) -> dict[str, Curve]:
    """Curves of which those of the camera begin with what is seen now: its first place counts as none."""
    found = {}
    for name, curve in curves.items():
        begin = curve.at(Fraction(0))
        if name not in CAMERA or isinstance(begin, str):
            found[name] = curve
            continue
        keys = (
            replace(key, value=key.value / begin if name == ZOOM else key.value - begin)
            for key in curve.keys
            if not isinstance(key.value, str)
        )
        found[name] = replace(curve, keys=tuple(keys))
    return found


def filmed_along(frame: Pixels, path: CameraPath, time_s: float) -> Pixels:
    """A finished frame cut out and turned as the camera goes, all of it alike."""
    import cv2

    height, width = frame.shape[:2]
    view = path.view(time_s, flat=True)
    x, y = view.places(np.ones((height, width), np.float32), (width, height))
    return np.asarray(cv2.remap(frame, x, y, cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE), np.uint8)


_AGAINST: Mapping[CameraMove, CameraMove] = {
    CameraMove.PAN_RIGHT: CameraMove.PAN_LEFT,
    CameraMove.TILT_UP: CameraMove.TILT_DOWN,
    CameraMove.ZOOM_IN: CameraMove.ZOOM_OUT,
}


def _further(place: Place, move: CameraMove, share: float, reach: float) -> Place:
    """A place after a share of what a move goes in a whole shot."""
    side = share * (1 - 1 / (1 + reach))
    match move:
        case CameraMove.STILL:
            return place
        case CameraMove.PAN_LEFT:
            return replace(place, pan=place.pan - side)
        case CameraMove.PAN_RIGHT:
            return replace(place, pan=place.pan + side)
        case CameraMove.TILT_UP:
            return replace(place, tilt=place.tilt + side)
        case CameraMove.TILT_DOWN:
            return replace(place, tilt=place.tilt - side)
        case CameraMove.ZOOM_IN:
            return replace(place, zoom=place.zoom * (1 + reach) ** share)
        case CameraMove.ZOOM_OUT:
            return replace(place, zoom=place.zoom / (1 + reach) ** share)
        case CameraMove.ORBIT:
            return replace(place, round=place.round + side)
        case _:
            assert_never(move)
