"""The words of the interface: what there is, and what lacks a Japanese translation.

`python -m tests.translations` adds what is missing to resources/translations/seisei_ja.ts, to be filled in, and
compiles what is there.
"""

from __future__ import annotations

import ast
import subprocess
import sys
import tomllib
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

from plugins.canvas.model import BlendMode
from tests.conftest import REPOSITORY

TRANSLATIONS = REPOSITORY / "resources" / "translations"
TS = TRANSLATIONS / "seisei_ja.ts"
QM = TRANSLATIONS / "seisei_ja.qm"

Message = tuple[str, str]
"""Context and source text."""

_MENUS = ("File", "Edit", "View", "Layer", "Select", "Generate", "Help")
_ERRORS = ("Error", "InvalidData", "InvalidRequest", "UnreadableModel", "BadManifest", "MissingModel", "MissingAsset")


def messages() -> list[Message]:
    """Every text that the interface translates, each once."""
    found: dict[Message, None] = {}
    for folder in ("app", "plugins"):
        for path in sorted((REPOSITORY / folder).rglob("*.py")):
            if "training" not in path.parts:
                found.update(dict.fromkeys(_of_code(ast.parse(path.read_text(encoding="utf-8")))))
    for manifest in sorted((REPOSITORY / "plugins").glob("*/plugin.toml")):
        data = tomllib.loads(manifest.read_text(encoding="utf-8"))
        for entry in (*data.get("generators", []), *data.get("panels", [])):
            texts = [entry.get(key, "") for key in ("title", "hint", "workspace")] + entry.get("examples", [])
            found.update({("Plugins", text): None for text in texts if text})
    found.update({("Actions", name): None for name in _MENUS})
    found.update({("Actions", mode.value.replace("-", " ").capitalize()): None for mode in BlendMode})
    return list(found)


def translated() -> dict[Message, str]:
    """The Japanese text of every message that has one."""
    found = {}
    for context in ET.parse(TS).getroot().iter("context"):
        name = context.findtext("name", "")
        for message in context.iter("message"):
            text = message.findtext("translation", "")
            if text:
                found[name, message.findtext("source", "")] = text
    return found


def write(texts: dict[Message, str]) -> None:
    """Write the file anew, with empty translations where there is none, and compile it."""
    root = ET.Element("TS", version="2.1", language="ja")
    contexts: dict[str, ET.Element] = {}
    for name, source in sorted(messages()):
        if name not in contexts:
            contexts[name] = ET.SubElement(root, "context")
            ET.SubElement(contexts[name], "name").text = name
        message = ET.SubElement(contexts[name], "message")
        ET.SubElement(message, "source").text = source
        translation = ET.SubElement(message, "translation")
        translation.text = texts.get((name, source), "")
        if not translation.text:
            translation.set("type", "unfinished")
    ET.indent(root)
    TRANSLATIONS.mkdir(exist_ok=True)
    TS.write_text(
        f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{ET.tostring(root, encoding="unicode")}\n', "utf-8"
    )
    tool = Path(sys.executable).with_name("pyside6-lrelease")
    subprocess.run([str(tool), "-silent", str(TS), "-qm", str(QM)], check=True)


def _of_code(tree: ast.Module) -> Iterator[Message]:
    classes = {
        id(node): parent.name
        for parent in ast.walk(tree)
        if isinstance(parent, ast.ClassDef)
        for node in ast.walk(parent)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef) and any(
            isinstance(base, ast.Name) and base.id.endswith("Request") for base in node.bases
        ):
            continue
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        texts = [arg.value for arg in node.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)]
        if name == "tr" and texts:
            yield classes.get(id(node), ""), texts[0]
        elif name == "translate" and len(texts) >= 2:
            yield texts[0], texts[1]
        elif name == "Label":
            yield from (("Fields", text) for text in texts)
        elif name == "Choice":
            pairs = [pair for pair in ast.walk(node) if isinstance(pair, ast.Tuple) and len(pair.elts) == 2]
            for pair in pairs:
                last = pair.elts[1]
                if isinstance(last, ast.Constant) and isinstance(last.value, str):
                    yield "Fields", last.value
        elif name == "Action" and len(texts) >= 2:
            yield from (("Actions", text) for text in _action_texts(node))
        elif name == "ToolInfo":
            yield from (("Actions", text) for text in texts if text[:1].isupper() and len(text) > 2)
        elif name == "Dock" and len(texts) >= 2:
            yield "Plugins", texts[1]
        elif name == "report" and texts:
            yield "Activities", texts[0]
        elif name.endswith(_ERRORS) or (name == "__init__" and texts and "{" in texts[0]):
            yield from (("Errors", text) for text in texts[:1])
            for keyword in node.keywords:
                if keyword.arg == "advice" and isinstance(keyword.value, ast.Constant):
                    yield "Errors", str(keyword.value.value)
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.AnnAssign)
            and getattr(node.target, "id", "") == "label"
            and isinstance(node.value, ast.Constant)
        ):
            yield "Actions", str(node.value.value)


def _action_texts(node: ast.Call) -> Iterator[str]:
    for index in (1, 5):
        if (
            index < len(node.args)
            and isinstance(arg := node.args[index], ast.Constant)
            and isinstance(arg.value, str)
            and arg.value
        ):
            yield arg.value
    for keyword in node.keywords:
        if keyword.arg in ("title", "help") and isinstance(keyword.value, ast.Constant) and keyword.value.value:
            yield str(keyword.value.value)


if __name__ == "__main__":
    write(translated() if TS.exists() else {})
