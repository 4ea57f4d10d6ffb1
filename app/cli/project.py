"""seisei project: look at, check and export projects."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from app.api import AssetStore, Pixels, UserError, request_from_json, value_from_text
from app.api.studio import Project
from app.cli.headless import Headless
from app.cli.pairs import pairs
from app.cli.telling import tell
from app.document import TILES, Document
from app.extensions import FileFormat, export_to, exporter_of, fits, options_of, sound_made


def project(options: argparse.Namespace, studio: Headless) -> None:
    """Open a project without changing it, and do what was asked for."""
    opened = studio.studio.projects.open(options.file)
    try:
        document = opened.document
        match options.action:
            case "info":
                data: Any = {"title": document.title, "parts": sorted(document.parts), "assets": len(document.assets)}
                tell(
                    options,
                    data,
                    f"{document.title or options.file.stem}: {', '.join(sorted(document.parts)) or 'empty'}",
                )
            case "verify":
                for asset in document.assets.values():
                    _verify(asset.id, asset.media_type, studio.studio.assets)
                tell(
                    options,
                    {"assets": len(document.assets), "sound": True},
                    f"{len(document.assets)} assets, all sound",
                )
            case _:
                _export(options, document, opened, studio)
    finally:
        opened.close()


def _verify(asset: Any, media_type: str, assets: AssetStore) -> None:
    if media_type == TILES:
        assets.picture(asset)
    else:
        assets.read(asset)


def _export(options: argparse.Namespace, document: Document, project: Project, studio: Headless) -> None:
    exporter = next((one for one in studio.exporters if fits(one, options.out)), None)
    if exporter is None:
        known = ", ".join(pattern for one in studio.exporters for pattern in one.patterns)
        raise UserError(
            "There is no way to write {name}.", advice="Choose one of: {known}.", name=options.out.name, known=known
        )
    chosen = _options(options, exporter)
    generated = any(asset.recipe for asset in document.assets.values())

    def mark(pixels: Pixels | None, to: Path) -> None:
        if pixels is not None:
            studio.studio.credentials.write_png(pixels, None, to, edited=generated)
        else:
            recipe, edited = sound_made(document)
            studio.studio.credentials.mark(to, recipe, edited=edited)

    export_to(options.out, exporter_of(exporter, studio.studio, chosen), document, studio.studio.assets, mark)
    tell(options, {"files": [str(options.out)], "project": str(project.path)}, str(options.out))


def _options(options: argparse.Namespace, exporter: FileFormat) -> object | None:
    """The options that were set for a format; raises UserError where it does not have them."""
    type_, given = options_of(exporter), pairs(options.set)
    if type_ is None:
        if given:
            raise UserError("{name} is written without options.", advice="Leave --set out.", name=options.out.name)
        return None
    checked: object = request_from_json(
        type_, {name: value_from_text(type_, name, text) for name, text in given.items()}
    )
    return checked
