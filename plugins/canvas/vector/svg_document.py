"""SvgDocument: an SVG that was read safely, without anything that leads out of it, and its size in pixels."""

from __future__ import annotations

import base64
import binascii
import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, replace
from io import BytesIO
from xml.etree.ElementTree import Element, ParseError, tostring

from PIL import Image, UnidentifiedImageError

from app.api import InvalidData
from plugins.canvas.model import LARGEST_SIDE

SVG = "{http://www.w3.org/2000/svg}"
MOST_BYTES = 32 << 20
_MOST_DRAWN = 200_000
"""Elements with all that is drawn again by references; a file that says more has been made to fill memory."""
_DEEPEST = 200
_MOST_PICTURE = 1 << 28
_HREFS = ("href", "{http://www.w3.org/1999/xlink}href")
_REFERENCE = re.compile(r"url\(\s*['\"]?#([^'\")\s]+)")
_EXTERNAL = re.compile(r"url\(\s*(?!['\"]?#)[^)]*\)|@import[^;]*;?", re.IGNORECASE)
_LENGTH = re.compile(r"\s*\+?(\d*\.?\d+(?:[eE][-+]?\d+)?)\s*(px|pt|pc|mm|cm|in|q|)\s*", re.ASCII | re.IGNORECASE)
_UNITS = {"": 1, "px": 1, "pt": 4 / 3, "pc": 16, "in": 96, "cm": 96 / 2.54, "mm": 96 / 25.4, "q": 96 / 101.6}


@dataclass(frozen=True, slots=True)
class SvgDocument:
    """The root, its size in pixels, and whether something was left out that lies in other files."""

    root: Element
    width: int
    height: int
    external: bool

    def text(self, width: int, height: int) -> str:
        """It as a file of another size."""
        root = Element(self.root.tag, {**self.root.attrib, "width": str(width), "height": str(height)})
        root[:] = self.root[:]
        return tostring(root, encoding="unicode")

    def scaled(self, width: int, name: str) -> SvgDocument:
        """It in another width and the height that belongs to it; raises InvalidData where that is too large."""
        height = max(1, round(self.height * width / self.width))
        _check_size(width, height, name)
        return replace(self, width=width, height=height)


def read_document(data: bytes, name: str) -> SvgDocument:
    """Read an SVG; raises InvalidData where it is none, or was made to do harm."""
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    if len(data) > MOST_BYTES:
        raise InvalidData("“{name}” is too large.", advice="Choose another file.", name=name)
    try:
        root = fromstring(data)
    except DefusedXmlException as error:
        raise InvalidData(
            "{name} defines entities, which could fill the memory.",
            advice="Save it as a plain SVG in the program that made it.",
            name=name,
        ) from error
    except (ParseError, ValueError, RecursionError, LookupError) as error:
        raise _damaged(name) from error
    if root.tag != f"{SVG}svg":
        raise _damaged(name)
    _check(root, name)
    external = _without_external(root)
    width, height = _size(root, name)
    if not root.get("viewBox", "").strip():
        root.set("viewBox", f"0 0 {width:.9g} {height:.9g}")
        root.set("preserveAspectRatio", "none")
    return SvgDocument(root, max(1, round(width)), max(1, round(height)), external)


def _size(root: Element, name: str) -> tuple[float, float]:
    box = _numbers(root.get("viewBox", ""))
    sides: list[float | None] = []
    for side in ("width", "height"):
        found = _LENGTH.fullmatch(root.get(side, ""))
        sides.append(float(found[1]) * _UNITS[found[2].lower()] if found else None)
    width, height = sides
    if len(box) == 4 and min(box[2:]) > 0:
        ratio = box[2] / box[3]
        if width is None and height is None:
            width, height = box[2], box[3]
        elif width is None and height is not None:
            width = height * ratio
        elif width is not None and height is None:
            height = width / ratio
    if width is None or height is None or min(width, height) <= 0:
        raise InvalidData(
            "{name} does not say how large it is.", advice="Give it a width and a height, or a viewBox.", name=name
        )
    _check_size(width, height, name)
    return width, height


def _check_size(width: float, height: float, name: str) -> None:
    if max(width, height) > LARGEST_SIDE:
        raise InvalidData(
            "{name} has {width} × {height} pixels.",
            advice="Make it smaller: {largest} pixels are the most on a side.",
            name=name,
            width=round(width),
            height=round(height),
            largest=LARGEST_SIDE,
        )


def _check(root: Element, name: str) -> None:
    """Refuse what is nested too deep, or is drawn too often by references to references."""
    known: dict[str, Element] = {}
    stack = [(root, 1)]
    while stack:
        element, depth = stack.pop()
        if depth > _DEEPEST:
            raise _too_much(name)
        if id_ := element.get("id"):
            known.setdefault(id_, element)
        stack += [(child, depth + 1) for child in element]
    weights: dict[int, int] = {}
    path: set[int] = set()

    def weight(element: Element, depth: int) -> int:
        key = id(element)
        if key in weights:
            return weights[key]
        if key in path or depth > _DEEPEST:
            raise _too_much(name)
        path.add(key)
        total = 1
        targets = [known[id_] for id_ in _references(element) if id_ in known]
        for other in (*element, *targets):
            total += weight(other, depth + 1)
            if total > _MOST_DRAWN:
                raise _too_much(name)
        path.discard(key)
        weights[key] = total
        return total

    weight(root, 0)


def _references(element: Element) -> Iterator[str]:
    for key, value in element.attrib.items():
        if key in _HREFS:
            if value.strip().startswith("#") and element.tag != f"{SVG}a":
                yield value.strip()[1:]
        else:
            yield from _REFERENCE.findall(value)


def _without_external(root: Element) -> bool:
    """Take away what refers to other files; whether there was something that would be seen."""
    found = False
    for element in root.iter():
        if element.tag == f"{SVG}style" and element.text and _EXTERNAL.search(element.text):
            element.text, found = _EXTERNAL.sub("none", element.text), True
        for key, value in list(element.attrib.items()):
            if key in _HREFS:
                if value.strip().startswith("#") or element.tag == f"{SVG}a" or _is_picture(value):
                    continue
                del element.attrib[key]
                found = True
            elif _EXTERNAL.search(value):
                element.attrib[key], found = _EXTERNAL.sub("none", value), True
    return found


def _is_picture(value: str) -> bool:
    """Whether a reference holds a picture in pixels that may be decoded."""
    head, _, content = value.strip().partition(",")
    if not head.lower().startswith("data:image/") or "svg" in head.lower() or "base64" not in head.lower():
        return False
    try:
        data = base64.b64decode(content, validate=False)
        with warnings.catch_warnings():
            # Only its size is read.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(BytesIO(data)) as picture:
                return picture.width * picture.height <= _MOST_PICTURE
    except (binascii.Error, UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return False


def _numbers(text: str) -> list[float]:
    try:
        return [float(part) for part in re.split(r"[\s,]+", text.strip()) if part]
    except ValueError:
        return []


def _too_much(name: str) -> InvalidData:
    return InvalidData(
        "{name} refers to itself, or draws more than could be kept in memory.",
        advice="Save it as a plain SVG in the program that made it.",
        name=name,
    )


def _damaged(name: str) -> InvalidData:
    return InvalidData("{name} is damaged, or not the picture that its name says.", name=name)
