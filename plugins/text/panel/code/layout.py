"""CodeLayout: lines of program code, which are never broken."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSizeF, QTimer
from PySide6.QtGui import QFontMetricsF, QTextBlock, QTextLayout, QTextOption

from plugins.text.panel.chapter_layout import ChapterLayout

LINE_PX = 21
_TOP_PX = 12
_LEFT_PX = 10
_RIGHT_PX = 24
_TAB_SPACES = 4
_WIDEST_PX = 1_000_000.0


class CodeLayout(ChapterLayout):
    """As wide as the widest line that was laid out so far; a view scrolls sideways over it."""

    leading = 1.1
    _widest = 0.0

    @property
    def top(self) -> float:
        """Where the first line begins, in pixels."""
        return float(_TOP_PX)

    def set_view_width(self, _width: int) -> None:
        """Lines are as long as they are, whatever the view's width is."""
        line_px = LINE_PX * self.document().defaultFont().pixelSize() / 14
        if (_LEFT_PX, _WIDEST_PX, line_px) != (self._left, self._column, self._line_px):
            self._left, self._column, self._line_px = float(_LEFT_PX), _WIDEST_PX, line_px
            self.lay_out_anew()

    def documentSize(self) -> QSizeF:
        """As wide as the widest line, and as high as there are lines."""
        return QSizeF(self._widest, super().documentSize().height())

    def blockBoundingRect(self, block: QTextBlock) -> QRectF:
        """The room that a line takes."""
        layout = block.layout() if block.isValid() and block.isVisible() else None
        if layout is not None and layout.lineCount():
            line = layout.lineAt(0)
            above = line.y()
            # All that was laid out here is one line with as much above it as below.
            if above > 0 and block.next().isValid():
                top = self.top if not block.blockNumber() else 0.0
                return QRectF(0, 0, self._widest, 2 * above - top + line.height())
        rect = super().blockBoundingRect(block)
        rect.setWidth(max(self._widest, _LEFT_PX))
        return rect

    @property
    def line_px(self) -> float:
        """How high lines are at least."""
        return self._line_px

    def _lay_out(self, block: QTextBlock, layout: QTextLayout) -> None:
        super()._lay_out(block, layout)
        needed = _LEFT_PX + layout.lineAt(0).naturalTextWidth() + _RIGHT_PX
        if needed > self._widest:
            self._widest = needed
            # Scroll bars are not to change while lines are laid out or drawn.
            QTimer.singleShot(0, self, self._tell)

    def _tell(self) -> None:
        self.documentSizeChanged.emit(self.documentSize())

    def _option(self) -> QTextOption:
        option = super()._option()
        option.setWrapMode(QTextOption.WrapMode.NoWrap)
        option.setTabStopDistance(_TAB_SPACES * QFontMetricsF(self.document().defaultFont()).horizontalAdvance(" "))
        return option
