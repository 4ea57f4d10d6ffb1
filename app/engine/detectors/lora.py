"""Recognising LoRAs and their kin: kohya, diffusers, PEFT, LoHa, LoKr, DoRA, OFT, BOFT."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from app.api import ModelFormat, ModelKind, Words, sentences
from app.engine.detectors.architectures import title_of
from app.engine.detectors.controlnet import is_control_lora
from app.engine.detectors.draft import UNKNOWN_BASE, Draft, NotAMatch
from app.engine.detectors.header import Header
from app.engine.detectors.lora_base import base_of
from app.engine.lora.layers import form_unknown

_DOWN = re.compile(
    r"(\.lora_down\.weight|\.lora_A(\.[\w-]+)?\.weight|\.lora\.down\.weight|_lora\.down\.weight|lora_linear_layer\.down"
    r"|\.lora_A|_lora1\.down\.weight|_lora2\.down\.weight|_lora\d?\.0\.weight)"
)
_TURN = re.compile(r"\.oft_(blocks|diag)\Z")
_BUNDLED = re.compile(r"bundle_emb\.(?:(.+)\.(string_to_param\.\*|emb_params|clip_[lg]|t5xxl)|(.+))", re.DOTALL)
_TRAINED = ("lora_", "lycoris_", "diffusion_model.", "transformer.", "unet.")
_CONSISTENT = re.compile(r"(?<![a-z])lcm(?![a-z])", re.IGNORECASE)
_MOST_WORDS = 12
_LONGEST_WORD = 80
_STATED = (
    ("sd_v1", "sd-1.5"),
    ("stable-diffusion-v1", "sd-1.5"),
    ("sd_v2", "sd-2"),
    ("stable-diffusion-v2", "sd-2"),
    ("sdxl", "sdxl"),
    ("stable-diffusion-xl", "sdxl"),
    ("sd3", "sd-3"),
    ("stable-diffusion-3", "sd-3"),
    ("flux2", "flux-2"),
    ("flux-2", "flux-2"),
    ("flux", "flux"),
    ("qwen", "qwen-image"),
    ("zimage", "z-image"),
    ("z-image", "z-image"),
    ("z_image", "z-image"),
    ("lumina", "lumina-2"),
    ("hunyuan", "hunyuan-video"),
    ("wan", "wan"),
    ("ltx", "ltx"),
    ("chroma", "chroma"),
)


def lora(header: Header) -> Draft:
    """A small change to a model; raises NotAMatch."""
    form = _form(header)
    if form is None:
        raise NotAMatch("it has no pairs of small matrices, so it is no LoRA")
    shown, stated = base_of(header), _stated(header)
    architecture = shown or stated
    note = Words()
    if not architecture:
        note = UNKNOWN_BASE
    elif shown and stated and shown != stated:
        note = Words(
            "It says that it is for {stated}, but its shapes fit {shown}.",
            stated=title_of(stated),
            shown=title_of(shown),
        )
    unused = any(form_unknown(name) == form for name in header.tensors)
    complaint = Words("It is of the kind {form}, which the studio cannot use.", form=form) if unused else Words()
    return Draft(
        ModelKind.LORA,
        ModelFormat.SINGLE_FILE,
        architecture,
        name=header.metadata.get("modelspec.title", ""),
        description=_description(form, header),
        note=note,
        complaint=complaint,
        trigger_words=tuple(_trigger_words(header)),
    )


def of_few_steps(draft: Draft, name: str) -> Draft:
    """The draft of a LoRA; one that makes models consistent, by its name, has the steps and the sampler of those."""
    if not _CONSISTENT.search(name):
        return draft
    return replace(draft, steps=4, guidance=1.0, sampler="LCM")


def _form(header: Header) -> str | None:
    names = header.tensors
    if "lora_controlnet" in names or is_control_lora(header):
        return None
    if unknown := next((form for name in names if (form := form_unknown(name))), ""):
        return unknown
    if turns := [name for name in names if _TURN.search(name)]:
        return "BOFT" if any(len(names[name].shape) == 4 for name in turns) else "OFT"
    if any(".hada_w1_a" in name for name in names):
        return "LoHa"
    if any(".lokr_w1" in name or ".lokr_w2" in name for name in names):
        return "LoKr"
    if not any(_DOWN.search(name) for name in names):
        whole = any(name.endswith(".diff") and name.startswith(_TRAINED) for name in names)
        return "LoRA" if whole else None
    if any(name.endswith((".dora_scale", ".lora_magnitude_vector", ".lora_magnitude_vector.weight")) for name in names):
        return "DoRA"
    return "LoRA"


def _description(form: str, header: Header) -> Words:
    rank = next(
        (
            min(tensor.shape[:2])
            for name, tensor in header.tensors.items()
            if _DOWN.search(name) and len(tensor.shape) >= 2
        ),
        0,
    )
    rank = rank or next((item.shape[0] for name, item in header.tensors.items() if name.endswith("hada_w1_b")), 0)
    words = ", ".join(_trigger_words(header))
    what = Words("{form} of rank {rank}.", form=form, rank=rank) if rank else Words("{form}.", form=form)
    return sentences(what, Words("Its words: {words}", words=words[:200]) if words else Words())


def _trigger_words(header: Header) -> Iterator[str]:
    """The words that it brings, then those that its maker names, else those that most of its training pictures have."""
    bundled = list(dict.fromkeys(word[:_LONGEST_WORD] for name in header.tensors if (word := bundled_part(name)[0])))
    yield from bundled[:_MOST_WORDS]
    yield from (word for word in _said_words(header) if word not in bundled)


def bundled_part(tensor: str) -> tuple[str, str]:
    """The word of its own that a LoRA has a tensor of, and which part of it; nothing where it is of none."""
    found = _BUNDLED.fullmatch(tensor)
    return (found[1] or found[3], found[2] or "") if found else ("", "")


def _said_words(header: Header) -> Iterator[str]:
    said = header.metadata.get("modelspec.trigger_phrase") or header.metadata.get("ss_trigger_words", "")
    named = [word.strip()[:_LONGEST_WORD] for word in re.split(r"[,;\n]", said) if word.strip()]
    if named:
        yield from dict.fromkeys(named[:_MOST_WORDS])
        return
    try:
        sets = json.loads(header.metadata.get("ss_tag_frequency", "{}"))
    except (ValueError, RecursionError):
        return
    counts: Counter[str] = Counter()
    for tags in sets.values() if isinstance(sets, dict) else ():
        for tag, count in tags.items() if isinstance(tags, dict) else ():
            if isinstance(count, int) and not isinstance(count, bool) and tag.strip():
                counts[tag.strip()[:_LONGEST_WORD]] += count
    yield from (tag for tag, _ in counts.most_common(_MOST_WORDS))


def _stated(header: Header) -> str:
    for key in ("modelspec.architecture", "ss_base_model_version", "base_model"):
        value = header.metadata.get(key, "").lower()
        for start, architecture in _STATED:
            if value.startswith(start):
                return architecture
    return ""
