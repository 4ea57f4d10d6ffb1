"""Icons: one family of lines, tinted by the theme and by state."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QAction,
    QColor,
    QGuiApplication,
    QIcon,
    QIconEngine,
    QPainter,
    QPalette,
    QPixmap,
    QPixmapCache,
)
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QWidget

SIZE = 18
_STROKE = 1.5


class Icons:
    """Makes the studio's icons by name, from the folder of line drawings."""

    def __init__(self, resources: Path) -> None:
        self._folder = resources / "icons"
        self._made: dict[str, QIcon] = {}

    def icon(self, name: str) -> QIcon:
        """The icon of a name, in the colours of the palette of each moment; an unknown name gives an empty icon."""
        if name not in self._made:
            path = self._folder / f"{name}.svg"
            self._made[name] = QIcon(LineDrawing(path)) if name and path.exists() else QIcon()
        return self._made[name]

    def retint(self, root: QWidget) -> None:
        """Have the menus below a widget take their icons anew: a system's own menu keeps the pixels it was given."""
        for action in root.findChildren(QAction):
            if not action.icon().isNull():
                action.setIcon(action.icon())


class LineDrawing(QIconEngine):
    """A drawing in lines, drawn when it is seen: most icons stand in menus that nobody opens."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path

    def clone(self) -> QIconEngine:
        """Another one of the same drawing."""
        return LineDrawing(self._path)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Draw it into a rectangle, as sharp as what is painted on."""
        painter.drawPixmap(rect, self.scaledPixmap(rect.size(), mode, state, painter.device().devicePixelRatio()))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """It in a size, for a screen of one pixel a point."""
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        """It in a size of points, for a screen of so many pixels a point."""
        if size.isEmpty() or scale <= 0:
            return QPixmap()
        palette = QGuiApplication.palette()
        if mode is QIcon.Mode.Disabled:
            colour = palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.ButtonText)
        elif state is QIcon.State.On:
            colour = palette.color(QPalette.ColorRole.Accent)
        else:
            colour = palette.color(QPalette.ColorRole.ButtonText)
        key = f"{self._path} {size.width()} {size.height()} {scale} {colour.rgba()}"
        pixmap = QPixmap()
        if not QPixmapCache.find(key, pixmap):
            pixmap = _drawn(self._path, size, scale, colour)
            QPixmapCache.insert(key, pixmap)
        return pixmap


def _drawn(path: Path, size: QSize, scale: float, colour: QColor) -> QPixmap:
    """The lines of a drawing in a colour, in the middle of a size of points."""
    lines = path.read_text(encoding="utf-8").replace('stroke-width="2"', f'stroke-width="{_STROKE}"')
    renderer = QSvgRenderer(QByteArray(lines.replace("currentColor", "#000").encode()))
    side = min(size.width(), size.height())
    pixmap = QPixmap(size * scale)
    pixmap.setDevicePixelRatio(scale)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF((size.width() - side) / 2, (size.height() - side) / 2, side, side))
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.fillRect(QRect(0, 0, size.width(), size.height()), colour)
    painter.end()
    return pixmap
