"""Blocks as HTML that is XML too, for pages and for e-books."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from html import escape
from typing import assert_never

from plugins.text.formats.blocks import Block, Code, Heading, List, Paragraph, Picture, Quote, Runs, SceneBreak
from plugins.text.formats.html_reader import inline_html
from plugins.text.formats.pictures import is_kept, linked

STYLE = """
html { line-height: 1.7; }
p { margin: 0; text-indent: 1.5em; }
h1 + p, h2 + p, h3 + p, hr + p, p.picture + p { text-indent: 0; }
h1, h2, h3, h4, h5, h6 { line-height: 1.3; font-weight: 600; margin: 2em 0 1em; break-after: avoid; }
hr { border: 0; margin: 1.5em 0; text-align: center; }
hr::after { content: "* * *"; }
blockquote { margin: 1em 2em; }
code { white-space: pre-wrap; }
pre { white-space: pre-wrap; font-size: 0.9em; line-height: 1.4; margin: 1em 0; }
p.picture { text-indent: 0; text-align: center; margin: 1em 0; }
img { max-width: 100%; max-height: 100%; }
em.dots { font-style: normal; text-emphasis: filled dot; -webkit-text-emphasis: filled dot; }
ruby rt { font-size: 0.5em; }
""".strip()

TITLE_PAGE_STYLE = """
.title-page { text-align: center; }
.title-page p { text-indent: 0; }
.title-page .subtitle { font-size: 1.2em; }
.title-page .author { margin: 1em 0; }
.title-page .publisher { margin-top: 4em; }
.title-page .rights { font-size: 0.85em; }
""".strip()
JAPANESE_STYLE = """
p { text-indent: 0; }
em.dots { text-emphasis: filled sesame; -webkit-text-emphasis: filled sesame; }
""".strip()

VERTICAL_STYLE = """
html { writing-mode: vertical-rl; -webkit-writing-mode: vertical-rl; -epub-writing-mode: vertical-rl; }
""".strip()


def html_of(blocks: Iterable[Block], source_of: Callable[[str], str], *, deepen: int = 0) -> str:
    """The blocks as HTML; `source_of` gives the address of a picture of the studio, `deepen` lowers all headings."""
    return "\n".join(line for block in blocks for line in _lines(block, source_of, deepen))


def runs_as_html(runs: Runs) -> str:
    """Runs as HTML."""
    return "".join(map(inline_html, runs))


def _lines(block: Block, source_of: Callable[[str], str], deepen: int) -> Iterator[str]:
    match block:
        case Heading():
            level = min(block.level + deepen, 6)
            yield f"<h{level}>{runs_as_html(block.runs)}</h{level}>"
        case Paragraph():
            yield f"<p>{runs_as_html(block.runs) or '<br/>'}</p>"
        case Picture() if is_kept(block):
            yield f'<p class="picture"><img src="{escape(source_of(block.source))}" alt="{escape(block.alt)}"/></p>'
        case Picture():
            yield from _lines(linked(block), source_of, deepen)
        case SceneBreak():
            yield "<hr/>"
        case Code():
            language = f' class="language-{escape(block.language)}"' if block.language else ""
            yield f"<pre><code{language}>{escape(block.text, quote=False)}\n</code></pre>"
        case Quote():
            yield f"<blockquote>\n{html_of(block.blocks, source_of, deepen=deepen)}\n</blockquote>"
        case List():
            tag = "ul" if block.start is None else "ol"
            start = f' start="{block.start}"' if block.start not in (None, 1) else ""
            yield f"<{tag}{start}>"
            for item in block.items:
                yield f"<li>{html_of(item, source_of, deepen=deepen)}</li>"
            yield f"</{tag}>"
        case _:
            assert_never(block)
