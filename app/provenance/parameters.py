"""The `parameters` text that A1111 and its kin write into pictures."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass

from app.document import Json, Recipe

# Written name, name in a request; the order is that of A1111.
_FIELDS = (
    ("Steps", "steps"),
    ("Sampler", "sampler"),
    ("CFG scale", "guidance"),
    ("Seed", "seed"),
    ("Size", ""),
    ("Model", "model"),
    ("Denoising strength", "strength"),
    ("Version", ""),
)

_LONGEST_LINE = 10_000
"""A longer last line is prompt: settings are short, and searching them takes time that grows with its square."""

_PAIR = re.compile(r'\s*([\w][\w \-/]*):\s*("(?:\\.|[^\\"])*"|[^,]*)(?:,|$)')


@dataclass(frozen=True, slots=True)
class Parameters:
    """A parsed text: what can be recalled by standard names, and every pair as it was written."""

    recall: Mapping[str, Json]
    pairs: Mapping[str, str]


def parameters_of(recipe: Recipe, width: int, height: int, version: str) -> str:
    """The text for a recipe; fields that its request does not have are left out."""
    request = recipe.request
    values: dict[str, object] = {
        written: request[name] for written, name in _FIELDS if name and request.get(name) not in (None, "")
    }
    values["Size"] = f"{width}x{height}"
    values["Version"] = version
    if recipe.models:
        values["Model"] = recipe.models[0].id
        values["Model hash"] = recipe.models[0].sha256[:10]
    order = [*(written for written, _ in _FIELDS[:-1]), "Model hash", "Version"]
    line = ", ".join(f"{name}: {_quoted(str(values[name]))}" for name in order if name in values)
    lines = [str(request.get("prompt", ""))]
    if request.get("negative_prompt"):
        lines.append(f"Negative prompt: {request['negative_prompt']}")
    return "\n".join([*lines, line])


def read_parameters(text: str) -> Parameters:
    """Parse a text; lines before the settings are the prompt, as A1111 reads its own."""
    *lines, last = text.strip().split("\n")
    found = _PAIR.findall(last) if len(last) <= _LONGEST_LINE else []
    pairs = {name.strip(): _unquoted(value.strip()) for name, value in found}
    if len(pairs) < 3:
        lines.append(last)
        pairs = {}
    prompt: list[str] = []
    negative: list[str] = []
    part = prompt
    for line in lines:
        if line.startswith("Negative prompt:"):
            part = negative
            line = line.removeprefix("Negative prompt:").strip()  # noqa: PLW2901 - the rest of the line belongs to it
        part.append(line)
    recall: dict[str, Json] = {"prompt": "\n".join(prompt).strip()}
    if negative:
        recall["negative_prompt"] = "\n".join(negative).strip()
    for written, name in _FIELDS:
        if name and written in pairs:
            recall[name] = _number(pairs[written])
    if size := re.fullmatch(r"(\d{1,5})x(\d{1,5})", pairs.get("Size", "")):
        recall["width"], recall["height"] = int(size[1]), int(size[2])
    return Parameters(recall, pairs)


def _quoted(value: str) -> str:
    return json.dumps(value, ensure_ascii=False) if re.search(r'[,:\n"]', value) else value


def _unquoted(value: str) -> str:
    if value.startswith('"') and value.endswith('"') and len(value) > 1:
        try:
            return str(json.loads(value))
        except ValueError:
            return value
    return value


def _number(text: str) -> Json:
    if re.fullmatch(r"-?\d{1,18}", text):
        return int(text)
    if re.fullmatch(r"-?\d{1,18}\.\d{1,18}", text):
        return float(text)
    return text
