"""Metadata of other programs: ComfyUI, InvokeAI, Fooocus, NovelAI and SwarmUI, as far as it can be recalled."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

from app.document import Json, JsonObject

_DEEPEST_LINK = 64
_NUMBERS = frozenset({"seed", "steps", "width", "height", "guidance", "guidance_rescale", "strength"})


def json_object(text: str) -> JsonObject | None:
    """The JSON object that a text holds, or None where it holds none (also where it is nested too deep)."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def comfyui_recall(graph: JsonObject) -> dict[str, Json]:
    """What the first sampler of a ComfyUI prompt graph used, by following its links."""
    recall: dict[str, Json] = {}
    for node in graph.values():
        inputs = _inputs(node)
        if inputs is None or not ({"seed", "noise_seed"} & inputs.keys() or {"noise", "guider"} <= inputs.keys()):
            continue
        if "positive" not in inputs and "guider" not in inputs:
            continue
        recall["seed"] = _followed(
            graph, inputs.get("seed", inputs.get("noise_seed", inputs.get("noise"))), "noise_seed"
        )
        recall["steps"] = _followed(graph, inputs.get("steps", inputs.get("sigmas")), "steps")
        recall["guidance"] = _followed(graph, inputs.get("cfg", inputs.get("guider")), "cfg", "guidance")
        recall["sampler"] = _followed(graph, inputs.get("sampler_name", inputs.get("sampler")), "sampler_name")
        recall["strength"] = _followed(graph, inputs.get("denoise", inputs.get("sigmas")), "denoise")
        recall["prompt"] = _followed(graph, inputs.get("positive", inputs.get("guider")), "text", "string")
        recall["negative_prompt"] = _followed(graph, inputs.get("negative"), "text", "string")
        recall["model"] = _followed(graph, inputs.get("model", inputs.get("guider")), "ckpt_name", "unet_name")
        for side in ("width", "height"):
            recall[side] = _followed(graph, inputs.get("latent_image"), side)
        break
    return _plausible(recall)


def invokeai_recall(data: JsonObject) -> dict[str, Json]:
    """What InvokeAI's own metadata says."""
    model = data.get("model")
    name = model.get("name", model.get("model_name")) if isinstance(model, dict) else model
    return _plausible(
        {
            "prompt": data.get("positive_prompt"),
            "negative_prompt": data.get("negative_prompt"),
            "seed": data.get("seed"),
            "steps": data.get("steps"),
            "guidance": data.get("cfg_scale", data.get("guidance")),
            "guidance_rescale": data.get("cfg_rescale_multiplier"),
            "sampler": data.get("scheduler"),
            "width": data.get("width"),
            "height": data.get("height"),
            "model": name,
            "strength": data.get("strength"),
        }
    )


def fooocus_recall(data: JsonObject) -> dict[str, Json]:
    """What Fooocus's own scheme says."""
    size = re.fullmatch(r"\(?(\d{1,5}),\s*(\d{1,5})\)?", str(data.get("resolution", "")))
    seed = data.get("seed")
    return _plausible(
        {
            "prompt": data.get("prompt"),
            "negative_prompt": data.get("negative_prompt"),
            "seed": int(seed) if isinstance(seed, str) and seed.isdecimal() and len(seed) < 20 else seed,
            "steps": data.get("steps"),
            "guidance": data.get("guidance_scale"),
            "sampler": data.get("sampler"),
            "model": data.get("base_model"),
            "width": int(size[1]) if size else None,
            "height": int(size[2]) if size else None,
        }
    )


def novelai_recall(comment: JsonObject, description: str = "", model: str = "") -> dict[str, Json]:
    """What NovelAI's comment says; the characters of its version 4 follow the prompt, divided as it divides them.

    `description` is the prompt where the comment has none, and `model` what made the picture.
    """
    said = comment.get("prompt")
    prompt = _with_characters(comment.get("v4_prompt"), said if isinstance(said, str) and said else description)
    unwanted = comment.get("uc", comment.get("negative_prompt"))
    return _plausible(
        {
            "prompt": prompt or None,
            "negative_prompt": _with_characters(
                comment.get("v4_negative_prompt"), unwanted if isinstance(unwanted, str) else ""
            )
            or unwanted,
            "seed": comment.get("seed"),
            "steps": comment.get("steps"),
            "guidance": comment.get("scale"),
            "guidance_rescale": comment.get("cfg_rescale"),
            "sampler": comment.get("sampler"),
            "width": comment.get("width"),
            "height": comment.get("height"),
            # It writes a strength of pictures that began with nothing too, where it says nothing.
            "strength": comment.get("strength") if comment.get("request_type") == "Img2ImgRequest" else None,
            "model": model or None,
        }
    )


def swarmui_recall(data: JsonObject) -> dict[str, Json]:
    """What SwarmUI's parameters say."""
    return _plausible(
        {
            "prompt": data.get("prompt"),
            "negative_prompt": data.get("negativeprompt"),
            "seed": data.get("seed"),
            "steps": data.get("steps"),
            "guidance": data.get("cfgscale"),
            "sampler": data.get("sampler"),
            "model": data.get("model"),
            "width": data.get("width"),
            "height": data.get("height"),
            "strength": data.get("initimagecreativity"),
        }
    )


def _with_characters(structured: Json, text: str) -> str:
    """A prompt of NovelAI's version 4 in full: what holds everywhere, and then each character."""
    caption = structured.get("caption") if isinstance(structured, dict) else None
    if not isinstance(caption, dict):
        return text
    base, others = caption.get("base_caption"), caption.get("char_captions")
    parts = [base if isinstance(base, str) and base else text]
    for one in others if isinstance(others, list) else []:
        said = one.get("char_caption") if isinstance(one, dict) else None
        if isinstance(said, str) and said.strip():
            parts.append(said)
    return " | ".join(part for part in parts if part)


def _inputs(node: Json) -> JsonObject | None:
    inputs = node.get("inputs") if isinstance(node, dict) else None
    return inputs if isinstance(inputs, dict) else None


def _followed(graph: Mapping[str, Json], value: Json, *names: str) -> Json:
    """The value itself, or what the chain of nodes behind a link `[node, output]` gives under one of the names."""
    waiting: list[tuple[Json, int]] = [(value, 0)]
    seen: set[str] = set()
    while waiting:
        value, depth = waiting.pop(0)
        if isinstance(value, str | int | float):
            return value
        if not (isinstance(value, list) and value and isinstance(value[0], str)) or depth > _DEEPEST_LINK:
            continue
        if value[0] in seen:
            continue
        seen.add(value[0])
        inputs = _inputs(graph.get(value[0])) or {}
        for name in names:
            if name in inputs:
                waiting.insert(0, (inputs[name], depth + 1))
                break
        else:
            waiting.extend((link, depth + 1) for link in inputs.values() if isinstance(link, list))
    return None


def _plausible(recall: Mapping[str, Json]) -> dict[str, Json]:
    return {
        name: value
        for name, value in recall.items()
        if (
            isinstance(value, int | float) and not isinstance(value, bool)
            if name in _NUMBERS
            else isinstance(value, str)
        )
    }
