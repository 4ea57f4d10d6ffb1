"""What is dragged in from the gallery or from other programs: an asset's id, or files."""

from __future__ import annotations

from collections.abc import Callable, Collection
from pathlib import Path

from PySide6.QtCore import QMimeData

from app.widgets.picture_data import ASSET_MIME, asset_in


def asset_dropped(data: QMimeData, fits: Callable[[str], bool]) -> str:
    """The id of the asset that is dragged, where it fits; else nothing."""
    asset = asset_in(data)
    return asset if asset and fits(asset) else ""


def files_dropped(data: QMimeData, suffixes: Collection[str]) -> tuple[Path, ...]:
    """The files with one of these suffixes, such as `.wav`; none where what is dragged is the studio's own."""
    if data.hasFormat(ASSET_MIME):
        return ()
    paths = (Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())
    return tuple(path for path in paths if path.suffix.lower() in suffixes)
