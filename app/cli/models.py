"""seisei models: the models on this machine."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from app.api import ModelRecord, UserError
from app.cli.headless import Headless
from app.cli.telling import Progress, tell
from app.document import JsonObject, ModelId
from app.jobs import JobContext, JobId, Progressed


def models(options: argparse.Namespace, studio: Headless) -> None:
    """List, add, fetch, remove or describe models."""
    library = studio.studio.models
    progress = Progress()
    match options.action:
        case "list":
            records = library.records()
            there = {record.id for record in records}
            entries = [entry for entry in library.catalogue() if entry.id not in there]
            data: Any = {
                "models": [_record(record) for record in records],
                "catalogue": [
                    {"id": e.id, "name": e.name, "licence": e.licence, "byte_size": e.byte_size} for e in entries
                ],
            }
            lines = [
                f"{r.id}\t{r.kind.value}\t{r.architecture}\t{r.licence}\t{_size(r.byte_size)}\t{r.complaint or r.path}"
                for r in records
            ]
            lines += [f"{e.id}\tcan be fetched\t{e.architecture}\t{e.licence}\t{_size(e.byte_size)}" for e in entries]
            tell(options, data, "\n".join(lines))
            return
        case "add":
            added = library.add(Path(options.name))
        case "fetch":
            context = JobContext(
                JobId("command"), lambda event: progress.show(event) if isinstance(event, Progressed) else None
            )
            added = [library.fetch(ModelId(options.name), context)]
            progress.end()
        case "remove":
            library.remove(ModelId(options.name))
            added = []
        case _:
            found = [record for record in library.records() if record.id == options.name]
            if not found:
                raise UserError("There is no model “{id}” here.", advice="See: models list.", id=options.name)
            tell(
                options,
                {**_record(found[0]), "card": library.card(found[0].id)},
                library.card(found[0].id) or str(_record(found[0])),
            )
            return
    tell(options, [_record(record) for record in added], "\n".join(record.id for record in added))


def _record(record: ModelRecord) -> JsonObject:
    return {
        "id": record.id,
        "name": record.name,
        "kind": record.kind.value,
        "architecture": record.architecture,
        "format": record.format.value,
        "prediction": record.prediction,
        "samplers": list(record.samplers),
        "licence": record.licence,
        "path": str(record.path),
        "byte_size": record.byte_size,
        "sha256": record.sha256,
        "complaint": str(record.complaint),
    }


def _size(size_bytes: int) -> str:
    return f"{size_bytes / 1e9:.1f} GB" if size_bytes >= 1e9 else f"{size_bytes / 1e6:.1f} MB"
