"""Blocks: a text as a neutral tree, which every format is read into and written from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TypeAlias

ASSET = "asset:"
"""What the source of a picture begins with that is kept in the studio; its asset id follows."""

_SPACE_AT_ENDS = re.compile(r"\A(\s*)(.*?)(\s*)\Z", re.DOTALL)
_NO_BASE = re.compile("[《》｜\n]")
_SAFE_LINK = re.compile(r"(?i)(?:https?|mailto|ftp):|[#/.?]|[^:]*\Z")
_SPACE_IN_LINK = re.compile(r"[\s\x00-\x1f]+")


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of one look; a line break is a run of its own.

    `ruby` is the reading that stands beside the text, `dots` are emphasis marks on each character.
    """

    text: str
    bold: bool = False
    italic: bool = False
    strike: bool = False
    code: bool = False
    link: str = ""
    ruby: str = ""
    dots: bool = False

    @property
    def is_plain(self) -> bool:
        """Whether it is text alone."""
        return self == Run(self.text)


Runs: TypeAlias = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading, level 1 to 6."""

    level: int
    runs: Runs


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph."""

    runs: Runs


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that stands by itself; `source` is `asset:` and an id, or an address."""

    source: str
    alt: str = ""


@dataclass(frozen=True, slots=True)
class SceneBreak:
    """A break between scenes."""


@dataclass(frozen=True, slots=True)
class Code:
    """Lines of program code, without the last line break."""

    text: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class List:
    """A list; `start` is the first number, or None where the items have bullets."""

    items: tuple[tuple[Block, ...], ...]
    start: int | None = None


Block: TypeAlias = Heading | Paragraph | Picture | SceneBreak | Code | Quote | List


def plain(runs: Iterable[Run]) -> str:
    """The characters alone."""
    return "".join(run.text for run in runs)


def noted(runs: Iterable[Run]) -> str:
    """The characters, with ruby and emphasis marks as they are typed: ｜漢字《かんじ》 and 《《語》》."""
    return "".join(
        f"｜{run.text}《{run.ruby}》" if run.ruby else f"《《{run.text}》》" if run.dots else run.text for run in runs
    )


def tidy(runs: Iterable[Run], *, one_line: bool = False) -> Runs:
    """Runs in their one normal form.

    No space or tab is at the ends of a line and no white space at the ends of a look, runs of one look are one, and
    what cannot be written in the notation of ruby and marks has none.
    """
    parts = [part for run in _joined(runs) for part in _apart(run, one_line)]
    return tuple(_without_line_ends(list(_joined(parts, but="\n"))))


def apart(parts: Iterable[Run | Picture], level: int = 0) -> Iterator[Block]:
    """A paragraph, or with a level a heading, and its pictures as blocks of their own."""
    runs: list[Run] = []
    pictures: list[Picture] = []
    for part in parts:
        if isinstance(part, Run):
            runs.append(part)
        elif level:
            pictures.append(part)
        else:
            yield from _line(runs, level)
            yield part
            runs = []
    yield from _line(runs, level)
    yield from pictures


def each_block(blocks: Iterable[Block]) -> Iterator[Block]:
    """Every block, those in quotations and lists too."""
    for block in blocks:
        yield block
        if isinstance(block, Quote):
            yield from each_block(block.blocks)
        elif isinstance(block, List):
            for item in block.items:
                yield from each_block(item)


def _line(runs: list[Run], level: int) -> Iterator[Block]:
    if tidied := tidy(runs, one_line=bool(level)):
        yield Heading(level, tidied) if level else Paragraph(tidied)


def _joined(runs: Iterable[Run], but: str = "") -> Iterator[Run]:
    """Runs of one look as one, but not those of a certain text, and no readings."""
    for (look, is_alone), group in groupby(
        runs, lambda run: (replace(run, text=""), bool(run.ruby) or run.text == but)
    ):
        if is_alone:
            yield from group
        else:
            yield replace(look, text="".join(run.text for run in group))


def _apart(run: Run, one_line: bool) -> Iterator[Run]:
    if run.code:
        text = re.sub("[\n\t]", " ", run.text)
        has_text = bool(text.strip(" "))
        yield replace(run, text=text, link=_link(run.link), ruby="", dots=False) if has_text else Run(text)
        return
    if one_line:
        run = replace(run, text=run.text.replace("\n", " "))
    run = replace(run, link=_link(run.link))
    ruby = run.ruby.strip()
    if ruby and not _NO_BASE.search(ruby + run.text) and run.text.strip():
        yield replace(run, text=run.text.strip(), ruby=ruby, dots=False)
        return
    if ruby:
        run = replace(run, text=f"{run.text}（{ruby}）" if run.text.strip() else ruby)
    run = replace(run, ruby="")
    for is_break, part in groupby(run.text, lambda character: character == "\n"):
        text = "".join(part)
        if is_break:
            yield from (Run("\n") for _ in text)
        elif run.dots and _NO_BASE.search(text):
            yield from _spaced(replace(run, text=text, dots=False))
        else:
            yield from _spaced(replace(run, text=text))


def _spaced(run: Run) -> Iterator[Run]:
    """The run with the white space at its ends apart, without a look."""
    if run.is_plain:
        yield from (run,) if run.text else ()
        return
    match = _SPACE_AT_ENDS.match(run.text)
    before, text, after = match.groups() if match else ("", run.text, "")
    yield from (Run(before),) if before else ()
    yield from (replace(run, text=text),) if text else ()
    yield from (Run(after),) if after else ()


def _link(address: str) -> str:
    """The address where following it is harmless, or nothing."""
    address = _SPACE_IN_LINK.sub("%20", address.strip())
    return address if _SAFE_LINK.match(address) else ""


def _without_line_ends(runs: list[Run]) -> Iterator[Run]:
    texts = [run.text for run in runs]
    for at, run in enumerate(runs):
        if run.is_plain and run.text != "\n":
            if at == 0 or texts[at - 1] == "\n":
                texts[at] = texts[at].lstrip(" \t")
            if at + 1 == len(runs) or texts[at + 1] == "\n":
                texts[at] = texts[at].rstrip(" \t")
    kept = [replace(run, text=text) for run, text in zip(runs, texts, strict=True) if text]
    first = next((at for at, run in enumerate(kept) if run.text != "\n"), len(kept))
    last = next((at for at in range(len(kept), 0, -1) if kept[at - 1].text != "\n"), 0)
    yield from kept[first:last]
