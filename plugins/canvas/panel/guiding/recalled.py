"""Recalled: the regions and control layers that a picture was drawn by, offered to be put in again."""

from __future__ import annotations

import colorsys
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QCoreApplication

from app.api import Asset, AssetId, AssetStore, JobContext
from plugins.canvas.commands.placing import PlaceLayers
from plugins.canvas.guides import ControlGuide, Guides, RegionGuide
from plugins.canvas.model import Canvas, Control, Layer, Region, new_layer_id
from plugins.canvas.panel.guiding.titles import control_title
from plugins.canvas.panel.work import CanvasWork

_GOLDEN = 0.618
_NAME_LENGTH = 40


@dataclass(frozen=True, slots=True, eq=False)
class Missing:
    """What of guides no layer of the canvas says."""

    regions: tuple[RegionGuide, ...]
    controls: tuple[ControlGuide, ...]


def missing_of(guides: Guides, canvas: Canvas) -> Missing:
    """What is not said by a layer with the same prompts, or with the same kind of control and strengths."""
    regions = [layer.region for layer in canvas.layers if layer.region is not None]
    controls = [layer.control for layer in canvas.layers if layer.control is not None]
    told = {(one.prompt, one.negative_prompt, one.strength) for one in regions}
    shown = {(one.kind, one.model, one.strength, one.start, one.end, one.preprocess) for one in controls}
    return Missing(
        tuple(one for one in guides.regions if (one.prompt, one.negative_prompt, one.strength) not in told),
        tuple(
            one
            for one in guides.controls
            if (one.kind, one.model, one.strength, one.start, one.end, one.preprocess) not in shown
        ),
    )


def layers_of(missing: Missing, assets: AssetStore, corner: tuple[int, int]) -> tuple[list[Layer], list[Asset]]:
    """Layers that say it again, their upper left corner at a place of the canvas.

    Those of regions are not seen: they have an opacity of 0, and say where a region is all the same.
    """
    layers, stored = [], []
    for number, one in enumerate(missing.regions):
        red, green, blue = (round(255 * part) for part in colorsys.hsv_to_rgb(number * _GOLDEN % 1, 0.6, 0.9))
        pixels = np.empty((*one.mask.shape, 4), np.uint8)
        pixels[..., :3] = red, green, blue
        pixels[..., 3] = one.mask
        name = one.prompt.strip()[:_NAME_LENGTH] or QCoreApplication.translate("CanvasPanel", "Region")
        asset = assets.add_picture(pixels, name)
        reference = None if one.reference is None else assets.add_picture(one.reference, name)
        stored += [asset, *([] if reference is None else [reference])]
        region = Region(
            one.prompt, one.negative_prompt, one.strength, reference.id if reference else None, one.reference_strength
        )
        layers.append(Layer(new_layer_id(), name, asset.id, *corner, opacity=0.0, region=region))
    for control in missing.controls:
        name = control_title(control.kind)
        alpha = np.full((*control.picture.shape[:2], 1), 255, np.uint8)
        asset = assets.add_picture(np.concatenate([control.picture, alpha], axis=2), name)
        stored.append(asset)
        told = Control(control.kind, control.model, control.strength, control.start, control.end, control.preprocess)
        layers.append(Layer(new_layer_id(), name, asset.id, *corner, control=told))
    return layers, stored


def offer_again(work: CanvasWork, guides: AssetId) -> None:
    """Read guides on a worker, and offer to put in what of them is not on the canvas."""
    assets = work.context.assets

    def read(_job: JobContext) -> Guides:
        return Guides.from_bytes(assets.read(guides))

    def done(found: Guides) -> None:
        missing = missing_of(found, work.canvas)
        count = len(missing.regions) + len(missing.controls)
        if count:
            words = QCoreApplication.translate(
                "CanvasPanel", "It was drawn by regions and control layers that are not here: {count}."
            )
            button = QCoreApplication.translate("CanvasPanel", "Put them in")
            work.context.messages.say(words.format(count=count), button=button, action=lambda: _put_in(work, missing))

    work.run("", read, done)


def _put_in(work: CanvasWork, missing: Missing) -> None:
    if not work.settle():
        return
    assets, corner = work.context.assets, work.frame[:2]

    def store(_job: JobContext) -> PlaceLayers:
        layers, stored = layers_of(missing, assets, corner)
        return PlaceLayers(tuple(layers), tuple(stored))

    def done(command: PlaceLayers) -> None:
        work.execute(command)

    work.run(QCoreApplication.translate("CanvasPanel", "Putting regions and control layers in"), store, done)
