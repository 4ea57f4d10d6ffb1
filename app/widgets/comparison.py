"""Comparison: two pictures compared, with what they are called and the ways to compare them."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from app.widgets.comparison_view import ComparisonMode, ComparisonView
from app.widgets.elided_label import ElidedLabel
from app.widgets.icon_button import IconButton
from app.widgets.icons import Icons


class Comparison(QWidget):
    """A row of names and buttons over a ComparisonView; the keys 1 to 3 choose the way, X swaps, F shows all."""

    closed = Signal()

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = ComparisonView()
        self._names = (ElidedLabel(), ElidedLabel())
        for label in self._names:
            label.setProperty("class", "secondary")
        self._modes: dict[ComparisonMode, IconButton] = {}
        group = QButtonGroup(self)
        row = QHBoxLayout()
        row.setContentsMargins(12, 6, 12, 6)
        row.setSpacing(4)
        row.addWidget(self._names[0], 1)
        for key, (mode, icon) in enumerate(_ICONS.items(), 1):
            words = mode_words(mode)
            button = IconButton(icons, icon, words, hint=f"{words} ({key})")
            button.setCheckable(True)
            button.clicked.connect(lambda _on, mode=mode: self.view.set_mode(mode))
            group.addButton(button)
            row.addWidget(button)
            self._modes[mode] = button
        self._modes[self.view.mode].setChecked(True)
        row.addSpacing(8)
        swap = IconButton(icons, "arrow-left-right", self.tr("Swap"), hint=self.tr("Exchange the two pictures (X)"))
        swap.clicked.connect(self.swap)
        fit = IconButton(icons, "maximize", self.tr("Show all"), hint=self.tr("Show all of the pictures (F)"))
        fit.clicked.connect(self.view.fit)
        row.addWidget(swap)
        row.addWidget(fit)
        row.addWidget(self._names[1], 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(row)
        layout.addWidget(self.view, 1)
        self.view.mode_changed.connect(lambda mode: self._modes[mode].setChecked(True))
        self.view.installEventFilter(self)
        self.setFocusProxy(self.view)

    def set_pictures(self, first: QImage, second: QImage, names: tuple[str, str]) -> None:
        """Compare two pictures of these names, in one line each."""
        self.view.set_images(first, second)
        for label, name in zip(self._names, names, strict=True):
            label.set_text(name)

    def swap(self) -> None:
        """Exchange the two, and their names."""
        self.view.swap()
        first, second = self._names
        names = second.text, first.text
        for label, name in zip(self._names, names, strict=True):
            label.set_text(name)

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Keys that are for more than the view."""
        if watched is not self.view or not isinstance(event, QKeyEvent):
            return False
        modes = dict(zip((Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3), self._modes, strict=True))
        key = Qt.Key(event.key())
        if event.type() is QEvent.Type.ShortcutOverride:
            # Where this lies in a panel, its keys are not that panel's.
            mine = event.modifiers() == Qt.KeyboardModifier.NoModifier and (key in modes or key in _KEYS)
            event.setAccepted(mine)
            return mine
        if event.type() is QEvent.Type.KeyPress:
            if key in modes:
                self.view.set_mode(modes[key])
                return True
            if key is Qt.Key.Key_X:
                self.swap()
                return True
            if key is Qt.Key.Key_Escape:
                self.closed.emit()
                return True
        return False


def mode_words(mode: ComparisonMode) -> str:
    """What a way to compare is called."""
    return {
        ComparisonMode.SWIPE: QCoreApplication.translate("Comparison", "Slider"),
        ComparisonMode.SIDE_BY_SIDE: QCoreApplication.translate("Comparison", "Side by side"),
        ComparisonMode.DIFFERENCE: QCoreApplication.translate("Comparison", "Difference"),
    }[mode]


_KEYS = (
    Qt.Key.Key_X,
    Qt.Key.Key_F,
    Qt.Key.Key_Plus,
    Qt.Key.Key_Minus,
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_Escape,
)
_ICONS = {
    ComparisonMode.SWIPE: "square-split-horizontal",
    ComparisonMode.SIDE_BY_SIDE: "columns-2",
    ComparisonMode.DIFFERENCE: "contrast",
}
