"""Recognising language models: GGUF files, and folders of transformers."""

from __future__ import annotations

from app.api import ModelFormat, ModelKind, UnreadableModel, Words, sentences
from app.engine.detectors.draft import Draft
from app.engine.detectors.gguf import GgufHeader

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
    )
