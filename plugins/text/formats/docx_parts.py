"""The parts of a Word document that say how its paragraphs look: styles, numbering, notes and relations."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from plugins.text.formats.archive import Archive, number_in
from plugins.text.formats.flat import Inside, Way

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"

JOINT = " + "
"""Between the names of what a paragraph stands in, in the name of its style."""

STYLES_OF_WAYS = {Inside.QUOTE: "Quote", Inside.BULLETS: "List Bullet", Inside.NUMBERS: "List Number"}
CODE = "Source Code"
SCENE_BREAK = "Scene Break"

_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_STRICT = {
    "http://purl.oclc.org/ooxml/wordprocessingml/main": W[1:-1],
    "http://purl.oclc.org/ooxml/officeDocument/relationships": R[1:-1],
}
_QUOTES = ("quote", "block text", "intense quote", "quotations", "block quote")
_CODES = ("source code", "html preformatted", "preformatted text", "code", "code block", "macro text", "macro")
_CODE_NAME = re.compile(r"(?:\A|\+ )source code(?: \((.+)\))?\Z")
_BREAKS = ("scene break", "horizontal line", "horizontal rule", "section break", "separator")


@dataclass(frozen=True, slots=True)
class Style:
    """What is known of a style, with what it takes from those that it is based on."""

    name: str = ""
    level: int = 0
    numbering: tuple[str, int] | None = None
    bold: bool = False
    italic: bool = False
    strike: bool = False
    hidden: bool = False

    @property
    def is_quote(self) -> bool:
        """Whether its paragraphs are quotations."""
        return self.name in _QUOTES

    @property
    def is_code(self) -> bool:
        """Whether its paragraphs are program code."""
        return self.name in _CODES or bool(_CODE_NAME.search(self.name))

    @property
    def code_language(self) -> str:
        """The language of the code, if the name says so."""
        match = _CODE_NAME.search(self.name)
        return match[1] or "" if match else ""

    @property
    def is_break(self) -> bool:
        """Whether its paragraphs stand between scenes."""
        return self.name in _BREAKS or self.name.endswith(JOINT + SCENE_BREAK.lower())

    @property
    def way(self) -> Way | None:
        """What its paragraphs stand in, if the name says so."""
        known = {name.lower(): inside for inside, name in STYLES_OF_WAYS.items()}
        parts = self.name.split(JOINT)
        way = tuple(known[part] for part in parts if part in known)
        return way or None


@dataclass(slots=True)
class Parts:
    """What is looked up while the text is read."""

    archive: Archive
    main: str
    relations: dict[str, str] = field(default_factory=dict)
    styles: dict[str, Style] = field(default_factory=dict)
    default_style: str = ""
    formats: dict[str, list[tuple[str, int]]] = field(default_factory=dict)
    starts: dict[tuple[str, int], int] = field(default_factory=dict)
    notes: dict[tuple[str, str], Element] = field(default_factory=dict)

    def kind_of(self, number: str, level: int) -> Inside:
        """Whether a level of a numbering has bullets or numbers."""
        formats = self.formats.get(number, [])
        name = formats[level][0] if level < len(formats) else "bullet"
        return Inside.BULLETS if name in ("bullet", "none") else Inside.NUMBERS

    def start_of(self, number: str, level: int) -> int:
        """The first number of a list."""
        formats = self.formats.get(number, [])
        return self.starts.get((number, level), formats[level][1] if level < len(formats) else 1)


def open_parts(archive: Archive) -> Parts:
    """Read what a document says besides its text; raises InvalidData where there is no document."""
    root = _relations(archive, "")
    main = next((target for kind, target in root.values() if kind == "officeDocument"), "word/document.xml")
    found = _relations(archive, main)
    parts = Parts(archive, main, {key: target for key, (_, target) in found.items()})
    named = {kind: target for kind, target in found.values() if target in archive}
    if "styles" in named:
        _read_styles(parts, xml_of(archive, named["styles"]))
    if "numbering" in named:
        _read_numbering(parts, xml_of(archive, named["numbering"]))
    for kind in ("footnote", "endnote"):
        if f"{kind}s" in named:
            for note in xml_of(archive, named[f"{kind}s"]).iter(f"{W}{kind}"):
                if note.get(f"{W}type") in (None, "normal"):
                    parts.notes[kind, note.get(f"{W}id", "")] = note
    return parts


def xml_of(archive: Archive, name: str) -> Element:
    """A part's XML, in the namespaces of the transitional form."""
    root = archive.xml(name)
    if any(strict in root.tag for strict in _STRICT):
        for element in root.iter():
            element.tag = _transitional(element.tag)
            for key in [key for key in element.attrib if key.startswith("{http://purl.oclc.org/")]:
                element.attrib[_transitional(key)] = element.attrib.pop(key)
    return root


def is_on(element: Element | None) -> bool:
    """Whether a switch such as `w:b` is there and on."""
    return element is not None and element.get(f"{W}val", "1") not in ("0", "false", "off", "none")


def value_of(element: Element | None, default: str = "") -> str:
    """The value of an element such as `w:pStyle`."""
    return element.get(f"{W}val", default) if element is not None else default


def _transitional(name: str) -> str:
    for strict, usual in _STRICT.items():
        name = name.replace(strict, usual)
    return name


def _relations(archive: Archive, part: str) -> dict[str, tuple[str, str]]:
    """The relations of a part: id to kind and target, which is an entry's name or an address elsewhere."""
    folder, _, file = part.rpartition("/")
    name = f"{folder}/_rels/{file}.rels".lstrip("/")
    found = {}
    for relation in archive.xml(name).iter(_RELATION) if name in archive or not part else ():
        target = relation.get("Target", "")
        if relation.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join("/" + folder, target)).lstrip("/")
        found[relation.get("Id", "")] = (relation.get("Type", "").rpartition("/")[2], target)
    return found


def _read_styles(parts: Parts, root: Element) -> None:
    elements = {style.get(f"{W}styleId", ""): style for style in root.iter(f"{W}style")}
    for key, element in elements.items():
        if element.get(f"{W}default") == "1" and element.get(f"{W}type") == "paragraph":
            parts.default_style = key
        chain, at = [element], value_of(element.find(f"{W}basedOn"))
        while at in elements and elements[at] not in chain and len(chain) < 12:
            chain.append(elements[at])
            at = value_of(elements[at].find(f"{W}basedOn"))
        parts.styles[key] = _style(chain)


def _style(chain: list[Element]) -> Style:
    name = value_of(chain[0].find(f"{W}name")).lower()
    level = 0
    numbering = None
    for element in chain:
        own = value_of(element.find(f"{W}name")).lower()
        outline = value_of(element.find(f"{W}pPr/{W}outlineLvl"))
        if not level and outline:
            level = min(number_in(outline, 9) + 1, 10)
        elif not level and (match := re.search(r"(?:^|\+ )heading (\d)$", own)):
            level = int(match[1])
        number = element.find(f"{W}pPr/{W}numPr")
        if numbering is None and number is not None:
            numbering = (value_of(number.find(f"{W}numId"), "0"), number_in(value_of(number.find(f"{W}ilvl"))))
    looks = {
        look: is_on(next((found for element in chain if (found := element.find(f"{W}rPr/{W}{tag}")) is not None), None))
        for look, tag in (("bold", "b"), ("italic", "i"), ("strike", "strike"), ("hidden", "vanish"))
    }
    return Style(name, level if level <= 9 else 0, numbering, **looks)


def _read_numbering(parts: Parts, root: Element) -> None:
    kinds = {}
    for abstract in root.iter(f"{W}abstractNum"):
        levels = [("bullet", 1)] * 9
        for level in abstract.iter(f"{W}lvl"):
            at = number_in(level.get(f"{W}ilvl", ""), 9)
            if at < 9:
                start = number_in(value_of(level.find(f"{W}start")), 1)
                levels[at] = (value_of(level.find(f"{W}numFmt"), "decimal"), start)
        kinds[abstract.get(f"{W}abstractNumId", "")] = levels
    for number in root.iter(f"{W}num"):
        key = number.get(f"{W}numId", "")
        parts.formats[key] = kinds.get(value_of(number.find(f"{W}abstractNumId")), [])
        for override in number.iter(f"{W}lvlOverride"):
            at = number_in(override.get(f"{W}ilvl", ""))
            if override.find(f"{W}startOverride") is not None:
                parts.starts[key, at] = number_in(value_of(override.find(f"{W}startOverride")), 1)
