"""PicturePopup: choosing a picture: what was made last, a file, the clipboard, or what is worked on."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QMimeData, QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.api import Made
from app.ui.picture_choices import PictureChoices, caption
from app.widgets.icons import Icons
from app.widgets.thumbnail_grid import ThumbnailGrid
from app.widgets.thumbnail_model import ThumbnailModel

_THUMBNAIL = 64
_COLUMNS, _MOST_ROWS = 4, 3


class PicturePopup(QFrame):
    """Floats below its field; arrows walk, Enter or a click chooses, Escape closes."""

    asset_chosen = Signal(str)
    file_wanted = Signal()
    paste_wanted = Signal()
    work_wanted = Signal()

    def __init__(self, choices: PictureChoices, icons: Icons, parent: QWidget, *, from_work: bool = False) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._choices = choices
        self.setProperty("class", "card")
        self.setAccessibleName(self.tr("Choose a picture"))
        self._file, self._paste = QPushButton(self.tr("Choose a file…")), QPushButton(self.tr("Paste"))
        self._file.setIcon(icons.icon("folder-open"))
        self._paste.setIcon(icons.icon("clipboard"))
        for button, wanted in ((self._file, self.file_wanted), (self._paste, self.paste_wanted)):
            button.clicked.connect(self.hide)
            button.clicked.connect(lambda _checked=False, wanted=wanted: wanted.emit())
        self._work = QPushButton(self.tr("From the work"))
        self._work.setIcon(icons.icon("scan"))
        self._work.clicked.connect(self.hide)
        self._work.clicked.connect(lambda _checked=False: self.work_wanted.emit())
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._file, 1)
        buttons.addWidget(self._paste, 1)
        self._words = QLabel(self.tr("Made last"))
        self._words.setProperty("class", "caption")
        self._model = ThumbnailModel(lambda _id: QMimeData(), parent=self)
        self._grid = ThumbnailGrid(self._model, _THUMBNAIL)
        self._grid.setDragEnabled(False)
        choices.show_thumbnails(self._grid, self._model)
        self._grid.setAccessibleName(self.tr("Made last"))
        self._grid.clicked.connect(lambda index: self._choose(self._model.id_at(index)))
        self._grid.taken.connect(self._choose)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(8)
        layout.addLayout(buttons)
        layout.addWidget(self._work)
        # Not before it has a parent: it would flash as a window of its own, whose end closes the popup
        self._work.setVisible(from_work)
        layout.addWidget(self._words)
        layout.addWidget(self._grid)
        self.setFixedWidth(_COLUMNS * (_THUMBNAIL + 8) + 44)

    def open(self, below: QWidget) -> None:
        """Open below a field, or above it where there is no room, as soon as what was made last is known."""
        self._choices.recent(partial(self._open, below))

    def _open(self, below: QWidget, made: Sequence[Made]) -> None:
        self._paste.setEnabled(self._choices.accepts(QGuiApplication.clipboard().mimeData()))
        self._words.setText(self.tr("Made last") if made else self.tr("Nothing was made yet."))
        self._grid.setVisible(bool(made))
        rows = min(_MOST_ROWS, -(-len(made) // _COLUMNS))
        self._grid.setFixedHeight(rows * (_THUMBNAIL + 8) + 8)
        self._model.set_items([(item.asset.id, caption(item)) for item in made])
        self.adjustSize()
        screen = below.screen().availableGeometry()
        corner = below.mapToGlobal(QPoint(0, below.height() + 4))
        if corner.y() + self.height() > screen.bottom():
            corner = below.mapToGlobal(QPoint(0, -self.height() - 4))
        corner.setX(max(screen.left(), min(corner.x(), screen.right() - self.width())))
        self.move(corner)
        self.show()
        (self._grid if made else self._file).setFocus()

    def _choose(self, id_: str) -> None:
        if id_:
            self.hide()
            self.asset_chosen.emit(id_)
