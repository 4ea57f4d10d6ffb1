"""Axes of a grid: which settings they run over, how their values are written, and a request with one of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, TypeVar

from app.api import SEED_LIMIT, Choice, InvalidRequest, ModelKind, ModelRecord, Models

T = TypeVar("T", bound=Any)

AXES = Choice(
    (
        ("", "Nothing"),
        ("seed", "Seed"),
        ("steps", "Steps"),
        ("guidance", "Guidance"),
        ("guidance_rescale", "Guidance rescale"),
        ("colour_guidance", "Colour guidance"),
        ("sampler", "Sampler"),
        ("prompt", "Words of the prompt"),
        ("negative_prompt", "Words of what it is without"),
        ("model", "Model"),
        ("width", "Width"),
        ("height", "Height"),
        ("variation", "Variation"),
        ("variation_seed", "Variation seed"),
        ("loras", "LoRAs"),
    )
)
NAMES = dict(AXES.options)
_WHOLE: dict[str, tuple[int, int]] = {
    "seed": (0, SEED_LIMIT - 1),
    "variation_seed": (0, SEED_LIMIT - 1),
    "steps": (1, 150),
    "width": (64, 2048),
    "height": (64, 2048),
}
_BROKEN: dict[str, tuple[float, float]] = {
    "guidance": (0.0, 30.0),
    "guidance_rescale": (0.0, 1.0),
    "colour_guidance": (0.0, 1.0),
    "variation": (0.0, 1.0),
}
_WORDS = ("prompt", "negative_prompt")
_LONGEST = 1000
_NUMBER = r"\d{1,10}(?:\.\d{1,6})?"
_SPAN = re.compile(rf"({_NUMBER})\s*-\s*({_NUMBER})(?:\s*\(\s*([+-]\s*{_NUMBER})\s*\)|\s*\[\s*(\d{{1,4}})\s*\])?")


def axis_values(axis: str, written: str) -> tuple[str, ...]:
    """The values of an axis as texts; one empty text without an axis. Raises InvalidRequest for what is none.

    Numbers are a list such as `1, 2, 5` or ranges: `1-5` goes by one, `1-5 (+2)` by two, `5-1 (-1)` down, and
    `0-1 [5]` gives five that are as far from one another. Anything else is parted by `|`.
    """
    if not axis:
        return ("",)
    numbers = axis in _WHOLE or axis in _BROKEN
    parts = [part.strip() for part in re.split(r"[,|]" if numbers else r"\|", written)]
    if axis in _WORDS:
        # Nothing in the place of the words takes them out.
        found = parts if parts[0] else []
    else:
        found = [value for part in parts if part for value in (_numbers(axis, part) if numbers else (part,))]
    if not found:
        raise InvalidRequest("The axis has no values.", advice="Write some, such as 1-4, or choose no axis.")
    return tuple(dict.fromkeys(found))


def with_value(request: T, axis: str, value: str, values: Sequence[str]) -> T:
    """The request with a value of an axis; of words, the first of all are exchanged for it."""
    if not axis:
        return request
    changed: Any
    if axis in _WHOLE:
        changed = int(value)
    elif axis in _BROKEN:
        changed = float(value)
    elif axis in _WORDS:
        text = getattr(request, axis)
        if values[0] not in text:
            raise InvalidRequest(
                "The prompt does not hold “{words}”.",
                advice="Write words of the prompt first, and then what replaces them.",
                words=values[0][:40],
            )
        changed = text.replace(values[0], value)
    else:
        changed = value
    return replace(request, **{axis: changed})


def resolved_values(axis: str, values: tuple[str, ...], models: Models, checkpoints: Sequence[str]) -> tuple[str, ...]:
    """The values as a request holds them: ids in the place of names of models; raises InvalidRequest for unknown ones.

    Samplers have to work with each of the checkpoints that take part, whose ids these are.
    """
    if axis == "model":
        known = models.records(ModelKind.CHECKPOINT)
        return tuple(_named(value, known).id for value in values)
    if axis == "sampler":
        for value in values:
            for checkpoint in checkpoints:
                record = next((one for one in models.records(ModelKind.CHECKPOINT) if one.id == checkpoint), None)
                if record is not None and record.samplers and value not in record.samplers:
                    raise InvalidRequest(
                        "{model} does not draw with the sampler “{value}”.",
                        advice="It draws with: {samplers}.",
                        model=record.name,
                        value=value[:40],
                        samplers=", ".join(record.samplers),
                    )
    return values


def labels(axis: str, values: Sequence[str], models: Models) -> tuple[str, ...]:
    """What is written beside the pictures; a value alone, since most say what they are of."""
    if axis == "model":
        names = {str(record.id): record.name for record in models.records(ModelKind.CHECKPOINT)}
        return tuple(names.get(value, value) for value in values)
    if axis in ("", "prompt", "sampler", "loras"):
        return tuple(values)
    return tuple(f"{NAMES[axis]} {value}" for value in values)


def _numbers(axis: str, part: str) -> list[str]:
    span = _SPAN.fullmatch(part)
    found = [part] if span is None else _span(axis, float(span[1]), float(span[2]), span[3], span[4])
    if not found or len(found) > _LONGEST or not all(_fits(axis, value) for value in found):
        raise InvalidRequest(
            "“{value}” is no value of the axis.",
            advice="Write numbers such as 1-4, 1-9 (+2), 0-1 [5], or 0.4, 0.6; {least} to {most} are allowed.",
            value=part[:40],
            least=_text(_limits(axis)[0]),
            most=_text(_limits(axis)[1]),
        )
    return found


def _span(axis: str, first: float, last: float, step: str | None, count: str | None) -> list[str]:
    if count is not None:
        number = int(count)
        if not 1 <= number <= _LONGEST:
            return []
        way = [first + (last - first) * at / max(1, number - 1) for at in range(number)]
        return [_text(round(value) if axis in _WHOLE else round(value, 6)) for value in way]
    by = float(step.replace(" ", "")) if step is not None else 1.0
    if by == 0 or (last - first) / by < 0 or (last - first) / by > _LONGEST:
        return []
    return [_text(round(first + at * by, 6)) for at in range(int((last - first) / by + 1e-9) + 1)]


def _text(value: float) -> str:
    return str(int(value)) if float(value).is_integer() else f"{value:.6f}".rstrip("0")


def _limits(axis: str) -> tuple[float, float]:
    return _WHOLE[axis] if axis in _WHOLE else _BROKEN[axis]


def _fits(axis: str, value: str) -> bool:
    low, high = _limits(axis)
    try:
        number = int(value) if axis in _WHOLE else float(value)
    except ValueError:
        return False
    return low <= number <= high and (axis not in ("width", "height") or int(number) % 8 == 0)


def _named(value: str, known: Sequence[ModelRecord]) -> ModelRecord:
    wanted = value.casefold()
    same = [one for one in known if wanted in (one.id.casefold(), one.name.casefold())]
    found = same or [one for one in known if wanted in one.name.casefold()]
    names = ", ".join(one.name for one in known)
    if not found:
        raise InvalidRequest(
            "There is no model “{value}”.", advice="Choose among: {models}.", value=value[:60], models=names
        )
    if len(found) > 1:
        raise InvalidRequest(
            "“{value}” may be several of the models.", advice="Choose among: {models}.", value=value[:60], models=names
        )
    return found[0]
