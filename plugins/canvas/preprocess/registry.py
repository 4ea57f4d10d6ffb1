"""The preprocessors by name: what each is called, what it is for, and whether it needs a model."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from app.api import InvalidRequest, Pixels, Words
from plugins.canvas.preprocess.edges import canny, line_art, scribble, soft_edge
from plugins.canvas.preprocess.surfaces import blur, segmentation, tile


@dataclass(frozen=True, slots=True)
class Preprocessor:
    """Turns a picture (height, width, 3) into a control picture of the same size.

    `mode` is what ControlNets of several kinds call such pictures. One that `needs_model` has no `derive`: an estimate
    of depth or pose takes a network (`by_model`), or such a picture is drawn or brought along.
    """

    name: str
    title: Words
    description: Words
    mode: str
    derive: Callable[[Pixels], Pixels] | None = None

    @property
    def needs_model(self) -> bool:
        """Whether it can't be derived without a network."""
        return self.derive is None


PREPROCESSORS: tuple[Preprocessor, ...] = (
    Preprocessor("canny", Words("Canny edges"), Words("Thin, hard edges."), "canny", canny),
    Preprocessor(
        "soft-edge",
        Words("Soft edges"),
        Words("Broad edges that fade. Computed without a network, so unlike HED it also sees edges within textures."),
        "soft-edge",
        soft_edge,
    ),
    Preprocessor("line-art", Words("Line art"), Words("Lines as with a pen."), "line-art", line_art),
    Preprocessor("scribble", Words("Scribble"), Words("A few broad lines, as drawn by hand."), "scribble", scribble),
    Preprocessor("tile", Words("Tile"), Words("Colours without fine detail, to draw new detail."), "tile", tile),
    Preprocessor("blur", Words("Blur"), Words("The picture out of focus."), "blur", blur),
    Preprocessor(
        "segmentation",
        Words("Areas of colour"),
        Words("Areas in their mean colours. They say where things end, not what they are."),
        "segmentation",
        segmentation,
    ),
    Preprocessor(
        "depth", Words("Depth"), Words("Near is white, far is black. Estimated by a model, or drawn."), "depth"
    ),
    Preprocessor(
        "normal",
        Words("Normals"),
        Words("The direction that each surface faces, as a colour. Estimated by a model, or drawn."),
        "normal",
    ),
    Preprocessor("pose", Words("Pose"), Words("Bones and joints of people. Found by a model, or drawn."), "pose"),
)


def find_preprocessor(name: str) -> Preprocessor:
    """The preprocessor of a name; raises InvalidRequest with those that there are."""
    for one in PREPROCESSORS:
        if one.name == name:
            return one
    raise InvalidRequest(
        "There is no preprocessor “{name}”.",
        advice="Choose one of: {names}.",
        name=name,
        names=", ".join(one.name for one in PREPROCESSORS),
    )


def fitted(picture: Pixels, width: int, height: int, name: str = "") -> Pixels:
    """A control picture for a drawing of a size: derived where a preprocessor is named, and scaled to it.

    Lines are derived at the drawing's size, so that they are as thick as a network expects. Raises InvalidRequest where
    the named one cannot derive anything without a model.
    """
    import cv2

    opaque = np.ascontiguousarray(picture[..., :3])
    smaller = width * height < opaque.shape[0] * opaque.shape[1]
    if opaque.shape[:2] != (height, width):
        opaque = np.asarray(
            cv2.resize(opaque, (width, height), interpolation=cv2.INTER_AREA if smaller else cv2.INTER_CUBIC), np.uint8
        )
    if not name:
        return opaque
    found = find_preprocessor(name)
    if found.derive is None:
        raise InvalidRequest(
            "“{title}” cannot be derived from a picture without a model for it.",
            advice="Draw it, or bring along a picture that was made elsewhere.",
            title=found.title,
        )
    return found.derive(opaque)
