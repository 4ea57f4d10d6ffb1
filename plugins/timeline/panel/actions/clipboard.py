"""The clipboard: clips as JSON that is checked like a project's when it comes back."""

from __future__ import annotations

import json
from dataclasses import dataclass

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from app.api import Asset, InvalidData
from plugins.timeline.codec import PART
from plugins.timeline.model import Timeline

MIME = "application/x-seisei-film-clips"


@dataclass(frozen=True, slots=True)
class Copied:
    """Clips as a film of their own, and what their project knows of the assets that they need."""

    part: Timeline
    assets: tuple[Asset, ...] = ()


def keep(copied: Copied) -> None:
    """Put clips into the clipboard."""
    plain = {"film": PART.encode(copied.part), "assets": [asset.to_json() for asset in copied.assets]}
    data = QMimeData()
    data.setData(MIME, json.dumps(plain).encode())
    QGuiApplication.clipboard().setMimeData(data)


def has_any() -> bool:
    """Whether there are clips in the clipboard."""
    data = QGuiApplication.clipboard().mimeData()
    return data is not None and data.hasFormat(MIME)


def kept() -> Copied | None:
    """The clips in the clipboard; None where there are none that can be read."""
    data = QGuiApplication.clipboard().mimeData()
    if data is None or not data.hasFormat(MIME):
        return None
    try:
        plain = json.loads(bytes(data.data(MIME).data()))
        if not isinstance(plain, dict) or not isinstance(plain.get("assets"), list):
            return None
        return Copied(PART.decode(plain["film"]), tuple(Asset.from_json(each) for each in plain["assets"]))
    except (ValueError, KeyError, InvalidData):
        return None
