"""PluginRegistry: which plugins there are, and what the enabled ones contribute."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial
from math import inf
from typing import Any

from app.api import Generator, GeneratorInfo, PartType, UserError, Words
from app.document import PartTypes
from app.extensions.manifest import BadManifest, load
from app.extensions.origin import Origin
from app.extensions.parts import PluginParts
from app.extensions.plugin import FileFormat, PanelInfo, Plugin

log = logging.getLogger(__name__)


class PluginRegistry:
    """Which plugins there are; one that is broken or too new is disabled by name, and never fatal.

    The parts of strangers are imported at once, so that what is wrong with one is known before it is used; those of the
    studio's own plugins once a document has one, or a panel makes one.
    """

    def __init__(self, plugins: Iterable[Plugin]) -> None:
        self._plugins: dict[str, Plugin] = {}
        self._generators: dict[str, Generator] = {}
        self._part_types = PluginParts()
        for plugin in plugins:
            self._plugins[plugin.id] = plugin
            if plugin.part and not plugin.complaint:
                self._expect_part(plugin)

    @property
    def plugins(self) -> Sequence[Plugin]:
        """Every plugin that was found, disabled ones with their complaint."""
        return tuple(self._plugins.values())

    @property
    def part_types(self) -> PartTypes:
        """The kinds of part that enabled plugins register."""
        return self._part_types

    @property
    def infos(self) -> Sequence[GeneratorInfo]:
        """The generators of enabled plugins, by their manifests, as the workspaces of their plugins stand."""
        return [info for plugin in sorted(self._enabled(), key=_order) for info in plugin.generators]

    @property
    def panels(self) -> Sequence[PanelInfo]:
        """The panels of enabled plugins, in the order of their workspaces."""
        return sorted((panel for plugin in self._enabled() for panel in plugin.panels), key=lambda panel: panel.order)

    @property
    def importers(self) -> Sequence[FileFormat]:
        """What enabled plugins can read."""
        return [importer for plugin in self._enabled() for importer in plugin.importers]

    @property
    def exporters(self) -> Sequence[FileFormat]:
        """What enabled plugins can write."""
        return [exporter for plugin in self._enabled() for exporter in plugin.exporters]

    @property
    def converters(self) -> Sequence[FileFormat]:
        """As what enabled plugins can write a single asset."""
        return [converter for plugin in self._enabled() for converter in plugin.converters]

    def generator(self, id_: str) -> Generator:
        """A generator by its id, imported at the first call; raises UserError where there is none."""
        if id_ not in self._generators:
            plugin = self._plugins.get(id_.partition(".")[0])
            if plugin is None or plugin.complaint or id_ not in plugin.generator_calls:
                raise UserError(
                    "There is no generator “{id}”.",
                    advice="The generators are: {known}.",
                    id=id_,
                    known=", ".join(info.id for info in self.infos),
                )
            generator: Generator = load(plugin.module, plugin.generator_calls[id_])()
            self._generators[id_] = generator
        return self._generators[id_]

    def disable(self, plugin: str, complaint: Words) -> None:
        """Take a plugin out for the rest of this run, saying why."""
        self._plugins[plugin] = replace(self._plugins[plugin], complaint=complaint)

    def _enabled(self) -> Iterable[Plugin]:
        return (plugin for plugin in self._plugins.values() if not plugin.complaint)

    def _expect_part(self, plugin: Plugin) -> None:
        if plugin.origin is Origin.OWN:
            self._part_types.expect(plugin.id, partial(self._part_of, plugin))
            return
        part = self._part_of(plugin)
        if part is not None:
            self._part_types.add(part)

    def _part_of(self, plugin: Plugin) -> PartType[Any] | None:
        try:
            part: Any = load(plugin.module, plugin.part)
            if not isinstance(part, PartType):
                raise BadManifest("The part “{call}” is not a PartType.", call=plugin.part)
        except Exception as error:  # a stranger's import must not take the studio with it
            log.warning("plugin %s is disabled", plugin.id, exc_info=error)
            self.disable(plugin.id, (error if isinstance(error, UserError) else _unloadable(plugin, error)).words)
            return None
        return part


def _order(plugin: Plugin) -> float:
    """Where a plugin's first workspace stands; those without one come last."""
    return min((panel.order for panel in plugin.panels), default=inf)


def _unloadable(plugin: Plugin, error: Exception) -> UserError:
    """What a stranger's exception means: a package that it needs, or a mistake of its own, which is quoted."""
    if isinstance(error, ModuleNotFoundError) and error.name and not error.name.startswith(plugin.module):
        return UserError(
            "It needs the Python package “{package}”, which is not installed.",
            advice="Install it, or remove the plugin.",
            package=error.name,
        )
    return UserError("It cannot be loaded.", advice="Update the plugin, or remove it.", detail=error)
