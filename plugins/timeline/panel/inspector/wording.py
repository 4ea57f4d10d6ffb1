"""Words of tables in the user's language, and the names of what there is to choose."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QCoreApplication

from app.api import BlendMode, CameraMove, Words
from plugins.timeline.model import Interpolation, TransitionKind

MIXED = "–"
"""What a field shows where the chosen clips differ."""

INTERPOLATIONS: Mapping[Interpolation, Words] = {
    Interpolation.NEAREST: Words("Nearest frame"),
    Interpolation.BLEND: Words("Frame blending"),
    Interpolation.FLOW: Words("Optical flow"),
}

TRANSITIONS: Mapping[TransitionKind, Words] = {
    TransitionKind.DISSOLVE: Words("Cross-dissolve"),
    TransitionKind.DIP: Words("Dip to colour"),
    TransitionKind.WIPE: Words("Wipe"),
}

CAMERA_MOVES: Mapping[CameraMove, Words] = {
    CameraMove.STILL: Words("Still"),
    CameraMove.PAN_LEFT: Words("Pan left"),
    CameraMove.PAN_RIGHT: Words("Pan right"),
    CameraMove.TILT_UP: Words("Tilt up"),
    CameraMove.TILT_DOWN: Words("Tilt down"),
    CameraMove.ZOOM_IN: Words("Zoom in"),
    CameraMove.ZOOM_OUT: Words("Zoom out"),
    CameraMove.ORBIT: Words("Orbit"),
}


def said(words: Words) -> str:
    """Words in the user's language."""
    return words.translated(partial(QCoreApplication.translate, "Words"))


def blend_name(mode: BlendMode) -> str:
    """The name of a blend mode in the user's language."""
    return QCoreApplication.translate("Actions", mode.value.replace("-", " ").capitalize())
