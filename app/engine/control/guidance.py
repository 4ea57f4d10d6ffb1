"""Guidance: everything that leads one drawing beside its prompt, made ready and taken away again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

from app.api import Drawing, InvalidRequest, ModelRecord
from app.engine.control.part import Parts
from app.engine.control.prepare import Controls
from app.engine.control.steering import Guide, Steering
from app.engine.control.window import layout_of
from app.engine.load import denoiser_of
from app.engine.reference.prepare import References
from app.engine.regional.prepare import Regions

SMALLEST_TILE = 64


@contextmanager
def guided(
    pipeline: Any, record: ModelRecord, drawing: Drawing, parts: Parts, check: Callable[[], None]
) -> Iterator[Steering]:
    """The steering of a drawing, active for the length of the block; without guides nothing is touched.

    Raises InvalidRequest and UserError for a guide that does not fit the model or the picture.
    """
    denoiser = denoiser_of(pipeline)
    steering = Steering(denoiser, check=check)
    if not (drawing.controls or drawing.references or drawing.regions or drawing.tile):
        yield steering
        return
    layout = layout_of(denoiser)
    cell = int(pipeline.vae_scale_factor)
    if drawing.tile and (drawing.tile < SMALLEST_TILE or drawing.tile % (cell * layout.step)):
        raise InvalidRequest(
            "Tiles cannot have a side of {side} pixels.",
            advice="Choose a multiple of {step}, from {least} on.",
            side=drawing.tile,
            step=cell * layout.step,
            least=SMALLEST_TILE,
        )
    with ExitStack() as stack:
        # References first: what they change in the network has to be there before regions stand before it.
        guides: list[Guide] = References(pipeline, denoiser, record, parts, check, stack).guides(drawing)
        regions = Regions(pipeline, denoiser, layout, check, stack).guides(drawing)
        controls = Controls(pipeline, denoiser, record, parts, check, stack).guides(drawing)
        # A ControlNet reads the prompt as it is; in Z-Image it has to have as many tokens as the network itself.
        guides += regions + controls if layout.name == "z-image" else controls + regions
        steering.layout, steering.guides, steering.tile = layout, guides, drawing.tile // cell
        least = 0 if layout.name == "z-image" else 1
        steering.guided = drawing.guidance > least and not _distilled(denoiser)
        stack.enter_context(steering.active())
        yield steering


def _distilled(denoiser: Any) -> bool:
    return bool(denoiser.config.get("guidance_embeds")) or denoiser.config.get("time_cond_proj_dim") is not None
