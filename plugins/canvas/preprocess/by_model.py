"""Control pictures by the models of this machine that see: depth, normals, poses, and what is where."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from app.api import ModelKind, Pixels, UserError, Words
from app.api.seeing import Seeing
from plugins.canvas.preprocess.registry import find_preprocessor, fitted
from plugins.canvas.preprocess.skeleton import is_seen, skeletons
from plugins.canvas.preprocess.surfaces import normals
from plugins.canvas.preprocess.things import coloured

NEEDED: Mapping[str, ModelKind] = {
    "depth": ModelKind.DEPTH_MODEL,
    "normal": ModelKind.DEPTH_MODEL,
    "pose": ModelKind.POSE_MODEL,
}
"""The kind of model that a preprocessor needs, by its name."""

BETTER: Mapping[str, ModelKind] = {"segmentation": ModelKind.SEMANTIC_SEGMENTER}
"""The kind of model by which a preprocessor tells more than without one, by its name."""

_GETTING = {
    ModelKind.DEPTH_MODEL: Words("Fetch Depth Anything V2 Small in the model manager, or draw the picture."),
    ModelKind.POSE_MODEL: Words("Fetch ViTPose Base and RT-DETR R18 in the model manager, or draw the picture."),
}
_WITHOUT = {
    ModelKind.SEMANTIC_SEGMENTER: Words(
        "Areas of like colour are taken: they say where things end, not what they are. A SegFormer, UperNet or "
        "Mask2Former of ADE20K in the model manager also says that."
    ),
}
_NOTE = Words("There is no detector of people here: the whole picture was taken for one person.")


@dataclass(frozen=True, slots=True, eq=False)
class Derived:
    """A control picture (height, width, 3), and a sentence on how it was made, if there is one to say."""

    picture: Pixels
    note: Words | None = None


def lacking(name: str, seeing: Seeing | None) -> Words | None:
    """How to get what a preprocessor needs and this machine has not; None where nothing is missing."""
    kind = NEEDED.get(name)
    if kind is None or (seeing is not None and seeing.records(kind)):
        return None
    return _GETTING[kind]


def short_of(name: str, seeing: Seeing | None) -> Words | None:
    """What a preprocessor does without a model by which it would tell more; None where there is one, or none such."""
    kind = BETTER.get(name)
    return None if kind is None or (seeing is not None and seeing.records(kind)) else _WITHOUT[kind]


def derived(
    picture: Pixels, width: int, height: int, name: str, seeing: Seeing | None, check: Callable[[], None]
) -> Derived:
    """A control picture of a size, by a model where the preprocessor of this name needs one, or has one that is better.

    Raises UserError where there is none, and where nobody is seen in the picture.
    """
    kind = NEEDED.get(name)
    if kind is None:
        note = short_of(name, seeing)
        if seeing is None or name not in BETTER or note is not None:
            return Derived(fitted(picture, width, height, name), note)
        seen = fitted(picture, width, height)
        with seeing.lease_semantic_segmenter(seeing.records(BETTER[name])[0].id, check) as segmenter:
            return Derived(coloured(segmenter.classes(seen)))
    getting = lacking(name, seeing)
    if seeing is None or getting is not None:
        raise UserError(
            "“{title}” takes a {kind}, and none is on this machine.",
            advice=getting or _GETTING[kind],
            title=find_preprocessor(name).title,
            kind=kind.words,
        )
    seen, model = fitted(picture, width, height), seeing.records(kind)[0].id
    if kind is ModelKind.POSE_MODEL:
        with seeing.lease_pose_model(model, check) as pose:
            figures = [one for one in pose.figures(seen) if is_seen(one)]
            note = None if pose.finds_people else _NOTE
        if not figures:
            raise UserError(
                "Nobody is seen in the picture.", advice="Draw the pose, or look at a part that shows the whole person."
            )
        return Derived(skeletons(figures, width, height), note)
    with seeing.lease_depth_model(model, check) as held:
        depth = held.depth(seen)
    check()
    if name == "normal":
        return Derived(normals(depth))
    return Derived(np.repeat((depth * 255 + 0.5).astype(np.uint8)[..., None], 3, axis=2))
