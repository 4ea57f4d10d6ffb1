"""StoragePage: how much of the disk the studio's own store takes, and freeing some of it."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.api import Lane
from app.ui.parts import WindowParts
from app.ui.status_row import error_words
from app.ui.tidying import Tidying


class StoragePage(QWidget):
    """The page of the preferences; freeing goes on in the background, also when this is closed."""

    def __init__(self, parts: WindowParts, tidying: Tidying) -> None:
        super().__init__()
        self._parts, self._tidying = parts, tidying
        self._used = QLabel()
        self._used.setTextFormat(Qt.TextFormat.PlainText)
        self._free = QPushButton(self.tr("Free up now"))
        self._free.clicked.connect(self._begin)
        self._result = _secondary("")
        words = self.tr(
            "Strokes and results are kept here until they are saved in a project. What nothing needs any more goes by "
            "itself some time later; what can be undone, waits in the queue or is in the gallery always stays."
        )
        place = _secondary(str(parts.studio.data))
        place.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self._used)
        row.addWidget(self._free)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.setSpacing(12)
        layout.addLayout(row)
        layout.addWidget(self._result)
        layout.addWidget(_secondary(words))
        layout.addWidget(place)
        layout.addStretch(1)
        self._result.hide()
        tidying.ended.connect(self._ended)

    def refresh(self) -> None:
        """Measure anew."""
        space = self._parts.studio.space
        self._used.setText(self.tr("The store takes {size} of the disk.").format(size="…"))

        def show(used: int) -> None:
            self._used.setText(self.tr("The store takes {size} of the disk.").format(size=size_words(used)))

        self._parts.jobs.run("", space.used_bytes, Lane.IO, show)

    def _begin(self) -> None:
        self._free.setEnabled(False)
        self._say(self.tr("Looking for what nothing needs…"))
        self._tidying.begin()

    def _ended(self, result: int | Exception) -> None:
        asked = not self._free.isEnabled()
        self._free.setEnabled(True)
        if isinstance(result, Exception):
            if asked:
                self._say(error_words(result))
            return
        if result:
            self._say(self.tr("{size} are free again.").format(size=size_words(result)))
        elif asked:
            self._say(self.tr("Everything in the store is needed, or too new to tell."))
        if self.isVisible():
            self.refresh()

    def _say(self, words: str) -> None:
        self._result.setText(words)
        self._result.show()


def size_words(size_bytes: int) -> str:
    """A size as people write it."""
    return QLocale().formattedDataSize(size_bytes, 1, QLocale.DataSizeFormat.DataSizeSIFormat)


def _secondary(words: str) -> QLabel:
    label = QLabel(words)
    label.setProperty("class", "secondary")
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
