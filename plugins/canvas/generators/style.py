"""StyleTransfer: a picture in the colours and the brushwork of another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar

import numpy as np

from app.api import AssetId, AssetOf, InvalidRequest, Label, Lane, Models, Output, Range, RunContext
from plugins.canvas.generators.pictures import opaque
from plugins.canvas.restyle import restyled


@dataclass(frozen=True, slots=True)
class StyleTransferRequest:
    """A picture and the one whose style it gets; it needs no model and is always the same."""

    image: Annotated[
        str, AssetOf("image/*"), Label("Picture", "The picture that gets the style: the selection, or the canvas.")
    ]
    style: Annotated[
        str | None, AssetOf("image/*"), Label("Style", "The picture whose colours and brushwork are taken.")
    ] = None
    style_strength: Annotated[
        float, Range(0, 1, step=0.05), Label("Style strength", "How much of the style is taken; 0 is none of it.")
    ] = 1.0
    content_strength: Annotated[
        float,
        Range(0, 1, step=0.05),
        Label("Content strength", "How far the picture's own edges hold against the brushwork."),
    ] = 0.5


class StyleTransfer:
    """Give a picture the style of another, without a model."""

    Request: ClassVar[type[Any]] = StyleTransferRequest
    version: ClassVar[str] = "1"
    lane: ClassVar[Lane] = Lane.RENDER

    def run(self, request: StyleTransferRequest, models: Models, context: RunContext) -> Iterator[Output]:  # noqa: ARG002 - no model is needed
        """Give the one picture, with the alpha that it had."""
        if request.style is None:
            raise InvalidRequest(
                "There is no picture whose style is taken.", advice="Choose a picture of the style that you want."
            )
        picture = context.assets.picture(AssetId(request.image))
        style = opaque(context.assets.picture(AssetId(request.style)))
        context.job.report(0, 0, "Transferring the style")
        made = restyled(opaque(picture), style, request.style_strength, request.content_strength, context.check)
        if picture.shape[2] == 4:
            made = np.dstack([made, picture[..., 3]])
        yield Output(made, request, name="Restyled")
