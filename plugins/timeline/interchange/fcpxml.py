"""Final Cut Pro 7 XML: films of Premiere Pro, DaVinci Resolve and others, read by the library's adapter."""

from __future__ import annotations

from pathlib import Path

import opentimelineio as otio

from app.api import AssetStore, Imported, InvalidData
from plugins.timeline.interchange.importing import read_objects, read_whole
from plugins.timeline.interchange.otio.opening import DEEPEST, opened

_LARGEST_BYTES = 64 << 20


def read_fcp_xml(path: Path, assets: AssetStore) -> Imported:
    """The film of a file of XML; raises InvalidData."""
    data = read_whole(path, path.name, _LARGEST_BYTES, _too_large)
    _check(data, path.name)
    try:
        root = otio.adapters.read_from_string(data.decode("utf-8-sig"), "fcp_xml")
        text = otio.core.serialize_json_to_string(root, indent=-1)
    except Exception as error:
        raise InvalidData(
            "“{name}” is no film of Final Cut Pro 7, or is malformed.",
            advice="Write it as OpenTimelineIO or as Final Cut Pro 7 XML.",
            name=path.name,
            detail=str(error),
        ) from error
    # Its times are looked at as those of every file
    checked, remarks = opened(text, path.name)
    return read_objects(checked, path.name, path.parent, assets, remarks)


def _check(data: bytes, name: str) -> None:
    """Raise InvalidData where it isn't XML of this kind, or has entities of its own or is nested without end."""
    from io import BytesIO

    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import ParseError, iterparse

    depth = 0
    first = ""
    try:
        for event, element in iterparse(BytesIO(data), events=("start", "end"), forbid_dtd=False):
            depth += 1 if event == "start" else -1
            first = first or element.tag
            if first != "xmeml" or depth > DEEPEST:
                break
            if event == "end":
                element.clear()
    except (ParseError, DefusedXmlException, ValueError, LookupError) as error:
        raise InvalidData(
            "“{name}” is no film of Final Cut Pro 7, or is malformed.",
            advice="Write it as OpenTimelineIO or as Final Cut Pro 7 XML.",
            name=name,
            detail=str(error),
        ) from error
    if first == "fcpxml":
        raise InvalidData(
            "“{name}” is of Final Cut Pro X, which is not read.",
            advice="Write it as OpenTimelineIO or as Final Cut Pro 7 XML.",
            name=name,
        )
    if first != "xmeml" or depth > DEEPEST:
        raise InvalidData("“{name}” has no film in it.", advice="Choose another file.", name=name)


def _too_large(name: str) -> InvalidData:
    return InvalidData("“{name}” is too large to be a film.", advice="Choose another file.", name=name)
