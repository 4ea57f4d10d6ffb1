"""Writing OpenRaster (https://www.openraster.org), version 0.0.6, so that nothing is lost when it is read again.

Other programs see every layer with its mask and clipping worked in. What the format has no word for lies beside that in
`seisei/`: it is read again as long as no other program has changed the layers.
"""

from __future__ import annotations

import hashlib
import json
import zipfile
from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import quoteattr

import numpy as np
from PIL import Image

from app.api import TILES, Asset, AssetId, AssetStore, BlendMode, Document, Json, Pixels, Recipe
from app.api.files import Exported
from plugins.canvas.commands import canvas_of
from plugins.canvas.composite import flatten, stored_tiles
from plugins.canvas.layered.pixels import Cutting, baked
from plugins.canvas.model import PART, Canvas, Group, Layer

MIMETYPE = "image/openraster"
EXTRAS = "seisei/canvas.json"
OPERATIONS = {mode: f"svg:{mode.value}" for mode in BlendMode} | {
    BlendMode.NORMAL: "svg:src-over",
    BlendMode.ADD: "svg:plus",
}
_THUMBNAIL = 256


def write_openraster(document: Document, assets: AssetStore, path: Path) -> Exported:
    """Write the canvas to a file; says the recipes of all that is in it. Raises UserError."""
    canvas = canvas_of(document)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo("mimetype"), MIMETYPE, zipfile.ZIP_STORED)
        writer = _Stack(canvas, assets, archive)
        stack = writer.written()
        archive.writestr("stack.xml", stack)
        archive.writestr(EXTRAS, _extras(canvas, document, assets, archive, stack, writer.files))
        merged = flatten(canvas.drawn(), stored_tiles(assets))
        _store(archive, "mergedimage.png", merged)
        small = Image.fromarray(merged)
        small.thumbnail((_THUMBNAIL, _THUMBNAIL))
        _store(archive, "Thumbnails/thumbnail.png", np.asarray(small))
    return Exported(recipes_of(document, canvas))


def recipes_of(document: Document, canvas: Canvas) -> tuple[Recipe, ...]:
    """The recipes of all that was generated and is on a canvas."""
    known = (document.assets.get(asset) for asset in dict.fromkeys(PART.assets(canvas)))
    return tuple(asset.recipe for asset in known if asset is not None and asset.recipe is not None)


class _Stack:
    """Writes the layers' pictures and gives the description of the stack."""

    def __init__(self, canvas: Canvas, assets: AssetStore, archive: zipfile.ZipFile) -> None:
        self._canvas, self._assets, self._archive = canvas, assets, archive
        self._count = 0
        self.files: dict[AssetId, str] = {}
        """The files that hold an asset pixel by pixel."""

    def written(self) -> str:
        """The content of stack.xml; the topmost layer comes first."""
        lines = ['<?xml version="1.0" encoding="UTF-8"?>']
        lines.append(f'<image version="0.0.6" w="{self._canvas.width}" h="{self._canvas.height}" xres="72" yres="72">')
        lines += ["<stack>", *self._children(None), "</stack>", "</image>"]
        return "\n".join(lines) + "\n"

    def _children(self, parent: str | None) -> list[str]:
        lines: list[str] = []
        for layer in reversed(self._canvas.children(parent)):
            match layer.content:
                case Group(pass_through=pass_through) if not _needs_baking(layer):
                    isolation = "auto" if pass_through else "isolate"
                    lines += [
                        f'<stack {_common(layer)} isolation="{isolation}">',
                        *self._children(layer.id),
                        "</stack>",
                    ]
                case _:
                    lines.append(self._layer(layer))
        return lines

    def _layer(self, layer: Layer) -> str:
        cutting = baked(layer, self._canvas, self._assets) if layer.has_pixels or layer.is_group else _NOTHING
        name = f"data/layer{self._count:03}.png"
        self._count += 1
        _store(self._archive, name, cutting.pixels)
        if layer.asset is not None and _is_whole(cutting, layer, self._assets):
            self.files[layer.asset] = name
        return f'<layer src="{name}" x="{cutting.x}" y="{cutting.y}" {_common(layer)}/>'


_NOTHING = Cutting(np.zeros((1, 1, 4), np.uint8), 0, 0)


def _needs_baking(group: Layer) -> bool:
    """Whether a group has what a stack cannot say, so that others get it as one picture."""
    return group.clipped or (group.mask is not None and group.mask.enabled and group.mask.asset is not None)


def _common(layer: Layer) -> str:
    # Layers that only tell a model something are no part of the picture.
    seen = layer.visible and layer.control is None
    return (
        f'name={quoteattr(_plain(layer.name))} opacity="{layer.opacity:.6g}" '
        f'visibility="{"visible" if seen else "hidden"}" composite-op="{OPERATIONS[layer.blend]}"'
        + (' edit-locked="true"' if layer.locked else "")
    )


def _plain(name: str) -> str:
    """A name without what XML has no place for."""
    return "".join(letter for letter in name if letter in "\t\n" or (letter >= " " and letter not in "\ufffe\uffff"))


def _is_whole(cutting: Cutting, layer: Layer, assets: AssetStore) -> bool:
    picture = None if layer.asset is None else assets.picture(layer.asset)
    return picture is not None and np.array_equal(picture, cutting.pixels)


def _extras(
    canvas: Canvas,
    document: Document,
    assets: AssetStore,
    archive: zipfile.ZipFile,
    stack: str,
    files: dict[AssetId, str],
) -> str:
    """The canvas as it is, and the file of each of its assets."""
    kept: dict[str, Json] = {}
    for asset in dict.fromkeys(PART.assets(canvas)):
        name = files.get(asset)
        if name is None:
            name = f"seisei/{asset}.png"
            _store(archive, name, assets.picture(asset))
        kept[asset] = {"file": name, "asset": _described(asset, document, assets).to_json()}
    data: Json = {
        "version": 1,
        "stack": hashlib.sha256(stack.encode()).hexdigest(),
        "canvas": PART.encode(canvas),
        "assets": kept,
    }
    return json.dumps(data, ensure_ascii=False, indent=1)


def _described(asset: AssetId, document: Document, assets: AssetStore) -> Asset:
    known = document.assets.get(asset)
    if known is not None:
        return known
    height, width, channels = assets.shape(asset)
    return Asset(asset, TILES, height * width * channels, (height, width, channels), "")


def _store(archive: zipfile.ZipFile, name: str, pixels: Pixels) -> None:
    data = BytesIO()
    Image.fromarray(pixels).save(data, "PNG", compress_level=3)
    archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), data.getvalue(), zipfile.ZIP_STORED)
