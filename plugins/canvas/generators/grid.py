"""Grid: pictures beside one another that differ in up to three settings, with what differs written beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from itertools import product
from typing import Annotated, Any, ClassVar

import numpy as np

from app.api import (
    MP4,
    InvalidRequest,
    Label,
    Lane,
    ModelId,
    Models,
    More,
    Output,
    Pixels,
    Prompt,
    Range,
    RunContext,
    Text,
    film_of,
    request_to_json,
)
from plugins.canvas.generators.fields import (
    Checkpoint,
    ColourGuidance,
    Guidance,
    GuidanceRescale,
    Leading,
    Loras,
    Sampler,
    SeedNumber,
    Steps,
    Variation,
    VariationSeed,
    Without,
)
from plugins.canvas.generators.grid_axes import AXES, axis_values, labels, resolved_values, with_value
from plugins.canvas.generators.grid_sheet import AXES as KEPT
from plugins.canvas.generators.grid_sheet import Axes, Cell, sheet_of
from plugins.canvas.generators.guided import guides_in, refusals
from plugins.canvas.generators.pictures import TextToImage, TextToImageRequest, resized
from plugins.canvas.generators.poster import poster_of
from plugins.canvas.generators.share import share_of
from plugins.canvas.guides import GUIDES, Guides
from plugins.canvas.model import LARGEST_SIDE

_VALUES = Label(
    "Values",
    "Such as 1-4, 1-9 (+2), 0-1 [5], or 0.4, 0.6; others parted by |. Of words: those that are there, and what "
    "replaces them.",
)
_MOST = 100
_MARGIN = 8
_RATE = 10
_FILM_PX = 1920
_Size = Range(64, 2048, step=8, unit="px", soft_high=1024)


@dataclass(frozen=True, slots=True)
class GridRequest:
    """Pictures over up to three axes; without one it is the one picture."""

    prompt: Annotated[str, Prompt(), Label("Prompt", "What the pictures show.")]
    across: Annotated[str, AXES, Label("Across", "What differs from column to column.")] = "seed"
    across_values: Annotated[str, Text(), _VALUES] = "1-3"
    down: Annotated[str, AXES, Label("Down", "What differs from row to row.")] = ""
    down_values: Annotated[str, Text(), _VALUES] = ""
    pages: Annotated[str, AXES, Label("Sheets", "What differs from sheet to sheet.")] = ""
    pages_values: Annotated[str, Text(), _VALUES] = ""
    sheet_s: Annotated[
        float | None,
        Range(0.1, 10, step=0.1, unit="s"),
        Label("Film of the sheets", "How long each sheet is seen in a film of them; empty makes no film."),
        More(),
    ] = None
    negative_prompt: Without = ""
    model: Checkpoint = ""
    width: Annotated[int, _Size, Label("Width")] = 256
    height: Annotated[int, _Size, Label("Height")] = 256
    seed: SeedNumber = 0
    steps: Steps = None
    guidance: Guidance = None
    guidance_rescale: GuidanceRescale = None
    colour_guidance: ColourGuidance = None
    sampler: Sampler = ""
    loras: Loras = ""
    variation: Variation = 0.0
    variation_seed: VariationSeed = 0
    guides: Leading = None


class Grid:
    """Draw pictures that differ in up to three settings, each for itself and all in one, or in one a sheet."""

    Request: ClassVar[type[Any]] = GridRequest
    version: ClassVar[str] = "2"
    lane: ClassVar[Lane] = Lane.RENDER

    def run(self, request: GridRequest, models: Models, context: RunContext) -> Iterator[Output]:
        """Draw cell after cell, and lay them out with their labels; raises InvalidRequest for values that are none."""
        axes = (request.pages, request.down, request.across)
        chosen = [axis for axis in axes if axis]
        if len(set(chosen)) < len(chosen):
            raise InvalidRequest("Two axes are the same.", advice="Choose another one, or nothing.")
        written = (request.pages_values, request.down_values, request.across_values)
        values = [axis_values(axis, each) for axis, each in zip(axes, written, strict=True)]
        if request.sheet_s is not None and len(values[0]) < 2:
            raise InvalidRequest(
                "A film of the sheets takes several of them.",
                advice="Choose what differs from sheet to sheet, or empty “Film of the sheets”.",
            )
        values = [
            resolved_values(axis, each, models, (request.model,)) if axis == "model" else each
            for axis, each in zip(axes, values, strict=True)
        ]
        checkpoints = values[axes.index("model")] if "model" in axes else (request.model,)
        for axis, each in zip(axes, values, strict=True):
            if axis == "sampler":
                resolved_values(axis, each, models, checkpoints)
        asked = {
            place: _plain(request, axes, values, place) for place in product(*(range(len(each)) for each in values))
        }
        _refuse_large(asked, values)
        guides = guides_in(request.guides, context)
        if guides is not None:
            _refuse_deaf(guides, checkpoints, models)
            asked = _led(asked, guides, context)
        made: dict[tuple[int, ...], Pixels] = {}
        # Each model is loaded once: what it draws comes one after the other.
        order = sorted(asked, key=lambda place: (place[axes.index("model")] if "model" in axes else 0, place))
        for number, place in enumerate(order):
            part = share_of(context, number, len(order))
            for output in TextToImage().run(asked[place], models, part):
                assert isinstance(output.content, np.ndarray)
                assert isinstance(output.request, TextToImageRequest)
                made[place], asked[place] = output.content, output.request
                yield Output(output.content, _alone(output.request), name=output.name)
        if len(made) > 1:
            sheets = []
            for sheet in _sheets(request, axes, values, asked, made, models):
                sheets.append(np.asarray(sheet.content, np.uint8))
                yield sheet
            if request.sheet_s is not None:
                yield _film(request, sheets, request.sheet_s, context)


def _film(request: GridRequest, sheets: Sequence[Pixels], sheet_s: float, context: RunContext) -> Output:
    """The sheets one after the other, smaller ones on white."""
    context.job.report(0, 0, "Writing the film")
    height, width = (max(sheet.shape[side] for sheet in sheets) for side in (0, 1))
    scale = min(1.0, _FILM_PX / max(width, height))
    high, wide = (max(2, round(side * scale / 2) * 2) for side in (height, width))
    frames = []
    for sheet in sheets:
        paper = np.full((height, width, 3), 255, np.uint8)
        paper[: sheet.shape[0], : sheet.shape[1]] = sheet
        frames.append(resized(paper, wide, high))
    each = max(1, round(sheet_s * _RATE))

    def seen() -> Iterator[Pixels]:
        for frame in frames:
            for _ in range(each):
                context.check()
                yield frame

    shape = (len(frames) * each, high, wide)
    return Output(film_of(seen(), _RATE), request, MP4, shape, request.prompt[:80], poster=poster_of(frames[0]))


def _sheets(
    request: GridRequest,
    axes: tuple[str, str, str],
    values: list[tuple[str, ...]],
    asked: dict[tuple[int, ...], TextToImageRequest],
    made: dict[tuple[int, ...], Pixels],
    models: Models,
) -> Iterator[Output]:
    pages, rows, columns = (labels(axis, each, models) for axis, each in zip(axes, values, strict=True))
    for page, title in enumerate(pages):
        places = [(page, row, column) for row in range(len(rows)) for column in range(len(columns))]
        picture, rects = sheet_of([made[place] for place in places], columns, rows, title)
        cells = tuple(Cell(*rect, request_to_json(asked[place])) for rect, place in zip(rects, places, strict=True))
        kept = Axes((axes[2], values[2]), (axes[1], values[1]), (axes[0], (values[0][page],)), cells)
        one = with_value(request, axes[0], values[0][page], values[0])
        name = " · ".join(filter(None, (request.prompt[:80], title)))
        yield Output(
            picture, replace(one, pages="", pages_values="", sheet_s=None), name=name, details={KEPT: kept.to_bytes()}
        )


def _plain(
    request: GridRequest, axes: tuple[str, str, str], values: list[tuple[str, ...]], place: tuple[int, ...]
) -> TextToImageRequest:
    """The picture at a place of the grid, as text to image is asked for it."""
    one = request
    for axis, each, at in zip(axes, values, place, strict=True):
        one = with_value(one, axis, each[at], each)
    return TextToImageRequest(
        one.prompt, one.negative_prompt, one.model, one.width, one.height, one.seed, steps=one.steps,
        guidance=one.guidance, guidance_rescale=one.guidance_rescale, colour_guidance=one.colour_guidance,
        sampler=one.sampler, loras=one.loras, variation=one.variation, variation_seed=one.variation_seed,
        guides=one.guides,
    )  # fmt: skip


def _alone(one: TextToImageRequest) -> GridRequest:
    """The grid of the one picture."""
    shared = {field.name: getattr(one, field.name) for field in fields(GridRequest) if hasattr(one, field.name)}
    return GridRequest(**{**shared, "across": "", "across_values": ""})


def _led(
    asked: dict[tuple[int, ...], TextToImageRequest], guides: Guides, context: RunContext
) -> dict[tuple[int, ...], TextToImageRequest]:
    """What is asked with the guides brought to the size of each picture."""
    sizes = {(one.width, one.height) for one in asked.values()}
    told = {size: context.assets.add_bytes(guides.scaled(*size).to_bytes(), GUIDES, size[::-1]).id for size in sizes}
    return {place: replace(one, guides=told[one.width, one.height]) for place, one in asked.items()}


def _refuse_deaf(guides: Guides, checkpoints: Sequence[str], models: Models) -> None:
    """Say before anything is drawn what of regions and control layers a model that takes part cannot follow."""
    for checkpoint in checkpoints:
        record = models.record(ModelId(checkpoint))
        for refusal in refusals(record, guides.regions, guides.controls, models.records):
            raise refusal


def _refuse_large(asked: dict[tuple[int, ...], TextToImageRequest], values: list[tuple[str, ...]]) -> None:
    width, height = (max(getattr(one, side) for one in asked.values()) for side in ("width", "height"))
    side = max(len(values[2]) * (width + _MARGIN), len(values[1]) * (height + _MARGIN)) + 300
    if len(asked) > _MOST or side > LARGEST_SIDE:
        raise InvalidRequest(
            "The grid would have {count} pictures.",
            advice="Take fewer values or smaller pictures: {most} fit, and {largest} pixels on a side.",
            count=len(asked),
            most=_MOST,
            largest=LARGEST_SIDE,
        )
