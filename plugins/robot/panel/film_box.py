"""FilmBox: a short film that goes round."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QHideEvent, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from plugins.robot.formats.films import ReadFilm

PIXELS = 90_000
"""So many a picture is read with: eight seconds take some 50 MB."""
_BAR = 3
_LEAST = 150
_KEYS = (Qt.Key.Key_Space, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home)


class FilmBox(QWidget):
    """Plays while it is seen; a click or Space pauses it, arrow keys and a drag at its lower end look through it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._film: ReadFilm | None = None
        self._at = 0
        self._playing = True
        self._words = ""
        self._timer = QTimer(self)
        self._timer.timeout.connect(lambda: self.go(self._at + 1))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(_LEAST)
        self._tell()

    @property
    def at(self) -> int:
        """The number of the picture that is shown."""
        return self._at

    @property
    def length(self) -> int:
        """How many pictures there are."""
        return 0 if self._film is None else len(self._film.frames)

    @property
    def playing(self) -> bool:
        """Whether it goes on by itself."""
        return self._playing and self._timer.isActive()

    def show_film(self, film: ReadFilm | None, words: str = "") -> None:
        """Show a film from its beginning; words where there is none."""
        self._film, self._words, self._at = film, words, 0
        self._go_on()
        self._tell()
        self.update()

    def go(self, at: int) -> None:
        """Show one of the pictures; behind the last comes the first."""
        if self.length:
            self._at = at % self.length
            self.update()

    def set_playing(self, on: bool) -> None:
        """Play, or pause."""
        self._playing = on
        self._go_on()
        self._tell()
        self.update()

    def sizeHint(self) -> QSize:
        """As films are."""
        return QSize(300, 240)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Pause or play; near the lower end look through it."""
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        if event.position().y() > self.height() - 4 * _BAR:
            self._seek(event)
        else:
            self.set_playing(not self._playing)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Look through it."""
        if event.buttons() & Qt.MouseButton.LeftButton and event.position().y() > self.height() - 8 * _BAR:
            self._seek(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Pause, or go picture by picture."""
        match event.key():
            case Qt.Key.Key_Space:
                self.set_playing(not self._playing)
            case Qt.Key.Key_Left | Qt.Key.Key_Right:
                self.set_playing(False)
                self.go(self._at + (1 if event.key() == Qt.Key.Key_Right else -1))
            case Qt.Key.Key_Home:
                self.go(0)
            case _:
                super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Space is not taken for the window's."""
        over = event.type() is QEvent.Type.ShortcutOverride
        if over and isinstance(event, QKeyEvent) and event.key() in _KEYS:
            event.accept()
            return True
        return super().event(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Go on."""
        super().showEvent(event)
        self._go_on()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody sees it."""
        super().hideEvent(event)
        self._timer.stop()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The pictures with their names, and how far it is."""
        painter = QPainter(self)
        palette = self.palette()
        ink, line = palette.color(QPalette.ColorRole.PlaceholderText), palette.color(QPalette.ColorRole.Mid)
        if self._film is None:
            painter.setPen(ink)
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(QRectF(self.rect()).adjusted(8, 4, -8, -4), int(flags), self._words)
        else:
            self._paint_film(painter, self._film)
            done = self._at / max(1, self.length - 1)
            bar = QRectF(0, self.height() - _BAR, self.width(), _BAR)
            painter.fillRect(bar, line)
            painter.fillRect(QRectF(0, bar.y(), self.width() * done, _BAR), palette.color(QPalette.ColorRole.Text))
        if self.hasFocus():
            painter.setPen(QPen(palette.color(QPalette.ColorRole.Accent), 1))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()

    def _paint_film(self, painter: QPainter, film: ReadFilm) -> None:
        pixels = film.frames[self._at]
        rows, columns = pixels.shape[:2]
        picture = QImage(pixels.data, columns, rows, 3 * columns, QImage.Format.Format_RGB888)
        high = self.height() - 2 * _BAR
        scale = min(self.width() / columns, high / rows)
        box = QRectF(0, 0, columns * scale, rows * scale)
        box.moveCenter(QPointF(self.width() / 2, high / 2))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(box, picture)

    def _seek(self, event: QMouseEvent) -> None:
        self.set_playing(False)
        share = min(1.0, max(0.0, event.position().x() / max(1, self.width())))
        self.go(round(share * (self.length - 1)))

    def _go_on(self) -> None:
        if self._playing and self._film is not None and self.isVisible():
            self._timer.start(round(1000 / max(1.0, self._film.rate)))
        else:
            self._timer.stop()

    def _tell(self) -> None:
        self.setAccessibleName(self.tr("Film"))
        words = self.tr("Plays.") if self._playing else self.tr("Paused.")
        self.setAccessibleDescription(words)
        self.setToolTip(self.tr("Click or Space: pause or go on") if self._film is not None else "")
