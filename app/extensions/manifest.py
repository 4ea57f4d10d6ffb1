"""Reading plugin.toml: strict, and with nothing of the plugin imported."""

from __future__ import annotations

import importlib
import importlib.util
import re
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from app.api import Area, GeneratorInfo, UserError, reason_of
from app.extensions.plugin import API_VERSION, FileFormat, PanelInfo, Plugin

_NAME = re.compile(r"[a-z][a-z0-9-]*")
_CALL = re.compile(r"[A-Za-z_][\w.]*:[A-Za-z_]\w*")

_TOP = {
    "id": str,
    "name": str,
    "version": str,
    "api": int,
    "description": str,
    "part": str,
    "generators": list,
    "panels": list,
    "importers": list,
    "exporters": list,
    "converters": list,
    "catalogue": str,
    "models": list,
}
_GENERATOR = {
    "id": str,
    "title": str,
    "call": str,
    "accepts": list,
    "returns": list,
    "description": str,
    "needs": list,
}
_MODEL = {"architecture": str, "classes": list}
_PANEL = {
    "id": str,
    "title": str,
    "call": str,
    "area": str,
    "workspace": str,
    "icon": str,
    "hint": str,
    "examples": list,
    "takes": list,
    "order": int,
}
_LATE = 1000
"""The place of a workspace that says none."""
_FORMAT = {"id": str, "title": str, "call": str, "patterns": list, "makes": str, "takes": str}


class BadManifest(UserError):
    """A plugin.toml that does not follow the format."""


def read_manifest(folder: Path, module: str) -> Plugin:
    """Read the plugin in a folder whose package is `module`; raises BadManifest that says what is wrong where."""
    path = folder / "plugin.toml"
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise BadManifest("{file} cannot be read: {what}.", file=path.name, what=reason_of(error)) from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise BadManifest(
            "{file} is not proper TOML.", advice="Correct it, or fetch the plugin again.", detail=error, file=path.name
        ) from error
    api = data.get("api")
    if isinstance(api, int) and api > API_VERSION:
        raise BadManifest(
            "It needs version {api} of the plugin interface, and this studio has {known}.",
            advice="Update the studio to use it.",
            api=api,
            known=API_VERSION,
        )
    _check(data, _TOP, ("id", "name", "version", "api"), "plugin.toml")
    if not _NAME.fullmatch(data["id"]):
        raise BadManifest("The id “{id}” may have lower-case letters, digits and hyphens only.", id=data["id"])
    return _plugin(data, folder, module)


def load(module: str, call: str) -> Any:
    """Import what a manifest's `call` (`module:name`, relative to the plugin's package) names."""
    name, _, attribute = call.partition(":")
    return getattr(importlib.import_module(f"{module}.{name}"), attribute)


def _plugin(data: Mapping[str, Any], folder: Path, module: str) -> Plugin:
    id_ = data["id"]
    every = [_entry(item, _GENERATOR, "generators") for item in data.get("generators", [])]
    generators = [item for item in every if all(map(_is_there, item.get("needs", ())))]
    panels = [_entry(item, _PANEL, "panels") for item in data.get("panels", [])]
    if "part" in data and not _CALL.fullmatch(data["part"]):
        raise BadManifest("The part “{call}” is not of the form module:name.", call=data["part"])
    return Plugin(
        id=id_,
        name=data["name"],
        version=data["version"],
        folder=folder,
        module=module,
        description=data.get("description", ""),
        part=data.get("part", ""),
        generators=tuple(
            GeneratorInfo(
                id=f"{id_}.{item['id']}",
                title=item["title"],
                accepts=tuple(item.get("accepts", ())),
                returns=tuple(item.get("returns", ())),
                plugin=id_,
                description=item.get("description", ""),
            )
            for item in generators
        ),
        generator_calls={f"{id_}.{item['id']}": item["call"] for item in generators},
        panels=tuple(
            PanelInfo(
                id=f"{id_}.{item['id']}",
                title=item["title"],
                plugin=id_,
                area=_area(item.get("area", "center")),
                workspace=item.get("workspace", item["title"]),
                icon=item.get("icon", ""),
                load=_loader(module, item["call"]),
                examples=tuple(item.get("examples", ())),
                hint=item.get("hint", ""),
                takes=tuple(item.get("takes", ())),
                order=item.get("order", _LATE),
            )
            for item in panels
        ),
        importers=_formats(data.get("importers", []), "importers", id_, module),
        exporters=_formats(data.get("exporters", []), "exporters", id_, module),
        converters=_formats(data.get("converters", []), "converters", id_, module),
        catalogue=_catalogue(folder, data["catalogue"]) if "catalogue" in data else None,
        model_classes=_classes(data.get("models", [])),
    )


def _is_there(package: str) -> bool:
    """Whether a package is installed that its owner has to install: nothing of it is imported."""
    if not package.isidentifier():
        raise BadManifest("“{package}” in {where} is no name of a Python package.", package=package, where="generators")
    return importlib.util.find_spec(package) is not None


def _catalogue(folder: Path, name: str) -> Path:
    if "/" in name or "\\" in name or not name.endswith(".toml"):
        raise BadManifest("The catalogue “{name}” is not the name of a TOML file beside plugin.toml.", name=name)
    return folder / name


def _classes(items: list[Any]) -> dict[str, str]:
    """The classes of transformers that the plugin loads, each with its architecture."""
    found: dict[str, str] = {}
    for item in items:
        if not isinstance(item, dict):
            raise BadManifest("An entry of {where} is not a table.", where="models")
        _check(item, _MODEL, ("architecture", "classes"), "models")
        found |= dict.fromkeys(item["classes"], item["architecture"])
    return found


def _formats(items: list[Any], where: str, plugin: str, module: str) -> tuple[FileFormat, ...]:
    return tuple(
        FileFormat(
            id=f"{plugin}.{item['id']}",
            title=item["title"],
            plugin=plugin,
            patterns=tuple(item.get("patterns", ())),
            load=_loader(module, item["call"]),
            makes=item.get("makes", ""),
            takes=item.get("takes", ""),
        )
        for item in (_entry(item, _FORMAT, where) for item in items)
    )


def _entry(item: object, known: Mapping[str, type], where: str) -> Mapping[str, Any]:
    if not isinstance(item, dict):
        raise BadManifest("An entry of {where} is not a table.", where=where)
    _check(item, known, ("id", "title", "call"), where)
    if not _CALL.fullmatch(item["call"]):
        raise BadManifest(
            "The call “{call}” in {where} is not of the form module:name.", call=item["call"], where=where
        )
    return item


def _check(table: Mapping[str, object], known: Mapping[str, type], required: tuple[str, ...], where: str) -> None:
    for key, value in table.items():
        if key not in known:
            raise BadManifest("{where} has an unknown key “{key}”.", where=where, key=key)
        if not isinstance(value, known[key]) or (isinstance(value, bool) and known[key] is int):
            raise BadManifest("“{key}” in {where} is of the wrong type.", where=where, key=key)
        if isinstance(value, list) and known is not _TOP and not all(isinstance(part, str) for part in value):
            raise BadManifest("“{key}” in {where} has to be a list of texts.", where=where, key=key)
    for key in required:
        if key not in table:
            raise BadManifest("{where} lacks “{key}”.", where=where, key=key)


def _area(name: str) -> Area:
    try:
        return Area(name)
    except ValueError:
        raise BadManifest(
            "The area “{area}” is unknown.",
            advice="Choose one of: {areas}.",
            area=name,
            areas=", ".join(area.value for area in Area),
        ) from None


def _loader(module: str, call: str) -> Callable[[], Callable[..., Any]]:
    def imported() -> Callable[..., Any]:
        found: Callable[..., Any] = load(module, call)
        return found

    return imported
