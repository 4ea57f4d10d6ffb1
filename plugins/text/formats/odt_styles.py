"""The styles of an OpenDocument text, as far as they say what a text means."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from xml.etree.ElementTree import Element

from plugins.text.formats.archive import number_in
from plugins.text.formats.blocks import Run

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
XLINK = "{http://www.w3.org/1999/xlink}"

_CODE_LOOKS = {"source text", "teletype", "source code"}
_HEX = re.compile("_([0-9a-fA-F]{2})_")


@dataclass(frozen=True, slots=True)
class _Style:
    parent: str
    name: str
    element: Element


@dataclass(slots=True)
class Styles:
    """All styles by name, those of lists apart."""

    known: dict[str, _Style] = field(default_factory=dict)
    lists: dict[str, dict[int, int | None]] = field(default_factory=dict)
    vertical: bool = False

    def chain(self, name: str) -> list[_Style]:
        """A style and those that it is made from."""
        found: list[_Style] = []
        while name in self.known and self.known[name] not in found and len(found) < 12:
            found.append(self.known[name])
            name = found[-1].parent
        return found

    def names(self, name: str) -> set[str]:
        """The names that a person reads, of a style and those that it is made from."""
        chain = self.chain(name)
        return {style.name for style in chain} | {_readable(chain[-1].parent if chain else name)}

    def code_language(self, names: Iterable[str]) -> str:
        """The language of code, if a style's name says so."""
        found = (re.match(r"source code \((.+)\)\Z", name) for name in names)
        return next((match[1] for match in found if match), "")

    def breaks_page(self, name: str) -> bool:
        """Whether a page begins with such a paragraph."""
        return self._value(name, "paragraph-properties", f"{FO}break-before") == "page"

    def number_of(self, name: str, level: int) -> int | None:
        """The first number of a list, or None where it has bullets."""
        return self.lists.get(name, {}).get(level)

    def look(self, name: str, around: Run) -> Run:
        """The look of a span inside another."""

        def value(key: str) -> str:
            return self._value(name, "text-properties", key)

        weight, slant = value(f"{FO}font-weight"), value(f"{FO}font-style")
        line, marks = value(f"{STYLE}text-line-through-style"), value(f"{STYLE}text-emphasize")
        is_heavy = weight == "bold" or (weight.isdigit() and number_in(weight) >= 600)
        return replace(
            around,
            bold=is_heavy if weight else around.bold,
            italic=slant in ("italic", "oblique") if slant else around.italic,
            strike=line != "none" if line else around.strike,
            dots=not marks.startswith("none") if marks else around.dots,
            code=around.code or bool(self.names(name) & _CODE_LOOKS),
        )

    def _value(self, name: str, properties: str, key: str) -> str:
        for style in self.chain(name):
            found = style.element.find(f"{STYLE}{properties}")
            if found is not None and found.get(key):
                return found.get(key, "")
        return ""


def styles_of(roots: Iterable[Element]) -> Styles:
    """The styles of the parts of a document."""
    styles = Styles()
    for root in roots:
        for element in root.iter(f"{STYLE}style"):
            name = element.get(f"{STYLE}name", "")
            shown = (element.get(f"{STYLE}display-name") or _readable(name)).lower()
            styles.known[name] = _Style(element.get(f"{STYLE}parent-style-name", ""), shown, element)
        for element in root.iter(f"{TEXT}list-style"):
            levels = styles.lists.setdefault(element.get(f"{STYLE}name", ""), {})
            for level in element:
                is_number = level.tag.endswith("list-level-style-number") and bool(level.get(f"{STYLE}num-format"))
                levels[number_in(level.get(f"{TEXT}level"), 1)] = (
                    number_in(level.get(f"{TEXT}start-value"), 1) if is_number else None
                )
        for layout in root.iter(f"{STYLE}page-layout-properties"):
            styles.vertical |= layout.get(f"{STYLE}writing-mode") == "tb-rl"
    return styles


def _readable(name: str) -> str:
    """The name of a style without the codes that stand for its spaces."""
    return _HEX.sub(lambda match: chr(int(match[1], 16)), name).lower()
