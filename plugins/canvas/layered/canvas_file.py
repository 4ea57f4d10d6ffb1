"""CanvasFile: a picture in layers that was read of another program's file, on its way into a document."""

from __future__ import annotations

import json
from collections.abc import Hashable, Iterable
from dataclasses import dataclass, replace

from app.api import AddAssets, Asset, AssetStore, Document, Imported, InvalidData, Json, Words
from plugins.canvas.model import EMPTY, KIND, PART, Canvas, Group, Layer, new_layer_id

LAYERS = "application/vnd.seisei.canvas+json"
_VERSION = 1


@dataclass(frozen=True, slots=True)
class CanvasFile:
    """A canvas, and what is known of the assets that it needs."""

    canvas: Canvas
    assets: tuple[Asset, ...] = ()

    def to_bytes(self) -> bytes:
        """It as the content of an asset."""
        data: Json = {
            "version": _VERSION,
            "canvas": PART.encode(self.canvas),
            "assets": [asset.to_json() for asset in self.assets],
        }
        return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()

    @staticmethod
    def from_bytes(data: bytes) -> CanvasFile:
        """It of the content of an asset; raises InvalidData."""
        try:
            found = json.loads(data)
        except (ValueError, RecursionError) as error:
            raise InvalidData("The picture is malformed.", detail=str(error)) from error
        match found:
            case {"version": int(version), "canvas": canvas, "assets": list(assets)}:
                if version != _VERSION:
                    raise InvalidData(
                        "The picture is of format {found}, and this studio knows up to {known}.",
                        advice="Update the studio to open it.",
                        found=version,
                        known=_VERSION,
                    )
                return CanvasFile(PART.decode(canvas), tuple(Asset.from_json(asset) for asset in assets))
        raise InvalidData("The picture is malformed.")

    def kept(self, name: str, assets: AssetStore, remarks: Iterable[Words] = ()) -> Imported:
        """It as an asset; what could not be read again is refused now. Raises InvalidData."""
        data = self.to_bytes()
        CanvasFile.from_bytes(data)
        return Imported(assets.add_bytes(data, LAYERS, name=name), tuple(dict.fromkeys(remarks)))


@dataclass(frozen=True, slots=True)
class TakeCanvas:
    """Take a picture in layers in: it becomes the canvas where there is nothing yet, else a group above a layer."""

    file: CanvasFile
    name: str
    above: str | None = None
    label: str = "Open a picture"
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document with it."""
        canvas = document.part(KIND, EMPTY)
        taken = self.file.canvas
        document = AddAssets(tuple(a for a in self.file.assets if a.id not in document.assets)).apply(document)
        if canvas == EMPTY:
            return document.with_part(KIND, taken)
        ids = {layer.id: new_layer_id() for layer in taken.layers}
        group = Layer(new_layer_id(), self.name, content=Group())
        inside = [
            replace(layer, id=ids[layer.id], parent=ids.get(layer.parent or "", group.id)) for layer in taken.layers
        ]
        layers = list(canvas.layers)
        index = len(layers)
        if self.above is not None:
            at = canvas.index(self.above)
            group = replace(group, parent=layers[at].parent)
            index = at + 1
        layers[index:index] = [*inside, group]
        return document.with_part(KIND, canvas.with_layers(layers))


def canvas_command(asset: Asset, assets: AssetStore, above: str | None = None) -> TakeCanvas:
    """The command that takes in the picture of an asset of the type LAYERS; read on a worker. Raises InvalidData."""
    return TakeCanvas(CanvasFile.from_bytes(assets.read(asset.id)), asset.name, above)
