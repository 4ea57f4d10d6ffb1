"""Presets of samplers, and the sampling that a request asks for."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any, cast

from app.api import InvalidRequest, Sampling

CODE = "code"
"""The preset of program code: of an answer that has code in a fence, that is all."""

PRESETS: Mapping[str, Sampling] = {
    "balanced": Sampling(temperature=0.8, min_p=0.05, repetition_penalty=1.05),
    "lively": Sampling(temperature=1.1, min_p=0.05, xtc_probability=0.5, dry_multiplier=0.8),
    "precise": Sampling(temperature=0.3, top_p=0.9, min_p=0.05, repetition_penalty=1.05),
    "likeliest": Sampling(temperature=0.0),
    CODE: Sampling(temperature=0.2, top_p=0.95),
}
"""What a preset stands for; a field of the request that is set goes before it."""

_SAMPLING = tuple(field.name for field in fields(Sampling))


def sampling_of(request: object, preset: str) -> Sampling:
    """The preset with what the request sets itself; raises InvalidRequest where a field cannot be read."""
    changes: dict[str, Any] = {}
    for name in _SAMPLING:
        value = getattr(request, name, None)
        if value is not None and value != "":
            changes[name] = value
    if "mirostat" in changes:
        changes["mirostat"] = int(changes["mirostat"])
    if "logit_bias" in changes:
        changes["logit_bias"] = read_bias(str(changes["logit_bias"]))
    sampling = replace(PRESETS[preset], **changes)
    if sampling.grammar and sampling.json_schema:
        raise InvalidRequest("There are a grammar and a JSON schema.", advice="Empty one of them.")
    if sampling.json_schema:
        _check_schema(sampling.json_schema)
    return sampling


def read_bias(text: str) -> tuple[tuple[str, float], ...]:
    """Read `word = number` lines; `never` stands for minus infinity. Raises InvalidRequest that quotes the line."""
    found = []
    for line in text.splitlines():
        if not line.strip():
            continue
        # A word may begin with a space, or be one: only what follows the last sign of equality is the number.
        word, sign, number = line.rpartition("=")
        value = number.strip().lower()
        try:
            bias = float("-inf") if value == "never" else float(value)
        except ValueError:
            sign = ""
            bias = 0.0
        word = word.removesuffix(" ")
        if not sign or not word or bias != bias or bias == float("inf"):
            raise InvalidRequest(
                "“{line}” is no bias.", advice="Write each as word = number, or word = never.", line=line.strip()[:60]
            )
        found.append((word, bias))
    return tuple(found)


def read_stops(text: str) -> tuple[str, ...]:
    r"""The texts at which to stop, one a line; `\n` in one stands for a line break."""
    return tuple(line.replace("\\n", "\n") for line in text.splitlines() if line)


def _check_schema(text: str) -> None:
    try:
        schema = cast("object", json.loads(text))
    except (ValueError, RecursionError) as error:
        raise InvalidRequest("The JSON schema is no JSON.", advice="Mend it, or empty the field.") from error
    if not isinstance(schema, dict):
        raise InvalidRequest("The JSON schema is no object.", advice="Mend it, or empty the field.")
