"""Canvas and Layer: what the canvas keeps in a document."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import TypeVar
from uuid import uuid4

from app.api import TILES, AssetId, BlendMode, InvalidData, Json, JsonObject, PartItem, PartType, UserError

KIND = "canvas"
LARGEST_SIDE = 8192
MOST_LAYERS = 10_000
FARTHEST = 1 << 24
"""How far off a layer may lie, in pixels: much farther than crops and moves by hand lead."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Layer:
    """A picture in the stack; `asset` is None while nothing was painted on it.

    `x` and `y` are where its upper left corner lies on the canvas, in pixels. `source` is the generated asset that
    it was placed from, whose recipe is the layer's.
    """

    id: str
    name: str
    asset: AssetId | None = None
    x: int = 0
    y: int = 0
    opacity: float = 1.0
    visible: bool = True
    blend: BlendMode = BlendMode.NORMAL
    locked: bool = False
    source: AssetId | None = None


@dataclass(frozen=True, slots=True)
class Canvas:
    """The size in pixels and the layers, the lowest first.

    `origin` is where the corner lies now that the canvas had when it was made: a crop moves it as it moves the layers,
    so that a place can be found again, also after the project was closed and opened.
    """

    width: int = 1024
    height: int = 1024
    layers: tuple[Layer, ...] = (Layer("background", "Layer 1"),)
    origin: tuple[int, int] = field(default=(0, 0), compare=False)

    def layer(self, id_: str) -> Layer:
        """A layer by its id; raises UserError where it is gone."""
        return self.layers[self.index(id_)]

    def index(self, id_: str) -> int:
        """The place of a layer in the stack; raises UserError where it is gone."""
        for index, layer in enumerate(self.layers):
            if layer.id == id_:
                return index
        raise UserError("That layer is no longer there.", advice="Choose another layer.")

    def with_layer(self, layer: Layer) -> Canvas:
        """The canvas with the layer of the same id replaced."""
        return replace(self, layers=tuple(layer if old.id == layer.id else old for old in self.layers))

    def with_layers(self, layers: Iterable[Layer]) -> Canvas:
        """The canvas with other layers; raises UserError beyond the limit."""
        stack = tuple(layers)
        if len(stack) > MOST_LAYERS:
            raise UserError("There are too many layers.", advice="Merge some of them.")
        return replace(self, layers=stack)


EMPTY = Canvas()


def new_layer_id() -> str:
    """An id that no layer has."""
    return uuid4().hex


def checked_size(width: int, height: int) -> tuple[int, int]:
    """A canvas size; raises UserError where it is out of range."""
    if not (1 <= width <= LARGEST_SIDE and 1 <= height <= LARGEST_SIDE):
        raise UserError(
            "A canvas of {width} × {height} pixels cannot be made.",
            advice="Choose sides from 1 to {largest} pixels.",
            width=width,
            height=height,
            largest=LARGEST_SIDE,
        )
    return width, height


def _encode(canvas: Canvas) -> Json:
    return {
        "width": canvas.width,
        "height": canvas.height,
        "origin": list(canvas.origin),
        "layers": [_layer_to_json(layer) for layer in canvas.layers],
    }


def _layer_to_json(layer: Layer) -> JsonObject:
    return {
        "id": layer.id,
        "name": layer.name,
        "asset": layer.asset,
        "x": layer.x,
        "y": layer.y,
        "opacity": layer.opacity,
        "visible": layer.visible,
        "blend": layer.blend.value,
        "locked": layer.locked,
        "source": layer.source,
    }


def _decode(data: Json) -> Canvas:
    try:
        if not isinstance(data, dict) or data.keys() != {"width", "height", "origin", "layers"}:
            raise InvalidData("The canvas is malformed.")
        layers = data["layers"]
        if not isinstance(layers, list) or len(layers) > MOST_LAYERS:
            raise InvalidData("The canvas has more layers than there can be.")
        width, height = checked_size(_of(int, data["width"]), _of(int, data["height"]))
        left, top = (_of(int, place) for place in _of(list, data["origin"]))
        if max(abs(left), abs(top)) > FARTHEST:
            raise InvalidData("The canvas is malformed.")
        canvas = Canvas(width, height, tuple(_layer_from_json(layer) for layer in layers), (left, top))
    except (KeyError, TypeError, ValueError) as error:
        raise InvalidData("A layer of the canvas is malformed.") from error
    if len({layer.id for layer in canvas.layers}) != len(canvas.layers):
        raise InvalidData("Two layers of the canvas have the same id.")
    return canvas


def _with_origin(data: Json) -> Json:
    """Version 1 did not say where the first corner lies."""
    return {**data, "origin": [0, 0]} if isinstance(data, dict) else data


def _layer_from_json(data: Json) -> Layer:
    if not isinstance(data, dict):
        raise InvalidData("A layer of the canvas is malformed.")
    opacity = data["opacity"]
    x, y = _of(int, data["x"]), _of(int, data["y"])
    if not isinstance(opacity, int | float) or not 0 <= opacity <= 1 or max(abs(x), abs(y)) > FARTHEST:
        raise InvalidData("A layer of the canvas is out of range.")
    return Layer(
        id=_of(str, data["id"]),
        name=_of(str, data["name"]),
        asset=_asset(data["asset"]),
        x=x,
        y=y,
        opacity=float(opacity),
        visible=_of(bool, data["visible"]),
        blend=BlendMode(data["blend"]),
        locked=_of(bool, data["locked"]),
        source=_asset(data["source"]),
    )


def _of(type_: type[T], value: Json) -> T:
    # bool is an int to isinstance, and must not pass as one
    if not isinstance(value, type_) or type(value) is not type_:
        raise TypeError(type(value).__name__)
    return value


def _asset(value: Json) -> AssetId | None:
    if value is None:
        return None
    if not isinstance(value, str) or len(value) != 64:
        raise InvalidData("A layer of the canvas names no asset.")
    return AssetId(value)


def _assets(canvas: Canvas) -> Iterable[AssetId]:
    for layer in canvas.layers:
        yield from (asset for asset in (layer.asset, layer.source) if asset)


def _items(canvas: Canvas) -> Iterable[PartItem]:
    """The layers that something was painted on, from the top down as they are listed."""
    for layer in reversed(canvas.layers):
        if layer.asset is not None:
            yield PartItem(layer.id, layer.name, TILES, layer.asset, layer.asset)


PART: PartType[Canvas] = PartType(
    kind=KIND,
    version=2,
    empty=lambda: EMPTY,
    encode=_encode,
    decode=_decode,
    assets=_assets,
    upgrades={1: _with_origin},
    items=_items,
)
