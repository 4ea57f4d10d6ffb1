"""PositionField: where playback is; a click types another place."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from plugins.audio.playback.position import bars_and_beats, minutes_and_seconds, read_position
from plugins.audio.song import Song

_WIDEST_BARS, _WIDEST_TIME = "9999.16", "99:59.9"
_MARGIN, _GAP = 10, 10
_EDITS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2)


class PositionField(QWidget):
    """Bar and beat large, minutes and seconds beside them, in figures of one width."""

    typed = Signal(float)
    """The tick that somebody wants to go to."""

    def __init__(self, song: Song, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._song, self._tick = song, 0.0
        self._texts = ("", "")
        self._editor: QLineEdit | None = None
        self.setAccessibleName(self.tr("Position"))
        self.setToolTip(self.tr("Bar and beat, and time. Click to type a place: 12, 12.3 or 1:23"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.show_tick(0.0, song)

    @property
    def texts(self) -> tuple[str, str]:
        """What is shown: bar and beat, and time."""
        return self._texts

    def show_tick(self, tick: float, song: Song) -> None:
        """Show a place in a song."""
        self._song, self._tick = song, tick
        texts = (bars_and_beats(tick, song), minutes_and_seconds(tick, song))
        if texts != self._texts:
            self._texts = texts
            self.setAccessibleDescription(f"{texts[0]}, {texts[1]}")
            self.update()

    def sizeHint(self) -> QSize:
        """As wide as the longest song needs."""
        bars = QFontMetrics(self._figures(large=True)).horizontalAdvance(_WIDEST_BARS)
        time = QFontMetrics(self._figures(large=False)).horizontalAdvance(_WIDEST_TIME)
        return QSize(bars + time + _GAP + 2 * _MARGIN, 28)

    def minimumSizeHint(self) -> QSize:
        """Never narrower."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Both figures in a box that looks like a field."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self.palette()
        line = QPalette.ColorRole.Accent if self.hasFocus() else QPalette.ColorRole.Midlight
        painter.setPen(QPen(palette.color(line), 1))
        painter.setBrush(palette.color(QPalette.ColorRole.Light if self.underMouse() else QPalette.ColorRole.Base))
        painter.drawRoundedRect(self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        left, right = self._places()
        side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.setPen(palette.color(QPalette.ColorRole.Text))
        painter.setFont(self._figures(large=True))
        painter.drawText(left, side, self._texts[0])
        painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
        painter.setFont(self._figures(large=False))
        painter.drawText(right, side, self._texts[1])

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Type a place."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.edit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter or a digit begins to type."""
        if event.key() in _EDITS:
            self.edit()
        elif event.text() and event.text() in "0123456789":
            self.edit(event.text())
        else:
            super().keyPressEvent(event)

    def edit(self, text: str = "") -> None:
        """Open a field over the figures."""
        if self._editor is not None:
            return
        editor = self._editor = QLineEdit(text or self._texts[0], self)
        editor.setAccessibleName(self.tr("Position"))
        editor.setGeometry(self.rect())
        editor.setAlignment(Qt.AlignmentFlag.AlignCenter)
        editor.installEventFilter(self)
        editor.editingFinished.connect(self._done)
        editor.show()
        editor.setFocus()
        if not text:
            editor.selectAll()

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Escape leaves everything as it is."""
        if watched is self._editor and event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            given_up = event.key() == Qt.Key.Key_Escape
            if given_up:
                self._close()
            return given_up
        return False

    def changeEvent(self, event: QEvent) -> None:
        """Take on another font."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self.updateGeometry()

    def _done(self) -> None:
        if self._editor is not None:
            tick = read_position(self._editor.text(), self._song)
            self._close()
            if tick is not None:
                self.typed.emit(tick)

    def _close(self) -> None:
        editor, self._editor = self._editor, None
        if editor is not None:
            editor.removeEventFilter(self)
            editor.deleteLater()
            editor.hide()
            self.setFocus()

    def _places(self) -> tuple[QRect, QRect]:
        inside = self.rect().adjusted(_MARGIN, 0, -_MARGIN, 0)
        time = QFontMetrics(self._figures(large=False)).horizontalAdvance(_WIDEST_TIME)
        return inside.adjusted(0, 0, -time - _GAP, 0), inside

    def _figures(self, *, large: bool) -> QFont:
        font = QFont(self.font())
        font.setFeature(QFont.Tag("tnum"), 1)
        if large:
            font.setPixelSize(max(8, round(self.fontInfo().pixelSize() * 15 / 13)))
            font.setWeight(QFont.Weight.DemiBold)
        return font
