"""Errors that are shown in words; the tree of all of them.

Exception
├── UserError                  shown in words, with what to do
│   ├── InvalidData            a file or project that does not say what it should
│   ├── InvalidRequest         a request with an unknown field or a value out of range
│   │   └── UnsupportedSampler a sampler that does not work with the model
│   ├── UnsupportedSize        a picture size that the model cannot make
│   ├── MissingModel           a model that is not on this machine
│   ├── UnreadableModel        a model file that is damaged, incomplete, of an unknown kind or unsafe
│   ├── OutOfMemory            the device is too small, with the number that was needed
│   ├── PromptTooLong          a prompt that does not fit what the model can keep in mind
│   └── MissingAsset           content that a project names and nobody has
└── everything else            a bug: logged with its job
"""

from __future__ import annotations

from collections.abc import Sequence

from app.document.errors import InvalidData, UserError
from app.document.words import Words

__all__ = [
    "InvalidData",
    "InvalidRequest",
    "MissingAsset",
    "MissingModel",
    "OutOfMemory",
    "PromptTooLong",
    "UnreadableModel",
    "UnsupportedSampler",
    "UnsupportedSize",
    "UserError",
]


class InvalidRequest(UserError):
    """A request that names an unknown field, lacks one, or has a value out of range."""


class UnsupportedSampler(InvalidRequest):
    """A sampler that is unknown, or does not work with the model; `samplers` are those that do."""

    def __init__(self, sampler: str, samplers: Sequence[str]) -> None:
        super().__init__(
            "This model cannot work with the sampler “{sampler}”.",
            advice="Choose one of: {samplers}.",
            sampler=sampler,
            samplers=", ".join(samplers),
        )


class UnsupportedSize(UserError):
    """A picture size that the model cannot make."""

    def __init__(self, width: int, height: int, multiple_of: int) -> None:
        super().__init__(
            "The model cannot make a picture of {width} × {height} pixels.",
            advice="Width and height have to be multiples of {multiple_of}.",
            width=width,
            height=height,
            multiple_of=multiple_of,
        )


class MissingModel(UserError):
    """A model that is named and not on this machine."""

    def __init__(self, model: str) -> None:
        super().__init__(
            "The model “{model}” is not on this machine.",
            advice="Add it in the model manager, or choose another.",
            model=model,
        )


class UnreadableModel(UserError):
    """A model file that is damaged, incomplete, of an unknown kind, or unsafe to open."""


class OutOfMemory(UserError):
    """The device has too little memory, after everything that could be freed was freed. Sizes in bytes."""

    def __init__(self, needed_bytes: int, free_bytes: int, device: str, advice: str = "") -> None:
        super().__init__(
            "This needs about {needed} of memory, and {device} has {free} free.",
            advice=advice or Words("Make the picture smaller, choose a smaller model, or close other programs."),
            needed=_gigabytes(needed_bytes),
            free=_gigabytes(free_bytes),
            device=device,
        )


class PromptTooLong(UserError):
    """A prompt that does not fit the model's context; both are counted in tokens."""

    def __init__(self, prompt_tokens: int, context_tokens: int) -> None:
        super().__init__(
            "The text is {prompt} tokens long, and the model can keep {context} in mind.",
            advice="Send less of it, or choose a model with a longer context.",
            prompt=prompt_tokens,
            context=context_tokens,
        )


class MissingAsset(UserError):
    """Content that a project names and that is neither in it nor on this machine."""

    def __init__(self, asset: str) -> None:
        super().__init__(
            "A picture or file of this project is missing ({asset}).",
            advice="Open the project from the folder in which it was saved, together with its media folder.",
            asset=asset[:12],
        )


def _gigabytes(size_bytes: int) -> str:
    return f"{size_bytes / 1e9:.1f} GB"
