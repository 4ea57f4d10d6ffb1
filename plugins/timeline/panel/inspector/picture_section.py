"""PictureSection and CropSection: where a clip stands in the frame, and how it lies over what is below."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.api import BlendMode
from app.widgets.icon_button import IconButton
from app.widgets.icons import Icons
from plugins.timeline.model import PARAMETERS, Clip
from plugins.timeline.panel.inspector.animated_section import AnimatedSection
from plugins.timeline.panel.inspector.clip_edits import ClipEdits
from plugins.timeline.panel.inspector.clip_fields import ClipChoice, labelled
from plugins.timeline.panel.inspector.fades import add_fades
from plugins.timeline.panel.inspector.wording import blend_name

_LOCKED = "timeline.inspector.scale_locked"
PLACED = ("x", "y", "scale_x", "scale_y", "rotation", "opacity")
CROPPED = ("anchor_x", "anchor_y", "crop_left", "crop_right", "crop_top", "crop_bottom")


class PictureSection(AnimatedSection):
    """Position, scale, rotation, opacity, blend mode and fades."""

    def __init__(self, title: str, edits: ClipEdits, icons: Icons) -> None:
        super().__init__(title, "picture", edits, edits.seen, icons)
        settings = edits.work.context.settings
        self.add_parameters(PLACED[:4])
        self.lock = IconButton(icons, "link", self.tr("Keep both scales alike"))
        self.lock.setCheckable(True)
        self.lock.setChecked(bool(settings.get(_LOCKED, True)))
        self.lock.toggled.connect(self._lock)
        reset = IconButton(icons, "rotate-ccw", self.tr("Reset the picture"), hint=self.tr("Put the picture back"))
        reset.clicked.connect(self._reset)
        tools = QWidget()
        row = QHBoxLayout(tools)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addStretch(1)
        row.addWidget(self.lock)
        row.addWidget(reset)
        self.body.addWidget(tools)
        self.add_parameters(PLACED[4:])
        blend = ClipChoice(
            self.tr("Blend mode"), [(blend_name(mode), mode) for mode in BlendMode], edits, edits.seen,
            lambda clip: clip.blend, _blended, label="Change the blend mode",
        )  # fmt: skip
        self.add(blend, labelled(self.tr("Blend mode"), blend))
        add_fades(self, edits.seen)
        self._lock(self.lock.isChecked())

    def _lock(self, locked: bool) -> None:
        self.edits.work.context.settings.set(_LOCKED, locked)
        self.animated["scale_x"].also = ("scale_y",) if locked else ()
        self.animated["scale_y"].also = ("scale_x",) if locked else ()

    def _reset(self) -> None:
        self.edits.end_gesture()
        self.edits.change(self.clips(), _put_back, label="Reset the picture")


class CropSection(AnimatedSection):
    """The anchor, around which it turns and scales, and what is cut off at its sides."""

    def __init__(self, title: str, edits: ClipEdits, icons: Icons) -> None:
        super().__init__(title, "crop", edits, edits.seen, icons, opened=False)
        self.add_parameters(CROPPED)


def _blended(clip: Clip, mode: BlendMode) -> Clip:
    return replace(clip, blend=mode)


def _put_back(clip: Clip) -> Clip:
    """A clip without what was done to its picture, keyframes included."""
    gone = {name for name in PARAMETERS if name in (*PLACED, *CROPPED)}
    return replace(clip, curves=tuple(curve for curve in clip.curves if curve.name not in gone), blend=BlendMode.NORMAL)
