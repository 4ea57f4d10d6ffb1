"""What can be done with layers, with names, menus and keys."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from app.api import Action
from plugins.canvas.model import (
    Adjustment,
    Blending,
    BrightnessContrast,
    ColourBalance,
    Curves,
    HueSaturation,
    Invert,
    Levels,
)

if TYPE_CHECKING:
    from plugins.canvas.panel.panel import CanvasPanel


def layer_actions(panel: CanvasPanel) -> Sequence[Action]:
    """Every action of the layers."""
    return (*_stack(panel), *_properties(panel), *_merging(panel), *_masks(panel), *_adjustments(panel))


def _stack(panel: CanvasPanel) -> Sequence[Action]:
    work, layers = panel.work, panel.layer_work
    return (
        Action("canvas.layer.add", "New layer", layers.add, "layer", ("Ins",), icon="plus", while_focused=True),
        Action(
            "canvas.layer.add-group",
            "New group",
            layers.add_group,
            "layer",
            help="Put an empty group above the layer.",
            icon="folder",
        ),
        Action("canvas.layer.duplicate", "Duplicate layer", layers.duplicate, "layer", ("Ctrl+J",), icon="copy"),
        Action(
            "canvas.layer.delete",
            "Delete layer",
            layers.delete,
            "layer",
            ("Shift+Del",),
            icon="trash-2",
            enabled=lambda: not work.active.locked,
            while_focused=True,
        ),
        Action(
            "canvas.layer.group",
            "Group layers",
            layers.group,
            "layer",
            ("Ctrl+G",),
            "Put the chosen layers into a new group.",
            "group",
            while_focused=True,
        ),
        Action(
            "canvas.layer.ungroup",
            "Ungroup layers",
            layers.ungroup,
            "layer",
            ("Ctrl+Shift+G",),
            "Take the group away and leave what is in it.",
            "ungroup",
            enabled=lambda: work.active.is_group,
            while_focused=True,
        ),
        Action(
            "canvas.layer.up",
            "Layer up",
            layers.raise_,
            "layer",
            ("Ctrl+PgUp",),
            icon="arrow-up",
            enabled=lambda: layers.place_above() is not None,
        ),
        Action(
            "canvas.layer.down",
            "Layer down",
            layers.lower,
            "layer",
            ("Ctrl+PgDown",),
            icon="arrow-down",
            enabled=lambda: layers.place_below() is not None,
        ),
    )


def _properties(panel: CanvasPanel) -> Sequence[Action]:
    work, layers = panel.work, panel.layer_work
    return (
        Action(
            "canvas.layer.clip",
            "Clip to the layer below",
            layers.toggle_clipped,
            "layer",
            help="Show the layer only where the one below it has something.",
            icon="corner-left-down",
            checked=lambda: work.active.clipped,
        ),
        Action(
            "canvas.layer.lock-alpha",
            "Lock transparency",
            layers.toggle_alpha_locked,
            "layer",
            help="Paint only where the layer has something already.",
            icon="blend",
            checked=lambda: work.active.alpha_locked,
            enabled=lambda: work.active.has_pixels,
        ),
        Action(
            "canvas.linear",
            "Mix colours by light",
            layers.toggle_linear,
            "layer",
            help="Mix all layers in proportion to light instead of by the stored values.",
            icon="sun",
            checked=lambda: work.canvas.blending is Blending.LINEAR,
        ),
    )


def _merging(panel: CanvasPanel) -> Sequence[Action]:
    work, layers = panel.work, panel.layer_work
    return (
        Action(
            "canvas.layer.merge",
            "Merge down",
            layers.merge_down,
            "layer",
            ("Ctrl+E",),
            "Join the layer with the one below it.",
            "combine",
            enabled=lambda: work.canvas.children(work.active.parent)[0] is not work.active,
        ),
        Action(
            "canvas.layer.merge-group",
            "Merge group",
            layers.merge_group,
            "layer",
            help="Make one layer of the group.",
            enabled=lambda: work.active.is_group,
        ),
        Action(
            "canvas.layer.merge-visible",
            "Merge visible layers",
            layers.merge_visible,
            "layer",
            help="Make one layer of all that are seen; the others stay.",
        ),
        Action(
            "canvas.layer.flatten",
            "Flatten",
            layers.flatten,
            "layer",
            help="Make one layer of everything; what is hidden goes.",
        ),
    )


def _masks(panel: CanvasPanel) -> Sequence[Action]:
    work, layers = panel.work, panel.layer_work

    def has_mask() -> bool:
        return work.active.mask is not None

    return (
        Action(
            "canvas.mask.add",
            "Add mask",
            layers.add_mask,
            "layer",
            help="Hide a part of the layer by painting, or all that is not selected.",
            icon="circle-dot",
            enabled=lambda: not has_mask(),
        ),
        Action(
            "canvas.mask.from-alpha",
            "Mask from transparency",
            layers.mask_from_alpha,
            "layer",
            help="Make the layer's transparency a mask.",
            enabled=lambda: not has_mask() and work.active.asset is not None,
        ),
        Action(
            "canvas.mask.paint",
            "Paint on the mask",
            lambda: work.set_mask_active(not work.mask_active),
            "layer",
            help="Black hides, white shows, greys hide a part.",
            checked=lambda: work.mask_active,
            enabled=has_mask,
        ),
        Action(
            "canvas.mask.switch",
            "Switch mask",
            layers.toggle_mask,
            "layer",
            help="Switch the mask off, or on again.",
            checked=lambda: work.active.mask is not None and work.active.mask.enabled,
            enabled=has_mask,
        ),
        Action(
            "canvas.mask.apply",
            "Apply mask",
            layers.apply_mask,
            "layer",
            help="Erase what the mask hides, and take the mask away.",
            enabled=has_mask,
        ),
        Action(
            "canvas.mask.remove",
            "Remove mask",
            layers.remove_mask,
            "layer",
            help="Take the mask away and show all of the layer.",
            enabled=has_mask,
        ),
    )


def _adjustments(panel: CanvasPanel) -> Sequence[Action]:
    layers = panel.layer_work

    def adding(adjustment: Adjustment) -> Callable[[], None]:
        return lambda: layers.add_adjustment(adjustment)

    words = "Change the colours of all that lies below, as long as the layer is there."
    return (
        Action("canvas.adjust.levels", "Levels", adding(Levels()), "layer", help=words, icon="contrast"),
        Action("canvas.adjust.curves", "Curves", adding(Curves()), "layer", help=words, icon="spline"),
        Action("canvas.adjust.hue", "Hue and saturation", adding(HueSaturation()), "layer", help=words, icon="palette"),
        Action(
            "canvas.adjust.balance",
            "Colour balance",
            adding(ColourBalance()),
            "layer",
            help=words,
            icon="sliders-horizontal",
        ),
        Action(
            "canvas.adjust.brightness",
            "Brightness and contrast",
            adding(BrightnessContrast()),
            "layer",
            help=words,
            icon="sun",
        ),
        Action("canvas.adjust.invert", "Invert colours", adding(Invert()), "layer", help=words),
    )
