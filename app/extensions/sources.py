"""Sources: the folders and packages in which plugins are found, with nothing of them imported."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from importlib.machinery import ModuleSpec
from importlib.metadata import entry_points
from importlib.util import find_spec, module_from_spec
from pathlib import Path

from app.api import UserError, Words, reason_of
from app.extensions.fingerprint import fingerprint
from app.extensions.manifest import BadManifest, read_manifest
from app.extensions.origin import Origin
from app.extensions.plugin import Plugin

ENTRY_POINTS = "seisei.plugins"
"""The group of entry points in which an installed package names the package that its plugin is."""
STRANGERS = "seisei_plugins"
"""The package as whose parts the plugins of a user's folder are imported."""


def find_plugins(folder: Path, package: str) -> list[Plugin]:
    """The plugins in the sub-folders of a folder whose package name is `package`; a bad manifest is a complaint."""
    if str(folder.parent) not in sys.path:
        sys.path.insert(0, str(folder.parent))
    return list(_in_folder(folder, package))


def find_in_folder(folder: Path) -> list[Plugin]:
    """The plugins that someone put into a folder of their own, each with the digest of its files."""
    if not folder.is_dir():
        return []
    spec = ModuleSpec(STRANGERS, None, is_package=True)
    spec.submodule_search_locations = [str(folder)]
    sys.modules[STRANGERS] = module_from_spec(spec)
    return [_marked(plugin, Origin.FOLDER) for plugin in _in_folder(folder, STRANGERS)]


def find_installed() -> list[Plugin]:
    """The plugins of installed packages: those that name their package as an entry point."""
    found = []
    for point in entry_points(group=ENTRY_POINTS):
        folder = _folder_of(point.value)
        if folder is None:
            complaint = Words("Its package “{package}” is not there.", package=point.value)
            missing = Plugin(point.name, point.name, "", Path(), point.value, complaint=complaint)
            found.append(replace(missing, origin=Origin.PACKAGE))
        else:
            found.append(_marked(_read(folder, point.value, point.name), Origin.PACKAGE))
    return found


def without_doubles(plugins: Iterable[Plugin]) -> list[Plugin]:
    """The plugins, of which those that are called like one before have a complaint and another id."""
    kept: dict[str, Plugin] = {}
    for plugin in plugins:
        if plugin.id not in kept:
            kept[plugin.id] = plugin
            continue
        first = kept[plugin.id]
        complaint = Words("There is another plugin “{id}”, in {place}.", id=plugin.id, place=str(first.folder))
        other = next(f"{plugin.id} {n}" for n in range(2, len(kept) + 3) if f"{plugin.id} {n}" not in kept)
        kept[other] = replace(plugin, id=other, complaint=complaint)
    return list(kept.values())


def _in_folder(folder: Path, package: str) -> Iterator[Plugin]:
    for path in sorted(folder.glob("*/plugin.toml")):
        name = path.parent.name
        yield _read(path.parent, f"{package}.{name}", name.replace("_", "-"))


def _read(folder: Path, module: str, id_: str) -> Plugin:
    try:
        plugin = read_manifest(folder, module)
        if plugin.id != id_:
            raise BadManifest("Its id is “{id}” and its folder “{folder}”.", id=plugin.id, folder=id_)
    except UserError as error:
        return Plugin(id=id_, name=id_, version="", folder=folder, module=module, complaint=error.words)
    return plugin


def _marked(plugin: Plugin, origin: Origin) -> Plugin:
    try:
        digest = fingerprint(plugin.folder).digest
    except OSError as error:
        complaint = Words("Its files cannot be read: {what}.", what=reason_of(error))
        return replace(plugin, origin=origin, complaint=complaint)
    return replace(plugin, origin=origin, digest=digest)


def _folder_of(package: str) -> Path | None:
    """Where a package lies; the one that it is in is looked for and not imported."""
    top, *rest = package.split(".")
    try:
        spec = find_spec(top)
    except (ImportError, ValueError):
        return None
    if spec is None or not spec.submodule_search_locations:
        return None
    folder = Path(next(iter(spec.submodule_search_locations)), *rest)
    return folder if folder.is_dir() else None
