"""Choosing an area of the canvas."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, replace

from app.api import Asset, Document, UserError
from plugins.canvas.commands.changing import canvas_of, changed
from plugins.canvas.model import FARTHEST, LARGEST_SIDE, Area


@dataclass(frozen=True, slots=True)
class SelectArea:
    """Work on an area alone, or on all of the canvas; `asset` is the area's picture, where that is new."""

    area: Area | None
    asset: Asset | None = None
    label: str = "Select"
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document with the selection; raises UserError where the area cannot be one."""
        area = self.area
        if area is not None and not (
            1 <= area.width <= LARGEST_SIDE
            and 1 <= area.height <= LARGEST_SIDE
            and max(abs(area.x), abs(area.y)) <= FARTHEST
        ):
            raise UserError(
                "An area of {width} × {height} pixels cannot be selected.",
                advice="Select a part of the canvas.",
                width=area.width,
                height=area.height,
            )
        if self.asset is not None and (area is None or self.asset.shape != (area.height, area.width, 4)):
            raise UserError("The selection and its mask differ in size.", advice="Select anew.")
        canvas = replace(canvas_of(document), selection=area)
        return changed(document, canvas, () if self.asset is None else (self.asset,))
