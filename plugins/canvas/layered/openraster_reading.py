"""Reading OpenRaster (https://www.openraster.org): every layer, group and mode, and in words what was left out."""

from __future__ import annotations

import hashlib
import json
import lzma
import math
import warnings
import zipfile
import zlib
from dataclasses import replace
from io import BytesIO
from pathlib import Path, PurePosixPath
from xml.etree.ElementTree import Element, ParseError

import numpy as np
from PIL import Image, UnidentifiedImageError

from app.api import Asset, AssetStore, BlendMode, Imported, InvalidData, Pixels, UserError, Words
from plugins.canvas.layered.canvas_file import CanvasFile
from plugins.canvas.layered.openraster_writing import EXTRAS, MIMETYPE, OPERATIONS
from plugins.canvas.model import FARTHEST, LARGEST_SIDE, MOST_LAYERS, PART, Canvas, Group, Layer, checked_size

_DEEPEST = 30
_LARGEST_TEXT = 64 << 20
_LARGEST_PICTURE = 1 << 30
_MOST_PIXELS = 1 << 33
"""All layers together; a file that says more has been made to fill the disk."""
_MODES = {operation: mode for mode, operation in OPERATIONS.items()}


def read_openraster(path: Path, assets: AssetStore) -> Imported:
    """A picture in layers of an OpenRaster file; raises InvalidData that says what is wrong with it."""
    try:
        with zipfile.ZipFile(path) as archive:
            return _Reader(path.name, archive, assets).read(path.stem)
    except FileNotFoundError as error:
        raise InvalidData("There is no file {path}.", advice="Check the name.", path=str(path)) from error
    except (zipfile.BadZipFile, OSError, NotImplementedError, RuntimeError, EOFError) as error:
        raise _damaged(path.name) from error


class _Reader:
    def __init__(self, name: str, archive: zipfile.ZipFile, assets: AssetStore) -> None:
        self._name, self._archive, self._assets = name, archive, assets
        self._known = set(archive.namelist())
        self._kept: dict[str, Asset] = {}
        self._layers: list[Layer] = []
        self._remarks: list[Words] = []
        self._pixels = 0
        self._count = 0

    def read(self, stem: str) -> Imported:
        """All of it."""
        if self._bytes("mimetype", 100).strip() != MIMETYPE.encode():
            raise _damaged(self._name)
        text = self._bytes("stack.xml", _LARGEST_TEXT)
        file = self._own(text) or self._foreign(text)
        return file.kept(stem, self._assets, self._remarks)

    def _own(self, stack: bytes) -> CanvasFile | None:
        """The canvas exactly as it was written here, where no other program has changed the layers since."""
        if EXTRAS not in self._known:
            return None
        try:
            found = json.loads(self._bytes(EXTRAS, _LARGEST_TEXT))
            if found["version"] != 1 or found["stack"] != hashlib.sha256(stack).hexdigest():
                return None
            data = json.dumps(found["canvas"])
            assets: list[Asset] = []
            for id_, each in found["assets"].items():
                asset = self._assets.add_picture(self._picture(each["file"], keep_mode=True))
                data = data.replace(f'"{id_}"', f'"{asset.id}"')
                assets.append(replace(Asset.from_json(each["asset"]), id=asset.id, byte_size=asset.byte_size))
            return CanvasFile(PART.decode(json.loads(data)), tuple(assets))
        except (UserError, KeyError, TypeError, ValueError, AttributeError, RecursionError):
            self._remarks.append(Words("What the studio had kept beside the layers cannot be read."))
            return None

    def _foreign(self, text: bytes) -> CanvasFile:
        from defusedxml import DefusedXmlException
        from defusedxml.ElementTree import fromstring

        try:
            image = fromstring(text)
        except (ParseError, DefusedXmlException, ValueError, RecursionError) as error:
            raise _damaged(self._name) from error
        stack = image.find("stack")
        if image.tag != "image" or stack is None:
            raise _damaged(self._name)
        try:
            width, height = checked_size(int(image.get("w", "")), int(image.get("h", "")))
        except UserError as error:
            raise InvalidData(error.words) from error
        except ValueError as error:
            raise _damaged(self._name) from error
        self._walk(stack, None, 0)
        if not self._layers:
            self._layers.append(Layer("1", "Layer 1"))
        return CanvasFile(Canvas(width, height, tuple(self._layers)), tuple(self._kept.values()))

    def _walk(self, stack: Element, parent: str | None, depth: int) -> None:
        if depth > _DEEPEST:
            raise InvalidData(
                "The groups of {name} lie more than {deepest} deep in one another.",
                advice="Take some apart in the program that wrote it.",
                name=self._name,
                deepest=_DEEPEST,
            )
        for element in reversed(list(stack)):
            if element.tag == "stack":
                id_ = self._new_id()
                self._walk(element, id_, depth + 1)
                through = element.get("isolation", "auto") == "auto" and _is_plain(element)
                self._add(replace(self._common(element, id_), content=Group(pass_through=through), parent=parent))
            elif element.tag == "layer":
                self._add(replace(self._layer(element), parent=parent))
            else:
                self._remarks.append(Words("“{part}” is nothing that the studio knows.", part=element.tag[:40]))

    def _new_id(self) -> str:
        self._count += 1
        return f"ora-{self._count}"

    def _add(self, layer: Layer) -> None:
        if len(self._layers) >= MOST_LAYERS:
            raise InvalidData("There are too many layers.", advice="Merge some of them.")
        self._layers.append(layer)

    def _layer(self, element: Element) -> Layer:
        layer = self._common(element, self._new_id())
        source = element.get("src", "")
        try:
            pixels = self._picture(source)
        except InvalidData as error:
            self._remarks.append(
                Words("The layer “{layer}” has no picture: {reason}", layer=layer.name, reason=str(error))
            )
            return layer
        asset = self._assets.add_picture(pixels, layer.name)
        self._kept[asset.id] = asset
        return replace(layer, asset=asset.id, x=self._place(element, "x"), y=self._place(element, "y"))

    def _place(self, element: Element, name: str) -> int:
        try:
            place = int(float(element.get(name, "0")))
        except (ValueError, OverflowError) as error:
            raise _damaged(self._name) from error
        if abs(place) > FARTHEST:
            raise _damaged(self._name)
        return place

    def _common(self, element: Element, id_: str) -> Layer:
        name = element.get("name", "")[:1000]
        try:
            opacity = float(element.get("opacity", "1"))
        except ValueError:
            opacity = math.nan
        if not 0 <= opacity <= 1:
            self._remarks.append(
                Words("The layer “{layer}” has no opacity from 0 to 1; it is opaque here.", layer=name)
            )
            opacity = 1.0
        operation = element.get("composite-op", "svg:src-over")
        mode = _MODES.get(operation)
        if mode is None:
            self._remarks.append(
                Words("The layer “{layer}” is mixed by “{mode}”, here as normal.", layer=name, mode=operation[:60])
            )
        return Layer(
            id_,
            name,
            opacity=opacity,
            visible=element.get("visibility", "visible") != "hidden",
            blend=mode or BlendMode.NORMAL,
            locked=element.get("edit-locked") == "true",
        )

    def _picture(self, name: str, *, keep_mode: bool = False) -> Pixels:
        try:
            with warnings.catch_warnings():
                # Its size is checked before anything is decoded.
                warnings.simplefilter("ignore", Image.DecompressionBombWarning)
                with Image.open(BytesIO(self._bytes(name, _LARGEST_PICTURE))) as picture:
                    self._pixels += picture.width * picture.height
                    if max(picture.size) > LARGEST_SIDE or self._pixels > _MOST_PIXELS:
                        raise InvalidData(
                            "{name} has {width} × {height} pixels.",
                            advice="Make it smaller: {largest} pixels are the most on a side.",
                            name=name,
                            width=picture.width,
                            height=picture.height,
                            largest=LARGEST_SIDE,
                        )
                    plain = keep_mode and picture.mode == "RGB"
                    return np.ascontiguousarray(picture if plain else picture.convert("RGBA"), np.uint8)
        except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
            if isinstance(error, InvalidData):
                raise
            raise _damaged(name or self._name) from error

    def _bytes(self, name: str, most: int) -> bytes:
        """A file of the archive; what leads out of it is refused."""
        where = PurePosixPath(name)
        if not name or where.is_absolute() or ".." in where.parts or "\\" in name or name not in self._known:
            raise InvalidData("There is no file {path}.", advice="Check the name.", path=name[:200] or "stack.xml")
        info = self._archive.getinfo(name)
        if info.file_size > most:
            raise InvalidData("“{name}” is too large.", advice="Choose another file.", name=name[:200])
        try:
            with self._archive.open(info) as file:
                data = file.read(most + 1)
        except (
            zipfile.BadZipFile, zlib.error, lzma.LZMAError, OSError, EOFError, RuntimeError, ValueError
        ) as error:  # fmt: skip
            raise _damaged(self._name) from error
        if len(data) > most:
            raise InvalidData("“{name}” is too large.", advice="Choose another file.", name=name[:200])
        return data


def _is_plain(element: Element) -> bool:
    """Whether a group may pass through, as OpenRaster's `auto` says: it is opaque and mixed as normal."""
    return element.get("opacity", "1") in ("1", "1.0") and element.get("composite-op", "svg:src-over") == "svg:src-over"


def _damaged(name: str) -> InvalidData:
    return InvalidData("{name} is damaged, or not the picture that its name says.", name=name[:200])
