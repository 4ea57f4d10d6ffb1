"""The words of the interface: what there is, and what lacks a Japanese translation.

`python -m tests.translations` adds what is missing to resources/translations/seisei_ja.ts, to be filled in, and
compiles what is there.
"""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
import tomllib
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from app.api import BlendMode
from tests.conftest import REPOSITORY

TRANSLATIONS = REPOSITORY / "resources" / "translations"
TS = TRANSLATIONS / "seisei_ja.ts"
QM = TRANSLATIONS / "seisei_ja.qm"

Message = tuple[str, str]
"""Context and source text."""

_MENUS = ("File", "Edit", "View", "Layer", "Track", "Clip", "Select", "Generate", "Help")
_REASONS = {"Words", "NotAMatch", "_Bad"}
"""What takes a template and its values, besides the errors that are shown to the user."""


def messages() -> list[Message]:
    """Every text that the interface translates, each once."""
    found: dict[Message, None] = {}
    sources = _sources()
    saying = _saying(sources)
    shared = {name: table for source in sources for name, table in source.tables.items() if not name.startswith("_")}
    for source in sources:
        found.update(dict.fromkeys(_of_code(source, saying, shared | source.tables)))
    for manifest in sorted((REPOSITORY / "plugins").glob("*/plugin.toml")):
        data = tomllib.loads(manifest.read_text(encoding="utf-8"))
        shown = ("generators", "panels", "exporters", "converters")
        for entry in (item for part in shown for item in data.get(part, [])):
            texts = [entry.get(key, "") for key in ("title", "hint", "workspace")] + entry.get("examples", [])
            found.update({("Plugins", text): None for text in texts if text})
    for file in sorted((REPOSITORY / "resources" / "brushes").glob("*.json")):
        found["Brushes", json.loads(file.read_text(encoding="utf-8"))["name"]] = None
    for text in _descriptions():
        found["Words", text] = None
    found.update({("Actions", name): None for name in _MENUS})
    found.update({("Actions", mode.value.replace("-", " ").capitalize()): None for mode in BlendMode})
    return list(found)


def untranslatable() -> list[str]:
    """The places that say something to the user which no translation can reach: what is put together in the code."""
    found = []
    sources = _sources()
    saying = _saying(sources)
    for source in sources:
        for _, call in source.calls:
            if _name_of(call) in saying:
                said = [call.args[0]] if call.args else []
                said += [keyword.value for keyword in call.keywords if keyword.arg == "advice"]
                values = [keyword.value for keyword in call.keywords if keyword.arg not in ("advice", None)]
                if any(map(_is_made, said)) or any(map(_has_prose, values)):
                    found.append(f"{source.path.relative_to(REPOSITORY)}:{call.lineno}")
    return found


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


@dataclass(frozen=True, slots=True)
class _Source:
    """What a file of code has that may say something: its calls, each with the class that it is in."""

    path: Path
    calls: list[tuple[str, ast.Call]] = field(default_factory=list)
    classes: list[ast.ClassDef] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)
    tables: dict[str, ast.expr] = field(default_factory=dict)
    """What names stand for that are written in capitals, with the tuples that choices are read from."""


@cache
def _sources() -> Sequence[_Source]:
    """All code that the studio runs, read once and walked through once."""
    files = [path for folder in ("app", "plugins") for path in sorted((REPOSITORY / folder).rglob("*.py"))]
    return [_source(path) for path in files if "training" not in path.parts]


def _source(path: Path) -> _Source:
    found = _Source(path)
    ahead: list[tuple[str, ast.AST]] = [("", ast.parse(path.read_text(encoding="utf-8")))]
    while ahead:
        owner, node = ahead.pop()
        if isinstance(node, ast.ClassDef):
            found.classes.append(node)
            owner = node.name
        elif isinstance(node, ast.Call):
            found.calls.append((owner, node))
        elif (
            isinstance(node, ast.AnnAssign)
            and getattr(node.target, "id", "") == "label"
            and isinstance(node.value, ast.Constant)
            and isinstance(node.value.value, str)
        ):
            found.labels.append(node.value.value)
        elif isinstance(node, ast.Assign | ast.AnnAssign) and isinstance(node.value, ast.Tuple):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            names = [target.id for target in targets if isinstance(target, ast.Name)]
            found.tables.update({name: node.value for name in names if name.isupper()})
        ahead += reversed([(owner, child) for child in ast.iter_child_nodes(node)])
    return found


def _saying(sources: Sequence[_Source]) -> set[str]:
    """The names of all that takes a template: the errors that are shown to the user, and what they are made of."""
    bases = {
        node.name: {getattr(base, "id", getattr(base, "attr", "")) for base in node.bases}
        for source in sources
        for node in source.classes
    }
    errors = {"UserError"}
    while more := {name for name, of in bases.items() if of & errors} - errors:
        errors |= more
    return errors | _REASONS


def _descriptions() -> Iterator[str]:
    """What the studio's own models and those of its catalogue say of themselves."""
    models = REPOSITORY / "resources" / "models"
    for file in sorted(models.glob("*/seisei.json")):
        yield json.loads(file.read_text(encoding="utf-8"))["description"]
    for catalogue in (models / "catalogue.toml", *sorted((REPOSITORY / "plugins").glob("*/catalogue.toml"))):
        for entry in tomllib.loads(catalogue.read_text(encoding="utf-8"))["model"]:
            yield entry["description"]


def _name_of(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def _is_made(node: ast.expr) -> bool:
    """Whether a text is put together on the spot, so that nobody could look its translation up."""
    if isinstance(node, ast.Call):
        return _name_of(node) in ("format", "join")
    made = isinstance(node, ast.JoinedStr | ast.IfExp | ast.BinOp)
    return made and any(isinstance(part, ast.Constant) and isinstance(part.value, str) for part in ast.walk(node))


def _has_prose(value: ast.expr) -> bool:
    """Whether a value has English in it, which belongs into words of its own."""
    choices = [value.body, value.orelse] if isinstance(value, ast.IfExp) else [value]
    for choice in choices:
        parts = choice.values if isinstance(choice, ast.JoinedStr) else [choice]
        texts = [str(part.value) for part in parts if isinstance(part, ast.Constant) and isinstance(part.value, str)]
        letters = r"[A-Za-z]{2}" if isinstance(choice, ast.JoinedStr) else r"[A-Za-z]{2}.* "
        if any(re.search(letters, text) for text in texts):
            return True
    return False


def _of_code(source: _Source, saying: set[str], tables: dict[str, ast.expr]) -> Iterator[Message]:
    for owner, node in source.calls:
        name = _name_of(node)
        yield from (("Actions", text) for text in _labels(node))
        texts = [arg.value for arg in node.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)]
        if name == "tr" and texts:
            yield owner, texts[0]
        elif name in ("translate", "QT_TRANSLATE_NOOP") and len(texts) >= 2:
            yield texts[0], texts[1]
        elif name == "Label":
            yield from (("Fields", text) for text in texts)
        elif name == "Choice":
            named = [tables[arg.id] for arg in node.args if isinstance(arg, ast.Name) and arg.id in tables]
            found = [each for part in (node, *named) for each in ast.walk(part)]
            pairs = [pair for pair in found if isinstance(pair, ast.Tuple) and len(pair.elts) == 2]
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
            yield "Words", texts[0]
        elif name in saying or (name == "__init__" and owner in saying):
            advice = [keyword.value for keyword in node.keywords if keyword.arg == "advice"]
            for said in (*node.args[:1], *advice):
                if isinstance(said, ast.Constant) and isinstance(said.value, str) and said.value:
                    yield "Words", said.value
    yield from (("Actions", label) for label in source.labels if label)


def _labels(node: ast.Call) -> Iterator[str]:
    """What a command is called in the history: a text, or one of two."""
    for keyword in node.keywords:
        if keyword.arg == "label":
            value = keyword.value
            choices = [value.body, value.orelse] if isinstance(value, ast.IfExp) else [value]
            yield from (str(each.value) for each in choices if isinstance(each, ast.Constant) and each.value)


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
