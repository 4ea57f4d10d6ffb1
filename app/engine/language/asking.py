"""What is asked of llama.cpp for a text: its own names for how to sample, checked before they reach it."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from app.api import IMAGE, InvalidRequest, Sampling, Writing

_MOST_GRAMMAR = 100_000
_DEEPEST = 100
_TYPES = ("object", "array", "string", "number", "integer", "boolean", "null")


def request_of(
    writing: Writing, prompt: Any, max_tokens: int, tokens: Callable[[str], Sequence[int]]
) -> dict[str, Any]:
    """The request for a text; raises InvalidRequest for a grammar or a schema that cannot be read."""
    if writing.start and (writing.sampling.grammar or writing.sampling.json_schema):
        raise InvalidRequest(
            "Where a grammar or a JSON schema holds, no word can be chosen by hand.",
            advice="Turn it off, or ask for another alternative.",
        )
    return {
        "prompt": prompt,
        "n_predict": max_tokens,
        "seed": writing.seed,
        "n_probs": max(1, writing.candidates),
        "return_progress": True,
        "timings_per_token": True,
        **_sampling(writing.sampling, tokens),
    }


def check_text(text: str) -> None:
    """Raise InvalidRequest for a text with half a character, which no runtime can read."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise InvalidRequest(
            "The text has half a character in it, at position {at}.",
            advice="Delete what stands there, or write it anew.",
            at=error.start,
        ) from error


def check_images(writing: Writing) -> None:
    """Raise InvalidRequest unless every picture has its place in the prompt, with text after the last.

    Where a prompt ends with a picture, llama.cpp aborts, and the whole process with it.
    """
    places = writing.prompt.count(IMAGE)
    if places != len(writing.images):
        raise InvalidRequest(
            "There are {images} pictures, and the text has places for {places}.",
            advice="Put each picture into a message.",
            images=len(writing.images),
            places=places,
        )
    if writing.prompt.endswith(IMAGE) and not writing.start:
        raise InvalidRequest("Nothing stands after the last picture.", advice="Say what is to be written about it.")


def _sampling(sampling: Sampling, tokens: Callable[[str], Sequence[int]]) -> Mapping[str, Any]:
    said: dict[str, Any] = {
        "temperature": sampling.temperature,
        "top_k": sampling.top_k,
        "top_p": sampling.top_p,
        "min_p": sampling.min_p,
        "typical_p": sampling.typical_p,
        "xtc_probability": sampling.xtc_probability,
        "xtc_threshold": sampling.xtc_threshold,
        "dry_multiplier": sampling.dry_multiplier,
        "dry_base": sampling.dry_base,
        "dry_allowed_length": sampling.dry_allowed_length,
        "dry_penalty_last_n": sampling.dry_range,
        "repeat_penalty": sampling.repetition_penalty,
        "frequency_penalty": sampling.frequency_penalty,
        "presence_penalty": sampling.presence_penalty,
        "repeat_last_n": sampling.penalty_range,
        "mirostat": sampling.mirostat,
        "mirostat_tau": sampling.mirostat_tau,
        "mirostat_eta": sampling.mirostat_eta,
    }
    for text, bias in sampling.logit_bias:
        check_text(text)
        # JSON knows no infinity: false is how a token is forbidden.
        strength = False if bias == -math.inf else bias
        said.setdefault("logit_bias", []).extend([token, strength] for token in tokens(text))
    if sampling.grammar and sampling.json_schema:
        raise InvalidRequest(
            "A text follows either a grammar or a JSON schema, not both.", advice="Leave one of them empty."
        )
    if sampling.grammar:
        check_grammar(sampling.grammar)
        said["grammar"] = sampling.grammar
    if sampling.json_schema:
        said["json_schema"] = read_schema(sampling.json_schema)
    return said


def check_grammar(grammar: str) -> None:
    """Raise InvalidRequest for a grammar that is too long or too deeply nested for the runtime's stack."""
    check_text(grammar)
    depth = deepest = 0
    quote = ""
    escaped = False
    for character in grammar:
        if escaped:
            escaped = False
        elif character == "\\":
            escaped = True
        elif quote:
            quote = "" if character == quote else quote
        elif character in '"[':
            quote = {'"': '"', "[": "]"}[character]
        elif character in "()":
            depth += 1 if character == "(" else -1
            deepest = max(deepest, depth)
    if grammar.lstrip().startswith("%llguidance"):
        raise bad_grammar(grammar, "%llguidance")
    if len(grammar) > _MOST_GRAMMAR or deepest > _DEEPEST:
        raise InvalidRequest(
            "The grammar is too large.",
            advice="Use at most {most} characters, and at most {deepest} brackets in one another.",
            most=_MOST_GRAMMAR,
            deepest=_DEEPEST,
        )


def bad_grammar(grammar: str, said: str) -> InvalidRequest:
    """The error for a grammar or schema that the runtime cannot read."""
    if grammar:
        return InvalidRequest("The grammar cannot be read.", advice="Check it against the rules of GBNF.", detail=said)
    return InvalidRequest("The JSON schema cannot be followed.", advice="Use simpler rules in it.", detail=said)


def read_schema(text: str) -> Any:
    """A JSON schema as an object; raises InvalidRequest for one that the runtime would silently not follow."""
    check_text(text)
    try:
        schema = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise InvalidRequest(
            "The JSON schema is no JSON.", advice="Check its brackets and quotation marks.", detail=str(error)[:200]
        ) from error
    if not isinstance(schema, dict) or len(text) > _MOST_GRAMMAR:
        raise InvalidRequest(
            "The JSON schema is too large or no object.",
            advice="Use at most {most} characters, and at most {deepest} brackets in one another.",
            most=_MOST_GRAMMAR,
            deepest=_DEEPEST,
        )
    level: list[Any] = [schema]
    for _ in range(_DEEPEST):
        for item in level:
            if isinstance(item, dict):
                _check_rules(item)
        level = [inner for item in level for inner in _within(item)]
        if not level:
            return schema
    raise bad_grammar("", f"more than {_DEEPEST} brackets in one another")


def cannot_begin(text: str) -> bool:
    """Whether a text cannot be the beginning of JSON, which says that a schema was not followed."""
    begun = text.lstrip()
    return bool(begun) and begun[0] not in '{["-0123456789tfn'


def _check_rules(rules: Mapping[str, Any]) -> None:
    kinds = rules.get("type", [])
    for kind in kinds if isinstance(kinds, list) else [kinds]:
        if isinstance(kind, str) and kind not in _TYPES:
            raise bad_grammar("", f"type: {kind[:80]}")
    reference = rules.get("$ref", "#")
    if isinstance(reference, str) and not reference.startswith("#"):
        raise bad_grammar("", f"$ref: {reference[:80]}")
    pattern = rules.get("pattern", "")
    if isinstance(pattern, str):
        try:
            re.compile(pattern)
        except (re.error, OverflowError, RecursionError) as error:
            raise bad_grammar("", f"pattern: {error}") from error


def _within(value: Any) -> Iterable[Any]:
    if isinstance(value, dict):
        return value.values()
    return value if isinstance(value, list) else ()
