"""Setting: a title's text as lines of glyphs with their places in the picture."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from app.api.fonts import NOT_FIRST, NOT_LAST
from plugins.timeline.model import Horizontal, Title, Vertical, Writing
from plugins.timeline.titles.face import Face, Glyph, open_face
from plugins.timeline.titles.families import nearest, styles_for

_TOGETHER = re.compile(r"(?<![0-9A-Za-z])(?:[0-9]{1,2}|[!?]{2})(?![0-9A-Za-z!?])")
_PIECES = re.compile(r"\s+|\S+")
_MIDDLE = 0.38
"""Where the middle of a line is above the baseline, in units of the font's size."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A glyph of a face with its pen in pixels from the top left; a turned one stands on its side."""

    face: Face
    glyph: int
    x: float
    y: float
    turned: bool = False


@dataclass(frozen=True, slots=True)
class _Run:
    """Glyphs of one face; `turned` ones are set horizontally in a vertical line, `grouped` ones stand side by side."""

    face: Face
    glyphs: tuple[Glyph, ...]
    vertical: bool = False
    turned: bool = False
    grouped: bool = False

    @property
    def length(self) -> float:
        """Along the line, in units of the font's size."""
        return 1.0 if self.grouped else sum(glyph.advance for glyph in self.glyphs)


@dataclass(frozen=True, slots=True)
class Set:
    """A title as it is set: its glyphs, and what its lines cover as left, top, right, bottom; all in pixels."""

    glyphs: tuple[Placed, ...]
    covered: tuple[float, float, float, float]


def set_title(title: Title, width: int, height: int) -> Set:
    """Set a title for a picture of this size."""
    setting = _Setting(title, width, height)
    return setting.vertical() if title.writing is Writing.VERTICAL else setting.horizontal()


class _Setting:
    def __init__(self, title: Title, width: int, height: int) -> None:
        self._title = title
        self._size = title.size * height
        box = title.box
        self._left, self._top = box.x * width, box.y * height
        self._width, self._height = box.width * width, box.height * height
        self._upright = title.writing is Writing.VERTICAL
        self._faces: dict[str, Face | None] = {}

    def horizontal(self) -> Set:
        lines = [self._runs(line) for line in self._lines(self._width)]
        pitch = self._title.line_height * self._size
        top = self._top + _free(self._title.align_lines, self._height - pitch * len(lines))
        placed: list[Placed] = []
        left, right = float("inf"), float("-inf")
        for number, runs in enumerate(lines):
            length = sum(run.length for run in runs) * self._size
            x = self._left + _free(self._title.align, self._width - length)
            left, right = min(left, x), max(right, x + length)
            above, below = max((run.face.extents for run in runs), default=(0.8, -0.2))
            baseline = top + pitch * number + pitch / 2 + (above + below) / 2 * self._size
            for run in runs:
                for glyph in run.glyphs:
                    at = x + glyph.x * self._size
                    placed.append(Placed(run.face, glyph.id, at, baseline - glyph.y * self._size))
                    x += glyph.advance * self._size
        return Set(tuple(placed), (left, top, right, top + pitch * len(lines)) if lines else (0, 0, 0, 0))

    def vertical(self) -> Set:
        lines = [self._runs(line) for line in self._lines(self._height)]
        pitch = self._title.line_height * self._size
        right = self._left + self._width - _free(self._title.align_lines, self._width - pitch * len(lines))
        placed: list[Placed] = []
        top, bottom = float("inf"), float("-inf")
        for number, runs in enumerate(lines):
            length = sum(run.length for run in runs) * self._size
            y = self._top + _free(self._title.align, self._height - length)
            top, bottom = min(top, y), max(bottom, y + length)
            middle = right - pitch * number - pitch / 2
            for run in runs:
                placed += self._down(run, middle, y)
                y += run.length * self._size
        return Set(tuple(placed), (right - pitch * len(lines), top, right, bottom) if lines else (0, 0, 0, 0))

    def _down(self, run: _Run, middle: float, y: float) -> Iterator[Placed]:
        size = self._size
        if run.grouped:
            x = middle - sum(glyph.advance for glyph in run.glyphs) * size / 2
            for glyph in run.glyphs:
                yield Placed(run.face, glyph.id, x + glyph.x * size, y + (0.5 + _MIDDLE - glyph.y) * size)
                x += glyph.advance * size
            return
        for glyph in run.glyphs:
            if run.turned:
                yield Placed(
                    run.face, glyph.id, middle + (glyph.y - _MIDDLE) * size, y + glyph.x * size, turned=True
                )  # fmt: skip
            else:
                yield Placed(run.face, glyph.id, middle + glyph.x * size, y - glyph.y * size)
            y += glyph.advance * size

    def _lines(self, room: float) -> Iterator[str]:
        for paragraph in self._title.text.split("\n"):
            yield from self._wrapped(paragraph.rstrip(), room)

    def _wrapped(self, text: str, room: float) -> Iterator[str]:
        line, length = "", 0.0
        for atom in _atoms(text):
            wide = self._length(atom)
            fits = length + self._length(atom.rstrip()) <= room + 0.01
            if line and not fits:
                yield line.rstrip()
                line, length = "", 0.0
                if not atom.strip():
                    continue
            if not line and wide > room:
                # A word that is longer than a line is cut where the line ends
                for character in atom:
                    more = self._length(character)
                    if line and length + more > room:
                        yield line
                        line, length = "", 0.0
                    line, length = line + character, length + more
                continue
            line, length = line + atom, length + wide
        yield line.rstrip()

    def _length(self, text: str) -> float:
        return sum(run.length for run in self._runs(text)) * self._size

    def _runs(self, text: str) -> list[_Run]:
        found: list[_Run] = []
        at = 0
        groups = list(_TOGETHER.finditer(text)) if self._upright else []
        for match in groups:
            found += self._plain(text[at : match.start()])
            if (face := self._face(match.group()[0])) is not None:
                found.append(_Run(face, face.shape(match.group()), grouped=True))
            at = match.end()
        found += self._plain(text[at:])
        # What is written from the right stands so, too
        first = next((kind for kind in map(unicodedata.bidirectional, text) if kind in ("L", "R", "AL")), "L")
        return found[::-1] if first != "L" and not self._upright else found

    def _plain(self, text: str) -> Iterator[_Run]:
        def kind(character: str) -> tuple[int, bool]:
            # Marks stay with the letter that they are on
            face = self._face(character)
            return id(face), self._upright and is_wide(character)

        for _, group in groupby(_clusters(text), key=lambda cluster: kind(cluster[0])):
            part = "".join(group)
            face = self._face(part[0])
            if face is not None:
                upright = self._upright and is_wide(part[0])
                yield _Run(face, face.shape(part, vertical=upright), upright, self._upright and not upright)

    def _face(self, character: str) -> Face | None:
        if character not in self._faces:
            first: Face | None = None
            for styles in styles_for(self._title.family):
                style = nearest(styles, self._title.weight, self._title.italic)
                face = open_face(style, self._title.weight, self._title.italic)
                first = first or face
                if face.has(character):
                    first = face
                    break
            self._faces[character] = first
        return self._faces[character]


def is_wide(character: str) -> bool:
    """Whether it is as wide as high, as those of East Asia are."""
    return unicodedata.east_asian_width(character) in "WF"


def _clusters(text: str) -> Iterator[str]:
    cluster = ""
    for character in text:
        if cluster and not unicodedata.combining(character) and character not in "\u200d\ufe0e\ufe0f":
            yield cluster
            cluster = ""
        cluster += character
    if cluster:
        yield cluster


def _atoms(text: str) -> Iterator[str]:
    """What is never parted at the end of a line: words with the space behind them, and wide letters."""
    atom = ""
    for piece in _PIECES.findall(text):
        if piece.isspace():
            yield atom + piece
            atom = ""
            continue
        for character in piece:
            if atom and _may_break(atom[-1], character):
                yield atom
                atom = ""
            atom += character
    if atom:
        yield atom


def _may_break(before: str, after: str) -> bool:
    wide = is_wide(before) or is_wide(after)
    return wide and before not in NOT_LAST and after not in NOT_FIRST and not unicodedata.combining(after)


def _free(align: Horizontal | Vertical, room: float) -> float:
    match align.value:
        case "start":
            return 0.0
        case "end":
            return room
        case _:
            return room / 2
