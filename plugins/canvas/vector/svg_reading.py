"""Reading SVG: as layers of shapes that stay editable where it is plain figures, else as a picture of its size."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from app.api import Asset, AssetStore, Imported, InvalidData, Words
from plugins.canvas.layered.canvas_file import CanvasFile
from plugins.canvas.model import Canvas, Layer, check_layer, new_layer_id
from plugins.canvas.vector.svg_document import MOST_BYTES, SvgDocument, read_document
from plugins.canvas.vector.svg_drawing import draw_shape, draw_shapes, draw_svg
from plugins.canvas.vector.svg_shapes import DrawnShape, shapes_of

_COMPARED = 512
"""So large on its longer side it is drawn both ways, to be compared."""
_ALIKE = 64
"""So far off a value from 0 to 255 may be at an edge."""
_MOST_UNLIKE = 0.002
"""Such a share of the pixels may be further off."""


def read_svg(path: Path, assets: AssetStore, width: int = 0) -> Imported:
    """A layer for each figure, or one picture, and in words what was left out; raises InvalidData.

    Where a width is given, it is drawn so wide in place of its own size, as sharply.
    """
    document = _document(path)
    return _read(document.scaled(width, path.name) if width else document, path.name, path.stem, assets)


def read_svg_text(data: bytes, name: str, assets: AssetStore) -> Imported:
    """The same of the content of a file, as the clipboard holds one; raises InvalidData."""
    return _read(read_document(data, name), name, name, assets)


def _read(document: SvgDocument, name: str, title: str, assets: AssetStore) -> Imported:
    whole = draw_svg(document, document.width, document.height, name)
    found = shapes_of(document)
    file = None if found is None or not _alike(document, found, name) else _layers(document, found, assets)
    remarks = _remarks(document)
    if file is not None:
        return file.kept(title, assets, remarks)
    words = Words(
        "Drawn as a picture of {width} × {height} pixels, as it is more than plain shapes.",
        width=document.width,
        height=document.height,
    )
    return Imported(assets.add_picture(whole, title), (words, *remarks))


def read_svg_picture(path: Path, assets: AssetStore) -> Imported:
    """An SVG as a picture of its own size, where nothing else is wanted; raises InvalidData."""
    document = _document(path)
    pixels = draw_svg(document, document.width, document.height, path.name)
    return Imported(assets.add_picture(pixels, path.stem), _remarks(document))


def _document(path: Path) -> SvgDocument:
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except FileNotFoundError as error:
        raise InvalidData("There is no file {path}.", advice="Check the name.", path=str(path)) from error
    except OSError as error:
        raise InvalidData("{name} is damaged, or not the picture that its name says.", name=path.name) from error
    return read_document(data, path.name)


def _remarks(document: SvgDocument) -> tuple[Words, ...]:
    if not document.external:
        return ()
    return (Words("Other files that it refers to are left out."),)


def _alike(document: SvgDocument, found: tuple[DrawnShape, ...], name: str) -> bool:
    """Whether the shapes look like the whole; what was not understood of it is found out so."""
    scale = _COMPARED / max(document.width, document.height)
    width, height = max(1, round(document.width * scale)), max(1, round(document.height * scale))
    whole = draw_svg(document, width, height, name).astype(np.int32)
    shapes = [(one.shape, one.opacity) for one in found]
    try:
        seen = draw_shapes(shapes, (0, 0, document.width, document.height), width, height).astype(np.int32)
    except (ValueError, InvalidData):
        return False
    # Colours count as much as they are seen.
    for pixels in (whole, seen):
        pixels[..., :3] = pixels[..., :3] * pixels[..., 3:] // 255
    return bool((np.abs(seen - whole).max(axis=-1) > _ALIKE).mean() <= _MOST_UNLIKE)


def _layers(document: SvgDocument, found: tuple[DrawnShape, ...], assets: AssetStore) -> CanvasFile | None:
    """A layer for each shape; None where one would lie or be larger than layers may."""
    layers: list[Layer] = []
    kept: dict[str, Asset] = {}
    for number, one in enumerate(found, 1):
        try:
            cutting = draw_shape(one.shape)
            asset = assets.add_picture(cutting.pixels)
            name = one.name or f"{one.shape.figure.value.capitalize()} {number}"
            layer = Layer(new_layer_id(), name, asset.id, cutting.x, cutting.y, one.opacity, content=one.shape)
            check_layer(layer)
        except (ValueError, InvalidData):
            return None
        kept[asset.id] = asset
        layers.append(layer)
    return CanvasFile(Canvas(document.width, document.height, tuple(layers)), tuple(kept.values()))
