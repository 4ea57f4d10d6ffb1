"""Grid: pictures beside one another that differ in one or two settings, with what differs written beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Annotated, Any, ClassVar

import numpy as np
from PIL import Image

from app.api import (
    SEED_LIMIT,
    Choice,
    InvalidRequest,
    Label,
    Lane,
    Models,
    Output,
    Pixels,
    Prompt,
    Range,
    RunContext,
    Text,
)
from plugins.canvas.generators.fields import (
    Checkpoint,
    Guidance,
    Sampler,
    SeedNumber,
    Steps,
    Without,
)
from plugins.canvas.generators.pictures import TextToImage, TextToImageRequest
from plugins.canvas.model import LARGEST_SIDE

_AXES = Choice(
    (
        ("", "Nothing"),
        ("seed", "Seed"),
        ("steps", "Steps"),
        ("guidance", "Guidance"),
        ("sampler", "Sampler"),
        ("prompt", "Words of the prompt"),
    )
)
_VALUES = Label(
    "Values",
    "Such as 1-4, or 0.4, 0.6, or euler | dpmpp_2m. Of the prompt: words that are there, and what replaces them.",
)
_MOST = 64
_MARGIN = 8


@dataclass(frozen=True, slots=True)
class GridRequest:
    """Pictures over one axis or two; without an axis it is the one picture."""

    prompt: Annotated[str, Prompt(), Label("Prompt", "What the pictures show.")]
    across: Annotated[str, _AXES, Label("Across", "What differs from column to column.")] = "seed"
    across_values: Annotated[str, Text(), _VALUES] = "1-3"
    down: Annotated[str, _AXES, Label("Down", "What differs from row to row.")] = ""
    down_values: Annotated[str, Text(), _VALUES] = ""
    negative_prompt: Without = ""
    model: Checkpoint = ""
    width: Annotated[int, Range(64, 2048, step=8, unit="px", soft_high=1024), Label("Width")] = 256
    height: Annotated[int, Range(64, 2048, step=8, unit="px", soft_high=1024), Label("Height")] = 256
    seed: SeedNumber = 0
    steps: Steps = None
    guidance: Guidance = None
    sampler: Sampler = ""


class Grid:
    """Draw pictures that differ in one or two settings, each for itself and all in one."""

    Request: ClassVar[type[Any]] = GridRequest
    version: ClassVar[str] = "1"
    lane: ClassVar[Lane] = Lane.RENDER

    def run(self, request: GridRequest, models: Models, context: RunContext) -> Iterator[Output]:
        """Draw cell after cell, and lay them out with their labels; raises InvalidRequest for values that are none."""
        columns = axis_values(request.across, request.across_values)
        rows = axis_values(request.down, request.down_values)
        if request.across and request.across == request.down:
            raise InvalidRequest("Both axes are the same.", advice="Choose another one, or nothing.")
        side = max(len(columns) * (request.width + _MARGIN), len(rows) * (request.height + _MARGIN)) + 300
        if len(columns) * len(rows) > _MOST or side > LARGEST_SIDE:
            raise InvalidRequest(
                "The grid would have {count} pictures.",
                advice="Take fewer values or smaller pictures: {most} fit, and {largest} pixels on a side.",
                count=len(columns) * len(rows),
                most=_MOST,
                largest=LARGEST_SIDE,
            )
        cells: list[Pixels] = []
        for row in rows:
            for column in columns:
                one = _with(_with(request, request.across, column, columns), request.down, row, rows)
                one = replace(one, across="", across_values="", down="", down_values="")
                plain = TextToImageRequest(
                    one.prompt, one.negative_prompt, one.model, one.width, one.height, one.seed,
                    steps=one.steps, guidance=one.guidance, sampler=one.sampler,
                )  # fmt: skip
                for output in TextToImage().run(plain, models, context):
                    assert isinstance(output.content, np.ndarray)
                    cells.append(output.content)
                    yield Output(output.content, one, name=output.name)
        if len(cells) > 1:
            yield Output(laid_out(cells, columns, rows), request, name=request.prompt[:80])


def axis_values(axis: str, written: str) -> tuple[str, ...]:
    """The values of an axis as texts; one empty text without an axis. Raises InvalidRequest for what is none."""
    if not axis:
        return ("",)
    numbers = axis in ("seed", "steps", "guidance")
    parts = [part.strip() for part in re.split(r"[,|]" if numbers else r"\|", written) if part.strip()]
    found: list[str] = []
    for part in parts:
        span = re.fullmatch(r"(\d{1,10})\s*-\s*(\d{1,10})", part)
        if numbers and span and int(span[1]) <= int(span[2]) < int(span[1]) + 1000:
            found += [str(number) for number in range(int(span[1]), int(span[2]) + 1)]
        elif numbers and not _fits(axis, part):
            raise InvalidRequest(
                "“{value}” is no value of the axis.", advice="Write numbers such as 1-4, or 0.4, 0.6.", value=part[:40]
            )
        else:
            found.append(part)
    if not found:
        raise InvalidRequest("The axis has no values.", advice="Write some, such as 1-4, or choose no axis.")
    return tuple(found)


def laid_out(cells: Sequence[Pixels], columns: Sequence[str], rows: Sequence[str]) -> Pixels:
    """Cells of one size, row after row, on white with their labels above and on the left."""
    # The window looks at this generator when it opens: letters are loaded when they are drawn.
    from PIL import ImageDraw, ImageFont

    height, width = cells[0].shape[:2]
    size = max(14, min(width, height) // 14)
    font = ImageFont.load_default(size)
    left = max((round(font.getlength(row[:30])) for row in rows), default=0)
    left, top = min(left, 250) + _MARGIN * 2 if left else _MARGIN, size * 2 if any(columns) else _MARGIN
    sheet = Image.new(
        "RGB", (left + len(columns) * (width + _MARGIN), top + len(rows) * (height + _MARGIN)), (255, 255, 255)
    )
    draw = ImageDraw.Draw(sheet)
    for at, column in enumerate(columns):
        draw.text((left + at * (width + _MARGIN) + width / 2, top / 2), column[:30], (20, 20, 20), font, "mm")
    for at, row in enumerate(rows):
        draw.text((_MARGIN, top + at * (height + _MARGIN) + height / 2), row[:30], (20, 20, 20), font, "lm")
        for beside in range(len(columns)):
            cell = Image.fromarray(cells[at * len(columns) + beside])
            sheet.paste(cell, (left + beside * (width + _MARGIN), top + at * (height + _MARGIN)))
    return np.asarray(sheet, np.uint8)


def _fits(axis: str, value: str) -> bool:
    try:
        number = float(value) if axis == "guidance" else int(value)
    except ValueError:
        return False
    return {"seed": 0 <= number < SEED_LIMIT, "steps": 1 <= number <= 150, "guidance": 0 <= number <= 30}[axis]


def _with(request: GridRequest, axis: str, value: str, values: Sequence[str]) -> GridRequest:
    match axis:
        case "seed":
            return replace(request, seed=int(value))
        case "steps":
            return replace(request, steps=int(value))
        case "guidance":
            return replace(request, guidance=float(value))
        case "sampler":
            return replace(request, sampler=value)
        case "prompt":
            if values[0] not in request.prompt:
                raise InvalidRequest(
                    "The prompt does not hold “{words}”.",
                    advice="Write words of the prompt first, and then what replaces them.",
                    words=values[0][:40],
                )
            return replace(request, prompt=request.prompt.replace(values[0], value))
        case _:
            return request
