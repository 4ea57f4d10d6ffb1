"""Reading seisei.json: what the studio's own models, and models made for it, say of themselves."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from app.api import ModelKind, UnreadableModel, Words
from app.engine.detectors.config import read_json

FILE = "seisei.json"
_FIELDS: Mapping[str, type | tuple[type, ...]] = {
    "id": str,
    "name": str,
    "kind": str,
    "licence": str,
    "architecture": str,
    "prediction": str,
    "description": str,
    "native_size": int,
    "multiple_of": int,
    "default_steps": int,
    "default_guidance": (int, float),
    "default_guidance_rescale": (int, float),
    "default_colour_guidance": (int, float),
    "default_sampler": str,
    "prompt_languages": list,
}
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")


@dataclass(frozen=True, slots=True)
class OwnDescription:
    """The fields of seisei.json; those that it leaves out are None."""

    id: str
    name: str
    kind: ModelKind
    licence: str | None = None
    architecture: str | None = None
    prediction: str | None = None
    description: str | None = None
    native_size: int | None = None
    multiple_of: int | None = None
    default_steps: int | None = None
    default_guidance: float | None = None
    default_guidance_rescale: float | None = None
    default_colour_guidance: float | None = None
    default_sampler: str | None = None
    prompt_languages: tuple[str, ...] = ()


def read_description(folder: Path) -> OwnDescription | None:
    """Read a folder's seisei.json, None where it has none; raises UnreadableModel that names the field."""
    file = folder / FILE
    if not file.is_file():
        return None
    data = read_json(file)
    for name, kind in _FIELDS.items():
        value = data.get(name)
        if value is None and name in ("id", "name", "kind"):
            raise _bad(folder, Words("it lacks “{key}”", key=name))
        if value is not None and (not isinstance(value, kind) or isinstance(value, bool)):
            raise _bad(folder, Words("“{key}” is of the wrong type", key=name))
    try:
        kind_of = ModelKind(data["kind"])
    except ValueError:
        raise _bad(folder, Words("the kind “{kind}” is unknown", kind=str(data["kind"])[:40])) from None
    languages = data.get("prompt_languages") or []
    if not are_languages(languages):
        raise _bad(folder, Words("“{key}” has to list codes of languages, such as en", key="prompt_languages"))
    known = {name: data[name] for name in _FIELDS if name in data and name not in ("kind", "prompt_languages")}
    return OwnDescription(kind=kind_of, prompt_languages=tuple(languages), **known)


def are_languages(codes: Iterable[object]) -> bool:
    """Whether all of these are codes of languages, such as `en`."""
    return all(isinstance(code, str) and _LANGUAGE.fullmatch(code) for code in codes)


def _bad(folder: Path, what: Words) -> UnreadableModel:
    return UnreadableModel(
        "The seisei.json of “{folder}” is not as it should be: {what}.",
        advice="Ask whoever made the model.",
        folder=folder.name,
        what=what,
    )
