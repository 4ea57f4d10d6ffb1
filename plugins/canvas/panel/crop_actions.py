"""What is done to the canvas as a whole by its selection and by what is on it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QCoreApplication

from app.api import Action, JobContext
from plugins.canvas.commands import ResizeCanvas, SetGuides
from plugins.canvas.composite import flatten, stored_tiles
from plugins.canvas.model import Rect
from plugins.canvas.panel.aligning.actions import SUBMENU
from plugins.canvas.panel.work import CanvasWork

if TYPE_CHECKING:
    from plugins.canvas.panel.panel import CanvasPanel


def crop_actions(panel: CanvasPanel) -> Sequence[Action]:
    """Cropping to the selection and to what is seen, rulers and guides."""
    work = panel.work
    return (
        Action(
            "canvas.crop-to-selection",
            "Crop to the selection",
            lambda: crop_to_selection(work),
            "edit",
            help="Cut the canvas to the rectangle around the selection; layers keep what lies outside.",
            icon="crop",
            enabled=lambda: work.selection is not None,
        ),
        Action(
            "canvas.trim",
            "Trim transparent borders",
            lambda: trim(work),
            "edit",
            help="Cut the canvas to what is seen on it.",
        ),
        Action(
            "canvas.rulers",
            "Rulers and guides",
            panel.ruled.toggle,
            "view",
            help="Show rulers at the sides of the canvas; guides are dragged out of them.",
            icon="ruler",
            checked=lambda: panel.ruled.ruled,
            submenu=SUBMENU,
        ),
        Action(
            "canvas.clear-guides",
            "Remove all guides",
            lambda: clear_guides(work),
            "view",
            enabled=lambda: bool(work.canvas.guides),
            submenu=SUBMENU,
        ),
    )


def crop_to_selection(work: CanvasWork) -> None:
    """Cut the canvas to the rectangle around the selection."""
    clip = work.clip
    if clip is not None:
        x, y, width, height = clip
        work.execute(ResizeCanvas(width, height, -x, -y, label="Crop to the selection"))


def clear_guides(work: CanvasWork) -> None:
    """Take every guide away, as one step."""
    work.execute(SetGuides((), label="Remove all guides"))


def trim(work: CanvasWork) -> None:
    """Cut the canvas to what is seen on it; looked for on a worker."""
    if not work.settle():
        return
    canvas, assets, session = work.canvas, work.context.assets, work.context.session
    document = session.document.id

    def look(job: JobContext) -> Rect | None:
        import cv2

        alpha = flatten(canvas.drawn(), stored_tiles(assets), None, job.check)[..., 3]
        x, y, width, height = cv2.boundingRect(np.ascontiguousarray(alpha))
        return (x, y, width, height) if width else None

    def done(found: Rect | None) -> None:
        if found is None:
            work.context.messages.say(QCoreApplication.translate("CanvasPanel", "Nothing is seen on the canvas."))
            return
        x, y, width, height = found
        if session.document.id == document and (width, height) != (canvas.width, canvas.height):
            work.execute(ResizeCanvas(width, height, -x, -y, label="Trim"))

    work.run(QCoreApplication.translate("CanvasPanel", "Looking for borders"), look, done)
