"""What the kinds of control pictures, and what derives them, are called."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication

from app.api import Words
from plugins.canvas.model import ControlKind


def said(words: Words) -> str:
    """Words in the language of the window."""
    return words.translated(partial(QCoreApplication.translate, "Words"))


def control_title(kind: ControlKind) -> str:
    """What a kind of control picture is called."""
    titles = {
        ControlKind.LINE_ART: QCoreApplication.translate("CanvasPanel", "Line art"),
        ControlKind.SCRIBBLE: QCoreApplication.translate("CanvasPanel", "Scribble"),
        ControlKind.CANNY: QCoreApplication.translate("CanvasPanel", "Canny edges"),
        ControlKind.SOFT_EDGE: QCoreApplication.translate("CanvasPanel", "Soft edges"),
        ControlKind.DEPTH: QCoreApplication.translate("CanvasPanel", "Depth"),
        ControlKind.POSE: QCoreApplication.translate("CanvasPanel", "Pose"),
        ControlKind.NORMAL: QCoreApplication.translate("CanvasPanel", "Normals"),
        ControlKind.TILE: QCoreApplication.translate("CanvasPanel", "Tile"),
        ControlKind.SEGMENTATION: QCoreApplication.translate("CanvasPanel", "Segmentation"),
        ControlKind.STYLE: QCoreApplication.translate("CanvasPanel", "Style"),
        ControlKind.SUBJECT: QCoreApplication.translate("CanvasPanel", "Subject"),
        ControlKind.COMPOSITION: QCoreApplication.translate("CanvasPanel", "Composition"),
        ControlKind.FACE: QCoreApplication.translate("CanvasPanel", "Face"),
    }
    return titles[kind]
