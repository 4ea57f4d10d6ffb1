"""Eye: the file beside a GGUF model that lets it see pictures."""

from __future__ import annotations

import re
from pathlib import Path


def eye_of(path: Path) -> Path | None:
    """The file that lets a GGUF model see: the one beside it, among several models the one that is named like it."""
    files = sorted(path.parent.glob("*.gguf"))
    eyes = [file for file in files if is_eye(file)]
    if len(files) - len(eyes) > 1:
        eyes = [eye for eye in eyes if (name := _name_of_eye(eye)) and path.stem.lower().startswith(name)]
    return next(iter(eyes), None)


def is_eye(file: Path) -> bool:
    """Whether a file is by its name only the eye of a language model."""
    return "mmproj" in file.name.lower()


def _name_of_eye(eye: Path) -> str:
    """The model's name in that of its eye, such as `qwen2.5-vl-7b-instruct` of `mmproj-Qwen2.5-VL-7B-Instruct-f16`."""
    name = eye.stem.lower().replace("mmproj", "").strip("-_.")
    return re.sub(r"[-_.]?(model|bf16|f16|f32|q\d\w*)$", "", name).strip("-_.")
