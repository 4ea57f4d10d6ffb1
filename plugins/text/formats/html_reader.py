"""HTML into blocks, however well or badly it is written; nothing in it is run or fetched."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser
from itertools import pairwise
from typing import Any

from plugins.text.formats.blocks import (
    Block,
    Code,
    List,
    Paragraph,
    Picture,
    Quote,
    Run,
    SceneBreak,
    apart,
    plain,
)

MOST_NESTED = 40

_LOOKS = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "cite": "italic", "dfn": "italic", "var": "italic",
    "s": "strike", "del": "strike", "strike": "strike", "code": "code", "kbd": "code", "samp": "code", "tt": "code",
}  # fmt: skip
_QUIET = {"span", "u", "ins", "sub", "sup", "small", "big", "mark", "abbr", "q", "font", "rb", "rbc", "rtc"}
INLINE_TAGS = frozenset({*_LOOKS, *_QUIET, "a", "br", "img", "ruby", "rt", "rp", "wbr"})
"""The tags that mean something inside a paragraph."""

_BLOCKS = {
    "p", "div", "section", "article", "main", "aside", "header", "footer", "figure", "figcaption", "center", "address",
    "dl", "dt", "dd", "table", "tr", "caption", "details", "summary", "fieldset", "form", "body", "html", "hgroup",
}  # fmt: skip
_SKIPPED = {"script", "style", "template", "noscript", "svg", "math", "nav", "object", "iframe", "select", "textarea"}
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_SPACE = re.compile(r"[ \t\r\n\f]+")
_SOFT = "\x1f"
_NOTE = "note"
_WIDE = re.compile("[\u2e80-\ua4cf\uac00-\ud7af\uf900-\ufaff\ufe30-\ufe4f\uff01-\uffef\U0001f000-\U0003ffff]")
_LANGUAGE = re.compile(r"(?:language|lang)-(\S+)")
_BREAK = re.compile(r"(?:[*＊][ \u3000]*){3,}\Z|⁂\Z")


def is_wide(character: str) -> bool:
    """Whether a character is set without spaces, as in Japanese and Chinese."""
    return bool(_WIDE.match(character))


def is_scene_break(text: str) -> bool:
    """Whether a paragraph's characters are what is put between scenes."""
    return bool(_BREAK.match(text.strip()))


def blocks_of_html(text: str) -> tuple[Block, ...]:
    """The blocks of a piece of HTML."""
    return read_html(text).blocks


def parts_of_html(text: str) -> tuple[Run | Picture, ...]:
    """The runs and pictures of one paragraph in which every space counts."""
    return read_html(text, keep_space=True).parts


@dataclass(frozen=True, slots=True)
class Page:
    """What is in an HTML page: its blocks, title, language and the named values of its head."""

    blocks: tuple[Block, ...]
    title: str
    language: str
    meta: tuple[tuple[str, str], ...]
    vertical: bool
    parts: tuple[Run | Picture, ...] = ()


def read_html(text: str, *, keep_space: bool = False) -> Page:
    """Read a page, or a piece of one."""
    reader = _Reader(keep_space)
    reader.feed(text)
    reader.close()
    return reader.page()


def inline_html(run: Run) -> str:
    """A run as HTML."""
    text = html.escape(run.text, quote=False).replace("\n", "<br/>\n")
    if run.ruby:
        text = f"<ruby>{text}<rp>（</rp><rt>{html.escape(run.ruby, quote=False)}</rt><rp>）</rp></ruby>"
    for is_so, tag in ((run.code, "code"), (run.strike, "s"), (run.italic, "i"), (run.bold, "b")):
        text = f"<{tag}>{text}</{tag}>" if is_so else text
    if run.dots:
        text = f'<em class="dots">{text}</em>'
    return f'<a href="{html.escape(run.link)}">{text}</a>' if run.link else text


@dataclass(slots=True)
class _Frame:
    """A quotation, list or item that is open, with what is in it so far."""

    tag: str
    blocks: list[Block] = field(default_factory=list)
    items: list[tuple[Block, ...]] = field(default_factory=list)
    start: int | None = None


class _Reader(HTMLParser):
    def __init__(self, keep_space: bool) -> None:
        super().__init__(convert_charrefs=True)
        self._keep_space = keep_space
        self._frames = [_Frame("")]
        self._looks: list[tuple[str, Run]] = []
        self._parts: list[Run | Picture] = []
        self._heading = 0
        self._skipped: list[str] = []
        self._code: list[str] | None = None
        self._code_language = ""
        self._ruby: list[str] | None = None
        self._reading: list[str] | None = None
        self._title: list[str] | None = None
        self._found_title = ""
        self._language = ""
        self._vertical = False
        self._meta: list[tuple[str, str]] = []

    def page(self) -> Page:
        parts = tuple(self._parts)
        self._finish_ruby()
        self._finish_code()
        self._flush()
        while len(self._frames) > 1:
            self._close_frame()
        return Page(
            tuple(self._frames[0].blocks), self._found_title, self._language, tuple(self._meta), self._vertical, parts
        )

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in ("br", "img", "hr", "meta", "link", "image", "wbr"):
            self.handle_endtag(tag)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {key: value or "" for key, value in attrs}
        if self._skipped:
            if tag == self._skipped[-1]:
                self._skipped.append(tag)
            elif tag == "image":
                self._picture(found)
            return
        if tag in _SKIPPED or _is_aside(found):
            self._skipped.append(tag)
        elif tag == "title":
            self._title = []
        elif tag == "meta":
            self._meta.append((found.get("name") or found.get("property", ""), found.get("content", "")))
        elif self._code is not None:
            if match := _LANGUAGE.search(found.get("class", "")):
                self._code_language = match[1]
            if tag == "br":
                self._code.append("\n")
        elif tag in _HEADINGS:
            self._flush()
            self._heading = _HEADINGS[tag]
        else:
            self._start_block(tag, found)

    def _start_block(self, tag: str, found: dict[str, str]) -> None:
        if self._heading and tag not in INLINE_TAGS and any(isinstance(part, Run) for part in self._parts):
            # A heading that was not closed ends where something else begins.
            self._flush()
            self._heading = 0
        match tag:
            case "br":
                self._parts.append(Run("\n"))
            case "img":
                self._picture(found)
            case "hr":
                self._flush()
                self._frames[-1].blocks.append(SceneBreak())
            case "pre":
                self._flush()
                self._code = []
                match = _LANGUAGE.search(found.get("class", ""))
                self._code_language = match[1] if match else ""
            case "blockquote" | "ul" | "ol" | "li":
                self._open_frame(tag, found)
            case "td" | "th":
                if any(isinstance(part, Run) for part in self._parts):
                    self._parts.append(Run(" | "))
            case "ruby":
                self._ruby = []
            case "rt":
                self._reading = []
            case "rp":
                self._skipped.append(tag)
            case _ if tag in _BLOCKS:
                if tag in ("html", "body"):
                    self._language = self._language or found.get("lang", "") or found.get("xml:lang", "")
                    self._vertical |= "vertical" in found.get("class", "") + found.get("style", "")
                self._flush()
            case "a" if found.get("role") == "doc-noteref" or "noteref" in found.get("epub:type", "").split():
                self._parts.append(replace(self._look(), text=" ["))
                self._looks.append((_NOTE, self._look()))
            case _ if tag in INLINE_TAGS:
                self._looks.append((tag, _looked(self._look(), tag, found)))

    def handle_endtag(self, tag: str) -> None:
        if self._skipped:
            if tag == self._skipped[-1]:
                self._skipped.pop()
            return
        if tag == "title" and self._title is not None:
            self._found_title = self._found_title or " ".join("".join(self._title).split())
            self._title = None
        elif tag == "pre":
            self._finish_code()
        elif self._code is not None:
            return
        elif tag in _HEADINGS:
            self._flush()
            self._heading = 0
        elif tag in ("blockquote", "ul", "ol", "li"):
            self._flush()
            self._leave_frame(tag)
        elif tag == "rt":
            self._finish_reading()
        elif tag == "ruby":
            self._finish_ruby()
        elif tag in _BLOCKS:
            self._flush()
        else:
            self._leave_look(tag)

    def handle_data(self, data: str) -> None:
        if self._title is not None:
            self._title.append(data)
        elif self._skipped:
            return
        elif self._code is not None:
            self._code.append(data)
        elif self._reading is not None:
            self._reading.append(data)
        elif self._ruby is not None:
            self._ruby.append(data)
        else:
            text = data if self._keep_space else _SPACE.sub(self._collapsed_space, data)
            self._parts.append(replace(self._look(), text=text))

    def _collapsed_space(self, match: re.Match[str]) -> str:
        if self._look().code:
            return match[0].replace("\n", " ")
        return _SOFT if "\n" in match[0] else " "

    def _look(self) -> Run:
        return self._looks[-1][1] if self._looks else Run("")

    def _leave_look(self, tag: str) -> None:
        if tag == "a" and self._looks and self._looks[-1][0] == _NOTE:
            self._looks.pop()
            self._parts.append(replace(self._look(), text="]"))
            return
        for at in range(len(self._looks) - 1, -1, -1):
            if self._looks[at][0] == tag:
                # What was opened inside and is still open goes on, as it does in a browser.
                del self._looks[at]
                return

    def _picture(self, found: dict[str, str]) -> None:
        source = found.get("src") or found.get("xlink:href") or found.get("href", "")
        if source:
            self._parts.append(Picture(source, " ".join(found.get("alt", "").split())))

    def _finish_reading(self) -> None:
        if self._reading is not None and self._ruby is not None:
            base, reading = "".join(self._ruby), "".join(self._reading)
            self._parts.append(replace(self._look(), text=base, ruby=reading))
            self._ruby = []
        self._reading = None

    def _finish_ruby(self) -> None:
        self._finish_reading()
        if self._ruby:
            self._parts.append(replace(self._look(), text="".join(self._ruby)))
        self._ruby = None

    def _finish_code(self) -> None:
        if self._code is not None:
            text = "".join(self._code)
            text = text.removeprefix("\n").removesuffix("\n")
            self._frames[-1].blocks.append(Code(text, self._code_language))
        self._code = None

    def _flush(self) -> None:
        self._finish_ruby()
        parts, self._parts = self._parts, []
        for block in apart(parts if self._keep_space else _collapsed(parts), self._heading):
            is_break = isinstance(block, Paragraph) and is_scene_break(plain(block.runs))
            self._frames[-1].blocks.append(SceneBreak() if is_break else block)
        if len(self._frames) == 1 and parts and all(part in (Run("\n"), Run(_SOFT), Run(" ")) for part in parts):
            # An empty line, as they are written between paragraphs in Japanese.
            self._frames[0].blocks += [Paragraph(())] if Run("\n") in parts else []

    def _open_frame(self, tag: str, found: dict[str, str]) -> None:
        self._flush()
        if tag == "li":
            if any(frame.tag == "li" for frame in self._frames) and self._frames[-1].tag == "li":
                self._close_frame()
            if self._frames[-1].tag not in ("ul", "ol"):
                self._open_frame("ul", {})
        if len(self._frames) <= MOST_NESTED:
            start = found.get("start", "1")
            number = int(start) if start.isascii() and start.isdigit() and len(start) < 10 else 1
            self._frames.append(_Frame(tag, start=number if tag == "ol" else None))

    def _leave_frame(self, tag: str) -> None:
        if any(frame.tag == tag for frame in self._frames):
            while self._frames[-1].tag != tag:
                self._close_frame()
            self._close_frame()

    def _close_frame(self) -> None:
        frame = self._frames.pop()
        outer = self._frames[-1]
        if frame.tag == "li" and frame.blocks:
            outer.items.append(tuple(frame.blocks))
        elif frame.tag == "blockquote" and frame.blocks:
            outer.blocks.append(Quote(tuple(frame.blocks)))
        elif frame.tag in ("ul", "ol"):
            items = [*frame.items, *((block,) for block in frame.blocks)]
            if items:
                outer.blocks.append(List(tuple(items), frame.start))


def _is_aside(found: dict[str, str]) -> bool:
    """Whether an element repeats what a page says of itself, or leads back from a note."""
    return (
        "title-page" in found.get("class", "").split()
        or "titlepage" in found.get("epub:type", "").split()
        or found.get("id") == "title-block-header"
        or found.get("role") == "doc-backlink"
    )


def _looked(look: Run, tag: str, found: dict[str, str]) -> Run:
    """The look of a text inside a tag."""
    style = re.sub(r"\s", "", found.get("style", "")).lower()
    changes: dict[str, Any] = {}
    if "dots" in found.get("class", "").split() or "text-emphasis" in style:
        changes["dots"] = True
    elif tag in _LOOKS:
        changes[_LOOKS[tag]] = True
    if re.search(r"font-weight:(?:bold|[6-9]00)", style):
        changes["bold"] = True
    if "font-style:italic" in style:
        changes["italic"] = True
    if "line-through" in style:
        changes["strike"] = True
    if tag == "a":
        address = found.get("href", "")
        changes["link"] = "" if address.startswith("#") else address
    return replace(look, **changes)


def _collapsed(parts: list[Run | Picture]) -> Iterator[Run | Picture]:
    """The parts with one space for any white space, and none where a line was broken between wide characters."""
    before = "\n"
    for run, following in pairwise([*parts, None]):
        if not isinstance(run, Run):
            before = "\n"
            if run is not None:
                yield run
            continue
        if run.text == "\n" or run.ruby or run.code:
            # A space behind code counts, whatever the code ends with.
            before = "" if run.code else run.text[-1:]
            yield replace(run, text=run.text.replace(_SOFT, " "))
            continue
        characters = []
        for place, written in enumerate(run.text):
            character = written
            if character == _SOFT:
                after = run.text[place + 1 : place + 2] or (following.text[:1] if isinstance(following, Run) else "")
                character = "" if is_wide(before) and is_wide(after) else " "
            if character == " " and before and before in " \n":
                continue
            characters.append(character)
            before = character or before
        yield replace(run, text="".join(characters))
