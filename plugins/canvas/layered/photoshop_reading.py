"""Reading Photoshop documents (PSD and PSB) by psd-tools: layers, groups, masks, clipping, modes, some adjustments."""

from __future__ import annotations

import logging
import struct
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

from app.api import Asset, AssetStore, BlendMode, Imported, InvalidData, Pixels, UserError, Words
from plugins.canvas.layered.canvas_file import CanvasFile
from plugins.canvas.layered.photoshop_modes import FROM_PHOTOSHOP
from plugins.canvas.model import (
    FARTHEST,
    LARGEST_SIDE,
    Adjusting,
    Adjustment,
    Canvas,
    Curves,
    Group,
    HueSaturation,
    Invert,
    Layer,
    Levels,
    Mask,
    check_adjustment,
)

_MOST_BYTES = 4 << 30
_DEEPEST = 30


def read_photoshop(path: Path, assets: AssetStore) -> Imported:
    """A picture in layers of a Photoshop document; raises InvalidData that says what is wrong with it."""
    from psd_tools import PSDImage

    logging.getLogger("psd_tools").setLevel(logging.ERROR)
    _check_size(path)
    damaged = InvalidData("{name} is damaged, or not the picture that its name says.", name=path.name)
    try:
        document = PSDImage.open(str(path), max_alloc_bytes=_MOST_BYTES)
        return _Reader(path.name, document, assets).read(path.stem)
    except UserError:
        raise
    except FileNotFoundError as error:
        raise InvalidData("There is no file {path}.", advice="Check the name.", path=str(path)) from error
    except (
        ArithmeticError, AssertionError, AttributeError, EOFError, LookupError, MemoryError, NotImplementedError,
        OSError, RecursionError, SyntaxError, TypeError, ValueError, struct.error,
    ) as error:  # fmt: skip
        # The library has no one error for files that are not as the format says.
        raise damaged from error


class _Reader:
    def __init__(self, name: str, document: Any, assets: AssetStore) -> None:
        self._name, self._document, self._assets = name, document, assets
        self._layers: list[Layer] = []
        self._kept: dict[str, Asset] = {}
        self._remarks: list[Words] = []
        self._count = 0

    def read(self, stem: str) -> Imported:
        """All of it; of a document without layers its picture becomes one."""
        self._walk(self._document, None, 0)
        if not self._layers:
            merged = self._document.topil()
            if merged is None:
                raise InvalidData("{name} holds no picture.", advice="Choose another file.", name=self._name)
            self._layers.append(replace(Layer("psd-1", stem), asset=self._stored(_rgba(merged), stem)))
        canvas = Canvas(self._document.width, self._document.height, tuple(self._layers))
        return CanvasFile(canvas, tuple(self._kept.values())).kept(stem, self._assets, self._remarks)

    def _walk(self, layers: Iterable[Any], parent: str | None, depth: int) -> None:
        if depth > _DEEPEST:
            raise InvalidData(
                "The groups of {name} lie more than {deepest} deep in one another.",
                advice="Take some apart in the program that wrote it.",
                name=self._name,
                deepest=_DEEPEST,
            )
        for each in layers:
            self._count += 1
            layer = replace(self._common(each, f"psd-{self._count}"), parent=parent)
            if each.is_group():
                self._walk(each, layer.id, depth + 1)
                through = each.blend_mode.value == b"pass"
                layer = replace(layer, content=Group(pass_through=through, folded=not each.open_folder))
            elif (adjustment := self._adjustment(each)) is not None:
                layer = replace(layer, content=Adjusting(adjustment))
            else:
                layer = self._with_pixels(layer, each)
            self._layers.append(layer)

    def _common(self, each: Any, id_: str) -> Layer:
        name = str(each.name)[:1000]
        mode = each.blend_mode.value
        blend = BlendMode.NORMAL if mode == b"pass" else FROM_PHOTOSHOP.get(mode)
        if blend is None:
            self._remark("The layer “{layer}” is mixed by “{mode}”, here as normal.", name, mode=each.blend_mode.name)
        if each.has_effects():
            self._remark("The layer “{layer}” has effects, which are left out.", name)
        return Layer(
            id_,
            name,
            opacity=each.opacity / 255,
            visible=bool(each.visible),
            blend=blend or BlendMode.NORMAL,
            clipped=bool(each.clipping) and not each.is_group(),
            mask=self._mask(each),
        )

    def _with_pixels(self, layer: Layer, each: Any) -> Layer:
        if each.kind == "type":
            self._remark("The text of the layer “{layer}” is pixels here.", layer.name)
        elif each.kind not in ("pixel", "shape", "smartobject") and not each.has_pixels():
            self._remark("The layer “{layer}” is of a kind that the studio does not have; it is empty.", layer.name)
            return layer
        picture = each.topil() if each.width and each.height else None
        if picture is None:
            return layer
        if max(abs(each.left), abs(each.top)) > FARTHEST or max(picture.size) > 4 * LARGEST_SIDE:
            raise InvalidData("A layer of the canvas is out of range.")
        pixels, x, y = _within(_rgba(picture), each.left, each.top)
        return replace(layer, asset=self._stored(pixels, layer.name), x=x, y=y)

    def _mask(self, each: Any) -> Mask | None:
        if not each.has_mask() or each.mask is None:
            return None
        mask = each.mask
        canvas = np.full((self._document.height, self._document.width), mask.background_color, np.uint8)
        picture = mask.topil() if mask.width and mask.height else None
        if picture is not None:
            shown = np.asarray(picture.convert("L"))
            top, left = max(0, mask.top), max(0, mask.left)
            part = shown[top - mask.top :, left - mask.left :]
            target = canvas[top : top + part.shape[0], left : left + part.shape[1]]
            target[:] = part[: target.shape[0], : target.shape[1]]
        hidden = np.zeros((*canvas.shape, 4), np.uint8)
        hidden[..., 3] = 255 - canvas
        return Mask(self._stored(hidden, ""), 0, 0, not mask.disabled)

    def _adjustment(self, each: Any) -> Adjustment | None:
        try:
            found = _adjustment_of(each)
            if found is not None:
                check_adjustment(found)
        except (ValueError, TypeError, IndexError, AttributeError):
            return None
        return found

    def _stored(self, pixels: Pixels, name: str) -> Any:
        asset = self._assets.add_picture(pixels, name)
        self._kept[asset.id] = asset
        return asset.id

    def _remark(self, text: str, layer: str, **values: str) -> None:
        self._remarks.append(Words(text, layer=layer, **values))


def _adjustment_of(each: Any) -> Adjustment | None:
    """What an adjustment is here; None where it is none, or one that the studio reckons otherwise."""
    match each.kind:
        case "invert":
            return Invert()
        case "levels" if each.master is not None:
            master = each.master
            return Levels(
                master.input_floor / 255, master.input_ceiling / 255, master.gamma / 100,
                master.output_floor / 255, master.output_ceiling / 255,
            )  # fmt: skip
        case "curves" if each.extra is not None and not each.data.is_map:
            names = {0: "value", 1: "red", 2: "green", 3: "blue"}
            # Points are kept as output and input.
            curves = {
                names[item.channel_id]: tuple((point[1] / 255, point[0] / 255) for point in item.points)
                for item in each.extra
                if item.channel_id in names
            }
            return Curves(**curves)
        case "huesaturation" if each.master is not None and not each.enable_colorization:
            hue, saturation, lightness = each.master
            return HueSaturation(float(hue), saturation / 100, lightness / 100)
        case _:
            return None


def _check_size(path: Path) -> None:
    """Refuse what says that it has more pixels than the studio opens, before anything of it is read."""
    try:
        with path.open("rb") as file:
            head = file.read(26)
    except OSError:
        return
    if len(head) < 26 or head[:4] != b"8BPS":
        raise InvalidData("{name} is damaged, or not the picture that its name says.", name=path.name)
    height, width = struct.unpack(">II", head[14:22])
    if max(width, height) > LARGEST_SIDE or min(width, height) < 1:
        raise InvalidData(
            "{name} has {width} × {height} pixels.",
            advice="Make it smaller: {largest} pixels are the most on a side.",
            name=path.name,
            width=width,
            height=height,
            largest=LARGEST_SIDE,
        )


def _within(pixels: Pixels, x: int, y: int) -> tuple[Pixels, int, int]:
    """A picture cut where it is larger than the studio keeps in one piece; its corner stays where it lies."""
    return np.ascontiguousarray(pixels[:LARGEST_SIDE, :LARGEST_SIDE]), x, y


def _rgba(picture: Image.Image) -> Pixels:
    return np.ascontiguousarray(picture.convert("RGBA"), np.uint8)
