"""Reading a model folder's JSON files without trusting them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from app.api import UnreadableModel
from app.engine.detectors.content import unopened

_LARGEST_BYTES = 20_000_000
_DEEPEST = 64
_FORBIDDEN = {"auto_map", "custom_pipeline", "custom_pipelines", "trust_remote_code", "_attn_implementation_internal"}
_LICENCE_FILES = ("LICENSE", "LICENSE.md", "LICENSE.txt", "LICENCE", "LICENCE.md", "LICENCE.txt", "COPYING")
_LICENCES = (
    (r"Apache License\s+Version 2\.0", "apache-2.0"),
    (r"CreativeML Open RAIL\+\+-M", "openrail++"),
    (r"CreativeML Open RAIL-M", "creativeml-openrail-m"),
    (r"Stability AI Community License", "stabilityai-community"),
    (r"FLUX\.?1?[^\n]{0,20}Non-Commercial License", "flux-1-dev-non-commercial-license"),
    (r"MIT License", "mit"),
    (r"BSD 3-Clause", "bsd-3-clause"),
    (r"GNU AFFERO GENERAL PUBLIC LICENSE", "agpl-3.0"),
    (r"GNU GENERAL PUBLIC LICENSE", "gpl-3.0"),
)


def read_json(file: Path) -> dict[str, Any]:
    """A JSON object from a model's folder; raises UnreadableModel where it is none, too large or asks for code."""
    try:
        if file.stat().st_size > _LARGEST_BYTES:
            raise _damaged(file)
        data = json.loads(file.read_text("utf-8"))
    except OSError as error:
        raise unopened(file, error) from error
    except (ValueError, RecursionError) as error:
        raise _damaged(file) from error
    if not isinstance(data, dict):
        raise _damaged(file)
    for key, value in _walk(data, 0, file):
        if key in _FORBIDDEN and value not in (None, False, {}):
            raise foreign_code(file, key)
        if key.endswith("attn_implementation") and isinstance(value, str) and "/" in value:
            raise foreign_code(file, value)
    return data


def foreign_code(file: Path, what: str) -> UnreadableModel:
    """The error for a folder that asks to run code that is not the studio's."""
    return UnreadableModel(
        "“{folder}” asks to run a program of its own ({what} in {file}), and the studio runs none.",
        advice="Choose a model that works with diffusers or transformers as it is.",
        folder=_folder_of(file).name,
        file=file.name,
        what=str(what)[:80],
    )


def licence_of(folder: Path) -> str:
    """The licence by the card's front matter, else by a licence file; empty where neither says."""
    for card in (folder / "README.md", folder / "model_card.md"):
        text = _beginning(card)
        if text.startswith("---"):
            front = text[3:].partition("\n---")[0]
            named = re.search(r"^license_name:\s*[\"']?([\w.+-]+)", front, re.MULTILINE)
            found = named or re.search(r"^license:\s*[\"']?([\w.+-]+)", front, re.MULTILINE)
            if found:
                return found[1].lower()
    for name in _LICENCE_FILES:
        text = _beginning(folder / name)
        for pattern, licence in _LICENCES:
            if re.search(pattern, text):
                return licence
    return ""


def _walk(value: object, depth: int, file: Path) -> Iterator[tuple[str, Any]]:
    if depth > _DEEPEST:
        raise _damaged(file)
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield str(key), inner
            yield from _walk(inner, depth + 1, file)
    elif isinstance(value, list):
        for inner in value:
            yield from _walk(inner, depth + 1, file)


def _beginning(file: Path) -> str:
    try:
        with file.open("rb") as opened:
            return opened.read(16_000).decode("utf-8", "replace").lstrip("\ufeff")
    except OSError:
        return ""


def _folder_of(file: Path) -> Path:
    index = ("model_index.json", "modular_model_index.json")
    return file.parent.parent if any((file.parent.parent / name).is_file() for name in index) else file.parent


def _damaged(file: Path) -> UnreadableModel:
    return UnreadableModel(
        "“{file}” in “{folder}” is damaged.",
        advice="Fetch or copy the whole folder once more.",
        file=file.name,
        folder=_folder_of(file).name,
    )
