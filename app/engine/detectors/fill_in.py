"""What a transformers folder says of conversing and of filling in, read without loading anything."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from app.engine.detectors.config import read_json
from app.engine.detectors.language_model import is_made_for_code, marks_of_filling_in

_LARGEST_TEMPLATE = 500_000


def template_of_folder(path: Path) -> str:
    """The chat template of a folder, empty where it has none."""
    file = path / "chat_template.jinja"
    if file.is_file():
        with file.open(encoding="utf-8", errors="replace") as opened:
            return opened.read(_LARGEST_TEMPLATE)
    for name in ("chat_template.json", "tokenizer_config.json"):
        if (path / name).is_file():
            found = _template(read_json(path / name).get("chat_template"))
            if found:
                return found
    return ""


def marks_of_folder(path: Path, architecture: str) -> tuple[str, str, str] | None:
    """How a folder's tokenizer marks what stands before, what stands after and where the model writes."""
    file = path / "tokenizer.json"
    config = read_json(path / "config.json") if (path / "config.json").is_file() else {}
    name = f"{path.name} {config.get('_name_or_path', '')}"
    if not file.is_file() or not is_made_for_code(architecture, name):
        return None
    added = read_json(file).get("added_tokens")
    entries = [entry for entry in added if isinstance(entry, dict)] if isinstance(added, list) else []
    return marks_of_filling_in({str(entry.get("content")) for entry in entries}, architecture, name)


def _template(said: Any) -> str:
    """A template as it stands in a configuration: alone, or the default of several."""
    if isinstance(said, str):
        return said[:_LARGEST_TEMPLATE]
    entries = [entry for entry in said if isinstance(entry, dict)] if isinstance(said, list) else []
    found = next((entry.get("template") for entry in entries if entry.get("name") == "default"), "")
    return found[:_LARGEST_TEMPLATE] if isinstance(found, str) else ""
