"""Welcome: what an empty workspace says before the first own result."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.extensions.plugin import PanelInfo


class Welcome(QWidget):
    """Lies over the work: a sentence on what to do and examples to click; goes away for good after a result."""

    example_chosen = Signal(str)
    dismissed = Signal()

    def __init__(self, panel: PanelInfo, over: QWidget) -> None:
        super().__init__(over)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("class", "card")
        title = QLabel(QCoreApplication.translate("Plugins", panel.hint))
        title.setProperty("class", "title")
        title.setWordWrap(True)
        title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        words = QLabel(self.tr("Try one of these. They are drawn on this machine, without a network."))
        words.setProperty("class", "secondary")
        words.setWordWrap(True)
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(8)
        layout.addWidget(title)
        layout.addWidget(words)
        layout.addSpacing(8)
        for example in panel.examples:
            button = QPushButton(QCoreApplication.translate("Plugins", example))
            button.setProperty("class", "example")
            button.clicked.connect(lambda _checked=False, example=example: self.example_chosen.emit(example))
            layout.addWidget(button)
        close = QPushButton(self.tr("Start with an empty canvas"))
        close.setProperty("class", "quiet")
        close.clicked.connect(self.dismissed)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(close)
        row.addStretch(1)
        layout.addLayout(row)
        over.installEventFilter(self)
        self._place(over)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the middle."""
        if event.type() is QEvent.Type.Resize and isinstance(watched, QWidget):
            self._place(watched)
        return False

    def _place(self, over: QWidget) -> None:
        width = min(440, over.width() - 32)
        self.setFixedWidth(max(240, width))
        self.adjustSize()
        self.move((over.width() - self.width()) // 2, max(8, (over.height() - self.height()) // 2))


class RecoveryBar(QWidget):
    """Says that work was not saved, and offers it."""

    recover_wanted = Signal(object)
    discard_wanted = Signal(object)

    def __init__(self, found: Sequence[object], describe: Sequence[str]) -> None:
        super().__init__()
        self.setProperty("class", "row")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 4, 12, 4)
        layout.setSpacing(4)
        for item, words in zip(found, describe, strict=True):
            row = QHBoxLayout()
            label = QLabel(words)
            label.setTextFormat(Qt.TextFormat.PlainText)
            row.addWidget(label, 1)
            take = QPushButton(self.tr("Recover"))
            take.clicked.connect(lambda _checked=False, item=item: self.recover_wanted.emit(item))
            drop = QPushButton(self.tr("Discard"))
            drop.clicked.connect(lambda _checked=False, item=item: self.discard_wanted.emit(item))
            for button in (take, drop):
                button.clicked.connect(self.hide)
            row.addWidget(take)
            row.addWidget(drop)
            layout.addLayout(row)
