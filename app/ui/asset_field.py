"""AssetField: the picture that a generator begins with: what is worked on, or another one."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPainterPath,
    QPixmap,
)
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from app.api import AssetId
from app.ui.picture_choices import PictureChoice, PictureChoices
from app.ui.picture_popup import PicturePopup
from app.widgets.elided_label import ElidedLabel
from app.widgets.icon_button import IconButton
from app.widgets.icons import Icons

FROM_WORK = "@work"
"""The value of a field that stands for what the panel shows."""

_HEIGHT = 52
_THUMBNAIL = 40


class AssetField(QPushButton):
    """Takes a picture by dropping, pasting, from a file or from what was made; without one it takes the work.

    One that is optional stays empty unless a picture or the work is chosen. What cannot be read leaves the choice as it
    is.
    """

    changed = Signal()

    def __init__(self, label: str, choices: PictureChoices, icons: Icons, *, optional: bool = False) -> None:
        self._label, self._choices, self._icons = label, choices, icons
        self._optional = optional
        self._choice: PictureChoice | None = None
        self._from_work = not optional
        super().__init__()
        self._asked = 0
        self._popup: PicturePopup | None = None
        self.setAcceptDrops(True)
        self.setFixedHeight(_HEIGHT)
        self.setProperty("class", "picture")
        self._thumbnail = QLabel()
        self._thumbnail.setFixedSize(_THUMBNAIL, _THUMBNAIL)
        self._thumbnail.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._caption = QLabel()
        self._caption.setProperty("class", "secondary")
        self._name = ElidedLabel()
        self._clear = IconButton(
            icons, "x", self.tr("Take no picture") if optional else self.tr("Take it from the work")
        )
        self._clear.clicked.connect(self.clear)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._caption)
        words.addWidget(self._name)
        for widget in (self._thumbnail, self._caption, self._name):
            widget.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(6, 4, 6, 4)
        layout.setSpacing(8)
        layout.addWidget(self._thumbnail)
        layout.addLayout(words, 1)
        layout.addWidget(self._clear)
        self.clicked.connect(self.open)
        self._show()

    def value(self) -> str | None:
        """The asset's id; without one FROM_WORK, or None where the field may stay empty."""
        if self._choice is not None:
            return self._choice.asset
        return FROM_WORK if self._from_work else None

    def set_value(self, value: str | None) -> None:
        """Choose a stored picture, or the work; raises ValueError where there is no such picture."""
        if value == FROM_WORK and self._optional:
            self.take_work()
        elif not value or value == FROM_WORK:
            self.clear()
        elif value != self.value():
            if not self._choices.has(AssetId(value)):
                raise ValueError(value)
            # It counts at once; its name and size follow.
            self._choose(PictureChoice(AssetId(value), "", 0, 0))
            self._choices.take_asset(AssetId(value), "", self._when_read())

    def clear(self) -> None:
        """Take the work again; an optional field takes nothing."""
        self._take(from_work=not self._optional)

    def take_work(self) -> None:
        """Take what is worked on."""
        self._take(from_work=True)

    def _take(self, *, from_work: bool) -> None:
        self._asked += 1
        if self._choice is not None or self._from_work != from_work:
            self._choice, self._from_work = None, from_work
            self._show()
            self.changed.emit()

    def open(self) -> None:
        """Offer what can be chosen."""
        if self._popup is None:
            self._popup = PicturePopup(self._choices, self._icons, self, from_work=self._optional)
            self._popup.work_wanted.connect(self.take_work)
            self._popup.asset_chosen.connect(lambda id_: self._choices.take_asset(AssetId(id_), "", self._when_read()))
            self._popup.file_wanted.connect(self._ask_for_file)
            self._popup.paste_wanted.connect(self.paste)
        self._popup.open(self)

    def paste(self) -> None:
        """Take what the clipboard holds."""
        data = QGuiApplication.clipboard().mimeData()
        if data is not None and self._choices.accepts(data):
            self._choices.take(data, self._when_read())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Paste, or take the picture away."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.clear()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Take on other colours."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and self._choice is None:
            self._show()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Pictures are welcome."""
        if self._choices.accepts(event.mimeData()):
            event.acceptProposedAction()
            self._mark(landing=True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """It went elsewhere."""
        self._mark(landing=False)
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Take it."""
        self._mark(landing=False)
        self._choices.take(event.mimeData(), self._when_read())
        event.acceptProposedAction()

    def sizeHint(self) -> QSize:
        """As wide as the form."""
        return QSize(200, _HEIGHT)

    def _ask_for_file(self) -> None:
        kinds = self.tr("Pictures ({patterns})").format(patterns=" ".join(self._choices.patterns))
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Choose a picture"), "", kinds)
        if name:
            self._choices.take_file(Path(name), self._when_read())

    def _when_read(self) -> partial[None]:
        # Of several that are being read the last one that was asked for is meant.
        self._asked += 1
        return partial(self._read, self._asked)

    def _read(self, asked: int, choice: PictureChoice) -> None:
        if asked == self._asked:
            self._choose(choice)

    def _choose(self, choice: PictureChoice) -> None:
        before, self._choice = self.value(), choice
        self._show()
        if choice.asset != before:
            self._choices.thumbnail(choice.asset, _THUMBNAIL * 4, partial(self._show_thumbnail, choice.asset))
            self.changed.emit()

    def _show(self) -> None:
        choice = self._choice
        size = f" · {choice.width} × {choice.height}" if choice is not None and choice.width else ""
        self._caption.setText(f"{self._label}{size}")
        nothing = self.tr("From the work") if self._from_work else self.tr("None")
        words = nothing if choice is None else choice.name or self.tr("Picture")
        self._name.set_text(words)
        self._clear.setVisible(choice is not None or (self._optional and self._from_work))
        self.setAccessibleName(f"{self._label}: {words}")
        if choice is None:
            name = "scan" if self._from_work else "image"
            self._thumbnail.setPixmap(self._icons.icon(name).pixmap(QSize(18, 18), self.devicePixelRatioF()))

    def _show_thumbnail(self, asset: AssetId, picture: QPixmap) -> None:
        if self._choice is not None and self._choice.asset == asset:
            self._thumbnail.setPixmap(_square(picture, _THUMBNAIL, self.devicePixelRatioF()))

    def _mark(self, *, landing: bool) -> None:
        self.setProperty("class", "picture landing" if landing else "picture")
        self.style().unpolish(self)
        self.style().polish(self)


def _square(picture: QPixmap, side: int, ratio: float) -> QPixmap:
    """The middle of a picture as a small square with round corners."""
    pixels = round(side * ratio)
    filled = picture.scaled(
        pixels, pixels, Qt.AspectRatioMode.KeepAspectRatioByExpanding, Qt.TransformationMode.SmoothTransformation
    )
    square = QPixmap(pixels, pixels)
    square.fill(Qt.GlobalColor.transparent)
    painter = QPainter(square)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    outline = QPainterPath()
    outline.addRoundedRect(QRectF(0, 0, pixels, pixels), 4 * ratio, 4 * ratio)
    painter.setClipPath(outline)
    painter.drawPixmap((pixels - filled.width()) // 2, (pixels - filled.height()) // 2, filled)
    painter.end()
    square.setDevicePixelRatio(ratio)
    return square
