"""seisei project: look at, check and export projects."""

from __future__ import annotations

import argparse
from typing import Any

from app.api import AssetStore, UserError
from app.api.studio import Project
from app.cli.headless import Headless
from app.cli.telling import tell
from app.document import TILES, Document


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
    for exporter in studio.exporters:
        if any(options.out.match(pattern) for pattern in exporter.patterns):
            pixels = exporter.load()(document, studio.studio.assets)
            generated = any(asset.recipe for asset in document.assets.values())
            studio.studio.credentials.write_png(pixels, None, options.out, edited=generated)
            tell(options, {"files": [str(options.out)], "project": str(project.path)}, str(options.out))
            return
    known = ", ".join(pattern for exporter in studio.exporters for pattern in exporter.patterns)
    raise UserError(
        "There is no way to write {name}.", advice="Choose one of: {known}.", name=options.out.name, known=known
    )
