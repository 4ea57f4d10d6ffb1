"""Atoms: what of a text is never parted at the end of a line, with its glyphs."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace

from app.api.fonts import CLOSING, NOT_FIRST, NOT_LAST, OPENING
from plugins.text.formats.blocks import Run, Runs
from plugins.text.formats.html_reader import is_wide
from plugins.text.formats.pdf.face import Face, Glyph
from plugins.text.formats.pdf.fonts import Fonts

_LONG = frozenset("…‥—―")
HANGING = frozenset("、。，\uff0e")
_CLOSING = HANGING | CLOSING
_TURNED = frozenset({*OPENING, *CLOSING, *_LONG, *"ー\uff5e〜：\uff1b\uff1d\uff0d|｜"})
_TOGETHER = re.compile(r"(?<![0-9A-Za-z])(?:[0-9]{1,2}|[A-Za-z]|[!?]{2})(?![0-9A-Za-z!?])")
_PIECE = re.compile(r"[ \t]+|[^ \t]+")
_AFTER_HYPHEN = re.compile(r"(?<=[-\u2010–—/])(?=\w)")


@dataclass(frozen=True, slots=True)
class Placed:
    """Glyphs of one face from a place of an atom on.

    `at` is along the line and `across` from its middle (vertically) or baseline (horizontally), in points; `turned`
    glyphs are set horizontally in a vertical line and stand on their side, `upright` ones are not.
    """

    face: Face
    size: float
    glyphs: tuple[Glyph, ...]
    at: float = 0.0
    across: float = 0.0
    turned: bool = False
    horizontal: bool = False


@dataclass(frozen=True, slots=True)
class Atom:
    """A word, a wide character, a space, or a text with its reading; lengths in points along the line.

    `breaks` says that a line may end behind it, `stretches` that what is left of a line may be put behind it.
    """

    text: str
    length: float
    placed: tuple[Placed, ...] = ()
    breaks: bool = False
    stretches: bool = False
    is_space: bool = False
    is_break: bool = False
    dots: int = 0
    strike: bool = False
    link: str = ""
    size: float = 0.0


@dataclass(slots=True)
class Setting:
    """Turns runs into atoms, for horizontal or vertical lines."""

    fonts: Fonts
    vertical: bool

    def atoms(self, runs: Runs, size: float, *, bold: bool = False, fixed: bool = False) -> list[Atom]:
        """The atoms of a paragraph."""
        found: list[Atom] = []
        for run in runs:
            look = replace(run, bold=run.bold or bold, code=run.code or fixed)
            found += self._run(look, size * (0.9 if run.code and not fixed else 1.0))
        return list(_kerned(_with_breaks(found)))

    def _run(self, run: Run, size: float) -> Iterator[Atom]:
        if run.text == "\n":
            yield Atom("\n", 0, is_break=True, size=size)
        elif run.ruby:
            yield self._with_reading(run, size)
        else:
            for text in _PIECE.findall(run.text):
                if text[0] in " \t":
                    yield self._space(text, run, size)
                else:
                    yield from self._words(text, run, size)

    def _space(self, text: str, run: Run, size: float) -> Atom:
        face = self._face(" ", run)
        length = sum(glyph.advance for glyph in face.shape(" ")) * size * len(text.replace("\t", "    "))
        placed = (Placed(face, size, face.shape(" "), turned=self.vertical),)
        return Atom(text, length, placed, True, True, True, strike=run.strike, link=run.link, size=size)

    def _words(self, text: str, run: Run, size: float) -> Iterator[Atom]:
        """The wide characters of a piece without spaces one by one, and what is between them as words."""
        together = {match.start(): match.end() for match in _TOGETHER.finditer(text)} if self.vertical else {}
        start = at = 0
        while at < len(text):
            end = _cluster_end(text, at)
            if at in together and not run.code:
                yield from self._narrow(text[start:at], run, size)
                yield self._upright_group(text[at : together[at]], run, size)
                start = end = together[at]
            elif _stands(text[at], self.vertical) and not run.code:
                yield from self._narrow(text[start:at], run, size)
                yield self._wide(text[at:end], run, size)
                start = end
            at = end
        yield from self._narrow(text[start:], run, size)

    def _narrow(self, text: str, run: Run, size: float) -> Iterator[Atom]:
        for word in _AFTER_HYPHEN.split(text) if not run.code else re.findall(".{1,8}", text):
            if word:
                placed = tuple(self._placed(word, run, size))
                length = sum(glyph.advance * part.size for part in placed for glyph in part.glyphs)
                yield Atom(word, length, placed, strike=run.strike, link=run.link, size=size, dots=len(word) * run.dots)

    def _placed(self, text: str, run: Run, size: float) -> Iterator[Placed]:
        """The glyphs of a word, in as many faces as it needs."""
        at = 0.0
        start = 0
        while start < len(text):
            face = self._face(text[start], run)
            end = start + 1
            while end < len(text) and (_joins(text[end]) or self._face(text[end], run) is face):
                end += 1
            glyphs = face.shape(text[start:end])
            yield Placed(face, size, glyphs, at, turned=self.vertical)
            at += sum(glyph.advance for glyph in glyphs) * size
            start = end

    def _wide(self, text: str, run: Run, size: float) -> Atom:
        face = self._face(text[0], run)
        if not self.vertical:
            glyphs = face.shape(text)
            placed = Placed(face, size, glyphs)
        elif text[0] in _TURNED and not face.turns(text[0]):
            glyphs = face.shape(text)
            placed = Placed(face, size, glyphs, turned=True)
        else:
            glyphs = face.shape(text, vertical=True)
            placed = Placed(face, size, glyphs)
        length = sum(glyph.advance for glyph in glyphs) * size
        dots = 0 if text in NOT_FIRST | NOT_LAST or not text.strip() else int(run.dots)
        return Atom(text, length, (placed,), False, True, strike=run.strike, link=run.link, dots=dots, size=size)

    def _upright_group(self, text: str, run: Run, size: float) -> Atom:
        """One or two digits, a letter or marks side by side in a vertical line."""
        face = self._face(text[0], run)
        glyphs = face.shape(text)
        width = sum(glyph.advance for glyph in glyphs)
        scale = min(size, size / width) if width else size
        placed = Placed(face, scale, glyphs, size * 0.5 + scale * 0.36, -width * scale / 2, horizontal=True)
        return Atom(text, size, (placed,), False, True, strike=run.strike, link=run.link, dots=int(run.dots), size=size)

    def _with_reading(self, run: Run, size: float) -> Atom:
        """A text that is not parted, with its reading beside it; the shorter of both is spread."""
        base = [atom for atom in self._run(replace(run, ruby="", text=run.text), size) if atom.placed]
        reading = [atom for atom in self._run(Run(run.ruby), size / 2) if atom.placed]
        lengths = [sum(atom.length for atom in atoms) for atoms in (base, reading)]
        length = max(lengths)
        across = size * (0.75 if self.vertical else 1.0)
        placed = [
            *_spread(base, length - lengths[0], 0.0),
            *_spread(reading, length - lengths[1], across),
        ]
        return Atom(run.text, length, tuple(placed), False, True, strike=run.strike, link=run.link, size=size)

    def _face(self, character: str, run: Run) -> Face:
        return self.fonts.face(character, bold=run.bold, italic=run.italic, fixed=run.code)


def cut(atom: Atom, width: float) -> Iterator[Atom]:
    """A word that is longer than a line, in pieces that are not; anything else as it is."""
    if atom.length <= width or atom.is_space or any(part.across for part in atom.placed):
        yield atom
        return
    pieces: list[list[Placed]] = [[]]
    length = 0.0
    for part in atom.placed:
        for glyph in part.glyphs:
            advance = glyph.advance * part.size
            if pieces[-1] and length + advance > width:
                yield _piece(atom, pieces[-1], length, breaks=True)
                pieces.append([])
                length = 0.0
            pieces[-1].append(replace(part, glyphs=(glyph,), at=length))
            length += advance
    yield _piece(atom, pieces[-1], length, breaks=atom.breaks)


def _piece(atom: Atom, placed: list[Placed], length: float, *, breaks: bool) -> Atom:
    text = "".join(glyph.text for part in placed for glyph in part.glyphs)
    return replace(atom, text=text or "…", length=length, placed=tuple(placed), breaks=breaks, dots=0)


def _spread(atoms: list[Atom], left: float, across: float) -> Iterator[Placed]:
    gap = left / len(atoms) if atoms else 0.0
    at = gap / 2
    for atom in atoms:
        yield from (replace(part, at=part.at + at, across=part.across + across) for part in atom.placed)
        at += atom.length + gap


def _stands(character: str, vertical: bool) -> bool:
    """Whether a character is set by itself, upright in vertical lines."""
    if is_wide(character):
        return True
    if not vertical:
        return character in _LONG
    is_ambiguous = unicodedata.east_asian_width(character) in "WFA"
    return is_ambiguous and unicodedata.category(character)[0] != "L" and character not in "‘’"


def _joins(character: str) -> bool:
    """Whether a character belongs to the one before it."""
    return (
        unicodedata.category(character)[0] == "M" or character in "\u200d\u200c\ufe0e\ufe0f" or character > "\U000e0000"
    )


def _cluster_end(text: str, at: int) -> int:
    end = at + 1
    while end < len(text) and (_joins(text[end]) or text[end - 1] == "\u200d"):
        end += 1
    return end


def _with_breaks(atoms: list[Atom]) -> Iterator[Atom]:
    """The atoms with the places where a line may end."""
    for atom, after in zip(atoms, [*atoms[1:], None], strict=True):
        if after is None or atom.is_space or atom.is_break or after.is_space or after.is_break:
            yield atom
            continue
        first, last = after.text[0], atom.text[-1]
        breaks = first not in NOT_FIRST and last not in NOT_LAST and not (last in _LONG and first == last)
        breaks &= atom.stretches or after.stretches or bool(_AFTER_HYPHEN.search(f"{last}{first}"))
        yield replace(atom, breaks=breaks, stretches=atom.stretches and not (last in _LONG and first == last))


def _kerned(atoms: Iterator[Atom]) -> Iterator[Atom]:
    """The atoms with half of the space of brackets and points that stand side by side."""
    before: Atom | None = None
    for next_atom in atoms:
        atom = next_atom
        if before is not None and atom.text in OPENING | _CLOSING and len(before.text) == 1:
            if before.text in _CLOSING and before.length > before.size * 0.75:
                before = replace(before, length=before.length - before.size / 2)
            elif before.text in OPENING and atom.text in OPENING and atom.length > atom.size * 0.75:
                placed = tuple(replace(part, at=part.at - atom.size / 2) for part in atom.placed)
                atom = replace(atom, length=atom.length - atom.size / 2, placed=placed)
        if before is not None:
            yield before
        before = atom
    if before is not None:
        yield before
