"""seisei project: look at, check and export projects."""

from __future__ import annotations

import argparse
import hashlib
from pathlib import Path
from typing import Any

from app.api import AssetId, AssetStore, InvalidData, JobContext, Pixels, UserError, request_from_json, value_from_text
from app.api.files import Exported, ProfiledPicture
from app.api.studio import Project
from app.cli.headless import Headless
from app.cli.pairs import pairs
from app.cli.telling import Progress, tell
from app.document import TILES, Document
from app.extensions import FileFormat, chosen_format, export_to, exporter_of, mark_exported, options_of
from app.jobs import JobEvent, JobId, Progressed

_PIECE_BYTES = 4 << 20


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


def _verify(asset: AssetId, media_type: str, assets: AssetStore) -> None:
    """Raise UserError where content is missing or damaged; what is no picture may be a film, and is read in pieces."""
    if media_type == TILES:
        assets.picture(asset)
        return
    hashed = hashlib.sha256()
    with assets.open(asset) as stream:
        while piece := stream.read(_PIECE_BYTES):
            hashed.update(piece)
    if hashed.hexdigest() != asset:
        raise InvalidData(
            "A stored picture or file is damaged ({name}).", advice="Undo, or make it again.", name=asset[:12]
        )


def _export(options: argparse.Namespace, document: Document, project: Project, studio: Headless) -> None:
    format_ = chosen_format(studio.exporters, document, options.out, options.format)
    chosen = _options(options, format_)
    generated = any(asset.recipe for asset in document.assets.values())
    credentials, progress = studio.studio.credentials, Progress()

    def show(event: JobEvent) -> None:
        if isinstance(event, Progressed):
            progress.show(event)

    def mark(written: Pixels | ProfiledPicture | Exported | None, to: Path) -> None:
        if written is None or isinstance(written, Exported):
            mark_exported(written, document, credentials, to)
        elif isinstance(written, ProfiledPicture):
            credentials.write_png(written.written, None, to, edited=generated, profile=written.profile)
        else:
            credentials.write_png(written, None, to, edited=generated)

    job = JobContext(JobId("command"), show)
    exporter = exporter_of(format_, studio.studio, chosen, lambda done, of: job.report(done, of, "Exporting"))
    try:
        export_to(options.out, exporter, document, studio.studio.assets, mark)
    finally:
        progress.end()
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
