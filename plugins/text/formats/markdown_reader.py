"""Markdown into blocks: CommonMark with strikethrough, ruby and emphasis marks."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from plugins.text.formats import flanking, soft
from plugins.text.formats.blocks import (
    Block,
    Code,
    List,
    Picture,
    Quote,
    Run,
    SceneBreak,
    apart,
    tidy,
)
from plugins.text.formats.html_reader import INLINE_TAGS, blocks_of_html, inline_html, is_wide, parts_of_html
from plugins.text.formats.notation import with_notes

MOST_NESTED = 40

# The parser takes these away at the ends of lines; in Japanese a paragraph begins with one.
_SPACES = "\u3000\u00a0\u1680" + "".join(map(chr, range(0x2000, 0x200B))) + "\u202f\u205f\ufeff"
_STAND_INS = {ord(space): 0xFDD0 + at for at, space in enumerate(_SPACES)}
_BACK = {stand_in: space for space, stand_in in _STAND_INS.items()}
_TAG = re.compile(r"</?([a-zA-Z]+)")


class Parser(MarkdownIt):
    """The parser of the studio's Markdown."""

    def __init__(self) -> None:
        super().__init__("commonmark", {"maxNesting": MOST_NESTED})
        self.enable("strikethrough")
        self.inline.ruler.at("emphasis", flanking.tokenize)

    def normalizeLink(self, url: str) -> str:
        """The address as it is written."""
        return url

    def validateLink(self, url: str) -> bool:
        """Any: what must not be followed is sorted out with the runs."""
        return bool(url)


@cache
def parser() -> Parser:
    """The one parser; it keeps nothing of what it read."""
    return Parser()


def blocks_of(text: str, *, by_line: bool = False) -> tuple[Block, ...]:
    """The blocks of a Markdown text; with `by_line` a line break in a paragraph is one on the page, else a space."""
    return tuple(_Reading(parser().parse(_guarded(text), {}), by_line).blocks())


def runs_in(text: str, *, by_line: bool = False) -> tuple[Run, ...]:
    """The runs of the text of one paragraph."""
    (token,) = parser().parseInline(_guarded(text), {})
    parts = inline_parts(token.children or [], by_line=by_line)
    return tidy(part for part in parts if isinstance(part, Run))


def runs_of(line: str) -> tuple[Run, ...]:
    """The runs of one line of Markdown, such as a chapter's title."""
    (token,) = parser().parseInline(_guarded(line).replace("\n", " "), {})
    return tidy(
        (part for part in inline_parts(token.children or [], by_line=False) if isinstance(part, Run)),
        one_line=True,
    )


def top_level(text: str) -> tuple[list[Token], dict[str, Any]]:
    """The tokens of the outermost blocks with the lines that they take, and the addresses that are defined in it."""
    env: dict[str, Any] = {}
    tokens: list[Token] = []
    found = parser()
    found.block.parse(_guarded(text), found, env, tokens)
    return [token for token in tokens if token.level == 0 or (token.type == "inline" and token.level == 1)], env


def unguarded(text: str) -> str:
    """A text of the parser's tokens as it was written."""
    return text.translate(_BACK)


def _guarded(text: str) -> str:
    return re.sub("[\ufdd0-\ufdef]", "", soft.join(text)).translate(_STAND_INS)


class _Reading:
    """Goes through the tokens of a text once."""

    def __init__(self, tokens: Sequence[Token], by_line: bool) -> None:
        self._tokens = tokens
        self._at = 0
        self._by_line = by_line

    def blocks(self, end: str = "") -> Iterator[Block]:
        while self._at < len(self._tokens):
            token = self._tokens[self._at]
            self._at += 1
            if token.type == end:
                return
            yield from self._block(token)

    def _block(self, token: Token) -> Iterator[Block]:
        match token.type:
            case "heading_open":
                yield from self._line(int(token.tag[1]))
            case "inline":
                yield from self._line(0, token)
            case "hr":
                yield SceneBreak()
            case "fence" | "code_block":
                yield Code(unguarded(token.content).removesuffix("\n"), unguarded(token.info).strip().split(" ")[0])
            case "html_block":
                yield from blocks_of_html(unguarded(token.content))
            case "blockquote_open":
                blocks = tuple(self.blocks("blockquote_close"))
                if blocks:
                    yield Quote(blocks)
            case "bullet_list_open" | "ordered_list_open":
                yield from self._list(token)

    def _list(self, token: Token) -> Iterator[Block]:
        end = token.type.replace("open", "close")
        items = []
        while self._at < len(self._tokens):
            item = self._tokens[self._at]
            self._at += 1
            if item.type == end:
                break
            if item.type == "list_item_open":
                items.append(tuple(self.blocks("list_item_close")))
        start = int(token.attrs.get("start", 1)) if token.type.startswith("ordered") else None
        if any(items):
            yield List(tuple(item for item in items if item), start)

    def _line(self, level: int, token: Token | None = None) -> Iterator[Block]:
        """A paragraph or heading, and the pictures in it as blocks of their own."""
        if token is None:
            token = self._tokens[self._at]
            self._at += 1
        yield from apart(inline_parts(token.children or [], by_line=self._by_line), level)


def inline_parts(tokens: Sequence[Token], *, by_line: bool) -> Iterator[Run | Picture]:
    """The runs and pictures of one paragraph."""
    if any(token.type == "html_inline" for token in tokens):
        yield from parts_of_html("".join(_as_html(tokens, by_line)))
        return
    looks = [Run("")]
    for at, token in enumerate(tokens):
        match token.type:
            case "text":
                yield from with_notes(replace(looks[-1], text=unguarded(token.content)))
            case "hardbreak":
                yield Run("\n")
            case "softbreak":
                yield Run("\n") if by_line else replace(looks[-1], text=_between(tokens, at))
            case "code_inline":
                yield replace(looks[-1], text=unguarded(token.content), code=True)
            case "image":
                yield _picture(token)
            case "strong_open":
                looks.append(replace(looks[-1], bold=True))
            case "em_open":
                looks.append(replace(looks[-1], italic=True))
            case "s_open":
                looks.append(replace(looks[-1], strike=True))
            case "link_open":
                looks.append(replace(looks[-1], link=unguarded(str(token.attrs["href"]))))
            case "strong_close" | "em_close" | "s_close" | "link_close":
                looks.pop()


def _as_html(tokens: Sequence[Token], by_line: bool) -> Iterator[str]:
    """A paragraph in which HTML stands, as HTML; tags that say nothing of a text are text themselves."""
    for at, token in enumerate(tokens):
        match token.type:
            case "text":
                yield from map(inline_html, with_notes(Run(unguarded(token.content))))
            case "hardbreak":
                yield "<br>"
            case "softbreak":
                yield "<br>" if by_line else _between(tokens, at)
            case "code_inline":
                yield inline_html(Run(unguarded(token.content), code=True))
            case "image":
                picture = _picture(token)
                yield f'<img src="{html.escape(picture.source)}" alt="{html.escape(picture.alt)}">'
            case "link_open":
                yield f'<a href="{html.escape(unguarded(str(token.attrs["href"])))}">'
            case "html_inline":
                tag = unguarded(token.content)
                name = _TAG.match(tag)
                if name and name[1].lower() in INLINE_TAGS:
                    yield tag
                elif not tag.startswith("<!--"):
                    yield html.escape(tag)
            case _:
                yield f"<{'/' if token.nesting < 0 else ''}{token.tag}>"


def _picture(token: Token) -> Picture:
    alt = "".join(unguarded(child.content) or " " for child in token.children or [])
    return Picture(unguarded(str(token.attrs["src"])), " ".join(alt.split(" ")).strip())


def _between(tokens: Sequence[Token], at: int) -> str:
    """What a line break in the source stands for: a space, but none between characters that are set without."""
    before = next((token.content for token in reversed(tokens[:at]) if token.content), "")
    after = next((token.content for token in tokens[at + 1 :] if token.content), "")
    return "" if is_wide(before[-1:]) and is_wide(after[:1]) else " "
