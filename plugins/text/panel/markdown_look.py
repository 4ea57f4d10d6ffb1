"""MarkdownLook: how Markdown looks while it is written, a paragraph at a time."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from PySide6.QtGui import QColor, QFont, QPalette, QTextBlock, QTextCharFormat, QTextLayout

from plugins.text.panel.colours import quiet_colour
from plugins.text.passages import to_units

IN_CODE = 1
FENCE = 2

_FENCE = re.compile(r" {0,3}(```+|~~~+)")
_HEADING = re.compile(r" {0,3}(#{1,6})(?=\s|$)")
_RULE = re.compile(r" {0,3}([-*_])(?: *\1){2,} *$")
_QUOTE = re.compile(r" {0,3}>+ ?")
_ITEM = re.compile(r"\s*(?:[-*+]|\d{1,9}[.)])(?=\s)")
_CODE = re.compile(r"(`+)(?!`)(.+?)(?<!`)\1(?!`)")
_STRONG = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_EMPHASIS = re.compile(r"(?<![*\w])\*(?![*\s])[^*]+?(?<![*\s])\*(?!\*)|(?<![_\w])_(?![_\s])[^_]+?(?<![_\s])_(?![_\w])")
_STRUCK = re.compile(r"(~~)(?=\S)(.+?)(?<=\S)\1")
_LINK = re.compile(r"!?(\[)([^\]\n]*)(\]\([^)\n]*\))")
_DOTS = re.compile(r"《《([^《》\n]+)》》")
_RUBY = re.compile(r"(\uff5c?)([^\uff5c《》\s]+)《([^《》\n]+)》")
_COMMENT = re.compile(r"<!--.*?-->")
_SPECIAL = re.compile(r"[#*_`~\[<>《\-+=|\d:]")
"""A paragraph without any of these has no marks."""
_SCALE = (1.55, 1.32, 1.15, 1.0, 1.0, 1.0)
_MOST = 20_000
"""Longer paragraphs are shown as they are."""

Range = QTextLayout.FormatRange


class MarkdownLook:
    """Gives each paragraph its formats; marks are quieter than the words between them."""

    def __init__(self, font: QFont, palette: QPalette) -> None:
        self._text = palette.color(QPalette.ColorRole.Text)
        self._quiet = quiet_colour()
        self._raised = palette.color(QPalette.ColorRole.Base)
        self._px = font.pixelSize()
        self._mono = QFont()
        self._mono.setFamilies(["JetBrains Mono", "SF Mono", "Cascadia Mono", "Noto Sans Mono", "DejaVu Sans Mono"])
        self._mono.setStyleHint(QFont.StyleHint.Monospace)

    def formats(self, block: QTextBlock) -> Sequence[Range]:
        """The formats of a paragraph."""
        text = block.text()
        state = state_of(block)
        if state & (IN_CODE | FENCE):
            return [self._range(0, block.length(), self._code())]
        if len(text) > _MOST or not _SPECIAL.search(text):
            return []
        found = list(self._marked(text))
        if block.length() - 1 != len(text):
            for one in found:
                end = to_units(text, one.start + one.length)
                one.start = to_units(text, one.start)
                one.length = end - one.start
        return found

    def _marked(self, text: str) -> Iterator[Range]:
        start = 0
        if found := _HEADING.match(text):
            level = len(found[1])
            heading = QTextCharFormat()
            heading.setFontWeight(QFont.Weight.DemiBold)
            heading.setProperty(QTextCharFormat.Property.FontPixelSize, round(self._px * _SCALE[level - 1]))
            yield self._range(0, len(text), heading)
            yield self._range(found.start(1), len(found[1]), self._coloured(self._quiet))
            start = found.end()
        elif _RULE.match(text):
            yield self._range(0, len(text), self._coloured(self._quiet))
            return
        elif found := _QUOTE.match(text):
            yield self._range(0, len(text), self._coloured(self._quiet))
            start = found.end()
        elif found := _ITEM.match(text):
            yield self._range(0, found.end(), self._coloured(self._quiet))
            start = found.end()
        yield from self._inside(text, start)

    def _inside(self, text: str, start: int) -> Iterator[Range]:
        code = [(found.start(), found.end()) for found in _CODE.finditer(text, start)]
        for low, high in code:
            yield self._range(low, high - low, self._code())

        def outside(found: re.Match[str]) -> bool:
            return not any(low <= found.start() < high for low, high in code)

        strong, slanted, struck = QTextCharFormat(), QTextCharFormat(), QTextCharFormat()
        strong.setFontWeight(QFont.Weight.Bold)
        slanted.setFontItalic(True)
        struck.setFontStrikeOut(True)
        for pattern, mark, look in ((_STRONG, 2, strong), (_EMPHASIS, 1, slanted), (_STRUCK, 2, struck)):
            for found in filter(outside, pattern.finditer(text, start)):
                yield self._range(found.start() + mark, found.end() - found.start() - 2 * mark, look)
                yield self._range(found.start(), mark, self._coloured(self._quiet))
                yield self._range(found.end() - mark, mark, self._coloured(self._quiet))
        for found in filter(outside, _LINK.finditer(text, start)):
            yield self._range(found.start(), found.end(1) - found.start(), self._coloured(self._quiet))
            yield self._range(found.start(3), found.end() - found.start(3), self._coloured(self._quiet))
        for found in filter(outside, _COMMENT.finditer(text, start)):
            yield self._range(found.start(), found.end() - found.start(), self._coloured(self._quiet))
        yield from self._japanese(text, start)

    def _japanese(self, text: str, start: int) -> Iterator[Range]:
        if "《" not in text:
            return
        quiet = self._coloured(self._quiet)
        dotted = QTextCharFormat()
        dotted.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        for found in _DOTS.finditer(text, start):
            yield self._range(found.start(), 2, quiet)
            yield self._range(found.start(1), len(found[1]), dotted)
            yield self._range(found.end() - 2, 2, quiet)
        for found in _RUBY.finditer(text, start):
            if found.start(2) and text[found.start(2) - 1] == "《":
                continue
            yield self._range(found.start(1), len(found[1]), quiet)
            yield self._range(found.end(2), found.end() - found.end(2), quiet)

    def _code(self) -> QTextCharFormat:
        look = QTextCharFormat()
        look.setFontFamilies(self._mono.families())
        look.setProperty(QTextCharFormat.Property.FontPixelSize, round(self._px * 0.86))
        look.setBackground(self._raised)
        return look

    def _coloured(self, colour: QColor) -> QTextCharFormat:
        look = QTextCharFormat()
        look.setForeground(colour)
        return look

    def _range(self, start: int, length: int, look: QTextCharFormat) -> Range:
        found = Range()
        found.start, found.length, found.format = start, length, look
        return found


def state_of(block: QTextBlock) -> int:
    """Whether a paragraph is a fence, and whether program code goes on behind it; what is known already is kept."""
    unknown = []
    at = block
    while at.isValid() and at.userState() < 0:
        unknown.append(at)
        at = at.previous()
    inside = bool(at.isValid() and at.userState() & IN_CODE)
    for one in reversed(unknown):
        state = _state(one.text(), inside=inside)
        one.setUserState(state)
        inside = bool(state & IN_CODE)
    return block.userState()


def update_states(first: QTextBlock, last: int) -> QTextBlock | None:
    """Look again at paragraphs from one to a number, and at those behind as far as they change; the last that did."""
    before = first.previous()
    inside = bool(before.isValid() and state_of(before) & IN_CODE)
    changed, at = None, first
    while at.isValid():
        state = _state(at.text(), inside=inside)
        if state == at.userState() and at.blockNumber() > last:
            break
        if at.blockNumber() > last:
            if at.userState() < 0:
                break
            changed = at
        at.setUserState(state)
        inside = bool(state & IN_CODE)
        at = at.next()
    return changed


def _state(text: str, *, inside: bool) -> int:
    if text.lstrip(" ")[:3] in ("```", "~~~") and _FENCE.match(text):
        return FENCE if inside else FENCE | IN_CODE
    return IN_CODE if inside else 0
