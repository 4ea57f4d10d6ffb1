"""Dropped: files that are dropped on the dock or on the text, and are for the model."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

from plugins.text.panel.told.taking import SUFFIXES

_DRAGS = (QEvent.Type.DragEnter, QEvent.Type.DragMove)


class Dropped(QObject):
    """Watches a widget, and takes the drops that are nothing but files of the right kinds."""

    def __init__(self, widget: QWidget, take: Callable[[Sequence[Path]], None]) -> None:
        super().__init__(widget)
        self._take = take
        widget.setAcceptDrops(True)
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Let files come, and take them."""
        if not isinstance(event, QDropEvent):
            return False
        if event.type() not in _DRAGS and event.type() is not QEvent.Type.Drop:
            return False
        files = files_in(event.mimeData())
        if not files:
            return False
        event.acceptProposedAction()
        if event.type() is QEvent.Type.Drop:
            self._take(files)
        return True


def files_in(data: QMimeData) -> list[Path]:
    """The files that are dragged; none where any of them is something else."""
    urls = data.urls()
    if not urls or not all(url.isLocalFile() for url in urls):
        return []
    paths = [Path(url.toLocalFile()) for url in urls]
    return paths if all(path.suffix.lower() in SUFFIXES for path in paths) else []
