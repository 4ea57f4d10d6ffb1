"""Welcome: what an empty workspace says before the first own result."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.extensions.plugin import PanelInfo
from app.ui.phrased_label import PhrasedLabel

_WIDTH = 440
_MARGIN = 24
_STEPS = frozenset({Qt.Key.Key_Tab, Qt.Key.Key_Backtab})


class Welcome(QWidget):
    """Lies over the work: a sentence on what to do and examples to click; goes away for good after a result."""

    example_chosen = Signal(str)
    dismissed = Signal()

    def __init__(self, panel: PanelInfo, over: QWidget) -> None:
        super().__init__(over)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("class", "card")
        title = PhrasedLabel(QCoreApplication.translate("Plugins", panel.hint))
        title.setProperty("class", "title")
        words = PhrasedLabel(self.tr("Try one of these: made on this machine, and sent nowhere."))
        words.setProperty("class", "secondary")
        if not panel.examples:
            words.hide()
        self._rows = layout = QVBoxLayout(self)
        layout.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, 16)
        layout.setSpacing(8)
        for label in (title, words):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            layout.addWidget(label)
        layout.addSpacing(8)
        self._examples: list[QPushButton] = []
        for example in panel.examples:
            button = QPushButton(QCoreApplication.translate("Plugins", example))
            button.setProperty("class", "example")
            button.clicked.connect(lambda _checked=False, example=example: self.example_chosen.emit(example))
            layout.addWidget(button)
            self._examples.append(button)
        layout.addSpacing(4)
        close = QPushButton(self.tr("Begin without an example"))
        close.setProperty("class", "link")
        close.clicked.connect(self.dismissed)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(close)
        row.addStretch(1)
        layout.addLayout(row)
        self._over = over
        for widget in {over, self._work}:
            widget.installEventFilter(self)
        # The work is laid out after this; its middle is known then.
        QTimer.singleShot(0, self, self._place)
        self._place()

    def event(self, event: QEvent) -> bool:
        """Tab goes from one example to the next here, and hides no docks."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.ShortcutOverride and event.key() in _STEPS:
            event.accept()
            return True
        return super().event(event)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Stay in the middle."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Show):
            self._place()
        return False

    @property
    def _work(self) -> QWidget:
        return self._over.focusProxy() or self._over

    def _place(self) -> None:
        work = self._work
        area = QRect(work.mapTo(self._over, QPoint()), work.size())
        examples = (button.sizeHint().width() for button in self._examples)
        wanted = max(_WIDTH, max(examples, default=0) + 2 * _MARGIN)
        width = max(240, min(wanted, area.width() - 32))
        # Its sentences take as many lines as they need at this width.
        self.setFixedSize(width, self._rows.totalHeightForWidth(width))
        if self.height() > area.height() - _MARGIN:
            area = self._over.rect()
        self.move(area.center() - self.rect().center())
