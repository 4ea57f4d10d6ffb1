"""From guides to what a drawing is led by, and what stands in the way of that, known before anything is drawn."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np

from app.api import (
    AssetId,
    ControlUse,
    Drawing,
    MissingModel,
    ModelKind,
    ModelRecord,
    Models,
    ReferenceMode,
    ReferenceUse,
    RegionUse,
    RunContext,
    UserError,
    family_of,
    hears,
)
from plugins.canvas.guides import ControlGuide, Guides, RegionGuide
from plugins.canvas.model import REFERENCES, Control, ControlKind, Region
from plugins.canvas.preprocess import fitted

_MODES = {
    ControlKind.STYLE: ReferenceMode.STYLE,
    ControlKind.SUBJECT: ReferenceMode.ALL,
    ControlKind.COMPOSITION: ReferenceMode.COMPOSITION,
    ControlKind.FACE: ReferenceMode.ALL,
}
_NAMED: dict[ControlKind, tuple[str, ...]] = {
    ControlKind.LINE_ART: ("lineart", "line-art", "line_art", "anime"),
    ControlKind.SCRIBBLE: ("scribble", "sketch"),
    ControlKind.CANNY: ("canny",),
    ControlKind.SOFT_EDGE: ("softedge", "soft-edge", "soft_edge", "hed", "pidi"),
    ControlKind.DEPTH: ("depth", "midas", "zoe"),
    ControlKind.POSE: ("pose",),
    ControlKind.NORMAL: ("normal",),
    ControlKind.TILE: ("tile",),
    ControlKind.SEGMENTATION: ("seg",),
}
"""What the names of networks for one kind of picture hold, as they are published."""
_FACE = "face"
Records = Callable[[ModelKind], Sequence[ModelRecord]]


def guides_in(request_guides: str | None, context: RunContext) -> Guides | None:
    """The guides that a request names, None where it names none."""
    return None if request_guides is None else Guides.from_bytes(context.assets.read(AssetId(request_guides)))


def led(first: Drawing, guides: Guides | None, record: ModelRecord, models: Models) -> Drawing:
    """A drawing led by guides, which are brought to its size; raises UserError where the model cannot follow them."""
    if guides is None:
        return first
    for refusal in refusals(record, guides.regions, guides.controls, models.records):
        raise refusal
    width, height = first.width, first.height
    regions = []
    for one in guides.regions:
        scaled = fitted(np.repeat(one.mask[..., None], 3, axis=2), width, height)[..., 0]
        # A region may lie beside the part that is drawn.
        if scaled.any():
            reference = _reference(one, record, models.records)
            mask = scaled.astype(np.float32) / np.float32(255)
            regions.append(RegionUse(one.prompt, mask, one.strength, reference, one.negative_prompt))
    controls, references = [], []
    for guide in guides.controls:
        model = chosen(guide, record, models.records).id
        if guide.kind in REFERENCES:
            mode = _MODES[guide.kind]
            references.append(ReferenceUse(model, (guide.picture,), guide.strength, guide.start, guide.end, mode))
        else:
            picture = fitted(guide.picture, width, height, guide.preprocess)
            controls.append(ControlUse(model, picture, guide.strength, guide.start, guide.end, guide.kind.value))
    return replace(first, regions=tuple(regions), controls=tuple(controls), references=tuple(references))


def kinds_for(kind: ControlKind) -> tuple[ModelKind, ...]:
    """The kinds of models that read a control picture."""
    return (ModelKind.IP_ADAPTER,) if kind in REFERENCES else (ModelKind.CONTROLNET, ModelKind.T2I_ADAPTER)


def fitting(kind: ControlKind, record: ModelRecord, records: Records) -> list[ModelRecord]:
    """The installed models that go with a checkpoint for a kind of picture, those whose names say the kind first."""
    there = [one for of in kinds_for(kind) for one in records(of) if _fits(one, record) and not one.complaint]
    return sorted(there, key=lambda one: _rank(one, kind))


def chosen(guide: Control | ControlGuide, record: ModelRecord, records: Records) -> ModelRecord:
    """The model that reads a control picture: the named one, or the first that fits and is for no other kind.

    Raises UserError where there is none, or where the named one is gone or is made for another family.
    """
    if guide.model:
        there = (one for of in kinds_for(guide.kind) for one in records(of) if one.id == guide.model)
        named = next(there, None)
        if named is None:
            raise MissingModel(guide.model)
        if not _fits(named, record):
            raise UserError(
                "{control} is not made for {model}.",
                advice="Choose another for the control layer, or another model, or hide the layer.",
                control=named.name,
                model=record.name,
            )
        return named
    for one in fitting(guide.kind, record, records):
        if _rank(one, guide.kind) < _OTHER:
            return one
    raise _nothing(kinds_for(guide.kind)[0], record)


def refusals(
    record: ModelRecord,
    regions: Sequence[Region | RegionGuide],
    controls: Sequence[Control | ControlGuide],
    records: Records,
) -> list[UserError]:
    """What of regions and control layers a checkpoint cannot follow with what is installed; nothing where it can."""
    can, found = hears(record.architecture), list[UserError]()
    if not can.regions and any(one.prompt.strip() or one.negative_prompt.strip() for one in regions):
        found.append(
            UserError(
                "{model} cannot draw regions with prompts of their own.",
                advice="Choose Stable Diffusion, SDXL, SD 3, Flux.1 or Z-Image, or hide the layers that are regions.",
                model=record.name,
            )
        )
    elif not can.negative_regions and any(one.negative_prompt.strip() for one in regions):
        found.append(
            UserError(
                "{model} takes no negative prompt, so a region cannot have one.",
                advice="Empty that of the region, or choose another model.",
                model=record.name,
            )
        )
    shown = any(one.reference is not None for one in regions)
    if not can.references and (shown or any(one.kind in REFERENCES for one in controls)):
        found.append(
            UserError(
                "{model} cannot be led by reference pictures.",
                advice="Choose a model of Stable Diffusion 1.5 or SDXL, or take the pictures away.",
                model=record.name,
            )
        )
    elif shown and not fitting(ControlKind.SUBJECT, record, records):
        found.append(_nothing(ModelKind.IP_ADAPTER, record))
    for one in controls:
        if one.kind in REFERENCES and not can.references:
            continue
        if not can.controls:
            found.append(
                UserError(
                    "{model} cannot be led by control pictures.",
                    advice="Choose Stable Diffusion, SDXL, SD 3, Flux.1 or Z-Image, or hide the control layers.",
                    model=record.name,
                )
            )
            break
        try:
            chosen(one, record, records)
        except UserError as refusal:
            found.append(refusal)
    return found


_SAID, _SEVERAL, _SILENT, _OTHER = range(4)


def _rank(one: ModelRecord, kind: ControlKind) -> int:
    """How well a network goes with a kind by its name, the smaller the better; _OTHER is for another kind alone."""
    name = f"{one.name} {one.path.name}".lower()
    if kind in REFERENCES:
        return _SAID if (_FACE in name) == (kind is ControlKind.FACE) else _SILENT
    if any(word in name for word in _NAMED[kind]):
        return _SAID
    if "union" in name or "promax" in name:
        return _SEVERAL
    return _OTHER if any(word in name for words in _NAMED.values() for word in words) else _SILENT


def _fits(one: ModelRecord, record: ModelRecord) -> bool:
    wanted = record.architecture, family_of(record.architecture)
    return any(name in wanted for name in (one.architecture, *one.bases) if name)


def _reference(one: RegionGuide, record: ModelRecord, records: Records) -> ReferenceUse | None:
    if one.reference is None:
        return None
    model = fitting(ControlKind.SUBJECT, record, records)[0].id
    return ReferenceUse(model, (one.reference,), one.reference_strength)


def _nothing(kind: ModelKind, record: ModelRecord) -> UserError:
    return UserError(
        "No {kind} is there that fits {model}.",
        advice="Fetch one, choose another model, or hide the control layer.",
        kind=kind.words,
        model=record.name,
    )
