"""CodeText: a chapter of program code as it is edited."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject
from PySide6.QtGui import QFont, QFontDatabase, QPalette

from plugins.text.panel.chapter_layout import ChapterLayout, Formats
from plugins.text.panel.chapter_text import ChapterText
from plugins.text.panel.code.layout import LINE_PX, CodeLayout
from plugins.text.panel.editor import SIZE_PX
from plugins.text.panel.highlighting_code import CodeHighlighter
from plugins.text.passages import Piece

CODE_PX = 14
_OTHERS = ("Noto Sans Mono", "DejaVu Sans Mono", "Noto Sans Mono CJK JP", "Osaka-Mono", "MS Gothic")


class CodeText(ChapterText):
    """Has the colours of a language instead of Markdown's looks, and letters of one width."""

    def __init__(
        self, id_: str, pieces: Sequence[Piece], language: str, font: QFont, palette: QPalette, parent: QObject
    ) -> None:
        super().__init__(id_, pieces, code_font(font.pixelSize()), palette, parent)
        self._language = language
        self.highlighter = CodeHighlighter(self.document, language, palette)

    @property
    def language(self) -> str:
        """What it is written in, such as `python`; empty where nobody said."""
        return self._language

    @property
    def line_px(self) -> float:
        """How high its lines are at least."""
        return self.layout.line_px if isinstance(self.layout, CodeLayout) else LINE_PX

    def set_language(self, language: str) -> None:
        """Colour it as another language."""
        self._language = language
        self.highlighter.set_language(language)

    def take_look(self, font: QFont, palette: QPalette) -> None:
        """Show the text in another size or other colours; `font` is the manuscript's own."""
        super().take_look(code_font(font.pixelSize()), palette)
        self.layout.set_view_width(0)
        self.highlighter.set_palette(palette)

    def _made_look(self, _font: QFont, _palette: QPalette) -> Formats:
        # Its colours are the highlighter's, who puts them into the lines himself.
        return lambda block: block.layout().formats()

    def _made_layout(self) -> ChapterLayout:
        return CodeLayout(self.document, self._formats)

    def _update_states(self, at: int, added: int) -> None:
        """There are no fences to follow."""


def code_font(manuscript_px: int) -> QFont:
    """The system's letters of one width, as large beside the manuscript's as 14 is to 17."""
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    font.setFamilies(list(dict.fromkeys((font.family(), *_OTHERS))))
    font.setStyleHint(QFont.StyleHint.Monospace)
    font.setPixelSize(round(CODE_PX * manuscript_px / SIZE_PX))
    return font
