"""Icons: one family of lines, tinted by the theme and by state."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QAction, QColor, QGuiApplication, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QWidget

SIZE = 18
_STROKE = 1.5


class Icons:
    """Makes the studio's icons by name, from the folder of line drawings; kept until the theme changes."""

    def __init__(self, resources: Path) -> None:
        self._folder = resources / "icons"
        self._made: dict[tuple[str, str], QIcon] = {}
        self._names: dict[int, str] = {}

    def icon(self, name: str) -> QIcon:
        """The icon of a name in the colours of the present palette; an unknown name gives an empty icon."""
        palette = QGuiApplication.palette()
        key = (name, palette.color(QPalette.ColorRole.ButtonText).name())
        if key not in self._made:
            self._made[key] = self._make(name, palette)
            self._names[self._made[key].cacheKey()] = name
        return self._made[key]

    def retint(self, root: QWidget) -> None:
        """Give every button and action below a widget its icon in the colours of the present palette."""
        buttons: Iterable[QAbstractButton] = root.findChildren(QAbstractButton)
        for button in buttons:
            if name := self._names.get(button.icon().cacheKey()):
                button.setIcon(self.icon(name))
        actions: Iterable[QAction] = root.findChildren(QAction)
        for action in actions:
            if name := self._names.get(action.icon().cacheKey()):
                action.setIcon(self.icon(name))

    def _make(self, name: str, palette: QPalette) -> QIcon:
        path = self._folder / f"{name}.svg"
        if not name or not path.exists():
            return QIcon()
        drawing = path.read_text(encoding="utf-8").replace('stroke-width="2"', f'stroke-width="{_STROKE}"')
        shapes = _drawn(drawing)
        icon = QIcon()
        off, on = QIcon.State.Off, QIcon.State.On
        normal = palette.color(QPalette.ColorRole.ButtonText)
        disabled = palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.ButtonText)
        _add(icon, shapes, normal, QIcon.Mode.Normal, off)
        _add(icon, shapes, palette.color(QPalette.ColorRole.Accent), QIcon.Mode.Normal, on)
        _add(icon, shapes, disabled, QIcon.Mode.Disabled, off)
        return icon


def _drawn(drawing: str) -> Sequence[QPixmap]:
    """The lines of a drawing in black, for screens of one and of two pixels a point."""
    renderer = QSvgRenderer(QByteArray(drawing.replace("currentColor", "#000").encode()))
    shapes = []
    for scale in (1, 2):
        pixmap = QPixmap(QSize(SIZE, SIZE) * scale)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        renderer.render(painter, QRectF(0, 0, SIZE * scale, SIZE * scale))
        painter.end()
        shapes.append(pixmap)
    return shapes


def _add(icon: QIcon, shapes: Sequence[QPixmap], colour: QColor, mode: QIcon.Mode, state: QIcon.State) -> None:
    # Lines are drawn once and filled with each colour: drawing takes most of the time that icons cost a start.
    for scale, shape in enumerate(shapes, 1):
        pixmap = shape.copy()
        painter = QPainter(pixmap)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
        painter.fillRect(pixmap.rect(), colour)
        painter.end()
        pixmap.setDevicePixelRatio(scale)
        icon.addPixmap(pixmap, mode, state)
