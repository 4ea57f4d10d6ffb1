"""Plugin: what its manifest says, checked, with nothing of it imported."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from app.api import Area, GeneratorInfo, Words
from app.extensions.origin import Origin

API_VERSION = 1


@dataclass(frozen=True, slots=True)
class PanelInfo:
    """A panel of a plugin: `load()` imports it and gives the class, to be called with a PanelContext.

    `takes` are the media types of what can be placed in it, as patterns. Workspaces stand by `order`, then as their
    plugins do.
    """

    id: str
    title: str
    plugin: str
    area: Area
    workspace: str
    icon: str
    load: Callable[[], Callable[..., Any]]
    part: str = ""
    examples: tuple[str, ...] = ()
    hint: str = ""
    takes: tuple[str, ...] = ()
    order: int = 1000


@dataclass(frozen=True, slots=True)
class FileFormat:
    """An importer, exporter or converter of a plugin, by the patterns of file names that it is for.

    `makes` is the media type of what an importer reads, `takes` of what a converter writes, each as a pattern.
    """

    id: str
    title: str
    plugin: str
    patterns: tuple[str, ...]
    load: Callable[[], Callable[..., Any]]
    makes: str = ""
    takes: str = ""


@dataclass(frozen=True, slots=True)
class Plugin:
    """A plugin as its manifest describes it. `complaint` says why it is disabled, empty where it is enabled.

    `catalogue` is a file with what can be fetched for it, written as the studio's own; `model_classes` are the
    classes of transformers that it loads itself, each with the architecture that its models are said to be of.
    `digest` is that of its files, of a stranger's; it `waits` if nothing but its owner's consent is missing.
    """

    id: str
    name: str
    version: str
    folder: Path
    module: str
    description: str = ""
    part: str = ""
    generators: tuple[GeneratorInfo, ...] = ()
    generator_calls: dict[str, str] = field(default_factory=dict)
    panels: tuple[PanelInfo, ...] = ()
    importers: tuple[FileFormat, ...] = ()
    exporters: tuple[FileFormat, ...] = ()
    converters: tuple[FileFormat, ...] = ()
    catalogue: Path | None = None
    model_classes: dict[str, str] = field(default_factory=dict)
    complaint: Words = field(default_factory=Words)
    origin: Origin = Origin.OWN
    digest: str = ""
    waits: bool = False
