"""Icons: one family of lines, tinted by the theme and by state."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QIconEngine, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer

SIZE = 18
_STROKE = 1.5


class Icons:
    """Makes the studio's icons by name, from the folder of line drawings."""

    def __init__(self, resources: Path) -> None:
        self._folder = resources / "icons"
        self._made: dict[str, QIcon] = {}

    def icon(self, name: str) -> QIcon:
        """The icon of a name, always in the colours of the present palette; an unknown name gives an empty icon."""
        if name not in self._made:
            path = self._folder / f"{name}.svg"
            there = bool(name) and path.exists()
            self._made[name] = QIcon(_Line(path.read_text(encoding="utf-8"))) if there else QIcon()
        return self._made[name]


class _Line(QIconEngine):
    """Draws when it is asked to, so that a change of the theme reaches every button that is already there."""

    def __init__(self, drawing: str) -> None:
        super().__init__()
        self._drawing = drawing.replace('stroke-width="2"', f'stroke-width="{_STROKE}"')
        self._drawn: dict[tuple[int, int, str], QPixmap] = {}

    def clone(self) -> QIconEngine:
        """Another one of the same drawing."""
        return _Line(self._drawing)

    def isNull(self) -> bool:
        """There is always a drawing."""
        return False

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Draw into a rectangle."""
        text = self._drawing.replace("currentColor", _colour(mode, state).name())
        side = min(rect.width(), rect.height())
        place = QRectF(rect.x() + (rect.width() - side) / 2, rect.y() + (rect.height() - side) / 2, side, side)
        QSvgRenderer(QByteArray(text.encode())).render(painter, place)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """The drawing at a size in pixels."""
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        """The drawing at a size; `scale` is how many pixels of the screen there are to one of it."""
        pixels = QSize(round(size.width() * scale), round(size.height() * scale))
        key = (pixels.width(), pixels.height(), _colour(mode, state).name())
        if key not in self._drawn:
            pixmap = QPixmap(pixels)
            pixmap.fill(Qt.GlobalColor.transparent)
            painter = QPainter(pixmap)
            self.paint(painter, QRect(QPoint(), pixels), mode, state)
            painter.end()
            pixmap.setDevicePixelRatio(scale)
            self._drawn[key] = pixmap
        return self._drawn[key]


def _colour(mode: QIcon.Mode, state: QIcon.State) -> QColor:
    palette = QGuiApplication.palette()
    if mode is QIcon.Mode.Disabled:
        return palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.ButtonText)
    on = state is QIcon.State.On
    return palette.color(QPalette.ColorRole.Accent if on else QPalette.ColorRole.ButtonText)
