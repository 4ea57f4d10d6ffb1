"""AlertList: the alerts of a molecule; the one under the mouse or with the keys shows its atoms."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QToolButton, QVBoxLayout, QWidget

from app.widgets.icons import Icons
from plugins.molecules.chemistry.alerts import Alert

_MOST = 12


class AlertList(QWidget):
    """A line for each alert."""

    looked_at = Signal(object)
    """The atoms of an alert, none where none is looked at any more."""

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons = icons
        self._alerts: tuple[Alert, ...] = ()
        self._buttons: list[QToolButton] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(2)

    def show_alerts(self, alerts: Sequence[Alert]) -> None:
        """Show the alerts of a molecule."""
        if tuple(alerts) == self._alerts:
            return
        self._alerts = tuple(alerts)
        for button in self._buttons:
            self._layout.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = [self._button(one) for one in alerts[:_MOST]]
        for button in self._buttons:
            self._layout.addWidget(button)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell which alert is looked at."""
        if watched in self._buttons:
            if event.type() in (QEvent.Type.Enter, QEvent.Type.FocusIn):
                self.looked_at.emit(self._alerts[self._buttons.index(watched)].atoms)
            elif event.type() in (QEvent.Type.Leave, QEvent.Type.FocusOut):
                self.looked_at.emit(())
        return super().eventFilter(watched, event)

    def _button(self, alert: Alert) -> QToolButton:
        button = QToolButton()
        name = alert.name.replace("_", " ").strip()
        words = f"{alert.catalog}: {name}"
        button.setText(words.replace("&", "&&"))
        button.setToolTip(self.tr("{alert}: its atoms are marked above").format(alert=words))
        button.setAccessibleName(words)
        button.setIcon(self._icons.icon("triangle-alert"))
        button.setIconSize(QSize(14, 14))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        button.installEventFilter(self)
        return button
