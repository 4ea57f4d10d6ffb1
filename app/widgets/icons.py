"""Icons: one family of lines, tinted by the theme and by state."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer

SIZE = 18
_STROKE = 1.5


class Icons:
    """Makes the studio's icons by name, from the folder of line drawings; kept until the theme changes."""

    def __init__(self, resources: Path) -> None:
        self._folder = resources / "icons"
        self._made: dict[tuple[str, int], QIcon] = {}

    def icon(self, name: str) -> QIcon:
        """The icon of a name in the colours of the present palette; an unknown name gives an empty icon."""
        palette = QGuiApplication.palette()
        key = (name, palette.cacheKey())
        if key not in self._made:
            self._made[key] = self._make(name, palette)
        return self._made[key]

    def _make(self, name: str, palette: QPalette) -> QIcon:
        path = self._folder / f"{name}.svg"
        if not name or not path.exists():
            return QIcon()
        drawing = path.read_text(encoding="utf-8")
        icon = QIcon()
        colours = {
            (QIcon.Mode.Normal, QIcon.State.Off): palette.color(QPalette.ColorRole.ButtonText),
            (QIcon.Mode.Normal, QIcon.State.On): palette.color(QPalette.ColorRole.Accent),
            (QIcon.Mode.Disabled, QIcon.State.Off): palette.color(
                QPalette.ColorGroup.Disabled, QPalette.ColorRole.ButtonText
            ),
        }
        for (mode, state), colour in colours.items():
            text = drawing.replace("currentColor", colour.name()).replace(
                'stroke-width="2"', f'stroke-width="{_STROKE}"'
            )
            renderer = QSvgRenderer(QByteArray(text.encode()))
            for scale in (1, 2):
                pixmap = QPixmap(QSize(SIZE, SIZE) * scale)
                pixmap.fill(Qt.GlobalColor.transparent)
                painter = QPainter(pixmap)
                renderer.render(painter, QRectF(0, 0, SIZE * scale, SIZE * scale))
                painter.end()
                pixmap.setDevicePixelRatio(scale)
                icon.addPixmap(pixmap, mode, state)
        return icon
