"""Recognising language models: GGUF files, and folders of transformers."""

from __future__ import annotations

from collections.abc import Container

from app.api import ModelFormat, ModelKind, UnreadableModel, Words, sentences
from app.engine.detectors.draft import Draft
from app.engine.detectors.eye import eye_of
from app.engine.detectors.gguf import VOCABULARY, GgufHeader

_PICTURES = {
    "flux": "flux",
    "sd1": "sd-1.5",
    "sdxl": "sdxl",
    "sd3": "sd-3",
    "aura": "auraflow",
    "hidream": "hidream",
    "cosmos": "cosmos",
    "ltxv": "ltx",
    "hyvid": "hunyuan-video",
    "wan": "wan",
    "lumina2": "lumina-2",
    "qwen_image": "qwen-image",
}
_ENCODERS = {"t5": "t5", "t5encoder": "t5-xxl", "bert": "bert", "nomic-bert": "bert", "jina-bert-v2": "bert"}

_FILL_IN = (
    ("<|fim_prefix|>", "<|fim_suffix|>", "<|fim_middle|>"),
    ("<fim_prefix>", "<fim_suffix>", "<fim_middle>"),
    ("<fim-prefix>", "<fim-suffix>", "<fim-middle>"),
    ("<\uff5cfim▁begin\uff5c>", "<\uff5cfim▁hole\uff5c>", "<\uff5cfim▁end\uff5c>"),
    ("<|fim_begin|>", "<|fim_hole|>", "<|fim_end|>"),
    ("▁<PRE>", "▁<SUF>", "▁<MID>"),
    ("<PRE>", "<SUF>", "<MID>"),
)
"""How models mark what stands before, what stands after, and where they write."""


def gguf(header: GgufHeader) -> Draft:
    """What a GGUF file is; raises UnreadableModel where it is of no use here."""
    architecture = header.architecture
    name = header.path.name
    if not architecture or header.tensor_count == 0:
        raise UnreadableModel("“{file}” does not say what model it is.", advice="Download it once more.", file=name)
    if architecture in ("clip", "mmproj") or header.text("general.type") == "mmproj":
        raise UnreadableModel(
            "“{file}” is only the eye of a language model, not the model.", advice="Choose the model itself.", file=name
        )
    if header.text("general.type") in ("adapter", "imatrix") or architecture == "imatrix":
        raise UnreadableModel(
            "“{file}” is an addition to a language model, not a model.", advice="Choose the model itself.", file=name
        )
    licence = header.text("general.license")
    if architecture in _PICTURES:
        return Draft(
            ModelKind.CHECKPOINT,
            ModelFormat.GGUF,
            _PICTURES[architecture],
            licence=licence,
            complaint=Words("It holds the picture model alone, as GGUF. Get it as a diffusers folder."),
        )
    if architecture in _ENCODERS:
        return Draft(ModelKind.TEXT_ENCODER, ModelFormat.GGUF, _ENCODERS[architecture], licence=licence)
    context = header.context_length
    said = (
        Words("Stored as {type}.", type=header.file_type) if header.file_type else Words(),
        Words("{count} tokens of context.", count=context) if context else Words(),
        Words("Made to converse.") if header.has_chat_template else Words("Made to continue texts."),
    )
    return Draft(
        ModelKind.LANGUAGE_MODEL,
        ModelFormat.GGUF,
        architecture,
        name=header.text("general.name"),
        licence=licence,
        description=sentences(*said),
        context_tokens=context,
        chat=header.has_chat_template,
        fill_in=fill_in_tokens(header) is not None,
        images=eye_of(header.path) is not None,
    )


def fill_in_tokens(header: GgufHeader) -> tuple[str, str, str] | None:
    """How a GGUF file marks what stands before, what stands after and where it writes, if it was taught to fill in.

    The header needs its vocabulary.
    """
    vocabulary = header.texts.get(VOCABULARY, ())
    ids = [header.token_id(*names) for names in (("fim_pre", "prefix"), ("fim_suf", "suffix"), ("fim_mid", "middle"))]
    named = [vocabulary[id_].decode("utf-8", "replace") for id_ in ids if id_ is not None and id_ < len(vocabulary)]
    if len(named) == 3:
        return named[0], named[1], named[2]
    name = " ".join([header.text("general.name"), header.text("general.basename"), header.path.name])
    return marks_of_filling_in({stored.decode("utf-8", "replace") for stored in vocabulary}, header.architecture, name)


def marks_of_filling_in(vocabulary: Container[str], architecture: str, name: str) -> tuple[str, str, str] | None:
    """The marks of a model that was taught to fill in, nothing for any other."""
    if not is_made_for_code(architecture, name):
        return None
    return next((marks for marks in _FILL_IN if all(mark in vocabulary for mark in marks)), None)


def is_made_for_code(architecture: str, name: str) -> bool:
    """Whether a model's name says so: whole families share the vocabulary of the one that was taught to fill in."""
    return "code" in name.lower() or architecture.startswith(("starcoder", "refact", "codeshell", "gpt_bigcode"))
